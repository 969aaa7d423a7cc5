"""
Everything that can go wrong inside Refugio and be put right by a person.

    BotError
    ├── KnowledgeError   a pack, a file of it, or the text behind it is not what it must be
    ├── NotAllowed       a person may not do that in this community
    ├── StoreError       what is kept cannot be reached or used      (these three: `bot.store`)
    ├── StaleDraft       a document was changed since its writer read it
    └── AlreadyUndone    an act was taken back before, or is kept no more

A message says what was found, where, and what to write instead. People who chat see the
sentences of `bot.wording`, never one of these.
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_TOLD = 50  # problems of one load that a person is told
MOST_FOUND = 1_000  # problems after which a load looks for no more


class BotError(Exception):
    """Root of the errors that Refugio raises on purpose."""


class NotAllowed(BotError):
    """A person may not do that in this community; nothing was done."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """
    One thing to mend in a pack.

    file: path relative to the pack; line: 1-based, 0 when the whole file is meant;
    place: entry id and key ("deportations-2015, answer.en"), empty when neither applies;
    found: what stands there; remedy: what to write instead.
    """

    file: str
    line: int
    place: str
    found: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        place = f" [{self.place}]" if self.place else ""
        return f"{where}:{place} {self.found}. {self.remedy}."


class KnowledgeError(BotError):
    """
    A pack was refused whole; `problems` tells what is wrong with it at once.

    At most `MOST_TOLD` of them, in the order of the files; a last one tells how many more.
    """

    def __init__(self, problems: list[Problem]) -> None:
        told = sorted(problems)[:MOST_TOLD]
        if more := len(problems) - len(told):
            least = "at least " if len(problems) >= MOST_FOUND else ""
            told.append(Problem("pack", 0, "", f"has {least}{more:,} more problems", "Mend these"))
        super().__init__(problems)  # from which it is made again in another process
        self.problems = tuple(told)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))
