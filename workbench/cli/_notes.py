"""What the commands of `notes` share: options, records, and an annotation in plain text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workbench.cli._options import TEXT, one_of
from workbench.cli._output import print_json, say, say_wrapped
from workbench.errors import NotFound
from workbench.model.annotations import AnnotationState, Visibility
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.services import labelling
from workbench.services.annotating import NotesFilter
from workbench.text.context import in_context

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.cli._records import Record
    from workbench.model.annotations import Annotation, Relation
    from workbench.store.project import Store
    from workbench.store.remarks import Remark

F = TypeVar("F", bound=Callable[..., Any])

_SPAN = re.compile(r"(\d{1,9}):(\d{1,9})", re.ASCII)
_INDENT = 9
_AROUND = 20
"""Code points shown on each side of a quote."""
ID_SHOWN = 8
"""Characters of an id that lists for people show; every command takes them for the whole."""

note_argument = click.argument("note", type=TEXT, metavar="ID")
notes_argument = click.argument("notes", type=TEXT, metavar="ID...", nargs=-1, required=True)


def span(value: str) -> Span:
    """A stretch such as 3:7, in code points, the end excluded. Raises BadParameter."""
    found = _SPAN.fullmatch(value)
    if found is None:
        raise click.BadParameter("a stretch is given as START:END in characters, such as 3:7")
    return Span(int(found[1]), int(found[2]))


def place_options(function: F) -> F:
    """Adds the two ways to say which words are meant."""
    function = click.option("--quote", type=TEXT, help="The words; they must stand there once.")(
        function
    )
    return click.option(
        "--span", type=span, metavar="START:END", help="The stretch, in characters from 0."
    )(function)


def filter_options(function: F) -> F:
    """Adds an option for each thing by which annotations are chosen."""
    options = (
        click.option("--side", type=one_of(Side), help="Only on this text of the pair."),
        click.option("--label", "labels", multiple=True, type=TEXT, help="Only with this label."),
        click.option("--set", "group", type=TEXT, help="Only with labels of this set."),
        click.option(
            "--state",
            "states",
            multiple=True,
            type=one_of(AnnotationState),
            help="Only in this state.",
        ),
        click.option("--author", type=TEXT, default="", help="Only by this author."),
        click.option("--visibility", type=one_of(Visibility), help="Only for these readers."),
        click.option(
            "--orphaned/--placed",
            "is_orphaned",
            default=None,
            help="Only those whose words are gone, or are there.",
        ),
        click.option("--text", type=TEXT, default="", help="Only with these words in them."),
    )
    for option in reversed(options):
        function = option(function)
    return function


def notes_filter(store: Store, given: dict[str, Any]) -> NotesFilter:
    """What the filter options ask for.

    Raises NotFound for a label or a set that there is not, and for labels of another set.
    """
    return NotesFilter(
        text=given["text"],
        states=frozenset(map(AnnotationState, given["states"])),
        author=given["author"],
        labels=_labels(store, frozenset(given["labels"]), given["group"]),
        side=Side(given["side"]) if given["side"] else None,
        visibility=Visibility(given["visibility"]) if given["visibility"] else None,
        is_orphaned=given["is_orphaned"],
    )


def rows_of(store: Store, ids: Iterable[str]) -> list[int]:
    """The rows of annotations that a user names, each once. Raises NotFound."""
    return list(dict.fromkeys(store.annotations.get(each).row for each in ids))


def records(store: Store, remarks: Sequence[Remark]) -> list[Record]:
    """Annotations as `notes list` prints them."""
    ties = _ties(store)
    return [_record(remark.annotation, ties[remark.annotation.id]) for remark in remarks]


def show(store: Store, rows: Sequence[int], *, as_json: bool) -> None:
    """Prints annotations as they stand."""
    remarks = store.annotations.several(rows)
    if as_json:
        print_json(records(store, remarks))
    else:
        say_remarks(store, remarks)


def say_remarks(store: Store, remarks: Sequence[Remark]) -> None:
    """Prints annotations under their documents: facts, words in their context, body, replies."""
    ties = _ties(store)
    document = None
    for remark in remarks:
        each = remark.annotation
        if remark.document_row != document:
            document = remark.document_row
            say(each.document)
        say_wrapped(_facts(each), _INDENT, f"{each.number:>7}")
        text, _ = store.wordings.standing(remark.segment_row, each.side)
        if each.span is not None:
            say_wrapped(in_context(text, [each.span], _AROUND), _INDENT)
        elif each.is_orphaned:
            say_wrapped(f"[{each.quote}] is not there any more", _INDENT)
        for line in filter(None, each.body.split("\n")):
            say_wrapped(line, _INDENT + 2)
        for reply in each.replies:
            say_wrapped(f"{reply.author}: {reply.body}", _INDENT + 4)
        for tie in ties[each.id]:
            other = tie.end if tie.start == each.id else tie.start
            arrow = "->" if tie.start == each.id else "<-"
            say_wrapped(f"{arrow} {tie.kind} {other[:ID_SHOWN]}", _INDENT + 4)


def _facts(each: Annotation) -> str:
    where = f" {each.span.start}:{each.span.end}" if each.span else ""
    facts = [f"{each.side}{where}", each.label, each.state, each.severity, each.author]
    if each.visibility is Visibility.CLIENT:
        facts.append("for the client")
    return f"{each.id[:ID_SHOWN]}  {', '.join(filter(None, facts))}"


def _record(each: Annotation, ties: Sequence[Relation]) -> Record:
    return {
        "document": each.document,
        "number": each.number,
        "side": each.side,
        "start": each.span.start if each.span else None,
        "end": each.span.end if each.span else None,
        "quote": each.quote,
        "label": each.label,
        "body": each.body,
        "author": each.author,
        "state": each.state,
        "id": each.id,
        "version": each.version,
        "segment": each.segment,
        "visibility": each.visibility,
        "severity": each.severity,
        "origin": each.origin,
        "time": each.time,
        "orphaned": each.is_orphaned,
        "replies": [
            {
                "body": reply.body,
                "author": reply.author,
                "time": reply.time,
                "id": reply.id,
                "version": reply.version,
            }
            for reply in each.replies
        ],
        "relations": [_of_relation(tie) for tie in ties],
    }


def _of_relation(tie: Relation) -> Record:
    return {
        "kind": tie.kind,
        "from": tie.start,
        "to": tie.end,
        "author": tie.author,
        "time": tie.time,
        "id": tie.id,
        "version": tie.version,
    }


def _ties(store: Store) -> defaultdict[str, list[Relation]]:
    found: defaultdict[str, list[Relation]] = defaultdict(list)
    for _, tie in store.relations.all():
        found[tie.start].append(tie)
        found[tie.end].append(tie)
    return found


def _labels(store: Store, wanted: frozenset[str], group: str | None) -> frozenset[str]:
    """The labels asked for; empty for all of them."""
    known = labelling.labels(store)
    for name in sorted(wanted - set(store.labels.used())):
        labelling.find_label(store, name)
    if group is None:
        return wanted
    in_group = frozenset(label.name for label in known if label.group == group)
    if not in_group:
        groups = ", ".join(dict.fromkeys(label.group for label in known))
        raise NotFound(f"there is no label set {group!r}", hint=f"there are {groups}")
    if wanted and not wanted & in_group:
        raise NotFound(f"the set {group} has none of {', '.join(sorted(wanted))}")
    return wanted & in_group or in_group
