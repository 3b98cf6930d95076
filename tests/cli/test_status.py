from pathlib import Path

from tests.builders import PAGE, add_document, pair_of, row_of, visit_of
from tests.cli.running import Workbench, without
from workbench.services import reviewing, translating
from workbench.store.project import Store


def test_counts_of_each_document_and_of_all(workbench: Workbench, project: Path) -> None:
    with Store.open(project) as store:
        add_document(store, "开展扫黑除恶专项斗争。", name="第二版")
    workbench("translate", project, 1, "High-quality work.", "--document", PAGE)
    workbench("translate", project, 2, "Safeguard it.", "--state", "draft", "--document", PAGE)
    first = {
        "segments": 3,
        "translated": 1,
        "reviewed": 0,
        "final": 0,
        "draft": 1,
        "needs_work": 0,
        "han_characters": 50,
        "words": 4,
        "not_translatable": 0,
    }
    second = {
        "segments": 1,
        "translated": 0,
        "reviewed": 0,
        "final": 0,
        "draft": 0,
        "needs_work": 0,
        "han_characters": 10,
        "words": 0,
        "not_translatable": 0,
    }
    kept = {"format": "text", "encoding": "utf-8"}
    found = workbench("status", project, "--json").json
    assert without(found, "id", "version") == {
        "documents": [
            {"name": PAGE, **first, **kept},
            {"name": "第二版", **second, **kept},
        ],
        **{key: first[key] + second[key] for key in first},
        "conflicts": [],
    }
    assert workbench("status", project).out == (
        "document               segments  translated  draft  needs work  Han  words\n"
        "henan-legal-daily.txt         3           1      1           0   50      4\n"
        "第二版                        1           0      0           0   10      0\n"
        "all                           4           1      1           0   60      4\n"
    )


def test_reviewed_and_final_ones_are_told_where_there_are_any(
    workbench: Workbench, project: Path
) -> None:
    with Store.open(project) as store:
        for number in (1, 2, 3):
            translating.confirm(store, visit_of(store, number), "Law")
            if number > 1:
                reviewing.accept(store, visit_of(store, number), "Rule of law")
        reviewing.finish(store, row_of(store, 3), pair_of(store, 3), "王审")
    assert workbench("status", project).out == (
        "document               segments  translated  draft  needs work  Han  words\n"
        "henan-legal-daily.txt         3           3      0           0   50      7\n"
        "of the translated: 1 reviewed, 1 final\n"
    )
    found = workbench("status", project, "--json").json
    assert (found["translated"], found["reviewed"], found["final"]) == (3, 1, 1)


def test_an_open_conflict_is_shown_and_is_status_1(workbench: Workbench, project: Path) -> None:
    with Store.open(project) as first, Store.open(project) as second:
        early, late = visit_of(first, 2), visit_of(second, 2, "王编")
        translating.save_draft(first, early, "Theirs came first.")
        translating.save_draft(second, late, "Mine came late.")
    ran = workbench("status", project)
    assert ran.status == 1
    assert ran.out.splitlines()[2:] == [
        "",
        f"conflict at {PAGE} 2: open the project to decide it",
        "  it stands:  Theirs came first.",
        "  came late:  Mine came late.",
    ]
    ran = workbench("status", project, "--json")
    assert (ran.status, '"mine": "Mine came late."' in ran.out) == (1, True)


def test_the_counts_by_matches_as_a_workbook(workbench: Workbench, project: Path) -> None:
    ran = workbench("status", project, "--matches", "--out", "报告.xlsx")
    assert (ran.status, ran.out.splitlines()[-1]) == (0, "报告.xlsx: the same as a workbook")
    assert Path("报告.xlsx").read_bytes().startswith(b"PK")
    ran = workbench("status", project, "--matches", "--out", "报告.pdf")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "workbench: 报告.pdf has no suffix that is known for reports;"
        " known are .xlsx; give the file such a name\n"
    )
