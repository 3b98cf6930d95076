"""The pairs that go with a PDF for readers, and the check that they stand on its pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench.errors import UnreadableFile
from workbench.formats._footnotes import BETWEEN, expected_beside_pairs
from workbench.formats._inline_pieces import Piece, styled_side
from workbench.formats._page_facts import expected_page
from workbench.formats._pdf_glyphs import first_bookmark, opened, page_text
from workbench.formats._pdf_layer import Layer, Place
from workbench.formats._pdf_written import ATTACHMENT
from workbench.formats._xml_text import legal
from workbench.model.exchange import Carried, Noted
from workbench.model.segments import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from workbench.model.exchange import Footnote, ParallelPair, ParallelText

_VERSION = 1
"""In the first line, which is there even where no pair is."""
_AT_END = "note"
"""The fact that stands behind all pairs."""
_IN_PLACE = "earlier wording"


def attached_pairs(parallel: ParallelText, missing: AbstractSet[str] = frozenset()) -> bytes:
    """A line of JSON for each pair with its texts as the pages show them, then the footnotes.

    `missing` are the characters that no font has, which stand in no text layer.
    """
    lines: list[dict[str, object]] = [
        {"version": _VERSION, "missing": "".join(sorted(missing))},
    ]
    meant = expected_page(parallel)
    for document in parallel.documents:
        for pair in document.pairs:
            source, target, facts = next(meant)
            footnotes = document.footnotes_of(pair)
            record: dict[str, object] = {"source": source, "target": target, "facts": facts}
            if footnotes:
                record["shown"] = [_shown(pair, side, footnotes) for side in Side]
            lines.append(record)
    lines += [{"footnote": note} for note in expected_beside_pairs(parallel)]
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()


def read_pairs(path: Path) -> Iterator[Carried]:
    """The pairs, each of which stands on the pages. Raises UnreadableFile for one that does not."""
    layer, begin, records = _opened(path)
    place, at_end = Place(begin, 0), []
    for number, record in enumerate(records, 1):
        if "footnote" in record:
            at_end.append((f"footnote {number}", record["footnote"][2]))
            continue
        facts = [(name, value) for name, value in record["facts"]]
        place = _follow(layer, record, facts, place, f"{path.name}: pair {number}")
        at_end += [(f"a note of pair {number}", value) for name, value in facts if name == _AT_END]
        yield Carried(record["source"], record["target"], tuple(facts))
    # Footnotes stand before notes, and the records have them behind.
    at_end.sort(key=lambda each: not each[0].startswith("footnote"))
    for what, text in at_end:
        end = layer.end_of(text, place)
        if end is None:
            raise UnreadableFile(f"{path.name}: {what} does not stand on the pages")
        place = end


def read_footnotes(path: Path) -> Iterator[Noted]:
    """The footnotes in order of their marks."""
    for record in _opened(path)[2]:
        if "footnote" in record:
            yield Noted(*record["footnote"])


def _shown(pair: ParallelPair, side: Side, footnotes: Sequence[Footnote]) -> str:
    """A text with the numbers of its marks, as it stands on the page."""
    text, is_after_mark = "", False
    for piece in styled_side(pair, side, footnotes):
        if isinstance(piece, Piece):
            text += legal(piece.text)
        else:
            text += f"{BETWEEN if is_after_mark else ''}{piece.number}"
        is_after_mark = not isinstance(piece, Piece)
    return text


def _follow(
    layer: Layer,
    record: dict[str, Any],
    facts: Sequence[tuple[str, str]],
    start: Place,
    where: str,
) -> Place:
    """Where a pair ends that begins at or behind a place.

    A torn pair has the rest of its source before that of its target: each text is looked for from
    where the pair begins.
    """
    source, target = record.get("shown") or (record["source"], record["target"])
    texts = [source, target if record["target"] else ""]
    texts += [value for name, value in facts if name == _IN_PLACE]
    ends = [start]
    for text in texts:
        end = layer.end_of(text, start)
        if end is None:
            raise UnreadableFile(f"{where} does not stand on the pages: {text[:40]!r}")
        ends.append(end)
    return max(ends)


def _opened(path: Path) -> tuple[Layer, int, list[dict[str, Any]]]:
    """The text layer of all pages, the page behind the contents, and the records that go with it.

    The contents have headlines too, which must not be taken for those of the text.
    """
    with opened(path.read_bytes(), path.name) as document:
        pages = [page_text(document, at, path.name) for at in range(len(document))]
        for index in range(document.count_attachments()):
            attachment = document.get_attachment(index)
            if attachment.get_name() == ATTACHMENT:
                data = bytes(attachment.get_data()).decode()
                head, *records = [json.loads(line) for line in data.split("\n") if line]
                return Layer(pages, head["missing"]), first_bookmark(document), records
    raise UnreadableFile(f"{path.name} has no pairs with it, and was not written by this program")
