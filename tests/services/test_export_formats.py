"""Which format an export has: by its name, its suffix and what is asked of it."""

from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.builders import newspaper, pair, parallel
from tests.services.exports import TSV, WRITING, untouched
from workbench.errors import NotFound, Refused
from workbench.model.exchange import Arrangement, Choices, Level, ParallelText
from workbench.model.scripts import Script
from workbench.model.segments import State
from workbench.plugins import FORMATS
from workbench.services.exporting import choose_format, write_export


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("page.md", "markdown"),
        ("page.parallel.md", "parallel-markdown"),
        ("PAGE.PARALLEL.MD", "parallel-markdown"),
        ("page.v2.tmx", "tmx"),
        ("page.tsv", "tsv"),
        ("page.csv", "parallel-csv"),
        ("page.jsonl", "jsonl"),
        ("page.translation.jsonl", "jsonl-translation"),
        ("page.moses", "moses"),
        ("page.tbx", "tbx"),
        ("page.htm", "html"),
        ("page.html", "html"),
        ("页面.docx", "docx"),
        ("page.xlf", "xliff"),
        ("page.xliff", "xliff"),
        ("page.xliff-1.2.xlf", "xliff-1-2"),
        ("page.omegat.xlf", "xliff-omegat"),
        ("页面.parallel.docx", "parallel-docx"),
        ("页面.pdf", "pdf"),
    ],
)
def test_the_longest_suffix_chooses(file: str, name: str) -> None:
    assert choose_format(Path(file)).name == name


def test_a_format_that_writes_must_read_back() -> None:
    with pytest.raises(ValueError, match="belong together"):
        replace(TSV, read_back=None)
    with pytest.raises(ValueError, match="belong together"):
        replace(FORMATS.get("srx"), read_segmentation=None)


def test_a_name_is_stronger_than_a_suffix() -> None:
    assert choose_format(Path("page.txt"), "tmx").name == "tmx"


@pytest.mark.parametrize(
    ("file", "name", "fault"),
    [
        (
            "page.odt",
            None,
            "page.odt can only be what a .odt file that was added becomes in English",
        ),
        ("page", None, "there is no folder page"),
        (
            "page.sdlxliff",
            None,
            "page.sdlxliff can only be what a .sdlxliff file that was added becomes in English",
        ),
        ("page.odd", None, "no format writes page.odd"),
        ("page.md", "pages", "there is no format 'pages'"),
        ("page.csv", "terms-csv", "the format 'terms-csv' writes no documents"),
    ],
)
def test_an_unknown_format_is_told_what_there_is(file: str, name: str | None, fault: str) -> None:
    with pytest.raises(NotFound) as caught:
        choose_format(Path(file), name)
    assert caught.value.fault == fault
    known = WRITING if name else [FORMATS.get(each).suffixes[0] for each in WRITING]
    assert all(each in caught.value.hint for each in known)


@pytest.mark.parametrize(
    ("choices", "name", "said"),
    [
        (Choices(arrangement=Arrangement.ABOVE), "tsv", "tsv has one arrangement only"),
        (Choices(arrangement=Arrangement.ABOVE), "html", None),
        (
            Choices(level=Level.SENTENCE, has_history=True),
            "jsonl",
            "earlier wordings are those of whole paragraphs, left out of their sentences",
        ),
        (Choices(has_history=True), "jsonl", None),
        (
            Choices(script=Script.TRADITIONAL),
            "markdown",
            "markdown has the Chinese only where there is no English yet",
        ),
        (Choices(script=Script.TRADITIONAL), "tsv", None),
    ],
)
def test_a_choice_that_makes_no_difference_is_told(
    choices: Choices, name: str, said: str | None, tmp_path: Path
) -> None:
    text = replace(newspaper(), choices=choices)
    done = write_export(text, tmp_path / "out", FORMATS.get(name))
    plain = write_export(newspaper(), tmp_path / "out", FORMATS.get(name))
    assert [each for each in done.warnings if each not in plain.warnings] == [said] * bool(said)


ROOM = "with --document, or all as .tsv"


@pytest.mark.parametrize(
    ("choices", "fault"),
    [
        (Choices(), f"the export has 3 pairs, and tsv has room for 2; .*{ROOM}"),
        (Choices(level=Level.SENTENCE), f"has more than 2 pairs, and tsv has room for 2; .*{ROOM}"),
        (Choices(states=frozenset({State.TRANSLATED})), "has more than 2 pairs"),
    ],
)
def test_more_pairs_than_a_file_has_room_for_are_refused_first(
    choices: Choices, fault: str, out: Path
) -> None:
    text = parallel(pair(1), pair(2), pair(3))
    counted = replace(text.documents[0], paragraphs=3)

    def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
        raise AssertionError("written")

    format = replace(TSV, write=write, most_pairs=2)
    with pytest.raises(Refused, match=fault):
        write_export(replace(text, documents=(counted,), choices=choices), out, format)
    assert untouched(out)


def test_pairs_that_were_not_chosen_need_no_room(tmp_path: Path) -> None:
    text = parallel(pair(1), pair(2))
    many = replace(
        text,
        documents=(replace(text.documents[0], paragraphs=3),),
        choices=Choices(states=frozenset({State.TRANSLATED})),
    )
    assert write_export(many, tmp_path / "a.tsv", replace(TSV, most_pairs=2)).compared == 2
