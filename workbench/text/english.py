"""Finding an English phrase in whatever form it stands, and putting another in its place.

Two phrases count as the same where they differ in inflection (agency, agencies; crack down on,
cracked down on), case, articles, hyphens, the look of apostrophes, possessive endings, and British
or American spelling. What takes the place of one is given the form that the other had.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.spans import Span
from workbench.text.inflecting.articles import article_for
from workbench.text.inflecting.casing import capitalised, cased
from workbench.text.inflecting.nouns import is_plural
from workbench.text.inflecting.patterns import Match, Pattern, matches, pattern
from workbench.text.inflecting.reforming import reformed
from workbench.text.inflecting.tables import listed
from workbench.text.inflecting.words import ARTICLES, Word, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRendering:
    """One of several phrases, where it stands."""

    span: Span
    rendering: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEdit:
    """A stretch of a text and what takes its place."""

    span: Span
    text: str


def find_rendering(text: str, rendering: str) -> list[Span]:
    """Where a phrase stands in a text, in any form: whole words, in order, without overlap.

    A possessive ending is part of the span, and so is an article that the phrase begins with.
    """
    found = words(text)
    wanted = pattern(rendering)
    return [_span(found, match, wanted) for match in matches(found, wanted)]


def find_longest(text: str, renderings: Iterable[str]) -> list[FoundRendering]:
    """Where any of several phrases stands: the longest of each place, of equals the first given."""
    found = words(text)
    every = [
        FoundRendering(span=_span(found, match, wanted), rendering=rendering)
        for rendering in dict.fromkeys(renderings)
        for wanted in (pattern(rendering),)
        for match in matches(found, wanted)
    ]
    kept: list[FoundRendering] = []
    for one in sorted(every, key=lambda one: -len(one.span)):
        if not any(one.span.meets(other.span) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.span)


def reinflect(replacement: str, as_found: str, rendering: str, *, is_perfect: bool = False) -> str:
    """The replacement in the form in which `rendering` stands in `as_found`.

    Number, verb form, capitals and a possessive ending are kept. `is_perfect` says that a form of
    *be* or *have* stands before it: was upheld, was undertaken. What is no form of the rendering
    gives the replacement as it is.
    """
    found = words(as_found)
    wanted = pattern(rendering)
    match = next(iter(matches(found, wanted)), None)
    if match is None:
        return replacement
    if wanted.article:
        replacement = _with_article(replacement, found[0])
    form = reformed(replacement, match, wanted, is_perfect=is_perfect)
    form = cased(form, as_found, rendering)
    has_ending = bool(found[match.end - 1].possessive and not wanted.slots[-1].word.possessive)
    return f"{form}{_ending(form, as_found)}" if has_ending else form


def replace(
    text: str,
    rendering: str,
    replacement: str,
    *,
    places: Sequence[Span] | None = None,
    protected: Sequence[str] = (),
) -> tuple[TextEdit, ...]:
    """The edits that put one phrase in the place of another, inflection kept.

    `places` are spans as `find_rendering` gives them; None stands for all. Nothing is replaced
    inside one of the longer phrases that are protected. An edit takes an article before it in
    where that must change (an agency, a body).
    """
    found = words(text)
    wanted = pattern(rendering)
    shields = [one.span for one in find_longest(text, protected)] if protected else []
    edits = []
    for match in matches(found, wanted):
        span = _span(found, match, wanted)
        is_shielded = any(shield.meets(span) and len(shield) > len(span) for shield in shields)
        if is_shielded or (places is not None and span not in places):
            continue
        edit = _edit(text, span, rendering, replacement, found[: match.first])
        if edit.text != edit.span.of(text):
            edits.append(edit)
    return tuple(edits)


def applied(text: str, edits: Iterable[TextEdit]) -> str:
    """A text after edits that do not overlap."""
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


_AUXILIARIES = listed("is are was were be been being am has have had having not never also")
"""What a participle follows: was upheld, has not upheld."""
_ENDED = re.compile(r"(?:^|[.!?:]|\n)[\s”’\"')\]]*[“‘\"'(\[]*$")


def _span(found: Sequence[Word], match: Match, wanted: Pattern) -> Span:
    first = found[match.first]
    if wanted.article and match.first and not first.gap:
        before = found[match.first - 1]
        first = before if before.key in ARTICLES else first
    return Span(first.start, found[match.end - 1].whole_end)


def _edit(
    text: str, span: Span, rendering: str, replacement: str, before: Sequence[Word]
) -> TextEdit:
    verbs = [word.key for word in before[-3:] if not word.key.endswith("ly")]
    is_perfect = bool(verbs) and verbs[-1] in _AUXILIARIES
    new = reinflect(replacement, span.of(text), rendering, is_perfect=is_perfect)
    if span.of(text)[:1].isupper() and _ENDED.search(text, 0, span.start):
        new = capitalised(new)
    article = before[-1] if before and before[-1].key in ARTICLES else None
    if article is None or text[article.end : span.start].strip() or article.start >= span.start:
        return TextEdit(span=span, text=new)
    if words(new)[:1] and words(new)[0].key in ARTICLES:  # the replacement brings its own
        return TextEdit(span=Span(article.start, span.end), text=_like(article.text, new))
    right = article.text if article.key == "the" else _like(article.text, article_for(new))
    if right == article.text:
        return TextEdit(span=span, text=new)
    between = text[article.end : span.start]
    return TextEdit(span=Span(article.start, span.end), text=f"{right}{between}{new}")


def _with_article(replacement: str, first: Word) -> str:
    """A replacement whose article, where it has one, is what was found, or none."""
    mine = words(replacement)
    if len(mine) < 2 or mine[0].key not in ARTICLES:
        return replacement
    rest = replacement[mine[1].start :]
    if first.key not in ARTICLES:
        return rest
    return f"{'the' if first.key == 'the' else article_for(rest)} {rest}"


def _like(article: str, text: str) -> str:
    """A text that takes an article's place, with a capital where that had one."""
    if article.isupper() and len(article) > 1:
        return text.upper()
    return capitalised(text) if article[0].isupper() else text


def _ending(form: str, as_found: str) -> str:
    """The possessive ending of a form, with the apostrophe that was found."""
    mark = next(character for character in reversed(as_found) if character in "'’ʼ")
    last = "".join(word.text.lower() for word in words(form)[-1:])
    if last.endswith("ics") or (last.endswith("s") and is_plural(last)):
        return mark
    return f"{mark}{'S' if form.isupper() else 's'}"
