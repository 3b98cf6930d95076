import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.running import Workbench


def test_a_sound_project(workbench: Workbench, project: Path) -> None:
    before = project.read_bytes()
    ran = workbench("doctor", project)
    assert (ran.status, ran.out, ran.err) == (0, f"{project} is sound\n", "")
    assert workbench("doctor", project, "--json").json == []
    assert project.read_bytes() == before


def test_findings_are_status_1(workbench: Workbench, project: Path) -> None:
    with closing(sqlite3.connect(project)) as connection:
        connection.execute("UPDATE segments SET state = 'final' WHERE id = 2")
        connection.commit()
    ran = workbench("doctor", project)
    assert (ran.status, ran.out) == (
        1,
        "segment 2 says final but its wording says initial\n",
    )
    ran = workbench("doctor", project, "--json")
    assert (ran.status, ran.err) == (1, "")
    assert '"message": "segment 2 says final but its wording says initial"' in ran.out


def test_a_word_that_is_none_is_damage_everywhere(workbench: Workbench, project: Path) -> None:
    with closing(sqlite3.connect(project)) as connection:
        connection.execute("UPDATE segments SET kind = 'bodj' WHERE id = 2")
        connection.commit()
    fault = "segments 2 has the kind 'bodj', which is none"
    assert (workbench("doctor", project).status, workbench("doctor", project).out) == (
        1,
        f"{fault}\n",
    )
    ran = workbench("pairs", project)
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        f"workbench: {project} is damaged: {fault}; "
        "copy it away, then restore your last backup (workbench backup makes one)\n",
    )
