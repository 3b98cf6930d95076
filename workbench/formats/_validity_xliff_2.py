"""What is wrong with an XLIFF 2.0, 2.1 or 2.2 file: its schemas, and what they cannot say.

The constraints of the standard and those of its Schematron rules are code here: identities and
references, codes that pair, their hints and order, languages, white space, and those of modules.
A file is gone through once, a unit at a time; a second time only where an annotation refers to
something within another unit.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.formats._validity_walk import faults
from workbench.formats._validity_watch import Tell
from workbench.formats._validity_xliff_2_changes import Changes
from workbench.formats._validity_xliff_2_codes import copies, data, deletions, hints, identities
from workbench.formats._validity_xliff_2_grammar import NAMESPACE, VERSIONS, grammar_of
from workbench.formats._validity_xliff_2_ids import Identities
from workbench.formats._validity_xliff_2_its import Tags
from workbench.formats._validity_xliff_2_known import Places
from workbench.formats._validity_xliff_2_pairs import pairs
from workbench.formats._validity_xliff_2_references import Elsewhere, References
from workbench.formats._validity_xliff_2_reorder import sequences
from workbench.formats._validity_xliff_2_rules import RULES
from workbench.formats._validity_xliff_2_scope import Scopes
from workbench.formats._validity_xliff_2_sizes import Bearers
from workbench.formats._validity_xliff_2_texts import Languages, orders, spaces, states

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.formats._validity_root import Root
    from workbench.model.validity import Fault

_RULES = (*RULES, Bearers, Changes, Tags)
_OF_UNITS = (spaces, states, orders, identities)
_OF_CODES = (
    (pairs, ("sc", "ec", "sm", "em")),
    (data, ("dataRef", "pc")),
    (copies, ("copyOf",)),
    (hints, ("canReorder", "subType")),
    (deletions, ("canDelete",)),
    (sequences, ("canReorder",)),
)


def validate_root(path: Path, root: Root, report: Callable[[int], None]) -> Iterator[Fault]:
    """The faults of a file whose root is known to be of one of the namespaces of XLIFF 2."""
    grammar = grammar_of(root.namespace, _version(root))
    places = Places()
    watches = (
        partial(Scopes, checks=_OF_UNITS, of_codes=_OF_CODES),
        Languages,
        Identities,
        partial(References, places=places),
        *_RULES,
    )
    yield from faults(path, grammar, watches, report)
    if places.elsewhere:
        lacking: list[Fault] = []
        tell = Tell(lacking, grammar.title)
        for _ in faults(path, grammar, [lambda _: Elsewhere(tell, places)]):
            pass
        yield from lacking


def _version(root: Root) -> str:
    """The version whose rules hold: the two older ones have one namespace."""
    known = VERSIONS[root.namespace].split("|")
    said = root.attributes.get("version", "")
    return said if said in known and root.namespace == NAMESPACE else known[-1]
