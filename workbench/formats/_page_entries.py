"""The glossary of a page for readers, as glossaries are printed: an entry in a few lines.

Where several entries are from one source, it is named once, behind all of them, and they have its
number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from workbench.formats._glossary_rows import written_in
from workbench.formats._xml_text import attribute, content
from workbench.model.terms import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.model.terms import Concept

GLOSSARY = '<section class="appendix" id="glossary">'
"""With what the glossary begins. A text cannot hold it, for its tags are escaped."""


@dataclass(slots=True, kw_only=True)
class Entry:
    """A concept on its way into the glossary."""

    number: int
    concept: Concept
    places: list[tuple[str, str]] = field(default_factory=list)
    """(anchor, label) of pairs that have the term."""
    is_more: bool = False


class _Source(NamedTuple):
    said: str
    url: str


def written_glossary(entries: Iterable[Entry], languages: tuple[str, str]) -> Iterator[str]:
    """The entries in order, then the sources; `languages` are tags of source and target."""
    sources: dict[_Source, int] = {}
    yield f"{GLOSSARY}\n<h2>Glossary</h2>\n<dl>\n"
    for entry in entries:
        yield _written(entry, languages, sources)
    yield "</dl>\n"
    if sources:
        yield '<h3>Sources of the glossary</h3>\n<ol class="sources">\n'
        for source, number in sources.items():
            yield f'<li id="source-{number}" value="{number}">{_link(source)}</li>\n'
        yield "</ol>\n"
    yield "</section>\n"


def _written(entry: Entry, languages: tuple[str, str], sources: dict[_Source, int]) -> str:
    concept = entry.concept
    chinese = "".join(
        f'<span class="reading">{content(text)}</span>'
        if is_reading
        else f'<span lang="{attribute(tag)}">{content(text)}</span>'
        if tag
        else content(text)
        for tag, is_reading, text in _terms(concept, languages[0])
    )
    english = "".join(_tagged(*each) for each in _english(concept))
    parts = [f'<p class="english">{english}</p>' if english else ""]
    parts += [_paragraph("definition", concept.definition), _paragraph("remark-on", concept.note)]
    parts += [_origin(concept, sources), _places(entry)]
    return (
        f'<div class="entry" id="c{entry.number}"><dt lang="{attribute(languages[0])}">{chinese}'
        f'</dt>\n<dd lang="{attribute(languages[1])}">{" ".join(filter(None, parts))}</dd></div>\n'
    )


def _terms(concept: Concept, language: str) -> Iterator[tuple[str, bool, str]]:
    """The pieces of the terms: their language, whether it is a reading, and what it says."""
    for number, term in enumerate(written_in(concept, language)):
        if number:
            yield "", False, ", "
        yield term.language, False, term.text
        if term.reading:
            yield "", False, " "
            yield "", True, term.reading


def _english(concept: Concept) -> list[tuple[str, str]]:
    """Pieces with their tags: preferred terms, admitted ones, then those to be avoided."""
    terms = concept.in_language("en")
    shown: list[tuple[str, str]] = []
    for status, tag in ((TermStatus.PREFERRED, "b"), (TermStatus.ADMITTED, "span")):
        for term in terms:
            if term.status is status:
                shown += [("", "; "), (tag, term.text)]
    if concept.is_untranslatable and not shown:
        shown = [("", ""), ("i", "stays as it is")]
    avoided = [term.text for term in terms if not term.status.is_usable]
    if avoided:
        shown += [("", " "), ("avoided", f"not: {'; '.join(avoided)}")]
    return shown[1:]


def _tagged(tag: str, text: str) -> str:
    if tag == "avoided":
        return f'<span class="avoided">{content(text)}</span>'
    return f"<{tag}>{content(text)}</{tag}>" if tag else content(text)


def _paragraph(name: str, text: str) -> str:
    return f'<p class="{name}">{content(text)}</p>' if text else ""


def _source(concept: Concept) -> _Source:
    named = ", ".join(filter(None, (concept.source, concept.date)))
    is_link = concept.url.lower().startswith(("http://", "https://"))
    url = concept.url if is_link else ""
    return _Source(named or url, url)


def _origin(concept: Concept, sources: dict[_Source, int]) -> str:
    """The number of its source, which leads to it, or to the list of all sources."""
    source = _source(concept)
    if not source.said:
        return ""
    number = sources.setdefault(source, len(sources) + 1)
    leads = (
        f'class="link" rel="noreferrer" href="{attribute(source.url)}"'
        if source.url
        else f'href="#source-{number}"'
    )
    return f'<p class="origin" title="{attribute(source.said)}"><a {leads}>[{number}]</a></p>'


def _link(source: _Source) -> str:
    said = content(source.said)
    if not source.url:
        return said
    return f'<a rel="noreferrer" href="{attribute(source.url)}">{said}</a>'


def _places(entry: Entry) -> str:
    links = ", ".join(f'<a href="#{anchor}">{label}</a>' for anchor, label in entry.places)
    more = ", …" if entry.is_more else ""
    return f'<p class="places">In {links}{more}</p>' if links else ""
