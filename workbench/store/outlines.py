"""The outline of a document: which pairs it has, and how far each has come, in one scan."""

from __future__ import annotations

import sys
from array import array
from itertools import product
from typing import TYPE_CHECKING

from workbench.model.outline import STATES, Outline

if TYPE_CHECKING:
    import sqlite3

_CODES = {
    chr(ord("A") + number): (at, flag, translatable)
    for number, (translatable, at, flag) in enumerate(product((1, 0), range(len(STATES)), (0, 1)))
}
"""One letter for a state, as its index, with its flags; the usual ones come first."""
_CODE = " ".join(
    ["CASE"]
    + [
        f"WHEN state = '{STATES[at]}' AND needs_work = {flag} AND translatable = {translatable}"
        f" THEN '{code}'"
        for code, (at, flag, translatable) in _CODES.items()
    ]
    + ["END"]
)
_SHAPE = "coalesce(sum(id * (position % 2147483647) % 2147483647), 0)"
"""A row times its position, of each what is left after division by a prime."""
_STATES_OF_CODES, _FLAGS_OF_CODES, _TRANSLATABLE_OF_CODES = (
    bytes(_CODES.get(chr(code), (0, 0, 0))[column] for code in range(256)) for column in range(3)
)


def read_outline(connection: sqlite3.Connection, document: int) -> Outline:
    """The columns of a document's pairs, in reading order.

    SQLite strings the columns together itself, in figures that need no parsing, so that a
    thread that reads 100,000 pairs leaves the interpreter to others.
    """
    rows, codes, shape = connection.execute(
        "SELECT coalesce(group_concat(printf('%016x', id), ''), ''),"
        f" coalesce(group_concat(code, ''), ''), {_SHAPE} FROM"
        f" (SELECT id, position, {_CODE} AS code FROM segments"
        "  WHERE document_id = ? AND retired IS NULL ORDER BY position)",
        (document,),
    ).fetchone()
    code = codes.encode()
    return Outline(
        rows=_integers(rows),
        states=bytearray(code.translate(_STATES_OF_CODES)),
        needs_work=bytearray(code.translate(_FLAGS_OF_CODES)),
        translatable=bytearray(code.translate(_TRANSLATABLE_OF_CODES)),
        shape=shape,
    )


def read_shape(connection: sqlite3.Connection, document: int) -> int:
    """A number that is another one after the cut or the order changed, as of an outline.

    It is one after the positions were spread too, which changes neither.
    """
    query = f"SELECT {_SHAPE} FROM segments WHERE document_id = ? AND retired IS NULL"
    (shape,) = connection.execute(query, (document,)).fetchone()
    return int(shape)


def _integers(figures: str) -> array[int]:
    """Reads sixteen hexadecimal figures an integer."""
    integers = array("q", bytes.fromhex(figures))
    if sys.byteorder == "little":
        integers.byteswap()
    return integers
