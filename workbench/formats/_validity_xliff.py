"""What is wrong with an XLIFF file, whatever its version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._validity_grammar import shown
from workbench.formats._validity_root import root_of
from workbench.formats._validity_walk import no_report
from workbench.formats._validity_xliff_1_2 import validate_root as validate_1_2
from workbench.formats._validity_xliff_1_2_grammar import NAMESPACE as NAMESPACE_1_2
from workbench.formats._validity_xliff_1_old import validate_root as validate_1_old
from workbench.formats._validity_xliff_1_old_grammar import NAMESPACE_1_0, NAMESPACE_1_1
from workbench.formats._validity_xliff_2 import validate_root as validate_2
from workbench.formats._validity_xliff_2_grammar import NAMESPACE as NAMESPACE_2
from workbench.formats._validity_xliff_2_grammar import NAMESPACE_2_2
from workbench.model.validity import Fault, Standard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.formats._validity_root import Root

_VALIDATORS: dict[str, Callable[[Path, Root, Callable[[int], None]], Iterator[Fault]]] = {
    NAMESPACE_1_0: validate_1_old,
    NAMESPACE_1_1: validate_1_old,
    NAMESPACE_1_2: validate_1_2,
    NAMESPACE_2: validate_2,
    NAMESPACE_2_2: validate_2,
}
"""By the namespace of a version; 1.0 has none."""

_WITH_NAMESPACE = {
    "1.1": NAMESPACE_1_1,
    "1.2": NAMESPACE_1_2,
    "2.0": NAMESPACE_2,
    "2.1": NAMESPACE_2,
    "2.2": NAMESPACE_2_2,
}
"""The namespace that a version must have."""
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
    if known is None:
        named = (
            ""
            if root.namespace.startswith(_OASIS)
            else f" of the namespace {root.namespace[:_LONGEST_SHOWN]!r}"
        )
        raise UnreadableFile(
            f"{path.name} is XLIFF {version or 'without a version'}{named},"
            " which cannot be validated",
            hint=f"the versions that can are 1.0, {', '.join(_WITH_NAMESPACE)}",
        )
    if not root.namespace and version in _WITH_NAMESPACE:
        wanted = _WITH_NAMESPACE[version]
        what = f'<xliff version="{version}"> must say its namespace: write xmlns="{wanted}"'
        yield Fault(line=1, message=what, rule=f"XLIFF {version}, xliff")
        return
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
