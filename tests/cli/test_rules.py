"""rules import, export, show and remove."""

from pathlib import Path

from tests.cli.running import Workbench
from tests.services.test_sentencing import SEMICOLONS


def test_rules_come_and_go(workbench: Workbench, project: Path, tmp_path: Path) -> None:
    file = tmp_path / "分号.srx"
    file.write_text(SEMICOLONS, "utf-8")
    nothing = {"name": "", "cascade": False, "rules": [], "maps": []}
    assert workbench("rules", "show", project, "--json").json == nothing
    assert workbench("rules", "show", project).out.startswith("the project has no rules")

    imported = workbench("rules", "import", project, file, "--json").json
    warnings = ["no rules of 分号.srx are for en"]
    assert imported == {"added": 1, "skipped": 0, "replaced": "", "warnings": warnings}
    assert workbench("rules", "show", project, "--json").json == {
        "name": "分号.srx",
        "cascade": False,
        "rules": [{"rules": "中文", "number": 1, "break": "yes", "before": "；", "after": ""}],
        "maps": [{"pattern": "ZH.*", "rules": "中文"}],
    }
    assert workbench("rules", "show", project, "--language", "en", "--json").json["rules"] == []
    title, head, row = workbench("rules", "show", project).out.splitlines()
    assert title == "分号.srx: the first rule that matches decides"
    assert head.split() == ["rules", "number", "break", "where"]
    assert row.split() == ["中文", "1", "yes", "before:", "；"]

    again = workbench("rules", "import", project, file)
    assert again.out == "分号.srx: 1 rule, in the place of 分号.srx\n"
    assert again.err == "workbench: no rules of 分号.srx are for en\n"

    exported = workbench("rules", "export", project, "out.srx", "--json").json
    assert exported == {"written": 1, "skipped": 0, "warnings": []}
    assert workbench("rules", "export", project, "out.srx").out == "out.srx: 1 rule\n"

    assert workbench("rules", "remove", project).out == "removed the rules of 分号.srx\n"
    gone = workbench("rules", "remove", project)
    assert (gone.status, "no rules of its own" in gone.err) == (2, True)
    gone = workbench("rules", "export", project, "out.srx")
    assert (gone.status, gone.err.count("\n")) == (2, 1)


def test_removal_as_json(workbench: Workbench, project: Path, tmp_path: Path) -> None:
    (tmp_path / "分号.srx").write_text(SEMICOLONS, "utf-8")
    workbench("rules", "import", project, "分号.srx")
    assert workbench("rules", "remove", project, "--json").json == {"name": "分号.srx"}


def test_the_programs_own_rules_can_be_exported(workbench: Workbench, project: Path) -> None:
    ran = workbench("rules", "export", project, "ours.srx", "--ours")
    assert (ran.status, ran.out.startswith("ours.srx: ")) == (0, True)
    assert workbench("rules", "import", project, "ours.srx", "--json").json["warnings"] == []


def test_a_file_that_is_none_is_told_in_one_line(
    workbench: Workbench, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "坏.srx").write_text("<srx", "utf-8")
    ran = workbench("rules", "import", project, "坏.srx")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("workbench: 坏.srx, line 1: ")
    itself = workbench("rules", "export", project, project)
    assert (itself.status, "is the project itself" in itself.err) == (2, True)
