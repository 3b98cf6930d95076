"""Takes targets, states and notes from a bilingual file that came back.

FILE is a review table (DOCX, XLSX, ODS), an XLIFF, TMX, TSV, CSV, workbook (XLSX, ODS) or JSON
Lines that went out from this project and was in other hands, or one of another tool with the same
Chinese; where its suffix is wrong, what it holds counts. Each row is about the paragraph that it
names; one without a name is about the paragraph that alone has its Chinese, and sentences of OmegaT
are put together to theirs. None is taken by its place in the file. What changed is printed:
[-what was lost-] and {+what was gained+}, with inline markup as `workbench pairs` prints it.

A row is refused where it does not fit: its paragraph is gone or final, its Chinese was changed
here, its English was changed here too, markup is lost, or its English is empty. It is named on
standard error, and the others are taken, as one change that `workbench undo` takes back; with
--strict none is taken then, and all that were refused are told first. An earlier wording that the
project has gone on from is counted as older and left alone. With --preview nothing is written.

A note that went out with its row is resolved where it was taken away, and has other words where
somebody changed it; where it was changed here too, what the file says becomes an answer. Answers
that went out (--notes all) are changed, taken out and added in the same way. Changes
that Word tracked become wordings of their own, with their authors and dates. The status is 1 where
a row was refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli._kept_json import KeptList, kept_list, print_json_lists
from workbench.cli._options import PATH, TEXT, json_option, project_argument
from workbench.cli._output import say, say_wrapped, warn
from workbench.cli._progress import through_work
from workbench.cli._records import of_code
from workbench.model.returned import NOTES_TOLD, ReturnOptions, RowFate
from workbench.services import projects, returning
from workbench.services.settings import read_settings
from workbench.text.code_signs import with_signs
from workbench.text.coding import marked
from workbench.text.diffing import word_diff

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.cli._records import Record
    from workbench.model.returned import RowResult, TakenBack

_INDENT = 5
_MOST = 100
"""Rows that are named where none is taken."""


@click.command()
@project_argument
@click.argument("file", type=PATH)
@click.option("--from", "format", type=TEXT, default="", metavar="FORMAT", help="The format.")
@click.option("--preview", "is_dry", is_flag=True, help="Only tell what would be taken.")
@click.option("--strict", "is_strict", is_flag=True, help="Take all rows that are other, or none.")
@click.option(
    "--force", "is_forced", is_flag=True, help="Take English that was changed here too, or later."
)
@click.option("--no-states", is_flag=True, help="Leave the states as they are.")
@click.option("--no-notes", is_flag=True, help="Take no notes.")
@json_option
@click.pass_context
def command(
    context: click.Context,
    /,
    project: Path,
    file: Path,
    no_states: bool,
    no_notes: bool,
    as_json: bool,
    **given: Any,
) -> None:
    """Takes a file back, or tells what it would bring."""
    options = ReturnOptions(has_states=not no_states, has_notes=not no_notes, **given)
    opened = projects.open_for_reading if options.is_dry else projects.open_for_writing
    with kept_list() as taken, kept_list() as refused:
        shown = _Shown(taken, refused, as_json=as_json, is_strict=options.is_strict)
        with opened(project) as store, through_work(f"taking {file.name}", [file]) as meter:
            shown.clear = meter.clear
            done = returning.take_back(
                store, file, read_settings().author, options, tell=shown.tell, report=meter
            )
        shown.end(done, is_dry=options.is_dry)
    if done.refused:
        context.exit(1)


class _Shown:
    """What is printed of the rows, while they are gone through or at the end."""

    def __init__(
        self, taken: KeptList, refused: KeptList, *, as_json: bool, is_strict: bool
    ) -> None:
        self._as_json = as_json
        self._is_strict = is_strict
        self._taken, self._refused = taken, refused
        self._waiting: list[str] = []
        """What is said once all rows are known."""
        self.clear: Callable[[], None] = lambda: None
        """Is called before lines are printed."""

    def tell(self, result: RowResult) -> None:
        """Tells of one row."""
        if self._as_json:
            if result.fate in (RowFate.TAKEN, RowFate.REFUSED):
                kept = self._taken if result.fate is RowFate.TAKEN else self._refused
                kept.append(_record(result))
        elif result.fate is RowFate.TAKEN:
            self.clear()
            _say_taken(result)
        elif result.fate is not RowFate.REFUSED:
            self._warn([f"{result.document} {result.number}: {each}" for each in result.warnings])
        elif not self._is_strict:
            self._warn([_refusal(result)])
        elif len(self._waiting) < _MOST:
            self._waiting.append(_refusal(result))

    def _warn(self, lines: Sequence[str]) -> None:
        if lines:
            self.clear()
        for line in lines:
            warn(line)

    def end(self, done: TakenBack, *, is_dry: bool) -> None:
        """Tells the counts."""
        if self._as_json:
            print_json_lists(
                {"taken": self._taken, "refused": self._refused},
                {"same": done.same, "older": done.older, "warnings": list(done.warnings)},
            )
            return
        if self._is_strict and done.refused:
            self._end_refused(done.refused)
            return
        verb = "would be taken" if is_dry else "taken"
        older = f", {done.older:,} older than here" if done.older else ""
        say(f"{done.taken:,} {verb}, {done.same:,} the same{older}, {done.refused:,} refused")
        for warning in done.warnings:
            warn(warning)

    def _end_refused(self, count: int) -> None:
        """Tells why nothing was taken."""
        are = "1 row does not fit" if count == 1 else f"{count:,} rows do not fit"
        warn(f"nothing was taken: {are}; put that right, or update without --strict")
        for line in self._waiting:
            warn(line)
        if count > len(self._waiting):
            warn(f"{count - len(self._waiting):,} more; `workbench update --preview` tells all")


def _refusal(result: RowResult) -> str:
    name = f" ({result.document} {result.number})" if result.number else ""
    return f"{result.where}{name}: {result.reason}"


def _say_taken(result: RowResult) -> None:
    news = () if result.state is result.state_before else (str(result.state),)
    state = f"  [{', '.join((*news, *result.marks))}]" if news or result.marks else ""
    say(f"{result.document} {result.number}{state}")
    say_wrapped(_english(result), _INDENT)
    for note in result.notes:
        author = f" ({note.author})" if note.author else ""
        text = word_diff(note.before, note.text) if note.before else note.text
        say_wrapped(f"{NOTES_TOLD[note.fate]}{author}: {text}", _INDENT)
    for warning in result.warnings:
        say_wrapped(f"! {warning}", _INDENT)


def _english(result: RowResult) -> str:
    """What became of the English; its codes are signs as `workbench pairs` prints them."""
    before = marked(result.before, result.codes_before)
    after = marked(result.after, result.codes)
    if after != before:
        after = word_diff(before, after) if before else f"{{+{after}+}}"
    return with_signs(after, (*result.codes_before, *result.codes))


def _record(result: RowResult) -> Record:
    return {
        "id": result.id,
        "document": result.document,
        "number": result.number,
        "where": result.where,
        "reason": result.reason,
        "before": result.before,
        "after": result.after,
        "codes_before": [of_code(code) for code in result.codes_before],
        "codes": [of_code(code) for code in result.codes],
        "state_before": result.state_before,
        "state": result.state,
        "marks": list(result.marks),
        "notes": [
            {
                "what": note.fate,
                "id": note.id,
                "text": note.text,
                "before": note.before,
                "author": note.author,
                "time": note.time,
            }
            for note in result.notes
        ],
        "warnings": list(result.warnings),
    }
