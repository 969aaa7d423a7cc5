"""
The safe-asking guard: danger, personal details and a person's own case, seen before all else.

Nothing is kept of what is found. It only chooses the reply: a private card with help, how to
delete the message, and no verdict.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from bot.privacy import details
from bot.privacy.case_en import OWN_CASE_EN
from bot.privacy.case_es import OWN_CASE_ES
from bot.privacy.danger import DANGER
from bot.privacy.harm import HARM
from bot.privacy.need import NEED
from bot.privacy.people import told
from bot.privacy.phrases import Phrases

IN_DANGER = Phrases(DANGER + HARM)
THEIR_CASE = Phrases(OWN_CASE_EN + OWN_CASE_ES + NEED)


class Concern(StrEnum):
    """What makes a message personal, most urgent first."""

    DANGER = "danger"
    IDENTITY = "identity"
    CONTACT = "contact"
    OWN_CASE = "own_case"


def inspect(text: str) -> Concern | None:
    """The most urgent thing that makes the message personal, or None."""
    plain = details.plain(text)
    words = told(plain)
    checks: tuple[tuple[Concern, Callable[[], bool]], ...] = (
        (Concern.DANGER, lambda: IN_DANGER.match(words)),
        (Concern.IDENTITY, lambda: details.gives_identity(plain)),
        (Concern.CONTACT, lambda: details.gives_contact(plain)),
        (Concern.OWN_CASE, lambda: THEIR_CASE.match(words)),
    )
    return next((concern for concern, holds in checks if holds()), None)


def scrub(text: str) -> str:
    """
    The text with contact details, identity numbers and the name the asker gives as "[…]".

    What lies beyond `details.MAX_READ` characters is left out, since it was not read.
    """
    return details.without_details(details.plain(text))
