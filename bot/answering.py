"""A question in its conversation, turned into an answer, suggestions, or an honest decline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace

from bot import followups, privacy, smalltalk
from bot.conversations import Conversation, Receipt
from bot.entries import Entry, Language, Phrasing
from bot.knowledge.pack import Pack
from bot.language import LanguageGuesser
from bot.matching.entities import places
from bot.matching.matcher import Matcher, Ranking
from bot.outcomes import Answer, Match, NoAnswer, Outcome, Reason, Suggestions
from bot.smalltalk import Talk
from bot.tense import asks_about_now
from bot.text import cut, normalise, words

SUGGESTED = 3  # entries offered at most
_PARAGRAPH = re.compile(
    r"(?:(?:what|que) (?:does|is in|says|dice|hay en)(?: el| the)? )?(?:in |en |el |the )?"
    r"(?:paragraph|para|parrafo) (?:number |numero |n )?(?P<number>\d{1,3})(?: say| says| about)?"
)
_MEANT = 0.02  # confidence below which an entry beside a gap is not worth offering


@dataclass(frozen=True, slots=True)
class Answered:
    """An outcome, and the receipt that says how it was found."""

    outcome: Outcome
    receipt: Receipt | None = None


def after(state: Conversation, answered: Answered) -> Conversation:
    """Where the conversation stands after that outcome; a decline leaves it where it was."""
    outcome = answered.outcome
    state = replace(state, spoken=outcome.language)
    match outcome:
        case Answer(match=found) | NoAnswer(gap=found) if found:
            shown, now = found.entry.id, isinstance(outcome, Answer) and outcome.present
            present = state.present | {shown} if now else state.present - {shown}
            state = replace(state, entry=shown, receipt=answered.receipt, present=present)
        case Suggestions(matches=matches):
            found = matches[0]  # not shown: "simpler" still means what was on screen before
        case _:
            return state
    return replace(state, about=found.entry.id, matched=found.phrasing.text)


class Answerer:
    """Answers questions from one pack."""

    def __init__(self, pack: Pack, matcher: Matcher) -> None:
        self._matcher = matcher
        self._by_id = pack.by_id
        self._titled = _titled(pack)
        self._alike = _alike(pack)
        lexicon = matcher.layer.lexicon
        self._guesser = LanguageGuesser({each: lexicon.counts(each) for each in Language})

    def beside(self, library: Pack, matcher: Matcher) -> Answerer:
        """
        One that answers from a library over the same pack; matcher: with its own entries.

        What the pack has and the library does not is still understood, and then declined: the
        next best entry was not what was asked for.
        """
        other = copy(self)
        other._matcher, other._by_id = matcher, library.by_id
        return other

    def ahead(self, texts: Iterable[str]) -> Answerer:
        """The same, for which what the encoder makes of these questions is made at once."""
        other = copy(self)
        other._matcher = self._matcher.ahead(texts)
        return other

    def rehearsed(self, text: str, left_out: int | None = None) -> Outcome:
        """
        What comes of a question asked out of the blue.

        left_out: the number of a phrasing of the pack that counts as if it were not there.
        """
        return self._answered(text, Conversation(), None, left_out).outcome

    def answer(
        self, text: str, conversation: Conversation, locale: Language | None = None
    ) -> Answered:
        """What comes of the question; only its first `MAX_QUESTION` characters are read."""
        return self._answered(text, conversation, locale, None)

    def _answered(
        self, text: str, conversation: Conversation, locale: Language | None, left_out: int | None
    ) -> Answered:
        whole, text = text, cut(text)
        language = self.language(text, conversation, locale)
        if concern := privacy.inspect(whole):  # it reads further than matching does
            return Answered(NoAnswer(Reason.PERSONAL, language, detail=concern.value))
        if talk := smalltalk.recognise(text):
            reason = Reason.ABUSE if talk is Talk.ABUSE else Reason.SMALLTALK
            nearest = self._instead(conversation) if talk is Talk.REJECTION else ()
            return Answered(NoAnswer(reason, language, nearest=nearest, detail=talk.value))
        if cited := self._citing(text):
            return Answered(Suggestions(cited, language))
        if titled := self._titled_here(text):
            return Answered(_found(titled, text, language))
        return self._decide(text, self.rank(text, conversation, left_out), language)

    def language(
        self, text: str, conversation: Conversation, locale: Language | None = None
    ) -> Language:
        """The language to reply in; English where nothing tells it."""
        return self.told(text, conversation, locale) or Language.ENGLISH

    def told(
        self, text: str, conversation: Conversation, locale: Language | None = None
    ) -> Language | None:
        """The language chosen, else the question's, the conversation's, the client's; or None."""
        guessed = self._guesser.guess(cut(text))
        return conversation.chosen or guessed or conversation.spoken or locale

    def guess(self, text: str) -> Language | None:
        """The language a text is written in, None where it does not tell."""
        return self._guesser.guess(text)

    def rank(self, text: str, conversation: Conversation, left_out: int | None = None) -> Ranking:
        """The ranking of the question, completed from its conversation where it leans on it."""
        about = self._by_id.get(conversation.about) if conversation.about else None
        if about is None or not followups.depends(text):
            return self._matcher.rank(text, left_out)
        text = followups.naming(text, conversation.matched, self._people)
        whole = followups.complete(text, conversation.matched, self._matcher.find)
        return self._matcher.follow(text, whole, about)

    def _titled_here(self, text: str) -> Match | None:
        """The entry whose own title this is, as it is shown here."""
        titled = self._titled.get(normalise(text))
        current = self._by_id.get(titled.entry.id) if titled else None
        return replace(titled, entry=current) if titled and current else None

    def _people(self, words: Sequence[str]) -> frozenset[str]:
        """The names among folded words that may be a person's, whom "he" can mean."""
        return self._matcher.find(words) & self._alike

    def _citing(self, text: str) -> tuple[Match, ...]:
        """What answers from the paragraph that a short question names by number; else nothing."""
        named = _PARAGRAPH.fullmatch(" ".join(words(text)))
        if named is None:
            return ()
        number = int(named["number"])
        entries = [e for e in self._by_id.values() if number in e.citation.paragraphs[:1]]
        return _equally_likely(entries)

    def _instead(self, conversation: Conversation) -> tuple[Match, ...]:
        """What may have been meant instead of the answer that was just shown."""
        shown = conversation.receipt
        entry = self._by_id.get(shown.entry) if shown else None
        if shown is None or entry is None or entry.id != conversation.about:
            return ()
        ids = dict.fromkeys([shown.runner_up, *entry.related])
        return _equally_likely([self._by_id[i] for i in ids if i in self._by_id])

    def _decide(self, text: str, ranking: Ranking, language: Language) -> Answered:
        ranking = self._shown(ranking)
        # Asked this way round, since a damaged cache may give NaN, which is never enough.
        if ranking.off_topic or not ranking.matches or not ranking.confidence >= ranking.suggest:
            return Answered(self._declined(ranking, language))
        best = ranking.matches[0]
        if not ranking.confidence >= ranking.answer:
            return Answered(Suggestions(_offered(ranking.matches), language))
        return Answered(_found(best, text, language, _nearby(ranking)), _receipt(ranking))

    def _shown(self, ranking: Ranking) -> Ranking:
        """The entries as they are shown here; what is hidden keeps its share of the chances."""
        current = ((match, self._by_id.get(match.entry.id)) for match in ranking.matches)
        shown = tuple(replace(match, entry=entry) for match, entry in current if entry)
        return replace(ranking, matches=shown)

    def _declined(self, ranking: Ranking, language: Language) -> NoAnswer:
        return NoAnswer(
            Reason.OFF_TOPIC if ranking.off_topic else Reason.UNKNOWN,
            language,
            nearest=() if ranking.off_topic else _offered(ranking.matches),
            confidence=ranking.confidence,
        )


def _alike(pack: Pack) -> frozenset[str]:
    """Names written alike in both languages, as people's are and few of things; no places."""
    names = pack.source.names if pack.source else ()
    alike = {name.id for name in names if {*name.en} & {*name.es}}
    return frozenset(alike - {*places().values()})


def _equally_likely(entries: Sequence[Entry]) -> tuple[Match, ...]:
    """Those that answer, any of which may be what is meant."""
    answering = [entry for entry in entries if entry.phrasings and not entry.is_gap]
    chance = 1 / (len(answering) or 1)
    return tuple(Match(e, e.phrasings[0], 0.0, chance) for e in answering[:SUGGESTED])


def _titled(pack: Pack) -> dict[str, Match]:
    """What somebody means who writes an entry's own title, as they saw it in a list."""
    return {
        normalise(title): Match(entry, Phrasing(entry.question(language), language), 1.0, 1.0)
        for entry in pack.entries
        for language in Language
        if entry.own_title and (title := entry.own_title.get(language))
    }


def _found(
    best: Match, text: str, language: Language, nearby: tuple[Match, ...] = ()
) -> Answer | NoAnswer:
    """What is shown of the entry that was found; nearby: what is offered beside a gap."""
    if best.entry.is_gap:
        return NoAnswer(Reason.GAP, language, best, nearby, best.confidence)
    return Answer(best, language, present=asks_about_now(text))


def _nearby(ranking: Ranking) -> tuple[Match, ...]:
    """What the source does say, where it may have been meant."""
    meant = (match for match in ranking.matches[1:] if match.confidence >= _MEANT)
    return tuple(match for match in meant if not match.entry.is_gap)[:SUGGESTED]


def _offered(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """The best few, those that answer first; one that says what the source lacks is enough."""
    gaps = [match for match in matches if match.entry.is_gap]
    chosen = [match for match in matches if match not in gaps[1:]][:SUGGESTED]
    return tuple(sorted(chosen, key=lambda match: match.entry.is_gap))


def _receipt(ranking: Ranking) -> Receipt:
    best, rest = ranking.matches[0], ranking.matches[1:]
    runner_up: Match | None = rest[0] if rest else None
    return Receipt(
        entry=best.entry.id,
        matched=best.phrasing.text,
        confidence=ranking.confidence,
        threshold=ranking.answer,
        score=best.score,
        runner_up=runner_up.entry.id if runner_up else None,
        runner_up_score=runner_up.score if runner_up else 0.0,
    )
