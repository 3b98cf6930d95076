"""Units and matches as the objects that `--json` prints, and how they are told."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from workbench.cli._output import say, say_wrapped, warn
from workbench.cli._progress import working
from workbench.errors import BadInput
from workbench.services import indexing, memory_index, projects

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.cli._records import Record
    from workbench.model.concordance import ConcordanceHit
    from workbench.model.matches import Match
    from workbench.model.memory import Library, Memory, TranslationUnit
    from workbench.model.spans import Span
    from workbench.store.project import Store

_INDENT = 10


def of_unit(unit: TranslationUnit) -> Record:
    """A translation unit."""
    return {
        "source": unit.source,
        "target": unit.target,
        "origin": unit.origin,
        "memory": unit.memory,
        "author": unit.author,
        "time": unit.time,
        "document": unit.document,
        "number": unit.number,
        "sentence": unit.is_sentence,
        "source_language": unit.source_language,
        "target_language": unit.target_language,
        "properties": dict(unit.properties),
        "id": unit.id,
        "version": unit.version,
    }


def of_memory(memory: Memory) -> Record:
    """One of `memory list`."""
    return {
        "name": memory.name,
        "units": memory.units,
        "author": memory.author,
        "time": memory.time,
        "project": memory.is_project,
        "id": memory.id,
        "version": memory.version,
    }


def of_library(library: Library) -> Record:
    """One of `attach`."""
    return {
        "path": library.path,
        "penalty": library.penalty,
        "id": library.id,
        "version": library.version,
    }


def of_match(match: Match) -> Record:
    """One of `memory match`."""
    return {
        "score": match.score,
        "kind": match.kind,
        "source": match.source,
        "target": match.target,
        "origin": match.origin,
        "penalty": match.penalty,
        "reasons": list(match.reasons),
        "changes": [
            {**_of_span(change.span), "before": change.before, "after": change.after}
            for change in match.changes
        ],
        "unsure": list(match.unsure),
        "memory": match.memory,
        "author": match.author,
        "time": match.time,
        "document": match.document,
        "id": match.unit,
        "version": match.version,
    }


@contextmanager
def indexed(project: Path) -> Iterator[Store]:
    """Opens a project for asking its memory, whose index is made first where it is not there.

    So it is again afterwards if it turned out to be damaged. Where that cannot be done, as in a
    file that may only be read, the units without an index are looked through.
    """
    with projects.open_for_reading(project) as store:
        before = indexing.missing(store)
    if before:
        _index(project)
    with projects.open_for_reading(project) as store:
        yield store
        after = indexing.missing(store)
    if after and not before:
        _index(project)


def _index(project: Path) -> None:
    with (
        suppress(BadInput),
        working("indexing the memory", [project]),
        projects.open_for_writing(project) as store,
    ):
        indexing.seal(store)


def warn_of_libraries(store: Store) -> None:
    """Says which libraries were not asked, and why."""
    for warning in memory_index.warnings(store):
        warn(warning)


def of_hit(hit: ConcordanceHit) -> Record:
    """One of `memory concordance`."""
    spans = [{"side": "source", **_of_span(span)} for span in hit.source_spans]
    spans += [{"side": "target", **_of_span(span)} for span in hit.target_spans]
    return {**of_unit(hit.unit), "library": hit.library, "spans": spans}


def say_match(match: Match) -> None:
    """Prints a match: what it is, then both texts."""
    place = " · ".join(filter(None, (match.memory, match.document, match.time[:10], match.author)))
    lost = "".join(f", {reason}" for reason in match.reasons)
    say(f"{match.score:3}%  {match.kind}{lost} · {match.origin} · {place}")
    say_wrapped(match.source, _INDENT)
    say_wrapped(match.target, _INDENT)
    for change in match.changes:
        say_wrapped(f"{change.before} is {change.after} here", _INDENT, "   number")
    for sentence in match.unsure:
        say_wrapped(sentence, _INDENT, "   unsure")


def say_hit(hit: ConcordanceHit) -> None:
    """Prints a unit with what was looked for in brackets."""
    unit = hit.unit
    number = f" {unit.number}" if unit.number else ""
    names = (hit.library or unit.memory, f"{unit.document}{number}", unit.time[:10], unit.author)
    say(" · ".join(filter(None, names)))
    say_wrapped(_marked(unit.source, hit.source_spans), _INDENT)
    say_wrapped(_marked(unit.target, hit.target_spans), _INDENT)


def _marked(text: str, spans: tuple[Span, ...]) -> str:
    for span in reversed(spans):
        text = f"{text[: span.start]}[{span.of(text)}]{text[span.end :]}"
    return text


def _of_span(span: Span) -> Record:
    return {"start": span.start, "end": span.end}
