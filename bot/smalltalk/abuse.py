"""
Insults, slurs and vulgarity, in English and in the Spanish of Mexico, the Plata and Spain.

Written here only to be recognised, so that the bot can stay calm. They count where nothing else
is said: a real question is answered, whatever it swears with.
"""

from __future__ import annotations

from bot.smalltalk.phrases import lines

# Words that make a message abusive, in every region's slang. Only where all other words are
# `AROUND_ABUSE`: "wetback" in "Operation Wetback" or "how many fucking people" is no abuse.
ABUSIVE = lines(
    """
    fuck | fucking | fuckin | fucked | fucker | fuckers | motherfucker | motherfuckers | mf | stfu
    fck | fuk | fking
    f ck | f u | fu | sh t | b tch | p ta | a hole | gtfo | kys | kill yourself | go kill yourself
    drop dead
    go die | shit | shitty | bullshit | shithead | asshole | assholes | bitch | bitches | bastard
    bastards | cunt
    cunts | dick | dickhead | cock | cocksucker | pussy | suck | sucks | suck my | blow me
    blowjob | whore | whores
    slut | sluts | faggot | faggots | fag | fags | dyke | tranny | retard | retards | retarded
    idiot | idiots
    idiotic | stupid | dumb | dumbass | moron | morons | imbecile | loser | losers | useless
    worthless | trash
    garbage | crap | crappy | pathetic | scum | vermin | pig | jerk | jackass | wanker | twat
    prick | bollocks | tosser
    nigger | niggers | nigga | niggas | spic | spics | beaner | beaners | wetback | wetbacks
    gook | chink | chinks | kikes
    raghead | gringos de mierda | tits | boobs | send nudes | nudes | porn | horny | sexy | anal
    penis | vagina
    cum | go to hell | shut up | shut your mouth | go back to your country | go home | i hate you
    you are ugly
    pendejo | pendeja | pendejos | pendejas | pendejada | pendejadas | pndejo | idiota | idiotas
    estupido | estupida
    estupidos | estupidas | imbecil | imbeciles | tonto | tonta | tontos | baboso | babosa | menso
    mensa | tarado
    tarada | tarados | bruto | bruta | burro | inutil | inutiles | inservible | basura | puto
    puta | putos | putas
    putita | putazo | ptm | mierda | mierdas | mrd | culero | culera | culeros | culo | ojete
    ojetes | mamon | mamona
    mamones | mamador | chingar | chinga | chingas | chingada | chingados | chingado | chinguen
    chingatumadre | ctm | alv
    vete alv | verga | vergas | vrga | pito | panocha | joto | jotos | maricon | maricones
    marica | maricas | mayate
    cabrones | hijueputa | hijueputas | hp | hdp | hijo de puta | hijos de puta | hija de puta
    gonorrea | malparido
    malparida | malnacido | zorra | zorras | perra | pelotudo | pelotuda | pelotudos | boluda
    boludos | forro | forra
    forros | conchudo | conchuda | concha | la concha de tu madre | lcdtm | concha de tu madre
    sorete | trolo | mogolico
    gilipollas | gilipolla | capullo | subnormal | cono | joder | hostia puta | me cago en
    te jodan | que te jodan
    que te den | jodete | jodanse | mamaguevo | mamahuevo | mamame | mamala | chupame | chupala
    chupamela | cogerte
    coger | follar | follarte | cojo | tetas | chichis | vete al carajo | al carajo
    vete al diablo | vete al infierno
    callate | callese | callate la boca | cierra la boca | sudaca | sudacas | indio de mierda
    naco | nacos | prieto
    muerete | matate | ojala te mueras | me das asco | das asco | no sirves | no sirves para nada
    no sirves de nada | feo | te odio | larguense | a su casa | bot de porqueria | porqueria
    mugroso | mugrosos
    pinche | pinches | carajo | sos un boludo | eres un cabron | sos boludo | eres cabron
    son unos cabrones | hijos de la chingada
    """
)
AROUND_ABUSE = lines(
    """
    you | u | your | ur | you re | youre | are | r | is | a | an | the | this | that | these
    those | bot | chatbot | robot
    refugio | off | to | hell | such | piece | of | and | my | me | it | its | eat | ass | total
    totally | really | very
    just | so | all | they | them | him | her | he | she | i | hate | what a | what an | people
    person | person who
    migrants | immigrants | illegals | mexicans | mexican | americans | gringos | gringo | trump
    amlo | obrador
    lopez obrador | pena nieto | go | back | home | up | mother | mom | son | get | lost | man
    thing | answers | answer
    as | fat | big | little | damn | lazy | dirty | kill | hey | hi | hello | hola | ok | lol
    not | no | good | bad
    eres | sos | es | son | tu | vos | ti | te | un | una | unos | unas | de | del | la | el | los
    las | lo | que | muy
    mas | vete | vayanse | andate | al | a | por | y | en | mi | madre | jefa | hijo | hija
    hijos | gran | grandisimo
    pura | puro | puros | pinche | pinches | maldito | maldita | malditos | maldita sea | no
    mames | mamen | wey | guey
    este | esta | estos | esto | para | nada | todo | todos | toda | migrantes | inmigrantes
    mexicanos | ilegales
    centroamericanos | hondurenos | mojados | negro | negros | indio | indios | judios | moros
    viejo | vieja | loco
    loca | feo | gordo | bien | bueno | mal | se | vayan | su | sus | casa | pais | tan | asco
    cara | cabeza | hocico
    oye | che | ya | si | tio | como | carajo | usted | ustedes | les | nos | da | soy | me | ay
    tu puta | fuera
    thanks | gracias | con | esa | ese | eso | ni | country | out | stop | being | never | works
    work | wont | dont | do
    """
)
