"""Proposing the English that stands for a concept where none that the glossary knows does.

Two kinds of evidence are weighed for each run of words that neither begins nor ends with a
function word: it shares words, or stems of words, with the known English (*urban social
governance* where it should be *municipal*); and it recurs in the targets that have the concept and
not elsewhere, by the log-likelihood ratio of Dunning (1993) over the number of texts that have it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from workbench.text.english import find_longest
from workbench.text.inflecting.patterns import pattern
from workbench.text.inflecting.tables import listed
from workbench.text.inflecting.verbs import bases_of_ing, is_verb
from workbench.text.inflecting.words import ARTICLES, FUNCTION_WORDS, Word, words
from workbench.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """A target that has no known rendering of a concept."""

    text: str
    others: tuple[str, ...] = ()
    """English of other terms, which is no rendering of this one."""


_LONGEST = 7
"""Words of a run at most."""
_SAMPLE = 400
"""Texts of either side that are searched for what recurs."""
_SURE = 10.83
"""The log-likelihood ratio of which chance gives one in a thousand."""
_HEAD = 1.5
"""The weight of the head of the known English; its other words have 1."""
_KIN = 0.5
"""What a word that shares only the stem counts."""

_LEAST = {3: 0.51}
"""By the number of words: the share of the known English that a run must have; else 0.4."""
_INNER = ARTICLES | listed("of for on in at to by with against and or out up down off")
"""The function words that may stand inside a term."""

_NO_ENDS = FUNCTION_WORDS | listed("first well now today again further together away better too")
"""What a term does not end with."""

_Key = tuple[str, ...]


@dataclass(slots=True)
class _Run:
    """A run of words, in whatever form, and where it stands."""

    keys: tuple[str, ...]
    texts: set[int]
    surfaces: Counter[str]
    elsewhere: int = 0


def propose(
    undecided: Sequence[Undecided], known: Sequence[str], elsewhere: Sequence[str]
) -> list[str | None]:
    """The likeliest rendering in each text, in its form there; None where nothing is likely."""
    measures = [_Known.of(phrase) for phrase in known if pattern(phrase).slots]
    runs = _runs(undecided, measures)
    _count_elsewhere(runs, elsewhere)
    sizes = len(undecided), min(len(elsewhere), _SAMPLE)
    scored = sorted(
        ((score, run) for run in runs.values() if (score := _score(run, measures, sizes)) > 0),
        key=lambda one: (-one[0], -len(one[1].keys), one[1].keys),
    )
    result: list[str | None] = [None] * len(undecided)
    for _, run in scored:
        phrase = _surface(run)
        for at in run.texts:
            result[at] = result[at] or phrase
    return result


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A known rendering as weights of its words."""

    weights: dict[str, float]
    stems: frozenset[str]
    head: str
    is_action: bool

    @classmethod
    def of(cls, phrase: str) -> _Known:
        shape = pattern(phrase)
        keys = [slot.word.key for slot in shape.slots]
        head = keys[shape.heads[0] if shape.heads else shape.verbs[0]]
        content = [key for key in keys if key not in FUNCTION_WORDS] or keys
        return cls(
            weights={key: _HEAD if key == head and len(content) > 1 else 1.0 for key in content},
            stems=frozenset(map(stem, content)),
            head=head,
            is_action=bool(shape.verbs) and not shape.heads,
        )

    def likeness(self, run: _Run) -> float:
        """The share of its weight that a run has, less a little for a difference in length."""
        content = {key for key in run.keys if key not in FUNCTION_WORDS}
        stems = set(map(stem, content))
        shared = sum(
            weight if _is_same(key, content) else _KIN * weight
            for key, weight in self.weights.items()
            if stem(key) in stems
        )
        share = shared / sum(self.weights.values())
        least = _LEAST.get(len(self.weights), 0.4)
        is_like = share >= least and len(content) >= min(2, len(self.weights))
        return share - 0.05 * abs(len(content) - len(self.weights)) if is_like else 0.0


def _is_same(key: str, content: set[str]) -> bool:
    forms = pattern(key).slots[0].forms
    return any(other in forms for other in content)


def _runs(undecided: Sequence[Undecided], measures: Sequence[_Known]) -> dict[_Key, _Run]:
    """The runs of words of the texts: those that share a stem, and in a sample all."""
    stems = frozenset[str]().union(*(known.stems for known in measures))
    is_action = any(known.is_action for known in measures)
    runs: dict[_Key, _Run] = {}
    for at, one in enumerate(undecided):
        free = _free(one)
        if at >= _SAMPLE and stems.isdisjoint(stem(word.key) for word in free):
            continue
        for key, run in _keyed(one.text, free):
            if at >= _SAMPLE and stems.isdisjoint(key):
                continue
            if not is_action and _is_action(run[0].key):
                continue
            known = runs.get(key)
            if known is None:
                keys = tuple(word.key for word in run)
                known = runs[key] = _Run(keys, set(), Counter())
            known.texts.add(at)
            known.surfaces[one.text[run[0].start : run[-1].end]] += 1
    return runs


def _free(one: Undecided) -> list[Word]:
    """The words of a text that are in no rendering of another term."""
    found = words(one.text)
    taken = [other.span for other in find_longest(one.text, one.others)] if one.others else []
    return [
        word for word in found if not any(span.start <= word.start < span.end for span in taken)
    ]


def _keyed(text: str, found: Sequence[Word]) -> Iterator[tuple[_Key, Sequence[Word]]]:
    """Each run of words that may be a term, with the stems by which its forms are alike."""
    for start, first in enumerate(found):
        if first.key in FUNCTION_WORDS or first.is_hyphened or not first.key[0].isalpha():
            continue
        for end in range(start + 1, min(start + _LONGEST, len(found)) + 1):
            last = found[end - 1]
            if end > start + 1 and not _is_next(text, found[end - 2], last):
                break
            if last.key in FUNCTION_WORDS - _INNER:
                break
            is_cut = end < len(found) and found[end].is_hyphened
            if last.key not in _NO_ENDS and not is_cut:
                run = found[start:end]
                yield tuple(stem(word.key) for word in run if word.key not in ARTICLES), run


def _is_next(text: str, one: Word, other: Word) -> bool:
    """Whether two words follow one another without a mark or another word between them."""
    return not other.gap and not any(map(str.isalnum, text[one.whole_end : other.start]))


def _is_action(key: str) -> bool:
    return is_verb(key) or bool(bases_of_ing(key))


def _count_elsewhere(runs: dict[_Key, _Run], elsewhere: Sequence[str]) -> None:
    """Notes in how many other texts each run stands."""
    for text in elsewhere[:_SAMPLE]:
        for key in {key for key, _ in _keyed(text, words(text))}:
            if key in runs:
                runs[key].elsewhere += 1


def _score(run: _Run, measures: Sequence[_Known], sizes: tuple[int, int]) -> float:
    """How likely a run is the rendering; 0 where it is not."""
    here, there = sizes
    count = len(run.texts)
    is_ours = not there or count / here > 2 * run.elsewhere / there
    ratio = likelihood_ratio(count, here, run.elsewhere, there) if there and is_ours else 0.0
    likeness = max((known.likeness(run) for known in measures), default=0.0)
    recurs = count > 1 and ratio >= _SURE and count >= here / 4
    if not is_ours or not (likeness or recurs):
        return 0.0
    return likeness + 0.02 * min(ratio, 30.0) + 0.05 * min(count - 1, 4)


def likelihood_ratio(here: int, of_here: int, there: int, of_there: int) -> float:
    """Dunning's ratio (1993) for a phrase in `here` of `of_here` texts and `there` of others."""
    total, texts = here + there, of_here + of_there
    cells = (
        (here, of_here, total),
        (there, of_there, total),
        (of_here - here, of_here, texts - total),
        (of_there - there, of_there, texts - total),
    )
    return 2 * sum(seen * log(seen * texts / (row * column)) for seen, row, column in cells if seen)


def _surface(run: _Run) -> str:
    """The form in which a run stands most often, without the capital of a sentence."""
    counts: dict[str, int] = defaultdict(int)
    for text, count in run.surfaces.items():
        is_sentence = text[0].isupper() and text[1:] == text[1:].lower() and " " in text
        counts[text[0].lower() + text[1:] if is_sentence else text] += count
    return max(counts, key=lambda text: (counts[text], text[0].islower(), -len(text), text))
