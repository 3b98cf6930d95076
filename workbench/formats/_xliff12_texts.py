"""Codes in the texts of XLIFF 1.2: bpt and ept for pairs, it for halves, ph, with their data."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from workbench.formats._xliff_records import Wording
from workbench.formats._xml_text import content
from workbench.model.codes import Code, CodeKind, Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.formats._xml_elements import Element

_SPANNING = {
    Markup.BOLD: "bold",
    Markup.ITALIC: "italic",
    Markup.UNDERLINE: "underlined",
    Markup.LINK: "link",
}
"""The values of `ctype` that XLIFF 1.2 has for what begins and ends; all others are our own."""
_ALONE = {Markup.IMAGE: "image", Markup.BREAK: "lb"}
"""Those for what stands alone."""
_MARKUPS = {name: markup for markup, name in (_SPANNING | _ALONE).items()}
_NAMES = {"bpt": CodeKind.OPEN, "ept": CodeKind.CLOSE, "ph": CodeKind.ALONE}


def marked_up(wording: Wording) -> str:
    """The content of an element of text."""
    if not wording.codes:
        return content(wording.text)
    parts: list[str] = []
    done = 0
    ids = _ids(wording.codes)
    for code, (id, is_paired) in zip(wording.codes, ids, strict=True):
        parts.append(content(wording.text[done : code.offset]))
        done = code.offset
        parts.append(_element(code, id, is_paired=is_paired))
    return "".join((*parts, content(wording.text[done:])))


def _ids(codes: Sequence[Code]) -> list[tuple[str, bool]]:
    """The id of each code, which its pair shares, and whether it has the other half."""
    ids: list[tuple[str, bool]] = []
    opened: dict[int, list[int]] = defaultdict(list)
    used: Counter[int] = Counter()
    for at, code in enumerate(codes):
        starts = opened[code.number]
        if code.kind is CodeKind.CLOSE and starts and codes[starts[-1]].markup is code.markup:
            start = starts.pop()
            ids[start] = (ids[start][0], True)
            ids.append(ids[start])
            continue
        used[code.number] += 1
        again = f"-{used[code.number]}" if used[code.number] > 1 else ""
        ids.append((f"{code.number}{again}", False))
        if code.kind is CodeKind.OPEN:
            starts.append(at)
    return ids


def _element(code: Code, id: str, *, is_paired: bool) -> str:
    known = _ALONE if code.kind is CodeKind.ALONE else _SPANNING
    type = f' ctype="{known.get(code.markup) or f"x-{code.markup}"}"'
    name, further = "ph", ""
    if is_paired:
        name, further = ("bpt" if code.kind is CodeKind.OPEN else "ept"), f' rid="{id}"'
        type = type if name == "bpt" else ""
    elif code.kind is not CodeKind.ALONE:
        name, further = "it", f' pos="{code.kind}"'
    return f'<{name} id="{id}"{further}{type}>{content(code.data)}</{name}>'


def read_text(element: Element) -> Wording:
    """Text and codes of an element; none of the codes is deletable."""
    parts: list[str] = []
    codes: list[Code] = []
    length = 0
    types: dict[str, str] = {}
    for part in element.content:
        if isinstance(part, str):
            parts.append(part)
            length += len(part)
            continue
        said = part.attributes
        kind = _NAMES.get(part.name) or CodeKind(said["pos"])
        type = said.get("ctype") or types[said["rid"]]
        types[said.get("rid", "")] = type
        codes.append(
            Code(
                number=int(said["id"].partition("-")[0]),
                kind=kind,
                offset=length,
                markup=_MARKUPS.get(type) or Markup(type.removeprefix("x-")),
                data=part.text,
            )
        )
    return Wording("".join(parts), tuple(codes))
