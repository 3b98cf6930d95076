"""What a difference of looks is called, in one vocabulary for all office documents.

Properties: `bold`, `italic`, `strike` (on), `underline` (its line), `vertical` (super, sub),
`mono` (on), and others that have no markup of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.codes import Markup

if TYPE_CHECKING:
    from workbench.formats._inline_items import Look

ON = "on"
_BY_PROPERTY = {
    ("bold", ON): Markup.BOLD,
    ("italic", ON): Markup.ITALIC,
    ("strike", ON): Markup.STRIKE,
    ("vertical", "super"): Markup.SUPERSCRIPT,
    ("vertical", "sub"): Markup.SUBSCRIPT,
    ("mono", ON): Markup.MONOSPACE,
}
_MONOSPACED = ("courier", "consolas", "mono", "menlo", "typewriter")


def markup_of(look: Look, base: Look) -> Markup:
    """The markup of words of a look among words of another: STYLE where it is no single thing.

    Code is set in a font of its own, and often smaller or in a colour: it is called by the font.
    """
    added = look - base
    if ("mono", ON) in added:
        return Markup.MONOSPACE
    if len(added) != 1 or len({name for name, _ in look ^ base}) != 1:
        return Markup.STYLE
    ((name, value),) = added
    if name == "underline" and value != "none":
        return Markup.UNDERLINE
    return _BY_PROPERTY.get((name, value), Markup.STYLE)


def is_monospaced(font: str) -> bool:
    """Whether a font is of the kind that code is set in, by its name."""
    lower = font.lower()
    return any(part in lower for part in _MONOSPACED)
