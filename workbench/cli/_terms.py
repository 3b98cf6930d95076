"""What the commands of `terms` share: their options, and a concept in plain text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workbench.cli._options import TEXT, one_of
from workbench.cli._output import say, say_wrapped
from workbench.model.terms import (
    Concept,
    ConceptKind,
    PartOfSpeech,
    Register,
    Term,
    TermStatus,
)

if TYPE_CHECKING:
    from enum import StrEnum

F = TypeVar("F", bound=Callable[..., Any])

_LINES = (
    ("--traditional", "traditional", "The Traditional form; derived where it is not given."),
    ("--pinyin", "reading", "Hanyu Pinyin with tone marks; derived where it is not given."),
    ("--domain", "domain", "The field that the term belongs to."),
    ("--definition", "definition", "What it means."),
    ("--note", "note", "A remark."),
    ("--source", "source", "The document or publisher that has the wording."),
    ("--url", "url", "Where the source can be opened."),
    ("--date", "date", "Of the source: as much as is known of YYYY-MM-DD."),
    ("--client", "client", "For whom it holds."),
    ("--role", "role", "Of a name: the office, or what it is."),
    ("--dates", "dates", "Of a name: life or term of office."),
    ("--from", "valid_from", "From when the English is the wording to use."),
    ("--until", "valid_until", "Until when it was."),
)
_CHOICES: tuple[tuple[str, str, type[StrEnum], str], ...] = (
    ("--status", "status", TermStatus, "Whether the English may be used."),
    ("--kind", "kind", ConceptKind, "What it is the term of."),
    ("--register", "register", Register, "Where the English is at home."),
    ("--part-of-speech", "part_of_speech", PartOfSpeech, "The word class of the English."),
)
_FLAGS = (
    ("--case-sensitive", "is_case_sensitive", "Capitals of the English count."),
    ("--do-not-translate", "is_untranslatable", "It stays as it stands in the Chinese."),
)


def term_options(function: F) -> F:
    """Adds an option for each part of a concept that has a line; None where it is not given."""
    for flag, name, help in reversed(_LINES):
        function = click.option(flag, name, type=TEXT, help=help)(function)
    for flag, name, words, help in reversed(_CHOICES):
        function = click.option(flag, name, type=one_of(words), help=help)(function)
    for flag, name, help in _FLAGS:
        both = f"{flag}/{flag.replace('--', '--no-', 1)}"
        function = click.option(both, name, default=None, help=help)(function)
    return click.option(
        "--admitted", multiple=True, type=TEXT, help="Other English; may be given several times."
    )(function)


def given(options: dict[str, Any]) -> dict[str, Any]:
    """The options that were given on the command line."""
    found = {name: value for name, value in options.items() if value not in (None, ())}
    words = {name: kinds for _, name, kinds, _ in _CHOICES}
    return {name: words[name](said) if name in words else said for name, said in found.items()}


def say_concept(concept: Concept) -> None:
    """Prints a concept on one line, wrapped where it is long, and its facts below."""
    chinese = dict.fromkeys(term.text for term in concept.in_language("zh"))
    readings = dict.fromkeys(term.reading for term in concept.in_language("zh") if term.reading)
    english = [_english(term) for term in concept.in_language("en")]
    if not english:
        english = ["(not translated)" if concept.is_untranslatable else "(no English yet)"]
    say_wrapped("  ".join([" / ".join(chinese), " / ".join(readings), " / ".join(english)]), 0)
    if concept.kind is not ConceptKind.TERM:
        say_wrapped(f"kind: {concept.kind}{f' [{concept.region}]' if concept.region else ''}", 4)
    for each in concept.lists:
        said = "; ".join(filter(None, (each.scope, str(each.valid))))
        members = " | ".join(
            " ".join(filter(None, (member.text, member.english))) or "?" for member in each.members
        )
        say_wrapped(f"members{f' ({said})' if said else ''}: {members}", 4)
    for label in ("role", "dates", "domain", "client", "definition", "note", "source", "date"):
        if text := getattr(concept, label):
            say_wrapped(f"{label}: {text}", 4)
    if concept.url:
        say(f"    {concept.url}")  # whole, so that it can be copied


def _english(term: Term) -> str:
    status = "" if term.status is TermStatus.PREFERRED else str(term.status)
    said = ", ".join(filter(None, (status, str(term.valid), str(term.register))))
    return f"{term.text} ({said})" if said else term.text
