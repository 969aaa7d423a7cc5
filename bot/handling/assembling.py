"""What serves those who write entries, put together over one pack and what is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.curation.checking import Inspector
from bot.curation.communities import Base, Communities
from bot.curation.desk import Desk
from bot.curation.importing import Importer
from bot.curation.linking import Links
from bot.curation.teaching import Teacher
from bot.curation.unanswered import Unanswered
from bot.events import PersonId
from bot.handling.administering import Administration
from bot.handling.exchanging import Exchange
from bot.handling.granting import Granting
from bot.handling.linking import Linking
from bot.handling.memory import Memory
from bot.handling.moderating import Moderation
from bot.handling.questions import Questions
from bot.handling.sending import Sending
from bot.handling.setting_up import SettingUp
from bot.limits import Tries
from bot.quiz.missed import Missed
from bot.retention import DEFAULTS, Retention
from bot.sessions import FullStore
from bot.store import PersonHash


@dataclass(frozen=True, slots=True)
class Keeping:
    """
    What is needed to keep what communities write.

    hashed: a person's id under the key of this installation; new_key: a short random key of
    lower-case letters and digits; retention: how long the store keeps what.
    """

    store: FullStore
    hashed: Callable[[PersonId], PersonHash]
    new_key: Callable[[], str]
    retention: Retention = DEFAULTS


def moderation(
    keeping: Keeping, base: Base, here: Communities, memory: Memory, tries: Tries
) -> tuple[Moderation, Sending]:
    """Who answers those who write entries, and who sends questions on to them."""
    inspector, hashed = Inspector(base), keeping.hashed
    desk = Desk(keeping.store, here, inspector, keeping.new_key)
    sent = Unanswered(keeping.store, keeping.new_key, lambda code: hashed(PersonId(code)))
    sending = Sending(sent, here, memory, tries, keeping.retention)
    questions = Questions(sent, Teacher(desk, inspector), desk, memory)
    links = Links(keeping.store, here, desk, lambda code: hashed(PersonId(code)))
    ruling = Administration(SettingUp(desk, here), Granting(desk, hashed), Linking(links, tries))
    exchange = Exchange(Importer(desk, inspector), here, memory.imports)
    missed = Missed(keeping.store)
    return Moderation(desk, here, hashed, questions, sending, ruling, exchange, missed), sending
