"""Plain values that passed their schema, turned into the frozen values of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.entries import (
    Bilingual,
    Check,
    Citation,
    Derived,
    Entry,
    EntryId,
    Language,
    Phrasing,
    StatementKind,
)
from bot.knowledge import quiz, workshops
from bot.knowledge.charts import Chart, ChartKind, Mark
from bot.knowledge.pack import (
    About,
    Figure,
    HelpCard,
    HelpLink,
    KnownQuestion,
    Name,
    Opening,
    Pack,
    Paragraph,
    QuizRules,
    Rules,
    Source,
    Topic,
)


def pack(values: Mapping[str, Any], fallback: str, digest: str) -> Pack:
    """
    The pack of these files' values by name ("entries/returns.yaml"), each valid by its schema.

    fallback: the id and title where `pack.yaml` is missing; digest: a hash of the files.
    """
    meta = values.get("pack.yaml", {})
    origin = values.get("source.yaml")
    return Pack(
        id=meta.get("id", fallback),
        title=bilingual(meta.get("title")) or Bilingual(en=fallback),
        entries=tuple(
            entry(value, name.removeprefix("entries/").removesuffix(".yaml"))
            for name, records in values.items()
            if name.startswith("entries/")
            for value in records
        ),
        about=about(meta.get("source", {})),
        introduction=bilingual(meta.get("about")),
        licence=meta.get("licence", ""),
        topics=tuple(topic(value) for value in meta.get("topics", ())),
        rules=rules(meta.get("rules", {})),
        source=source(origin) if origin else None,
        synonyms=tuple(tuple(group) for group in values.get("synonyms.yaml", ())),
        help_cards=tuple(help_card(card) for card in values.get("help.yaml", ())),
        charts=tuple(chart(value) for value in values.get("figures.yaml", ())),
        known=tuple(
            known(value, language)
            for language in Language
            for value in values.get(f"questions/{language}.yaml", ())
        ),
        items=tuple(quiz.item(value) for value in values.get("quiz.yaml", ())),
        workshop=workshops.workshop(values.get("workshop.yaml", {})),
        digest=digest,
    )


def bilingual(value: dict[str, str] | None) -> Bilingual | None:
    """Both texts of a record, or None where there is no record."""
    return Bilingual(value.get("en"), value.get("es")) if value else None


def required(value: dict[str, str]) -> Bilingual:
    """Both texts of a record that must be there."""
    return Bilingual(value.get("en"), value.get("es"))


def entry(value: dict[str, Any], topic: str) -> Entry:
    """The entry of one record; `topic`: that of its file, used where the record names none."""
    source = value.get("source") or {}
    checked = value.get("checked") or {}
    return Entry(
        id=EntryId(value["id"]),
        topic=value.get("topic", topic),
        kind=StatementKind(value["kind"]),
        phrasings=tuple(
            Phrasing(text, language)
            for language in Language
            for text in value["questions"].get(language.value, ())
        ),
        answer=required(value["answer"]),
        citation=Citation(
            _numbers(source.get("paragraphs")), source.get("quote"), source.get("address")
        ),
        by=bilingual(value.get("by")),
        simple=bilingual(value.get("simple")),
        caveat=bilingual(value.get("caveat")),
        when=value.get("when"),
        derived=_derived(value),
        checked=Check(checked["by"], checked["on"])
        if checked.get("by") and checked.get("on")
        else None,
        related=tuple(EntryId(related) for related in value.get("related") or ()),
        own_title=bilingual(value.get("title")),
    )


def source(value: dict[str, Any]) -> Source:
    """The fingerprint in a `source.yaml`."""
    return Source(
        names=tuple(
            Name(
                item["id"],
                tuple(item.get("en", ())),
                tuple(item.get("es", ())),
                item.get("always") == "true",
            )
            for item in value.get("names", ())
        ),
        paragraphs={int(item["number"]): _paragraph(item) for item in value["paragraphs"]},
    )


def _paragraph(value: dict[str, Any]) -> Paragraph:
    return Paragraph(
        number=int(value["number"]),
        section=value.get("section"),
        figures=tuple(
            Figure(item["value"], item.get("hedge"), item.get("by"))
            for item in value.get("figures", ())
        ),
        years=tuple(value.get("years", ())),
        names=tuple(value.get("names", ())),
        quotes=tuple(value.get("quotes", ())),
        shingles=frozenset(value.get("shingles", ())),
    )


def rules(value: dict[str, Any]) -> Rules:
    """The editorial rules of a `pack.yaml`."""
    counts = {
        key: int(value[key])
        for key in (
            "phrasings",
            "reading_ease",
            "sentence_words",
            "copied_words",
            "quote_words",
            "answering_entries",
            "gap_entries",
            "known_questions",
            "declined_questions",
        )
        if key in value
    }
    return Rules(
        languages=tuple(Language(code) for code in value.get("languages", ())),
        overlap=float(value.get("overlap", "1.0")),
        cover_source=value.get("cover_source") == "true",
        openings=tuple(
            Opening(
                _numbers(item["paragraphs"]),
                required(item["answer"]),
                bilingual(item.get("simple")),
            )
            for item in value.get("openings", ())
        ),
        quiz=_quiz_rules(value.get("quiz", {})),
        **counts,
    )


def _quiz_rules(value: dict[str, Any]) -> QuizRules:
    return QuizRules(
        items=int(value.get("items", "0")),
        per_topic=int(value.get("per_topic", "0")),
        cover=value.get("cover") == "true",
        stem=bilingual(value.get("stem")),
        never=tuple(value.get("never", ())),
        longest_right=float(value.get("longest_right", "1.0")),
    )


def about(value: dict[str, Any]) -> About:
    """What a `pack.yaml` says of the source."""
    plain = {key: text for key, text in value.items() if key != "dated"}
    return About(**plain, dated=bilingual(value.get("dated")))


def topic(value: dict[str, Any]) -> Topic:
    """One heading to browse by."""
    return Topic(value["id"], required(value["title"]))


def help_card(value: dict[str, Any]) -> HelpCard:
    """One card of a `help.yaml`."""
    return HelpCard(
        value["id"],
        required(value["title"]),
        required(value["text"]),
        tuple(_help_link(link) for link in value["links"]),
    )


def _help_link(value: dict[str, Any]) -> HelpLink:
    checked = value.get("checked") or {}
    return HelpLink(
        required(value["label"]), value["address"], checked.get("by"), checked.get("on")
    )


def chart(value: dict[str, Any]) -> Chart:
    """One chart of a `figures.yaml`."""
    return Chart(
        id=value["id"],
        kind=ChartKind(value["kind"]),
        entries=tuple(EntryId(entry_id) for entry_id in value["entries"]),
        title=required(value["title"]),
        unit=required(value["unit"]),
        marks=tuple(_mark(mark) for mark in value["marks"]),
        note=bilingual(value.get("note")),
        derived=_derived(value),
    )


def _mark(value: dict[str, Any]) -> Mark:
    drawn = value.get("value")
    return Mark(
        required(value["at"]),
        required(value["said"]),
        _numbers(value["paragraphs"]),
        Decimal(drawn) if drawn is not None else None,
    )


def _derived(value: dict[str, Any]) -> tuple[Derived, ...]:
    return tuple(
        Derived(item["value"], _numbers(item["from"]), item["how"])
        for item in value.get("derived") or ()
    )


def known(value: dict[str, Any], language: Language) -> KnownQuestion:
    """One line of a `questions/<language>.yaml`."""
    entry_id = value["entry"]
    return KnownQuestion(value["question"], language, EntryId(entry_id) if entry_id else None)


def _numbers(values: list[str] | None) -> tuple[int, ...]:
    return tuple(int(value) for value in values or ())
