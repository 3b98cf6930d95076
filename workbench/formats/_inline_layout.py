"""A text with codes as steps of writing: balanced, whatever the translation did to the codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.codes import Code, CodeKind, Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOOKS = frozenset(
    {
        Markup.BOLD,
        Markup.ITALIC,
        Markup.UNDERLINE,
        Markup.STRIKE,
        Markup.SUPERSCRIPT,
        Markup.SUBSCRIPT,
        Markup.MONOSPACE,
        Markup.STYLE,
    }
)
"""What only dresses words; other pairs enclose them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Words to be written, in the dress of the innermost code that is open; None: of none."""

    text: str
    within: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """What stands alone."""

    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Enter:
    """What encloses the words to come."""

    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """The end of what was entered last."""

    code: Code


Step = Say | Put | Enter | Leave


def steps(text: str, codes: Sequence[Code]) -> Iterator[Step]:
    """Text and codes in turn; what was entered is left in reverse order, at the end at the latest.

    A closing code whose partner does not stand before it is passed over.
    """
    opened: list[Code] = []
    done = 0
    for code in sorted(codes, key=lambda each: each.offset):
        if code.offset > done:
            yield Say(text=text[done : code.offset], within=opened[-1] if opened else None)
            done = code.offset
        if code.kind is CodeKind.ALONE:
            yield Put(code=code)
        elif code.kind is CodeKind.OPEN:
            opened.append(code)
            if code.markup not in LOOKS:
                yield Enter(code=code)
        else:
            yield from _closed(code, opened)
    if done < len(text):
        yield Say(text=text[done:], within=opened[-1] if opened else None)
    yield from (Leave(code=code) for code in reversed(opened) if code.markup not in LOOKS)


def _closed(code: Code, opened: list[Code]) -> Iterator[Leave]:
    """Closes the innermost open code of a number, and whatever encloses words inside it."""
    at = next((i for i in reversed(range(len(opened))) if opened[i].number == code.number), None)
    if at is None:
        return
    if opened[at].markup in LOOKS:
        del opened[at]
        return
    inner = [each for each in opened[at:] if each.markup not in LOOKS]
    opened[at:] = [each for each in opened[at + 1 :] if each.markup in LOOKS]
    yield from (Leave(code=each) for each in reversed(inner))
