"""What an XLIFF 1.2 file refers to, and the languages of its texts.

Within one <file>, names and identities are unique, and whatever refers to one must find it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.formats._validity_watch import Watch

if TYPE_CHECKING:
    from workbench.formats._validity_watch import Node, Place, Tell

_UNIQUE = {
    "group": ("id", "group"),
    "trans-unit": ("id", "unit"),
    "bin-unit": ("id", "unit"),
    "tool": ("tool-id", "tool"),
    "phase": ("phase-name", "phase"),
    "count-group": ("name", "count-group"),
    "context-group": ("name", "context-group"),
    "external-file": ("uid", "external-file"),
}
"""The attribute that must be unique in its file, among elements of a kind."""
_OF_PHASES = ("count", "trans-unit", "target", "bin-unit", "bin-target", "alt-trans")
_OF_TOOLS = ("file", "phase", "alt-trans")
_OF_UNITS = ("g", "x", "bx", "ex", "bpt", "ept", "it", "ph", "sub")


@dataclass(slots=True)
class _File:
    """What was met in one <file>."""

    known: dict[str, set[str]] = field(default_factory=dict)
    """The names of each kind."""
    wanted: dict[tuple[str, str, str], Place] = field(default_factory=dict)
    """The kind, the name and the attribute that is referred to, with the first line of it."""


class References(Watch):
    """Identities are unique, and references find what they name."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {"*": self._open}
        self.closed = {"file": self._end}
        self._file = _File()

    def _open(self, node: Node) -> None:
        name = node.name
        if name == "file":
            self._file = _File()
        unique = _UNIQUE.get(name)
        if unique is not None and unique[0] in node.attributes:
            self._know(node, *unique)
        if name in _OF_PHASES:
            self._want(node, "phase-name", "phase")
        elif name in _OF_UNITS:
            self._want(node, "xid", "unit")
        if name in _OF_TOOLS:
            self._want(node, "tool-id", "tool")

    def _know(self, node: Node, key: str, kind: str) -> None:
        known, value = self._file.known.setdefault(kind, set()), node.attributes[key]
        if value in known:
            what = f'<{node.name}> has {key}="{value[:60]}", which another one in its file has'
            self.tell(node.at, what, node.name)
        known.add(value)

    def _want(self, node: Node, key: str, kind: str) -> None:
        if key in node.attributes and node.attributes[key] not in self._file.known.get(kind, ()):
            self._file.wanted.setdefault((kind, node.attributes[key], key), node.at)

    def _end(self, node: Node) -> None:
        for (kind, value, key), at in self._file.wanted.items():
            if value not in self._file.known.get(kind, ()):
                there = "no <trans-unit> or <bin-unit>" if kind == "unit" else f"no <{kind}>"
                self.tell(at, f'{key}="{value[:60]}" names {there} in the file', key)


class Languages(Watch):
    """The texts are in the languages of their file."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {"file": self._begin, "source": self._source, "target": self._target}
        self._languages = ("", "")

    def _begin(self, node: Node) -> None:
        self._languages = (node.get("source-language"), node.get("target-language"))

    def _source(self, node: Node) -> None:
        self._compare(node, self._languages[0], "source-language")

    def _target(self, node: Node) -> None:
        self._compare(node, self._languages[1], "target-language")

    def _compare(self, node: Node, of_file: str, key: str) -> None:
        said = node.get("xml:lang")
        if not said or not of_file or (node.parent is not None and node.parent.name == "alt-trans"):
            return
        if said.lower() != of_file.lower():
            what = f"<{node.name}> is in {said}, but the {key} of its file is {of_file}"
            self.tell(node.at, what, "xml:lang", is_warning=True)
