"""Adds source documents to a project.

Newspaper columns and OCR break paragraphs in mid-sentence: they are joined again where the text
shows it, unless --repair off; page numbers and running heads are left out, and noise within lines
is cut. With --preview each paragraph is printed with every join and cut, each block that is left
out, and the reasons, and nothing is written. All files are added, or none.

Plain text, Word and OpenDocument files, web pages, Markdown, e-books, PDF with text, and tables are
read, as `workbench formats` lists them; of a table one column is the source. A folder stands for
all such files in it.

XLIFF, SDLXLIFF (Trados), MQXLIFF (memoQ) and MXLIFF (Phrase) files have both languages: each of
their segments comes in as it is, with its target, state and notes, and workbench export writes what
is translated back into the same file. Nothing of them is repaired. One that is from English to
Chinese is refused: its pairs go into the memory with workbench memory import.

A text, a table with a separator or an XLIFF file of more than 8 MB is stored while it is read, so
that it may be larger than memory; a text is repaired in stretches of 10,000 lines then, which is
what --preview shows of it. --ask and --update hold all of a file, and take no more than 100 MB.
Other programs that write to the project meanwhile are told to try again. Broken off with Ctrl-C,
the project is as it was.

With --ask what repair proposes is shown on the screen before anything is stored: each join,
omission and cut is accepted or refused there, and Esc leaves without adding anything.

With --update FILE is a newer version of a document that the project has. Every translation whose
source stands unchanged is kept, wherever it stands now; where a source changed, the old English is
kept in the history and offered for the new wording. Of a file with both languages, targets are
taken only where the project has none. What came, went and moved is told.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workbench.cli._asking import decided
from workbench.cli._options import PATH, TEXT, json_option, one_of, project_argument
from workbench.cli._output import print_json, print_json_list, say, warn
from workbench.cli._preview import of_proposals, say_proposals
from workbench.cli._progress import going_through, through_bytes
from workbench.cli._records import of_imported
from workbench.cli._updated import of_updated, say_updated
from workbench.services import dating, importing, named_files, projects, updating
from workbench.services.arriving import Arrival
from workbench.services.importing import Proposal, Repair
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from workbench.cli._screens import Screens
    from workbench.model.exchange import Imported
    from workbench.store.project import Store

_Read = TypeVar("_Read")


@click.command()
@project_argument
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@click.option(
    "--repair",
    type=one_of((Repair.AUTO, Repair.OFF)),
    help="Whether broken paragraphs are joined.  [default: auto; with --update as before]",
)
@click.option("--date", type=TEXT, default="", help="When the texts were written, as YYYY-MM-DD.")
@click.option(
    "--column", type=TEXT, default="", help="The source of a table: name, letter, number."
)
@click.option("--update", is_flag=True, help="The file is a newer version of a document.")
@click.option("--document", type=TEXT, help="Which document, where it has another name.")
@click.option("--preview", is_flag=True, help="Only print what would be added.")
@click.option("--ask", is_flag=True, help="Decide on the repair on the screen first.")
@json_option
@click.pass_obj
def command(
    screens: Screens,
    /,
    project: Path,
    files: tuple[Path, ...],
    update: bool,
    document: str | None,
    preview: bool,
    as_json: bool,
    **given: Any,
) -> None:
    """Adds, reads anew, or previews."""
    found, warnings = named_files.files_of(files)
    read = partial(importing.propose, column=given["column"])
    repair = None if given["repair"] is None else Repair(given["repair"])
    propose = partial(read, mode=repair or Repair.AUTO)
    if document is not None and (not update or len(found) > 1):
        raise click.UsageError("--document names the one document that --update reads anew")
    if given["ask"] and (update or preview):
        raise click.UsageError("--ask goes neither with --update nor with --preview")
    if update:
        _update(project, found, document, preview, as_json, read=read, repair=repair)
        return
    chosen = partial(importing.source, mode=repair or Repair.AUTO, column=given["column"])
    if preview:
        _preview([chosen(path) for path in found], as_json)
        return
    date = dating.date_of(given["date"])
    with projects.open_for_writing(project) as store:
        sources: Sequence[Proposal | Arrival]
        if given["ask"]:
            sources = decided(screens, _read(found, propose), project)
        else:
            sources = _read(found, chosen)
        imported = _add(store, sources, date)
    imported = replace(imported, warnings=(*warnings, *imported.warnings))
    if as_json:
        print_json(of_imported(imported))
    else:
        _say(imported, len(sources))


def _add(store: Store, sources: Sequence[Proposal | Arrival], date: str) -> Imported:
    with through_bytes("adding paragraphs", *_arriving(sources)) as tell:
        author = read_settings().author
        return importing.add(store, sources, author, date=date, report=tell)


def _say(imported: Imported, count: int) -> None:
    if not count:
        say("nothing was added")
        return
    documents = "1 document" if count == 1 else f"{count} documents"
    say(f"added {documents} of {imported.added} paragraphs")
    for warning in imported.warnings:
        warn(warning)


def _read(paths: Sequence[Path], read: Callable[[Path], _Read]) -> list[_Read]:
    found = []
    with going_through("reading documents", paths) as tell:
        for done, path in enumerate(paths):
            tell(done)
            found.append(read(path))
    return found


def _update(
    project: Path,
    paths: Sequence[Path],
    document: str | None,
    preview: bool,
    as_json: bool,
    *,
    read: Callable[[Path, Repair], Proposal],
    repair: Repair | None,
) -> None:
    with projects.open_for_writing(project) as store:
        found = [(updating.find_document(store, path, document), path) for path in paths]
        proposals = [(name, read(path, repair or before)) for (name, before), path in found]
        with store.transaction():
            if preview:
                done = [updating.preview(store, *each) for each in proposals]
            else:
                author = read_settings().author
                done = [updating.update(store, *each, author) for each in proposals]
    if as_json:
        print_json([of_updated(each) for each in done])
        return
    for each in done:
        say_updated(each)


def _preview(sources: Sequence[Proposal | Arrival], as_json: bool) -> None:
    with through_bytes("reading", *_arriving(sources), prints=True) as tell:
        files = importing.previews(sources, tell)
        if as_json:
            print_json_list(record for file in files for record in of_proposals(file))
            return
        for index, file in enumerate(files):
            if index:
                say()
            say_proposals(file)


def _arriving(sources: Iterable[Proposal | Arrival]) -> list[Path]:
    """The files that are read while they are gone through."""
    return [each.path for each in sources if isinstance(each, Arrival)]
