"""Footnotes on their way out are compared like texts."""

from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.builders import footnoted, pair, parallel
from tests.services.exports import WRITING, untouched
from workbench.errors import ExportFailed
from workbench.model.exchange import Noted, ParallelText
from workbench.plugins import FORMATS
from workbench.services.exporting import write_export

FOOTNOTES = ["docx", "html", "markdown", "parallel-docx", "parallel-markdown"]


def noted() -> ParallelText:
    """A pair with two footnotes, of which there is something to say."""
    text = footnoted(parallel(pair(1, "法治", "Rule of law.")), (1, 4, "法"), (1, 12, "治"))
    return replace(text, warnings=("a note lost its words",))


@pytest.mark.parametrize(
    ("name", "warnings"),
    [
        *((name, ("a note lost its words",)) for name in FOOTNOTES),
        *((name, ()) for name in WRITING if name not in FOOTNOTES),
    ],
)
def test_what_is_to_be_said_of_footnotes_is_said_where_there_are_any(
    name: str, warnings: tuple[str, ...], tmp_path: Path
) -> None:
    exported = write_export(noted(), tmp_path / "page", FORMATS.get(name))
    assert (exported.written, exported.skipped, exported.warnings) == (1, 0, warnings)


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ([Noted(1, 4, "法"), Noted(1, 12, "治")], None),
        ([Noted(1, 4, "法")], "footnote 2 is missing from the file"),
        (
            [Noted(1, 4, "法"), Noted(1, 12, "治"), Noted(1, 12, "x")],
            "footnote 3 is one too many in the file",
        ),
        (
            [Noted(1, 4, "法"), Noted(1, 11, "治")],
            "footnote 2 reads back as '治' in paragraph 1 at 11, not '治' in 1 at 12",
        ),
        (
            [Noted(1, 4, "灋"), Noted(1, 12, "治")],
            "footnote 1 reads back as '灋' in paragraph 1 at 4, not '法' in 1 at 4",
        ),
    ],
)
def test_a_footnote_that_does_not_read_back_stops_the_export(
    found: list[Noted], fault: str | None, out: Path
) -> None:
    format = replace(FORMATS.get("markdown"), read_footnotes=lambda _: iter(found))
    if fault is None:
        assert write_export(noted(), out, format).written == 1
        return
    with pytest.raises(ExportFailed) as caught:
        write_export(noted(), out, format)
    assert caught.value.fault == f"page.tsv was not written: {fault}"
    assert untouched(out)


@pytest.mark.parametrize("name", FOOTNOTES)
def test_a_footnote_that_the_format_loses_is_noticed(name: str, out: Path) -> None:
    format = FORMATS.get(name)

    def write(parallel: ParallelText, stream: BinaryIO) -> list[str]:
        assert format.write is not None
        bare = tuple(replace(each, footnotes={}) for each in parallel.documents)
        return list(format.write(replace(parallel, documents=bare), stream))

    with pytest.raises(ExportFailed, match="footnote 1 is missing from the file"):
        write_export(noted(), out, replace(format, write=write))
    assert untouched(out)


def test_footnotes_are_read_by_those_who_expect_them() -> None:
    with pytest.raises(ValueError, match="belong together"):
        replace(FORMATS.get("html"), expected_footnotes=None)
