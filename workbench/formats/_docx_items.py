"""A paragraph of a Word document as items: words, marks, groups, and what nobody sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.formats import _docx_names as names
from workbench.formats._docx_fields import Field, marks
from workbench.formats._docx_looks import Looks, style_of
from workbench.formats._docx_pieces import cut_out, wrapper_data
from workbench.formats._inline_items import LINE, Group, Item, Mark, Unseen, Words
from workbench.model.codes import Markup

if TYPE_CHECKING:
    from collections import Counter

    from lxml import etree

NO_BREAK_HYPHEN = "\u2011"
SOFT_HYPHEN = "\u00ad"
_CHARACTERS = {"tab": "\t", "noBreakHyphen": NO_BREAK_HYPHEN, "softHyphen": SOFT_HYPHEN}
_MARKS = {
    "br": Markup.BREAK,
    "cr": Markup.BREAK,
    "footnoteReference": Markup.FOOTNOTE,
    "endnoteReference": Markup.FOOTNOTE,
    "drawing": Markup.IMAGE,
    "pict": Markup.IMAGE,
    "object": Markup.IMAGE,
    "contentPart": Markup.IMAGE,
    "mc:AlternateContent": Markup.IMAGE,
    "pgNum": Markup.FIELD,
}
_UNSEEN = frozenset(
    {"footnoteRef", "endnoteRef", "annotationRef", "commentReference", "instrText", "fldChar",
     "separator", "continuationSeparator"}
)  # fmt: skip
_NOTHING = frozenset({"rPr", "lastRenderedPageBreak", "delText", "delInstrText", "proofErr"})
_THROUGH = frozenset({"ins", "moveTo", "smartTag", "customXml", "dir", "bdo"})
"""What encloses words and is not kept where they are written anew."""
_GONE = frozenset({"del", "moveFrom"})
_NO_CONTENT = frozenset(
    {"pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "proofErr", "rPr"}
)
_SPACES = str.maketrans(dict.fromkeys("\t\n\r\x85\u2028\u2029", " "))
"""Line ends within words are white space to an office program, and would cut a line here."""


@dataclass(slots=True, kw_only=True)
class _Open:
    """A field with words that has begun, and what stood before it."""

    field: Field
    before: list[Item]
    head: list[etree._Element]
    is_told: bool = False


class Reader:
    """Reads the paragraphs of one part, which must come in their order."""

    def __init__(self, root: etree._Element, looks: Looks, seen: Counter[str]) -> None:
        """Counts in `seen` what is not read: `tracked`, `hidden`, `ruby`, `contents`, `fields`."""
        self.root = root
        self.looks = looks
        self.seen = seen
        self._fields = marks(self.root)
        self._hiding: list[Field] = []
        """The fields that are open and whose results are no words, the outermost first."""
        self._held: list[etree._Element] = []
        self._items: list[Item] = []
        self._open: list[_Open] = []
        self._style = ""

    def items(self, paragraph: etree._Element) -> list[Item]:
        """What stands in the next paragraph."""
        self._style = style_of(paragraph)
        self._items, self._held, self._open = [], [], []
        self._content(paragraph)
        self._release()
        while self._open:
            self._give_up()
        self.seen["fields"] += bool(self._hiding) and not self._hiding[0].is_contents
        return self._items

    def _content(self, parent: etree._Element) -> None:
        for name, element in names.children(parent):
            if name in _NO_CONTENT:
                continue
            if name == "r":
                self._run(element)
            elif name in _GONE:
                self.seen["tracked"] += 1
            elif name in _THROUGH:
                self.seen["tracked"] += name in ("ins", "moveTo")
                self._content(element)
            elif self._hiding and not self._ends_in(element):
                self._held.append(element)
            else:
                self._other(name, element)

    def _other(self, name: str, element: etree._Element) -> None:
        if name == "hyperlink":
            self._group(element, element, Markup.LINK)
        elif name == "fldSimple":
            instruction = names.get(element, "instr").split(maxsplit=1)
            if instruction and instruction[0].upper() in ("HYPERLINK", "FORMTEXT"):
                self._group(element, element, Markup.LINK)
            else:
                self._items.append(Mark(markup=Markup.FIELD, elements=(element,)))
        elif name == "sdt":
            content = names.child(element, "sdtContent")
            if content is None:
                self._items.append(Unseen(element=element))
            else:
                self._group(element, content, Markup.OTHER)
        elif name.startswith(("bookmark", "comment", "perm", "move", "ins", "del", "customXml")):
            self.seen["comments"] += name == "commentRangeStart"
            self._items.append(Unseen(element=element, opens=name.endswith("Start")))
        else:
            markup = Markup.IMAGE if name == "mc:AlternateContent" else Markup.OTHER
            self._items.append(Mark(markup=markup, elements=(element,)))

    def _group(self, element: etree._Element, content: etree._Element, markup: Markup) -> None:
        """What encloses words as a group; as a mark where there are none in it."""
        before, self._items = self._items, []
        self._content(content)
        inner, self._items = self._items, before
        if any(isinstance(item, (Words, Group)) for item in inner):
            self._items.append(
                Group(
                    markup=markup,
                    items=tuple(inner),
                    written=lambda dress: wrapper_data(element, dress),
                    wrapper=(element,),
                )
            )
        else:
            self._items.append(Mark(markup=markup, elements=(element,)))

    def _run(self, run: etree._Element) -> None:
        contents = list(names.children(run))
        properties = contents.pop(0)[1] if contents and contents[0][0] == "rPr" else None
        worn = self.looks.of(properties, self._style)
        is_single = len(contents) == 1
        for name, element in contents:
            if name in _NOTHING:
                continue
            if name == "fldChar" and element in self._fields:
                self._field_mark(element, cut_out(run, element, is_single=is_single))
            elif self._hiding:
                self._held.append(cut_out(run, element, is_single=is_single))
            elif self._open and not self._open[-1].is_told:
                self._open[-1].head.append(cut_out(run, element, is_single=is_single))
            elif worn.is_hidden and name not in _UNSEEN:
                self.seen["hidden"] += 1
                self._items.append(Unseen(element=cut_out(run, element, is_single=is_single)))
            elif (text := self._text(name, element)) is not None:
                words = Words(text=text, look=worn.look, dress=worn.dress)
                self._words(words, run, element, is_single=is_single)
            elif name in _UNSEEN:
                # The beginning of a field that ends elsewhere, or never, stays in one piece.
                opens = name == "instrText" or names.get(element, "fldCharType", "end") != "end"
                piece = cut_out(run, element, is_single=is_single)
                self._items.append(Unseen(element=piece, opens=opens))
            else:
                is_break = name in ("br", "cr") and names.get(element, "type") != "page"
                self._items.append(
                    Mark(
                        markup=_MARKS.get(name, Markup.OTHER),
                        elements=(cut_out(run, element, is_single=is_single),),
                        is_deletable=is_break,
                    )
                )

    def _text(self, name: str, element: etree._Element) -> str | None:
        """The characters that an element of a run stands for; None where it stands for none."""
        if name == "t":
            return (element.text or "").translate(_SPACES)
        if name == "br" and names.get(element, "type") == "textWrapping":
            # The default, said aloud: it is how a line break of a translation is written.
            return "\n"
        if name == "ruby":
            self.seen["ruby"] += 1
            base = names.child(element, "rubyBase")
            return "" if base is None else _plain(base)
        return _CHARACTERS.get(name)

    def _words(
        self, words: Words, run: etree._Element, element: etree._Element, *, is_single: bool
    ) -> None:
        if len(words.text) >= LINE and not words.text.strip() and _is_line(words):
            piece = cut_out(run, element, is_single=is_single)
            last = self._items[-1] if self._items else None
            if isinstance(last, Mark) and last.is_blank:
                self._items[-1] = _blank(*last.elements, piece)
            else:
                self._items.append(_blank(piece))
        elif words.text:
            self._items.append(words)

    def _field_mark(self, element: etree._Element, piece: etree._Element) -> None:
        kind, found = self._fields[element]
        if self._hiding or (kind == "begin" and not found.has_words):
            self._hidden_mark(kind, found, piece)
        elif kind == "begin" and found.is_whole:
            self._open.append(_Open(field=found, before=self._items, head=[piece]))
            self._items = []
        elif self._open and self._open[-1].field is found:
            if kind == "separate":
                self._open[-1].head.append(piece)
                self._open[-1].is_told = True
            else:
                self._close(piece)
        else:
            self._items.append(Unseen(element=piece, opens=kind != "end"))

    def _hidden_mark(self, kind: str, found: Field, piece: etree._Element) -> None:
        self._held.append(piece)
        if kind == "begin":
            self._hiding.append(found)
            self.seen["contents"] += found.is_contents
        elif kind == "end" and found in self._hiding:
            del self._hiding[self._hiding.index(found) :]
            if not self._hiding:
                self._release()

    def _release(self) -> None:
        """What a field held together becomes one mark."""
        if self._held:
            self._items.append(Mark(markup=Markup.FIELD, elements=tuple(self._held)))
            self._held = []

    def _close(self, piece: etree._Element) -> None:
        """The end of a field with words: they become a group."""
        opened = self._open.pop()
        head = tuple(opened.head)
        markup = Markup.LINK if opened.field.name == "HYPERLINK" else Markup.FIELD
        inner, self._items = self._items, opened.before
        if any(isinstance(item, (Words, Group)) for item in inner):
            self._items.append(
                Group(
                    markup=markup,
                    items=tuple(inner),
                    written=lambda dress: names.written(head) + dress + names.written([piece]),
                    wrapper=(*head, piece),
                )
            )
        else:
            elements = [each for item in inner if isinstance(item, Mark) for each in item.elements]
            self._items.append(Mark(markup=markup, elements=(*head, *elements, piece)))
            self._items += [item for item in inner if isinstance(item, Unseen)]

    def _give_up(self) -> None:
        """A field that did not end here: its marks are kept, and its words are words."""
        opened = self._open.pop()
        kept = [Unseen(element=each, opens=True) for each in opened.head]
        self._items = [*opened.before, *kept, *self._items]

    def _ends_in(self, element: etree._Element) -> bool:
        """Whether the outermost field that hides its result ends within an element."""
        end = self._hiding[0].end
        return any(each is end for each in element.iter(names.sibling_tag(self.root, "fldChar")))


def _blank(*elements: etree._Element) -> Mark:
    return Mark(markup=Markup.OTHER, elements=elements, is_blank=True)


def _is_line(words: Words) -> bool:
    return any(name == "underline" and said for name, said in words.look)


def _plain(element: etree._Element) -> str:
    return "".join(
        (each.text or "").translate(_SPACES)
        for each in element.iter(names.sibling_tag(element, "t"))
    )
