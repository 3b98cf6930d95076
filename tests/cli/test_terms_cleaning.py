"""terms clean."""

from pathlib import Path

from tests.cli.running import Workbench, without


def test_what_wants_a_look_is_listed_and_merged(workbench: Workbench, project: Path) -> None:
    Path("list.csv").write_text("zh,en\n法院,court\n法院,The courts\n法官,\n", encoding="utf-8")
    workbench("terms", "import", project, "list.csv")
    ran = workbench("terms", "clean", project)
    assert [line.rstrip() for line in ran.out.splitlines()] == [
        "near-duplicate  法院  court; 法院  The courts",
        "no-english      法官",
        "2 findings",
    ]
    found = workbench("terms", "clean", project, "--json").json
    assert [each["fault"] for each in found["findings"]] == ["near-duplicate", "no-english"]
    assert [len(each["concepts"]) for each in found["findings"]] == [2, 1]
    found = workbench("terms", "clean", project, "--merge", "--json").json
    assert without(found, "concepts") == {
        "findings": [{"fault": "no-english", "text": "法官"}],
        "merged": 1,
    }
    ran = workbench("terms", "clean", project, "--merge")
    assert ran.out.splitlines()[-1] == "1 findings, merged 0 concepts into others"
