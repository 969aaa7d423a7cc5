"""What comes of moderators' work, turned into replies, and the forms they fill in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.curation import forms
from bot.curation.acting import Verb, is_admins
from bot.curation.bodies import LOST
from bot.curation.forms import Field, Slip
from bot.curation.importing import imported
from bot.curation.lately import Lately
from bot.curation.state import entry_in
from bot.entries import Bilingual, Entry, EntryId, Language
from bot.knowledge import records
from bot.replies import (
    Audience,
    Block,
    Buttons,
    Caveat,
    Choice,
    Facts,
    Fine,
    Form,
    Label,
    Options,
    Reply,
    Text,
)
from bot.replies import Field as Typed
from bot.store import Act, Kind, Revision
from bot.text import shortened
from bot.wording import cards, differences, roles, settings
from bot.wording import curating_phrases as phrases
from bot.wording.filling import heading
from bot.wording.speaker import Speaker
from bot.wording.tokens import Step, token

_TITLE = 60  # letters of a title inside a sentence
_MAY_COST = frozenset({Verb.ADDED, Verb.CHANGED, Verb.TAUGHT})
_PLACES = frozenset({Verb.LINKED, Verb.UNLINKED, Verb.COPIED})  # they are joined and parted anew
_SET = frozenset({Kind.SETTING, Kind.ROLE})
_NAMED = _SET | {Kind.ENTRY, Kind.HIDDEN, Kind.TAUGHT}
_LONG = frozenset({Field.ANSWER, Field.PHRASINGS, Field.TRANSLATION})


def form(
    title: Bilingual,
    form_token: str,
    shown: Iterable[Field],
    values: Mapping[str, str],
    slips: Mapping[Field, Slip],
    language: Language,
    *,
    reword: bool = False,
) -> Reply:
    """
    A form with these fields.

    values: what stands in them; slips: what is wrong with some; reword: whether they begin with
    what somebody else said.
    """
    speaker = Speaker(language)
    hints = {**phrases.HINTS, **(phrases.REWORDING if reword else {})}
    fields = tuple(_field(each, values, slips, hints, speaker) for each in shown)
    made = Form(form_token, speaker.say(title), fields, speaker.say(phrases.LOOK_OVER))
    return private(heading(made), language, made)


def with_other_language(opened: Reply, record: records.Record) -> Reply:
    """A form of an entry, which says so first where the entry is written in the other only."""
    language, other = opened.language, opened.language.other
    own, theirs = (forms.values(record, each) for each in (language, other))
    if own[Field.QUESTION] or own[Field.ANSWER] or not theirs[Field.ANSWER]:
        return opened
    said = Text(Speaker(language).say(phrases.WRITTEN_IN[other]))
    asked = f"{theirs[Field.QUESTION]}\n{theirs[Field.ANSWER]}".strip()
    return replace(opened, blocks=(*opened.blocks, said, Fine(asked)))


def done(
    phrase: Bilingual, entry: Entry | None, act: Act, language: Language, **values: str
) -> Reply:
    """One sentence on what was done, with what can be done about it."""
    speaker = Speaker(language)
    said = speaker.say(phrase, title=titled(entry, language), **values).strip()
    choices = [speaker.choice(phrases.BUTTON_UNDO, Step.UNDO, str(act.number))]
    if entry is not None and act.verb == Verb.RETIRED:  # no search leads to it any more
        choices.append(speaker.choice(phrases.BUTTON_HISTORY, Step.HISTORY, entry.id))
    return private([Text(said), Buttons(tuple(choices))], language)


def thrown_away(entry: EntryId, act: Act, language: Language, *, admin: bool) -> Reply:
    """That a draft was; entry: what it would have become. An admin can leave nothing of it."""
    told = done(phrases.DISCARDED, None, act, language)
    if not admin:
        return told
    purge = Speaker(language).choice(phrases.BUTTON_PURGE_DRAFT, Step.PURGE, entry)
    return replace(told, blocks=(*told.blocks, Buttons((purge,))))


def undone(entry: Entry | None, act: Act, language: Language, several: int = 0) -> Reply:
    """That an act was taken back; entry: whose it was; several: how many, of an import."""
    if several > 1:
        return done(phrases.UNDONE_SEVERAL, None, act, language, count=str(several))
    return done(phrases.UNDONE if entry else phrases.UNDONE_PLAIN, entry, act, language)


def note(phrase: Bilingual, language: Language, **values: str) -> Reply:
    """One sentence."""
    return private([Text(Speaker(language).say(phrase, **values))], language)


def acts(listed: Lately, titles: Mapping[str, str], language: Language, *, admin: bool) -> Reply:
    """
    What was done, newest first, each to be taken back; titles: of entries, by id.

    admin: whether an admin reads it; others are told what only admins can take back.
    """
    speaker = Speaker(language)
    choices: list[Choice] = []
    gone: list[Block] = []
    for act in listed.acts:
        on = cards.spell(act.at.date().isoformat(), language)
        said = speaker.say(phrases.ACT, on=on, what=_what(act, titles, speaker))
        admins = act.verb == Verb.LINKED or is_admins(act)
        if admins and act.changes and not act.undone and not admin:
            gone.append(Fine(speaker.say(phrases.ADMINS, what=said)))
        elif act.verb == Verb.LINKED and act.changes and not act.undone:
            choices.append(Choice(said, token(language, Step.PART, act.changes[0].key)))
        elif act.undone:
            gone.append(Fine(speaker.say(phrases.TAKEN_BACK, what=said)))
        elif not act.changes or act.verb in _PLACES:
            gone.append(Fine(said))
        else:
            choices.append(Choice(said, token(language, Step.UNDO, str(act.number))))
    if not choices and not gone:
        return note(phrases.NO_ACTS, language)
    offered: list[Block] = []
    if choices:
        offered.append(Options(speaker.say(phrases.ACTS), tuple(choices)))
    if listed.below is not None:
        earlier = speaker.choice(phrases.BUTTON_EARLIER, Step.CHANGES, str(listed.below))
        gone.append(Buttons((earlier,)))
    return private([*offered, *gone], language)


def history(
    entry: Entry, revisions: Sequence[Revision], language: Language, admin: bool = False
) -> Reply:
    """The versions of an entry, newest first, and what each changed; an admin can erase them."""
    if not revisions:
        return note(phrases.NO_HISTORY, language)
    speaker = Speaker(language)
    title = speaker.say(phrases.HISTORY, title=titled(entry, language))
    blocks: list[Block] = [Label(title), Facts(differences.rows(revisions, language))]
    if admin:
        blocks.append(Buttons((speaker.choice(phrases.BUTTON_PURGE, Step.PURGE, entry.id),)))
    return private(blocks, language)


def confirm_purge(entry: EntryId, language: Language, *, past: bool) -> Reply:
    """What would be erased of an entry, before it is; past: whether it has versions to look at."""
    speaker = Speaker(language)
    choices = [speaker.choice(phrases.BUTTON_ERASE, Step.ERASE, entry)]
    if past:
        choices.append(speaker.choice(phrases.BUTTON_HISTORY, Step.HISTORY, entry, 1))
    return private([Caveat(speaker.say(phrases.PURGE)), Buttons(tuple(choices))], language)


def choose(prompt: Bilingual, entries: Iterable[Entry], action: Step, language: Language) -> Reply:
    """Entries to pick one from, for what is to be done with it."""
    speaker = Speaker(language)
    choices = tuple(speaker.choice(e.title(language), action, e.id) for e in entries)
    return private([Options(speaker.say(prompt), choices)], language)


def private(blocks: Sequence[Block], language: Language, filled_in: Form | None = None) -> Reply:
    """A reply for its sender only."""
    return Reply(tuple(blocks), language, Audience.SENDER, form=filled_in)


def _field(
    field: Field,
    values: Mapping[str, str],
    slips: Mapping[Field, Slip],
    hints: Mapping[Field, Bilingual],
    speaker: Speaker,
) -> Typed:
    kinds = tuple((k.value, speaker.say(phrases.KINDS[k.value])) for k in forms.KINDS)
    return Typed(
        name=field.value,
        label=speaker.say(phrases.FIELDS[field]),
        hint=speaker.say(hints[field]),
        value=values.get(field, ""),
        required=field in forms.FIRST,
        most=forms.MOST[field],
        long=field in _LONG,
        options=kinds if field is Field.KIND else (),
        problem=speaker.say(phrases.SLIPS[slips[field]]) if field in slips else "",
    )


def _what(act: Act, titles: Mapping[str, str], speaker: Speaker) -> str:
    change = act.changes[0] if act.changes else None
    title = speaker.say(phrases.ERASED)
    if change is not None:
        entry = entry_in(change.after or change.before)
        title = titles.get(change.key, "")
        if change.kind is Kind.SETTING:
            title = settings.of_act(change, speaker)
        if change.kind is Kind.ROLE:
            title = roles.of_act(change, speaker)
        if entry:
            title = titled(entry, speaker.language)
        if act.verb == Verb.UNDID:
            return _taken_back(change.kind, title, speaker)
    told = {"title": shortened(title, _TITLE), "count": str(len(imported(act)))}
    return _although(speaker.say(_verb(act), **told), act, speaker)


def _taken_back(kind: Kind, title: str, speaker: Speaker) -> str:
    """What was taken back; a draft is told of without its title, since it may be one person's."""
    if not title or kind not in _NAMED:
        return speaker.say(phrases.VERBS[Verb.UNDID])
    phrase = phrases.UNDID_SET if kind in _SET else phrases.UNDID_ENTRY
    return speaker.say(phrase, title=shortened(title, _TITLE))


def _although(what: str, act: Act, speaker: Speaker) -> str:
    """What was done, and what it cost where somebody confirmed that."""
    body = act.changes[0].after if act.changes else None
    lost = body.get(LOST) if isinstance(body, Mapping) and act.verb in _MAY_COST else None
    if not isinstance(lost, int) or lost < 1:
        return what
    phrase = phrases.ALTHOUGH_ONE if lost == 1 else phrases.ALTHOUGH
    return speaker.say(phrase, what=what, count=str(lost))


def _verb(act: Act) -> Bilingual:
    """What was done, in words; an import may have brought one entry or many, or drafts."""
    if act.verb != Verb.IMPORTED:
        return phrases.VERBS.get(act.verb, phrases.VERBS[Verb.CHANGED])
    proposed = any(change.kind is Kind.DRAFT for change in act.changes)
    if len(imported(act)) > 1:
        return phrases.PROPOSED if proposed else phrases.IMPORTED
    return phrases.VERBS[Verb.PROPOSED if proposed else Verb.IMPORTED]


def titled(entry: Entry | None, language: Language) -> str:
    """An entry's title as it stands inside a sentence; empty where there is no entry."""
    return shortened(entry.title(language), _TITLE) if entry else ""
