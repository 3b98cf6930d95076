from pathlib import Path

import pytest

from tests.cli.running import Workbench

FIRST, SECOND = "A centre was built in every county.", "A centre was set up in every county."


@pytest.fixture
def translated(workbench: Workbench, project: Path) -> Path:
    workbench("translate", project, 2, FIRST)
    return project


def test_what_waits_is_listed_with_its_change(workbench: Workbench, translated: Path) -> None:
    assert FIRST in workbench("review", translated).out
    workbench("review", translated, 2, "--send-back", "用词")
    assert workbench("review", translated).out == "nothing waits for review\n"
    workbench("translate", translated, 2, SECOND)
    assert (
        "A centre was [-built-]{+set up+} in every county." in workbench("review", translated).out
    )
    (found,) = workbench("review", translated, "--json").json
    assert (found["number"], found["target"], found["before"]) == (2, SECOND, FIRST)


def test_states_follow_each_other(workbench: Workbench, translated: Path) -> None:
    (accepted,) = workbench("review", translated, 2, "--accept", "--json").json
    (final,) = workbench("review", translated, 2, "--final", "--json").json
    assert (accepted["state"], final["state"], final["locked"]) == ("reviewed", "final", True)
    refused = workbench("translate", translated, 2, SECOND)
    assert (refused.status, refused.err.count("\n"), "segment 2 is final" in refused.err) == (
        2, 1, True,
    )  # fmt: skip
    (opened,) = workbench("review", translated, 2, "--reopen", "--json").json
    assert (opened["state"], opened["locked"]) == ("reviewed", False)


@pytest.mark.parametrize(
    "arguments", [("2",), ("--accept",), ("2", "--accept", "--send-back", "用词")]
)
def test_half_an_order_is_refused(
    workbench: Workbench, translated: Path, arguments: tuple[str, ...]
) -> None:
    ran = workbench("review", translated, *arguments)
    assert (ran.status, ran.out) == (2, "")


def test_what_has_no_english_is_not_accepted(workbench: Workbench, translated: Path) -> None:
    ran = workbench("review", translated, 1, "--accept")
    assert (ran.status, "segment 1 has no English yet" in ran.err) == (2, True)
