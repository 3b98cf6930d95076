from pathlib import Path

from tests.builders import PAGE, PARAGRAPHS, add_document, visit_of
from tests.cli.running import Workbench, without
from workbench.services import translating
from workbench.store.project import Store
from workbench.text.width import columns

KEYS = ["document", "number", "kind", "source", "target", "state"]


def test_json_has_every_pair_with_its_keys(workbench: Workbench, project: Path) -> None:
    workbench("translate", project, 2, "Build the institutions.\nSafeguard security.")
    found = workbench("pairs", project, "--json").json
    expected = [
        {
            "document": PAGE,
            "number": number,
            "kind": "body",
            "source": source,
            "target": "",
            "state": "initial",
            "origin": "typed",
            "detail": "",
            "article": 1,
            "note": "",
            "needs_work": False,
            "locked": False,
            "level": 0,
            "translatable": True,
            "unfinished": "",
            "source_codes": [],
            "target_codes": [],
        }
        for number, source in enumerate(PARAGRAPHS, 1)
    ]
    expected[1] |= {
        "target": "Build the institutions.\nSafeguard security.",
        "state": "translated",
    }
    assert without(found, "id", "version") == expected
    assert list(found[0])[:6] == KEYS
    assert len({pair["id"] for pair in found}) == 3


def test_plain_text_fits_into_80_columns(workbench: Workbench, project: Path) -> None:
    workbench("translate", project, 2, "Build the institutions.", "--state", "draft")
    assert workbench("pairs", project).out == (
        "henan-legal-daily.txt\n"
        "\n"
        "   1 - body\n"
        "       推动政法工作高质量发展\n"
        "\n"
        "   2 ~ body\n"
        "       突出抓好制度机制建设,坚决维护国家政治安全。\n"
        "       Build the institutions.\n"
        "\n"
        "   3 - body\n"
        "       持续深化政治督察和纪律作风督查巡查制度。\n"
    )


def test_one_document_of_several(workbench: Workbench, project: Path) -> None:
    with Store.open(project) as store:
        add_document(store, "开展扫黑除恶专项斗争。", name="第二版")
    everything = workbench("pairs", project, "--json").json
    second = workbench("pairs", project, "第二版", "--json").json
    assert [(pair["document"], pair["number"]) for pair in everything] == [
        (PAGE, 1),
        (PAGE, 2),
        (PAGE, 3),
        ("第二版", 1),
    ]
    assert second == everything[3:]


def test_an_unknown_document_is_named_with_those_there_are(
    workbench: Workbench, project: Path
) -> None:
    ran = workbench("pairs", project, "第三版")
    assert (ran.status, ran.err) == (
        2,
        f"workbench: there is no document '第三版'; the project has: {PAGE}\n",
    )


def test_control_characters_do_not_reach_the_terminal(workbench: Workbench, project: Path) -> None:
    with Store.open(project) as store:
        translating.save_draft(store, visit_of(store, 1), "High-quality \x1b[31mwork\x07.")
    assert "       High-quality \ufffd[31mwork\ufffd.\n" in workbench("pairs", project).out


def test_no_row_of_a_real_page_is_wider_than_the_terminal(workbench: Workbench) -> None:
    workbench("demo", "--no-open")
    workbench("translate", "workbench-demo.db", 6, "The “14th Five-Year Plan” begins. " * 20)
    rows = workbench("pairs", "workbench-demo.db").out.splitlines()
    assert len(rows) > 100
    assert [row for row in rows if columns(row) > 80] == []


def test_the_document_is_said_in_its_place_or_with_its_option(
    workbench: Workbench, project: Path
) -> None:
    placed = workbench("pairs", project, PAGE).out
    assert placed.startswith(PAGE)
    assert workbench("pairs", project, "--document", PAGE).out == placed
    done = workbench("pairs", project, PAGE, "--document", PAGE)
    assert (done.status, done.out) == (2, "")
    assert "name the document once, as DOCUMENT or with --document" in done.err
