"""Sets the target of one segment, as a script does.

NUMBER counts from 1 within the document and may also be the segment's id. Without TEXT, or with
-, the text is read from standard input as UTF-8; one line break at its end is not part of it.

A confirmed text also fills, as a draft that says where it came from, every segment of the project
with the same Chinese that nobody has translated, unless the settings file says otherwise
(`propagate = false` under `[memory]`). One undo takes back both.

With --codes the text says where the inline markup of the source goes, as `workbench pairs` prints
it: `{1>` opens, `<1}` closes, `{2}` stands alone. A code that the source does not have is refused;
what is wrong with the others, such as one that is missing, is said, unless --drop-codes says that
it is meant so.
Without the option those signs are text, and the codes that a translation may not do without, such
as the mark of a footnote, are put at the end, which is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, document_option, json_option, one_of, project_argument
from workbench.cli._output import print_json, say, warn
from workbench.cli._records import of_pair
from workbench.cli._stdin import text_or_stdin
from workbench.errors import Conflict, Refused
from workbench.model.segments import State
from workbench.services import projects, translating
from workbench.services.settings import read_settings
from workbench.text.code_faults import told_faults
from workbench.text.code_signs import read_signs, sign
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.codes import Code
    from workbench.model.segments import Pair
    from workbench.model.wordings import Written
    from workbench.store.project import Store


@click.command()
@project_argument
@click.argument("number", type=TEXT)
@click.argument("text", required=False, type=TEXT)
@document_option
@click.option(
    "--state",
    type=one_of([State.TRANSLATED, State.DRAFT]),
    default=State.TRANSLATED.value,
    show_default=True,
    help="How far the wording has come.",
)
@click.option("--codes", "has_codes", is_flag=True, help="TEXT has signs for inline markup.")
@click.option("--drop-codes", "is_meant", is_flag=True, help="Leave out markup without a word.")
@json_option
def command(
    project: Path,
    number: str,
    text: str | None,
    document: str | None,
    state: str,
    has_codes: bool,
    is_meant: bool,
    as_json: bool,
) -> None:
    """Writes the target; with --json the pair as it stands then is printed."""
    text = text_or_stdin(text)
    if state == State.TRANSLATED and not text.strip():
        raise Refused(
            f"no English was given for segment {number}",
            hint="write it behind the number, or --state draft to leave the segment without",
        )
    with projects.open_for_writing(project) as store:
        row, pair = projects.find_segment(store, number, document)
        codes = () if has_codes else translating.left_codes(pair, text)
        left = " ".join(map(sign, codes))
        if has_codes:
            text, codes = read_signs(to_line_feeds(text), pair.segment.codes)
        faults = told_faults(pair.segment.codes, codes, sign) if has_codes and text else ""
        written = _set(store, row, pair, text, State(state), codes)
        _, pair = projects.find_segment(store, pair.segment.id, None)
    _refuse_late(written, pair, text)
    if left:
        warn(f"put at the end of the target: {left}; with --codes the text says where they go")
    if faults and not is_meant:
        warn(f"inline markup is {faults}; the text stands so, and with --drop-codes nobody asks")
    if as_json:
        print_json({**of_pair(pair), "filled": len(written.filled)})
    else:
        filled = f"; filled {len(written.filled)} like it, as drafts" if written.filled else ""
        say(f"{pair.segment.document} {pair.segment.number} is {pair.target.state}{filled}")


def _set(
    store: Store, row: int, pair: Pair, text: str, state: State, codes: tuple[Code, ...]
) -> Written:
    settings = read_settings()
    propagates = settings.memory.propagate
    return translating.set_target(
        store, row, pair, text, state, settings.author, codes, propagates=propagates
    )


def _refuse_late(written: Written, pair: Pair, text: str) -> None:
    """Raises Conflict where another program's wording stands and this one beside it."""
    if written.theirs is not None:
        raise Conflict(
            f"another program wrote segment {pair.segment.number} at the same time",
            mine=text,
            theirs=written.theirs,
            hint="both wordings are kept; open the project to decide",
        )
