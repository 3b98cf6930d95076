"""English for a Chinese candidate, out of pairs that are already translated.

A phrase that stands in the English wherever the candidate stands in the Chinese, and nowhere
else, renders it: Dice's coefficient says how far that holds, the log-likelihood ratio whether it
could be chance (Dunning, “Accurate methods for the statistics of surprise and coincidence”,
Computational Linguistics 19, 1993). One pair alone is weak evidence and scores low; there the
length, capitals and quotation marks must decide.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from workbench.match.extracting.phrases import line, phrases
from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.match.extracting.phrases import Phrase
    from workbench.model.spans import Span

_FIGURE = re.compile(r"\b\d|[一二两三四五六七八九十]")
"""A number as a word of an English key, or in a Chinese one."""
_MOST_OTHERS = 4_000
"""Pairs without the candidate that are counted; of more, as many at even distances."""
_MOST_WITH = 400
"""Pairs with the candidate that are counted."""
_CHANCE = 3.84
"""The log-likelihood ratio that chance passes in one case of twenty."""
_WORDS_A_CHARACTER = 0.75
"""Words of English that a character of Chinese rarely passes, and one more word."""
_WORDS_USUAL = 0.5
"""Words of English that a character of Chinese usually makes."""
_MOST_PHRASES = 200
"""Phrases for which the pairs without the candidate are searched."""
_NEARLY = 0.8
"""The share of a phrase's pairs which a longer one must have to take its place."""
_NEAR = 1.25
"""By what a part must score better than its whole to stay beside it."""
_NOT_RARE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishProposal:
    """An English phrase that may render a candidate."""

    text: str
    """As it mostly stands in the pairs."""
    score: float
    """From 0 to 1, for ranking."""
    pairs: tuple[int, ...]
    """Indexes of the pairs that speak for it, in order."""
    evidence: str
    """How many of the pairs, in a short sentence."""


@dataclass(slots=True)
class _Seen:
    """What was seen of the phrases with one key."""

    pairs: list[int]
    texts: Counter[str]
    words: int
    others: int = 0
    is_name: bool = False
    is_quoted: bool = False
    distance: float = 1.0
    """How far apart phrase and candidate stand, as shares of their texts, where nearest."""


def propose_english(
    candidate: str,
    pairs: Sequence[tuple[str, str]],
    *,
    explained: Mapping[int, Sequence[Span]] | None = None,
    limit: int = 8,
) -> list[EnglishProposal]:
    """English phrases for a Chinese candidate, best first.

    `pairs` are source and target texts; those without English count for nothing. `explained`
    has, by the index of a pair, spans of its target that render terms which are known; give none
    for terms inside the candidate itself. Empty where no pair holds the candidate.
    """
    key = fold(candidate)
    translated = [index for index, (_, target) in enumerate(pairs) if target.strip()]
    with_it = [index for index in translated if key and key in fold(pairs[index][0])]
    if not with_it:
        return []
    chosen = set(with_it)
    without = [index for index in translated if index not in chosen]
    with_it, without = _thinned(with_it, _MOST_WITH), _thinned(without, _MOST_OTHERS)
    seen = _seen(key, pairs, with_it, explained or {})
    scores = _scores(key, seen, pairs, with_it, without)
    ranked = sorted(
        _without_parts(seen, scores),
        key=lambda phrase: (-scores[phrase], -seen[phrase].words, phrase),
    )
    return [
        EnglishProposal(
            text=_wording(seen[phrase].texts, phrase),
            score=round(scores[phrase], 4),
            pairs=tuple(seen[phrase].pairs),
            evidence=_sentence(seen[phrase], len(with_it)),
        )
        for phrase in ranked[: max(limit, 0)]
    ]


def _thinned(indexes: list[int], most: int) -> list[int]:
    if len(indexes) <= most:
        return indexes
    return [indexes[number * len(indexes) // most] for number in range(most)]


def _scores(
    key: str,
    seen: dict[str, _Seen],
    pairs: Sequence[tuple[str, str]],
    with_it: Sequence[int],
    without: Sequence[int],
) -> dict[str, float]:
    """The scores of the phrases that are no chance; the others' pairs are counted on the way."""
    is_quoted = any(f'"{key}"' in fold(pairs[index][0]) for index in with_it)
    fits = {phrase: _fit(one, key, is_quoted, len(with_it)) for phrase, one in seen.items()}
    best = sorted(seen, key=lambda phrase: (-_share(seen[phrase], with_it) * fits[phrase], phrase))
    best = best[:_MOST_PHRASES]
    _count_others([(phrase, seen[phrase]) for phrase in best], pairs, without)
    return {
        phrase: min(1.0, _share(seen[phrase], with_it) * fits[phrase])
        for phrase in best
        if not _is_chance(seen[phrase], len(with_it), len(without))
    }


def _seen(
    key: str,
    pairs: Sequence[tuple[str, str]],
    with_it: Sequence[int],
    explained: Mapping[int, Sequence[Span]],
) -> dict[str, _Seen]:
    """The phrases of the pairs that have the candidate, each counted once a pair."""
    longest = 2 + int(len(key) * _WORDS_A_CHARACTER)
    has_figure = bool(_FIGURE.search(key))
    found: dict[str, _Seen] = {}
    for index in with_it:
        source, target = pairs[index]
        middle = (fold(source).find(key) + len(key) / 2) / len(source)
        for phrase in phrases(target, explained.get(index, ())):
            if phrase.words <= longest and (has_figure or not _FIGURE.search(phrase.key)):
                _note(found, phrase, index, abs(phrase.middle - middle))
    return found


def _note(found: dict[str, _Seen], phrase: Phrase, index: int, distance: float) -> None:
    one = found.get(phrase.key)
    if one is None:
        one = found[phrase.key] = _Seen([], Counter(), phrase.words)
    if not one.pairs or one.pairs[-1] != index:
        one.pairs.append(index)
    one.texts[phrase.text] += 1
    one.is_name |= phrase.is_name
    one.is_quoted |= phrase.is_quoted
    one.distance = min(one.distance, distance)


def _count_others(
    wanted: Sequence[tuple[str, _Seen]], pairs: Sequence[tuple[str, str]], without: Sequence[int]
) -> None:
    """Counts in how many pairs without the candidate each phrase stands too."""
    lines = "\n".join(line(pairs[index][1]) for index in without)
    for phrase, one in wanted:
        one.others = min(lines.count(f" {phrase} "), len(without))


def _share(one: _Seen, with_it: Sequence[int]) -> float:
    """Dice's coefficient, less where few pairs speak."""
    count = len(one.pairs)
    return 2 * count / (len(with_it) + count + one.others) * count**2 / (count**2 + 2)


def _fit(one: _Seen, key: str, is_quoted: bool, with_it: int) -> float:
    """How well the looks of a phrase suit the candidate; about 1."""
    fit = 1.0 + 0.12 * one.is_name + (0.06 if one.words > 1 else 0)
    if one.is_quoted:
        fit += 0.6 if is_quoted else 0.2
    fit -= 0.04 * abs(one.words - max(1.0, len(key) * _WORDS_USUAL))
    if with_it == 1:
        fit -= 0.4 * one.distance
    return max(fit, 0.1)


def _is_chance(one: _Seen, with_it: int, without: int) -> bool:
    count = len(one.pairs)
    if not without:
        return False
    ratio = log_likelihood(count, with_it, one.others, without)
    return ratio <= 0 or (count > 1 and ratio < _CHANCE)


def log_likelihood(count: int, with_it: int, others: int, without: int) -> float:
    """Dunning's ratio for a phrase in `count` of `with_it` pairs and in `others` of `without`.

    Negative where the phrase shuns the pairs that it should stand in.
    """
    share = (count + others) / (with_it + without)
    cells = (
        (count, with_it * share),
        (with_it - count, with_it * (1 - share)),
        (others, without * share),
        (without - others, without * (1 - share)),
    )
    ratio = 2 * sum(seen * log(seen / expected) for seen, expected in cells if seen)
    return ratio if count >= with_it * share else -ratio


def _without_parts(seen: dict[str, _Seen], scores: dict[str, float]) -> list[str]:
    """The phrases without those that hardly occur outside a longer one."""
    longer: defaultdict[str, int] = defaultdict(int)
    for phrase, score in scores.items():
        words = phrase.split(" ")
        for size in range(1, len(words)):
            for start in range(len(words) - size + 1):
                part = " ".join(words[start : start + size])
                margin = _NEAR if len(seen[phrase].pairs) > 1 else 1.0
                if part in scores and scores[part] <= score * margin:
                    longer[part] = max(longer[part], len(seen[phrase].pairs))
    return [phrase for phrase in scores if longer[phrase] < _NEARLY * len(seen[phrase].pairs)]


def _wording(texts: Counter[str], key: str) -> str:
    """The most frequent wording; one in the singular where it is not rare."""
    frequent = [text for text in texts if texts[text] >= _NOT_RARE * texts.total()]
    return min(frequent or texts, key=lambda text: (text.lower() != key, -texts[text], text))


def _sentence(one: _Seen, with_it: int) -> str:
    elsewhere = f", and in {one.others} without" if one.others else ", and nowhere else"
    if with_it == 1:
        return f"stands in the only pair with the candidate{elsewhere}"
    return f"stands in {len(one.pairs)} of {with_it} pairs with the candidate{elsewhere}"
