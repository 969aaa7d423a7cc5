"""
Spanish phrases of a person's own legal case, on which the bot gives no verdict.

As in English, each needs a first person (or someone close) and a matter of law; Spanish has the
person in the verb, so that many verbs are written out in it.
"""

from __future__ import annotations

from bot.privacy.people import CLOSE, ME_ES, any_of, upto

# What only a person with a case of their own wants to do: "pasar a la siguiente pregunta",
# "sacar la cuenta" and "calificar la respuesta" are none of these.
_VERB_ES = (
    any_of(
        """
    quedar(?:me|nos)(?!_con) asilar(?:me|nos) refugiar(?:me|nos) legalizar(?:me|nos)?
    (?:pedir|solicitar|obtener|conseguir|tramitar|sacar|recibir|buscar|perder|renovar
    |tener)_(?:(?!resumen|datos|otra|pregunta|cifras|info)\\w+_){0,2}(?:asilo|refugio|visa|papeles
    |permiso|residencia|proteccion|nacionalidad|ciudadania|documentos|amparo|abogado|parole|tps
    |daca|mica|condicion_de_refugiad[oa])
    regularizar(?:me|nos)? naturalizar(?:me|nos) nacionalizar(?:me|nos)
    trabajar(?:_(?:sin|legal\\w*|en_mexico|alla|aqui|mientras|ahi|con_(?:visa|permiso|tps))|$)
    cruzar(?:_(?:la_frontera|el_rio|al?|sin|por|de|con_coyote|ilegal|legal)|$)
    (?:entrar|pasar|ingresar)_(?:a_(?:mexico|estados|eeuu|usa|los_estados|tu_pais|ese_pais|otro_pais
    |tijuana|texas)|al_(?:pais|otro_lado)|sin_(?:papeles|visa|pasaporte|documentos|permiso)
    |i?legal|de_(?:ilegal|mojad)|con_(?:visa|coyote|un_coyote|pasaporte|mi)|por_(?:la_frontera
    |el_rio|tijuana))
    (?:regresar|volver)(?:me|nos)?_(?:a|si)_(?:mi|mexico|estados|eeuu|honduras|guatemala
    |el_salvador|me|sin)
    viajar_(?:sin|con|si|a) vivir_(?:en_mexico|alla|aqui|ahi|legal|sin)
    salir_(?:de_mi|del_pais|de_mexico)
    (?:arreglar|renovar|sacar|tramitar)_(?:(?:mi|mis|los|la)_)?(?:papeles|visa|residencia|permiso
    |pasaporte_mexicano|estatus|situacion)
    aplicar_(?:para|a|al|por)_(?:\\w+_)?(?:asilo|visa|refugio|residencia|daca|tps|permiso)
    traer(?:me)?_a_mi apelar calificar_(?:para|a_asilo) migrar emigrar huir meter_papeles
    (?:ser|estar)_(?:deportad|detenid|refugiad|expulsad|aceptad|legal)
    (?:ir|irme|irnos)_(?:a_(?:mexico|estados|eeuu|usa|vivir)|legal|sin)
    """
    )
    + r"\w*"
)
_CAN_ES = any_of(
    """
    puedo podemos podria podriamos podre podremos debo debemos tengo_que tenemos_que necesito
    necesitamos quiero queremos quisiera kiero pienso voy_a vamos_a
    (?:como|que)_(?:le_)?(?:hago|hacemos|ago)_para deberia trato_de intento busco
    """
)
_GRANTED = any_of(
    "asilo refugio visa papeles permiso residencia proteccion nacionalidad chance_de documentos "
    "la_entrada entrada condicion_de_refugiad[oa] tps daca mica amparo"
)
_QUESTIONS = (
    # "puedo pedir asilo": what I can, must or want to do
    rf"{_CAN_ES} (?:yo |nosotros |todavia |ya |tambien |legalmente |aun )?(?:me "
    rf"|nos )?{_VERB_ES}(?! (?:datos|cifras|informacion))",
    r"(?:me|nos) (?:puedo|podemos|podria|podriamos|quiero|quisiera|tengo que|tenemos que|debo"
    r"|conviene|dejan|dejarian|dejaran|permiten|dejara)(?: a)? "
    r"(?:quedar|asilar|refugiar|legalizar|regularizar|naturalizar|cruzar|entrar|pasar|trabajar"
    r"|ir a|pedir asilo|volver a|regresar|vivir en)\w*",
    r"como (?:puedo |podemos |se como )?(?:pido|pedimos|solicito|tramito|saco|consigo|obtengo"
    rf"|arreglo|renuevo|recibo|hago el tramite de) (?:\w+ ){{0,3}}?{_GRANTED}",
    r"(?:como|donde|cuando|por donde) (?:\w+ )?(?:cruzo|cruzamos|me legalizo|me regularizo"
    r"|me nacionalizo|me asilo|me refugio|aplico (?:para|a|al) \w+)",
    r"donde (?:pido|pedimos|solicito|tramito|aplico|consigo) "
    r"(?:\w+ ){0,2}?(?:asilo|refugio|visa|papeles|permiso|abogado|residencia)",
    r"(?<!se )(?<!lo )(?<!la )(?:si |yo )?califico(?: (?:para|si|por|yo)|$)",
    r"(?:si )?(?:yo )?(?:calificamos para|calificaria"
    r"|cumplo (?:con )?(?:los|el|las) requisitos?|(?:soy|seria) elegible"
    r"|soy candidat[oa] a(?:l)? (?:asilo|refugio|visa))",
    r"(?:tengo|tenemos|tendria) (?:\w+ )?(?:derechos? (?:a|al|de|como|si)|posibilidad\w*"
    r"|chances?|oportunidad|opcion\w*|esperanza)(?! de (?:saber|preguntar|votar|leer))",
    r"(?:cuales son )?mis (?:derechos|opciones|posibilidades)",
    # "me dan asilo", "me pueden deportar": what may be done to me
    rf"{ME_ES} (?:(?:pueden?|podrian?|van? a|irian a|quieren?|deben) )?(?:dar|dan|daran|dara"
    r"|daria|darian|dieron|otorg\w+|conced\w+|neg\w+|nieg\w+|rechaz\w+|aprob\w+|quit\w+"
    r"|corresponde|toca|conviene|cancel\w+|ofrec\w+|revoc\w+) "
    rf"(?!hablar)(?:(?!sobre|acerca|del|cifras|datos|exponer|resumen)\w+ ){{0,3}}?{_GRANTED}",
    rf"{ME_ES} (?:pueden?|podrian?|podran?|deberian?|deben?) "
    r"(?:\w+ )?(?:deportar|detener|arrestar|regresar a|devolver|negar|expulsar|sacar|echar"
    r"|correr|mandar|rechazar|encerrar|aceptar|separar|multar por)",
    rf"{ME_ES} (?:deport(?:a|e|aran?|arian?|aron|o|en)|expuls(?:a|e|aran?|aron|en|an)|devolv\w+"
    r"|devuelv\w+|regresaron a|detien\w+ (?:si|la|en|por|migra)|arrest(?:an|en)"
    r"|acept(?:an|arian|aran) (?:en|como|la|mi|si)|mand(?:aron|an|en) de (?:vuelta|regreso)"
    r"|dejan (?:entrar|pasar|quedar|cruzar|trabajar)\w*|neg(?:o|aron) la entrada|rechazaron)",
    r"(?:pueden?|podrian?|van?|deben?) (?:a )?(?:deportar|detener|arrestar|regresar|devolver"
    r"|negar|rechazar|expulsar|aceptar|dar|sacar|ayudar)(?:me"
    r"|nos)(?! (?:con (?:la|mi|una|este) (?:tarea|duda|pregunta|trabajo)|un dato|la cifra"
    r"|el dato|info\w*|cifras|datos|una (?:mano|idea|lista|respuesta|pista)"
    r"|a (?:entender|saber|encontrar|comprender)))",
    # "qué hago si me para la migra", "ayúdame con mi caso"
    r"(?:que (?:me pasa|me pasaria|hago|puedo hacer|debo hacer|pasa)) si "
    r"(?:me|nos|cruzo|entro|no tengo|pierdo|regreso|vuelvo|mi|se me|soy) "
    r"(?:\w+ )?(?:para|detien\w+|agarr\w+|deport\w+|sin|papeles|visa|vence|pido|ilegal\w*|migra"
    r"|la frontera|indocumentad\w+|niegan|rechazan|mi pais|piden papeles)",
    r"(?:ayud\w+) (?:\w+ )?(?:con (?:mi|mis) (?:\w+ )?(?:caso|asilo|visa|papeles|permiso"
    r"|solicitud|audiencia|tramite|refugio)|a (?:pedir|solicitar|conseguir|sacar|tramitar) "
    r"(?:\w+ )?(?:asilo|refugio|visa|papeles))",
    r"soy (?:de )?(?!(?:estudiante|maestr\w+|profesor\w*|period\w+"
    rf"|alumn\w+)(?!\S)){upto(8)}(?:puedo|podria|me (?:dan|darian|aceptan|dejan|deportan|pueden)"
    r"|tengo derecho|tengo que|necesito|debo|califico) "
    r"(?:\w+ ){0,2}?(?:quedar\w*|asilo|refugio|deportar|trabajar|entrar|cruzar|visa|papeles"
    r"|irme|pedir (?:asilo|refugio)|vivir|viajar|solicitar)",
)
_STATEMENTS = (
    # "mi visa venció", "no tengo papeles", "crucé por el río": what I am, have, did, need
    r"mis? (?:propi[oa] |nuev[oa] |primera? |antigu[oa] )?(?:visas?|permiso (?:\w+ )?(?:trabajo"
    r"|vencio|migratorio|de|se|esta|ya)"
    r"|residencia|solicitud|estatus|audiencia|abogad[oa]|deportacion|orden de deportacion"
    r"|green card|tps|daca|parole|pasaporte (?:\w+ )?venc\w+"
    r"|tarjeta (?:de (?:visitante|residen\w+)|verde|humanitaria)|expediente"
    r"|condicion migratoria|situacion migratoria|estatus migratorio|tramites?"
    r"|cita (?:en|con|de) (?:\w+ )?(?:migracion|comar|cbp|uscis|inm|asilo|la corte)"
    r"|corte (?:de|migratoria)|fecha de corte|proceso (?:de (?:asilo|refugio)|migratorio)|asilo"
    r"|refugio|caso (?:de|migratorio|fue|esta|es|en|sigue|legal|ante|lo)|regularizacion"
    r"|naturalizacion|ciudadania)",
    r"mis (?:papeles|documentos) (?:\w+ )?(?:venc\w+|migratorios|de|estan|no|ya|se)",
    r"(?:me|nos) (?:vencio|vence|caduco|expiro|cancelaron|quitaron|robaron|negaron|rechazaron) "
    r"(?:\w+ )?(?:visa|permiso|papeles|pasaporte|residencia|asilo|refugio|solicitud|entrada|fmm"
    r"|tarjeta|documentos)",
    r"(?:se me|se nos) (?:vencio|vence|va a vencer|vencieron|caduco|expiro|perdio|perdieron)",
    r"(?:soy|estoy|somos|estamos|ando|andamos|vivo|vivimos|sigo|trabajo|llevo) "
    r"(?:\w+ ){0,4}?(?:indocumentad[oa]s?|ilegal(?:es|mente)?|irregular(?:es)?"
    r"|sin (?:papeles|documentos|visa|permiso)|solicitante de (?:asilo|refugio))",
    r"(?:no|ni) (?:tengo|tenemos|traigo|cuento con) "
    r"(?:\w+ )?(?:papeles|documentos|visa|permiso|pasaporte|residencia)",
    # "entre" is also "between", and "que llegue" speaks of others
    r"(?:entre (?:a mexico )?|(?<!que )(?<!cuando )(?<!un )(?<!el )(?:cruce|llegue"
    r"|pase) (?:\w+ ){0,2}?"
    r"|(?:vine|entramos|cruzamos|llegamos|me vine|nos vinimos) (?:\w+ ){0,4}?)"
    r"(?:ilegal(?:mente)?|de ilegal|sin (?:papeles|visa|documentos|permiso)|de mojad[oa]"
    r"|por el rio|con (?:un )?(?:coyote|pollero)|indocumentad[oa]|irregularmente)",
    r"(?:(?<!el )(?<!un )(?<!que )cruce|cruzamos) (?:la frontera|el rio)",
    r"(?:hui|huimos|sali huyendo|salimos huyendo|vengo huyendo|venimos huyendo|estoy huyendo"
    r"|(?:vine|vinimos|llegue|llegamos) (?:\w+ ){0,3}?huyendo)(?: de| por|$)",
    r"que (?:\w+ )?necesit(?:o|amos) para (?:el |la |que me den )?(?:pedir|solicitar|entrar"
    r"|quedar\w*|cruzar|asilo|refugio|visa|residencia|trabajar)",
    r"(?:dura|vence|caduca|tarda) mi (?:permiso|tarjeta|tramite|solicitud)",
    rf"{ME_ES} (?:agarran|detienen|deportan|paran|regresan|expulsan|multan|arrestan) si",
    r"(?:donde|quien) (?:voy|vamos|acudo|tengo que ir|debo ir) "
    r"(?:\w+ ){0,3}?(?:asilo|refugio|visa|papeles)",
    r"me (?:sirve|vale|alcanza) (?:la|el|mi) (?:visa|permiso|tarjeta)",
    r"como (?:meto|entrego|presento|lleno) (?:\w+ ){0,2}?(?:papeles|solicitud)",
    r"legal que (?:yo|nosotros|mi)",
    r"si (?:yo )?soy (?:refugiad|indocumentad|ilegal|migrante|extranjer)\w*",
    r"(?:gente|personas|alguien|\w+) como yo (?:\w+ ){0,3}?(?:asilo|refugio|visa|papeles"
    r"|quedar\w*|deport\w*)",
    r"(?:puedo|podemos|donde) (?:encontrar|encuentro|conseguir|consigo|contactar) "
    r"(?:\w+ ){0,2}?abogad[oa]s?",
    r"abogad[oa]s? que (?:me|nos)",
    r"(?:me escape|(?<!que )(?<!quien )escape|escapamos) de (?:mi|la mara|las maras|honduras"
    r"|guatemala|el salvador"
    r"|la pandilla)",
    r"(?:ya |hace \w+ \w+ )(?:pedi|solicite|pedimos|solicitamos|meti) "
    r"(?:\w+ ){0,2}?(?:asilo|refugio|visa|papeles)",
    r"(?:pedi|(?<!que )(?<!quien )(?<!se )(?<!cuando )solicite|pedimos"
    r"|solicitamos) (?:\w+ ){0,2}?(?:asilo|refugio|residencia|la visa"
    r"|mi \w+)",
    r"(?:necesito|necesitamos|busco|quiero|ocupo|queremos|me urge|urgente) "
    r"(?:un |una |el |mi |pedir |buen |solicitar ){0,2}(?:asilo|refugio|papeles|abogad[oa]"
    r"|visa|proteccion|ayuda (?:legal|migratoria|para "
    r"(?:quedarme|cruzar|pedir|sacar|mi (?:caso|visa|familia|asilo))"
    r"|con (?:mi|mis) (?:caso|visa|asilo|papeles|audiencia|tramite|solicitud)))(?! "
    r"(?:cifras|datos))",
    r"(?:asilo|refugio|visa) para (?:mi|mis|nosotros|mi familia)(?: \w+|$)",
    r"(?:tengo|tenemos) (?:\w+ ){0,2}?(?:audiencia|orden de deportacion"
    r"|corte (?:de|el|en|manana)|cita (?:en|con) (?:\w+ )?(?:migracion|comar|cbp|uscis|inm)"
    r"|proceso de deportacion)",
    r"(?:fui|fuimos|me han|nos han) (?:deportad[oa]s?|expulsad[oa]s?|devuelt[oa]s?"
    r"|rechazad[oa]s?)",
)
_CLOSE = (
    # the same about someone close
    rf"{CLOSE} {upto(7)}(?:deport\w+|asilo|refugio|visa|papeles|cruzo|cruzaron|ilegal\w*"
    r"|indocumentad[oa]s?|la frontera|vencio|residencia|expuls\w+"
    r"|puede (?:quedarse|quedarme|trabajar|entrar|venir|cruzar)|audiencia|legalizar\w*"
    r"|sin documentos|abogado|migracion|permiso|regresaron a|pasar a|entrar a|migrante)",
    rf"(?:puede|pueden|podria|podra|debe|quiere) {CLOSE} {upto(3)}(?:quedar\w*|pedir|trabajar"
    r"|entrar|cruzar|venir|solicitar|viajar|regresar|calificar|ser|estar|pasar|ir|obtener)",
    r"(?:deportar|deportan|deportaron|deporten|traer|traerme|traigo|arrestar|detener|liberar"
    rf"|sacar|expulsar|ayudar|regresar|visitar) a {CLOSE}(?! "
    r"(?:\w+ )?(?:con (?:la|su) tarea|a (?:estudiar|entender)))",
    r"(?:que|como) (?:\w+ )?(?:hacer|hago|pasa|puede|pasaria|pasara) (?:con|a|por|para|hacer) "
    rf"(?:\w+ )?{CLOSE}",
)

OWN_CASE_ES = _QUESTIONS + _STATEMENTS + _CLOSE
