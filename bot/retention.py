"""How long what is kept is kept. People read the times in force under `/privacy`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Retention:
    """
    The times after which rows of each kind are deleted, counted as each comment says; whole days.

    What stands now (an entry, a role, a setting) stays until it is taken away.
    """

    events: timedelta = timedelta(hours=48)  # since the event; platforms repeat for hours at most
    tickets: timedelta = timedelta(days=90)  # since the day they were sent
    feedback: timedelta = timedelta(days=365)  # since the day of the opinion, or of an item's round
    sessions: timedelta = timedelta(hours=24)  # since they were over, with all that people picked
    idle_sessions: timedelta = timedelta(hours=48)  # since nothing happened to one that is not over
    acts: timedelta = timedelta(days=365)  # since the act, with the revisions it made and replaced
    gone_places: timedelta = timedelta(days=30)  # since the bot was removed
    backups: timedelta = timedelta(days=7)  # since the migration they were made before


DEFAULTS = Retention()
