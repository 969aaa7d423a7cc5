"""
English phrases of a person's own legal case, on which the bot gives no verdict.

Each needs a first person (or someone close) and a matter of law: "can I ask how many asked for
asylum" has the first without the second, "can migrants ask for asylum" the second without the
first.
"""

from __future__ import annotations

from bot.privacy.people import CLOSE, ME, any_of, upto

# What follows a matter of law when the asker wants facts about it, or does homework on it.
_ABOUT = (
    r"(?! (?:figures?|numbers?|data|statistics|stats|laws?|articles?|reports?|information|info"
    r"|reform|debate|polic\w+|homework|essay|class|project|paper|quiz|presentation|assignment"
    r"|teacher|questions?|to visit|cards?|or mastercard|and mastercard|rewards?|limit|rates?"
    r"|history|topic|facts|requests?|claims?|seekers?|applications?|amendment)(?!\S))"
)
# Verbs of asking and studying ("can I ask", "how do I cite"), and of policy ("should we close").
_STUDY = (
    r"(?!(?:close|secure|protect|open|stop|fix|build|deport|accept|allow|grant|let|punish|treat"
    r"|support|reform|control|defend|abolish|end|ban|reduce|ask(?! for)|know|find|read|see|learn"
    r"|cite|say|tell|check|download|quote|write|talk"
    r"|look|understand|call|use|pick|choose|select|play|vote|share|search|explain|summari\w+"
    r"|describe|compare|count|add|mention|teach|discuss|remember|recall|help|answer|hear|heard"
    r"|think|believe|guess|suppose|want|mean|argue|(?:get|ask for) "
    r"(?:\w+ ){0,2}(?:figures?|numbers?|data|statistics|info\w*|answers?|it right|this right"
    r"|articles?|facts?))(?!\S))"
)
_ASK_EN = any_of(
    "can could may might will would should do did must am was shall have how when where if if_ever"
)
_MATTER_EN = (
    any_of(
        """
    asylum refugee_status refugee_papers visas? work_permit permit green_card citizenship
    residency residence papers undocumented illegally illegal legally legal_status lawyer attorney
    deportation daca tps parole
    (?:be|get|been|being|gets)_(?:\\w+_)?(?:deported|removed|detained|sent_back|arrested
    |turned_back|turned_away|kicked_out) seek_refuge refuge the_border be_granted
    """
    )
    + _ABOUT
)

_QUESTIONS = (
    # "can I get asylum": any question of mine about a matter of law
    rf"{_ASK_EN} (?:i|we) {_STUDY}{upto(5)}{_MATTER_EN}",
    rf"{_ASK_EN} (?:i|we) (?:\w+ )?apply(?: (?:for (?:it|this|that|one)$"
    r"|to (?:stay|enter|be|become|mexico)|in mexico|here|there|online|if|as|now|again)|$)",
    rf"{_ASK_EN} (?:i|we) (?:\w+ )?(?:(?:go|come|travel|return) to "
    r"(?:mexico|the us|usa|the usa|tijuana|canada)|become "
    r"(?:an? )?(?:\w+ )?(?:refugee|citizen|resident|legal)"
    r"|(?:find|get|hire|contact|talk to|see) (?:\w+ ){0,3}?(?:lawyer|attorney))",
    # "people like me": a verdict is asked for without "I"
    r"(?:help|affect|hurt|win|lose) my case",
    r"like (?:me|us) (?:stay|work|cross|apply|get in|enter|be deported)",
    rf"like (?:me|us|{CLOSE}) {upto(3)}{_MATTER_EN}",
    r"(?:what|which) (?:papers|documents|visa) (?:do|would|will) (?:i|we) need",
    rf"(?:way|chance|hope|possible) for (?:me|us|{CLOSE}) to "
    r"(?:get|stay|apply|enter|cross|work|become)",
    r"(?:deport|detain|arrest|accept|take|help) (?:\w+ ){0,2}?like (?:me|us)",
    rf"(?:legal|illegal|possible|safe|allowed) for (?:me|us|{CLOSE}) to "
    r"(?:work|stay|cross|enter|live|return|go|get asylum|apply|travel)",
    r"if i am an? (?:refugee|undocumented|migrant|immigrant|asylum)",
    r"(?:i|we) (?:\w+ ){0,2}?(?:rejected|denied|refused|turned down) "
    r"(?:\w+ ){0,2}?(?:asylum|visa|refuge|entry|permit)",
    # "can I stay here", "do I qualify": the law is not named, but meant
    rf"{_ASK_EN} (?:i|we) (?:\w+ )?(?:qualify|stay (?:in|here|there|legally|longer|if|with)"
    r"|be (?:eligible|accepted|allowed|admitted)|work "
    r"(?:legally|without|in mexico|there|here|while)|cross(?: |$)(?!out)|go back (?:to|if|home)"
    r"|live (?:in mexico|there|here) (?:legally|without|if|as)"
    r"|enter (?:mexico|the us|usa|the usa|the country|without|legally|illegally|if)"
    r"|(?:move|immigrate|emigrate|migrate|flee) to|travel without|appeal(?: |$)|lose my"
    r"|bring my|get (?:in|into|to) (?:mexico|the us|the usa|usa|the country)|leave mexico"
    r"|get (?:my|a) (?:status|case|hearing|court|documents))",
    r"(?:do|would|will|could|dont|can|might|if) i (?:\w+ )?qualify",
    r"(?:am|would|are|will) (?:i|we) (?:\w+ )?(?:eligible|illegal|a refugee"
    r"|allowed to (?:stay|work|enter|cross)|protected|in trouble with|at risk of)",
    r"(?:do|would) (?:i|we) (?:\w+ )?(?:have (?:a (?:case|chance)|rights?|the right|to leave"
    r"|to go back|to return)|count as (?:a )?refugees?"
    r"|need (?:a )?(?:visa|papers|permit|lawyer)(?! to (?:visit|travel|see)))",
    r"(?:what|which) (?:are|is) my (?:legal |immigration |asylum )?(?:rights|options|chances?"
    r"|status)(?: \w+|$)",
    # "can they deport me": asked about what others may do to me
    rf"(?:can|could|will|would|do|does|may|should|going to|going) {upto(4)}(?:deport|arrest"
    r"|detain|expel|reject|deny|accept|send back|turn away|kick out) "
    rf"(?:me|{ME}|{CLOSE})(?! of(?!\S))",
    rf"(?:send|turn|take) (?:{ME}) back(?: to| if| home|$)",
    rf"let (?:{ME}) (?:stay|enter|cross|in(?: if| to mexico|to mexico|$)|work)",
    rf"(?:give|grant|deny|offer) (?:{ME}|{CLOSE}) (?:\w+ )?(?:asylum|refuge|refugee status"
    rf"|a visa|papers|protection|status){_ABOUT}",
    r"what happens (?:to me )?if i (?:am|get|cross|go|stay|return|overstay|miss|apply|work|lose"
    r"|leave|cant)",
    r"help me (?:\w+ )?(?:stay|apply|get (?:asylum|papers|a visa)|cross"
    rf"|with my (?:case|visa|asylum|papers|application|status|hearing)){_ABOUT}",
)
_MY_MATTER_EN = any_of(
    """
    visa asylum hearing court_date green_card work_permit permit status immigration deportation
    residency citizenship lawyer attorney daca tps tourist_card i_94 removal_order
    refugee_(?:status|claim|application|case) tourist_visa student_visa work_visa
    humanitarian_visa parole
    """
)
_STATEMENTS = (
    # "my visa expired"; "my asylum essay" is homework
    r"my (?:(?:own|old|new|pending|political|tourist|student|work|humanitarian|current|first"
    rf"|mexican|american|temporary) )?{_MY_MATTER_EN}(?! "
    r"(?:\w+ )?(?:cards?|points|rewards?|limit|account|credit|on (?:\w+)|homework|class|essay"
    r"|project|teacher|assignment|presentation|quiz|course|professor|paper|debate|questions?"
    r"|report|exam|lesson)(?!\S))",
    r"my (?:papers|passport|documents) (?:expired|are|is|were|was|got|have|has|ran)",
    r"my (?:case|claim|application|appeal) (?:\w+ )?(?:denied|rejected|approved|pending|closed"
    r"|worker|in court|is|was|got|has|with (?:uscis|comar|immigration))",
    # what I am, did, or need, as it is told before a question
    r"(?:i|we) (?:\w+ )?(?:am|are|was|were) (?:\w+ )?(?:undocumented|illegal"
    r"|(?:an )?asylum seekers?|deported|without papers|out of status|stateless"
    r"|denied (?:asylum|entry|a visa|refuge)|facing deportation)",
    r"(?:i|we) (?:\w+ )?(?:overstayed|fled|escaped from|ran (?:away )?from "
    r"(?:my country|the|honduras|guatemala|el|venezuela)|got deported"
    r"|crossed (?:the border|illegally|without|over|into|the river)"
    r"|(?:entered|came|got in|arrived) (?:\w+ ){0,4}?(?:illegally|without|undocumented"
    r"|(?:on|with) (?:an?|my) (?:\w+ )?visa)|(?:applied|asked|filed) for "
    r"(?:\w+ )?(?:asylum|refuge|a visa|refugee|daca|tps)"
    r"|lost my (?:visa|papers|status|permit|green card|passport)"
    r"|missed my (?:hearing|court|appointment)|(?:have|got|received) (?:no|an?) "
    r"(?:papers|visa|hearing|court|deportation|removal|order|documents"
    r"|asylum (?:case|hearing|interview))|(?:dont|do not) have "
    r"(?:\w+ )?(?:papers|documents|a visa|status))",
    r"(?:i|we) (?:\w+ )?(?:need|want|wish|would like|hope|plan|am trying|are trying) "
    r"(?:to )?(?:\w+ )?(?:asylum|refuge|papers|protection"
    r"|(?:a )?(?:good |free )?(?:lawyer|visa|attorney|immigration lawyer)"
    r"|(?:apply|ask|file|seek|claim|request|get) (?:for )?(?:asylum|refuge|a visa"
    r"|refugee status|papers)|stay(?: in| here|$)|cross (?:the|into|over|illegally|without)"
    r"|flee|migrate|immigrate|emigrate|move to mexico"
    rf"|help with my (?:case|visa|asylum|papers|status|immigration|hearing)){_ABOUT}",
    r"asylum for (?:me|myself|us|my family)",
    r"i (?:am|come) (?:from |an? )?(?:\w+ ){1,3}(?:can|do|will|am|may|should|could) "
    rf"(?:i|they|mexico|ice) {_STUDY}{upto(3)}(?:stay|asylum|deport\w*|work|apply|qualify|refuge"
    r"|visa|cross|enter|accept\w*|safe)",
    rf"if i (?:am|was|were|come|came) (?:from |an? )?{upto(4)}(?:can|do|will|would|could|may) "
    rf"i {_STUDY}{upto(3)}(?:stay|asylum|deported|work|apply|qualify|refuge|visa|cross|enter)",
)
_CLOSE = (
    # the same about someone close
    rf"{CLOSE} {upto(6)}(?:deported|deport|undocumented|illegal|illegally|overstayed|asylum|visa"
    r"|papers|refugee status|immigration|work permit|hearing|green card|the border|crossed"
    rf"|sent back|removed|citizenship|daca|tps|qualify|eligible|lawyer|court){_ABOUT}",
    rf"(?:can|could|may|will|should|would|does|is) {CLOSE} {upto(3)}(?:stay|apply|work|come"
    r"|cross|qualify|enter|eligible|allowed|safe|return|go back"
    r"|be (?:safe|detained|sent|eligible|allowed|accepted|arrested)"
    r"|get (?:in|papers|refuge|here|status|protection))",
    r"(?:deport|deported|deporting|bring|sponsor|arrest|detain|release|free"
    rf"|help) {CLOSE}(?! (?:\w+ )?(?:homework|class|study|understand|learn"
    r"|with (?:his|her|their|the)))",
    rf"(?:what happens to|what will happen to|where is ice holding|where did they take) {CLOSE}",
    rf"get {CLOSE} out",
)

OWN_CASE_EN = _QUESTIONS + _STATEMENTS + _CLOSE
