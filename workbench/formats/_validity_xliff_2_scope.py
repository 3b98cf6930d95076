"""What was met in one unit of an XLIFF 2 file, or in one match: its texts and their codes.

What the standard says of codes holds within such a scope, and is looked at when it is closed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.formats._validity_watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.formats._validity_watch import Node, Tell

    Check = Callable[["Scope", Tell], None]

CODES = ("ph", "pc", "sc", "ec")
MARKERS = ("mrk", "sm", "em")
KINDS = {"ph": "ph", "pc": "pc", "sc": "pc", "ec": "pc", "mrk": "mrk", "sm": "mrk"}
"""The elements with an id, and as which each may also be written."""
_PARTS = ("segment", "ignorable")


@dataclass(frozen=True, slots=True)
class Token:
    """A code or marker in a text: the element, or the end of one that holds text."""

    node: Node
    is_end: bool = False

    @property
    def name(self) -> str:
        return self.node.name

    @property
    def id(self) -> str:
        return self.node.get("id")


@dataclass(slots=True)
class Text:
    """One source or target."""

    node: Node
    part: int
    """The number of its segment or ignorable in the unit, from 1; 1 in a match."""
    tokens: list[Token] = field(default_factory=list)

    @property
    def place(self) -> int:
        """Where the text stands among those of its side: what `order` says, else its part."""
        said = self.node.get("order").strip()
        return int(said[:9]) if said.isascii() and said.isdigit() else self.part

    @property
    def elements(self) -> Iterator[Token]:
        """The tokens without the ends of elements."""
        return (token for token in self.tokens if not token.is_end)


@dataclass(slots=True)
class Scope:
    """A unit, or a match."""

    node: Node
    parts: list[Node] = field(default_factory=list)
    """Segments and ignorables; in a match, the match itself."""
    sources: list[Text] = field(default_factory=list)
    targets: list[Text] = field(default_factory=list)
    data: set[str] = field(default_factory=set)
    """Ids of its original data."""
    marks: set[str] = field(default_factory=set)
    """The names of its codes and markers, and of their attributes."""

    @property
    def is_unit(self) -> bool:
        return self.node.name == "unit"

    @property
    def texts(self) -> list[Text]:
        return [*self.sources, *self.targets]

    @property
    def name(self) -> str:
        """What a sentence calls it."""
        return "unit" if self.is_unit else "match"

    def sides(self) -> tuple[tuple[str, list[Text]], ...]:
        """The texts of each side, each with its name."""
        return (("source", self.sources), ("target", self.targets))


class Scopes(Watch):
    """Gathers the units and matches, and has each checked at its end.

    The checks of codes are given with the names of elements or attributes without which there is
    nothing to check.
    """

    def __init__(
        self, tell: Tell, checks: Sequence[Check], of_codes: Sequence[tuple[Check, tuple[str, ...]]]
    ) -> None:
        super().__init__(tell)
        self._checks, self._of_codes = checks, of_codes
        self.opened = {
            "unit": self._begin,
            "mtc:match": self._match,
            **dict.fromkeys(_PARTS, self._part),
            "source": self._text,
            "target": self._text,
            "data": self._data,
            **dict.fromkeys((*CODES, *MARKERS), self._token),
        }
        self.closed = {
            "unit": self._end,
            "mtc:match": self._end,
            "source": self._end_text,
            "target": self._end_text,
            "pc": self._end_token,
            "mrk": self._end_token,
        }
        self._open: list[Scope] = []
        self._now: Text | None = None

    def _begin(self, node: Node) -> None:
        self._open.append(Scope(node))

    def _match(self, node: Node) -> None:
        self._open.append(Scope(node, [node]))

    def _part(self, node: Node) -> None:
        if self._open and self._open[-1].is_unit:
            self._open[-1].parts.append(node)

    def _text(self, node: Node) -> None:
        if not self._open:
            return
        scope, around = self._open[-1], node.parent
        if around is not None and scope.parts and around is scope.parts[-1]:
            self._now = Text(node, len(scope.parts))
            texts = scope.sources if node.name == "source" else scope.targets
            texts.append(self._now)

    def _end_text(self, node: Node) -> None:
        self._now = None

    def _data(self, node: Node) -> None:
        if not self._open:
            return
        data, id = self._open[-1].data, node.get("id")
        if id in data:
            what = f'id="{id}" stands at two <data> of one <originalData>'
            self.tell(node.at, what, "id")
        data.add(id)

    def _token(self, node: Node) -> None:
        if self._now is not None:
            self._now.tokens.append(Token(node))
            marks = self._open[-1].marks
            marks.add(node.name)
            marks.update(node.attributes)

    def _end_token(self, node: Node) -> None:
        if self._now is not None:
            self._now.tokens.append(Token(node, is_end=True))

    def _end(self, node: Node) -> None:
        if not self._open or self._open[-1].node is not node:
            return
        scope = self._open.pop()
        for check in self._checks:
            check(scope, self.tell)
        marks = scope.marks
        for check, wanted in self._of_codes if marks else ():
            if not marks.isdisjoint(wanted):
                check(scope, self.tell)
