"""The data categories of TBX's public modules Min, Basic and Linguist (ISO 30042:2019, TBXinfo).

A category belongs to an element of the core (`termNote`), may stand at some levels of an entry, and
where it has a list of values, has one of them as its text. A dialect is some of the modules.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CORE = "urn:iso:std:iso:30042:ed-2"
MIN = "http://www.tbxinfo.net/ns/min"
BASIC = "http://www.tbxinfo.net/ns/basic"
LINGUIST = "http://www.tbxinfo.net/ns/linguist"
PREFIXES: Mapping[str, str] = MappingProxyType({MIN: "min", BASIC: "basic", LINGUIST: "ling"})
DIALECTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "TBX-Core": (),
        "TBX-Min": (MIN,),
        "TBX-Basic": (MIN, BASIC),
        "TBX-Linguist": (MIN, BASIC, LINGUIST),
    }
)
"""The modules of each public dialect."""
ENTRY, LANGUAGE, TERM = "conceptEntry", "langSec", "termSec"
LEVELS = (ENTRY, LANGUAGE, TERM)
STATUSES = ("preferredTerm", "admittedTerm", "deprecatedTerm", "supersededTerm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """What may be said of a concept, a language or a term."""

    name: str
    element: str
    """Of the core, which has its name as its `type` in the style DCA."""
    module: str
    levels: tuple[str, ...]
    values: tuple[str, ...] = ()
    """Empty where any text will do."""

    @property
    def key(self) -> str:
        """The element and the name."""
        return f"{self.element}:{self.name}"


def _of(module: str, element: str, name: str, levels: str, values: str = "") -> Category:
    known = {"e": ENTRY, "l": LANGUAGE, "t": TERM}
    return Category(
        name=name,
        element=element,
        module=module,
        levels=tuple(known[letter] for letter in levels),
        values=tuple(values.split()),
    )


CATEGORIES: Mapping[str, Category] = MappingProxyType(
    {
        category.name: category
        for category in (
            _of(MIN, "admin", "customerSubset", "et"),
            _of(BASIC, "admin", "projectSubset", "et"),
            _of(BASIC, "admin", "source", "elt"),
            _of(MIN, "descrip", "subjectField", "e"),
            _of(BASIC, "descrip", "definition", "el"),
            _of(BASIC, "descrip", "context", "t"),
            _of(MIN, "xref", "externalCrossReference", "elt"),
            _of(BASIC, "xref", "xGraphic", "el"),
            _of(BASIC, "transac", "transactionType", "elt", "origination modification"),
            _of(
                MIN,
                "termNote",
                "administrativeStatus",
                "t",
                " ".join(f"{status}-admn-sts" for status in STATUSES),
            ),
            _of(MIN, "termNote", "partOfSpeech", "t", "noun verb adjective adverb other"),
            _of(BASIC, "termNote", "geographicalUsage", "t"),
            _of(BASIC, "termNote", "grammaticalGender", "t", "masculine feminine neuter other"),
            _of(
                BASIC,
                "termNote",
                "termLocation",
                "t",
                "checkBox comboBox comboBoxElement dialogBox groupBox informativeMessage"
                " interactiveMessage menuItem progressBar pushButton radioButton slider spinBox"
                " tab tableText textBox toolTip user-definedType",
            ),
            _of(
                BASIC,
                "termNote",
                "termType",
                "t",
                "fullForm acronym abbreviation shortForm variant phrase",
            ),
            _of(BASIC, "ref", "crossReference", "et"),
            _of(BASIC, "transacNote", "responsibility", "elt"),
            _of(LINGUIST, "admin", "reading", "t"),
            _of(LINGUIST, "adminNote", "readingNote", "t"),
            _of(
                LINGUIST,
                "termNote",
                "grammaticalNumber",
                "t",
                "singular plural dual mass otherNumber",
            ),
            _of(
                LINGUIST,
                "termNote",
                "register",
                "t",
                "colloquialRegister neutralRegister technicalRegister in-houseRegister"
                " bench-levelRegister slangRegister vulgarRegister",
            ),
            _of(LINGUIST, "termNote", "transferComment", "t"),
        )
    }
)
"""By their names."""
