"""What is wrong with an XLIFF 1.0 or 1.1 file, as old projects have them.

1.0 is held against its document type definition, 1.1 against its schema. Neither says that
identities are unique, that references find what they name, or that codes pair: what 1.2 says of
these is advice here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._validity_walk import faults
from workbench.formats._validity_watch import Advice
from workbench.formats._validity_xliff_1_2_codes import Codes
from workbench.formats._validity_xliff_1_2_references import Languages, References
from workbench.formats._validity_xliff_1_old_grammar import grammar_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.formats._validity_root import Root
    from workbench.formats._validity_watch import Tell, Watch
    from workbench.model.validity import Fault


def validate_root(path: Path, root: Root, report: Callable[[int], None]) -> Iterator[Fault]:
    """The faults of a file whose root is known."""
    watches: tuple[Callable[[Tell], Watch], ...] = (
        lambda tell: References(Advice(tell)),
        Languages,
        lambda tell: Codes(Advice(tell)),
    )
    return faults(path, grammar_of(root.namespace), watches, report)
