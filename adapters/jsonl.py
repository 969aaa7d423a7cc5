"""Questions as JSON objects in, records of their outcome out: `refugio ask --jsonl`."""

from __future__ import annotations

import codecs
import hashlib
import json
import time
from datetime import UTC, datetime
from typing import Any

from bot.commands import Command
from bot.engine import Engine
from bot.entries import Entry, Language
from bot.events import Ask, ConversationId, Invoke
from bot.outcomes import Answer, Match, NoAnswer, Outcome, Suggestions
from bot.replies import Reply
from bot.wording import cards
from bot.wording.plain import text_of

MAX_LINE = 1_000_000  # bytes; of a longer line no more is kept, and it is refused unparsed
_DIGEST = 16  # bytes that stand for a conversation's name, which may be of any length


class Desk:
    """Answers one object after another with one engine."""

    def __init__(
        self, engine: Engine, chosen: Language | None = None, locale: Language | None = None
    ) -> None:
        """chosen: the language of every answer, None for that of each question."""
        self._engine, self._chosen, self._locale = engine, chosen, locale
        self._asked = 0

    async def line(self, raw: bytes) -> dict[str, Any] | None:
        """
        The record of one line, or {"error": ...} for a line that is no such object.

        raw: the line, or of one that is too long at least `MAX_LINE` + 1 bytes. None for a blank
        line.
        """
        if len(raw) > MAX_LINE:
            return {"error": f"the line has more than {MAX_LINE:,} bytes; write a shorter question"}
        raw = raw.removeprefix(codecs.BOM_UTF8)  # Windows writes it before a file's first line
        if not raw.strip():
            return None
        try:
            value = json.loads(raw.decode("utf-8"))
        except (ValueError, RecursionError):
            return {"error": 'not JSON in UTF-8; write an object like {"text": "..."}'}
        problem = _problem(value)
        return {"error": problem} if problem else await self.record(value)

    async def record(self, value: dict[str, Any]) -> dict[str, Any]:
        """The record of one question; `value` has `text`, perhaps `conversation` and `locale`."""
        conversation = self._conversation(value.get("conversation"))
        locale = Language(value["locale"][:2]) if value.get("locale") else self._locale
        at = datetime.now(UTC)
        if self._chosen:
            chosen = Invoke(Command.LANGUAGE, conversation, at, self._chosen.value)
            await self._engine.handle(chosen)
        begun = time.perf_counter()
        reply = await self._engine.handle(Ask(value["text"], conversation, at, locale))
        elapsed = (time.perf_counter() - begun) * 1000
        return self._told(value["text"], reply, elapsed)

    def _conversation(self, name: str | None) -> ConversationId:
        """The id of the conversation of that name, or one for this question alone."""
        self._asked += 1
        if not name:
            return ConversationId(f"single:{self._asked}")
        digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=_DIGEST)
        return ConversationId(f"named:{digest.hexdigest()}")

    def _told(self, text: str, reply: Reply, elapsed: float) -> dict[str, Any]:
        outcome = reply.outcome
        if outcome is None:
            raise TypeError("An Ask always has an outcome.")
        entry = _entry(outcome)
        return {
            "text": text,
            "status": _status(outcome),
            "reason": outcome.reason.value if isinstance(outcome, NoAnswer) else None,
            "entry": entry.id if entry else None,
            "lang": outcome.language.value,
            "confidence": round(_confidence(outcome), 4),
            "answer": text_of(reply),
            "paragraphs": list(entry.citation.paragraphs) if entry else [],
            "suggestions": [
                self._suggestion(match, outcome.language) for match in _offered(outcome)
            ],
            "ms": round(elapsed, 3),
        }

    def _suggestion(self, match: Match, language: Language) -> dict[str, Any]:
        blocks = cards.answer(match.entry, self._engine.pack, language)
        return {
            "entry": match.entry.id,
            "question": match.entry.title(language),
            "answer": text_of(Reply(tuple(blocks), language)),
            "confidence": round(match.confidence, 4),
        }


def _problem(value: Any) -> str | None:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return 'no object with a text; write an object like {"text": "..."}'
    if not isinstance(value.get("conversation", ""), str | None):
        return "conversation is no text; write a name for it, or leave it out"
    locale = value.get("locale")
    if locale is not None and not (isinstance(locale, str) and locale[:2] in set(Language)):
        return 'locale is neither English nor Spanish; write "en" or "es", or leave it out'
    return None


def _status(outcome: Outcome) -> str:
    match outcome:
        case Answer():
            return "answered"
        case Suggestions():
            return "suggested"
        case NoAnswer():
            return "declined"


def _entry(outcome: Outcome) -> Entry | None:
    match outcome:
        case Answer(match=found) | NoAnswer(gap=found) if found:
            return found.entry
        case _:
            return None


def _confidence(outcome: Outcome) -> float:
    match outcome:
        case Answer(match=found):
            return found.confidence
        case Suggestions(matches=matches):
            return matches[0].confidence
        case NoAnswer(confidence=confidence):
            return confidence


def _offered(outcome: Outcome) -> tuple[Match, ...]:
    match outcome:
        case Suggestions(matches=matches):
            return matches
        case NoAnswer(nearest=nearest):
            return nearest
        case _:
            return ()
