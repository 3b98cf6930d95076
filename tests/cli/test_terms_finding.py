from pathlib import Path

import pytest

from tests.cli.running import Workbench, without

TERMS = (
    ("综治中心", "comprehensive governance centre"),
    ("中心", "centre"),
    ("治安", "public order"),
)


@pytest.fixture
def known(workbench: Workbench, project: Path) -> Path:
    for chinese, english in TERMS:
        workbench("terms", "add", project, chinese, english)
    workbench("terms", "add", project, "扫黑", "sweep black", "--status", "forbidden")
    return project


def hit(start: int, text: str, *targets: str, status: str = "preferred") -> dict[str, object]:
    end = start + len(text)
    return {
        "start": start,
        "end": end,
        "text": text,
        "targets": list(targets),
        "status": status,
        "kind": "term",
        "slots": [],
    }


def found(workbench: Workbench, project: Path, *arguments: str) -> object:
    hits = workbench("terms", "find", project, *arguments, "--json").json
    assert all(each["concepts"] == [each["concept"]] == [each["id"]] for each in hits)
    return without(hits, "concept", "concepts", "id", "version")


CENTRE = hit(2, "综治中心", "comprehensive governance centre")


def test_longest_hits_only(workbench: Workbench, known: Path) -> None:
    assert found(workbench, known, "县级综治中心和治安。") == [
        CENTRE,
        hit(7, "治安", "public order"),
    ]
    assert found(workbench, known, "--text", "县级综治中心") == [CENTRE]
    assert found(workbench, known, "今天晴。") == []


def test_nested_adds_those_inside(workbench: Workbench, known: Path) -> None:
    assert found(workbench, known, "--text", "县级综治中心", "--nested") == [
        CENTRE,
        hit(4, "中心", "centre"),
    ]


def test_script_does_not_matter_and_the_text_stays_as_it_is(
    workbench: Workbench, known: Path
) -> None:
    assert found(workbench, known, "縣級綜治中心") == [
        hit(2, "綜治中心", "comprehensive governance centre")
    ]


def test_offsets_are_code_points(workbench: Workbench, known: Path) -> None:
    assert found(workbench, known, "𠮷𠮷中心") == [hit(2, "中心", "centre")]


def test_a_forbidden_term_is_found_but_never_offered(workbench: Workbench, known: Path) -> None:
    assert found(workbench, known, "扫黑") == [hit(0, "扫黑", status="forbidden")]
    assert workbench("terms", "find", known, "扫黑").out == (
        "0-2       扫黑  (no term that may be used)\n"
    )


def test_two_concepts_of_one_term_are_one_hit(workbench: Workbench, known: Path) -> None:
    workbench("terms", "add", known, "治安", "public security")
    (both,) = workbench("terms", "find", known, "治安", "--json").json
    assert both["targets"] == ["public order", "public security"]
    assert len(set(both["concepts"])) == 2


@pytest.mark.parametrize("arguments", [[], ["中心", "--text", "中心"]])
def test_refused(workbench: Workbench, known: Path, arguments: list[str]) -> None:
    ran = workbench("terms", "find", known, *arguments)
    assert (ran.status, ran.err) == (
        2,
        "workbench: Give one text, as TEXT or with --text; see workbench terms find --help\n",
    )


def test_the_status_is_that_of_the_first_target(workbench: Workbench, known: Path) -> None:
    for english, status in (
        ("peace", "deprecated"),
        ("order", "admitted"),
        ("safety", "preferred"),
    ):
        workbench("terms", "add", known, "平安", english, "--status", status)
    (both,) = workbench("terms", "find", known, "平安", "--json").json
    listed = workbench("terms", "list", known, "--json").json
    (owner,) = [each for each in listed if each["terms"][-1]["text"] == "safety"]
    assert (both["targets"], both["status"]) == (["safety", "order"], "preferred")
    assert (both["concept"], both["id"], both["version"]) == (
        owner["id"],
        owner["id"],
        owner["version"],
    )
