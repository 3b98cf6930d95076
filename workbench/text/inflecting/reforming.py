"""Giving a phrase the number or verb form in which another was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.inflecting.nouns import is_plural, plurals, singulars
from workbench.text.inflecting.patterns import Form, pattern
from workbench.text.inflecting.verbs import bases_of_ing, is_verb, verb_forms

if TYPE_CHECKING:
    from workbench.text.inflecting.patterns import Match, Pattern

_NUMBERS = frozenset({Form.SINGULAR, Form.PLURAL})
_NOUN_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ity", "ness", "ism", "ship")


def reformed(replacement: str, match: Match, wanted: Pattern, *, is_perfect: bool) -> str:
    """The replacement with each form that the match has, carried over to the word like it.

    After *was* or *has* a form that may be past or participle is the participle (`is_perfect`).
    """
    mine = pattern(replacement)
    if not mine.slots:
        return replacement
    changes: dict[int, Form] = {}
    for slot, form in enumerate(match.forms):
        if form is not Form.PLAIN:
            meant = Form.PARTICIPLE if is_perfect and form is Form.PAST else form
            changes |= dict.fromkeys(_answering(slot, form, wanted, mine), meant)
    for slot, form in sorted(changes.items(), reverse=True):
        word = mine.slots[slot].word
        new = _in_form(word.text.lower(), form)
        replacement = replacement[: word.start] + _recased(word.text, new) + replacement[word.end :]
    return replacement


def _answering(slot: int, form: Form, wanted: Pattern, mine: Pattern) -> tuple[int, ...]:
    """The slots of the replacement that stand for a slot of the rendering."""
    is_action = slot in wanted.verbs and form not in _NUMBERS
    if is_action and mine.verbs:
        return mine.verbs
    if is_action and form is not Form.THIRD:
        first = mine.slots[0].word.key
        return () if first.endswith(_NOUN_ENDINGS) or len(mine.slots) > 1 else (0,)
    if is_action or slot in wanted.heads or not wanted.heads:
        return mine.nouns
    is_apart = mine.last not in mine.nouns and mine.last not in mine.verbs
    return (mine.last,) if is_apart else ()


def _in_form(word: str, form: Form) -> str:
    if form is Form.PLURAL:
        return word if is_plural(word) else plurals(word)[0]
    if form is Form.SINGULAR:
        return next(iter(singulars(word)), word)
    if form is Form.THIRD and not is_verb(word) and not bases_of_ing(word):
        return plurals(word)[0]
    verb = verb_forms(next(iter(bases_of_ing(word)), word))
    return {
        Form.BASE: verb.base,
        Form.THIRD: verb.third,
        Form.PAST: verb.past[0],
        Form.PARTICIPLE: verb.participle,
        Form.ING: verb.ing,
    }[form]


def _recased(original: str, new: str) -> str:
    """A new form with the capitals that the original has as far as the two are alike."""
    same = 0
    for one, other in zip(original.lower(), new, strict=False):
        if one != other:
            break
        same += 1
    rest = new[same:]
    is_capital = original[:1].isupper() and not same
    return original[:same] + (rest.capitalize() if is_capital else rest)
