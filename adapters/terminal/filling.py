"""A form filled in line by line: what is asked next, and what a typed line answers. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.replies import Field, Form
from bot.text import fold

CANCEL = frozenset({"/cancel", "/cancelar"})
_ON = "\\"  # at the end of a line: the text goes on in the next
_NOTHING = "-"  # typed alone: leave the field empty


@dataclass(frozen=True, slots=True)
class Filling:
    """
    A form under way.

    values: what was typed so far, by field; at: the number of the field that is asked for now;
    begun: the lines of its text so far, where it goes on.
    """

    form: Form
    values: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    at: int = 0
    begun: tuple[str, ...] = field(default=(), repr=False)

    @property
    def field(self) -> Field | None:
        """What is asked for now, None when all is filled in."""
        return self.form.fields[self.at] if self.at < len(self.form.fields) else None

    def take(self, line: str) -> Filling:
        """The same with one more line typed; one that fits no option is asked for again."""
        field = self.field
        if field is None:
            return self
        if field.long and line.endswith(_ON):
            return replace(self, begun=(*self.begun, line.removesuffix(_ON)))
        value = _value(field, "\n".join((*self.begun, line)))
        if value is None:
            return self
        filled = (*self.values, (field.name, value))
        return Filling(self.form, filled, self.at + 1)


def cancels(line: str) -> bool:
    """Whether the line leaves the form."""
    return fold(line.strip()) in CANCEL


def _value(field: Field, typed: str) -> str | None:
    """What was typed into a field, None for no option of it; an empty line keeps what is there."""
    if not typed.strip():
        return field.value
    if typed.strip() == _NOTHING:
        return ""
    if not field.options:
        return typed
    names = [name for name, _ in field.options]
    wanted = fold(typed.strip())
    if wanted.isdigit() and 1 <= int(wanted) <= len(names):
        return names[int(wanted) - 1]
    labels = {fold(label): name for name, label in field.options}
    return wanted if wanted in names else labels.get(wanted)
