"""
Phrases of people in need: rights, risk, a bed for tonight, a lawyer, a bare call for help.

They name no case and no danger outright, and an answer about politics would be the worst reply;
they get the help card. Each needs a first person or somebody close. A call for help counts only
where it is the whole message: "can you help me?" ends many a question.
"""

from __future__ import annotations

from bot.privacy.harm import HOLDER, MENOR, MINOR
from bot.privacy.people import CLOSE, ME_ES, any_of, upto

# What follows a call for help when it is homework that needs it.
_SCHOOL = any_of(
    "homework essay class project quiz test exam assignment presentation paper question questions "
    "tarea clase examen trabajo trivia pregunta ensayo exposicion"
)
_NO_STUDY = (
    rf"(?! (?:(?!case|caso)\w+ ){{0,3}}?{_SCHOOL}(?!\S))"
    r"(?! (?:to )?(?:understand|know|find|learn|write|explain|read|summari\w+|answer|study"
    r"|a (?:entender|saber|estudiar|encontrar|responder|escribir))(?!\S))"
)

# --- A call for help that is the whole message --------------------------------------------------
_OPENING = any_of(
    """
    hi hello hey please pls plz ok yes so urgent someone somebody anyone bot sir
    hola oye buenas? buenos dias tardes noches por favor porfa porfavor xfa plis si urgente
    alguien amig[oa] senor senora disculpa disculpe
    """
)
_CALL = any_of(
    """
    (?:can_(?:someone|somebody|anyone)_)?help_(?:me|us)
    (?:i|we)_(?:(?:really|just|do|badly|urgently|desperately)_){0,2}(?:need|want)_(?:(?:some|your
    |a_little|urgent|a_lot_of|serious)_)?(?:help|assistance)(?:_urgently|_badly)?
    (?:please|pls|plz|someone|somebody|anyone)_help help_(?:please|pls|plz)
    (?:necesit(?:o|amos)|ocup(?:o|amos)|quiero|queremos|pido|pedimos|me_urge|nos_urge)_(?:(?:mucha
    |su|tu|una|de_su|de|urgente|algo_de|que)_){0,2}(?:ayuda|(?:me|nos)_ayuden?)
    a[iy]?[ul]+[dt](?:ame|eme|enme|emen|anme|enos|ennos|anos|enmen)
    alguien_(?:que_)?(?:me|nos)_(?:ayud[ea]|puede_ayudar|pueda_ayudar)
    ayuda_(?:por_favor|porfa|porfavor|xfa|urgente) ayuden
    """
)
_CLOSING = any_of(
    """
    please pls plz now right urgently asap urgent fast someone somebody anyone i beg you help bot
    por favor porfa porfavor xfa plis ya ahora urgente(?:mente)? rapido alguien se los le lo ruego
    pido suplico dios mio ayuda amig[oa] es thanks gracias senor(?:a|es)? sir
    """
)
_CRY = (rf"^(?:{_OPENING} ){{0,4}}?{_CALL}(?: {_CLOSING}){{0,5}}$",)

# --- Rights, and what a rule does for me --------------------------------------------------------
_RIGHTS = (
    r"(?:what|which) (?:\w+ )?rights (?:do|would|will|should) (?:i|we) (?:\w+ )?have",
    r"(?:do|dont) (?:i|we) (?:\w+ )?have (?:an?|any|some) (?:\w+ )?rights?(?! to (?:know|ask))",
    r"(?:que|cuales|cual|qe) (?:\w+ )?derechos? (?:\w+ )?(?:tengo|tendria|me tocan|me corresponden"
    r"|tenemos (?:nosotr\w+|aqui|como)|tenemos$)",
    r"(?:i|we) (?:\w+ )?(?:have|had|passed|failed|got|claimed|showed) (?:an? |my |the )?"
    rf"(?:credible|reasonable|well founded) fear{_NO_STUDY}",
    r"(?:my|mi) (?:entrevista de )?(?:credible fear|miedo creible|temor creible|temor fundado)"
    rf"{_NO_STUDY}",
    rf"(?:tengo|tenemos|pase|pasamos|tuve) (?:\w+ )?(?:miedo|temor) (?:creible|fundado){_NO_STUDY}",
    rf"(?:happen\w*|done|applied|apply|applies|applying) to (?:me|us$|{CLOSE})",
    r"(?:i|we) (?:\w+ ){0,2}?(?:refouled|being refouled)|refoul\w+ (?:me|us$)",
    rf"(?:refoulement|no devolucion|devolucion|convencion|ley|asilo) (?:\w+ ){{0,2}}?{ME_ES} "
    r"(?:\w+ )?(?:aplica|protege|ampara|sirve|pasa|toca|cubre)(?! a todos)",
    rf"{ME_ES} (?:aplica|protege|ampara|cubre) (?:\w+ ){{0,2}}?(?:refoulement|no devolucion"
    r"|devolucion|convencion|ley|asilo)",
    rf"{ME_ES} (?:\w+ ){{0,3}}?(?:haciendo|aplicando|hacer|aplicar|hicieron) (?:\w+ )?"
    r"(?:refoulement|no devolucion|devolucion)",
    rf"{ME_ES} (?:tienen? que|tendrian? que|deberian?|han? de|esta obligad[oa] a) (?:dar|otorgar"
    r"|conceder|ofrecer) (?:\w+ )?(?:asilo|refugio|visa|papeles|proteccion|permiso|residencia)",
    rf"{ME_ES} (?:tienen? que|tendrian? que|deberian?) (?:aceptar|recibir|proteger|dejar (?:entrar"
    r"|quedar\w*|pasar))",
    rf"(?:dar|otorgar|conceder|ofrecer){ME_ES} (?:el |la )?(?:asilo|refugio|visa|papeles"
    r"|proteccion|permiso|residencia)(?! (?:datos|cifras))",
    r"(?:must|has to|have to) give (?:me|us) (?:asylum|refuge|papers|a visa|protection)",
    r"(?:have|has|had|need|needs|obliged|must) (?:\w+ )?(?:to )?(?:accept|take|protect|receive) "
    r"(?:me|us (?:in|if|as|when)|us$)",
    r"(?:can|could|may|will|should) (?:i|we) (?:\w+ )?stay$",
)

# --- Who I am, where that puts me at risk -------------------------------------------------------
_LAND = any_of(
    r"""
    hondur\w+ guatemal\w+ salvador\w* el_salvador nicarag\w+ venez\w+ cuban?\w* hait\w+ colombia\w*
    ecuador ecuatorian[oa] peru\w* migrante centroamerican[oa]
    """
)
_TRAIT = any_of(
    r"""
    gay lesbian(?:a)? trans(?:gender|sexual|genero)? bisexual bi queer lgbt\w* homosexual
    travesti hiv_positive indigen\w+ disabled discapacitad[oa] (?:madre|mama|padre)_solter[oa]
    single_(?:mother|mom|father|dad|parent) no_binari[oa] non_binary
    """
)
_AT_RISK = any_of(
    rf"""
    safe asylum stay protect\w* danger\w* refuge\w* mexico deport\w* accepted rights persecut\w+
    attacked help segur[oa] asilo refugio peligro\w* quedar\w* derechos? ayuda {_LAND}
    """.replace("el salvador", "el_salvador")
)
_PLACE = any_of(
    """
    mexico tijuana tapachula ciudad_juarez juarez reynosa matamoros laredo nogales the_border
    the_desert the_bridge the_river the_street this_country an?_shelter a_camp the_airport
    la_frontera el_desierto el_puente la_calle este_pais un_albergue el_aeropuerto
    """
)
_RISK = (
    r"(?:safe|dangerous|risky) (?:\w+ )?for (?:me|(?:people|someone|somebody|an? \w+) like "
    r"(?:me|us))",
    rf"(?:safe|dangerous) (?:\w+ )?for (?:us$|{CLOSE})",
    r"(?:segur[oa]|peligros[oa]) (?:\w+ )?para (?:mi|nosotr[oa]s|\w+ (?:\w+ )?como "
    rf"yo|{CLOSE})(?!\S)",
    rf"i am (?:an? )?(?:{_LAND} (?:and )?)?{_TRAIT} {upto(8)}{_AT_RISK}",
    rf"i am (?:from )?(?:an? )?{_LAND} {upto(3)}{_TRAIT}",
    rf"soy (?:una? )?(?:\w+ ){{0,2}}?{_TRAIT} {upto(8)}{_AT_RISK}",
    rf"soy (?:de )?{_LAND} {upto(3)}{_TRAIT}",
    rf"(?:i am|{CLOSE} is) (?:\w+ ){{0,4}}?pregnant",
    rf"(?:estoy|ando|{CLOSE} esta) (?:\w+ ){{0,2}}?embarazada",
    rf"(?:soy|vengo|somos|venimos) (?:de )?(?:una? )?{_LAND} {upto(8)}que (?:hago|hacemos"
    r"|puedo hacer|debo hacer)$",
    rf"i am (?:from )?(?:an? )?{_LAND} {upto(8)}what (?:do|can|should) i do$",
    rf"(?:{MINOR}|{MENOR}) {upto(5)}(?:what (?:do|can|should) i do|que (?:hago|puedo hacer)"
    r"|from honduras|from guatemala|asylum|stay|asilo|me pueden|puedo (?:pedir|quedar\w*|cruzar))",
    rf"i am (?:\w+ )?(?:alone|stuck|stranded|lost|trapped) (?:here|(?:in|at|on|near|by) {_PLACE}"
    r"|with my)",
    rf"we are (?:\w+ )?(?:stuck|stranded|lost|trapped) (?:here|(?:in|at|on|near|by) {_PLACE})",
    rf"(?:estoy|(?:me|nos) qued(?:e|amos)|estamos) (?:\w+ )?(?:sol|varad|atorad|tirad|perdid)[oa]s?"
    rf" (?:aqui|en {_PLACE}|con mis?)",
    # someone close, told otherwise than "my friend"
)
_WANTED = any_of(
    "asylum refuge refugee papers visa residency protection lawyer "
    "asilo refugio papeles visa residencia proteccion abogad[oa] permiso"
)
_FRIEND = any_of(
    """
    friend cousin uncle aunt nephew niece neighbou?r coworker relative boyfriend girlfriend
    amig[oa] prim[oa] ti[oa] sobrin[oa] vecin[oa] herman[oa] familiar conocid[oa] novi[oa]
    compan?er[oa] cunad[oa] muchach[oa]
    """
)
_SEEKS = (
    r"(?:wants?|needs?|applied|asked|seeks|is (?:seeking|asking|applying|looking)|was denied|has no"
    r"|quiere|necesita|pidio|busca|solicito|va a pedir|esta pidiendo|no tiene|ocupa)"
    r"(?! (?:to )?(?:know|understand|learn|write|saber|entender|aprender|escribir))"
)
_FRIENDS = (
    rf"(?:i have|i know|a|an|tengo|conozco a|hay) (?:\w+ ){{0,2}}{_FRIEND} (?:(?:who|that|que) )?"
    rf"{_SEEKS} {upto(4)}{_WANTED}",
    rf"(?:una?|unos?|unas?) {_FRIEND} (?:que )?{_SEEKS} {upto(4)}{_WANTED}",
    rf"ayud(?:en|a|e|enme|eme|ame) a {CLOSE}(?! (?:\w+ )?(?:con (?:la|su) tarea"
    r"|a (?:estudiar|entender)))",
)

# --- A bed, food, a doctor ----------------------------------------------------------------------
_SHELTER = any_of(
    """
    shelter bed food doctor hospital medicine meal something_to_eat
    (?:place|somewhere)_(?:\\w+_)?to_(?:sleep|stay|live)
    albergue techo comida doctor medico hospital medicinas? posada cama
    """
)
_ROOF = (
    r"where (?:(?:can|could|do|should|will) (?:i|we) (?:\w+ )?|to )(?:sleep|stay (?:tonight"
    r"|the night|for the night)|spend the night|eat (?:tonight|today|for free)|shower)",
    r"(?:where|how) (?:can|could|do|should) (?:i|we) (?:\w+ )?(?:find|get) "
    rf"(?:\w+ ){{0,2}}?{_SHELTER}",
    r"(?:nowhere|no where|no place|a place|somewhere|no bed|need a bed|place) to (?:sleep|stay the"
    r"|stay tonight|live tonight|go tonight)",
    r"(?:i|we) (?:\w+ )?(?:have|got|having) (?:nowhere|no where|no place|no home"
    r"|(?:no|nothing to) (?:food|eat))",
    r"(?:i|we) (?:am|are) (?:\w+ )?(?:homeless|sleeping (?:on|in) the street\w*"
    r"|living on the street)",
    rf"(?:i|we) (?:\w+ )?(?:need|want|am looking for|are looking for) (?:an? |some )?(?:\w+ )?"
    rf"{_SHELTER}",
    r"shelters? (?:\w+ )?(?:near (?:me|here|us|by)|nearby|for (?:me|us|tonight))",
    r"(?:a|en)?donde (?:\w+ )?(?:puedo|podemos|podria) (?:dormir|pasar la noche|comer"
    rf"|quedar(?:me|nos)|banarme|(?:encontrar|conseguir) (?:\w+ ){{0,2}}?{_SHELTER})",
    r"(?:a|en)?donde (?:duermo|dormimos|me quedo|nos quedamos|(?:paso|pasamos) la noche|como hoy)",
    rf"(?:a|en)?donde (?:encuentro|consigo|hay) (?:\w+ ){{0,2}}?{_SHELTER} (?:para (?:mi|nosotros"
    r"|esta noche|dormir)|cerca|aqui|hoy)",
    r"(?:no (?:tengo|tenemos)|sin) (?:\w+ ){0,3}?(?:donde|lugar para|techo) ?(?:dormir|ir|quedar\w*"
    r"|vivir|pasar la noche|para)",
    r"no (?:tengo|tenemos|hay) (?:nada )?que (?:comer|darles? de comer)",
    r"(?:duermo|dormimos|durmiendo|viviendo) en la calle",
    r"(?:necesito|necesitamos|ocupo|busco|buscamos) (?:una? |un lugar para )?"
    rf"(?:{_SHELTER}|dormir|donde (?:dormir|quedar\w+|vivir))",
)

# --- A lawyer, someone to help, the way there ---------------------------------------------------
_AID = any_of(
    "lawyers? attorneys? someone somebody anyone anybody organi[sz]ations? ngos? shelters? place "
    "abogad[oa]s? alguien organizacion(?:es)? albergues? persona lugar"
)
_AGENTS = any_of("ice la_migra immigration border_patrol the_police police")
_HELPERS = (
    rf"{_AID} (?:(?:who|that|to|can|could|will|would|may|might|near|here|gratis|free) ){{1,4}}"
    rf"(?:help|represent|defend|advise|assist) (?:me|us){_NO_STUDY}",
    r"(?:who|where) (?:\w+ )?(?:can|could|will|would) (?:i get help|help (?:me|us)"
    r"|represent (?:me|us)|defend me)(?:$| (?:here|in \w+|now|please|with my case|today))",
    rf"{_AID} (?:\w+ ){{0,3}}?que {ME_ES} (?:\w+ )?(?:ayud|defiend|orient|represent|asesor|apoy)\w*"
    rf"{_NO_STUDY}",
    rf"quien {ME_ES} (?:puede |podria |pueda )?(?:ayud|defiend|defend|orient|asesor|apoy)\w*(?:$"
    r"| (?:con mi caso|aqui|en \w+|por favor|ahora|hoy))",
    r"(?:hay|conoces|conocen|conoce|saben? de|recomiend\w+) (?:a )?(?:una? |algun[oa]? )?"
    r"(?:buen )?abogad[oa]s? ?(?:gratis|gratuit\w+|aqui|cerca|buen[oa]|barat[oa]"
    r"|de (?:in)?migracion|$)",
    r"(?:i|we) (?:\w+ ){0,3}?(?:afford|pay for|hire|find|get|without|no) (?:an? )?(?:\w+ )?"
    rf"(?:lawyer|attorney){_NO_STUDY}",
    r"(?:no|para) (?:tengo|tenemos|puedo|podemos|pagar) (?:\w+ ){0,3}?abogad[oa]",
    r"(?:free|good|immigration|asylum|pro bono) (?:\w+ )?(?:lawyers?|attorneys?) (?:near me|here"
    r"|for me|in (?:tijuana|tapachula|mexico city))",
    r"(?:lawyers?|attorneys?) (?:for|near) me",
    rf"(?:{HOLDER}) (?:\w+ )?(?:dont|doesnt|didnt|wont|never|refuses to|has not|hasnt) "
    r"(?:paid|pay|pays) (?:me|us)",
    rf"mi (?:\w+ )?{HOLDER} no {ME_ES} (?:\w+ ){{0,2}}?(?:pag|paga)\w*",
    # a summons, a stop, the way north
    r"(?:i|we) (?:have|had|got) (?:immigration )?court (?:on|tomorrow|today|next|this|date|in)",
    rf"(?:puedo|podemos|podria) (?:llevar|pasar|meter)(?:me)? a {CLOSE}",
    r"(?:got|get|received|have|gave me|sent me) (?:\w+ ){0,2}?(?:notice to appear|nta|court date"
    r"|summons|(?:deportation|removal) (?:order|notice|letter))",
    rf"{ME_ES} (?:llego|mandaron|dieron|enviaron|entregaron) (?:\w+ ){{0,2}}?(?:orden|citatorio"
    r"|cita|notificacion|carta) (?:\w+ ){0,2}?(?:deportacion|corte|migracion|expulsion|salida)",
    rf"if {_AGENTS} (?:\w+ ){{0,2}}?(?:stops?|catch\w*|takes?|detains?|finds?|asks?|knocks?"
    r"|comes?) (?:(?:to|for|at|on) )?(?:me|us|my|our)",
    r"que (?:le|les) (?:digo|decimos) a (?:la |los )?(?:migra|migracion|policia|agentes|ice)",
    r"(?:i|we) (?:\w+ )?(?:want|need|plan|hope) to (?:go|get|come|move|cross) (?:in)?to "
    r"(?:the )?(?:usa?|united states|states|mexico|canada)(?! (?:on|for) (?:vacation|holiday|fun))"
    r"(?! to visit| section| part)",
    r"(?:i|we) (?:\w+ )?need help (?:crossing|to cross|getting (?:in|across|papers|asylum|out)"
    r"|with my (?:papers|case|hearing))",
    r"(?:quiero|queremos|pienso|pensamos|voy a) ir(?:me|nos)? (?:al?|pal|para(?: el)?) (?:norte"
    r"|otro lado|gabacho|estados|eeuu|usa)",
    r"(?:ocupo|necesito|necesitamos|quiero) (?:que me )?ayud\w+ (?:para|a) (?:cruzar|entrar|pasar"
    r"|salir de|quedar\w+)",
)

NEED = _CRY + _RIGHTS + _RISK + _FRIENDS + _ROOF + _HELPERS
