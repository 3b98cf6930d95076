"""What in a glossary wants a look: concepts that stand twice, and terms that cannot be meant so."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from workbench.model.terms import ConceptKind, TermStatus
from workbench.text.folding import fold
from workbench.text.near_english import is_a_slip, near_key
from workbench.text.pinyin_fit import fits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.terms import Concept
    from workbench.store.project import Store

_LONGEST = 100
"""Characters beyond which a term is a sentence."""
_FULL_WIDTH = re.compile(
    "[，。；：！？（）【】《》“”、\u3000\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
)
_QUOTES = re.compile("[“”]")


class Fault(StrEnum):
    """What is wrong with concepts."""

    DUPLICATE = "duplicate"
    """Several have the same Chinese and the same English."""
    NEAR_DUPLICATE = "near-duplicate"
    """Several differ by width, case, script, plural, hyphen or article only."""
    SLIP = "slip"
    """Several have the same Chinese, and long English that differs by one letter."""
    AMBIGUOUS = "ambiguous"
    """Several have the same Chinese and other preferred English."""
    LINE_BREAK = "line-break"
    LONG = "long"
    NO_ENGLISH = "no-english"
    FULL_WIDTH = "full-width"
    """English with the punctuation or letters of Chinese."""
    PINYIN = "pinyin"
    """Pinyin that is not how the characters are read."""

    @property
    def can_merge(self) -> bool:
        """Whether the concepts may be made one without anybody looking."""
        return self in (Fault.DUPLICATE, Fault.NEAR_DUPLICATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Concepts with what is wrong with them."""

    fault: Fault
    concepts: tuple[str, ...]
    """UUIDs, the oldest first."""
    text: str
    """The terms that it is about."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What of a concept is compared."""

    id: str
    chinese: tuple[str, ...]
    scripts: tuple[tuple[str, str], ...]
    """Language and folded text of each Chinese term that was given."""
    english: tuple[str, ...]
    preferred: str
    region: str
    reading: str
    domain: str


def findings(store: Store) -> list[Finding]:
    """Everything that wants a look: first what stands twice, then single concepts."""
    entries: list[_Entry] = []
    single: list[Finding] = []
    for concept in store.concepts.all():
        entries.append(_entry(concept))
        single += _of_one(concept)
    return [*_of_several(entries), *single]


def _entry(concept: Concept) -> _Entry:
    given = [term for term in concept.in_language("zh") if not term.is_derived]
    english = concept.in_language("en")
    preferred = (term.text for term in english if term.status is TermStatus.PREFERRED)
    return _Entry(
        id=concept.id,
        chinese=tuple(dict.fromkeys(term.text for term in given)),
        scripts=tuple((term.language, _plain(term.text)) for term in given),
        english=tuple(term.text for term in english),
        preferred=next(preferred, ""),
        region=concept.region,
        reading=_letters(next((term.reading for term in concept.terms if term.reading), "")),
        domain=concept.domain,
    )


def _of_several(entries: Sequence[_Entry]) -> Iterator[Finding]:
    """Groups of concepts that are one, or are taken for one."""
    covered: set[tuple[str, str]] = set()
    for fault, key in ((Fault.DUPLICATE, _exact), (Fault.NEAR_DUPLICATE, _near)):
        groups: dict[tuple[str, str, str], list[_Entry]] = defaultdict(list)
        for entry in entries:
            for each in dict.fromkeys(key(entry)):
                groups[each].append(entry)
        for group in groups.values():
            for part in _apart(group):
                yield from _finding(fault, part, covered)
    groups_of_chinese: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
    for entry in entries:
        for text in dict.fromkeys(map(fold, entry.chinese)):
            groups_of_chinese[entry.region, text].append(entry)
    for group in groups_of_chinese.values():
        for first, second in combinations(group, 2):
            if _have_a_slip(first, second):
                yield from _finding(Fault.SLIP, (first, second), covered)
        others = {near_key(each.preferred): each for each in reversed(group) if each.preferred}
        yield from _finding(Fault.AMBIGUOUS, tuple(reversed(others.values())), covered)


def _finding(
    fault: Fault, group: Sequence[_Entry], covered: set[tuple[str, str]]
) -> Iterator[Finding]:
    """A finding of several concepts, unless every two of them were found together before."""
    ids = tuple(entry.id for entry in group)
    pairs = set(combinations(ids, 2))
    if pairs and not pairs <= covered:
        covered |= pairs
        yield Finding(fault=fault, concepts=ids, text=_told(group))


def _apart(group: Sequence[_Entry]) -> list[list[_Entry]]:
    """The group in parts of one reading and domain; who has none joins the first."""
    parts: list[list[_Entry]] = []
    for entry in group:
        for part in parts:
            if all(_agree(entry, other) for other in part):
                part.append(entry)
                break
        else:
            parts.append([entry])
    return parts


def _agree(first: _Entry, second: _Entry) -> bool:
    """Whether nothing says that two concepts are two: reading, domain, or one script's form."""
    mine_by, its_by = set(first.scripts), set(second.scripts)
    shared = {language for language, _ in mine_by} & {language for language, _ in its_by}
    if shared and mine_by.isdisjoint(its_by):
        return False
    return all(
        not mine or not its or mine == its
        for mine, its in ((first.reading, second.reading), (first.domain, second.domain))
    )


def _of_one(concept: Concept) -> Iterator[Finding]:
    """What is wrong with a single concept."""
    for fault, text in _faults(concept):
        yield Finding(fault=fault, concepts=(concept.id,), text=text)


def _faults(concept: Concept) -> Iterator[tuple[Fault, str]]:
    chinese = " / ".join(term.text for term in concept.in_language("zh")[:1])
    has_english = any(term.text.strip() for term in concept.in_language("en"))
    if not (has_english or concept.is_untranslatable or concept.kind.is_name):
        yield Fault.NO_ENGLISH, chinese
    for term in concept.terms:
        if term.is_derived:
            continue
        if "\n" in term.text or "\r" in term.text:
            yield Fault.LINE_BREAK, " ".join(term.text.split())
        if len(term.text) > _LONGEST and concept.kind is not ConceptKind.LAW:
            yield Fault.LONG, f"{len(term.text)} characters: {term.text[:40]}…"
        is_english = term.language.startswith("en")
        if is_english and _FULL_WIDTH.search(_QUOTES.sub("", term.text)):
            yield Fault.FULL_WIDTH, f"{chinese}  {term.text}"
        if term.reading and not fits(term.text, term.reading):
            yield Fault.PINYIN, f"{term.text}  {term.reading}"


def _exact(entry: _Entry) -> Iterator[tuple[str, str, str]]:
    for chinese in entry.chinese:
        for english in entry.english:
            yield entry.region, chinese, english


def _near(entry: _Entry) -> Iterator[tuple[str, str, str]]:
    for chinese in map(fold, entry.chinese):
        for english in map(near_key, entry.english):
            yield entry.region, chinese, english


def _have_a_slip(first: _Entry, second: _Entry) -> bool:
    return any(
        is_a_slip(mine.casefold(), its.casefold())
        for mine in first.english
        for its in second.english
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _letters(reading: str) -> str:
    return "".join(filter(str.isalpha, reading)).casefold()


def _told(group: Sequence[_Entry]) -> str:
    return "; ".join(f"{' / '.join(each.chinese)}  {' / '.join(each.english)}" for each in group)
