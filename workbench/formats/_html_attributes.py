"""The attributes of a page that a reader sees or hears, or meets in what leads to the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._html_rules import ATTRIBUTES, BUTTONS, META
from workbench.formats._html_space import stripped
from workbench.formats._html_tokens import Attribute, Token, attributes
from workbench.text.coding import plain
from workbench.text.line_ends import to_line_feeds
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TELLING = re.compile(r"\s(?:alt|title|placeholder|aria-label|label|value|content)\s*=", re.I)
_FILE_NAME = re.compile(r"[\w./:%-]+\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)", re.I)
"""What programs write where nobody said what a picture shows."""


def shown_attributes(page: str, token: Token) -> Iterator[tuple[Attribute, str]]:
    """The attributes of a start tag whose values are texts, with these as they are read."""
    if not _TELLING.search(page, token.start, token.end):
        return
    found = list(attributes(page, token))
    given = {each.name: each.value for each in reversed(found)}
    for each in found:
        text = stripped(to_line_feeds(plain(each.value)))
        if has_text(text) and _is_shown(token.name, each, given):
            yield each, text


def _is_shown(name: str, attribute: Attribute, given: Mapping[str, str]) -> bool:
    if attribute.name == "content":
        named = given.get("name") or given.get("property") or ""
        return name == "meta" and named.lower() in META
    if attribute.name == "value":
        return name == "input" and given.get("type", "").lower() in BUTTONS
    is_unseen = attribute.name == "title" and name in ("style", "link", "html")
    if is_unseen or _FILE_NAME.fullmatch(attribute.value.strip()):
        return False
    return attribute.name in ATTRIBUTES and given.get("epub:type") != "pagebreak"
