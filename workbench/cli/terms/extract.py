"""Proposes terms that the documents have and the glossary lacks.

Each comes with its count, its places and a line of context, the likeliest first; where pairs are
translated already, with the English that they speak for. With --names people, places, organs, laws
and publications are proposed, with their Latin form. Nothing is added unless --accept says what; a
candidate that --refuse names is not proposed again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import (
    TEXT,
    json_option,
    named_document,
    one_document,
    placed_document,
    project_argument,
)
from workbench.cli._output import print_json, say, say_wrapped
from workbench.errors import NotFound
from workbench.services import projects, proposing
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.services.proposing import ProposedTerm
    from workbench.store.project import Store

_FEW = 5
"""Places that are named on a line."""


@click.command()
@project_argument
@placed_document
@named_document
@click.option("--names", is_flag=True, help="Propose names instead of terms.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    help="How many are printed.",
)
@click.option("--accept", multiple=True, type=TEXT, help="Add this one; may be given repeatedly.")
@click.option("--refuse", multiple=True, type=TEXT, help="Never propose this one again.")
@json_option
def command(
    project: Path,
    document: str | None,
    named: str | None,
    names: bool,
    limit: int,
    accept: tuple[str, ...],
    refuse: tuple[str, ...],
    as_json: bool,
) -> None:
    """Prints what is proposed, after what was accepted or refused is stored."""
    document = one_document(document, named)
    if accept or refuse:
        with projects.open_for_writing(project) as store:
            _decide(store, document, names, accept, refuse)
    with projects.open_for_reading(project) as store:
        proposed = _propose(store, document, names)[:limit]
        proposed = proposing.with_english(store, proposed)
    if as_json:
        print_json([_record(each) for each in proposed])
        return
    for each in proposed:
        _say(each)


def _propose(store: Store, document: str | None, names: bool) -> list[ProposedTerm]:
    row = None if document is None else projects.find_document(store, document)
    if names:
        return proposing.propose_names(store, document=row)
    return proposing.propose_terms(store, document=row, limit=_MOST)


_MOST = 1_000


def _decide(
    store: Store,
    document: str | None,
    names: bool,
    accept: tuple[str, ...],
    refuse: tuple[str, ...],
) -> None:
    """Adds and refuses all that is named, or nothing. Raises NotFound for what is not proposed."""
    author = read_settings().author
    with store.transaction():
        known = {each.text: each for each in _propose(store, document, names)}
        for text in (*accept, *refuse):
            if text not in known:
                raise NotFound(
                    f"{text!r} is not proposed", hint="without --accept the command prints what is"
                )
        if accept:
            chosen = proposing.with_english(store, [known[text] for text in accept])
            proposing.accept_all(store, chosen, author)
        if refuse:
            proposing.refuse(store, refuse, author)


def _record(proposed: ProposedTerm) -> dict[str, object]:
    return {
        "text": proposed.text,
        "kind": proposed.kind,
        "count": len(proposed.places),
        "score": proposed.score,
        "evidence": proposed.evidence,
        "english": proposed.english,
        "english_evidence": proposed.english_evidence,
        "reading": proposed.reading,
        "role": proposed.role,
        "doubts": list(proposed.doubts),
        "places": [
            {
                "document": place.document,
                "number": place.number,
                "start": place.span.start,
                "end": place.span.end,
                "context": place.context,
            }
            for place in proposed.places
        ],
    }


def _say(proposed: ProposedTerm) -> None:
    told = "  ".join(filter(None, (proposed.text, proposed.english, f"({proposed.kind})")))
    say_wrapped(told, 6, f"{len(proposed.places)}×")
    numbers = [str(place.number) for place in proposed.places[:_FEW]]
    more = " …" if len(proposed.places) > _FEW else ""
    first = proposed.places[0]
    say_wrapped(f"{first.document} {', '.join(numbers)}{more}: {first.context}", 6)
    for text in (proposed.role, proposed.evidence, proposed.english_evidence, *proposed.doubts):
        if text and text not in first.context:
            say_wrapped(text, 6)
    say()
