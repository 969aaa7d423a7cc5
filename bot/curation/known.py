"""Known questions asked again: does each still reach its entry, or still get declined?"""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering import Answerer
from bot.conversations import Conversation
from bot.entries import EntryId
from bot.errors import Problem
from bot.knowledge.pack import KnownQuestion, Pack
from bot.outcomes import Answer, NoAnswer, Outcome, Suggestions


def failures(pack: Pack, answerer: Answerer) -> Iterator[Problem]:
    """A problem for each known question of the pack that no longer gets what it must get."""
    for question in pack.known:
        outcome = answerer.answer(question.text, Conversation()).outcome
        if not holds(question, outcome):
            place = f"questions/{question.language}.yaml"
            wanted = question.entry or "a decline"
            found = f"{question.text!r} should reach {wanted} but gets {_told(outcome)}"
            yield Problem(place, 0, "", found, "Mend the phrasings, or the question")


def holds(question: KnownQuestion, outcome: Outcome) -> bool:
    """Whether the outcome is what the question must get."""
    match outcome:
        case Answer(match=found):
            return found.entry.id == question.entry
        case NoAnswer(gap=found) if found:
            return found.entry.id == question.entry
        case NoAnswer():
            return question.entry is None
        case Suggestions():
            return False


def reached(outcome: Outcome) -> EntryId | None:
    """The entry that an outcome shows, None where it shows none."""
    match outcome:
        case Answer(match=found) | NoAnswer(gap=found) if found:
            return found.entry.id
        case _:
            return None


def _told(outcome: Outcome) -> str:
    match outcome:
        case Answer(match=found):
            return found.entry.id
        case NoAnswer(gap=found, reason=reason):
            return found.entry.id if found else f"a decline ({reason})"
        case Suggestions(matches=matches):
            return f"suggestions ({', '.join(match.entry.id for match in matches)})"
