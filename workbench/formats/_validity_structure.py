"""Holding elements against a grammar: their places, their attributes, and what is told of these.

Of an element that does not fit, one thing is told, and its parent goes on as if it were not there;
one that is missing is taken to have been there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._validity_advice import ADD, CORRECT, DROP_ATTRIBUTE, TAKE_OUT
from workbench.formats._validity_grammar import shown
from workbench.formats._validity_models import ANY, OTHER
from workbench.formats._validity_told import misfit

if TYPE_CHECKING:
    from workbench.formats._validity_grammar import Grammar, Rule
    from workbench.formats._validity_watch import Node, Place, Tell

_LONGEST_SHOWN = 60
_MOST_TOLD = 50
"""Names of children that do not fit, after which nothing more is told of an element's content."""


class Structure:
    """What a grammar says of an element and of the place where it stands."""

    def __init__(self, grammar: Grammar, tell: Tell) -> None:
        self._grammar, self._tell = grammar, tell

    def placed(self, parent: Node, name: str, at: Place) -> tuple[bool, Rule | None]:
        """Moves the parent on by a child: whether it fits, and its rule, None where it has none."""
        moves, rule, token = parent.state.moves, self._grammar.rules.get(name), name
        if token not in moves:
            if OTHER in moves and _is_other(name, parent.name):
                token = OTHER
            elif ANY in moves:
                token, rule = ANY, None
            else:
                return self._misplaced(parent, name, at), rule
        parent.state = moves[token]
        if not parent.rule.model.is_free:
            parent.seen.add(token)
            parent.last = token
        return True, rule

    def _misplaced(self, parent: Node, name: str, at: Place) -> bool:
        """Tells of a child that does not fit, once for all of its name.

        Where others are missing before it, the parent goes on as if they were there, and nothing
        more is told of their place. Gives whether the child stands in the right parent.
        """
        is_known = name in parent.rule.model.names
        if name in parent.told or len(parent.told) > _MOST_TOLD:
            return is_known
        parent.told |= {name}
        way = parent.state.way_to(name) if is_known else None
        advice = ADD if way else TAKE_OUT
        self._tell(at, misfit(parent, name, way), parent.rule.section, advice=advice)
        if way:
            for each in (*way, name):
                parent.state = parent.state.moves[each]
            parent.told |= set(way)
            parent.seen.update((*way, name))
            parent.last = name
        return is_known

    def check(self, node: Node) -> None:
        """Tells what is wrong with the attributes."""
        rule, attributes = node.rule, node.attributes
        for key in rule.required:
            if key not in attributes:
                what = f"{shown(node.name)} has no {key}"
                self._tell(node.at, what, rule.section, advice=f'write {key}="..." into it')
        for key, value in attributes.items():
            try:
                type = rule.attributes[key]
            except KeyError:
                if not (rule.has_any or (rule.has_other and _is_foreign(key))):
                    what = f"{shown(node.name)} may not have {key.rpartition('}')[2][:60]}"
                    self._tell(node.at, what, rule.section, advice=DROP_ATTRIBUTE)
                continue
            if type is not None and (fault := type(value)):
                said = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"
                message = f'{key}="{said}" of {shown(node.name)} is {fault}'
                self._tell(node.at, message, rule.section, advice=CORRECT)


def _is_other(name: str, parent: str) -> bool:
    """Whether a name is of another namespace than its parent."""
    if name.startswith("{"):
        return True
    return name.rpartition(":")[0] != parent.rpartition(":")[0]


def _is_foreign(key: str) -> bool:
    """Whether an attribute is of a namespace that the grammar does not describe."""
    return key.startswith(("{", "xml:"))
