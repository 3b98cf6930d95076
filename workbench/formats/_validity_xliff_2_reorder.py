"""Codes of XLIFF 2 that may not change their order: sequences of `canReorder` firstNo, no, no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._validity_advice import KEEP_ORDER
from workbench.formats._validity_xliff_2_scope import CODES

if TYPE_CHECKING:
    from workbench.formats._validity_watch import Place, Tell
    from workbench.formats._validity_xliff_2_scope import Scope, Text, Token

_Sequence = list[tuple[str, str]]
"""Of each code whether it begins, ends or stands alone, and its id."""


def sequences(scope: Scope, tell: Tell) -> None:
    """Each sequence begins with firstNo, is not broken, and is the same in the target."""
    source = _found(scope.sources, "source", tell)
    ordered = sorted(scope.targets, key=lambda text: text.place)
    target = _found(ordered, "target", tell)
    if not scope.is_unit:
        return
    for first, (at, sequence) in target.items():
        known = source.get(first)
        if known is None or known[1] == sequence or set(known[1]) != set(sequence):
            continue
        what = f'the codes that begin with "{first[:60]}" may not be reordered, but are'
        tell(at, f"{what} in the target", "canReorder", advice=KEEP_ORDER)


def _found(texts: list[Text], side: str, tell: Tell) -> dict[str, tuple[Place, _Sequence]]:
    """The sequences by the id that they begin with, and the place of that."""
    found: dict[str, tuple[Place, _Sequence]] = {}
    now: _Sequence | None = None
    for text in texts:
        for token in text.tokens:
            if token.name not in CODES:
                continue
            hint = token.node.get("canReorder") or "yes"
            if hint == "firstNo" and not token.is_end and token.name != "ec":
                now = []
                found.setdefault(token.id, (token.node.at, now))
            elif hint == "yes":
                now = None if not token.is_end else now
                continue
            elif now is None and not token.is_end:
                what = f'<{token.name}> with canReorder="no" does not follow a code of its sequence'
                said = f"{what} in the {side} (firstNo, no ...)"
                tell(token.node.at, said, "canReorder", advice=KEEP_ORDER)
                now = []
            if now is not None:
                now.append(_way(token))
    return found


def _way(token: Token) -> tuple[str, str]:
    """A code, whichever way a pair is written."""
    if token.name == "ec" or token.is_end:
        return "end", token.node.get("startRef") or token.id
    return ("alone" if token.name == "ph" else "begin"), token.id
