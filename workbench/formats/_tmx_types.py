"""What TMX calls the markup of a code (TMX 1.4b, `type`), and what other programs do."""

from __future__ import annotations

import re

from workbench.model.codes import Markup

TYPES = {
    Markup.BOLD: "bold",
    Markup.ITALIC: "italic",
    Markup.UNDERLINE: "ulined",
    Markup.STRIKE: "x-strike",
    Markup.SUPERSCRIPT: "x-superscript",
    Markup.SUBSCRIPT: "x-subscript",
    Markup.MONOSPACE: "x-monospace",
    Markup.LINK: "link",
    Markup.STYLE: "x-style",
    Markup.FOOTNOTE: "fnote",
    Markup.IMAGE: "image",
    Markup.BREAK: "lb",
    Markup.FIELD: "x-field",
    Markup.OTHER: "x-other",
}
_MARKUP = {name: markup for markup, name in TYPES.items()} | {
    "underlined": Markup.UNDERLINE,
    "dulined": Markup.UNDERLINE,
    "underline": Markup.UNDERLINE,
    "color": Markup.STYLE,
    "font": Markup.STYLE,
    "scap": Markup.STYLE,
    "cf": Markup.STYLE,
    "enote": Markup.FOOTNOTE,
    "footnote": Markup.FOOTNOTE,
    "date": Markup.FIELD,
    "time": Markup.FIELD,
    "br": Markup.BREAK,
}
_TAG = re.compile(r"\s*</?(?:\w+:)?(\w+)[^<>]*>\s*")
_TAGS = {
    "b": Markup.BOLD,
    "strong": Markup.BOLD,
    "i": Markup.ITALIC,
    "em": Markup.ITALIC,
    "u": Markup.UNDERLINE,
    "s": Markup.STRIKE,
    "del": Markup.STRIKE,
    "sup": Markup.SUPERSCRIPT,
    "sub": Markup.SUBSCRIPT,
    "code": Markup.MONOSPACE,
    "tt": Markup.MONOSPACE,
    "a": Markup.LINK,
    "span": Markup.STYLE,
    "font": Markup.STYLE,
    "img": Markup.IMAGE,
    "br": Markup.BREAK,
}
_DELETABLE = frozenset(
    {
        Markup.BOLD,
        Markup.ITALIC,
        Markup.UNDERLINE,
        Markup.STRIKE,
        Markup.SUPERSCRIPT,
        Markup.SUBSCRIPT,
        Markup.MONOSPACE,
        Markup.STYLE,
        Markup.BREAK,
    }
)


def markup_of(type: str, data: str) -> Markup:
    """What a code is, by its type, or where that says nothing by the tag that it stands for."""
    known = _MARKUP.get(type.lower())
    if known is not None:
        return known
    tag = _TAG.fullmatch(data)
    return _TAGS.get(tag[1].lower(), Markup.OTHER) if tag else Markup.OTHER


def is_deletable(markup: Markup) -> bool:
    """Whether a translation may do without such a code where nothing says otherwise."""
    return markup in _DELETABLE
