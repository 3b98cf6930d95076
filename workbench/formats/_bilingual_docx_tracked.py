"""Cells of Word tables with tracked changes, into which another text comes as one more of them.

What stood in the cell is marked as deleted and the new text as inserted, so that every change that
somebody made before is still told (ISO/IEC 29500-1, 17.13.5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._xml_bytes import Splice
from workbench.formats._xml_text import attribute, content

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from workbench.formats._docx_changes import Change
    from workbench.formats._xml_places import Place
    from workbench.formats._xml_stream import Xml

AUTHOR = "Bilingual Workbench"
"""Of a change that nobody else is known to have made."""
_CHANGES = ("ins", "del", "moveFrom", "moveTo", "rPrChange")
_GONE = ("del", "moveFrom")
_THROUGH = frozenset(
    {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "dir", "bdo", "hyperlink",
     "fldSimple"}
)  # fmt: skip
_STRUCK = {"t": "delText", "instrText": "delInstrText"}
_BEHIND_MARK = ("sectPr", "pPrChange")
"""What follows the properties of its mark among those of a paragraph."""
OFF = ("0", "false", "off", "none")
"""Values of what is not so."""


def is_tracked(paragraphs: Sequence[Place]) -> bool:
    """Whether the words of paragraphs, or the marks between them, are changed by somebody."""
    words = [each for paragraph in paragraphs for each in paragraph.children if each.name != "pPr"]
    return any(map(has_deleted_mark, paragraphs[:-1])) or any(
        each.name in _CHANGES or next(each.inside(change), None) is not None
        for each in words
        for change in _CHANGES
    )


def has_deleted_mark(paragraph: Place) -> bool:
    """Whether a paragraph goes on in the one behind it once all changes are accepted."""
    properties = paragraph.find("pPr")
    mark = None if properties is None else properties.find("rPr")
    return mark is not None and any(mark.find(name) is not None for name in _GONE)


def value_of(element: Place | None) -> str:
    """Its `w:val`; empty where there is none."""
    return "" if element is None else element.attributes.get(f"{element.namespace} val", "")


def is_on(element: Place | None) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and value_of(element) not in OFF


def with_change(
    xml: Xml,
    paragraphs: Sequence[Place],
    made: Sequence[str],
    moved: Collection[str],
    by: Change,
) -> Iterator[Splice]:
    """What strikes the words of paragraphs out and puts runs behind those of the first.

    `moved` are the codes that the new text has: they are not struck out but taken away.
    """
    for number, paragraph in enumerate(paragraphs):
        prefix = paragraph.tag.rpartition(":")[0]
        pen = _Pen(xml, f"{prefix}:" if prefix else "", moved, by)
        yield from pen.struck(paragraph)
        if number < len(paragraphs) - 1 and not has_deleted_mark(paragraph):
            yield pen.deleted_mark(paragraph)
        if number == 0:
            yield pen.written(paragraph, made)


class _Pen:
    """What writes changes."""

    def __init__(self, xml: Xml, prefix: str, moved: Collection[str], by: Change) -> None:
        self._xml, self._prefix, self._moved, self._change = xml, prefix, moved, by

    def struck(self, place: Place) -> Iterator[Splice]:
        """What marks the visible runs of a paragraph as deleted."""
        for each in place.children:
            if each.name == "r":
                yield from self._run(each)
            elif self._xml.text(each.start, each.end) in self._moved:
                yield Splice(each.start, each.end, "")
            elif each.name in _THROUGH:
                yield from self.struck(each)

    def written(self, paragraph: Place, made: Sequence[str]) -> Splice:
        """The new runs, behind the last words of a paragraph and within its one control."""
        holder = paragraph
        inside = [each for each in holder.children if each.name not in ("pPr", "proofErr")]
        if len(inside) == 1 and inside[0].name == "sdt":
            held = inside[0].find("sdtContent")
            holder = holder if held is None or held.is_bare else held
        last = [each for each in holder.children if each.name in ("r", *_GONE) or _has_run(each)]
        last = [each for each in last if not _is_anchor(each)]
        at = last[-1].end if last else holder.close
        return Splice(at, at, "".join(self._inserted(run, paragraph) for run in made))

    def deleted_mark(self, paragraph: Place) -> Splice:
        """What joins a paragraph with the one behind it."""
        p = self._prefix
        mark = f"<{p}del {self._by(paragraph.start)}/>"
        properties = paragraph.find("pPr")
        if properties is None:
            at = paragraph.inner
            whole = f"<{p}pPr><{p}rPr>{mark}</{p}rPr></{p}pPr>"
            if paragraph.is_bare:
                opened = self._xml.text(paragraph.start, paragraph.end).removesuffix("/>").rstrip()
                return Splice(paragraph.start, paragraph.end, f"{opened}>{whole}</{paragraph.tag}>")
            return Splice(at, at, whole)
        if properties.is_bare:
            whole = f"<{p}pPr><{p}rPr>{mark}</{p}rPr></{p}pPr>"
            return Splice(properties.start, properties.end, whole)
        own = properties.find("rPr")
        if own is None:
            behind = [each.start for each in properties.children if each.name in _BEHIND_MARK]
            at = min(behind, default=properties.close)
            return Splice(at, at, f"<{p}rPr>{mark}</{p}rPr>")
        if own.is_bare:
            return Splice(own.start, own.end, f"<{p}rPr>{mark}</{p}rPr>")
        added = own.find("ins")
        at = own.inner if added is None else added.end
        return Splice(at, at, mark)

    def _run(self, run: Place) -> Iterator[Splice]:
        properties = run.find("rPr")
        is_hidden = properties is not None and is_on(properties.find("vanish"))
        held = [each for each in run.children if each.name != "rPr"]
        if is_hidden or not held or _is_anchor(run):
            return
        moved = [each for each in held if self._xml.text(each.start, each.end) in self._moved]
        if len(moved) == len(held) or self._xml.text(run.start, run.end) in self._moved:
            yield Splice(run.start, run.end, "")
            return
        yield Splice(run.start, run.start, f"<{self._prefix}del {self._by(run.start)}>")
        for each in held:
            if each in moved:
                yield Splice(each.start, each.end, "")
            elif each.name in _STRUCK:
                tag = f"{self._prefix}{_STRUCK[each.name]}"
                words = f'<{tag} xml:space="preserve">{content(each.text())}</{tag}>'
                yield Splice(each.start, each.end, words)
        yield Splice(run.end, run.end, f"</{self._prefix}del>")

    def _inserted(self, made: str, paragraph: Place) -> str:
        tag = f"{self._prefix}ins"
        is_run = made.startswith((f"<{self._prefix}r>", f"<{self._prefix}r "))
        return f"<{tag} {self._by(paragraph.start + 1)}>{made}</{tag}>" if is_run else made

    def _by(self, number: int) -> str:
        p, change = self._prefix, self._change
        date = f' {p}date="{change.time}"' if change.time else ""
        return f'{p}id="{number}" {p}author="{attribute(change.author)}"{date}'


def _has_run(place: Place) -> bool:
    return place.name in _THROUGH and next(place.inside("r"), None) is not None


def _is_anchor(run: Place) -> bool:
    """Whether a run is where a comment hangs."""
    return run.name == "r" and run.find("commentReference") is not None
