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


def identify(path: Path) -> Standard:
    """Raises UnreadableFile where the root is not that of an XLIFF file."""
    return Standard(name="XLIFF", version=_root_of(path).attributes.get("version", ""))


def validate(path: Path, report: Callable[[int], None] = no_report) -> Iterator[Fault]:
    """Raises UnreadableFile also for a version that cannot be validated."""
    root = _root_of(path)
    version = root.attributes.get("version", "")
    known = _VALIDATORS.get(root.namespace)
    if known is None:
        raise UnreadableFile(
            f"{path.name} is XLIFF {version or 'without a version'} of the namespace"
            f" {root.namespace[:80]!r}, which cannot be validated",
            hint=f"the namespaces that can are {', '.join(filter(None, _VALIDATORS))}",
        )
    if not root.namespace and version in _WITH_NAMESPACE:
        wanted = _WITH_NAMESPACE[version]
        what = f'<xliff version="{version}"> must say its namespace: write xmlns="{wanted}"'
        yield Fault(line=1, message=what, rule=f"XLIFF {version}, xliff")
        return
    yield from known(path, root, report)


def _root_of(path: Path) -> Root:
    root = root_of(path)
    if root.name != "xliff":
        raise UnreadableFile(f"{path.name} is no XLIFF file: it begins with {shown(root.name)}")
    return root
