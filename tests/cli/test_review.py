from pathlib import Path

import pytest

from tests.builders import PAGE, project_file
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


@pytest.mark.parametrize(("propagates", "filled"), [("true", 1), ("false", 0)])
def test_what_is_accepted_fills_the_same_source_as_confirming_does(
    workbench: Workbench, tmp_path: Path, propagates: str, filled: int
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.toml").write_text(f"[memory]\npropagate = {propagates}\n")
    path = project_file(tmp_path / "twice.db", "本院认为,", "被告人认罪。", "本院认为,")
    workbench("translate", path, 1, "The court holds:", "--state", "draft")
    (accepted,) = workbench("review", path, 1, "--accept", "--json").json
    assert (accepted["state"], accepted["filled"]) == ("reviewed", filled)
    expected = [
        ("The court holds:", "reviewed"),
        ("", "initial"),
        ("The court holds:", "draft") if filled else ("", "initial"),
    ]
    pairs = workbench("pairs", path, "--json").json
    assert [(each["target"], each["state"]) for each in pairs] == expected


def test_how_many_were_filled_is_said(workbench: Workbench, tmp_path: Path) -> None:
    path = project_file(tmp_path / "twice.db", "本院认为,", "本院认为,")
    workbench("translate", path, 1, "The court holds:", "--state", "draft")
    said = f"{PAGE} 1 is reviewed; filled 1 like it, as drafts\n"
    assert workbench("review", path, 1, "--accept").out == said
