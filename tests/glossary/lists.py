"""The glossary's lists as their tests see them: each entry with the file it stands in."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from workbench.model.terms import NewConcept, NewTerm
from workbench.plugins import FORMATS
from workbench.services import term_files
from workbench.services.recognising import Recogniser
from workbench.store.project import Store

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "glossary"
LISTS = sorted(FOLDER.glob("*.csv"))
REGIONS = sorted((FOLDER / "regions").glob("*.csv"))


@cache
def entries(path: Path) -> tuple[NewConcept, ...]:
    """The entries of a list in their order."""
    read = FORMATS.get("terms-csv").read_terms
    assert read is not None
    return tuple(read(path, Counter()))


def main_form(concept: NewConcept) -> NewTerm:
    """The Chinese under which an entry stands."""
    return concept.in_language("zh")[0]


def simplified(concept: NewConcept) -> tuple[NewTerm, ...]:
    """The Simplified forms of an entry, the main one first."""
    return tuple(term for term in concept.terms if term.language == "zh-Hans")


@cache
def project() -> tuple[Store, Recogniser]:
    """A project with all lists, and what finds their terms."""
    store, recogniser = Store.memory(), Recogniser()
    for path in LISTS:
        term_files.import_terms(store, path, "李译")
    recogniser.read(store)
    return store, recogniser
