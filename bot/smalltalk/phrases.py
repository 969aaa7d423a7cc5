"""
What people say when they ask nothing, as folded words, and how it may be put together.

A message is small talk only if these phrases cover all of it, so a phrase may be as common as
"good": it counts only where nothing else is said.
"""

from __future__ import annotations


def lines(text: str) -> frozenset[str]:
    """The phrases of a text, one in each part between bars or line ends."""
    parts = text.replace("|", "\n").splitlines()
    return frozenset(" ".join(part.split()) for part in parts if part.strip())


GREETING = lines(
    """
    hi | hello | hey | hiya | heya | howdy | hi there | hello there | hey there | greetings | yo
    hai | helo
    good morning | good afternoon | good evening | morning | good day | gm | sup | wassup
    whats up | whatsup
    what is up | how are you | how are you doing | how are you today | how is it going
    hows it going
    how do you do | how r u | how are u | hru | nice to meet you | pleased to meet you | welcome
    how have you been | nice to see you | are you there | anybody there | anyone there | you there
    is anyone there
    hola | holi | holis | ola | hloa | hla | holaa | buenas | buenos dias | buen dia | buenas tardes
    buenas noches | buena tarde | buena noche | bns tardes | saludos | un saludo | que tal
    que hay | que onda
    ke onda | q onda | que pex | que pedo | quiubo | quiubole | que hubo | que mas | que hubole
    wenas
    como estas | como esta | como esta usted | como esta | komo estas | como andas | como andan
    como va
    como te va | como van | como les va | como anda | todo bien | que pasa | que haces | que cuentas
    mucho gusto | encantado | encantada | un gusto | bienvenido | alo | epa | ey | buenas buenas
    hay alguien
    hay alguien ahi | estas ahi | que tal todo | que tal estas | como te sientes | que cuentas
    como estan | como te encuentras | como amaneciste
    """
)
THANKS = lines(
    """
    thanks | thank you | thank u | thankyou | thx | tnx | thnx | ty | tysm | tyvm | thanks a lot
    thanks so much
    thank you so much | thank you very much | many thanks | much appreciated | appreciate it
    i appreciate it
    thanks a bunch | thanks for the help | thanks for your help | thank you for your help
    thanks for that
    thanks for the info | thanks for answering | cheers | great | cool | perfect | awesome | nice
    great answer | good answer | nice one | well done | good job | great job | good bot | good
    very good
    very helpful | that helps | that helped | that was helpful | helpful | amazing | excellent
    love it
    i love you | you are great | you are the best | youre the best | youre great | you are awesome
    you rock | you are amazing | love you
    gracias | grax | gracia | grasias | grcs | muchas gracias | mil gracias | muchisimas gracias
    mchas gracias
    gracias por todo | gracias por la ayuda | gracias por tu ayuda | gracias por responder
    te agradezco
    gracias por la info | gracias por la informacion | se agradece | se los agradezco
    te lo agradezco
    se lo agradezco | muy amable | que amable | agradecido | agradecida | dios te bendiga
    bendiciones
    genial | perfecto | excelente | buenisimo | buenisima | buena respuesta | muy bien | bien
    que bien
    muy bueno | bueno | que bueno | buen trabajo | bien hecho | chido | que chido | padre
    que padre
    barbaro | joya | de lujo
    super | me sirvio | me ayudo mucho | te quiero | te amo | eres genial
    eres el mejor | buen bot
    sos un genio | eres lo maximo | de una | sos genial | un millon de gracias | de nada
    no problem
    you are welcome | np
    no thanks | no thank you | no gracias | gracias de verdad | de verdad gracias
    gracias genio | gracias crack | gracias maestro | gracias jefe | gracias rey | gracias reina
    gracias capo | genio | eres un genio | crack
    """
)
REACTION = lines(
    """
    ok | okay | oki | okey | okie | k | kk | alright | fine | sure | understood | vale | va
    sale | listo | dale | entendido | entiendo | claro | orale | i see | makes sense
    ya entendi | ya veo | de acuerdo | got it | wow | whoa | interesting | very interesting
    how interesting | thats interesting | so interesting | that is interesting | good to know
    nice to know | thats cool | that is cool | thats nice | that is nice | so cool | very cool
    very nice | how nice | so nice | super cool | sweet | neat | brilliant | fantastic
    wonderful | impressive | fascinating | interesante | interesantisimo | que interesante
    muy interesante | super interesante | wuau | guau | que cool | que buena onda | buena onda
    que lindo | que bonito | increible | que increible | impresionante | fascinante
    maravilloso | bravo | bacan | bacano | chevere | que chevere | curioso | que curioso
    es bueno saberlo | bueno saberlo | oh wow | oh no | oh i see | thats sad | that is sad
    how sad | so sad | sad | thats terrible | that is terrible | how terrible | terrible
    thats crazy | crazy | thats a lot | no way | really | unbelievable | incredible | surprising
    hmm interesting | didnt know that | i didnt know that | i did not know that | ah ok
    oh ok | okay then | noted | que triste | triste | muy triste | que terrible | que horror
    que fuerte | que mal | que barbaro | que locura | no sabia | no lo sabia | no sabia eso
    en serio | de veras | no puede ser | anda | ah ya | ah bueno | ya | aja | a poco | vaya
    caray | asu | a la madre | no manches | orale pues | anotado | ok va | va que va
    """
)
GOODBYE = lines(
    """
    bye | bye bye | goodbye | good bye | good night | gn | see you | see ya | see u | cya
    see you later
    see you soon | see you tomorrow | later | laters | take care | have a nice day
    have a good day | farewell
    have a great day | have a good one | talk to you later | ttyl | g2g | gtg | i have to go
    i gotta go
    gotta go | got to go | until next time | good luck | cheerio | peace | peace out | i am leaving
    adios | adio | chao | chau | ciao | bai | babai | hasta luego | hasta pronto | hasta manana
    hasta la vista
    hasta la proxima | nos vemos | nos vemos luego | nos vemos manana | nos leemos | nos hablamos
    ahi nos vemos
    cuidate | cuidense | que te vaya bien | que tengas buen dia | que tengas un buen dia
    que estes bien
    buen fin | me voy | ya me voy | me tengo que ir | tengo que irme | hasta otra | hasta siempre
    que descanses
    buen finde | feliz dia | feliz noche | suerte | chaito | besos | un abrazo | abrazos
    """
)
ABILITIES = lines(
    """
    help | help me | i need help | need help | can you help me | can you help | could you help me
    menu | commands
    command | list of commands | start | info | instructions | options | about you
    about this bot | topics
    show me the commands | show commands | how to use | how to use this | how to use this bot
    guide | tutorial
    what can you do | what do you do | what can u do | wat can u do | what can you tell me
    what can you answer
    what do you know | what do you know about | what can this bot do | what does this bot do
    what are you able to do
    what can i ask | what can i ask you | what should i ask | what should i ask you | what may i ask
    what could i ask | what can i do here | what can i do | what topics do you know
    what topics do you cover
    what questions can i ask | what questions can you answer | what are your functions
    what are your commands
    what kind of questions can i ask | what are you for | what are you good for
    what is your purpose
    what is your name | whats your name | do you have a name | who are you | who r u | who are u
    what are you
    what is this bot
    tell me about yourself | introduce yourself
    tell me what you can do
    do you speak spanish | do you speak english | do you understand spanish | can you speak spanish
    can you speak english | which languages do you speak | what languages do you speak
    how does this work | how do you work | how does this bot work | how do i use this
    how do i use you | how do i use this bot | how can i use this | how can i use you
    how do i ask a question
    how can you help me | how can you help | how can i ask you | how do i start | how do i begin
    what now
    where do i start | what do i do | can i ask you something | can i ask you a question
    can i ask something
    can i ask a question | i have a question | question | may i ask a question
    i have a question for you
    what can you help me with | what can you help with | what are you capable of
    what is this bot for | what is this for
    what type of questions can i ask | what type of questions can i ask you
    what kind of questions can i ask you
    what kinds of things can you do | what things can you do | what sort of things do you know
    what else can you do
    what should i call you | what do i call you | what can i call you | what do they call you
    tell me your name
    give me your name | what is your name anyway | may i have your name | who am i speaking with
    who am i talking to
    give me examples of what to ask you | give me an example question
    give me examples
    what languages can you speak | do you speak other languages
    what is your job | what do you do here | what are you doing here | can you do anything else
    get help | help please
    con que me puedes ayudar | en que me podes ayudar | en que me puedes servir
    para que me puedes servir | dame ayuda
    sabes hablar ingles | sabes hablar espanol | sabes ingles | sabes espanol
    hablas en ingles | hablas otros idiomas
    que tipo de preguntas puedo hacer
    que tipo de preguntas respondes | que cosas puedes hacer | que cosas sabes
    que mas puedes hacer | que mas sabes hacer
    dime que haces | dime que sabes hacer | dime que puedes hacer | como te puedo llamar
    como te utilizo | dame ejemplos | dame un ejemplo de pregunta | necesito tu ayuda
    quiero ayuda | quiero preguntar algo
    quiero hacer una pregunta | quiero preguntarte algo | i want to ask something
    i want to ask you something
    ayuda | ayudame | me ayudas | necesito ayuda | me puedes ayudar | puedes ayudarme
    me podes ayudar | podes ayudarme
    me ayuda | ayudenme | podrias ayudarme | me podrias ayudar | comandos | comenzar | empezar
    inicio | opciones
    instrucciones | temas | lista de comandos | informacion | guia | como empiezo
    por donde empiezo
    que sabes hacer | que sabes | que puedes hacer | que podes hacer | que haces tu
    que haces vos | ke puedes aser
    que puede hacer | que puede hacer usted | que puede hacer este bot | que hace este bot
    que hace el bot
    que puedes hacer por mi | que puedes responder | que puedes contestar | que podes responder
    q sabes hacer
    q puedes hacer | que me puedes decir | que me puedes contar | que preguntas contestas
    que preguntas respondes
    que te puedo preguntar | que puedo preguntar | que puedo preguntarte | que puedo preguntarle
    que le puedo preguntar
    que preguntas puedo hacer | que preguntas te puedo hacer | de que sabes | de que puedes hablar
    de que podemos hablar
    sobre que puedo preguntar | sobre que te puedo preguntar | que temas conoces
    que temas manejas | que temas tienes
    que temas sabes | de que temas sabes | de que temas hablas | para que sirves
    para que sirve esto
    para que sirve este bot | para que estas | cual es tu funcion | cuales son tus funciones
    cual es tu proposito
    como te llamas | cual es tu nombre | tienes nombre | quien eres | quien sos | kien eres
    quien es usted | que eres
    que sos | que es este bot
    presentate
    hablame de ti | hablame de vos | contame de vos
    hablas espanol | hablas ingles | entiendes espanol | puedes hablar espanol
    que idiomas hablas
    como funciona esto | como funcionas | como funciona el bot | como funciona este bot
    como se usa
    como se usa esto | como se usa este bot | como te uso | como te puedo usar | como uso esto
    como uso el bot
    como hago una pregunta | como pregunto | como te pregunto | como puedo preguntar
    en que me puedes ayudar
    en que puedes ayudarme | como me puedes ayudar | como puedes ayudarme | en que ayudas
    que hago | que hago aqui
    tengo una pregunta | tengo una duda | te puedo preguntar algo | puedo preguntar algo
    puedo hacerte una pregunta
    puedo preguntarte algo | te puedo hacer una pregunta | una pregunta | pregunta
    tengo una pregunta para ti
    me puedes ayudar con algo | can you help me with something | i need some help
    """
)
REJECTION = lines(
    """
    no | nope | nah | nop | not it | not that | not this | no not that | none | none of these
    none of those | none of them | none of the above | neither | neither of them | wrong
    wrong answer | that is wrong | thats wrong | its wrong | it is wrong | you are wrong
    youre wrong | incorrect | thats incorrect | that is incorrect | not correct | thats not it
    that is not it | thats not right | that is not right | not right | thats not what i asked
    that is not what i asked | thats not my question | not what i asked | not what i meant
    thats not what i meant | that is not what i meant | that isnt it | that isnt right
    you didnt answer my question | that doesnt answer my question | you did not answer my question
    thats not my question | you misunderstood | you misunderstood me | you dont understand
    thats not true | that is not true | not true | false | not the answer | not what i wanted
    thats not what i want | i meant something else | something else | try again
    i didnt ask that | i did not ask that | bad answer | that didnt help | that does not help
    that doesnt help | not helpful | didnt help
    ninguna | ninguno | ninguna de esas | ninguna de estas | ninguna de ellas | ninguno de esos
    ninguno de estos | ninguna de las anteriores | ninguna opcion | nada de eso | no es eso
    no es esa | no es ese | no es esto | no era eso | no era esa | eso no | eso no es | esa no
    ese no | esta no | este no | esa no es | eso no era | no eso no | nel | mal | esta mal
    eso esta mal | estas mal | estas equivocado | te equivocas | te equivocaste | incorrecto
    incorrecta | respuesta incorrecta | equivocado | respuesta equivocada | no es correcto
    eso no es correcto | no es asi | eso no fue lo que pregunte | no pregunte eso
    no te pregunte eso | yo no pregunte eso | eso no pregunte | no es lo que pregunte
    eso no es lo que pregunte | no es lo que busco | no era lo que buscaba | eso no me sirve
    no me respondiste | no respondiste mi pregunta | no contestaste mi pregunta
    no me contestaste | no respondiste | eso no responde mi pregunta | no entendiste
    no me entendiste | no me entiendes | no me refiero a eso | no me referia a eso
    eso no es cierto | no es cierto | es falso | falso | eso es mentira | no es verdad | otra cosa
    quise decir otra cosa | intenta otra vez | eso no es lo que quiero | no quiero eso
    no me sirve | no me ayuda | no me ayudo | eso no me ayuda | mala respuesta
    """
)
NOISE = lines(
    """
    lol | lmao | rofl | lmfao | xd | xdd | omg | wtf | hmm | hm | mm | ah | oh | ooh
    eh | uh | um | huh
    meh | yay | yey | oops | ups | uy | ay | ok lol | test | testing | prueba | probando | ping
    blah | bla | bla bla
    asdf | asd | qwerty | qwe | jkl | zxc | aaa | bbb | zzz | foo | foobar | n a | v | x | 1 2 3
    damn | dang | caramba | equis | idk | jk | brb | afk | f | smh | nvm
    never mind
    whatever | dunno | equis de | oof | bruh | uwu | owo | ñaca | haha lol | abc
    """
)
# Words mended from one slip: those of the phrases that no likely question comes near to.
MENDABLE = lines(
    """
    interesting | interesante
    hello | thanks | thank | gracias | muchas | adios | buenas | buenos | tardes | noches
    morning | goodbye
    afternoon | evening | saludos | ayudame | puedes | podes | puedo | preguntar | preguntarte
    funciona | funcionas
    hacer | responder | contestar | perfect | perfecto | excelente | awesome | commands | comandos
    human | robot
    estas | welcome | appreciate | later | luego | manana | pronto | vemos | sabes | quien
    llamas | created
    """
)

# Said along with the rest, and nothing by itself.
ADDRESS = lines(
    """
    bot | chatbot | robot | refugio | ai | amigo | amiga | amigos | friend | friends | buddy | pal
    mate | dude | bro
    man | sir | madam | everyone | everybody | all | guys | folks | people | team | there | again
    today | now | so
    please | pls | plz | por favor | porfa | porfis | porfavor | xfa | todos | a todos | a todas
    todas | banda | raza
    gente | equipo | wey | guey | we | carnal | compa | che | tio | tia | parce | pana | hermano
    senor | senora
    and | y | o | oye | hey you | my friend | mi amigo | mi amiga | boludo | cabron
    really | very much
    well | pues | bueno pues | then | entonces | muy | tambien | too | also | for everything
    por todo | otra vez
    querido | querida | dear | mr bot | senor bot | little bot | bb | dear bot | anyway | hoy
    for now | por ahora | con esto | with this
    """
)
