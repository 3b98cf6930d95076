"""Codes and marks in the texts of an XLIFF 2 unit: pc and mrk where they nest, else sc/ec, sm/em.

One code has one id on both sides of its segment, and is the same kind of element there (XLIFF 2.1,
4.2.7.3 and the rule K6T of the Schematron schema that is published with it).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.formats._xliff2_layout import (
    Event,
    Mark,
    Placed,
    events_of,
    placed_codes,
    split_of,
)
from workbench.formats._xliff_records import Wording
from workbench.formats._xml_text import attribute
from workbench.model.codes import Code, CodeKind, Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.formats._xliff_records import Record

SUB_TYPES = {
    Markup.BOLD: ("fmt", "xlf:b"),
    Markup.ITALIC: ("fmt", "xlf:i"),
    Markup.UNDERLINE: ("fmt", "xlf:u"),
    Markup.BREAK: ("fmt", "xlf:lb"),
    **dict.fromkeys(
        (Markup.STRIKE, Markup.SUPERSCRIPT, Markup.SUBSCRIPT, Markup.MONOSPACE, Markup.STYLE),
        ("fmt", ""),
    ),
    Markup.LINK: ("link", ""),
    Markup.IMAGE: ("image", ""),
    **dict.fromkeys((Markup.FOOTNOTE, Markup.FIELD, Markup.OTHER), ("other", "")),
}
"""The type and subType of each markup (4.3.1.39); without one of the standard it is our own."""
KEPT = ("kept-source", "kept-target")
"""Facts of a segment: which codes of its two texts must stay, where their tags cannot say so."""
OWN = "workbench:"
"""What our own values of subType and subState begin with."""

_SPECIAL = re.compile("[&<>\r]|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def rich(text: str) -> str:
    """The content of an element of text; what XML cannot hold is `<cp hex="0001"/>`."""
    return _SPECIAL.sub(_special, text) if _SPECIAL.search(text) else text


def _special(found: re.Match[str]) -> str:
    character = found[0]
    return _ESCAPED.get(character) or f'<cp hex="{ord(character):04X}"/>'


@dataclass(slots=True, kw_only=True)
class UnitTexts:
    """The sources and targets of a unit, segment by segment, with the data of their codes."""

    segments: Sequence[str]
    """The ids."""
    sources: Sequence[Wording]
    targets: Sequence[Wording]
    source_marks: Sequence[Sequence[Mark]]
    target_marks: Sequence[Sequence[Mark]]
    data: dict[str, str] = field(default_factory=dict)
    """Ids of what the file had in the place of codes; filled while texts are written."""
    _begun: list[dict[int, CodeKind]] = field(init=False, default_factory=list)
    _uses: Counter[int] = field(init=False, default_factory=Counter)
    """In how many sources each number begins."""
    _gone: set[int] = field(init=False, default_factory=set)
    """Numbers of codes of which it must not be said that they must stay: a translation lacks them
    (rule F20 of that schema), or the halves of a pair do not agree (F5)."""

    def written(self) -> list[tuple[str, str]]:
        """What stands in the two elements of each segment."""
        sides = (self.sources, self.source_marks), (self.targets, self.target_marks)
        if not any(wording.codes for wordings, _ in sides for wording in wordings) and not any(
            marks for _, each in sides for marks in each
        ):
            both = zip(self.sources, self.targets, strict=True)
            return [(rich(source.text), rich(target.text)) for source, target in both]
        self._begun = list(map(_begun, self.sources))
        self._uses = Counter(number for begun in self._begun for number in begun)
        both = zip(self.sources, self.targets, strict=True)
        self._gone = {number for source, target in both for number in _gone(source, target)}
        self._gone |= _mixed([*self.sources, *self.targets])
        sources = placed_codes(self.sources, self._source_label)
        targets = placed_codes(self.targets, self._target_label)
        written = []
        for at in range(len(self.segments)):
            source = events_of(sources[at], self.source_marks[at])
            target = events_of(targets[at], self.target_marks[at])
            split = split_of(source) | split_of(target)
            written.append(
                (
                    self._text(self.sources[at].text, source, split),
                    self._text(self.targets[at].text, target, split),
                )
            )
        return written

    def kept(self) -> list[Record]:
        """For each segment, the codes whose tags cannot say that they must stay, as facts."""
        sides = zip(self.sources, self.targets, strict=True)
        return [
            tuple(
                (name, places)
                for name, wording in zip(KEPT, each, strict=True)
                if (places := self._places(wording))
            )
            for each in sides
        ]

    def _places(self, wording: Wording) -> str:
        """They are counted from 1 as they stand."""
        return " ".join(
            str(at)
            for at, code in enumerate(wording.codes, 1)
            if not code.is_deletable and code.number in self._gone
        )

    def _source_label(self, at: int, code: Code) -> str:
        """The id of a code, which names its segment where the number is used in several."""
        is_shared = self._uses[code.number] > 1
        return f"c{code.number}.{self.segments[at]}" if is_shared else f"c{code.number}"

    def _target_label(self, at: int, code: Code) -> str:
        """That of the code which it answers to, if it stands in the source of the segment."""
        if self._begun[at].get(code.number) == code.kind:
            return self._source_label(at, code)
        return f"c{code.number}.{self.segments[at]}t"

    def _text(self, text: str, events: Sequence[Event], split: set[str]) -> str:
        parts: list[str] = []
        done = 0
        ends = {
            event.id: event.of.code
            for event in events
            if isinstance(event.of, Placed) and event.kind is CodeKind.CLOSE
        }
        for event in events:
            parts.append(rich(text[done : event.offset]))
            done = event.offset
            if isinstance(event.of, Mark):
                parts.append(_mark_tag(event, event.of, is_element=event.id not in split))
            elif event.id in split or event.kind is CodeKind.ALONE:
                parts.append(self._code_tag(event.of))
            elif event.kind is CodeKind.OPEN:
                parts.append(self._opening(event.of, ends[event.id]))
            else:
                parts.append("</pc>")
        return "".join((*parts, rich(text[done:])))

    def _code_tag(self, placed: Placed) -> str:
        code = placed.code
        name = {CodeKind.OPEN: "sc", CodeKind.CLOSE: "ec", CodeKind.ALONE: "ph"}[code.kind]
        is_end = code.kind is CodeKind.CLOSE and placed.is_paired
        isolated = "" if placed.is_paired or name == "ph" else ' isolated="yes"'
        return (
            f'<{name} {"startRef" if is_end else "id"}="{placed.id}"{isolated}'
            f' dataRef="{self._data(code)}"{self._hints(code)}/>'
        )

    def _opening(self, placed: Placed, end: Code) -> str:
        return (
            f'<pc id="{placed.id}" dataRefStart="{self._data(placed.code)}"'
            f' dataRefEnd="{self._data(end)}"{self._hints(placed.code)}>'
        )

    def _hints(self, code: Code) -> str:
        type, sub_type = SUB_TYPES[code.markup]
        must_stay = not code.is_deletable and code.number not in self._gone
        kept = ' canDelete="no"' if must_stay else ""
        return f' canCopy="no"{kept} type="{type}" subType="{sub_type or OWN + code.markup}"'

    def _data(self, code: Code) -> str:
        return self.data.setdefault(code.data, f"d{len(self.data) + 1}")


def inline(wording: Wording, data: dict[str, str]) -> str:
    """One text with its codes, for a place that has ids of its own."""
    texts = UnitTexts(
        segments=("s1",),
        sources=(wording,),
        targets=(Wording(""),),
        source_marks=((),),
        target_marks=((),),
        data=data,
    )
    return texts.written()[0][0]


def original_data(data: dict[str, str]) -> str:
    """The element that holds the data of the codes; nothing where there is none."""
    if not data:
        return ""
    held = "".join(f'<data id="{id}">{rich(text)}</data>' for text, id in data.items())
    return f"<originalData>{held}</originalData>\n"


def _mark_tag(event: Event, mark: Mark, *, is_element: bool) -> str:
    if event.kind is CodeKind.OPEN:
        name, end = ("mrk", ">") if is_element else ("sm", "/>")
        return f'<{name} id="{attribute(mark.id)}"{mark.attributes}{end}'
    return "</mrk>" if is_element else f'<em startRef="{attribute(mark.id)}"/>'


def _gone(source: Wording, target: Wording) -> set[int]:
    """The numbers of codes that must stay, but that a translation lacks, whole or in part."""
    if target.is_empty:
        return set()
    wanted, there = _kinds(source), _kinds(target)
    return {
        code.number
        for code in source.codes
        if not code.is_deletable
        and (
            not wanted[code.number] <= there.get(code.number, set())
            or wanted[code.number] == {CodeKind.CLOSE}
        )
    }


def _mixed(wordings: Iterable[Wording]) -> set[int]:
    """The numbers of codes of which some must stay and some may go."""
    said: dict[int, bool] = {}
    codes = (code for wording in wordings for code in wording.codes)
    return {
        code.number
        for code in codes
        if said.setdefault(code.number, code.is_deletable) != code.is_deletable
    }


def _kinds(wording: Wording) -> dict[int, set[CodeKind]]:
    found: dict[int, set[CodeKind]] = {}
    for code in wording.codes:
        found.setdefault(code.number, set()).add(code.kind)
    return found


def _begun(wording: Wording) -> dict[int, CodeKind]:
    """The numbers of the codes that do not only end in a text, with their kinds."""
    return {code.number: code.kind for code in wording.codes if code.kind is not CodeKind.CLOSE}
