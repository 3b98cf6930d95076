"""A Han name in Latin letters, with how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.text.names.spelling import in_passport


class Origin(StrEnum):
    """Where the Latin letters come from."""

    PINYIN = "pinyin"
    ESTABLISHED = "established"
    """A spelling of its own, known from a table."""
    MINORITY = "minority"
    """A name of a minority of China, spelled by its own language (GB/T 28039-2011, 4.1)."""
    FOREIGN = "foreign"
    UNKNOWN = "unknown"
    """Not a name that can be read: it begins with no surname, or it has no Han characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Romanised:
    """A Han name and its Latin form."""

    han: str
    text: str
    """The form to print; empty where it must be looked up."""
    reading: str = ""
    """Pinyin with tone marks (Qiú Hé); empty where the name is not read as Chinese."""
    origin: Origin = Origin.PINYIN
    alternatives: tuple[str, ...] = ()
    """Other spellings or readings in use, the likeliest first."""
    doubts: tuple[str, ...] = ()
    """One sentence for each thing that somebody should look up."""
    source: str = ""
    """Who spells the name so, or the standard whose rules gave the form."""

    @property
    def passport(self) -> str:
        """The form in capitals of ASCII: LYU XIAOLU for 吕小路; empty where there is none."""
        return in_passport(self.text)
