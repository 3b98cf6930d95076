"""People: a surname and one or two more characters, with something beside them that says so.

A name is proposed only on evidence: a title before it, an act or title after it, a place in a
list of names. Nothing is proposed for looking like a name alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from workbench.match.named.sides import (
    BREAKS,
    LIST,
    Left,
    begins_with_act,
    is_personal,
    left_of,
    right_of,
    title_after,
)
from workbench.match.named.values import Mention, NameKind
from workbench.match.named.words import FUNCTION, characters, ordinary_words, words
from workbench.model.spans import Span
from workbench.text.names.surnames import Surname, all_surnames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ANONYMISED = re.compile(r"[某×xX*]{1,2}(?:[甲乙丙丁戊己庚辛]|[a-z0-9](?![a-z0-9年月日个万元]))?")
_KEPT = re.compile("某([\u3400-\u9fff])")
_NOT_ANONYMISED = frozenset("种些个项位类时地月日年次条款方段一")
_OFFICE = re.compile(r"(?:为|任|的)([^,.;:\n]{2,40})(?=[,.;\n]|$)")
_RUNNING = frozenset("谈和但那都从过令首别由通首充终回来")
"""Surnames that are far oftener the words that running text is made of."""
_SUREST = 0.95
_LONGEST_LIST_GAP = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    span: Span
    surname: Surname
    right: float
    likely: bool
    """Whether all characters of the given name are usual ones."""
    is_titled: bool
    """Whether a title follows."""
    is_personal: bool
    """Whether a title or an act that only people do follows."""


def find_people(
    text: str, folded: str, taken: Sequence[Span], *, is_credit: bool = False
) -> list[Mention]:
    """People in one paragraph; `taken` are spans in which no person is looked for.

    In a byline or credit a name may stand by itself.
    """
    anonymised = list(_anonymised(text, folded))
    barred = [*taken, *(mention.span for mention in anonymised)]
    found: dict[int, Mention] = {}
    at = 0
    while at < len(folded):
        mention = _person_at(text, folded, at, is_credit)
        if mention and not any(mention.span.meets(span) for span in barred):
            found[at] = mention
            at = mention.span.end
        else:
            at += 1
    _add_listed(folded, found, barred)
    return sorted((*anonymised, *found.values()), key=lambda mention: mention.span)


def _anonymised(text: str, folded: str) -> Iterator[Mention]:
    kept = {
        match[0]
        for match in _KEPT.finditer(folded)
        if match[1] in characters("likely_given")
        and match[1] not in "某一"
        and right_of(folded, match.end())
    }
    for match in _ANONYMISED.finditer(folded):
        start, end = match.span()
        end += match[0] == "某" and folded[start : end + 1] in kept
        if match[0][0] != "某" and not match[0].startswith(("××", "**")):
            continue
        length = 2 if folded[max(0, start - 2) : start] in all_surnames() and start > 1 else 1
        surname = all_surnames().get(folded[max(0, start - length) : start])
        if surname is None or folded[end : end + 1] in _NOT_ANONYMISED:
            continue
        left = left_of(folded, start - length)
        if surname.use == "word" and left.strength == 0:
            continue
        yield Mention(
            span=Span(start - length, end),
            kind=NameKind.ANONYMISED,
            confidence=0.9,
            role=left.role.of(text),
        )


def _person_at(text: str, folded: str, at: int, is_credit: bool) -> Mention | None:
    if folded[at] not in _initials():
        return None
    left = left_of(folded, at)
    best = _best(folded, _candidates(folded, at), left)
    if best is None:
        return None
    confidence = _confidence(best, left)
    if _is_appointed(folded, best.span) and _is_sure(best):
        confidence = max(confidence, 0.7)
    if is_credit and left.strength == 1 and best.right == 2 and _is_sure(best):
        confidence = max(confidence, 0.7)
    if confidence == 0:
        return None
    role = left.role.of(text) or title_after(folded, best.span.end)
    return Mention(span=best.span, kind=NameKind.PERSON, confidence=confidence, role=role)


def _is_appointed(folded: str, span: Span) -> bool:
    """Whether a line opens with the name and gives or takes an office: 韩松为审判员。"""
    opens = span.start == 0 or folded[span.start - 1] in "\n:;"
    office = _OFFICE.match(folded, span.end)
    return opens and office is not None and office[1].endswith((*words("titles"), "职务"))


@cache
def _initials() -> frozenset[str]:
    return frozenset(han[0] for han in all_surnames())


def _candidates(folded: str, at: int) -> Iterator[_Candidate]:
    for length in (4, 3, 2, 1):
        surname = all_surnames().get(folded[at : at + length])
        if surname is None or surname.han in _RUNNING:
            continue
        for given_length in (1, 2):
            end = at + length + given_length
            given = folded[at + length : end]
            if len(given) == given_length and _may_be_given(given):
                yield _Candidate(
                    span=Span(at, end),
                    surname=surname,
                    right=right_of(folded, end),
                    is_titled=bool(title_after(folded, end)),
                    is_personal=is_personal(folded, end),
                    likely=all(character in characters("likely_given") for character in given),
                )
        if surname.is_compound:
            return


def _may_be_given(given: str) -> bool:
    return (
        all("\u3400" <= character <= "\u9fff" for character in given)
        and characters("never_given").isdisjoint(given)
        and not begins_with_act(given)
    )


def _best(folded: str, candidates: Iterator[_Candidate], left: Left) -> _Candidate | None:
    """The reading of the place whose right side and characters speak for it most."""
    ranked = [
        (_rank(candidate), candidate)
        for candidate in candidates
        if not _is_ordinary(folded, candidate, left)
    ]
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _rank(candidate: _Candidate) -> tuple[float, int]:
    return candidate.right + candidate.likely * 0.75, len(candidate.span)


def _is_ordinary(folded: str, candidate: _Candidate, left: Left) -> bool:
    """Whether the place is taken by a word: 高度, 安全; 王国强 only where its end is not plain."""
    ordinary = ordinary_words()
    form = candidate.span.of(folded)
    if left.is_apart and candidate.right == 2:
        return False
    if form in ordinary or folded[candidate.span.start : candidate.span.end + 1] in ordinary:
        return True
    is_bounded = candidate.right >= 2 and left.strength == 3 and candidate.likely
    return form[:2] in ordinary and not (is_bounded and len(form) == 3)


def _confidence(candidate: _Candidate, beside: Left) -> float:
    """How sure a name is, from what stands on both sides; 0 for not a name."""
    is_word = candidate.surname.use == "word"
    if candidate.right == 4 and len(candidate.span) > 2 and _is_common(candidate):
        return 0.9
    if beside.strength == 3:
        return _after_title(candidate, beside, is_word)
    if beside.strength == 2:
        return 0.8 * (candidate.right > 0 and (candidate.likely or _is_common(candidate)))
    if beside.is_organ and candidate.is_titled and candidate.likely and _is_common(candidate):
        return 0.7
    is_bounded = beside.strength == 1 and candidate.right == 3
    if is_bounded and (_is_common(candidate) or candidate.is_personal):
        return 0.7 if candidate.likely else 0.5 * (not is_word)
    return 0


def _after_title(candidate: _Candidate, beside: Left, is_word: bool) -> float:
    if candidate.right >= 2:
        return _SUREST if candidate.likely or not is_word else 0.6 * beside.is_apart
    if candidate.right > 0:
        return 0.85 if candidate.likely else 0.6 * (not is_word)
    return 0.55 * (candidate.likely and not is_word)


def _is_common(candidate: _Candidate) -> bool:
    return candidate.surname.use == "common"


def _add_listed(folded: str, found: dict[int, Mention], barred: Sequence[Span]) -> None:
    """Names beside names: in a list after 、 or 和, or in a line of credits after a space."""
    queue = list(found.values())
    while queue:
        mention = queue.pop()
        for neighbour in _neighbours(folded, mention.span):
            if any(neighbour.span.meets(span) for span in barred):
                continue
            if any(neighbour.span.meets(other.span) for other in found.values()):
                continue
            added = replace(neighbour, role=mention.role)
            found[added.span.start] = added
            queue.append(added)


def _neighbours(folded: str, span: Span) -> Iterator[Mention]:
    after = folded[span.end : span.end + _LONGEST_LIST_GAP]
    if after and after in "、和与及 /":
        following = _best(folded, _candidates(folded, span.end + 1), Left(strength=1))
        is_next = after == LIST and following and following.likely
        if following and following.right >= 1.5 and (is_next or _is_sure(following)):
            yield _listed(following)
    if span.start > 1 and folded[span.start - 1] in "、和与及 ":
        for start in range(max(0, span.start - 5), span.start - 2):
            preceding = _best(folded, _candidates(folded, start), Left(strength=1))
            is_led = (
                start == 0
                or folded[start - 1] in BREAKS
                or folded[start - 1] in (LIST, *"和与由对")
            )
            if (
                preceding
                and preceding.span.end == span.start - 1
                and is_led
                and _is_sure(preceding)
            ):
                yield _listed(preceding)


def _is_sure(candidate: _Candidate) -> bool:
    use = candidate.surname.use
    return use == "common" or (candidate.likely and (use != "word" or candidate.right == 2))


def _listed(candidate: _Candidate) -> Mention:
    return Mention(span=candidate.span, kind=NameKind.PERSON, confidence=0.8)


def repeated(folded: str, forms: dict[str, float], taken: Sequence[Span]) -> Iterator[Mention]:
    """Further places of names that were found elsewhere in the document.

    A name of two characters needs an end that is plain, for the third may belong to it.
    """
    for form, confidence in forms.items():
        at = folded.find(form)
        while at >= 0:
            span = Span(at, at + len(form))
            is_plain = len(form) > 2 or (
                right_of(folded, span.end) > 0 or folded[span.end] in FUNCTION
            )
            runs_on = folded[span.end - 1 : span.end + 1] in ordinary_words()
            if is_plain and not runs_on and not any(span.meets(other) for other in taken):
                yield Mention(span=span, kind=NameKind.PERSON, confidence=confidence)
            at = folded.find(form, span.end)
