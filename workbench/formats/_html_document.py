"""A page of the web as a document that is translated: read into blocks, and filled again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._bounded_file import read_bounded
from workbench.formats._html_encoding import decoded, encoded
from workbench.formats._html_filled import Losses, edited, edits_of, is_changed, language_edits
from workbench.formats._html_places import places
from workbench.model.sources import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from workbench.formats._html_places import Page, Place
    from workbench.model.sources import Filling

LANGUAGE = "en"
"""What documents are translated into."""
_LARGEST = 64 * 2**20
_XML = re.compile(r"\s*<\?xml\s")


def read_source(path: Path) -> SourceText:
    """Reads a page that was saved from the web. Raises UnreadableFile."""
    data = read_bounded(path, most=_LARGEST, hint="cut it into several pages, and add those")
    original = decoded(data, name=path.name)
    page = _page(original.text, path.name)
    blocks = tuple(place.block for place in page.places)
    if not blocks:
        raise UnreadableFile(
            f"{path.name} holds no text",
            hint="open it in a browser, and save what is shown there as one page",
        )
    return SourceText(
        format="html",
        encoding=original.encoding,
        original=data,
        blocks=blocks,
        is_structured=True,
        warnings=page.warnings,
    )


def write_filled(data: bytes, fillings: Sequence[Filling], out: BinaryIO) -> list[str]:
    """Writes the page with other texts; all that is no text keeps its bytes.

    It says that it is English as soon as a text is another one. Raises ValueError where a locator
    is not one of the page.
    """
    original = decoded(data, name="the original")
    page = _page(original.text, "the original")
    pairs = paired(page.places, fillings)
    if not is_changed(pairs):
        out.write(data)
        return []
    losses = Losses()
    edits = edits_of(page, pairs, losses) + language_edits(page, LANGUAGE)
    written, warnings = encoded(edited(page.text, edits), original)
    out.write(written)
    return losses.sentences() + warnings


def paired(found: Sequence[Place], fillings: Iterable[Filling]) -> list[tuple[Place, Filling]]:
    """Each filling with its place. Raises ValueError where it has none."""
    by_locator = {place.block.locator: place for place in found}
    pairs: list[tuple[Place, Filling]] = []
    for filling in fillings:
        place = by_locator.get(filling.locator)
        if place is None:
            raise ValueError(f"the original has no block at {filling.locator!r}")
        pairs.append((place, filling))
    return pairs


def _page(text: str, name: str) -> Page:
    return places(text, is_xml=_XML.match(text) is not None, name=name)
