"""Lists what waits for review, or says of segments that they are accepted, final or sent back.

Without an option every translated segment is printed with what changed since the version that was
reviewed before. NUMBERS count from 1 within the document and may also be ids. Each segment is
done by itself; the first that is refused ends it.

What is accepted also fills, as a draft that says where it came from, every segment of the project
with the same Chinese that nobody has translated, unless the settings file says otherwise
(`propagate = false` under `[memory]`), as confirming in the editor does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, document_option, json_option, project_argument
from workbench.cli._output import print_json, say, say_wrapped
from workbench.cli._records import of_pair
from workbench.model.segments import State
from workbench.model.signs import STATE_SIGNS
from workbench.services import projects, reviewing, stays
from workbench.services.settings import read_settings
from workbench.text.diffing import word_diff

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeAlias

    from workbench.model.segments import Pair
    from workbench.model.settings import Settings
    from workbench.store.project import Store

    Deed: TypeAlias = Callable[[Store, int, Pair, Settings], int]
    """Is done to a segment's row and pair; gives how many others it filled."""

_INDENT = 7


@click.command()
@project_argument
@click.argument("numbers", nargs=-1, type=TEXT)
@document_option
@click.option("--accept", "deed", flag_value="accept", help="They are good: reviewed.")
@click.option("--final", "deed", flag_value="final", help="They are final, and locked.")
@click.option("--reopen", "deed", flag_value="reopen", help="Open final ones again.")
@click.option("--send-back", "note", type=TEXT, metavar="NOTE", help="They need work: why.")
@json_option
def command(
    project: Path,
    numbers: tuple[str, ...],
    document: str | None,
    deed: str | None,
    note: str | None,
    as_json: bool,
) -> None:
    """Prints what waits for review, or the pairs as they are afterwards."""
    if deed is not None and note is not None:
        raise click.UsageError("a segment is either sent back or accepted")
    if (deed is None and note is None) != (not numbers):
        raise click.UsageError("name the segments and say what is to be done with them")
    if not numbers:
        _say_waiting(project, document, as_json=as_json)
        return
    do = _sending_back(note) if note is not None else _DEEDS[deed or ""]
    settings = read_settings()
    with projects.open_for_writing(project) as store:
        done: list[tuple[Pair, int]] = []
        for number in numbers:
            row, pair = projects.find_segment(store, number, document)
            filled = do(store, row, pair, settings)
            done.append((projects.find_segment(store, pair.segment.id, None)[1], filled))
    if as_json:
        print_json([{**of_pair(pair), "filled": filled} for pair, filled in done])
        return
    for pair, filled in done:
        told = f"; filled {filled} like it, as drafts" if filled else ""
        say(f"{pair.segment.document} {pair.segment.number} is {pair.target.state}{told}")


def _say_waiting(project: Path, document: str | None, *, as_json: bool) -> None:
    with projects.open_for_reading(project) as store:
        chosen = None if document is None else projects.find_document(store, document)
        waiting = list(reviewing.waiting(store, chosen))
        if as_json:
            print_json(
                [
                    {**of_pair(pair), "author": pair.target.author, "before": before}
                    for _, pair, before in waiting
                ]
            )
            return
        for _, pair, before in waiting:
            segment, target = pair.segment, pair.target
            sign = STATE_SIGNS[State.TRANSLATED]
            say(f"{segment.number:>4} {sign} {segment.document}, {target.author}")
            say_wrapped(segment.source, _INDENT)
            say_wrapped(target.text if before is None else word_diff(before, target.text), _INDENT)
        if not waiting:
            say("nothing waits for review")


def _accept(store: Store, row: int, pair: Pair, settings: Settings) -> int:
    if pair.segment.is_locked:
        return 0
    stay = stays.visit(row, pair, settings.author)
    text, codes = pair.target.text, pair.target.codes
    propagates = settings.memory.propagate
    return len(reviewing.accept(store, stay, text, codes, propagates=propagates).filled)


def _finish(store: Store, row: int, pair: Pair, settings: Settings) -> int:
    reviewing.finish(store, row, pair, settings.author)
    return 0


def _reopen(store: Store, row: int, pair: Pair, settings: Settings) -> int:
    reviewing.reopen(store, row, pair, settings.author)
    return 0


def _sending_back(note: str) -> Deed:
    def send(store: Store, row: int, pair: Pair, settings: Settings) -> int:
        reviewing.send_back(store, row, pair, note, settings.author)
        return 0

    return send


_DEEDS: dict[str, Deed] = {"accept": _accept, "final": _finish, "reopen": _reopen}
