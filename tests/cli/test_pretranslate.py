from pathlib import Path

import pytest

from tests.builders import PAGE, project_file
from tests.cli.running import Workbench
from tests.services.memory_units import add_memory, unit
from tests.services.test_remembered import CLOSE, CLOSED, HEAR, HEARD
from workbench.model.segments import Origin
from workbench.store.project import Store


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two open segments, of which the memory has one and the like of the other."""
    path = project_file(tmp_path / "p.db", HEAR, CLOSE.replace("723", "811"))
    with Store.open(path) as store:
        add_memory(
            store,
            "laws",
            unit(HEAR, HEARD),
            unit(HEAR, "Courts hear cases openly."),
            unit(CLOSE, CLOSED, origin=Origin.MACHINE),
        )
    return path


def targets(workbench: Workbench, project: Path) -> list[str]:
    return [each["target"] for each in workbench("pairs", project, "--json").json]


def test_it_fills_what_is_the_same_and_says_what_to_look_at(
    workbench: Workbench, project: Path
) -> None:
    assert workbench("pretranslate", project, "--dry-run").out == (
        "would fill 1 segment; 1 stay open\n"
        "kind   likeness  segments\n"
        "exact  100%             1\n"
        f"look at {PAGE} 1: the memory has other English for it that is as good\n"
    )
    assert targets(workbench, project) == ["", ""]
    assert workbench("pretranslate", project).out.startswith("filled 1 segment; 1 stay open\n")
    assert workbench("pretranslate", project).out == "filled 0 segments; 1 stay open\n"
    assert workbench("undo", project).status == 0
    assert targets(workbench, project) == ["", ""]


def test_a_lower_percentage_and_penalties(workbench: Workbench, project: Path) -> None:
    given = ("--threshold", 75, "--json")
    assert workbench("pretranslate", project, PAGE, *given).json["filled"] == 1
    free = ("--penalty", "machine", 0, "--penalty", "region", 3)
    found = workbench("pretranslate", project, *given, *free).json
    assert found["bands"] == [{"kind": "fuzzy", "band": "75–84%", "segments": 1}]
    (segment,) = found["segments"]
    assert {key: segment[key] for key in ("document", "number", "kind", "score", "memory")} == {
        "document": PAGE,
        "number": 2,
        "kind": "fuzzy",
        "score": 80,
        "memory": "laws",
    }
    second = workbench("pairs", project, "--json").json[1]
    assert (second["target"], second["origin"]) == (
        "Courts in the province closed 8.11 million cases.",
        "memory",
    )
    assert second["detail"].startswith("pretranslated: fuzzy 80%, unit ")


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (("--threshold", 49), "49 is not in the range 50<=x<=100"),
        (("--penalty", "age", 3), "'age' is not one of 'machine', 'region', 'old'"),
        (("二审.txt",), "there is no document '二审.txt'"),
    ],
)
def test_wrong_use_is_one_line(
    workbench: Workbench, project: Path, given: tuple[object, ...], fault: str
) -> None:
    ran = workbench("pretranslate", project, *given)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert fault in ran.err
