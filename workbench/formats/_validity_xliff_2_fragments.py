"""References within an XLIFF 2 file: `#n=n1`, `#/f=f1/u=u1/t=m1` (XLIFF 2.1, 3, fragid)."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.formats._validity_types import nmtoken
from workbench.formats._validity_xliff_2_modules import NAMESPACES

_PLACES = "fgu"
"""The selectors of places in the order that they must have."""
_LEAVES = {
    "": "segment, code or annotation of the source",
    "t": "code or annotation of the target",
    "n": "note",
    "d": "data",
}
EXTENSIONS = ("tbx",)
"""Prefixes of extensions that are registered with the committee of the standard."""
_SHORTEST = 2
"""Characters of the prefix of a module or extension."""
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Reference:
    """What a fragment names."""

    file: str = ""
    group: str = ""
    unit: str = ""
    leaf: tuple[str, ...] = ()
    """What is named in the place: the prefix of its kind and its id; empty for the place itself."""

    @property
    def is_here(self) -> bool:
        """Whether it is of the unit that it stands in."""
        return not (self.file or self.group or self.unit)


class BadFragmentError(ValueError):
    """Says in words what is wrong with a fragment."""


def reference(written: str) -> Reference:
    """What a fragment with its number sign names. Raises BadFragmentError."""
    if not written.startswith("#"):
        raise BadFragmentError("it must begin with #")
    fragment = written[1:]
    is_absolute = fragment.startswith("/")
    found: dict[str, str] = {}
    leaf: tuple[str, ...] = ()
    for selector in fragment.removeprefix("/").split("/"):
        prefix, sign, id = selector.rpartition("=")
        _check(prefix, bool(sign), id)
        if leaf:
            said = f"{leaf[0]}={leaf[1]}" if leaf[0] else leaf[1]
            raise BadFragmentError(f"nothing may follow {said[:_LONGEST_SHOWN]!r}")
        if prefix not in _PLACES or not prefix:
            leaf = (prefix, id)
        elif prefix in found:
            raise BadFragmentError(f"{prefix}= stands twice")
        elif any(_PLACES.index(prefix) < _PLACES.index(other) for other in found):
            raise BadFragmentError(f"{prefix}= must stand before {next(reversed(found))}=")
        else:
            found[prefix] = id
    if is_absolute and "f" not in found:
        raise BadFragmentError("after #/ it must begin with f=, the file")
    return Reference(found.get("f", ""), found.get("g", ""), found.get("u", ""), leaf)


def _check(prefix: str, has_sign: bool, id: str) -> None:
    """Raises BadFragmentError where a selector is written wrongly."""
    if nmtoken(id):
        raise BadFragmentError(f"{id[:_LONGEST_SHOWN]!r} is no id")
    if not has_sign or prefix in _PLACES or prefix in _LEAVES:
        if has_sign and not prefix:
            raise BadFragmentError("a prefix is missing before =")
        return
    if nmtoken(prefix):
        raise BadFragmentError(f"{prefix[:_LONGEST_SHOWN]!r} is no prefix")
    if len(prefix) < _SHORTEST:
        known = ", ".join(each for each in (*_PLACES, *_LEAVES) if each)
        raise BadFragmentError(f"{prefix}= is none of {known}, and a module has a longer prefix")
    if prefix not in NAMESPACES and prefix not in EXTENSIONS:
        what = f"{prefix[:_LONGEST_SHOWN]}= names no module and no registered extension"
        raise BadFragmentError(what)


def called(reference: Reference) -> str:
    """What a reference names, as a sentence has it: `note`."""
    if reference.leaf:
        return _LEAVES.get(reference.leaf[0], f"element of the module {reference.leaf[0]}")
    return "unit" if reference.unit else "group" if reference.group else "file"
