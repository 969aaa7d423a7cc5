"""Cards: an entry shown as an answer, a receipt, a help card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.conversations import Receipt
from bot.entries import Added, Bilingual, Entry, Language, StatementKind
from bot.knowledge.pack import HelpCard, Pack
from bot.replies import (
    Block,
    Buttons,
    Caveat,
    Facts,
    Fine,
    Label,
    Link,
    Quote,
    Text,
)
from bot.wording import chart_phrases, phrases, quiz_phrases
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action, Play, parse

_MONTHS = {
    Language.ENGLISH: (
        "January February March April May June July August September October November December"
    ).split(),
    Language.SPANISH: (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ).split(),
}


def answer(entry: Entry, pack: Pack, language: Language, present: bool = False) -> list[Block]:
    """The whole answer card of an entry; present: asked about now, so that its date comes first."""
    return _card(entry, entry.answer, pack, Speaker(language), present)


def simpler(entry: Entry, pack: Pack, language: Language, present: bool = False) -> list[Block]:
    """The plain-language twin of an entry, with its source; present: as in `answer`."""
    speaker = Speaker(language)
    card: list[Block] = [Text(speaker.say(phrases.NO_SIMPLER)), after(entry, pack, language)]
    if entry.simple is not None:
        card = _card(entry, entry.simple, pack, speaker, present)
    return [_without(block, Action.SIMPLER) for block in card]


def _without(block: Block, action: Action) -> Block:
    """Buttons but for the one that leads to what is read already."""
    if not isinstance(block, Buttons):
        return block
    pointers = [parse(choice.token) for choice in block.choices]
    kept = zip(block.choices, pointers, strict=True)
    return replace(block, choices=tuple(c for c, p in kept if p is None or p.action is not action))


def after(entry: Entry, pack: Pack, language: Language) -> Buttons:
    """What can be done next with an entry on screen, with its chart and its quiz question too."""
    speaker, chart = Speaker(language), pack.chart(entry)
    choices = [
        speaker.choice(phrases.BUTTON_SIMPLER, Action.SIMPLER, entry.id),
        speaker.choice(phrases.BUTTON_WHY, Action.WHY, entry.id),
        speaker.choice(phrases.BUTTON_RELATED, Action.RELATED, entry.id),
        speaker.choice(phrases.BUTTON_TOPICS, Action.TOPICS),
    ]
    if chart is not None:
        choices.insert(0, speaker.choice(chart_phrases.BUTTON[chart.kind], Action.FIGURE, chart.id))
    if pack.asks_about(entry):
        choices.append(speaker.choice(quiz_phrases.CHECK_YOURSELF, Play.CHECK, entry.id))
    if entry.added and entry.added.replaces:
        choices.append(speaker.choice(phrases.BUTTON_ORIGINAL, Action.ORIGINAL, entry.id))
    return Buttons(tuple(choices))


def receipt(entry: Entry, found: Receipt | None, pack: Pack, language: Language) -> list[Block]:
    """How an answer was found and who stands behind it."""
    speaker = Speaker(language)
    rows: list[tuple[str, str]] = []
    if found is None:
        rows.append((speaker.say(phrases.WHY_MATCHED), speaker.say(phrases.WHY_LOOKED_UP)))
    else:
        rows += _measured(found, pack, speaker)
    rows += [
        (speaker.say(phrases.WHY_KIND), kind_label(entry, language)),
        (speaker.say(phrases.WHY_BEHIND), _behind(entry, speaker)),
        (speaker.say(phrases.WHY_CHECK), _checked(entry, speaker)),
    ]
    return [
        Label(speaker.say(phrases.WHY)),
        Facts(tuple(rows)),
        Fine(_source(entry, pack, speaker)),
    ]


def help_card(card: HelpCard, language: Language) -> list[Block]:
    """Where to find people who can help."""
    speaker = Speaker(language)
    blocks: list[Block] = [
        Label(card.title.best(language)),
        Text(card.text.best(language)),
    ]
    for link in card.links:
        note = (
            speaker.say(phrases.LINK_CHECKED, by=link.checked_by, on=link.checked_on)
            if link.checked_by and link.checked_on
            else speaker.say(phrases.LINK_UNCHECKED)
        )
        blocks.append(Link(link.label.best(language), link.address, note))
    return blocks


def help_cards(pack: Pack, language: Language) -> Iterator[Block]:
    """All of a pack's help cards, one after the other."""
    for card in pack.help_cards:
        yield from help_card(card, language)


def kind_label(entry: Entry, language: Language) -> str:
    """Who stands behind the statement, in words; a promise without a name is still a promise."""
    speaker = Speaker(language)
    by = entry.by.best(language) if entry.by else speaker.say(phrases.NOT_NAMED)
    kind = speaker.say(phrases.KINDS[entry.kind], by=by)
    if entry.added is None:
        return kind
    added = _added(entry, entry.added, speaker)
    said = entry.kind in {StatementKind.FACT, StatementKind.NOTE}  # that it is theirs, already
    return added if said else speaker.say(phrases.ADDED_AND, added=added, kind=kind)


def _added(entry: Entry, added: Added, speaker: Speaker) -> str:
    """Who added the entry: a summary of what it cites, else the moderators' own word."""
    if entry.citation.paragraphs:
        return speaker.say(phrases.SUMMARY, where=paragraphs(entry.citation.paragraphs, speaker))
    on = spell(added.on, speaker.language)
    if not added.community:
        return speaker.say(phrases.ADDED_HERE, on=on)
    return speaker.say(phrases.ADDED_BY, community=added.community, on=on)


def _behind(entry: Entry, speaker: Speaker) -> str:
    """Who answers for the entry; never a person."""
    if entry.added is None:
        return speaker.say(phrases.WHY_EDITORS)
    if not entry.added.community:
        return speaker.say(phrases.WHY_MODERATORS_HERE)
    return speaker.say(phrases.WHY_MODERATORS, community=entry.added.community)


def _card(
    entry: Entry, said: Bilingual, pack: Pack, speaker: Speaker, present: bool
) -> list[Block]:
    language = speaker.language
    blocks: list[Block] = [Label(kind_label(entry, language), entry.kind)]
    if present and pack.about.year and not _by_itself(entry):
        blocks.append(Caveat(speaker.say(phrases.PRESENT_FIRST, year=pack.about.year)))
    blocks.append(Text(_in_language(said, language)))
    return [*blocks, *_evidence(entry, pack, speaker), after(entry, pack, language)]


def _evidence(entry: Entry, pack: Pack, speaker: Speaker) -> list[Block]:
    blocks: list[Block] = []
    if entry.citation.quote and not _quoted_already(entry):
        blocks.append(Quote(entry.citation.quote))
    if entry.caveat:
        blocks.append(Caveat(_in_language(entry.caveat, speaker.language)))
    for item in entry.derived:
        how = speaker.say(phrases.ARITHMETIC, how=item.how, value=item.value)
        blocks.append(Fine(how))
    blocks.append(Fine(_source(entry, pack, speaker)))
    blocks.append(Fine(_dates(entry, pack, speaker)))
    return blocks


def _quoted_already(entry: Entry) -> bool:
    return any(
        (entry.citation.quote or "") in (entry.answer.get(language) or "") for language in Language
    )


def _in_language(text: Bilingual, language: Language) -> str:
    own = text.get(language)
    if own:
        return own
    note = Speaker(language).say(phrases.ONLY_IN[language.other])
    return f"{text.best(language)} {note}"


def source_line(cited: Sequence[int], pack: Pack, language: Language) -> str:
    """Where in the pack's source something stands; empty where no paragraph is named."""
    speaker = Speaker(language)
    if not (where := paragraphs(cited, speaker)):
        return ""
    return speaker.say(phrases.SOURCE_LINE, where=where, origin=_origin(pack, language))


def _source(entry: Entry, pack: Pack, speaker: Speaker) -> str:
    if entry.citation.address:
        return speaker.say(phrases.SOURCE_ADDRESS, address=entry.citation.address)
    if line := source_line(entry.citation.paragraphs, pack, speaker.language):
        return line
    return speaker.say(phrases.OWN_KNOWLEDGE if entry.added else phrases.NO_SOURCE)


def paragraphs(cited: Sequence[int], speaker: Speaker) -> str:
    """The paragraphs in words; empty where there are none."""
    numbers = [number for number in cited if number]
    where: list[str] = []
    if numbers:
        phrase = phrases.PARAGRAPHS if len(numbers) == 1 else phrases.PARAGRAPHS_MANY
        where.append(speaker.say(phrase, numbers=", ".join(map(str, numbers))))
    if 0 in cited:
        where.append(speaker.say(phrases.PARAGRAPH_ZERO))
    return ", ".join(where)


def _origin(pack: Pack, language: Language) -> str:
    about = pack.about
    if not about.author:
        return about.title or pack.title.best(language)
    return f"{about.author} ({about.publisher})" if about.publisher else about.author


def _by_itself(entry: Entry) -> bool:
    """Whether moderators wrote it without the article, so that its day is theirs."""
    return entry.added is not None and not entry.citation.paragraphs


def _dates(entry: Entry, pack: Pack, speaker: Speaker) -> str:
    dated = pack.about.dated
    article = dated.best(speaker.language) if dated else pack.about.year
    event = ""
    if entry.when:
        event = speaker.say(phrases.EVENT, when=spell(entry.when, speaker.language))
    if entry.added and _by_itself(entry):
        on = spell(entry.added.on, speaker.language)
        return speaker.say(phrases.ADDED_ON, event=event, on=on)
    if not article:
        return event + _checked(entry, speaker)
    return speaker.say(phrases.DATES, article=article, event=event, check=_checked(entry, speaker))


def _checked(entry: Entry, speaker: Speaker) -> str:
    if entry.checked is None:
        return speaker.say(phrases.UNCHECKED)
    return speaker.say(phrases.CHECKED, by=entry.checked.by, on=entry.checked.on)


def spell(when: str, language: Language) -> str:
    """A date, a month, a year, or two of them, as people write them."""
    return "–".join(_spell_one(part, language) for part in when.split("/"))


def _spell_one(date: str, language: Language) -> str:
    year, *rest = date.split("-")
    if not rest:
        return year
    month = _MONTHS[language][int(rest[0]) - 1]
    spanish = language is Language.SPANISH
    if len(rest) == 1:
        return f"{month} de {year}" if spanish else f"{month} {year}"
    day = str(int(rest[1]))
    return f"{day} de {month} de {year}" if spanish else f"{month} {day}, {year}"


def _measured(found: Receipt, pack: Pack, speaker: Speaker) -> list[tuple[str, str]]:
    confidence = speaker.say(
        phrases.WHY_CONFIDENCE_VALUE,
        confidence=f"{found.confidence:.0%}",
        threshold=f"{found.threshold:.0%}",
    )
    return [
        (speaker.say(phrases.WHY_MATCHED), found.matched),
        (speaker.say(phrases.WHY_CONFIDENCE), confidence),
        (speaker.say(phrases.WHY_SCORE), f"{found.score:.2f}"),
        (speaker.say(phrases.WHY_RUNNER_UP), _second(found, pack, speaker)),
    ]


def _second(found: Receipt, pack: Pack, speaker: Speaker) -> str:
    if found.runner_up is None:
        return speaker.say(phrases.WHY_NONE)
    entry = pack.by_id.get(found.runner_up)  # the pack may have changed since
    title = entry.title(speaker.language) if entry else speaker.say(phrases.WHY_GONE)
    return f"{title} ({found.runner_up_score:.2f})"
