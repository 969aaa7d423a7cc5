"""
Phrases of danger: the asker or someone close is held, sought, threatened, or near suicide.

A false alarm costs a card with addresses of help; a missed one may cost far more. So phrases
are wide, as long as they speak of the speaker: questions about people in general never match.
"""

from __future__ import annotations

from bot.privacy.people import CLOSE, ME, ME_ES, any_of, upto

_AGENTS = any_of(
    """
    ice la_migra migra immigration border_patrol police cops? agents officers feds gangs?
    (?:the_)?cartel gang_members smugglers? coyotes? soldiers
    """
)
_ANYONE = any_of("someone somebody they he she men man people car truck guys") + "|" + _AGENTS
_AGENTES = any_of(
    "migra ice migracion inmigracion policias? patrulla agentes? federales soldados militares "
    "guardia sicarios pandilleros mareros narcos cartel"
)
_CRIMINALS = any_of(
    "cartel mara maras pandilla pandillas pandilleros narcos? zetas ms_13 coyotes? polleros? "
    "sicarios mareros"
)

# --- They hold, or held, me or someone close ---------------------------------------------------
_SEIZED = any_of(
    """
    took_away arrested detained kidnapped abducted jailed imprisoned captured seized picked_up
    locked_up handcuffed murdered threatened attacked raped grabbed robbed
    """
)
_HELD = any_of(
    """
    detained arrested kidnapped abducted locked_(?:up|in) jailed imprisoned threatened attacked
    raped beaten trafficked stalked trapped captured grabbed picked_up robbed
    held_(?:by|in|at|here|captive|hostage|for) being_held followed_by_(?:the|a|ice|men|some\\w+)
    in_(?:\\w+_){0,2}(?:detention|jail|custody|prison|danger) in_the_hielera
    """
)
_BEING = any_of("am are is was were have has had got get been being getting just still now")
_ENGLISH_HELD = (
    # "they arrested us"; "they took my husband"; "I was detained"; "my son is missing"
    rf"(?<!answer )(?<!news )(?<!it )(?:{_SEIZED}|beat|hit|shot) (?:up )?{ME}"
    r"(?! (?:at|in|to|by|an?|the)(?!\S))",
    rf"{_SEIZED} {ME} (?:at|in|by|to|the|an?) (?:\w+ ){{0,2}}(?:border|work|job|home|jail|night"
    r"|station|ice|checkpoint|airport|gang|cartel|police|street|airport|army|soldiers?)",
    rf"(?:{_SEIZED}|took|caught|killed|beat|hurt|shot|raided) {CLOSE}",
    rf"(?:have|has|holding|hold|got) {CLOSE} (?:in|at|hostage|captive|locked)",
    rf"{_AGENTS} (?:\w+ )?(?:has|have|got|caught|took|grabbed|is holding|are holding|is taking"
    rf"|are taking|arresting|is arresting|are arresting|is detaining|came for) (?:{ME}|{CLOSE})",
    rf"(?:they|{_AGENTS}) (?:\w+ )?(?:came|come|coming|looking|searching) for (?:{ME}|{CLOSE})",
    r"(?:is|are|were|members?) looking for (?:me|us)",
    rf"{_AGENTS} (?:\w+ )?(?:stopped|pulled over) (?:{ME}|{CLOSE})",
    r"(?:ice|la migra|immigration|border patrol) (?:just |has |have )?(?:took|got|has|arrested"
    r"|detained|picked up|caught) (?:him|her)",
    r"(?:he|she) is (?:\w+ )?(?:in|at) (?:\w+ ){0,2}?(?:detention|jail|custody"
    r"|prison)(?: center)?",
    rf"let {CLOSE} go",
    rf"call(?:ed|ing|s)? (?:ice|immigration|la migra|the police|migracion) on (?:me|us|{CLOSE})",
    rf"report(?:ed|ing)? (?:me|us|{CLOSE}) to (?:ice|immigration|the police)",
    r"put (?:me|us) in (?:an? |the )?(?:cell|cage|van|jail|hielera|detention)",
    r"separated (?:me|us) from",
    r"help (?:\w+ )?they are",
    r"(?:took|taking) me (?:away|into custody|to (?:\w+ )?(?:jail|detention|prison))",
    rf"(?:i|we) (?:{_BEING} ){{1,4}}{_HELD}",
    rf"{CLOSE} (?:{_BEING} ){{1,4}}(?:{_HELD}|missing|taken|caught|killed|murdered|shot"
    r"|gone missing|disappeared|deported (?:now|today|tomorrow|tonight))",
    rf"{CLOSE} (?:disappeared|vanished|got (?:taken|caught|picked up|arrested|detained))",
)
_DETENIDO = any_of(
    """
    detenid[oa]s? pres[oa]s? encarcelad[oa]s? arrestad[oa]s? secuestrad[oa]s? encerrad[oa]s?
    amenazad[oa]s? retenid[oa]s? capturad[oa]s? desaparecid[oa]s? (?:bajo|en)_custodia
    (?:en_)?(?:un_|el_|la_)?(?:centro_de_detencion|estacion_migratoria|hielera|perrera|carcel)
    en_detencion en_prision
    """
)
_AGARRO = any_of(
    """
    agarr(?:o|aron|ado|ando) detuv(?:o|ieron) detenid[oa] deteniendo arrest(?:o|aron|ado|ando)
    encerr(?:o|aron|ado) captur(?:o|aron|ado) secuestr(?:o|aron|ado|ando|an) apres(?:o|aron)
    retuv(?:o|ieron) atraparon pescaron levantaron raptaron apanaron torcieron
    golpe(?:a|an|o|aron|ado|ando) pegan? pegaron viol(?:o|aron|ado) maltratan?
    amenaz(?:o|a|an|aron|ado|ando) persig(?:o|ue|uen|uieron|uiendo) persiguiendo
    extorsion(?:a|an|aron) asalt(?:o|aron) balacearon dispararon torturaron
    """
)
_SPANISH_HELD = (
    # "me agarró la duda" is idiom
    rf"(?<!trump )(?<!unidos )(?<!gobierno ){ME_ES} (?:ya )?"
    rf"(?:(?:acaban? de|estan?|han?|andan?|tienen?|vienen?|anda) )?{_AGARRO}"
    r"(?! (?:la |el |una |mucha )?(?:risa|duda|hambre|curiosidad|sueno|tarde|atencion|nervios))",
    rf"{ME_ES} (?:acaban? de) (?:agarrar|detener|arrestar|secuestrar|deportar|golpear|asaltar)",
    rf"{ME_ES} (?:llevo|llevaron|cayo|agarro|paro) (?:\w+ )?{_AGENTES}",
    rf"{ME_ES} (?:llevaron|tienen|tiene|dejaron|dejo|tuvieron) (?:\w+ ){{0,2}}?{_DETENIDO}",
    r"(?:me|nos) (?:bajaron|sacaron) del (?:camion|tren|bus|autobus|carro|trailer)",
    r"policias? (?:\w+ )?(?:me|nos) (?:quit|rob|peg|pid|golpe|extors|amenaz|par)\w*",
    r"(?:me|nos) (?:trajeron|llevaron|metieron|mandaron) (?:a|en|al) "
    r"(?:\w+ )?(?:centro de detencion|carcel|estacion migratoria|hielera|perrera)",
    r"(?:me|nos) (?:estan?|andan?|vienen?) (?:buscando|siguiendo|vigilando|deportando)",
    r"(?:me|nos) buscan (?:para|los|las|la|unos)",
    rf"(?:estoy|estamos|sigo|seguimos) (?:ya |aqui |muy |tambien )?{_DETENIDO}",
    rf"(?:llevo|llevamos) (?:\w+ ){{1,3}}(?:escondid[oa]s?|{_DETENIDO})",
    r"(?:estoy|estamos|sigo|escribo|te hablo|llamo) (?:\w+ ){0,2}?(?:en|desde|dentro de) "
    rf"(?:un|una|el|la) {_DETENIDO}",
    r"(?:estoy|estamos|ando|andamos|me siento|me encuentro) (?:\w+ )?"
    r"(?:escondid[oa]s?|escondiend\w+|atrapad[oa]s?|en peligro"
    r"|corriendo peligro|huyendo|perdid[oa]s? en el (?:desierto|monte|rio|cerro))",
    rf"(?:{_AGARRO}|llevaron|llevo|llevan|mataron|asesinaron|desaparecieron|tienen|tiene"
    r"|quitaron|agarro|metieron|sacaron|bajaron|esposaron|subieron|cayo|deteniendo|llevando"
    rf"|detienen|arrestan) {upto(4)}a {CLOSE}",
    rf"a {CLOSE} (?:\w+ )?(?:l[oa]s?|les?|se l[oa]s?) "
    rf"(?:\w+ )?(?:{_AGARRO}|llevaron|llevo|tienen|mataron|quieren|buscan"
    r"|van a (?:deportar|matar|llevar))",
    rf"{CLOSE} (?:\w+ ){{0,4}}?(?:{_DETENIDO}|desaparecio|no aparecen?|en peligro|corren? peligro"
    r"|en manos de)",
    rf"{CLOSE} (?:\w+ ){{0,2}}?(?:l[oa]s?|se l[oa]s?) "
    rf"(?:\w+ )?(?:{_AGARRO}|llevaron|llevo|tienen)",
)

# --- They are coming, or will do it ------------------------------------------------------------
_WILL = any_of(
    """
    going_to want(?:s|ed)?_to trying_to tried_to tries_to threaten(?:s|ed|ing)?_to will would
    about_to coming_to plans?_to gon
    """
)
_HOME = any_of("door house home apartment window trailer room")
_DWELLING = any_of("door house home apartment building window work workplace job school trailer")
_ENGLISH_THREAT = (
    # "they want to kill me"; "ICE is at my door"; "he beats me"
    rf"{_WILL} (?:kill|murder|hurt|deport|shoot|beat|rape|kidnap|arrest|detain|hunt) "
    rf"(?:{ME}|{CLOSE})",
    rf"{_WILL} (?:take|find|get|hurt|remove) {CLOSE}",
    r"(?:going to|trying to) (?:deport|kill|hurt) (?:him|her)",
    rf"(?:are|is|were) (?:\w+ )?deporting (?:{ME}|{CLOSE})",
    rf"(?:i|we|{CLOSE}) (?:am|are|is|will|being|getting|going|gon) "
    r"(?:(?:be|being|getting|about|to|going|get|soon) ){0,4}(?:deported|removed from"
    r"|sent back|killed|arrested|detained)",
    rf"(?:{_ANYONE}) {upto(4)}(?:at|outside|inside|near|on|in front of) (?:my|our) "
    rf"(?:\w+ )?{_HOME}",
    rf"{_AGENTS} (?:is|are|came|comes|coming|entered|broke|raided|showed|was|were|at"
    rf"|outside) {upto(3)}(?:my|our) (?:\w+ )?{_DWELLING}",
    rf"{_AGENTS} (?:(?:is|are|just|came|come|coming|right|now|showed|up|agents?|outside) "
    r"){1,4}(?:here|knocking|for (?:me|us)|at the door|outside)",
    rf"{_AGENTS} {upto(4)}at the door(?! of)",
    rf"(?:someone|somebody) (?:is )?at the door (?:\w+ ){{0,3}}?{_AGENTS}",
    r"(?:knocking|banging|pounding|kicking) (?:on|at|in|down) (?:my|our|the) (?:\w+ )?door",
    r"(?:is|are|was|keeps) (?:following|stalking|threatening|abusing|beating|hurting|extorting"
    r"|chasing|blackmailing) (?:me|us)(?! on(?!\S))",
    r"(?:hits|beats|abuses|threatens|rapes|stalks|extorts) me",
    r"threatened (?:me|my life|to kill)",
    r"(?:i|we) (?:am|are|have|was|were|got|keep|get|been) "
    r"(?:\w+ )?(?:being |getting |receiving )?(?:followed|threatened|stalked|abused|extorted"
    r"|trafficked|hiding|in hiding|chased|hunted)",
    r"(?:got|get|getting|receive|received|receiving) (?:\w+ )?(?:death )?threats",
    r"they are (?:right )?outside (?:right now|now|my|our)",
    r"(?:call|dial) 911",
)
_MATAR = any_of(
    "matar deportar secuestrar golpear violar detener arrestar lastimar desaparecer expulsar "
    "encerrar "
    "entregar sacar_del_pais echar_del_pais mandar_de_(?:regreso|vuelta) hacer_dano pegar agarrar "
    "llevar_(?:pres[oa]s?|detenid[oa]s?) separar regresar_a_(?:mi|nuestro)_pais"
)
_SPANISH_THREAT = (
    # "me van a deportar"; "la migra está afuera"; "mi esposo me pega"
    rf"{ME_ES} (?:van?|iban?|quieren?|querian?|intent\w+|trat\w+ de|jur\w+|promet\w+"
    rf"|acaban? de)(?: a| que)? {_MATAR}",
    r"(?:van?|quieren?|iban|amenaz\w+ con|intent\w+) "
    r"(?:a )?(?:matar|deportar|secuestrar|detener|arrestar|violar|golpear|lastimar|expulsar"
    r"|encerrar)(?:me|nos)",
    rf"(?:van?|quieren?|iban?|amenaz\w+ con) (?:a )?{_MATAR} a {CLOSE}",
    rf"(?:estan?) (?:deportando|deteniendo|arrestando|llevando) a {CLOSE}",
    r"(?:lo|la) (?:van a|quieren) (?:deportar|matar|expulsar) "
    r"(?:manana|hoy|ya|ahora|esta|el|a honduras)",
    rf"(?:{_AGENTES}|alguien|hombres|unos tipos|gente) {upto(4)}(?:en|a|de|frente a|afuera de"
    r"|fuera de) (?:mi|nuestra|nuestro|la) (?:puerta"
    r"|(?<=mi )(?:casa|trabajo|cuarto|calle|departamento|depa)|(?<=nuestra )casa)",
    rf"(?:la )?{_AGENTES} (?:ya )?(?:esta|estan|anda|andan|viene|vienen|llego|llegaron|entro"
    r"|entraron|toca|vino|vinieron|cayo) (?:\w+ )?(?:aqui|afuera|por (?:mi|nosotros|nosotras)"
    r"|tocando|en mi|a mi|rodeando)",
    rf"(?:andan?|estan?|llegaron|vinieron) (?:\w+ )?(?:afuera|aqui|en la puerta) "
    rf"(?:los de |los |la |el )?{_AGENTES}",
    r"(?:manana|hoy|ya|ahora) (?:me|nos) deportan",
    rf"(?:deportan|expulsan) (?:manana |hoy |ya |ahora )?a {CLOSE}",
    r"(?:me|nos) deportan (?:manana|hoy|ya|ahora|el|esta|pasado)",
    r"(?:hombres?|tipos?|alguien|senor|carro|camioneta|gente) (?:\w+ )?me "
    r"(?:esta |estan |anda )?(?:siguen?|siguiendo|persiguen?|vigilan?|amenazan?|vigilando)",
    r"(?:hay|estan?|andan?|llego|llegaron) (?:\w+ ){0,4}?(?:afuera|fuera|enfrente) de "
    r"(?:mi|nuestra) (?:casa|puerta)",
    r"(?:hay|va a haber) (?:una )?redada (?:aqui|en mi|ahora|afuera|en el trabajo)",
    r"(?:tocando|golpeando|pateando|tumbando|rompiendo) (?:a |en )?(?:mi|nuestra|la) puerta",
    r"(?:tocan|tocaron|golpean|golpearon) (?:a |en )?(?:mi|nuestra) puerta",
    rf"{_CRIMINALS} (?:\w+ ){{0,2}}?{ME_ES} (?:\w+ )?(?:quier|busc|amenaz|persig|sig|mat"
    r"|secuestr|extors|cobr|viol|golpe|dej|abandon|tien|pid)\w*",
    r"(?:me|nos) (?:cobran|piden) (?:\w+ )?(?:piso|cuota|renta|rescate)",
    r"mi (?:\w+ )?(?:esposo|marido|novio|pareja|ex|padrastro|patron|papa) (?:\w+ )?(?:me|nos) "
    r"(?:peg|golpe|maltrat|viol|amenaz|abus|encierr|quiere matar)\w*",
    r"(?:recibo|recibi|recibimos|recibiendo|tengo) (?:\w+ )?amenazas",
    r"(?:llamen|llama|llame) al? 911",
    r"(?:por favor )?(?:auxilio|socorro)(?: por favor| ayud\w+| me \w+| nos \w+)?$",
)

# --- Fear for one's life, and thoughts of suicide -----------------------------------------------
_FEAR = (
    r"(?:i|we) (?:am|are|feel|do) (?:\w+ )?(?:not (?:feel )?safe|unsafe|in (?:\w+ )?danger)",
    r"(?:i|we) (?:dont|dnt|do not) feel safe",
    r"(?:my|our) li(?:fe|ves) (?:is|are) (?:\w+ )?(?:in danger|at risk|threatened|over)",
    r"(?:fear|fears|afraid|scared|terrified) for (?:my|our)",
    r"(?:i|we) (?:am|are) (?:(?:so|really|very|too|just) ){0,2}(?:scared|terrified|afraid)"
    r"(?: right now| now)?(?: (?:please )?help(?: me)?)?$",
    r"(?:i|we) (?:am|are) (?:\w+ )?(?:afraid|scared|terrified) "
    r"(?:to (?:go|return|leave|take|send|drive|walk|work|report|call)|they|he will"
    r"|that (?:they|he|ice|the)|of (?:ice|being|my (?:husband|ex|boyfriend|father)|them|him"
    r"|going back|returning|the (?:police|gangs?|cartel)|deportation))",
    r"(?:i|we) (?:am|are) (?:hiding|running|fleeing) from",
    r"temo por (?:mi|nuestra|la vida)",
    r"(?:mi|nuestra|nuestras) vidas? (?:\w+ )?(?:en|corren?|peligran?) ?(?:\w+ )?(?:peligro"
    r"|riesgo)?",
    r"(?:corro|corremos) (?:\w+ )?peligro",
    r"tengo (?:mucho |muchisimo |tanto )?miedo (?:de "
    r"(?:que (?:me|nos|l[aeo]s?|agarren|detengan|deporten|maten|se lleven|venga|vengan)|volver"
    r"|regresar|salir|ir a|morir|la migra|mi (?:esposo|marido|ex|novio|pareja|padre)"
    r"|ser deport\w+)|a (?:que me|la migra|volver|regresar)|por (?:mi|mis|nuestr\w+))",
    r"(?:tengo|tenemos) (?:mucho |muchisimo |tanto )?miedo$",
    rf"{ME_ES} da (?:mucho |tanto )?miedo (?:salir|ir|llevar a|volver|regresar|que (?:{ME_ES}|"
    rf"agarren|deporten|{_AGENTES}))",
    r"(?:i|we) (?:\w+ )?(?:dont|do not|cant|never|stopped) (?:\w+ )?(?:go|leave|going|leaving) "
    r"(?:\w+ ){0,4}?because of (?:ice|la migra|immigration|the (?:police|raids))",
    r"(?:ya )?no (?:salgo|salimos) (?:\w+ ){0,3}?(?:miedo|migra|redadas|ice)",
)
_SUICIDE = (
    r"(?:kill|killing|hurting|hurt|cutting|cut|hang|harm|harming) myself",
    r"(?:i|just) (?:\w+ )?want to (?:die|disappear(?: forever|$)|end it)"
    r"(?! of laughter)",
    r"feel like (?:dying|ending it)",
    r"(?:nobody|no one) (?:will|would) (?:care|notice|miss me) if i (?:die|died|was dead|were dead"
    r"|am gone|disappeared)",
    r"(?:i )?wish i (?:was|were) (?:dead|never born)|i wish i (?:could die|had died)",
    r"dont want to (?:be here|wake up)(?: anymore| any more| tomorrow|$)",
    r"(?:ojala|quisiera|mejor) (?:que )?(?:me (?:muriera|muero|hubiera muerto)|estar muert[oa]"
    r"|no (?:despertar|haber nacido|existir))",
    r"(?:no le (?:encuentro|veo|hallo)|perdi el) sentido a (?:la|mi) vida",
    r"(?:no tengo|perdi las|sin) ganas de vivir",
    r"(?:i|to) (?:\w+ )?(?:end|take|ending|taking) my (?:own )?life",
    r"(?:i am|feel|feeling|am|being) suicidal",
    r"(?:i|we) (?:dont|do not|cant|no longer) (?:\w+ )?(?:want to|wish to) "
    r"(?:live|be alive|exist)(?: any\s?more)?",
    r"(?:commit|thinking (?:of|about)|considering) suicide",
    r"(?:i am better off|i would be better off) dead",
    r"life (?:isnt|is not|aint) worth",
    r"no quiero (?:seguir |estar )(?:vivi\w+|viv[oa])",
    r"no (?:reason|point) (?:to|in) (?:live|living)",
    r"(?:me )?(?:quiero|kiero|voy a|quisiera|pienso|ganas de|pensando en|pense en|deseo) "
    r"(?:morir(?:me)?|matarme|suicidarme|ahorcarme|colgarme"
    r"|cortarme)(?! de (?:risa|hambre|verguenza|pena))",
    r"suicidarme",
    r"me (?:corto|estoy cortando|he cortado) (?:los|las|el|la) "
    r"(?:brazos?|venas|munecas?|piernas?)",
    r"me (?:quiero|voy a|quisiera) (?:matar|morir|suicidar|ahorcar"
    r"|colgar)(?! de (?:risa|hambre|verguenza|pena))",
    r"(?:ya )?no (?:quiero|deseo) (?:seguir )?(?:vivir|viviendo|existir)",
    r"(?:quitarme|acabar con|terminar con) (?:mi|la) (?:propia )?vida",
    r"(?:hacerme|me hago|quiero hacerme) dano",
    r"(?:no vale la pena|no tiene sentido) (?:seguir )?(?:vivir|viviendo|mi vida)",
)

DANGER = _ENGLISH_HELD + _SPANISH_HELD + _ENGLISH_THREAT + _SPANISH_THREAT + _FEAR + _SUICIDE
