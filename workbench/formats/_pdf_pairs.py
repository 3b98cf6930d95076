"""The pairs that go with a PDF for readers, and the check that they stand on its pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench.errors import UnreadableFile
from workbench.formats._footnotes import BETWEEN, expected_beside_pairs
from workbench.formats._inline_pieces import Piece, Sign, is_sign, styled_side
from workbench.formats._page_around import expected_paper
from workbench.formats._pdf_glyphs import first_bookmark, opened, page_text
from workbench.formats._pdf_layer import Layer, Place
from workbench.formats._pdf_written import ATTACHMENT
from workbench.formats._xml_text import legal
from workbench.model.exchange import Around, Carried, Noted
from workbench.model.segments import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from workbench.model.exchange import Footnote, ParallelPair, ParallelText

_VERSION = 1
"""In the first line, which is there even where no pair is."""
_NOTE = "note"
"""The fact that stands behind all pairs."""
_AT_END = ("footnote", _NOTE, "glossary")
"""What stands behind all pairs, in this order."""
_UNSEEN = ("address of a term", "origin of a term")
"""What no page shows beside its term; sources stand behind all of them."""
_IN_PLACE = "earlier wording"


def attached_pairs(parallel: ParallelText, missing: AbstractSet[str] = frozenset()) -> bytes:
    """A line of JSON for each pair with its texts as the pages show them, then the footnotes.

    `missing` are the characters that no font has, which stand in no text layer.
    """
    lines: list[dict[str, object]] = [
        {"version": _VERSION, "missing": "".join(sorted(missing))},
    ]
    pairs = (
        (pair, document.footnotes_of(pair))
        for document in parallel.documents
        for pair in document.pairs
    )
    for held in expected_paper(parallel):
        if isinstance(held, Around):
            lines.append({"around": (held.name, held.text)})
            continue
        pair, footnotes = next(pairs)
        record: dict[str, object] = held._asdict()
        codes = (*pair.segment.codes, *pair.target.codes)
        if footnotes or any(map(is_sign, codes)):
            record["shown"] = [_shown(pair, side, footnotes) for side in Side]
        lines.append(record)
    lines += [{"footnote": note} for note in expected_beside_pairs(parallel)]
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()


def read_pairs(path: Path) -> Iterator[Carried | Around]:
    """The pairs and what stands around them, each of which stands on the pages.

    Raises UnreadableFile for what does not.
    """
    layer, begin, records = _opened(path)
    place, at_end, number = Place(begin, 0), dict[str, list[str]](), 0
    for record in records:
        if "footnote" in record:
            at_end.setdefault("footnote", []).append(record["footnote"][2])
        elif "around" in record:
            name, text = record["around"]
            if name == "title":
                _end(layer, text, Place(0, 0), f"{path.name}: the title")
            elif name == "heading":
                place = _end(layer, text, place, f"{path.name}: the heading")
            elif name not in _UNSEEN:
                at_end.setdefault("glossary", []).append(text)
            yield Around(name, text)
        else:
            number += 1
            facts = [(name, value) for name, value in record["facts"]]
            place = _follow(layer, record, facts, place, f"{path.name}: pair {number}")
            at_end.setdefault(_NOTE, []).extend(text for name, text in facts if name == _NOTE)
            yield Carried(record["source"], record["target"], tuple(facts))
    for what in _AT_END:
        for text in at_end.get(what, ()):
            place = _end(layer, text, place, f"{path.name}: the {what}")


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
        elif isinstance(piece, Sign):
            text += piece.text
        else:
            text += f"{BETWEEN if is_after_mark else ''}{piece.number}"
        is_after_mark = not isinstance(piece, Piece | Sign)
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
    ends += [_end(layer, text, start, where) for text in texts]
    return max(ends)


def _end(layer: Layer, text: str, start: Place, where: str) -> Place:
    """Where a text ends that stands at or behind a place."""
    end = layer.end_of(text, start)
    if end is None:
        raise UnreadableFile(f"{where} does not stand on the pages: {text[:40]!r}")
    return end


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
