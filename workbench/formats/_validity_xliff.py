"""What is wrong with an XLIFF file, whatever its version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._validity_grammar import shown
from workbench.formats._validity_root import root_of
from workbench.formats._validity_walk import no_report
from workbench.formats._validity_xliff_1_2 import validate_root as validate_1_2
from workbench.formats._validity_xliff_1_2_grammar import NAMESPACE as NAMESPACE_1_2
from workbench.formats._validity_xliff_2 import validate_root as validate_2
from workbench.formats._validity_xliff_2_grammar import NAMESPACE as NAMESPACE_2
from workbench.formats._validity_xliff_2_grammar import NAMESPACE_2_2
from workbench.model.validity import Standard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.formats._validity_root import Root
    from workbench.model.validity import Fault

_VALIDATORS: dict[str, Callable[[Path, Root, Callable[[int], None]], Iterator[Fault]]] = {
    NAMESPACE_1_2: validate_1_2,
    NAMESPACE_2: validate_2,
    NAMESPACE_2_2: validate_2,
}
"""By the namespace of a version."""
_BY_VERSION = {"1.2": validate_1_2, "2.0": validate_2, "2.1": validate_2, "2.2": validate_2}
"""By what the root says; of a file without a namespace that is the one fault."""
_OASIS = "urn:oasis:names:tc:xliff:document:"
_LONGEST_SHOWN = 80


def identify(path: Path) -> Standard:
    """Raises UnreadableFile where the root is not that of an XLIFF file."""
    return Standard(name="XLIFF", version=_version_of(_root_of(path)))


def validate(path: Path, report: Callable[[int], None] = no_report) -> Iterator[Fault]:
    """Raises UnreadableFile also for a version that cannot be validated."""
    root = _root_of(path)
    version = _version_of(root)
    known = _VALIDATORS.get(root.namespace)
    if known is None and not root.namespace:
        known = _BY_VERSION.get(version)
    if known is None:
        is_theirs = not root.namespace or root.namespace.startswith(_OASIS)
        named = "" if is_theirs else f" of the namespace {root.namespace[:_LONGEST_SHOWN]!r}"
        raise UnreadableFile(
            f"{path.name} is XLIFF {version or 'without a version'}{named},"
            " which cannot be validated",
            hint=f"the versions that can are {', '.join(_BY_VERSION)}",
        )
    yield from known(path, root, report)


def _version_of(root: Root) -> str:
    """What the root says, or else the end of its namespace."""
    said = root.attributes.get("version", "")
    named = root.namespace.removeprefix(_OASIS) if root.namespace.startswith(_OASIS) else ""
    return (said or named)[:_LONGEST_SHOWN]


def _root_of(path: Path) -> Root:
    root = root_of(path)
    if root.name != "xliff":
        raise UnreadableFile(f"{path.name} is no XLIFF file: it begins with {shown(root.name)}")
    return root
