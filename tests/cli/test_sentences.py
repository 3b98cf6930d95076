"""What `sentences` prints."""

from pathlib import Path

import pytest

from tests.builders import PAGE, PARAGRAPHS
from tests.cli.running import Workbench, without


def expected(number: int, side: str, start: int, text: str) -> dict[str, object]:
    place = {"document": PAGE, "number": number, "side": side}
    return {**place, "start": start, "end": start + len(text), "text": text}


def test_json_has_every_sentence_with_its_keys(workbench: Workbench, project: Path) -> None:
    workbench("translate", project, 2, "Build the institutions.\nSafeguard security.")
    found = workbench("sentences", project, 2, "--json").json
    assert list(found[0]) == [
        "document", "number", "side", "start", "end", "text", "id", "version"
    ]  # fmt: skip
    target = [
        expected(2, "target", 0, "Build the institutions."),
        expected(2, "target", 24, "Safeguard security."),
    ]
    assert without(found, "id", "version") == [expected(2, "source", 0, PARAGRAPHS[1]), *target]
    (pair,) = (each for each in workbench("pairs", project, "--json").json if each["number"] == 2)
    assert {(each["id"], each["version"]) for each in found} == {(pair["id"], pair["version"])}
    only = workbench("sentences", project, "2", "--side", "target", "--json").json
    assert without(only, "id", "version") == target
    assert workbench("sentences", project, found[0]["id"], "--json").json == found


def test_all_of_a_document_by_default(workbench: Workbench, project: Path) -> None:
    found = workbench("sentences", project, "--json").json
    assert [each["number"] for each in found] == sorted(each["number"] for each in found)
    assert "".join(each["text"] for each in found) == "".join(PARAGRAPHS)
    assert workbench("sentences", project, "--document", PAGE, "--json").json == found


def test_people_read_a_table(workbench: Workbench, project: Path) -> None:
    head, row = workbench("sentences", project, 2).out.splitlines()[:2]
    assert head.split() == ["number", "side", "start", "end", "sentence"]
    assert row.split() == ["2", "source", "0", str(len(PARAGRAPHS[1])), PARAGRAPHS[1]]


@pytest.mark.parametrize("arguments", [("9",), ("x",), ("--document", "无")])
def test_what_is_not_there_is_told_in_one_line(
    workbench: Workbench, project: Path, arguments: tuple[str, ...]
) -> None:
    ran = workbench("sentences", project, *arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
