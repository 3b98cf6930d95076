"""A target of XLIFF put together from its text and codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._xml_text import content
from workbench.model.codes import CodeKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.codes import Code


def inline_xml(text: str, codes: Sequence[Code], *, line_end: str) -> tuple[str, bool]:
    """The XML of a text with its codes, and whether every code stands where it was put.

    Elements around words cannot cross: one that would is closed before the one that it is within,
    and one that is not closed ends with the text.
    """
    parts: list[str] = []
    open_elements: list[int] = []
    closing = {code.number: code.data for code in codes if code.kind is CodeKind.CLOSE}
    done, is_whole = 0, True
    for code in codes:
        parts.append(_text(text[done : code.offset], line_end))
        done = max(done, code.offset)
        if code.kind is CodeKind.OPEN and _encloses(code):
            open_elements.append(code.number)
            parts.append(code.data)
        elif code.kind is CodeKind.CLOSE and code.data.startswith("</"):
            if code.number not in open_elements:
                is_whole = False
                continue
            while open_elements[-1] != code.number:
                parts.append(closing.get(open_elements.pop(), ""))
                is_whole = False
            open_elements.pop()
            parts.append(code.data)
        else:
            parts.append(code.data)
    parts.append(_text(text[done:], line_end))
    for number in reversed(open_elements):
        parts.append(closing.get(number, ""))
        is_whole = False
    return "".join(parts), is_whole


def _encloses(code: Code) -> bool:
    """Whether a code is an opening tag, and not an element that stands for itself."""
    return not code.data.endswith("/>") and "</" not in code.data


def _text(text: str, line_end: str) -> str:
    escaped = content(text)
    return escaped if line_end == "\n" else escaped.replace("\n", line_end)
