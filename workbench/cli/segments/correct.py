"""Corrects a slip in the source of one segment; the earlier wording is kept.

NUMBER counts from 1 within the document and may also be the segment's id. Without TEXT, or with
-, the text is read from standard input as UTF-8; one line break at its end is not part of it.

With --codes the text has the signs for inline markup that `workbench pairs` prints. Without the
option they are text, and the codes stay with the words around them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, document_option, json_option, project_argument
from workbench.cli._segments import change, one
from workbench.cli._stdin import text_or_stdin
from workbench.services import recutting
from workbench.text.code_signs import read_signs
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.services.reopening import Seen
    from workbench.store.project import Store


@click.command()
@project_argument
@click.argument("number", type=TEXT)
@click.argument("text", required=False, type=TEXT)
@document_option
@click.option("--codes", "has_codes", is_flag=True, help="TEXT has signs for inline markup.")
@json_option
def command(
    project: Path,
    number: str,
    text: str | None,
    document: str | None,
    has_codes: bool,
    as_json: bool,
) -> None:
    """Prints the segment as it stands then."""
    said = text_or_stdin(text)

    def deed(store: Store, seen: Sequence[Seen], author: str) -> list[int]:
        chosen = one(seen, "a correction")
        wording, codes = said, recutting.carried_codes(chosen[1], said)
        if has_codes:
            wording, codes = read_signs(to_line_feeds(said), chosen[1].segment.codes)
        return recutting.correct(store, chosen, wording, author, codes)

    change(project, number, document, deed, "corrected", as_json=as_json)
