"""One pair on a page for readers: number and state, source, target, earlier wordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._english import is_translated
from workbench.formats._footnotes import BETWEEN
from workbench.formats._inline_pieces import LOOKS, Piece, Sign, styled_side
from workbench.formats._page_scripts import differences, people_in
from workbench.formats._remarks import remarks
from workbench.formats._said_beside import shape_said
from workbench.formats._xml_text import attribute, content, legal
from workbench.model.codes import Markup
from workbench.model.segments import SegmentKind, Side, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.formats._page_appendix import Appendix
    from workbench.model.exchange import Footnote, ParallelPair, ParallelText
    from workbench.model.segments import Revision
    from workbench.model.terms import TermHit

TAGS = {
    Markup.BOLD: "b",
    Markup.ITALIC: "i",
    Markup.UNDERLINE: "u",
    Markup.STRIKE: "s",
    Markup.SUPERSCRIPT: "sup",
    Markup.SUBSCRIPT: "sub",
    Markup.MONOSPACE: "code",
}
MISSING = "no English yet"
NOT_TRANSLATABLE = "not to be translated"
_LONG_SOURCE, _LONG_TARGET = 280, 800
"""Characters above which a page break may stand within a pair: a third of a page."""

_LONGEST_TIP = 200


def label_of(pair: ParallelPair) -> str:
    """The number of a pair as readers see it: `12`, or `12.2` for the second pair of sentences."""
    number = str(pair.segment.number)
    return f"{number}.{pair.part.number}" if pair.part is not None else number


def anchor_of(pair: ParallelPair, document: int) -> str:
    """What a link to a pair names: `p12`, and `d2-p12` in the second of several documents."""
    within = f"p{label_of(pair).replace('.', '-')}"
    return within if document == 1 else f"d{document}-{within}"


def marks_of(pair: ParallelPair) -> list[str]:
    """What a reader must know of a pair besides its number."""
    marks = [] if pair.target.state is State.INITIAL else [str(pair.target.state)]
    if pair.segment.needs_work:
        marks.append("needs work")
    if shape := shape_said(pair):
        marks.append(shape)
    return marks


def level_of(pair: ParallelPair) -> int:
    """The level of a headline on the page, below those of its title and of its documents."""
    return min(max(pair.segment.level, 1) + 2, 6)


def is_long(pair: ParallelPair) -> bool:
    """Whether a pair may be torn between two pages."""
    below = len(pair.target.text) + sum(len(each.text) for each in pair.history)
    return len(pair.segment.source) > _LONG_SOURCE or below > _LONG_TARGET


def missing_of(pair: ParallelPair) -> str:
    """What stands in the place of English that is not there."""
    return MISSING if pair.segment.is_translatable else NOT_TRANSLATABLE


def wording(revision: Revision) -> tuple[str, str]:
    """An earlier wording, and what is known of it: `translated, 李译, 2026-03-01`."""
    facts = (revision.state, revision.author, revision.time[:10])
    return revision.text, ", ".join(filter(None, facts))


def written_pair(
    pair: ParallelPair,
    parallel: ParallelText,
    footnotes: tuple[Footnote, ...],
    appendix: Appendix,
    *,
    is_paper: bool,
) -> str:
    """The pair as an element with its anchor; `appendix` learns what it leads to."""
    segment = pair.segment
    classes = f"pair {segment.kind}{' long' if is_long(pair) else ''}"
    anchor = appendix.anchor(pair)
    return (
        f'<article class="{classes}" id="{anchor}"{"" if is_paper else _data(pair)}>'
        f'<p class="number"><a href="#{anchor}">{label_of(pair)}</a>'
        f"{_marks(pair, appendix.usual)}{_remarks(remarks(pair, footnotes), appendix)}</p>"
        f"{_source(pair, parallel, footnotes, appendix, is_paper=is_paper)}"
        f"{_target(pair, parallel, footnotes, appendix)}</article>\n"
    )


def _data(pair: ParallelPair) -> str:
    """What the page is filtered by."""
    work = " data-work" if pair.segment.needs_work else ""
    return f' data-state="{pair.target.state}"{work}'


def _marks(pair: ParallelPair, usual: State) -> str:
    """What is said of a pair; the state that most pairs have is said once, at the top."""
    marks = marks_of(pair)
    if pair.target.state is usual and usual is not State.INITIAL:
        del marks[0]
    return "".join(f' <span class="state">{content(mark)}</span>' for mark in marks)


def _remarks(found: list[str], appendix: Appendix) -> str:
    numbers = [appendix.next_note() for _ in found]
    return "".join(
        f' <a class="remark" id="note-mark-{number}" href="#note-{number}">Note {number}</a>'
        for number in numbers
    )


def _source(
    pair: ParallelPair,
    parallel: ParallelText,
    footnotes: tuple[Footnote, ...],
    appendix: Appendix,
    *,
    is_paper: bool,
) -> str:
    told = "" if is_paper or not appendix.has_scripts else _scripts(pair)
    language = attribute(parallel.source_language)
    return (
        f'<p class="text source" lang="{language}"{told}{_level(pair)}>'
        f"{''.join(_pieces(pair, Side.SOURCE, footnotes, appendix))}</p>"
    )


def _target(
    pair: ParallelPair,
    parallel: ParallelText,
    footnotes: tuple[Footnote, ...],
    appendix: Appendix,
) -> str:
    """The English by itself, or in an element with what stands under it."""
    language = attribute(parallel.target_language)
    if not is_translated(pair):
        text = f'<p class="missing">{missing_of(pair)}</p>'
        return f'<div class="target" lang="{language}">{text}{_history(pair)}</div>'
    text = "".join(_pieces(pair, Side.TARGET, footnotes, appendix))
    if not pair.history:
        return f'<p class="text target" lang="{language}"{_level(pair)}>{text}</p>'
    held = f'<p class="text"{_level(pair)}>{text}</p>{_history(pair)}'
    return f'<div class="target" lang="{language}">{held}</div>'


def _level(pair: ParallelPair) -> str:
    if pair.segment.kind is not SegmentKind.HEADLINE:
        return ""
    return f' role="heading" aria-level="{level_of(pair)}"'


def _scripts(pair: ParallelPair) -> str:
    source = legal(pair.segment.source)
    is_whole = len(source) == len(pair.segment.source)
    told = differences(source, people_in(pair) if is_whole else ())
    return "".join(f' data-{script}="{attribute(said)}"' for script, said in told.items())


def _pieces(
    pair: ParallelPair, side: Side, footnotes: Iterable[Footnote], appendix: Appendix
) -> Iterator[str]:
    is_after_mark = False
    for piece in styled_side(pair, side, footnotes):
        if isinstance(piece, Piece):
            yield _piece(piece, appendix, pair)
        elif isinstance(piece, Sign):
            yield f'<sup class="sign">{piece.text}</sup>'
        else:
            yield _reference(piece.number, is_after_mark)
        is_after_mark = not isinstance(piece, Piece | Sign)


def _piece(piece: Piece, appendix: Appendix, pair: ParallelPair) -> str:
    shown = content(piece.text)
    for look in reversed(LOOKS):
        if look in piece.looks:
            shown = f"<{TAGS[look]}>{shown}</{TAGS[look]}>"
    if piece.link:
        return f'<a class="link" rel="noreferrer" href="{attribute(piece.link)}">{shown}</a>'
    if piece.hits:
        return _term(shown, piece.hits, appendix, pair)
    return shown


def _term(shown: str, hits: tuple[TermHit, ...], appendix: Appendix, pair: ParallelPair) -> str:
    """The words as a link to their entries; the English stands in the title for any browser."""
    numbers = [appendix.entry(concept, pair) for hit in hits for concept in hit.concepts]
    if not numbers:
        return shown
    first, *others = dict.fromkeys(numbers)
    also = f' data-also="{" ".join(map(str, others))}"' if others else ""
    return (
        f'<a class="term" href="#c{first}" title="{attribute(english_of(hits))}"{also}>{shown}</a>'
    )


def english_of(hits: Iterable[TermHit]) -> str:
    """What a term may be in English, the best first; as much as a tooltip has room for."""
    english = "; ".join(dict.fromkeys(text for hit in hits for text in hit.targets))
    return english if len(english) <= _LONGEST_TIP else f"{english[: _LONGEST_TIP - 1]}…"


def _reference(number: int, is_after_mark: bool) -> str:
    return (
        f'<sup class="mark" id="mark-{number}">{BETWEEN if is_after_mark else ""}'
        f'<a href="#footnote-{number}" role="doc-noteref">{number}</a></sup>'
    )


def _history(pair: ParallelPair) -> str:
    if not pair.history:
        return ""
    items = "".join(
        f'<li><span class="wording">{content(text)}</span>'
        f' <span class="by">{content(by)}</span></li>'
        for text, by in map(wording, pair.history)
    )
    return (
        f'<details class="history"><summary>Earlier wordings: {len(pair.history)}</summary>'
        f"<ol>{items}</ol></details>"
    )
