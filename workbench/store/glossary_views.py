"""Parts of the glossary: which concepts have something in common, and how many."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


class GlossaryViews:
    """Finds the concepts that belong to a part of the glossary."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.create_function("plain", 1, _plain, deterministic=True)

    def matching(
        self,
        *,
        text: str = "",
        kind: str = "",
        domain: str | None = None,
        client: str | None = None,
        status: str = "",
        has_english: bool | None = None,
    ) -> list[int]:
        """The rows of the concepts of which all of this is true, by pinyin.

        Those with a term that begins with the text come first.

        What is empty or None counts for nothing. `text` stands in a term, a reading, the
        definition or the note, whatever the case of Latin letters and the tones of pinyin.
        """
        conditions, values = ["retired IS NULL"], list[str]()
        for column, value in (("kind", kind or None), ("domain", domain), ("client", client)):
            if value is not None:
                conditions.append(f"{column} = ?")
                values.append(value)
        if text:
            conditions.append(_HAS_TEXT)
            as_written, as_heard = (
                f"%{each.translate(_LITERAL)}%" for each in (text, _plain(text) or text)
            )
            values += [as_written, as_written, as_heard, as_written, as_written]
        if status:
            conditions.append(f"({_FIRST_STATUS}) = ?")
            values.append(status)
        if has_english is not None:
            conditions.append(f"{'' if has_english else 'NOT '}EXISTS ({_ENGLISH})")
        begins = _BEGINS if text else "0"
        query = f"SELECT ({begins}), ({_SOUND}), id FROM concepts WHERE {' AND '.join(conditions)}"
        start = [f"{text.translate(_LITERAL)}%"] if text else []
        found = self._connection.execute(query, (*start, *values))
        ranked = sorted((not first, _plain(sound or ""), row) for first, sound, row in found)
        return [row for *_, row in ranked]

    def counts(self, column: str) -> list[tuple[str, int]]:
        """The values of a column of the concepts, each with its number, most first."""
        assert column in ("kind", "domain", "client")
        return self._connection.execute(
            f"SELECT {column}, count(*) FROM concepts WHERE retired IS NULL GROUP BY 1"
            " ORDER BY 2 DESC, 1"
        ).fetchall()

    def statuses(self) -> list[tuple[str, int]]:
        """The standing of the first English of the concepts that have any, with their number."""
        return self._connection.execute(
            f"SELECT ({_FIRST_STATUS}) AS first, count(*) FROM concepts WHERE retired IS NULL"
            " AND first IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
        ).fetchall()


_LITERAL = str.maketrans({"%": r"\%", "_": r"\_", "\\": r"\\"})
_HAS_TEXT = (
    "(id IN (SELECT concept_id FROM terms WHERE retired IS NULL"
    r" AND (text LIKE ? ESCAPE '\' OR reading LIKE ? ESCAPE '\'"
    r" OR (reading <> '' AND plain(reading) LIKE ? ESCAPE '\')))"
    r" OR definition LIKE ? ESCAPE '\' OR note LIKE ? ESCAPE '\')"
)
_ENGLISH = (
    "SELECT status FROM terms WHERE concept_id = concepts.id AND retired IS NULL"
    " AND (language = 'en' OR language LIKE 'en-%')"
)
_FIRST_STATUS = (
    f"{_ENGLISH} ORDER BY CASE status WHEN 'preferred' THEN 0 WHEN 'admitted' THEN 1"
    " WHEN 'deprecated' THEN 2 ELSE 3 END, id LIMIT 1"
)
_BEGINS = (
    "EXISTS (SELECT 1 FROM terms WHERE concept_id = concepts.id AND retired IS NULL"
    r" AND text LIKE ? ESCAPE '\')"
)
_SOUND = (
    "SELECT CASE reading WHEN '' THEN text ELSE reading END FROM terms"
    " WHERE concept_id = concepts.id AND retired IS NULL"
    " ORDER BY reading = '', id LIMIT 1"
)


def _plain(reading: str) -> str:
    """Pinyin without its marks and spaces, for sorting."""
    apart = unicodedata.normalize("NFD", reading.lower())
    return "".join(sign for sign in apart if not unicodedata.combining(sign) and sign.isalnum())
