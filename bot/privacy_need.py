"""
Phrases of people at risk, and of those who ask for help themselves.

They name no case and no danger outright ("I am sixteen and alone"), and an answer about politics
would be the worst reply; they get the help card. Each needs a first person or somebody close. A
call for help counts only where it is the whole message: "can you help me?" ends many a question.
"""

from __future__ import annotations

_ENGLISH = (
    r"(?:i am|im|me) (?:only )?1[0-7](?: (?:years? old|and))?(?: \w+){0,3} (?:alone|lost|scared)",
    r"(?:i am|im) (?:a minor|underage|an unaccompanied minor|pregnant and (?:alone|scared))",
    r"my (?:son|daughter|kid|child|brother|sister|cousin|nephew|niece) (?:is|travels|crossed)"
    r"(?: \w+){0,2} (?:alone|unaccompanied|lost|by (?:him|her)self)(?: minor)?",
    r"i have (?:a )?credible fear",
    r"(?:refoulement|deportation) (?:is )?happening to me",
    r"(?:mexico|it) (?:\w+ )?(?:must|has to|have to) give me asylum",
    r"is (?:mexico|it) safe for me",
    r"(?:my|our) (?:boss|employer|landlord|coyote) (?:took|has|keeps|kept|stole) (?:my|our) \w+",
    r"where (?:can|could|do|will) (?:i|we) (?:sleep|stay|eat|shower)(?: tonight| safely| today)?",
    r"(?:is there|know|need|want|find)(?: me)? (?:a |any |some )?(?:free )?(?:lawyer|attorney"
    r"|shelter)s?(?: \w+){0,3} (?:help me|near me|for me)",
    r"^(?:please )?(?:i|we) (?:really |urgently )?need (?:some |your )?help"
    r"(?: please| now| urgently)?$",
    r"^(?:please )?help me(?: please| out please)?$",
)
_SPANISH = (
    r"(?:soy|fui|somos) victimas? de (?:\w+ ){0,2}(?:violencia|abuso|trata|extorsion|maltrato)"
    r"(?: \w+){0,2}",
    r"(?:me|nos) (?:separaron|quitaron|alejaron) (?:de|a) (?:mis?|nuestr[oa]s?) "
    r"(?:hij[oa]s?|bebe|familia|mama|papa|esposo|esposa|herman[oa]s?)",
    r"tengo 1[0-7](?: anos)?(?: \w+){0,3} (?:sol[oa]|perdid[oa])",
    r"soy menor(?: de edad)?(?: \w+){0,3} sol[oa]",
    r"(?:mi|mis) (?:hij[oa]s?|herman[oa]s?|sobrin[oa]s?|prim[oa]s?) (?:viajan?|van?|estan?|cruzo) "
    r"(?:\w+ ){0,1}sol[oa]s?",
    r"(?:soy \w+ y )?estoy embarazada(?: \w+){0,4} (?:que hago|sola|ayuda\w*|adonde voy)",
    r"(?:mexico|ellos)? ?(?:me|nos) (?:tienen?|deben?) que dar (?:el )?(?:asilo|refugio|papeles)",
    r"(?:tengo|tenemos) un[oa]? (?:amig[oa]|conocid[oa]|vecin[oa]) que (?:\w+ )?(?:quiere|busca"
    r"|necesita|pide) (?:asilo|refugio|papeles|abogado)",
    r"que derechos (?:tengo|tenemos)(?: yo)?",
    r"(?:la policia|un policia|un agente|mi (?:patron|jefe|coyote)) (?:me|nos) (?:saco|quito|robo"
    r"|pidio|amenazo|retiene|quita) (?:\w+ ){0,3}\w+",
    r"donde (?:puedo|podemos|duermo|dormimos)(?: (?:dormir|comer|quedarme|banarme|quedarnos))?"
    r" (?:hoy|esta noche|segur[oa])",
    r"^(?:necesito|necesitamos|ocupo) (?:mucha |urgente )?ayuda(?: urgente| por favor| ya)?$",
    r"^(?:por favor )?(?:ayudame|ayudenme|auxilio|ayudeme)(?: por favor)?$",
)

NEED = _ENGLISH + _SPANISH
