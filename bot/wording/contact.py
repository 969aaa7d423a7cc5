"""The help contact of a community, where people need one."""

from __future__ import annotations

from bot.entries import Bilingual, Language
from bot.knowledge.pack import Pack
from bot.replies import Block, Fine, Label, Text
from bot.wording import cards
from bot.wording import settings_phrases as phrases
from bot.wording.speaker import Speaker


def on_help(pack: Pack, language: Language) -> list[Block]:
    """It as part of the help cards; nothing where the community has none."""
    if pack.contact is None:
        return []
    said, on = _said(pack, language, phrases.CONTACT_LINE), phrases.CONTACT_CHECKED
    return [
        Label(Speaker(language).say(phrases.CONTACT)),
        Text(said),
        Fine(_said(pack, language, on)),
    ]


def on_decline(pack: Pack, language: Language) -> list[Block]:
    """Whom to ask what finds no answer here; nothing where the community names nobody."""
    return [Text(_said(pack, language, phrases.YOU_CAN_ASK))] if pack.contact else []


def _said(pack: Pack, language: Language, phrase: Bilingual) -> str:
    if (contact := pack.contact) is None:
        return ""
    return Speaker(language).say(
        phrase,
        name=contact.name.best(language),
        reach=contact.reach.best(language),
        on=cards.spell(contact.checked, language),
    )
