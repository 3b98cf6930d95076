"""Codes told to people: as pairs with what they are, and what is wrong with those of a target."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.model.codes import CodeKind, Markup
from workbench.text.code_findings import CodeFault, code_findings
from workbench.text.coding import label, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.model.codes import Code

_WORDS = {
    CodeFault.MISSING: "missing",
    CodeFault.EXTRA: "too many",
    CodeFault.ORDER: "out of order",
}
_ADDRESS = re.compile(r"(?:https?|ftp|mailto|file):[^\s\"'<>]+", re.IGNORECASE)
_HREF = re.compile(r"""href\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
_TELLING = frozenset({Markup.STYLE, Markup.FIELD, Markup.IMAGE, Markup.OTHER})
"""What says little by itself, so that what the file has there is told too."""
_MOST = 60
"""Code points that are told of what the file has."""


def code_labels(codes: Iterable[Code]) -> str:
    """The labels of codes, one after another: ‹1 1› ‹2›."""
    return " ".join(map(code_label, codes))


def code_label(code: Code) -> str:
    """The label of one code: ‹1 where it opens."""
    return label(mark(code.kind, code.number))


def told_faults(
    source: Sequence[Code], target: Sequence[Code], name: Callable[[Code], str] = code_label
) -> str:
    """What is wrong with the codes of a target, on one line; empty where nothing is.

    `name` is what a code is called.
    """
    if not source and not target:
        return ""
    by_fault: dict[CodeFault, list[Code]] = {}
    for finding in code_findings(source, target):
        by_fault.setdefault(finding.fault, []).append(finding.code)
    return "; ".join(
        f"{_WORDS[fault]}: {' '.join(map(name, by_fault[fault]))}" for fault in by_fault
    )


def grouped(codes: Sequence[Code]) -> list[tuple[Code, ...]]:
    """Codes by their numbers, in order: the two of a pair together."""
    groups: dict[int, tuple[Code, ...]] = {}
    for code in codes:
        groups[code.number] = (*groups.get(code.number, ()), code)
    return list(groups.values())


def group_label(group: Sequence[Code]) -> str:
    """The label of a code, or those of a pair with an ellipsis between them."""
    return " … ".join(code_labels([code]) for code in group)


def told_data(code: Code) -> str:
    """What is worth telling of what the file has: the address of a link, the kind of a field."""
    found = _HREF.search(code.data)
    address = found[1] if found else ""
    if not address and code.markup is Markup.LINK:
        found = _ADDRESS.search(code.data)
        address = found[0].rstrip(").,;") if found else ""
    if address:
        return address
    if code.markup not in _TELLING or code.kind is CodeKind.CLOSE:
        return ""
    data = " ".join(code.data.split())
    return data if len(data) <= _MOST else f"{data[: _MOST - 1]}…"
