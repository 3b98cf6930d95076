"""What a watch is: code for that part of a standard which a grammar cannot say.

A watch is made anew for each file, from `tell`, and names the elements whose tags it wants:

    class Pairs(Watch):
        def __init__(self, tell: Tell) -> None:
            super().__init__(tell)
            self.opened = {"seg": self.begin, "bpt": self.open_code}   # at the opening tag
            self.closed = {"seg": self.end}                            # at the closing tag
            self.heard = ("seg",)           # `node.text` is gathered, also of elements within

        def end(self, node: Node) -> None:
            self.tell(node.at, "<seg> is empty", "seg")              # the place in the standard

The key `*` of `opened` and `closed` means every element of the grammar. Watches are called also for
elements that stand where they may not, so that they must not count on those around. Of elements
that the grammar does not know, and of all within, they are told only by `passed`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.formats._validity_advice import advice_on
from workbench.model.validity import NO_UNIT, Fault, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from workbench.formats._validity_grammar import Rule

_LONGEST = 400
"""Characters of a message, for attributes can be of any length."""
_NOTHING_SEEN: set[str] = set()
"""Of an element whose children may stand in any order and number: it stays empty."""


class Place(NamedTuple):
    """Where an element begins; there is one for each, so that it must be made quickly."""

    line: int
    column: int
    """In code points, from 1."""
    unit: Unit = NO_UNIT


NOWHERE = Place(0, 0)


class Node:
    """An element that is open."""

    __slots__ = (
        "at",
        "attributes",
        "last",
        "name",
        "parent",
        "pieces",
        "rule",
        "seen",
        "state",
        "told",
    )

    def __init__(
        self, name: str, rule: Rule, attributes: dict[str, str], at: Place, parent: Node | None
    ) -> None:
        self.name = name
        """As the grammar writes it."""
        self.rule = rule
        self.attributes = attributes
        """By the names of the grammar; `{namespace}local` where it has none for a namespace."""
        self.at = at
        self.parent = parent
        self.state = rule.model.start
        self.seen: set[str] = _NOTHING_SEEN if rule.model.is_free else set()
        """Names of its children, where their order or number matters."""
        self.last = ""
        """The name of the last child that fits."""
        self.told: frozenset[str] = frozenset()
        """What was said of its content and is not said again: names of missing children."""
        self.pieces: list[str] | None = None

    @property
    def text(self) -> str:
        """What was gathered of it, where a watch hears it."""
        return "".join(self.pieces or ())

    def get(self, key: str) -> str:
        """An attribute; empty without it."""
        return self.attributes.get(key, "")

    def within(self, *names: str) -> Node | None:
        """The nearest element around it of one of these names."""
        node = self.parent
        while node is not None and node.name not in names:
            node = node.parent
        return node


@dataclass(frozen=True, slots=True)
class Passed:
    """An element that the grammar does not know, or that stands within such a one."""

    name: str
    attributes: dict[str, str]
    at: Place
    depth: int
    """1 where it stands in an element that the grammar knows."""


class Tell:
    """Takes the faults that a watch finds."""

    def __init__(self, found: list[Fault], title: str) -> None:
        self._found, self._title = found, title

    def __call__(
        self, at: Place, message: str, place: str, *, is_warning: bool = False, advice: str = ""
    ) -> None:
        """One fault; `place` is where the standard says so: `4.2.2.5`, or an element's name.

        `advice` is what to do about it, where that is not the same for all faults of the place.
        """
        message = " ".join(message.split())
        if len(message) > _LONGEST:
            message = f"{message[:_LONGEST]}…"
        rule = f"{self._title}, {place}"
        self._found.append(
            Fault(
                line=at.line,
                column=at.column,
                unit=at.unit,
                message=message,
                rule=rule,
                is_warning=is_warning,
                advice=advice or advice_on(place),
            )
        )


class Advice(Tell):
    """Takes what a version only advises against, though later ones forbid it."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell._found, tell._title)

    def __call__(
        self, at: Place, message: str, place: str, *, is_warning: bool = False, advice: str = ""
    ) -> None:
        """One warning."""
        super().__call__(at, message, place, is_warning=True, advice=advice)


class Watch:
    """What a grammar cannot say; see the head of this module."""

    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        self.opened: Mapping[str, Callable[[Node], None]] = {}
        self.closed: Mapping[str, Callable[[Node], None]] = {}
        self.heard: Collection[str] = ()
        self.passed: Callable[[Node, Passed], None] | None = None
        """Gets the nearest element around it that the grammar knows, and the one passed over."""
