"""A term as one line of words, with what is said of it in angle brackets behind.

    One Belt, One Road <until 2015-09; register media>

The notation serves tables and forms, which have one cell for a term. What stands in brackets is
taken as said of the term only where every part of it is known; a law `<2021 revision>` stays in the
text. A bracket that belongs to the text is written `\\<` where it would be mistaken.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from workbench.model.dates import Period, checked_date
from workbench.model.terms import NewTerm, PartOfSpeech, Register, TermStatus, TermType

if TYPE_CHECKING:
    from collections.abc import Callable

_SAID = re.compile(r"(.*\S)\s+<([^<>]*)>", re.DOTALL)
_ESCAPED = re.compile(r"(\\+)<")
_OPENING = re.compile(r"(\\*)<")

_WORDS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "status": ("status", TermStatus),
    "language": ("language", str),
    "pinyin": ("reading", str),
    "pos": ("part_of_speech", PartOfSpeech),
    "register": ("register", Register),
    "type": ("type", TermType),
    "abbreviation of": ("abbreviation_of", str),
}
"""Key, then the field of the term and what reads its value."""
_FLAGS = {"case-sensitive": "is_case_sensitive", "derived": "is_derived"}
_DEFAULTS: dict[str, Any] = {
    each.name: each.default for each in fields(NewTerm) if each.name not in ("language", "text")
}


def read_term(text: str, like: NewTerm) -> NewTerm:
    """The term of a cell, with everything that the cell does not say as `like` has it.

    White space at the ends does not count. `like` is the term that the place of the cell speaks
    of: its language and standing; its text counts for nothing.
    """
    match = _SAID.fullmatch(text.strip())
    said = _read_said(match[2]) if match else None
    words = match[1] if match and said is not None else text.strip()
    plain = _ESCAPED.sub(lambda run: "\\" * (len(run[1]) // 2) + "<", words)
    return replace(like, text=plain, **(said or {}))


def write_term(term: NewTerm, like: NewTerm) -> str:
    """The cell of a term, with what differs from `like`.

    `read_term(write_term(term, like), like)` is the term again, but for its properties. A value
    that `like` has and the term has not cannot be written: give one whose values are defaults.
    """
    plain = _OPENING.sub(lambda run: run[1] * 2 + "\\<", term.text)
    parts = [
        f"{key} {value}"
        for key, (name, _) in _WORDS.items()
        if (value := getattr(term, name)) != getattr(like, name) and value
    ]
    parts += [f"from {term.valid.start}"] if term.valid.start != like.valid.start else []
    parts += [f"until {term.valid.end}"] if term.valid.end != like.valid.end else []
    parts += [
        key
        for key, name in _FLAGS.items()
        if getattr(term, name) and getattr(term, name) != getattr(like, name)
    ]
    said = "; ".join(part.translate(_UNSAYABLE) for part in parts)
    return f"{plain} <{said}>" if said else plain


_UNSAYABLE = str.maketrans("<>;", "\u2039\u203a,")
"""Characters that would end a part, and what is put for them (none stands in a real term)."""


def _read_said(text: str) -> dict[str, Any] | None:
    """The fields that the words in brackets set; None where any of them is not understood."""
    found: dict[str, Any] = {}
    dates = {"from": "", "until": ""}
    for part in filter(None, map(str.strip, text.split(";"))):
        key = next((key for key in (*_WORDS, *dates) if part.startswith(f"{key} ")), part)
        value = part.removeprefix(key).strip()
        try:
            if key in dates:
                dates[key] = checked_date(value)
            elif key in _WORDS:
                name, read = _WORDS[key]
                found[name] = read(value)
            else:
                found[_FLAGS[key]] = True
        except (ValueError, KeyError):
            return None
    if any(dates.values()):
        found["valid"] = Period(start=dates["from"], end=dates["until"])
    return found or None
