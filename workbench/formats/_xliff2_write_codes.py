"""Codes and marks in the texts of an XLIFF 2 unit: pc and mrk where they nest, else sc/ec, sm/em.

One code has one id on both sides of its segment, and is the same kind of element there (XLIFF 2.1,
4.2.7.3 and the rule K6T of the Schematron schema that is published with it).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from workbench.formats._xliff_records import Wording
from workbench.formats._xml_text import attribute
from workbench.model.codes import Code, CodeKind, Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

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
OWN = "workbench:"
"""What our own values of subType and subState begin with."""

_DEEPEST = 32
"""Elements within each other; what would stand deeper becomes sc/ec or sm/em."""
_MOST_GAPS = 6
"""Places at one offset between which the best for the end of a mark is looked for."""
_SPECIAL = re.compile("[&<>\r]|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def rich(text: str) -> str:
    """The content of an element of text; what XML cannot hold is `<cp hex="0001"/>`."""
    return _SPECIAL.sub(_special, text) if _SPECIAL.search(text) else text


def _special(found: re.Match[str]) -> str:
    character = found[0]
    return _ESCAPED.get(character) or f'<cp hex="{ord(character):04X}"/>'


class Mark(NamedTuple):
    """Words that a note, a term or a match is about."""

    id: str
    start: int
    end: int
    attributes: str
    """All but the id, each with a space before it."""


@dataclass(slots=True)
class _Placed:
    code: Code
    id: str
    """Of a code that closes a pair it is that of the one which opens it."""
    is_paired: bool = False


class _Event(NamedTuple):
    offset: int
    kind: CodeKind
    id: str
    of: _Placed | Mark


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

    def written(self) -> list[tuple[str, str]]:
        """What stands in the two elements of each segment."""
        sides = (self.sources, self.source_marks), (self.targets, self.target_marks)
        if not any(wording.codes for wordings, _ in sides for wording in wordings) and not any(
            marks for _, each in sides for marks in each
        ):
            both = zip(self.sources, self.targets, strict=True)
            return [(rich(source.text), rich(target.text)) for source, target in both]
        sources = _placed(self.sources, self._source_label)
        targets = _placed(self.targets, self._target_label)
        written = []
        for at in range(len(self.segments)):
            source = _events(sources[at], self.source_marks[at])
            target = _events(targets[at], self.target_marks[at])
            split = _split(source) | _split(target)
            written.append(
                (
                    self._text(self.sources[at].text, source, split),
                    self._text(self.targets[at].text, target, split),
                )
            )
        return written

    def _source_label(self, at: int, code: Code) -> str:
        """The id of a code, which names its segment where the number is used in several."""
        begun = sum(code.number in _begun(wording) for wording in self.sources)
        return f"c{code.number}" if begun < 2 else f"c{code.number}.{self.segments[at]}"

    def _target_label(self, at: int, code: Code) -> str:
        """That of the code which it answers to, if it stands in the source of the segment."""
        if _begun(self.sources[at]).get(code.number) == code.kind:
            return self._source_label(at, code)
        return f"c{code.number}.{self.segments[at]}t"

    def _text(self, text: str, events: Sequence[_Event], split: set[str]) -> str:
        parts: list[str] = []
        done = 0
        ends = {
            event.id: event.of.code
            for event in events
            if isinstance(event.of, _Placed) and event.kind is CodeKind.CLOSE
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

    def _code_tag(self, placed: _Placed) -> str:
        code = placed.code
        name = {CodeKind.OPEN: "sc", CodeKind.CLOSE: "ec", CodeKind.ALONE: "ph"}[code.kind]
        is_end = code.kind is CodeKind.CLOSE and placed.is_paired
        isolated = "" if placed.is_paired or name == "ph" else ' isolated="yes"'
        return (
            f'<{name} {"startRef" if is_end else "id"}="{placed.id}"{isolated}'
            f' dataRef="{self._data(code)}"{_hints(code)}/>'
        )

    def _opening(self, placed: _Placed, end: Code) -> str:
        return (
            f'<pc id="{placed.id}" dataRefStart="{self._data(placed.code)}"'
            f' dataRefEnd="{self._data(end)}"{_hints(placed.code)}>'
        )

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


def _hints(code: Code) -> str:
    type, sub_type = SUB_TYPES[code.markup]
    kept = "" if code.is_deletable else ' canDelete="no"'
    return f' canCopy="no"{kept} type="{type}" subType="{sub_type or OWN + code.markup}"'


def _mark_tag(event: _Event, mark: Mark, *, is_element: bool) -> str:
    if event.kind is CodeKind.OPEN:
        name, end = ("mrk", ">") if is_element else ("sm", "/>")
        return f'<{name} id="{attribute(mark.id)}"{mark.attributes}{end}'
    return "</mrk>" if is_element else f'<em startRef="{attribute(mark.id)}"/>'


def _begun(wording: Wording) -> dict[int, CodeKind]:
    """The numbers of the codes that do not only end in a text, with their kinds."""
    return {code.number: code.kind for code in wording.codes if code.kind is not CodeKind.CLOSE}


def _placed(wordings: Iterable[Wording], label: Callable[[int, Code], str]) -> list[list[_Placed]]:
    """The codes of one side with their ids; the two of a pair can stand in two segments."""
    opened: dict[int, list[_Placed]] = defaultdict(list)
    used: Counter[str] = Counter()
    rows: list[list[_Placed]] = []
    for at, wording in enumerate(wordings):
        row: list[_Placed] = []
        for code in wording.codes:
            if code.kind is CodeKind.CLOSE and opened[code.number]:
                start = opened[code.number].pop()
                start.is_paired = True
                row.append(_Placed(code, start.id, is_paired=True))
                continue
            name = label(at, code) + ("e" if code.kind is CodeKind.CLOSE else "")
            used[name] += 1
            placed = _Placed(code, name if used[name] == 1 else f"{name}-{used[name]}")
            row.append(placed)
            if code.kind is CodeKind.OPEN:
                opened[code.number].append(placed)
        rows.append(row)
    return rows


def _events(codes: Sequence[_Placed], marks: Sequence[Mark]) -> list[_Event]:
    """Codes and the two ends of marks in the order in which their tags stand.

    Of several places that a mark may begin or end at, between codes at one offset, it has those
    where it crosses the fewest pairs.
    """
    offsets = [placed.code.offset for placed in codes]
    ordered: list[tuple[tuple[int, ...], _Event]] = [
        ((2 * at + 1,), _Event(placed.code.offset, placed.code.kind, placed.id, placed))
        for at, placed in enumerate(codes)
    ]
    for number, mark in enumerate(marks):
        first, last = _gaps(mark, codes, offsets)
        start = _Event(mark.start, CodeKind.OPEN, mark.id, mark)
        end = _Event(mark.end, CodeKind.CLOSE, mark.id, mark)
        if mark.start == mark.end:
            ordered += [
                ((2 * first, mark.start, 1, number, 0), start),
                ((2 * first, mark.start, 1, number, 1), end),
            ]
            continue
        ordered += [
            ((2 * first, mark.start, 2, -last, -mark.end, number), start),
            ((2 * last, mark.end, 0, -first, -mark.start, -number), end),
        ]
    return [event for _, event in sorted(ordered, key=lambda pair: pair[0])]


def _gaps(mark: Mark, codes: Sequence[_Placed], offsets: Sequence[int]) -> tuple[int, int]:
    """Before which code a mark begins, and before which it ends."""
    starts = range(bisect_left(offsets, mark.start), bisect_right(offsets, mark.start) + 1)
    if mark.start == mark.end:
        return starts[-1], starts[-1]
    ends = range(bisect_left(offsets, mark.end), bisect_right(offsets, mark.end) + 1)
    if len(starts) == len(ends) == 1 or max(len(starts), len(ends)) > _MOST_GAPS:
        return starts[-1], ends[0]
    choices = ((start, end) for start in reversed(starts) for end in ends)
    return min(choices, key=lambda gaps: _crossed(codes, *gaps))


def _crossed(codes: Sequence[_Placed], first: int, last: int) -> int:
    """How many pairs have one code among these and the other elsewhere."""
    within = Counter(placed.id for placed in codes[first:last] if placed.is_paired)
    return sum(count == 1 for count in within.values())


def _split(events: Sequence[_Event]) -> set[str]:
    """What cannot be an element, because it crosses another or has one end only."""
    split = set(_halves(events))
    open_ids: list[str] = []
    marks = {event.id for event in events if isinstance(event.of, Mark)}
    for event in events:
        if event.id in split or event.kind is CodeKind.ALONE:
            continue
        if event.kind is CodeKind.OPEN:
            if len(open_ids) < _DEEPEST:
                open_ids.append(event.id)
            else:
                split.add(event.id)
            continue
        at = open_ids.index(event.id)
        above = open_ids[at + 1 :]
        if event.id not in marks and marks.issuperset(above):
            split.update(above)
            del open_ids[at:]
        else:
            if above:
                split.add(event.id)
            del open_ids[at]
    return split


def _halves(events: Iterable[_Event]) -> Iterator[str]:
    """The codes whose other half is elsewhere or is of another kind."""
    opened: dict[str, Code] = {}
    for event in events:
        if not isinstance(event.of, _Placed) or event.kind is CodeKind.ALONE:
            continue
        code = event.of.code
        start = opened.pop(event.id, None) if event.kind is CodeKind.CLOSE else None
        if event.kind is CodeKind.OPEN:
            opened[event.id] = code
        elif start is None or _hints(start) != _hints(code):
            yield event.id
    yield from opened
