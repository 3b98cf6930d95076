"""A paragraph of an OpenDocument text as items: words, marks, groups, and what nobody sees."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.formats import _odt_names as names
from workbench.formats._inline_items import LINE, Group, Item, Look, Mark, Unseen, Words
from workbench.formats._inline_looks import ON
from workbench.model.codes import Markup

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence

    from lxml import etree

    from workbench.formats._odt_sheet import Sheet

_SPACE = re.compile("[ \t\r\n]+")
_LINE_ENDS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
_PIECES = re.compile("\t|\n| +|[^\t\n ]+(?: [^\t\n ]+)*")
_MOST_SPACES, _LONGEST_NUMBER = 10_000, 9
"""Spaces for which one element may stand, and digits in which it says so."""
_THROUGH = frozenset({"text:meta", "loext:content-control"})
"""What encloses words and is not kept where they are written anew."""
_UNSEEN = (
    "text:bookmark-start", "text:bookmark-end", "text:bookmark", "text:reference-mark",
    "text:reference-mark-start", "text:reference-mark-end", "text:change", "text:change-start",
    "text:change-end", "text:toc-mark", "text:toc-mark-start", "text:toc-mark-end",
    "text:alphabetical-index-mark", "text:alphabetical-index-mark-start",
    "text:alphabetical-index-mark-end", "text:user-index-mark", "text:user-index-mark-start",
    "text:user-index-mark-end", "office:annotation", "office:annotation-end", "text:number",
    "field:fieldmark-start", "field:fieldmark-end", "field:fieldmark",
)  # fmt: skip
_IMAGES = ("draw:", "dr3d:")
_BREAK = "text:line-break"


def spaces_of(element: etree._Element) -> int:
    """For how many spaces an element stands, of which there are no more than in any document."""
    count = names.get(element, "text:c", "1")
    digits = count[:_LONGEST_NUMBER]
    return min(int(digits) if count.isdecimal() else 1, _MOST_SPACES)


class Reader:
    """Reads paragraphs of one part."""

    def __init__(self, sheet: Sheet, seen: Counter[str]) -> None:
        """Counts in `seen` what is not read: `tracked`, `hidden`, `ruby`, `comments`."""
        self._sheet = sheet
        self._seen = seen
        self._items: list[Item] = []
        self._spans: list[str] = []
        self._inherited: dict[str, str] = {}
        self._after_space = True
        self._style = ""
        self._known: dict[tuple[str, ...], tuple[Look, str, bool]] = {}

    def items(self, paragraph: etree._Element) -> list[Item]:
        """What stands in a paragraph."""
        self._items, self._spans, self._after_space = [], [], True
        self._style = names.get(paragraph, "text:style-name")
        self._inherited = self._sheet.words(self._style)
        self._content(paragraph)
        return _with_lines(self._items)

    def _content(self, parent: etree._Element) -> None:
        self._text(parent.text or "")
        for child in parent:
            if isinstance(child.tag, str):
                self._element(names.short(child.tag), child)
            self._text(child.tail or "")

    def _element(self, name: str, element: etree._Element) -> None:
        if name == "text:span":
            self._span(element)
        elif name == "text:s":
            self._words(" " * spaces_of(element))
        elif name == "text:tab":
            self._words("\t")
        elif name == "text:a":
            self._link(element)
        elif name == "text:ruby":
            self._seen["ruby"] += 1
            for inner, base in names.children(element):
                if inner == "text:ruby-base":
                    self._content(base)
        elif name in _THROUGH:
            self._content(element)
        elif name in _UNSEEN:
            self._seen["tracked"] += name.startswith("text:change")
            self._seen["comments"] += name == "office:annotation"
            self._items.append(Unseen(element=element, opens=not name.endswith("-end")))
        elif name != "text:soft-page-break":
            self._mark(name, element)

    def _mark(self, name: str, element: etree._Element) -> None:
        markup = Markup.OTHER
        if name == _BREAK:
            markup = Markup.BREAK
            self._after_space = True
        elif name == "text:note":
            markup = Markup.FOOTNOTE
        elif name.startswith(_IMAGES):
            markup = Markup.IMAGE
        elif name.startswith("text:"):
            markup = Markup.FIELD
        if markup in (Markup.FIELD, Markup.OTHER, Markup.FOOTNOTE):
            self._after_space = False
        # A field wears the spans that it stands in. What may hold paragraphs stays itself.
        is_field = markup is Markup.FIELD and bool(self._spans)
        outer = _in_spans(self._spans, element) if is_field else element
        self._items.append(Mark(markup=markup, elements=(outer,), is_deletable=name == _BREAK))

    def _span(self, element: etree._Element) -> None:
        style = names.get(element, "text:style-name")
        inner = list(element)
        if not style and len(inner) == 1 and inner[0].tag == names.full(_BREAK):
            # A span that does nothing: it is how a line break of a translation is written.
            self._words("\n")
            self._after_space = True
            return
        if self._sheet.is_plain(style):
            self._content(element)
            return
        self._spans.append(style)
        self._content(element)
        self._spans.pop()

    def _link(self, element: etree._Element) -> None:
        before, self._items = self._items, []
        self._content(element)
        inner, self._items = _with_lines(self._items), before
        if any(isinstance(item, (Words, Group)) for item in inner):
            self._items.append(
                Group(
                    markup=Markup.LINK,
                    items=tuple(inner),
                    written=lambda dress: _link_data(element, dress),
                    wrapper=(element,),
                )
            )
            return
        if not inner:
            # White space that does not count here would count where the link is put.
            element = names.parsed(_link_data(element, ""))[0]
        self._items.append(Mark(markup=Markup.LINK, elements=(element,)))

    def _text(self, text: str) -> None:
        """Characters as they stand in the file: white space counts once, and not at the start."""
        if not text:
            return
        text = _SPACE.sub(" ", text.translate(_LINE_ENDS))
        if self._after_space:
            text = text.removeprefix(" ")
        if text:
            self._words(text)
            self._after_space = text.endswith(" ")

    def _words(self, text: str) -> None:
        look, dress, is_hidden = self._worn()
        self._after_space = False
        if is_hidden:
            self._seen["hidden"] += 1
            element = names.new("text:span")
            write_text(element, text)
            self._items.append(Unseen(element=_in_spans(self._spans, element)))
            return
        self._items.append(Words(text=text, look=look, dress=dress))

    def _worn(self) -> tuple[Look, str, bool]:
        key = (self._style, *self._spans)
        if key not in self._known:
            own: dict[str, str] = {}
            for style in self._spans:
                own |= self._sheet.span(style)
            self._known[key] = (
                _look(own, self._inherited),
                names.written([_in_spans(self._spans)]) if self._spans else "",
                (self._inherited | own).get("hidden") == ON,
            )
        return self._known[key]


def write_text(element: etree._Element, text: str, *, after_space: bool = True) -> bool:
    """Puts a text at the end of an element, its white space as the format asks for it.

    Says and is told whether a space at this place would not count: at the start of a paragraph,
    and after another space.
    """
    for piece in _PIECES.findall(text):
        if piece == "\t":
            element.append(names.new("text:tab"))
        elif piece == "\n":
            element.append(names.new("text:span"))
            element[-1].append(names.new(_BREAK))
        elif piece[0] == " ":
            said = "" if after_space else " "
            append_text(element, said)
            if len(piece) > len(said):
                spaces = names.new("text:s")
                spaces.set(names.full("text:c"), str(len(piece) - len(said)))
                element.append(spaces)
        else:
            append_text(element, piece)
        after_space = piece in {"\n", " "}
    return after_space


def append_text(element: etree._Element, text: str) -> None:
    """Puts characters at the end of an element as they are."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _with_lines(items: Sequence[Item]) -> list[Item]:
    """Items whose words in one dress are one, and where underlined white space is a mark."""
    done: list[Item] = []
    for item in items:
        last = done[-1] if done else None
        if isinstance(item, Words) and isinstance(last, Words) and item.dress == last.dress:
            done[-1] = replace(last, text=last.text + item.text)
        else:
            done.append(item)
    return [_line(item) if isinstance(item, Words) else item for item in done]


def _line(words: Words) -> Item:
    is_line = any(name == "underline" and said for name, said in words.look)
    if not is_line or len(words.text) < LINE or words.text.strip():
        return words
    (outer,) = names.parsed(words.dress)
    inner = outer
    while len(inner):
        inner = inner[0]
    write_text(inner, words.text)
    return Mark(markup=Markup.OTHER, elements=(outer,), is_blank=True)


def _look(own: Mapping[str, str], inherited: Mapping[str, str]) -> Look:
    return frozenset(
        (name, said)
        for name, said in own.items()
        if name != "hidden" and said != inherited.get(name, "")
    )


def _in_spans(styles: list[str], *inner: etree._Element) -> etree._Element:
    """Spans of styles, one in the other, with copies of elements in the innermost."""
    outer = held = names.new("text:span")
    for at, style in enumerate(styles):
        if at:
            held.append(names.new("text:span"))
            held = held[-1]
        held.set(names.full("text:style-name"), style)
    held.extend([_alone(each) for each in inner])
    return outer


def _alone(element: etree._Element) -> etree._Element:
    copy = deepcopy(element)
    copy.tail = None
    return copy


def _link_data(element: etree._Element, dress: str) -> str:
    copy = names.new("text:a")
    copy.attrib.update(element.attrib)
    copy.extend(names.parsed(dress))
    return names.written([copy])
