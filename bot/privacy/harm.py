"""
Phrases of harm that name no agent: abuse, a family parted or lost, things taken, a child alone.

Each needs a first person or someone close: "why do children travel alone" never matches.
"""

from __future__ import annotations

from bot.privacy.people import CLOSE, ME_ES, any_of, upto

# --- Violence, trafficking ----------------------------------------------------------------------
_CRIME = any_of(
    """
    violence (?:domestic_|sexual_)?abuse trafficking torture kidnapping rape extortion exploitation
    violencia abusos? trata tortura secuestro violacion maltrato extorsion explotacion agresion
    delito crimen
    """
)
_SMUGGLERS = any_of(
    "smugglers? coyotes? gangs? cartel ms13 ms_13 maras? polleros? pandillas? mareros narcos"
)
_HITS = any_of(
    r"""
    hits? chok\w+ slap\w* punch\w* kick\w* strangl\w+ beats? touch(?:es|ed) molest\w* rape[sd]
    burn(?:s|ed) attack\w* threat\w+ lock(?:s|ed) abuse[sd] grope[sd]
    """
)
_PEGA = any_of(
    r"""
    peg\w+ golpe\w+ maltrat\w+ viol\w+ amenaz\w+ abus\w+ encierra encerr\w+ ahorc\w+ manose\w+
    toc(?:a|o|aba) estrangul\w+ empuj\w+ cachete\w+ patea\w*
    qu(?:iso|iere)_(?:matar|ahorcar|golpear|violar|pegar)
    """
)
_ABUSER = any_of(
    """
    boss employer husband wife boyfriend girlfriend partner ex stepfather stepdad dad father mom
    mother uncle brother cousin landlord
    patron jefe espos[oa] marido novi[oa] pareja padrastro papa mama tio hermano primo casero ex
    """
)
_NO_FIGURE_OF_SPEECH = (
    r"(?! (?:as|that|with|on|(?:la|una?|el) (?:gripe|virus|covid|tos|susto|risa|tema|turno|vez)"
    r"|exponer|hablar|leer|fuerte)(?!\S))"
)
_VIOLENCE = (
    rf"(?:i am|we are|{CLOSE} is) (?:\w+ )?(?:victims?|survivors?) of (?:\w+ )?{_CRIME}",
    rf"(?:i am|we are) (?:\w+ )?(?:suffering|experiencing|living with) (?:\w+ )?{_CRIME}",
    r"(?:i am|we are) in an? (?:\w+ )?(?:abusive|violent)",
    rf"(?:soy|somos|fui|estoy siendo|{CLOSE} es) (?:una? )?(?:[bv]ictimas?|sobrevivientes?) "
    rf"del? (?:una? )?(?:\w+ )?{_CRIME}",
    rf"(?:sufro|sufrimos|padezco|padecemos|estoy (?:sufriendo|viviendo)|vivo con|vivo) "
    rf"(?:de |mucha |una )?(?:\w+ )?{_CRIME}",
    rf"(?:he|she|my (?:\w+ )?{_ABUSER}) (?:\w+ ){{0,2}}?{_HITS} (?:me|us){_NO_FIGURE_OF_SPEECH}",
    rf"mi (?:\w+ )?{_ABUSER} (?:\w+ ){{0,2}}?{ME_ES} (?:\w+ )?{_PEGA}{_NO_FIGURE_OF_SPEECH}",
    # told with "he" left out, as Spanish does
    rf"me (?:golpea|pega|maltrata|viola|encierra|ahorca|manosea) y {upto(8)}"
    r"(?:me|mis|salir|casa|hijos)",
    # "me mata la duda" is idiom
    r"me matan?(?! (?:de|con|esta|este|la (?!mara|pandilla|migra)|el (?!cartel)))",
    r"(?:force[sd]?|forcing|makes?|made|making) (?:me|us) (?:to )?(?:work(?! (?:hard|on))|sleep"
    r"|sell (?:drugs|my)|have sex|do things|carry|marry|beg|steal|prostitut\w+)",
    rf"{ME_ES} oblig(?:an?|aron|o|aban?) a (?:trabajar|prostituir\w*|tener sexo|vender|dormir|robar"
    r"|casar\w*|cargar|pedir limosna)",
    r"sold (?:me|us) to",
    rf"{ME_ES} vendi(?:o|eron) (?:a|con|por) (?:una? )?(?:senor|hombre|tipo|mujer|senora|otr\w+)",
    r"me (?:estan? |tienen? )?(?:explotan?|explotando|esclaviz\w+|prostituy\w+)",
    rf"(?:i|we|{CLOSE}) (?:still )?owes? {upto(4)}{_SMUGGLERS}",
    rf"les? deb(?:o|emos) {upto(4)}{_SMUGGLERS}",
    r"(?:wont|will not|dont|doesnt|didnt|not) let(?:ting)? (?:me|us) (?:go|leave|out)(?! back to)",
    r"(?:wont|will not|dont|doesnt|didnt) let (?:me|us) (?:call|talk to|see) my",
    rf"no {ME_ES} dejan? (?:ir|salir|hablar con mi|ver a mi|llamar)",
    rf"{_SMUGGLERS} (?:\w+ ){{0,3}}?(?:wants?|recruit\w*|after|threat\w+) (?:to recruit )?{CLOSE}",
    rf"{_SMUGGLERS} (?:\w+ ){{0,3}}?(?:quier\w+|busc\w+|reclut\w+|amenaz\w+) a {CLOSE}",
    r"(?:burned|burnt|shot at|shot up|destroyed|broke into) (?:down )?(?:my|our) "
    r"(?:house|home|store|business|car|shop)",
    rf"{ME_ES} (?:quem|balace|incendi|destru)\w+ (?:la|mi|nuestra|el) (?:casa|negocio|carro"
    r"|tienda|rancho)",
    r"(?:vecin[oa]s?|caser[oa]|patron|ex|jefe|alguien) (?:\w+ ){0,5}?(?:llam|habl|denunci"
    r"|report)\w+ (?:\w+ ){0,2}?a (?:la )?(?:migra|migracion|inmigracion|ice)",
    r"(?:my|our) (?:landlord|boss|neighbou?r|ex|husband|wife|boyfriend|employer) (?:\w+ ){0,5}?"
    r"(?:calls?|called|calling) (?:ice|immigration|la migra|the cops)",
)

# --- A family parted or lost --------------------------------------------------------------------
_CHILD = (
    any_of("my our mi mis nuestr[oa]s?")
    + r" (?:\w+ )?"
    + any_of(
        """
    son sons daughters? kids? child children baby brothers? sisters? siblings? cousins? nephew
    niece grandson granddaughter
    hij[oa]s? hijit[oa]s? nin[oa]s? nen[ea]s? bebes? herman[oa]s? hermanit[oa]s? prim[oa]s?
    sobrin[oa]s? niet[oa]s? chamac[oa]s? ahijad[oa]s?
    """
    )
)
_PARTED = (
    rf"{ME_ES} (?:(?:van a|quieren|estan|acaban de|han) )?(?:separ|apart|alej|arranc)\w+ "
    rf"de (?:{CLOSE}|{_CHILD})",
    rf"{ME_ES} (?:quitaron|arrebataron|quieren quitar) (?:al|a la|a los|a las) "
    r"(?:bebe|nin[oa]s?|hij[oa]s?)",
    rf"(?:fui|fuimos|estoy|estamos) separad[oa]s? de (?:{CLOSE}|{_CHILD})",
    rf"separ(?:aron|an|ando|ar) a (?:{CLOSE}|{_CHILD}) de",
    rf"(?:i|we) (?:\w+ ){{0,2}}?separated from (?:{CLOSE}|{_CHILD})",
    rf"separat(?:ed|ing) (?:{CLOSE}|{_CHILD}) from",
    rf"(?:{CLOSE}|{_CHILD}) (?:\w+ ){{0,2}}?(?:separated|taken|taken away) from (?:me|us)",
    # lost from sight
    r"(?:havent|have not|cant|cannot|dont|do not|didnt|no) (?:\w+ ){0,2}?"
    r"(?:heard (?:anything )?from|find|found|reach|locate|contact|know where|news (?:of|from)) "
    rf"{CLOSE}",
    rf"(?:i|we) (?:have |just )?lost {CLOSE} (?:at|in|on|near|crossing|when|while|during|$)",
    rf"(?:where is|where are|looking for|searching for) {CLOSE}",
    rf"{CLOSE} (?:never|didnt|did not|hasnt|has not) (?:\w+ )?(?:came?|come|returned?|made it"
    r"|call\w*|answer\w*|back|arriv\w*|been heard)"
    r"(?! (?:to|with) (?!the (?:us|usa|states|border)|me|us|mexico))",
    rf"no (?:se|sabemos) (?:nada|donde)(?: \w+){{0,2}} {CLOSE}",
    rf"no (?:encuentro|encontramos|localizo|localizamos) a {CLOSE}",
    rf"{CLOSE} (?:ya )?no (?:\w+ )?(?:contesta|responde|aparece|regreso|llego|(?:ha|han) llegado"
    r"|(?:ha|han) vuelto|volvio)(?! a (?!(?:la )?(?:casa|frontera|mexico|estados)))",
    rf"(?:perdi|perdimos|buscamos|(?:ando|estoy|estamos) buscando) a {CLOSE}",
    rf"donde (?:esta|estara|quedo|tienen a|tendran a) {CLOSE}",
)

# --- Papers and money taken ---------------------------------------------------------------------
HOLDER = any_of(
    """
    boss employer manager supervisor foreman landlord owner smuggler recruiter coyote husband wife
    boyfriend girlfriend partner ex sponsor pimp
    patron(?:a|es)? jef[ea]s? empleador(?:a|es)? capataz duen[oa] caser[oa] espos[oa]
    marido novi[oa] pareja pollero padrote padrino contratista
    """
)
_FORCE = any_of(
    """
    police cops? policem[ae]n officers? agents? soldiers guards? immigration la_migra ice
    border_patrol somebody someone they
    """
)
_FUERZA = any_of(
    """
    policias? polis? migra migracion inmigracion agentes? soldados? militares guardias?
    guardia_nacional oficial(?:es)? federales estatales municipales marinos? patrulla inm
    ministeriales
    """
)
_PAPERS = any_of(
    """
    passports? papers documents ids? visa money wages pay salary phone things belongings
    pasaportes? papeles documentos identificacion credencial ine dinero sueldo salario celular
    telefono
    """
)
_LOOT = any_of(
    """
    dinero plata lana pesos dolares feria billetes? mordida soborno cuota todo celular telefono
    cosas pertenencias varo pisto efectivo
    """
)
_TOOK = (
    r"(?:took|taken|takes|taking|keeps?|kept|keeping|has|have|holds?|holding|stole|stolen|hid"
    r"|hides|confiscated|withholds|seized|wont (?:give|return)|will not (?:give|return)"
    r"|refuses to (?:give|return))"
)
_QUITO = (
    r"(?:quit|retuv|retien|escond|rob|guard|confisc|arrebat|tiene|tienen|saco|sacaron|sacan|sacar"
    r"|exig|pid|cobr|baj|despoj|extors|asalt)\w*"
)
_TAKEN = (
    rf"(?:he|she|(?:my|our) (?:\w+ )?{HOLDER}) (?:\w+ )?{_TOOK} (?:\w+ ){{0,2}}?(?:my|our) "
    rf"(?:\w+ ){{0,3}}?{_PAPERS}",
    rf"{_FORCE} (?:\w+ )?(?:took|stole|kept|seized|confiscated) (?:away )?(?:my|our) "
    rf"(?:\w+ )?{_PAPERS}",
    r"(?:my|our) (?:passports?|papers|documents) (?:\w+ ){1,2}?(?:taken|stolen|confiscated|seized)",
    rf"{_FORCE} (?:\w+ )?(?:robbed|extorted|took|stole) (?:\w+ ){{0,2}}?money from (?:me|us)",
    rf"{_FORCE} (?:\w+ )?(?:ask(?:ed|s)?|demand(?:ed|s)?|made|charged|extorted) (?:me|us) "
    r"(?:for |to )?(?:\w+ ){0,2}?(?:money|bribes?|dollars|pesos|cash|pay)",
    rf"mi (?:\w+ )?{HOLDER} (?:\w+ )?{ME_ES} {_QUITO} (?:\w+ ){{0,3}}?{_PAPERS}",
    rf"mi (?:\w+ )?{HOLDER} (?:\w+ ){{0,2}}?(?:tiene|se quedo con|guarda|escondio|quito|retiene"
    rf"|agarro) mis? {_PAPERS}",
    rf"no {ME_ES} (?:quiere[n]? )?(?:devuelv|devolv|regres|entreg)\w+ (?:mis?|el|los) {_PAPERS}",
    r"me (?:quit|retuv|rob|arrebat|confisc)(?:o|aron|ieron) (?:\w+ ){0,4}?(?:pasaporte|papeles"
    r"|documentos|celular|telefono|identificacion)",
    rf"{_FUERZA} (?:\w+ ){{0,2}}?{ME_ES} (?:\w+ )?{_QUITO} (?:\w+ ){{0,3}}?(?:{_LOOT}|{_PAPERS})",
    rf"{ME_ES} {_QUITO} (?:\w+ ){{0,3}}?{_LOOT} (?:\w+ ){{0,3}}?{_FUERZA}",
    rf"{ME_ES} (?:pid|exig|sac|cobr)\w+ (?:\w+ )?(?:mordida|soborno)",
)

# --- A child alone, as the child or the family tells it -----------------------------------------
_AGE = any_of(
    r"""
    [5-9] 1[0-7] eleven twelve thirteen fourteen fifteen sixteen seventeen
    once doce trece catorce quince dieciseis diecisiete
    """
)
MINOR = (
    rf"i am (?:only |just |still )?(?:{_AGE}(?: years?| yrs?| yo| y o)?(?: old)?"
    r"|(?:an? )?(?:minor|child|kid|teen\w*)|under ?age|under 18)"
)
MENOR = (
    rf"(?:tengo (?:solo |apenas |nomas )?{_AGE}(?: (?:anos?|anios?|aos|anitos))?"
    r"|soy (?:una? )?(?:menor(?: de edad)?|nin[oa]|adolescente)|no tengo 18)"
)
_ALONE = (
    r"(?:alone|lost|by myself|on my own|unaccompanied|homeless"
    r"|with no (?:one|parents|family|adults?)"
    r"|without (?:my |an? |any )?(?:parents?|mom|mother|dad|family|adults?|anyone|any one))"
)
_SIN_NADIE = (
    r"(?:sin|no (?:\w+ )?con) (?:mis? |ningun |nuestr\w+ )?"
    r"(?:papas?|padres|mama|familia|adultos?|nadie|compania)"
)
_SOLA = (
    r"(?:(?:estoy|estamos|ando|andamos|viajo|viajamos|viajando|voy|vengo|vine|llegue|cruce|cruzo"
    r"|vivo|quede|dejaron|sigo|camino|migro|viaje|sali) (?:\w+ ){0,3}?(?:sol[oa]s?|no acompanad[oa]"
    rf"|abandonad[oa]|perdid[oa])|{_SIN_NADIE})"
)
_CHILD_ALONE = (
    rf"{MINOR} {upto(7)}{_ALONE}",
    rf"i am (?:\w+ ){{0,3}}?{_ALONE} {upto(4)}{MINOR}",
    r"i am an unaccompanied (?:minor|child|kid|teen\w*)",
    rf"{MENOR} {upto(6)}{_SOLA}",
    rf"{_SOLA} {upto(5)}{MENOR}",
    r"soy (?:una? )?(?:menor|nin[oa]|adolescente) (?:migrante )?no acompanad[oa]",
    rf"{_CHILD} (?:(?:is|are|was|were|being|all|just|there|here|in \w+|at the border|stuck"
    r"|travel\w*|came|crossed|crossing|went|arrived|left|coming|going|to mexico|an) ){1,4}"
    r"(?:alone|by (?:him|her)self|by themselves|on (?:his|her|their) own|unaccompanied)",
    rf"{_CHILD} (?:\w+ ){{0,2}}?(?:viaj|cruz|lleg|migr)\w+ (?:\w+ ){{0,3}}?(?:sol[oa]s?"
    r"|sin (?:adultos?|nadie|mi|nosotros|papeles ni nadie))",
    rf"{_CHILD} (?:\w+ )?(?:esta|estan|anda|andan|va|van|viene|vienen|vino|vinieron|se fue"
    r"|se fueron|salio|se quedo) (?:\w+ ){0,3}?(?:sol[oa]s?"
    r"|sin (?:adultos?|nadie|mi|nosotros))(?:$| (?:en|a|por|y|desde|con|hacia|que))",
    rf"{_CHILD} (?:\w+ ){{0,3}}?no acompanad[oa]s?",
)

HARM = _VIOLENCE + _PARTED + _TAKEN + _CHILD_ALONE
