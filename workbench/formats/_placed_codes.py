"""Inline codes as signs in a cell that people type into: `{1>` opens, `<1}` closes, `{1}` is alone.

Where a text has something like a sign of its own, the signs of its row get more brackets, `{{1>`,
so that what looks like a sign always is one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.model.codes import Code, CodeKind, Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NUMBER = "[1-9][0-9]{0,4}"


def depth_for(texts: Iterable[str]) -> int:
    """How many brackets the signs of some texts need."""
    joined = "\n".join(texts)
    depth = 1
    while _signs(depth).search(joined):
        depth += 1
    return depth


def sign(code: Code, depth: int) -> str:
    """What stands for a code."""
    before = "<" if code.kind is CodeKind.CLOSE else "{" * depth
    after = ">" if code.kind is CodeKind.OPEN else "}" * depth
    return f"{before}{code.number}{after}"


def depth_of(sign: str) -> int:
    """How many brackets a sign has."""
    return max(sign.count("{"), sign.count("}"))


def with_signs(text: str, codes: Sequence[Code], depth: int) -> str:
    """A text with its codes as signs."""
    parts: list[str] = []
    done = 0
    for code in codes:
        parts += [text[done : code.offset], sign(code, depth)]
        done = code.offset
    return "".join((*parts, text[done:]))


def without_signs(text: str, depth: int) -> tuple[str, tuple[Code, ...]]:
    """A text without signs, and the codes that they stand for; what a code holds, they do not say.

    Depth 0 means that there are none.
    """
    if not depth:
        return text, ()
    parts: list[str] = []
    codes: list[Code] = []
    done = length = 0
    for found in _signs(depth).finditer(text):
        parts.append(text[done : found.start()])
        length += found.start() - done
        done = found.end()
        kind = CodeKind(str(found.lastgroup))
        codes.append(
            Code(
                number=int(found[str(found.lastgroup)]),
                kind=kind,
                offset=length,
                markup=Markup.OTHER,
                data="",
            )
        )
    return "".join((*parts, text[done:])), tuple(codes)


@lru_cache(maxsize=64)
def _signs(depth: int) -> re.Pattern[str]:
    opening, closing = r"\{" * depth, r"\}" * depth
    return re.compile(
        f"{opening}(?P<open>{_NUMBER})>|<(?P<close>{_NUMBER}){closing}"
        f"|{opening}(?P<alone>{_NUMBER}){closing}"
    )
