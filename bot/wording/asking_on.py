"""How somebody goes on with an answer that all can read: in the open, or in a form of their own."""

from __future__ import annotations

from dataclasses import replace

from bot.entries import Bilingual, Entry, Language
from bot.events import Visibility
from bot.replies import Audience, Buttons, Field, Fine, Form, Reply, Text
from bot.text import MAX_QUESTION
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action, token

QUESTION = "question"  # the field that holds it
HOW = Bilingual(
    "To go on, mention me when you reply, or press “Ask more”: that answer only you see.",
    "Para seguir, mencióname al responder o presiona “Preguntar más”: esa respuesta solo la "
    "ves tú.",
)
BUTTON = Bilingual("Ask more", "Preguntar más")
ABOUT = Bilingual("After the answer to “{title}”", "Después de la respuesta a “{title}”")
FIELD = Bilingual("Your question", "Tu pregunta")
ONLY_YOU = Bilingual("Only you see the answer.", "La respuesta solo la ves tú.")
SEND = Bilingual("Ask", "Preguntar")


def offered(reply: Reply, asked: Visibility) -> Reply:
    """The reply to a question asked in the open, with how to go on from the entry that it shows."""
    last = reply.blocks[-1]
    open_ = asked is Visibility.OPEN and reply.audience is Audience.EVERYONE
    if not open_ or reply.about is None or not isinstance(last, Buttons):
        return reply
    speaker = Speaker(reply.language)
    more = Buttons((*last.choices, speaker.choice(BUTTON, Action.ASK, reply.about)))
    return replace(reply, blocks=(*reply.blocks[:-1], Fine(speaker.say(HOW)), more))


def form(entry: Entry | None, language: Language) -> Reply:
    """The form for a question of one's own; entry: that it comes after, None for a new one."""
    speaker = Speaker(language)
    said = Text(speaker.say(ABOUT, title=entry.title(language)) if entry else speaker.say(ONLY_YOU))
    field = Field(
        QUESTION,
        speaker.say(FIELD),
        speaker.say(ONLY_YOU) if entry else "",
        required=True,
        most=MAX_QUESTION,
        long=True,
    )
    form_token = token(language, Action.ASK, entry.id if entry else "")
    made = Form(form_token, speaker.say(BUTTON), (field,), speaker.say(SEND))
    return Reply((said,), language, Audience.SENDER, form=made)
