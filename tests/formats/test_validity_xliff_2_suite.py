"""The OASIS test suites of XLIFF 2.1 and 2.2: each file is accepted or refused as they want.

`xliff-2-suite.tsv` has the rule that each invalid file breaks, by the file's name and comments, and
the line where it does; `disputed.tsv` the files that contradict the standard or the suite itself.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from tests.formats.mutated_xml import DATA
from workbench.formats.xliff import FORMAT
from workbench.model.validity import Fault

SUITE = DATA / "xliff2-test-suite"


@cache
def table(name: str) -> dict[str, list[str]]:
    """The rows of a table after its head, by the file that each is of."""
    with (DATA / "validity" / name).open(encoding="utf-8") as stream:
        _, *rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {file: rest for file, *rest in rows}


def files(*folders: str) -> list[str]:
    """The files of the suite in folders of some names, without those that are disputed."""
    found = sorted(path for path in SUITE.rglob("*.xlf") if path.parent.name in folders)
    names = [path.relative_to(SUITE).as_posix() for path in found]
    return [name for name in names if name not in table("disputed.tsv")]


def faults(name: str) -> list[Fault]:
    assert FORMAT.validate is not None
    return [fault for fault in FORMAT.validate(SUITE / name) if not fault.is_warning]


@pytest.mark.parametrize("name", files("valid", "in-out"))
def test_what_is_valid_is_accepted(name: str) -> None:
    assert faults(name) == []


@pytest.mark.parametrize("name", files("invalid"))
def test_what_is_invalid_is_refused_for_its_reason(name: str) -> None:
    line, rule = table("xliff-2-suite.tsv")[name]
    places = {(fault.line, fault.rule.partition(", ")[2]) for fault in faults(name)}
    assert (int(line), rule) in places


def test_disputed_files_are_judged_otherwise_than_by_the_suite() -> None:
    judged = {name: bool(faults(name)) for name in table("disputed.tsv")}
    assert judged == {name: Path(name).parent.name == "valid" for name in judged}


def test_every_invalid_file_has_its_rule() -> None:
    assert sorted(table("xliff-2-suite.tsv")) == files("invalid")
    assert len(files("invalid")) == 322
