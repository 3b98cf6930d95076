"""What is wrong with a TMX file: the rules that no document type definition can say.

Within a <seg>, <bpt> and <ept> pair by `i`; a unit holds its source language; what the standard
only advises (one <tuv> for each language, `x` that match, no `lang` and no <ut>) is a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._validity_grammar import shown
from workbench.formats._validity_root import root_of
from workbench.formats._validity_tmx_grammar import ALL, VERSIONS, grammar_of
from workbench.formats._validity_walk import faults, no_report
from workbench.formats._validity_watch import Watch
from workbench.model.validity import Standard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from workbench.formats._validity_watch import Node, Place, Tell
    from workbench.model.validity import Fault

_DEPRECATED_LANG, _DEPRECATED_UT = "1.3", "1.4"
_MATCHED = ("bpt", "it", "ph", "hi")


def identify(path: Path) -> Standard:
    """Raises UnreadableFile where the root is not that of a TMX file."""
    root = root_of(path)
    if root.name != "tmx":
        raise UnreadableFile(f"{path.name} is no TMX file: it begins with {shown(root.name)}")
    return Standard(name="TMX", version=root.attributes.get("version", ""))


def validate(path: Path, report: Callable[[int], None] = no_report) -> Iterator[Fault]:
    """A file of a version that there is not is held against 1.4."""
    said = identify(path).version
    version = said if said in VERSIONS else VERSIONS[-1]
    watches: list[Callable[[Tell], Watch]] = [_Languages, _Codes, _Encodings]
    if version >= _DEPRECATED_LANG:
        watches.append(lambda tell: _Deprecated(tell, version))
    yield from faults(path, grammar_of(version), watches, report)


class _Languages(Watch):
    """Each unit holds its source language, and each language once."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {"header": self._head, "tu": self._begin, "tuv": self._variant}
        self.closed = {"tu": self._end}
        self._source = ""
        self._met: dict[str, None] = {}

    def _head(self, node: Node) -> None:
        self._source = node.get("srclang")

    def _begin(self, node: Node) -> None:
        self._met = {}

    def _variant(self, node: Node) -> None:
        language = node.get("xml:lang") or node.get("lang")
        if language:
            if language.lower() in self._met:
                what = f"the unit has {language} twice; many programs read only one of them"
                self.tell(node.at, what, "tuv", is_warning=True)
            self._met[language.lower()] = None

    def _end(self, node: Node) -> None:
        if not self._met:
            return
        source = node.get("srclang") or self._source
        if source and source != ALL and not _is_among(source.lower(), self._met):
            what = f"the unit has no <tuv> in {source}, which is its source language (srclang)"
            self.tell(node.at, what, "srclang")
        elif len(self._met) == 1:
            what = f"the unit has one language only, {next(iter(self._met))}: nothing is translated"
            self.tell(node.at, what, "tu", is_warning=True)


def _is_among(language: str, met: Iterable[str]) -> bool:
    """Whether a language is there, with a region or without."""
    return any(
        each == language or each.startswith(f"{language}-") or language.startswith(f"{each}-")
        for each in met
    )


class _Codes(Watch):
    """Codes pair within a text by `i`, and with those of the other texts by `x`."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {
            "tu": self._unit,
            "seg": self._begin,
            "bpt": self._open,
            "ept": self._close,
            **{name: self._match for name in _MATCHED if name != "bpt"},
        }
        self.closed = {"seg": self._end, "tu": self._compare}
        self._begun: dict[str, Place] = {}
        """Of each code that was opened, by its `i`."""
        self._closed: set[str] = set()
        self._matched: list[set[tuple[str, str]]] = []

    def _unit(self, node: Node) -> None:
        self._matched = []

    def _begin(self, node: Node) -> None:
        self._begun, self._closed = {}, set()
        self._matched.append(set())

    def _open(self, node: Node) -> None:
        self._match(node)
        i = node.get("i")
        if i in self._begun:
            self.tell(node.at, f'i="{i}" stands twice in one <seg>', "i")
        self._begun[i] = node.at

    def _close(self, node: Node) -> None:
        i = node.get("i")
        if i not in self._begun:
            self.tell(node.at, f'<ept i="{i}"> closes what no <bpt i="{i}"> has opened', "ept")
        elif i in self._closed:
            self.tell(node.at, f'<bpt i="{i}"> is closed twice', "ept")
        self._closed.add(i)

    def _match(self, node: Node) -> None:
        if self._matched and "x" in node.attributes:
            self._matched[-1].add((node.name, node.get("x")))

    def _end(self, node: Node) -> None:
        for i, at in self._begun.items():
            if i not in self._closed:
                self.tell(at, f'<bpt i="{i}"> has no <ept i="{i}"> in its <seg>', "bpt")

    def _compare(self, node: Node) -> None:
        if len(self._matched) < 2:
            return
        in_all = set.intersection(*self._matched)
        for name, x in sorted(set.union(*self._matched) - in_all):
            what = f'<{name} x="{x}"> does not stand in all texts of the unit'
            self.tell(node.at, what, "x", is_warning=True)


class _Encodings(Watch):
    """A <ude> that maps codes names the encoding that they are of."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {"map": self._map}

    def _map(self, node: Node) -> None:
        around = node.within("ude")
        if "code" in node.attributes and around is not None and "base" not in around.attributes:
            self.tell(node.at, "a <map> with a code needs the base of its <ude>", "ude")


class _Deprecated(Watch):
    """What newer versions advise against."""

    def __init__(self, tell: Tell, version: str) -> None:
        super().__init__(tell)
        self.opened = dict.fromkeys(("note", "prop", "tuv"), self._lang)
        if version >= _DEPRECATED_UT:
            self.opened["ut"] = self._ut

    def _lang(self, node: Node) -> None:
        if "lang" in node.attributes:
            what = "lang is out of date: write xml:lang"
            self.tell(node.at, what, node.name, is_warning=True)

    def _ut(self, node: Node) -> None:
        what = "<ut> is out of date: write <bpt>, <ept>, <it> or <ph>"
        self.tell(node.at, what, "ut", is_warning=True)
