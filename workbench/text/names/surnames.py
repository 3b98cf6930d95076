"""Surnames: their readings, which are not those of the word, and where a name divides.

The readings are those of 现代汉语词典 and of the bearers; a second one is given where both are
heard (覃 is Qin, and Tan in Guangxi).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbench.text.names.tables import read_table

_LONGEST = 4
"""Characters of 爱新觉罗."""
_SHORTEST_COMPOUND_NAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Surname:
    """A surname in Simplified characters."""

    han: str
    reading: str
    """Pinyin with tone marks, small."""
    others: tuple[str, ...]
    """Readings that other bearers use."""
    use: str
    """`common`, `rare`, `compound`, or `word` where the character is mostly an ordinary word."""

    @property
    def is_compound(self) -> bool:
        """Whether it has more than one character."""
        return len(self.han) > 1


@cache
def all_surnames() -> dict[str, Surname]:
    """Every surname of the table, by its characters."""
    return {
        row["han"]: Surname(
            han=row["han"],
            reading=row["reading"],
            others=tuple(row["others"].split()),
            use=row["use"],
        )
        for row in read_table("surnames")
    }


def find_surname(simplified: str) -> Surname | None:
    """The surname that a name in Simplified characters begins with.

    A compound surname is taken where at least one character is left for the given name, or where
    the text is the surname alone: 东方明 is Dongfang Ming; 司马 alone is Sima.
    """
    surnames = all_surnames()
    if len(simplified) == 2 and simplified in surnames:
        return surnames[simplified]
    for length in range(min(_LONGEST, len(simplified) - 1), 1, -1):
        if len(simplified) >= _SHORTEST_COMPOUND_NAME and simplified[:length] in surnames:
            return surnames[simplified[:length]]
    return surnames.get(simplified[:1])
