"""Questions to the client as rows of a table, and rows that came back.

The last cell is for us alone: the identity of the question, its fingerprint, and the project. It
is found wherever it stands, so that columns and rows may change their order.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._xml_text import legal
from workbench.model.queries import Query, QueryList
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = ("No.", "Document", "Place", "Text", "Question", "Answer", "Reference")
_NEEDED = ("question", "answer")
_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_REFERENCE = re.compile(rf"\s*({_UUID})\s+([0-9a-f]{{12}})\s+({_UUID})\s*")


def cells_of(query: Query) -> tuple[str, ...]:
    """The cells of a question, in the order of the columns; that of the answer is empty."""
    reference = f"{query.id} {query.fingerprint} {query.project}"
    texts = (query.document, query.place, query.context, query.question, "", reference)
    return (str(query.number), *map(held, texts))


def held(text: str) -> str:
    """A text as every table can hold it."""
    return to_line_feeds(legal(text))


def columns_of(header: Sequence[str], name: str) -> list[str]:
    """The names of columns from their head. Raises UnreadableFile where one that counts lacks."""
    columns = columns_in(header)
    missing = [column for column in _NEEDED if column not in columns]
    if missing:
        raise UnreadableFile(
            f"{name} has no column {missing[0]!r}",
            hint="give in the list that queries export wrote, with its head",
        )
    return columns


def columns_in(header: Sequence[str]) -> list[str]:
    """The names of columns as they are compared."""
    return [" ".join(cell.split()).lower() for cell in header]


def is_head(cells: Sequence[str]) -> bool:
    """Whether a row is the head of a list of questions."""
    return set(_NEEDED) <= set(columns_in(cells))


def has_reference(cells: Sequence[str]) -> bool:
    """Whether a row is one of ours."""
    return any(map(_REFERENCE.fullmatch, cells))


def query_of(columns: Sequence[str], cells: Sequence[str], where: str) -> Query | None:
    """What a row says; None for an empty one."""
    if not any(cell.strip() for cell in cells):
        return None
    values = dict(zip(columns, cells, strict=False))
    found = [match for match in map(_REFERENCE.fullmatch, cells) if match]
    uuid, fingerprint, project = found[0].groups() if found else ("", "", "")
    number = values.get("no.", "").strip()
    return Query(
        id=uuid,
        number=int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0,
        document=values.get("document", ""),
        place=values.get("place", ""),
        quote="",
        context=values.get("text", ""),
        question=values.get("question", ""),
        fingerprint=fingerprint,
        project=project,
        answer=values.get("answer", ""),
        where=where,
    )


def expected_queries(given: QueryList) -> QueryList:
    """What is read of a list that was written: its rows, with the words only in their context."""
    return QueryList(
        queries=tuple(
            replace(
                query,
                document=held(query.document),
                place=held(query.place),
                quote="",
                context=held(query.context),
                question=held(query.question),
                answer="",
            )
            for query in given.queries
        )
    )
