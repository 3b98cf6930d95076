"""Prints every wording that a segment has had, newest first, or who did what and when.

SEGMENT is a number within the document or an id. Each wording is compared with the one before
it: [-what it lost-] and {+what it gained+}. With --restore the wording of that number (1 is the
newest) stands again: English as a draft, Chinese as a correction. With --all everything that was
done to the segment is told, and to those that it was split from or joined with: wordings, notes,
flags, locks. With --day, or --all without a SEGMENT, it is what was done to the whole project.

With --json, --all and --day print a list of {time, author, via, what, step, document, number,
merged_by, happenings, more, id}, and --diff prints {before, after, pieces}; times are in UTC, and
`happenings` says for each thing what became of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from workbench.cli._events import say_events
from workbench.cli._options import TEXT, document_option, json_option, one_of, project_argument
from workbench.cli._output import print_json, say, say_wrapped
from workbench.cli._records import of_compared, of_event, of_revision
from workbench.model.segments import Revision, Side
from workbench.services import projects, timeline, wording_history
from workbench.services.settings import read_settings
from workbench.text.diffing import marked, word_diff

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from workbench.model.timelines import Event
    from workbench.services.timeline import Compared
    from workbench.store.project import Store


@click.command()
@project_argument
@click.argument("segment", type=TEXT, required=False)
@document_option
@click.option(
    "--side",
    type=one_of(Side),
    default=Side.TARGET.value,
    show_default=True,
    help="Which text of the pair.",
)
@click.option("--restore", type=click.IntRange(min=1), metavar="N", help="Let wording N stand.")
@click.option(
    "--diff",
    type=(TEXT, TEXT),
    metavar="N M",
    help="What wording M changed in wording N; by number, or by id, also of the other side.",
)
@click.option("--all", "is_all", is_flag=True, help="Tell everything that was done.")
@click.option(
    "--day", type=TEXT, metavar="DATE", help="Tell what was done on a day: 2026-11-24, yesterday."
)
@click.option("--author", type=TEXT, metavar="NAME", help="Only what this person did.")
@json_option
def command(
    project: Path, segment: str | None, document: str | None, as_json: bool, **asked: Any
) -> None:
    """Prints the history, after restoring where that is asked."""
    wanted = _Wanted(**asked)
    wanted.refuse_several()
    if wanted.is_timeline:
        with projects.open_for_reading(project) as store, store.snapshot():
            _tell(_events(store, segment, document, wanted), as_json=as_json)
        return
    if segment is None:
        raise click.UsageError("name a SEGMENT, or say --all or --day for the whole project")
    if wanted.diff is not None:
        with projects.open_for_reading(project) as store:
            row, _ = projects.find_segment(store, segment, document)
            compared = timeline.compare(store, row, *wanted.diff, Side(wanted.side))
        _say_difference(compared, as_json=as_json)
        return
    wordings = _wordings(project, segment, document, wanted)
    shown = [at for at, each in enumerate(wordings) if wanted.author in (None, each.author)]
    if as_json:
        print_json([of_revision(wordings[at]) for at in shown])
    else:
        _say(wordings, shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What the options ask for."""

    side: str
    restore: int | None
    diff: tuple[str, str] | None
    is_all: bool
    day: str | None
    author: str | None

    @property
    def is_timeline(self) -> bool:
        """Whether it is events and not wordings."""
        return self.is_all or self.day is not None

    def refuse_several(self) -> None:
        """Raises UsageError where they ask for things that have nothing to do with each other."""
        if sum((self.restore is not None, self.diff is not None, self.is_timeline)) > 1:
            raise click.UsageError("--restore, --diff and a timeline (--all, --day) go one by one")


def _wordings(project: Path, segment: str, document: str | None, wanted: _Wanted) -> list[Revision]:
    """The wordings of a side, newest first, after one of them was restored where asked."""
    side = Side(wanted.side)
    if wanted.restore is None:
        with projects.open_for_reading(project) as store:
            row, _ = projects.find_segment(store, segment, document)
            return wording_history.history(store, row, side)
    with projects.open_for_writing(project) as store:
        row, pair = projects.find_segment(store, segment, document)
        timeline.restore_number(store, row, pair, wanted.restore, side, read_settings().author)
        return wording_history.history(store, row, side)


def _events(
    store: Store, segment: str | None, document: str | None, wanted: _Wanted
) -> Iterable[Event]:
    day = None if wanted.day is None else timeline.read_day(wanted.day)
    author = wanted.author or ""
    if segment is not None:
        row, _ = projects.find_segment(store, segment, document)
        return timeline.of_segment(store, row, day=day, author=author)
    events = (
        timeline.of_project(store, author=author)
        if day is None
        else timeline.of_day(store, day, author=author)
    )
    if document is None:
        return events
    known = dict(store.documents.all())[projects.find_document(store, document)]
    return (event for event in events if event.is_in(known.name))


def _tell(events: Iterable[Event], *, as_json: bool) -> None:
    if as_json:
        print_json([of_event(event) for event in events])
    else:
        say_events(events)


def _say_difference(compared: Compared, *, as_json: bool) -> None:
    if as_json:
        print_json(of_compared(compared))
        return
    say_wrapped(_facts(compared.before), 5, "   -")
    say_wrapped(_facts(compared.after), 5, "   +")
    say_wrapped(marked(compared.pieces) or "(empty)", 5)


def _say(revisions: Sequence[Revision], chosen: Sequence[int]) -> None:
    if not chosen:
        say("nothing was written here yet")
    for at in chosen:
        revision = revisions[at]
        say_wrapped(_facts(revision), 5, f"{at + 1:>4}")
        older = revisions[at + 1].text if at + 1 < len(revisions) else revision.text
        say_wrapped(word_diff(older, revision.text) or "(empty)", 5)


def _facts(revision: Revision) -> str:
    facts = [revision.state, revision.origin, revision.author, revision.time]
    if revision.detail:
        facts.append(revision.detail)
    if revision.is_head:
        facts.append("stands")
    return ", ".join(facts)
