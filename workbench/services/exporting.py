"""Exporting: a file is written beside, read again, and only then put in its place."""

from __future__ import annotations

import shlex
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.model.exchange import Arrangement, Exported, Level, ParallelText
from workbench.model.scripts import Script
from workbench.plugins import FORMATS, Format, Registry
from workbench.plugins.format import best_match
from workbench.services.choosing import offered_names, offered_suffixes
from workbench.services.drafts import write_beside, write_several_beside
from workbench.services.guarding import Guard
from workbench.services.places import regular
from workbench.services.tallying import Tally, lacking, unconfirmed
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from workbench.model.exchange import Choices
    from workbench.model.segments import Pair, Segment

_MOST_SENTENCES = 10
"""Of paragraphs with more sentences than that, the pairs are not counted before they are written.
"""
_NAMED = 5
"""How many untranslated paragraphs a refusal names."""


def choose_format(out: Path, name: str | None = None, registry: Registry = FORMATS) -> Format:
    """The format of that name, else the one with the longest suffix that `out` ends in.

    Raises NotFound with what there is where no format of that name or suffix writes documents.
    """
    if name is not None:
        offer = offered_names(_writing(registry))
        try:
            chosen = registry.get(name)
        except NotFound as unknown:
            raise NotFound(unknown.fault, hint=offer) from None
        if chosen.write is None and chosen.write_set is None:
            raise NotFound(f"the format {name!r} writes no documents", hint=offer)
        return chosen
    fitting = best_match(_writing(registry), out.name)
    if fitting is None:
        raise _nothing_for(out, registry)
    return fitting


def fitting_choices(choices: Choices, format: Format) -> Choices:
    """What was chosen, with what the format needs besides."""
    return replace(
        choices,
        has_terms=choices.has_terms or format.holds_terms_only,
        has_people=choices.has_people or format.shows_scripts,
    )


def write_export(
    parallel: ParallelText,
    out: Path,
    format: Format,
    *,
    strict: bool = False,
    is_new: bool = False,
    report: Callable[[int], None] = lambda done: None,
) -> Exported:
    """Writes `parallel` to `out`, which is replaced in one step once the new file is verified.

    With `strict` nothing is written while any paragraph that is to be translated has no target:
    Refused names the first of them. With `is_new` Refused names one of several files that is there
    and would be replaced. Refused too where `out` cannot be a file, where the format cannot do what
    was chosen, or where it holds terms alone and the documents have none. Whatever else goes wrong
    is ExportFailed, and leaves neither half a file nor a changed old one. `report` is told how many
    pairs are done; each counts twice, when it was written and when it was read again.
    """
    _refuse_misfit(parallel, format)
    _refuse_too_many(parallel, format)
    if strict:
        refuse_missing(parallel.pairs, several=len(parallel.documents) > 1)
    tally = Tally(report=report)
    watched = tally.watching(parallel)
    guard = Guard(
        parallel=parallel,
        name=out.name,
        format=format,
        report=lambda compared: report(tally.pairs + compared),
    )
    warnings = _written(watched, out, format, guard, is_new=is_new)
    return Exported(
        written=tally.written,
        skipped=tally.skipped,
        not_translatable=tally.not_translatable,
        terms=guard.compared if format.holds_terms_only else 0,
        compared=guard.compared,
        lacking=lacking(format),
        warnings=(*warnings, *_told(parallel, format, tally)),
    )


def refuse_missing(pairs: Iterable[Pair], *, several: bool) -> None:
    """Raises Refused where paragraphs have no English that are to have one; names the first.

    `several` says that their documents must be named too.
    """
    named: list[str] = []
    count = 0
    for pair in pairs:
        if pair.segment.is_translatable and not has_text(pair.target.text):
            count += 1
            if count <= _NAMED:
                named.append(_name_of(pair.segment, several=several))
    if not count:
        return
    more = ", ..." if count > len(named) else ""
    have = "1 paragraph has" if count == 1 else f"{count} paragraphs have"
    raise Refused(
        f"{have} no English yet: {', '.join(named)}{more}",
        hint="translate them, or export without --strict",
    )


def _written(
    parallel: ParallelText, out: Path, format: Format, guard: Guard, *, is_new: bool
) -> tuple[str, ...]:
    write, write_set = format.write, format.write_set
    if write is not None:
        return write_beside(out, lambda stream: write(parallel, stream), verify=guard.verify)
    assert write_set is not None
    return write_several_beside(
        out, lambda opened: write_set(parallel, opened), verify=guard.verify, is_new=is_new
    )


def _told(parallel: ParallelText, format: Format, tally: Tally) -> Iterator[str]:
    """What is to be said of an export besides what its format said."""
    if format.read_footnotes is not None:
        yield from parallel.warnings
    yield from _ignored(parallel.choices, format)
    yield from tally.losses(format)
    yield from unconfirmed(tally.drafts)


def _refuse_misfit(parallel: ParallelText, format: Format) -> None:
    if format.write is None and format.write_set is None:
        raise Refused(f"the format {format.name!r} writes no documents")
    if format.is_english_only and parallel.choices.level is Level.SENTENCE:
        raise Refused(
            f"the format {format.name!r} holds whole paragraphs of English",
            hint="leave --level out, or choose a format with source and target",
        )
    if format.holds_terms_only and not parallel.concepts:
        raise Refused(
            "no term of the glossary stands in these documents",
            hint="`workbench terms export` writes the whole glossary",
        )


def _refuse_too_many(parallel: ParallelText, format: Format) -> None:
    """Raises Refused for more pairs than a file has room for; they are only counted if need be."""
    most = format.most_pairs
    paragraphs = sum(document.paragraphs for document in parallel.documents)
    is_exact = parallel.choices.level is Level.PARAGRAPH and not parallel.choices.states
    if not most or paragraphs <= most // (1 if is_exact else _MOST_SENTENCES):
        return
    count = paragraphs
    if not is_exact:
        count = sum(1 for _ in islice(parallel.pairs, most + 1))
    if count > most:
        said = f"{count:,}" if is_exact else f"more than {most:,}"
        raise Refused(
            f"the export has {said} pairs, and {format.name} has room for {most:,}",
            hint="export some documents at a time with --document, or all as .tsv",
        )


def _ignored(choices: Choices, format: Format) -> list[str]:
    """A sentence for each choice that makes no difference to the file."""
    if format.holds_terms_only:
        unused = {"levels": choices.level is Level.SENTENCE, "states": choices.states}
        said = [f"{format.name} has no place for {each}" for each, is_so in unused.items() if is_so]
    elif format.is_english_only and choices.script is not Script.STORED:
        said = [f"{format.name} has the Chinese only where there is no English yet"]
    else:
        said = []
    if choices.arrangement is not Arrangement.COLUMNS and not format.has_arrangements:
        said.append(f"{format.name} has one arrangement only")
    if choices.has_history and choices.level is Level.SENTENCE:
        said.append("earlier wordings are those of whole paragraphs, left out of their sentences")
    return said


def _name_of(segment: Segment, *, several: bool) -> str:
    return f"{segment.document} {segment.number}" if several else str(segment.number)


def _writing(registry: Registry) -> list[Format]:
    return [each for each in registry.all()[0] if each.write or each.write_set]


def _nothing_for(out: Path, registry: Registry) -> NotFound:
    """Why a file of that name cannot be written. Raises Refused where no file can stand there."""
    regular(out)
    hint = f"{offered_suffixes(_writing(registry))}; or choose a format with --to"
    filled = best_match([each for each in registry.all()[0] if each.write_filled], out.name)
    if filled is not None:
        suffix = filled.suffixes[0]
        return NotFound(
            f"{out.name} can only be what a {suffix} file that was added becomes in English",
            hint=hint,
        )
    if out.suffix:
        return NotFound(f"no format writes {out.name}", hint=hint)
    make = f"make it: mkdir -p {shlex.quote(str(out))}"
    return NotFound(f"there is no folder {out}", hint=f"{make}; or name a file: {hint}")
