from pathlib import Path

import pytest

from tests.builders import PAGE, add_document, pair_of, project_file
from tests.cli.running import Process, Workbench, without
from workbench.services import stays, translating
from workbench.store.project import Store

SENTENCE = "Build institutions & mechanisms, and safeguard national political security."


def targets(workbench: Workbench, project: Path) -> list[tuple[str, str]]:
    return [(pair["target"], pair["state"]) for pair in workbench("pairs", project, "--json").json]


def test_it_is_translated_unless_another_state_is_said(workbench: Workbench, project: Path) -> None:
    ran = workbench("translate", project, 2, SENTENCE)
    assert (ran.status, ran.out) == (0, f"{PAGE} 2 is translated\n")
    assert workbench("translate", project, 3, "Inspect.", "--state", "draft").status == 0
    assert targets(workbench, project) == [
        ("", "initial"),
        (SENTENCE, "translated"),
        ("Inspect.", "draft"),
    ]


def test_json_gives_the_pair_as_it_stands(workbench: Workbench, project: Path) -> None:
    given = workbench("translate", project, 2, SENTENCE, "--json").json
    assert given.pop("filled") == 0
    assert given == workbench("pairs", project, "--json").json[1]
    assert without(given, "id", "version", "source") == {
        "document": PAGE,
        "number": 2,
        "kind": "body",
        "target": SENTENCE,
        "state": "translated",
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


@pytest.mark.parametrize(
    ("stdin", "text"),
    [
        ("One line.\n", "One line."),
        ("One line.", "One line."),
        ("Two\r\nlines.\r\n", "Two\nlines."),
        ("Old\rMac, and\u2028one\x85more.\n", "Old\nMac, and\none\nmore."),
        ("Kept blank line.\n\n", "Kept blank line.\n"),
        ("\ufeffWith a mark.\n", "With a mark."),
        ("“Curly” — 𠮷 ½ …", "“Curly” — 𠮷 ½ …"),
    ],
)
@pytest.mark.parametrize("dash", [["-"], []])
def test_standard_input(
    workbench: Workbench, project: Path, stdin: str, text: str, dash: list[str]
) -> None:
    assert workbench("translate", project, 1, *dash, stdin=stdin.encode()).status == 0
    assert targets(workbench, project)[0] == (text, "translated")


def test_standard_input_of_a_process(process: Process, workbench: Workbench, project: Path) -> None:
    running = process("translate", project, "1", "-")
    out, err = running.communicate(b"High-quality work.\r\n")
    assert (running.returncode, out, err) == (0, f"{PAGE} 1 is translated\n".encode(), b"")
    assert targets(workbench, project)[0] == ("High-quality work.", "translated")


def test_an_empty_draft_takes_the_target_away(workbench: Workbench, project: Path) -> None:
    workbench("translate", project, 1, "High-quality work.")
    assert workbench("translate", project, 1, "", "--state", "draft").status == 0
    assert targets(workbench, project)[0] == ("", "initial")


@pytest.mark.parametrize(
    ("number", "stdin", "line"),
    [
        ("0", "A.", "there is no segment 0; pairs shows what there is"),
        ("4", "A.", "there is no segment 4; pairs shows what there is"),
        ("9" * 30, "A.", f"there is no segment {'9' * 30}; pairs shows what there is"),
        ("9" * 5000, "A.", "there is no segment 999"),
        ("二", "A.", "'二' is no segment number and no id; pairs shows both"),
        ("1", "", "no English was given for segment 1; write it behind"),
        ("1", " \n ", "no English was given for segment 1; write it behind"),
        ("1", "A\0B", "the text holds a NUL character: U+0000 at 1; take it out"),
        ("1", "rule\x1b[31m", "the text holds a control character: U+001B at 4; take it out"),
        ("1", "\x01", "the text holds a control character: U+0001 at 0; take it out"),
        ("1", "a\x9bb", "the text holds a control character: U+009B at 1; take it out"),
        (
            "1",
            b"One.\nCaf\xe9.",
            "standard input, line 2: this is not UTF-8; convert it with iconv",
        ),
    ],
)
def test_refused(
    workbench: Workbench, project: Path, number: str, stdin: str | bytes, line: str
) -> None:
    before = project.read_bytes()
    ran = workbench("translate", project, number, stdin=stdin)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"workbench: {line}")
    assert project.read_bytes() == before


def test_several_documents_need_a_name_or_an_id(workbench: Workbench, project: Path) -> None:
    with Store.open(project) as store:
        add_document(store, "开展扫黑除恶专项斗争。", name="第二版")
    ran = workbench("translate", project, 1, "A.")
    assert (ran.status, ran.err) == (
        2,
        "workbench: the project has 2 documents; "
        f"give an id, or say --document, one of: {PAGE}, 第二版\n",
    )
    assert workbench("translate", project, 1, "A.", "--document", "第二版").status == 0
    third = workbench("pairs", project, "--json").json[2]["id"]
    assert workbench("translate", project, third, "B.").status == 0
    assert targets(workbench, project) == [
        ("", "initial"),
        ("", "initial"),
        ("B.", "translated"),
        ("A.", "translated"),
    ]


def test_where_another_program_came_first_both_are_kept(
    workbench: Workbench, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.services import projects

    find = projects.find_segment

    def find_and_be_late(store: Store, number: str, document: str | None) -> object:
        found = find(store, number, document)
        with Store.open(project) as other:
            stay = stays.visit(found[0], pair_of(other, 1), "王编")
            translating.confirm(other, stay, "Theirs.")
        return found

    monkeypatch.setattr(projects, "find_segment", find_and_be_late)
    ran = workbench("translate", project, 1, "Mine.")
    monkeypatch.undo()
    assert (ran.status, ran.out, ran.err) == (
        1,
        "",
        "workbench: another program wrote segment 1 at the same time; "
        "both wordings are kept; open the project to decide\n",
    )


def test_a_confirmed_text_fills_the_same_source_and_one_undo_takes_it_back(
    workbench: Workbench, tmp_path: Path
) -> None:
    path = project_file(tmp_path / "twice.db", "本院认为,", "被告人认罪。", "本院认为,")
    said = f"{PAGE} 1 is translated; filled 1 like it, as drafts\n"
    assert workbench("translate", path, 1, "The court holds:").out == said
    third = workbench("pairs", path, "--json").json[2]
    assert [third[key] for key in ("target", "state", "origin", "detail")] == [
        "The court holds:",
        "draft",
        "memory",
        "propagated from 1",
    ]
    workbench("undo", path)
    assert [each["target"] for each in workbench("pairs", path, "--json").json] == ["", "", ""]


def test_the_settings_file_may_say_that_nothing_is_filled(
    workbench: Workbench, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.toml").write_text("[memory]\npropagate = false\n")
    path = project_file(tmp_path / "twice.db", "本院认为,", "本院认为,")
    found = workbench("translate", path, 1, "The court holds:", "--json").json
    assert found["filled"] == 0
    assert workbench("pairs", path, "--json").json[1]["target"] == ""
