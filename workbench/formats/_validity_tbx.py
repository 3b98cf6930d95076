"""What is wrong with a TBX file of version 2 or 3, whatever its dialect.

The structure is that of the standard. The data categories of the public dialects TBX-Core, TBX-Min,
TBX-Basic and TBX-Linguist are known, and those that version 2 has by itself: where each may stand,
and what it may say. Those of other dialects are known where a file beside declares them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._tbx_categories import DIALECTS
from workbench.formats._validity_grammar import shown
from workbench.formats._validity_root import root_of
from workbench.formats._validity_tbx_2_grammar import grammar as grammar_of_2
from workbench.formats._validity_tbx_3_grammar import grammar_of
from workbench.formats._validity_tbx_categories import OfDialect, OfModules, OfVersion2
from workbench.formats._validity_tbx_texts import Codes, Dates, Identities, Languages, Terms
from workbench.formats._validity_walk import faults, no_report
from workbench.model.validity import Standard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.formats._validity_root import Root
    from workbench.formats._validity_watch import Tell, Watch
    from workbench.model.validity import Fault

_ROOTS = ("martif", "tbx")
_STYLES = ("dca", "dct")
_PRIVATE = "TBX-"


def identify(path: Path) -> Standard:
    """Raises UnreadableFile where the root is not that of a TBX file."""
    root = _root_of(path)
    dialect = root.attributes.get("type", "")
    if root.name == "martif":
        return Standard(name="TBX", version=f"2, {dialect}" if dialect not in ("", "TBX") else "2")
    style = root.attributes.get("style", "").upper()
    return Standard(name="TBX", version=", ".join(filter(None, (dialect, style))))


def validate(path: Path, report: Callable[[int], None] = no_report) -> Iterator[Fault]:
    """A file of version 3 that says no style is held against DCA."""
    root = _root_of(path)
    watches: list[Callable[[Tell], Watch]] = [Identities, Languages, Terms]
    if root.name == "martif":
        watches.append(lambda tell: OfVersion2(tell, path))
        yield from faults(path, grammar_of_2(), watches, report)
        return
    dialect = root.attributes.get("type", "")
    said = root.attributes.get("style", "")
    style = said if said in _STYLES else _STYLES[0]
    watches += [Codes, Dates]
    if dialect in DIALECTS:
        watches.append(lambda tell: OfDialect(tell, dialect, style))
    elif dialect.startswith(_PRIVATE):
        watches.append(lambda tell: OfModules(tell, dialect, path))
    yield from faults(path, grammar_of(dialect, style), watches, report)


def _root_of(path: Path) -> Root:
    root = root_of(path)
    if root.name not in _ROOTS:
        raise UnreadableFile(
            f"{path.name} is no TBX file: it begins with {shown(root.name)},"
            " not <tbx> (version 3) or <martif> (version 2)"
        )
    return root
