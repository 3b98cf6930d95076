"""What no grammar can say of a TBX file: identities, languages, terms, dates and codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._validity_types import day
from workbench.formats._validity_watch import Watch

if TYPE_CHECKING:
    from workbench.formats._validity_watch import Node, Place, Tell

_ADDRESS = re.compile(r"https?://.+", re.DOTALL)
_ENTRIES, _LANGUAGES = ("conceptEntry", "termEntry"), ("langSec", "langSet")


class Identities(Watch):
    """Every id is there once, and all that refers to one finds it."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {"*": self._open}
        self.closed = {"tbx": self._end, "martif": self._end}
        self._known: set[str] = set()
        self._wanted: dict[str, Place] = {}
        self._starts: dict[str, Place] = {}

    def _open(self, node: Node) -> None:
        attributes = node.attributes
        if (id := attributes.get("id")) is not None:
            if id in self._known:
                self.tell(node.at, f'id="{id[:60]}" stands twice in the file', "id")
            self._known.add(id)
        target = attributes.get("target")
        if target is not None and not _ADDRESS.fullmatch(target) and target not in self._known:
            self._wanted.setdefault(target, node.at)
        start = attributes.get("startRef")
        if start is not None and start not in self._known:
            self._starts.setdefault(start, node.at)

    def _end(self, node: Node) -> None:
        for target, at in self._wanted.items():
            if target not in self._known:
                what = f'target="{target[:60]}" is no id in the file and no address with http'
                self.tell(at, what, "target")
        for start, at in self._starts.items():
            if start not in self._known:
                self.tell(at, f'startRef="{start[:60]}" is no id in the file', "startRef")


class Languages(Watch):
    """An entry has one section for each language."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {
            **dict.fromkeys(_ENTRIES, self._begin),
            **dict.fromkeys(_LANGUAGES, self._section),
        }
        self._met: set[str] = set()

    def _begin(self, node: Node) -> None:
        self._met = set()

    def _section(self, node: Node) -> None:
        language = node.get("xml:lang")
        if language and language.lower() in self._met:
            what = f"the entry has two sections in {language}; its terms belong into one"
            self.tell(node.at, what, node.name, is_warning=True)
        self._met.add(language.lower())


class Terms(Watch):
    """A term is not empty."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.closed = {"term": self._end}
        self.heard = ("term",)

    def _end(self, node: Node) -> None:
        if not node.text.strip():
            self.tell(node.at, "<term> is empty", "term", is_warning=True)


class Dates(Watch):
    """A date is one of ISO 8601."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.closed = {"date": self._end}
        self.heard = ("date",)

    def _end(self, node: Node) -> None:
        if fault := day(node.text):
            self.tell(node.at, f"<date> is {node.text.strip()[:60]!r}, {fault}", "date")


class Codes(Watch):
    """<sc> and <ec> of one text belong together; those without their other half are isolated."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {"sc": self._open, "ec": self._open}
        self.closed = {"*": self._end}
        self._codes: dict[int, list[Node]] = {}
        """By the number of the element that holds them."""

    def _open(self, node: Node) -> None:
        if node.parent is not None:
            self._codes.setdefault(id(node.parent), []).append(node)

    def _end(self, node: Node) -> None:
        if not self._codes:
            return
        codes = self._codes.pop(id(node), [])
        last_end = max((at for at, code in enumerate(codes) if code.name == "ec"), default=-1)
        is_begun = False
        for at, code in enumerate(codes):
            is_opening = code.name == "sc"
            self._check(code, is_alone=last_end < at if is_opening else not is_begun)
            is_begun = is_begun or is_opening

    def _check(self, code: Node, *, is_alone: bool) -> None:
        isolated, name = code.get("isolated"), code.name
        other = "ec" if name == "sc" else "sc"
        if is_alone and isolated == "no":
            what = f'<{name}> without its <{other}> in the text cannot have isolated="no"'
            self.tell(code.at, what, name)
        if not is_alone and isolated == "yes":
            what = f'<{name}> with its <{other}> in the text cannot have isolated="yes"'
            self.tell(code.at, what, name)
        if name == "ec" and not is_alone and "startRef" not in code.attributes:
            self.tell(code.at, "<ec> has no startRef, though its <sc> is in the text", name)
        if name == "ec" and is_alone and not code.get("id"):
            self.tell(code.at, "<ec> without its <sc> in the text needs an id", name)
