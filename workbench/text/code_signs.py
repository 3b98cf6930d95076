"""Codes as signs that a person or a script can type: `{1>` opens, `<1}` closes, `{1}` is alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.errors import BadInput
from workbench.model.codes import CodeKind
from workbench.text.coding import mark, plain, unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.codes import Code

_SIGN = re.compile(
    r"\{(?P<open>[1-9][0-9]{0,4})>|<(?P<close>[1-9][0-9]{0,4})\}"
    r"|\{(?P<alone>[1-9][0-9]{0,4})\}"
)


def sign(code: Code) -> str:
    """What is typed for a code."""
    before = "<" if code.kind is CodeKind.CLOSE else "{"
    after = ">" if code.kind is CodeKind.OPEN else "}"
    return f"{before}{code.number}{after}"


def signed(text: str, codes: Sequence[Code]) -> str:
    """A text with its codes as signs."""
    parts: list[str] = []
    done = 0
    for code in codes:
        parts += [text[done : code.offset], sign(code)]
        done = code.offset
    return "".join((*parts, text[done:]))


def with_signs(text: str, codes: Iterable[Code]) -> str:
    """A text with marks for its codes, and signs in the places of these."""
    return text.translate({ord(mark(code.kind, code.number)): sign(code) for code in codes})


def read_signs(text: str, known: Iterable[Code]) -> tuple[str, tuple[Code, ...]]:
    """Text and codes of what was typed. Raises BadInput for a sign of a code that is not known."""
    codes = {sign(code): code for code in known}

    def as_mark(found: re.Match[str]) -> str:
        if found[0] not in codes:
            there = f"there are {' '.join(codes)}" if codes else "there are none"
            raise BadInput(f"{found[0]} is no code of the source", hint=there)
        return mark(codes[found[0]].kind, codes[found[0]].number)

    return unmarked(_SIGN.sub(as_mark, plain(text)), codes.values())
