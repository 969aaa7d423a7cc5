"""What is measured: whatever ranks the entries of a set for a question."""

from typing import Protocol

Ranking = list[tuple[str, float]]  # entries, best first, with scores


class Ranker(Protocol):
    """Ranks the entries whose phrasings it was built from."""

    @property
    def name(self) -> str: ...

    @property
    def has_encoder(self) -> bool:
        """Whether it uses a sentence embedding."""
        ...

    def rank(self, text: str) -> Ranking:
        """The entries, best first, with scores; at least three where there are three."""
        ...
