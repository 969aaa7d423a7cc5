"""A plan put into words: the paper that a host prints or hands out."""

from __future__ import annotations

from collections.abc import Iterator

from bot.entries import Entry, Language
from bot.items import ItemKind
from bot.knowledge.pack import Pack
from bot.knowledge.workshops import Point
from bot.text import fold
from bot.wording import cards, quiz
from bot.wording import workshop_phrases as phrases
from bot.wording.quiz import Voices
from bot.wording.speaker import Speaker
from bot.workshop.paper import (
    Blank,
    Heading,
    Meanings,
    Paper,
    Paragraph,
    Piece,
    Points,
    Table,
)
from bot.workshop.plan import Asked, Part, Plan


def paper(plan: Plan, pack: Pack, seed: int, language: Language) -> Paper:
    """The paper in that language; its last part is the answer key, on a page of its own."""
    writer = _Writer(plan, pack, Speaker(language))
    title = writer.say(phrases.TITLE, title=pack.title.best(language))
    last = Paragraph(writer.say(phrases.MADE, seed=str(seed)), fine=True)
    return Paper(title, (*writer.pieces(), last))


class _Writer:
    """Writes a plan in one language."""

    def __init__(self, plan: Plan, pack: Pack, speaker: Speaker) -> None:
        self._plan, self._pack, self._speaker = plan, pack, speaker
        self._language, self.say = speaker.language, speaker.say
        self._voices = Voices((speaker.language,))

    def pieces(self) -> Iterator[Piece]:
        yield from self._head()
        yield from self._times()
        yield from self._quiz()
        yield from self._prompts()
        yield from self._sources()
        yield from self._glossary()
        yield from self._key()

    def _head(self) -> Iterator[Piece]:
        titles = [topic.title for topic in self._plan.topics] or [self._pack.title]
        topics = "; ".join(title.best(self._language) for title in titles)
        minutes, year = str(self._plan.minutes), self._pack.about.year
        yield Paragraph(self.say(phrases.ABOUT, minutes=minutes, topics=topics))
        yield Paragraph(self.say(phrases.AS_OF, year=year) if year else self.say(phrases.UNDATED))
        yield Paragraph(self.say(phrases.NOBODYS_STORY))
        if self._plan.goals:
            yield Heading(self.say(phrases.GOALS))
            yield Paragraph(self.say(phrases.YOU_CAN))
            yield Points(tuple(self._cited(goal) for goal in self._plan.goals))

    def _times(self) -> Iterator[Piece]:
        counts = {Part.QUIZ: len(self._plan.quiz), Part.DISCUSSION: len(self._plan.prompts)}
        yield Heading(self.say(phrases.TIMES))
        yield Table(
            tuple(map(self.say, phrases.TIMES_HEADS)),
            tuple(
                (
                    self.say(phrases.PARTS[part]),
                    str(minutes),
                    self.say(phrases.HOW[part], count=str(counts.get(part, ""))),
                )
                for part, minutes in self._plan.times.items()
            ),
        )

    def _quiz(self) -> Iterator[Piece]:
        if self._plan.quiz:
            yield Heading(self.say(phrases.QUIZ), apart=True)
        for number, asked in enumerate(self._plan.quiz, 1):
            yield from self._question(number, asked)
            if how := phrases.ON_PAPER.get(asked.item.kind):
                yield Paragraph(self.say(how), fine=True)
            if asked.item.kind.is_typed:
                yield Blank()
            else:
                yield Points(tuple(self._options(asked)), lettered=True)

    def _question(self, number: int, asked: Asked) -> Iterator[Piece]:
        stem = asked.item.stem.best(self._language)
        yield Heading(self.say(phrases.QUESTION, number=str(number), stem=stem), level=3)

    def _options(self, asked: Asked) -> list[str]:
        return [asked.item.options[place].text.best(self._language) for place in asked.order]

    def _prompts(self) -> Iterator[Piece]:
        if self._plan.prompts:
            yield Heading(self.say(phrases.PROMPTS), apart=True)
            yield Paragraph(self.say(phrases.OPEN_QUESTIONS))
            yield Points(tuple(self._cited(each) for each in self._plan.prompts), numbered=True)

    def _sources(self) -> Iterator[Piece]:
        yield Heading(self.say(phrases.SOURCES), apart=True)
        yield from self._article()
        for entry in self._plan.entries:
            yield from self._entry(entry)

    def _article(self) -> Iterator[Piece]:
        about = self._pack.about
        if not about.title:
            return
        dated = about.dated.best(self._language) if about.dated else about.year
        yield Heading(self.say(phrases.ARTICLE), level=3)
        named = filter(None, (about.author, about.publisher, dated))
        yield Paragraph(f"{about.title}. {', '.join(named)}.")
        if about.address:
            yield Paragraph(self.say(phrases.WHERE, address=about.address))

    def _entry(self, entry: Entry) -> Iterator[Piece]:
        yield Heading(entry.title(self._language), level=3)
        yield Paragraph(entry.answer.best(self._language))
        if entry.caveat:
            yield Paragraph(entry.caveat.best(self._language))
        told = [
            cards.kind_label(entry, self._language),
            cards.paragraphs(entry.citation.paragraphs, self._speaker),
        ]
        if entry.when:
            told.append(self.say(phrases.WHEN, when=cards.spell(entry.when, self._language)))
        yield Paragraph(" · ".join(filter(None, told)), fine=True)

    def _glossary(self) -> Iterator[Piece]:
        if not self._plan.terms:
            return
        yield Heading(self.say(phrases.GLOSSARY), apart=True)
        pairs = [
            (
                term.term.best(self._language),
                self._with_where(term.meaning.best(self._language), term.paragraphs),
            )
            for term in self._plan.terms
        ]
        yield Meanings(tuple(sorted(pairs, key=lambda pair: fold(pair[0]))))

    def _key(self) -> Iterator[Piece]:
        if self._plan.quiz:
            yield Heading(self.say(phrases.KEY), apart=True)
        for number, asked in enumerate(self._plan.quiz, 1):
            item = asked.item
            yield from self._question(number, asked)
            right = quiz.right_of(item, self._voices, asked.order)
            yield Paragraph(self.say(phrases.RIGHT, right=right))
            why = item.why.best(self._language)
            yield Paragraph(self._with_where(why, item.paragraphs))
            if item.options and item.kind is not ItemKind.TRUE_FALSE:
                yield Points(tuple(self._reasons(asked)), lettered=True)
            elif item.kind is ItemKind.TRUE_FALSE:
                wrong = next(each for each in item.options if not each.right)
                yield Paragraph(wrong.why.best(self._language))

    def _reasons(self, asked: Asked) -> Iterator[str]:
        for place in asked.order:
            option = asked.item.options[place]
            text, why = (each.best(self._language) for each in (option.text, option.why))
            yield self.say(phrases.REASON, option=text, why=why)

    def _cited(self, point: Point) -> str:
        return self._with_where(point.text.best(self._language), point.paragraphs)

    def _with_where(self, text: str, paragraphs: tuple[int, ...]) -> str:
        where = cards.paragraphs(paragraphs, self._speaker)
        return self.say(phrases.CITED, text=text, where=where) if where else text
