"""A phrase as a pattern: which of its words may stand in another form, and in which.

What may change is decided from the shape of the phrase and not from a grammar: the verb that it
opens with (*crack down on*), the head of a noun phrase, which is its last word or the one before
the first preposition (*secretary of the commission*), and the last word. Every other word must
stand as it is, but for spelling, case, articles, hyphens and possessive endings.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.text.inflecting.nouns import plurals, singulars
from workbench.text.inflecting.spelling import spelling_key
from workbench.text.inflecting.tables import listed
from workbench.text.inflecting.verbs import VerbForms, bases_of_ing, is_verb, verb_forms
from workbench.text.inflecting.words import (
    ARTICLES,
    CONJUNCTIONS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    Word,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Form(Enum):
    """The form in which a word of a phrase stands."""

    PLAIN = auto()
    """As the phrase has it."""
    SINGULAR = auto()
    PLURAL = auto()
    BASE = auto()
    THIRD = auto()
    PAST = auto()
    PARTICIPLE = auto()
    ING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A word of a phrase, with all keys under which it may stand."""

    word: Word
    forms: Mapping[str, Form]
    joined: Mapping[str, Form]
    """Keys of this word and the next in one, where a hyphen parts them; else none."""
    is_capital: bool
    """Whether it is an abbreviation, which small letters would make another word (WHO)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A phrase that can be found in any of its forms."""

    slots: tuple[Slot, ...]
    article: str
    """The article that it begins with; else empty."""
    verbs: tuple[int, ...]
    """The slots that are verbs; none in a noun phrase."""
    heads: tuple[int, ...]
    """The slots that are the heads of a noun phrase, the main one first; none after a verb."""
    nouns: tuple[int, ...]
    """The slots that would be its heads if a verb phrase were a noun phrase (lead agency)."""

    @property
    def last(self) -> int:
        """The last slot."""
        return len(self.slots) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A pattern found in the words of a text."""

    first: int
    """The word that it begins with, by index."""
    end: int
    """The index after its last word."""
    forms: tuple[Form, ...]
    """The form of each slot."""


_GENERAL = listed(
    "attorney procurator prosecutor solicitor governor secretary director inspector consul auditor"
    " comptroller surgeon advocate registrar postmaster"
)
_AFTER_HEAD = {"martial": {"court"}, "public": {"notary"}, "general": _GENERAL, "elect": None}
_NOT_ADVERBS = listed("family assembly supply anomaly monopoly elderly early ally rely")
_PARTICLES = PREPOSITIONS - {"of", "for", "as"} | {"down", "out", "off", "away", "no"}
_DESCRIBING = ("al", "ive", "ic", "ed", "ing", "ary", "ous", "ful", "less", "able")
_ONES = ("their", "his", "her", "its", "our", "your", "my")


@lru_cache(maxsize=4096)
def pattern(phrase: str) -> Pattern:
    """The pattern of a phrase; one without slots where the phrase has no word."""
    every = words(phrase)
    kept = [word for word in every[:-1] if word.key not in ARTICLES or word.gap] + every[-1:]
    is_infinitive = every[1:2] and every[1].key not in ARTICLES  # not: to the letter
    if len(kept) > 1 and kept[0].key == "to" and is_infinitive:
        kept = kept[1:]
    keys = [word.key for word in kept]
    verbs = _verbs(keys, [word.key for word in every])
    nouns = _heads(keys)
    heads = () if verbs and is_verb(keys[verbs[0]]) else nouns
    forms = [
        _forms(word, is_verb_slot=at in verbs, is_head=at in heads, is_last=word is kept[-1])
        for at, word in enumerate(kept)
    ]
    return Pattern(
        slots=tuple(
            Slot(
                word=word,
                forms=forms[at],
                joined=_joined(word, forms[at + 1 : at + 2], kept[at + 1 : at + 2]),
                is_capital=len(word.text) > 1 and word.text.isupper() and word.text.isalpha(),
            )
            for at, word in enumerate(kept)
        ),
        article=every[0].key if _is_led(every, kept) else "",
        verbs=verbs,
        heads=heads,
        nouns=nouns,
    )


def _is_led(every: Sequence[Word], kept: Sequence[Word]) -> bool:
    """Whether a phrase begins with an article that belongs to another word."""
    return len(every) > 1 and every[0].key in ARTICLES and kept[0].key not in ARTICLES


def matches(found: Sequence[Word], wanted: Pattern) -> list[Match]:
    """Where a pattern stands among the words of a text, without overlap."""
    if not wanted.slots:
        return []
    first = wanted.slots[0]
    result: list[Match] = []
    end = 0
    for at, word in enumerate(found):
        begins = word.key in first.forms or word.key in first.joined or _may_join(found, at)
        if at < end or not begins:
            continue
        match = _match(found, at, wanted)
        if match is not None:
            result.append(match)
            end = match.end
    return result


def _match(found: Sequence[Word], first: int, wanted: Pattern) -> Match | None:
    forms: list[Form] = []
    at = first
    while len(forms) < len(wanted.slots):
        slot = wanted.slots[len(forms)]
        if forms:
            if at < len(found) and found[at].key in ARTICLES and not found[at].gap:
                at += slot.word.key not in ARTICLES
            if at >= len(found) or found[at].gap != slot.word.gap:
                return None
        word = found[at]
        if word.key in slot.forms and not (slot.is_capital and word.text.islower()):
            forms.append(slot.forms[word.key])
        elif _may_join(found, at) and word.key + found[at + 1].key in slot.forms:
            forms.append(slot.forms[word.key + found[at + 1].key])
            at += 1
        elif word.key in slot.joined:
            forms += [Form.PLAIN, slot.joined[word.key]]
        else:
            return None
        at += 1
    return Match(first=first, end=at, forms=tuple(forms))


def _may_join(found: Sequence[Word], at: int) -> bool:
    return at + 1 < len(found) and found[at + 1].is_hyphened


def _verbs(keys: Sequence[str], every: Sequence[str]) -> tuple[int, ...]:
    """The verb that a phrase opens with, also after adverbs, and those that and joins to it."""
    if not keys:
        return ()
    at = 0
    while at + 1 < len(keys) and _is_adverb(keys[at]):
        at += 1
    before_object = set(every[1:2]) & (ARTICLES | _PARTICLES) and len(every) > 2 and at == 0
    may_act = keys[at] not in FUNCTION_WORDS and keys[at].isalpha()
    is_gerund = len(keys) > 1 and bool(bases_of_ing(keys[at]))
    if not may_act or not (is_verb(keys[at]) or is_gerund or before_object):
        return ()
    if not is_verb(keys[at]) and not is_gerund:
        return (at,)
    joined = (
        after
        for after in range(at + 2, len(keys))
        if keys[after - 1] in CONJUNCTIONS and (is_verb(keys[after]) or bases_of_ing(keys[after]))
    )
    return (at, *joined)


def _is_adverb(key: str) -> bool:
    return key == "further" or (key.endswith("ly") and len(key) > 4 and key not in _NOT_ADVERBS)


def _heads(keys: Sequence[str]) -> tuple[int, ...]:
    """The main head of a noun phrase, and a noun that and joins to it."""
    end = next((at for at, key in enumerate(keys) if at and key in PREPOSITIONS), len(keys))
    is_at_end = 0 < end == len(keys) - 1  # passers-by, but check-ups
    main = end if is_at_end and not keys[end - 1].endswith(("er", "or")) else end - 1
    if main > 0 and keys[main] in _AFTER_HEAD:
        before = _AFTER_HEAD[keys[main]]
        main -= before is None or keys[main - 1] in before
    twin = main - 2
    is_pair = main >= 2 and keys[main - 1] in CONJUNCTIONS and twin == 0
    return (main, twin) if is_pair and not keys[twin].endswith(_DESCRIBING) else (main,)


def _forms(word: Word, *, is_verb_slot: bool, is_head: bool, is_last: bool) -> dict[str, Form]:
    """Every key under which a word may stand; the first form that gives a key keeps it."""
    small = word.text.lower()
    found = {word.key: Form.PLAIN}
    if word.key == "one" and word.possessive:
        found |= dict.fromkeys(_ONES, Form.PLAIN)
    if not small.replace("’", "").replace("'", "").isalpha() or (
        small in FUNCTION_WORDS and not is_head
    ):
        return found
    if (is_head or is_last) and not (is_verb_slot and is_verb(word.key)):
        _put(found, Form.SINGULAR, *singulars(small))
        _put(found, Form.PLURAL, *(many for many in plurals(small) if not singulars(small)))
    if word.possessive:  # people’s, peoples’
        _put(found, Form.PLURAL, *plurals(small))
    if is_verb_slot:
        for base in bases_of_ing(small) or (small,):
            _put_verb(found, verb_forms(base))
    return found


def _put_verb(found: dict[str, Form], verb: VerbForms) -> None:
    _put(found, Form.BASE, verb.base)
    _put(found, Form.THIRD, verb.third)
    _put(found, Form.PAST, verb.past[0])
    _put(found, Form.PARTICIPLE, *verb.past)
    _put(found, Form.ING, verb.ing)


def _put(found: dict[str, Form], form: Form, *texts: str) -> None:
    for text in texts:
        found.setdefault(spelling_key(text), form)


def _joined(word: Word, forms: Sequence[dict[str, Form]], after: Sequence[Word]) -> dict[str, Form]:
    if not after or not after[0].is_hyphened:
        return {}
    return {word.key + key: form for key, form in forms[0].items()}
