"""A community's settings in words: what is set, what it can be, and what was done to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.curation import settings
from bot.curation.settings import MOST_NAME, MOST_REACH, OPTIONS, Flaw, Pause, Setting, Settings
from bot.entries import Bilingual, Language
from bot.knowledge.pack import Contact
from bot.replies import (
    Audience,
    Block,
    Buttons,
    Caveat,
    Choice,
    Facts,
    Field,
    Form,
    Label,
    Options,
    Reply,
    Text,
)
from bot.store import Act, Changed
from bot.text import shortened
from bot.wording import cards, hushing
from bot.wording import settings_phrases as phrases
from bot.wording.curating_phrases import BUTTON_UNDO
from bot.wording.filling import heading
from bot.wording.speaker import Speaker
from bot.wording.tokens import Step, token

NAME, GROUP = "name", "group"  # fields of the forms
WHO, REACH, WHO_OTHER, REACH_OTHER = "who", "reach", "who-other", "reach-other"
MOST = {NAME: MOST_NAME, WHO: MOST_NAME, WHO_OTHER: MOST_NAME}

_SHORT = 60  # letters of a text inside a sentence

Flaws = Mapping[str, Flaw]  # by field


def card(now: Settings, language: Language, *, admin: bool, quiet: bool = False) -> Reply:
    """All that is set; an admin may change it; quiet: whether the bot is, where it is asked for."""
    speaker = Speaker(language)
    said = {each: worded(each, now, speaker) for each in Setting}
    if quiet:
        said[Setting.QUIET] = speaker.say(hushing.THIS_TOO, channels=said[Setting.QUIET])
    rows = tuple((speaker.say(phrases.NAMES[each]), value) for each, value in said.items())
    blocks: list[Block] = [Label(speaker.say(phrases.TITLE)), Facts(rows)]
    if not admin:
        return private([*blocks, Text(speaker.say(phrases.ONLY_ADMINS))], language)
    choices = tuple(speaker.choice(phrases.NAMES[s], Step.SETTING, s.value) for s in Setting)
    blocks.append(Options(speaker.say(phrases.CHANGE), choices))
    return private([*blocks, *_at_hand(now, speaker)], language)


def choose(setting: Setting, now: Settings, language: Language) -> Reply:
    """What a setting can be, of which one is set."""
    speaker, kept = Speaker(language), settings.kept(now, setting)
    choices = []
    for name, value in OPTIONS[setting].items():
        said = speaker.say(phrases.OPTIONS[setting, name])
        label = speaker.say(phrases.NOW, value=said) if value == kept else said
        choices.append(speaker.choice(label, Step.SET, f"{setting.value}-{name}"))
    about = speaker.say(phrases.ABOUT[setting])
    title = Label(speaker.say(phrases.NAMES[setting]))
    back = Buttons((speaker.choice(phrases.BUTTON_SETTINGS, Step.SETTINGS),))
    return private([title, Options(about, tuple(choices)), back], language)


def done(setting: Setting, now: Settings, act: Act, language: Language) -> Reply:
    """How a setting is now, with a way back."""
    speaker = Speaker(language)
    value = worded(setting, now, speaker)
    said = speaker.say(phrases.DONE, setting=speaker.say(phrases.NAMES[setting]), value=value)
    if setting is Setting.PAUSE and now.pause is Pause.NO:
        said = speaker.say(phrases.RESUMED)
    undo = speaker.choice(BUTTON_UNDO, Step.UNDO, str(act.number))
    resume = [choice for block in _at_hand(now, speaker) for choice in block.choices]
    shown = resume if setting is Setting.PAUSE else []
    back = speaker.choice(phrases.BUTTON_SETTINGS, Step.SETTINGS)
    return private([Text(said), Buttons((undo, *shown, back))], language)


def note(phrase: Bilingual, language: Language, **values: str) -> Reply:
    """One sentence."""
    return private([Text(Speaker(language).say(phrase, **values))], language)


def name_form(values: Mapping[str, str], flaws: Flaws, language: Language) -> Reply:
    """The form for the name on cards."""
    field = (NAME, phrases.FIELD_NAME, phrases.HINT_NAME)
    return _form(Setting.NAME, phrases.FORM_NAME, [field], values, flaws, language)


def group_form(values: Mapping[str, str], flaws: Flaws, language: Language) -> Reply:
    """The form for the group whose members are moderators."""
    field = (GROUP, phrases.FIELD_GROUP, phrases.HINT_GROUP)
    return _form(Setting.GROUP, phrases.FORM_GROUP, [field], values, flaws, language)


def contact_form(values: Mapping[str, str], flaws: Flaws, language: Language) -> Reply:
    """The form for the help contact."""
    fields = [
        (WHO, phrases.FIELD_WHO, phrases.HINT_WHO),
        (REACH, phrases.FIELD_REACH, phrases.HINT_REACH),
        (WHO_OTHER, phrases.FIELD_WHO_OTHER, phrases.HINT_OTHER),
        (REACH_OTHER, phrases.FIELD_REACH_OTHER, phrases.HINT_OTHER),
    ]
    return _form(Setting.CONTACT, phrases.FORM_CONTACT, fields, values, flaws, language)


def contact_values(contact: Contact | None, language: Language) -> dict[str, str]:
    """What the form shows of a contact."""
    if contact is None:
        return {}
    return {
        WHO: contact.name.get(language) or "",
        REACH: contact.reach.get(language) or "",
        WHO_OTHER: contact.name.get(language.other) or "",
        REACH_OTHER: contact.reach.get(language.other) or "",
    }


def worded(setting: Setting, now: Settings, speaker: Speaker) -> str:
    """How a setting stands."""
    return _said(setting, settings.kept(now, setting), speaker)


def of_act(change: Changed, speaker: Speaker) -> str:
    """What an act did to a setting: "Approval by a second person: on"."""
    if change.key not in [*Setting]:
        return change.key
    setting = Setting(change.key)
    before, after = (body["value"] if body else None for body in (change.before, change.after))
    value = _said(setting, after, speaker)
    was, now = (settings.contact(each) for each in (before, after))
    if was and now and replace(was, checked=now.checked) == now:
        value = speaker.say(phrases.RENEWED)
    named = speaker.say(phrases.NAMES[setting])
    return speaker.say(phrases.ROW, setting=named, value=shortened(value, _SHORT))


def alerts(now: Settings, today: date, language: Language, *, admin: bool) -> list[Block]:
    """What moderators should look after: a pause, a help contact that nobody looked at."""
    speaker, blocks = Speaker(language), list[Block]()
    if now.pause is not Pause.NO:
        value = worded(Setting.PAUSE, now, speaker)
        blocks.append(Caveat(speaker.say(phrases.IS_PAUSED, value=value)))
    if settings.is_due(now.contact, today):
        blocks.append(Caveat(_due(now.contact, speaker)))
    if not admin:
        return blocks
    choices = [choice for block in _at_hand(now, speaker) for choice in block.choices]
    if settings.is_due(now.contact, today):
        choices += _look_after(now.contact, speaker)
    return [*blocks, Buttons(tuple(choices))] if choices else blocks


def private(blocks: Sequence[Block], language: Language) -> Reply:
    """For whoever asked for it."""
    return Reply(tuple(blocks), language, Audience.SENDER)


def _at_hand(now: Settings, speaker: Speaker) -> list[Buttons]:
    """What one press can do about what is set."""
    if now.pause is Pause.NO:
        return []
    target = f"{Setting.PAUSE.value}-{Pause.NO.value}"
    return [Buttons((speaker.choice(phrases.BUTTON_RESUME, Step.SET, target),))]


def _look_after(contact: Contact | None, speaker: Speaker) -> Iterable[Choice]:
    if contact is not None:
        yield speaker.choice(phrases.BUTTON_RENEW, Step.RENEW)
    yield speaker.choice(phrases.BUTTON_CONTACT, Step.SETTING, Setting.CONTACT.value)


def _due(contact: Contact | None, speaker: Speaker) -> str:
    if contact is None:
        return speaker.say(phrases.NO_CONTACT)
    on, line = cards.spell(contact.checked, speaker.language), _line(contact, speaker)
    return speaker.say(phrases.CONTACT_OLD, on=on, contact=line)


def _line(contact: Contact, speaker: Speaker) -> str:
    spoken = speaker.language
    name, reach = contact.name.best(spoken), contact.reach.best(spoken)
    return speaker.say(phrases.CONTACT_LINE, name=name, reach=reach)


def _said(setting: Setting, kept: Any, speaker: Speaker) -> str:
    if setting in OPTIONS:
        names = (name for name, value in OPTIONS[setting].items() if value == kept)
        named = next(names, None)
        return speaker.say(phrases.OPTIONS[setting, named] if named else phrases.NONE)
    if setting is Setting.QUIET:
        return hushing.channels(len(kept or ()), speaker)
    if setting in {Setting.NAME, Setting.GROUP}:
        return speaker.say(phrases.QUOTED, text=str(kept)) if kept else speaker.say(phrases.NONE)
    contact = settings.contact(kept)
    if contact is None:
        return speaker.say(phrases.NONE)
    return speaker.say(
        phrases.CONTACT_ROW,
        name=contact.name.best(speaker.language),
        reach=contact.reach.best(speaker.language),
        on=cards.spell(contact.checked, speaker.language),
    )


def _form(
    setting: Setting,
    title: Bilingual,
    fields: Sequence[tuple[str, Bilingual, Bilingual]],
    values: Mapping[str, str],
    flaws: Flaws,
    language: Language,
) -> Reply:
    speaker = Speaker(language)
    made = tuple(
        Field(
            name,
            speaker.say(label),
            speaker.say(hint),
            values.get(name, ""),
            most=MOST.get(name, MOST_REACH),
            problem=_problem(name, flaws, speaker),
        )
        for name, label, hint in fields
    )
    form_token = token(language, Step.SETTING, setting.value)
    form = Form(form_token, speaker.say(title), made, speaker.say(phrases.SEND))
    return replace(private(heading(form), language), form=form)


def _problem(name: str, flaws: Flaws, speaker: Speaker) -> str:
    if name not in flaws:
        return ""
    return speaker.say(phrases.FLAWS[flaws[name]], most=str(MOST.get(name, MOST_REACH)))
