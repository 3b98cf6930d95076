"""What the commands of `terms` share: their options, and a concept in plain text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from workbench.cli._options import TEXT, one_of
from workbench.cli._output import say, say_wrapped
from workbench.model.terms import Concept, TermStatus

F = TypeVar("F", bound=Callable[..., Any])

_LINES = (
    ("--traditional", "traditional", "The Traditional form; derived where it is not given."),
    ("--pinyin", "reading", "Hanyu Pinyin with tone marks; derived where it is not given."),
    ("--domain", "domain", "The field that the term belongs to."),
    ("--definition", "definition", "What it means."),
    ("--note", "note", "A remark."),
    ("--source", "source", "The document or publisher that has the wording."),
    ("--url", "url", "Where the source can be opened."),
)


def term_options(function: F) -> F:
    """Adds an option for each part of a concept that has a line; None where it is not given."""
    for flag, name, help in reversed(_LINES):
        function = click.option(flag, name, type=TEXT, help=help)(function)
    function = click.option(
        "--status", type=one_of(TermStatus), help="Whether the English may be used."
    )(function)
    return click.option(
        "--admitted", multiple=True, type=TEXT, help="Other English; may be given several times."
    )(function)


def given(options: dict[str, Any]) -> dict[str, Any]:
    """The options that were given on the command line."""
    found = {name: value for name, value in options.items() if value not in (None, ())}
    if "status" in found:
        found["status"] = TermStatus(found["status"])
    return found


def say_concept(concept: Concept) -> None:
    """Prints a concept on one line, wrapped where it is long, and its facts below."""
    chinese = dict.fromkeys(term.text for term in concept.in_language("zh"))
    readings = dict.fromkeys(term.reading for term in concept.in_language("zh") if term.reading)
    english = [
        term.text if term.status is TermStatus.PREFERRED else f"{term.text} ({term.status})"
        for term in concept.in_language("en")
    ]
    say_wrapped("  ".join([" / ".join(chinese), " / ".join(readings), " / ".join(english)]), 0)
    for label in ("domain", "definition", "note", "source"):
        if text := getattr(concept, label):
            say_wrapped(f"{label}: {text}", 4)
    if concept.url:
        say(f"    {concept.url}")  # whole, so that it can be copied
