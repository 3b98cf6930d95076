"""What may stand in an element, as a notation like that of a DTD and as an automaton.

    (note | prop)*, tuv+        a sequence; any number, at least one
    header?, body               at most one
    a & b?                      in whatever order
    (#text | bpt | ept)*        text too
    #other*                     elements of other namespaces, checked where they are known
    #any*                       any elements, which are not looked at
    #none | a                   what a choice has where nothing can stand

The states are the derivatives of the expression (Brzozowski, Derivatives of Regular Expressions,
1964), made when they are first needed, so that there are no more than the files at hand ask for.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT, OTHER, ANY, NONE = "#text", "#other", "#any", "#none"
_SIGN = re.compile(r"\s*([#\w:.-]+|[(),|&?*+])")
_MOST_STATES = 500
"""States that a search for words goes through, which only makes a sentence better."""


@dataclass(frozen=True, slots=True)
class _Expression:
    """A node: its kind, its name, and what it is made of.

    The kinds are `none` (nothing fits), `empty`, `name`, `,`, `|`, `&` and `*`.
    """

    kind: str
    name: str = ""
    parts: tuple[_Expression, ...] = ()

    @property
    def may_end(self) -> bool:
        """Whether nothing more need follow."""
        if self.kind in (",", "&"):
            return all(part.may_end for part in self.parts)
        if self.kind == "|":
            return any(part.may_end for part in self.parts)
        return self.kind in ("empty", "*")

    def first(self) -> Iterator[str]:
        """The names that may come next."""
        if self.kind == "name":
            yield self.name
        elif self.kind == ",":
            for part in self.parts:
                yield from part.first()
                if not part.may_end:
                    return
        else:
            for part in self.parts:
                yield from part.first()

    def after(self, name: str) -> _Expression:
        """What may follow a name."""
        if self.kind == "name":
            return _EMPTY if self.name == name else _NONE
        if self.kind == "*":
            return _sequence(self.parts[0].after(name), self)
        if self.kind == "|":
            return _choice(*(part.after(name) for part in self.parts))
        if self.kind == ",":
            head, rest = self.parts[0], _sequence(*self.parts[1:])
            found = _sequence(head.after(name), rest)
            return _choice(found, rest.after(name)) if head.may_end else found
        if self.kind == "&":
            return _choice(
                *(
                    _together(*self.parts[:at], part.after(name), *self.parts[at + 1 :])
                    for at, part in enumerate(self.parts)
                )
            )
        return _NONE

    def names(self) -> Iterator[str]:
        """All names in it."""
        if self.kind == "name":
            yield self.name
        for part in self.parts:
            yield from part.names()


_NONE = _Expression("none")
_EMPTY = _Expression("empty")
_NAMED = {TEXT: _EMPTY, NONE: _NONE}


def _sequence(*parts: _Expression) -> _Expression:
    return _joined(",", parts)


def _together(*parts: _Expression) -> _Expression:
    return _joined("&", parts)


def _joined(kind: str, parts: tuple[_Expression, ...]) -> _Expression:
    flat: list[_Expression] = []
    for part in parts:
        if part == _NONE:
            return _NONE
        flat += part.parts if part.kind == kind else () if part == _EMPTY else (part,)
    if len(flat) < 2:
        return flat[0] if flat else _EMPTY
    return _Expression(kind, parts=tuple(flat))


def _choice(*parts: _Expression) -> _Expression:
    flat: dict[_Expression, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if part.kind == "|" else (part,)))
    flat.pop(_NONE, None)
    if len(flat) < 2:
        return next(iter(flat), _NONE)
    return _Expression("|", parts=tuple(flat))


def _repeated(part: _Expression) -> _Expression:
    return part if part.kind in ("empty", "*") else _Expression("*", parts=(part,))


class _Parser:
    """Reads the notation. Raises ValueError where it is none."""

    def __init__(self, notation: str) -> None:
        self.signs = _SIGN.findall(notation)
        self.notation = notation
        if "".join(self.signs) != re.sub(r"\s", "", notation):
            raise self._fault()

    def read(self) -> _Expression:
        """The whole."""
        found = self._group() if self.signs else _EMPTY
        if self.signs:
            raise self._fault()
        return found

    def _group(self) -> _Expression:
        parts = [self._item()]
        kind = self.signs[0] if self.signs and self.signs[0] in ",|&" else ""
        while kind and self.signs[:1] == [kind]:
            self.signs.pop(0)
            parts.append(self._item())
        return {",": _sequence, "|": _choice, "&": _together}.get(kind, _sequence)(*parts)

    def _item(self) -> _Expression:
        sign = self.signs.pop(0) if self.signs else ")"
        if sign == "(":
            found = self._group()
            if self.signs[:1] != [")"]:
                raise self._fault()
            self.signs.pop(0)
        elif sign in "),|&?*+":
            raise self._fault()
        else:
            found = _NAMED.get(sign) or _Expression("name", sign)
        sign = self.signs.pop(0) if self.signs and self.signs[0] in "?*+" else ""
        if sign == "?":
            return _choice(_EMPTY, found)
        if sign:
            return _repeated(found) if sign == "*" else _sequence(found, _repeated(found))
        return found

    def _fault(self) -> ValueError:
        return ValueError(f"no content model: {self.notation}")


class Model:
    """One content model."""

    def __init__(self, notation: str) -> None:
        expression = _Parser(notation).read()
        self.has_text = TEXT in _SIGN.findall(notation)
        self.names = tuple(dict.fromkeys(expression.names()))
        self._states: dict[_Expression, State] = {}
        self.start = self.state(expression)

    def state(self, expression: _Expression) -> State:
        """The state that an expression is."""
        found = self._states.get(expression)
        if found is None:
            found = self._states[expression] = State(self, expression)
        return found

    @cached_property
    def is_free(self) -> bool:
        """Whether its names may stand in any order and number."""
        return all(state is self.start for state in self.start.moves.values())

    @cached_property
    def once(self) -> frozenset[str]:
        """The names that no element of the model may have twice."""
        return frozenset(self.names) - {
            name
            for state in self.start.reached()
            for name, following in state.moves.items()
            if following.way_to(name) is not None
        }

    def may_precede(self, name: str, other: str) -> bool:
        """Whether an element of one name may stand somewhere before one of another."""
        return any(
            state.moves[name].way_to(other) is not None
            for state in self.start.reached()
            if name in state.moves
        )


class State:
    """How far an element's content has come."""

    def __init__(self, model: Model, expression: _Expression) -> None:
        self.model = model
        self.expression = expression
        self.may_end = expression.may_end

    @cached_property
    def moves(self) -> dict[str, State]:
        """The next state for each name that may come."""
        return {
            name: self.model.state(self.expression.after(name))
            for name in dict.fromkeys(self.expression.first())
        }

    def reached(self) -> list[State]:
        """This state and those that may follow, at most 500."""
        return [state for state, _ in self._ways()]

    def way_to(self, name: str) -> tuple[str, ...] | None:
        """The fewest names after which another may come; None where it never may."""
        return next((way for state, way in self._ways() if name in state.moves), None)

    def missing(self) -> list[str]:
        """The names of which one must come next, so that as few as possible are still needed."""
        lengths = {name: state.left() for name, state in self.moves.items()}
        shortest = min(lengths.values(), default=0)
        return [name for name, length in lengths.items() if length == shortest]

    def left(self) -> int:
        """How many elements must come at least."""
        return next((len(way) for state, way in self._ways() if state.may_end), 0)

    def _ways(self) -> Iterator[tuple[State, tuple[str, ...]]]:
        """Each state that may follow with a shortest way to it, the nearest first."""
        queue: deque[tuple[State, tuple[str, ...]]] = deque([(self, ())])
        met = {self}
        while queue:
            state, way = queue.popleft()
            yield state, way
            for name, following in state.moves.items():
                if following not in met and len(met) < _MOST_STATES:
                    met.add(following)
                    queue.append((following, (*way, name)))
