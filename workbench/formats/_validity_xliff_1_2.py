"""What is wrong with an XLIFF 1.2 file: its two schemas, and what they cannot say or do not.

A file is held against the strict schema where it names it, else against the transitional one. That
codes pair and answer to those of the source is advice: many tools take the liberty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._validity_walk import faults
from workbench.formats._validity_xliff_1_2_codes import Codes, Segments
from workbench.formats._validity_xliff_1_2_grammar import grammar_of
from workbench.formats._validity_xliff_1_2_references import Languages, References

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.formats._validity_root import Root
    from workbench.model.validity import Fault

_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance schemaLocation"
WATCHES = (References, Languages, Codes, Segments)


def validate_root(path: Path, root: Root, report: Callable[[int], None]) -> Iterator[Fault]:
    """The faults of a file whose root is known."""
    grammar = grammar_of(is_strict="strict" in root.attributes.get(_SCHEMA, ""))
    return faults(path, grammar, WATCHES, report)
