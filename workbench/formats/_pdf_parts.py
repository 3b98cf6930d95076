"""A book set part by part, for its pages as objects take two megabytes each.

Each part is set twice. The first time tells where its pages end and what stands on them; all but
that is dropped. Then all page numbers are known, and it is set again when its pages are drawn. A
part ends where a page does, and the next one begins with what stands on the page behind it, so that
the pages are those of a book that was set at once. Fonts are shared, and so embedded once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from workbench.formats._page_head import overview, written_head
from workbench.formats._page_written import sections
from workbench.formats._xml_text import attribute

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.formats._page_section import Section
    from workbench.model.exchange import ParallelText

_PART = 100_000
"""Characters of HTML in a part: some 50 pages."""
_SAME = 2.0
"""Pixels by which the first words of pages may differ in height."""
_IDENTITY = re.compile(r' id="([^"]+)"')
_LINK = re.compile(r'<a href="#([^"]+)">')
_UNKNOWN = "0000"
_FIGURE_SPACE = "\u2007"

Render = Callable[[str], Any]
"""Sets HTML, always with the same fonts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """An element of a section, or an empty section."""

    section: Section
    html: str
    is_first: bool

    @property
    def anchor(self) -> str:
        """What links to it name."""
        found = _IDENTITY.search(self.html)
        return found[1] if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What is set at once."""

    items: tuple[_Item, ...]
    number: int
    """Of its first page, from 1."""


@dataclass(slots=True, kw_only=True)
class Leaf:
    """A page as far as it must be known before it is drawn."""

    width: float
    height: float
    bleed: Any
    bookmarks: Any
    links: Any
    anchors: Any
    forms: Any
    draw: Callable[[Any, float], None] = field(repr=False)

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Draws it, once."""
        self.draw(stream, scale)
        # A page is thousands of pieces of some bytes; in one they take a tenth of the memory.
        if all(isinstance(piece, bytes) for piece in stream.stream):
            stream.stream[:] = [b"\n".join(stream.stream)]


class Book:
    """The pages of a parallel text, with their anchors, links and bookmarks."""

    def __init__(self, parallel: ParallelText, render: Render) -> None:
        """Sets all of it the first time."""
        self._title = parallel.title
        self._render = render
        found = overview(parallel)
        whole = written_head(parallel, found, is_paper=True)
        self._head, self._body, self._front = whole.partition("<body>\n")
        self._parts: list[_Part] = []
        self._open: tuple[int, list[Any]] = (-1, [])
        """The part whose pages are drawn, and these."""
        self._pages: dict[str, int] = {}
        """The numbers of the pages that anchors stand on; empty until all are known."""
        self.leaves: list[Leaf] = []
        self.first: Any = None
        """The first part as it was set, but for its pages: it has what is said of all of them."""
        self._lay_out(_items(sections(parallel, is_paper=True, usual=found.usual)))
        for number, leaf in enumerate(self.leaves, 1):
            for anchor in leaf.anchors:
                self._pages.setdefault(anchor, number)

    def _lay_out(self, source: Iterator[_Item]) -> None:
        waiting: list[_Item] = []
        is_whole, least = False, _PART
        while waiting or not is_whole:
            room = least - sum(len(item.html) for item in waiting)
            while room > 0 and not is_whole:
                item = next(source, None)
                is_whole = item is None
                if item is not None:
                    waiting.append(item)
                    room -= len(item.html)
            done = self._keep(tuple(waiting), is_last=is_whole)
            # An item that is longer than a part needs what comes behind it on its last page.
            least = _PART if done else least + _PART
            waiting = waiting[done:]

    def _keep(self, items: tuple[_Item, ...], *, is_last: bool) -> int:
        """Takes the pages that items fill; how many of the items stand on these, perhaps none."""
        part = _Part(items=items, number=len(self.leaves) + 1)
        document = self._set(part)
        pages = document.pages
        count, done = (len(pages), len(items)) if is_last else _cut(items, pages)
        if not count:
            return 0
        for index, page in enumerate(pages[:count]):
            self.leaves.append(_leaf(page, self._drawing(len(self._parts), index)))
        self._parts.append(part)
        if self.first is None:
            self.first = document
        document.pages = []
        return done

    def _drawing(self, part: int, index: int) -> Callable[[Any, float], None]:
        def draw(stream: Any, scale: float) -> None:
            if self._open[0] != part:
                self._open = (-1, [])  # before the next pages take the room of these
                self._open = (part, self._set(self._parts[part]).pages)
            self._open[1][index].paint(stream, scale)

        return draw

    def _set(self, part: _Part) -> Any:
        is_first = part.number == 1
        style = f"<style>{self._style(part)}</style>\n</head>"
        front = _LINK.sub(self._numbered, self._front) if is_first else ""
        held = "".join(
            f"{group[0].section.opening if group[0].is_first else group[0].section.goes_on}"
            f"{''.join(item.html for item in group)}{section.closing}"
            for section, group in (
                (section, list(group))
                for section, group in groupby(part.items, key=lambda item: item.section)
            )
        )
        return self._render(
            f"{self._head.replace('</head>', style, 1)}{self._body}{front}"
            f"{'<main>' if is_first else self._running(part)}\n{held}</main>\n</body>\n</html>\n"
        )

    def _running(self, part: _Part) -> str:
        """The element that says again what stands above the pages."""
        strings, data = ["title attr(data-title)"], f'data-title="{attribute(self._title)}"'
        if not part.items[0].is_first:
            strings.append("document attr(data-section)")
            data += f' data-section="{attribute(part.items[0].section.name)}"'
        return f'<main style="string-set: {", ".join(strings)}" {data}>'

    def _style(self, part: _Part) -> str:
        total = len(self.leaves) if self._pages else _UNKNOWN
        rules = [
            f'@page {{ @bottom-center {{ content: counter(page) " / {total}" }} }}',
            '.contents a::after { content: leader(".") attr(data-page) }',
        ]
        if part.number > 1:
            rules.append(
                f"@page :first {{ counter-reset: page {part.number};"
                " @top-left { content: string(title) } @top-right { content: string(document) } }"
            )
        return "\n".join(rules)

    def _numbered(self, link: re.Match[str]) -> str:
        """A line of the contents with the page, as wide as it will be once that is known."""
        number = str(self._pages.get(link[1], _UNKNOWN)).rjust(len(_UNKNOWN), _FIGURE_SPACE)
        return f'<a href="#{link[1]}" data-page="{number}">'


def _items(found: Iterator[Section]) -> Iterator[_Item]:
    for section in found:
        is_first = True
        for html in section.items:
            yield _Item(section=section, html=html, is_first=is_first)
            is_first = False
        if is_first:
            yield _Item(section=section, html="", is_first=True)


def _cut(items: Sequence[_Item], pages: list[Any]) -> tuple[int, int]:
    """How many of the pages are kept, and how many items stand on them.

    Those behind the last page that begins with an item come with the next part.
    """
    order = {item.anchor: at for at, item in enumerate(items)}
    firsts: list[tuple[int, float]] = []
    last = -1
    for page in pages:
        found = [(order[name], place[1]) for name, place in page.anchors.items() if name in order]
        first, height = min(found, default=(last, 0.0))
        # What is torn has its anchor on every page that it stands on.
        firsts.append((first, height) if first > last else (-1, float("inf")))
        last = max(last, *(at for at, _ in found)) if found else last
    top = min(height for _, height in firsts)
    for index in range(len(pages) - 1, 0, -1):
        item, height = firsts[index]
        if item > 0 and height <= top + _SAME:
            return index, item
    return 0, 0


def _leaf(page: Any, draw: Callable[[Any, float], None]) -> Leaf:
    # A link holds the box that it is of, which holds all others of its page.
    links = [(kind, target, place, SimpleNamespace()) for kind, target, place, _ in page.links]
    return Leaf(
        width=page.width,
        height=page.height,
        bleed=page.bleed,
        bookmarks=page.bookmarks,
        links=links,
        anchors=page.anchors,
        forms={},
        draw=draw,
    )
