"""dictionary import, find, list and remove."""

from pathlib import Path

import pytest

from tests.cli.running import Workbench, without
from tests.services.test_looking_up import LINES

WORD = {
    "traditional": "王",
    "simplified": "王",
    "classifiers": [],
    "variant_of": [],
    "dictionary": "词典.u8",
}


@pytest.fixture
def with_dictionary(workbench: Workbench, project: Path, tmp_path: Path) -> Path:
    (tmp_path / "词典.u8").write_text(LINES, encoding="utf-8")
    ran = workbench("dictionary", "import", project, "词典.u8")
    assert ran.out == "added 词典.u8 of 2026-06-12: 13 entries\n"
    return project


def test_list_import_again_and_remove(workbench: Workbench, with_dictionary: Path) -> None:
    listed = workbench("dictionary", "list", with_dictionary, "--json").json
    assert without(listed, "id", "time", "author") == [
        {"name": "词典.u8", "date": "2026-06-12", "entries": 13}
    ]
    assert workbench("dictionary", "list", with_dictionary).out.splitlines()[1].split()[:3] == [
        "词典.u8", "13", "2026-06-12",
    ]  # fmt: skip
    again = workbench("dictionary", "import", with_dictionary, "词典.u8", "--json").json
    assert (again["added"], again["skipped"], again["replaced"]) == (13, 0, True)
    assert workbench("dictionary", "remove", with_dictionary, "词典.u8").out == "removed 词典.u8\n"
    assert workbench("dictionary", "list", with_dictionary, "--json").json == []
    gone = workbench("dictionary", "remove", with_dictionary, "词典.u8")
    assert (gone.status, "there is no dictionary '词典.u8'" in gone.err) == (2, True)


def test_find(workbench: Workbench, with_dictionary: Path) -> None:
    found = workbench("dictionary", "find", with_dictionary, "国王", "--at", "1", "--json").json
    assert found == [
        {**WORD, "start": 1, "end": 2, "pinyin": "wáng", "senses": ["king or monarch"]},
        {**WORD, "start": 1, "end": 2, "pinyin": "Wáng", "senses": ["surname Wang"]},
    ]
    assert workbench("dictionary", "find", with_dictionary, "法院").out == (
        "0-2     法院  fǎ yuàn\n"
        "        court of law\n"
        "        counted with 所 suǒ\n"
        "0-1     法  fǎ\n"
        "        law\n"
        "1-2     院  yuàn\n"
        "        courtyard; institution\n"
    )


def test_what_cannot_be_found(workbench: Workbench, with_dictionary: Path) -> None:
    assert workbench("dictionary", "find", with_dictionary, "猫").out == (
        "no dictionary has a word at 0: 猫\n"
    )
    beyond = workbench("dictionary", "find", with_dictionary, "猫", "--at", "1")
    assert (beyond.status, beyond.err) == (
        2, "workbench: the text has no place 1; --at takes 0 to 0\n",
    )  # fmt: skip


def test_without_a_dictionary_it_says_how_to_get_one(workbench: Workbench, project: Path) -> None:
    said = "no dictionary yet: workbench dictionary import PROJECT FILE takes CC-CEDICT\n"
    assert workbench("dictionary", "find", project, "法院").out == said
    assert workbench("dictionary", "list", project).out == said
    assert workbench("dictionary", "find", project, "法院", "--json").json == []


def test_a_file_that_is_none_is_refused(
    workbench: Workbench, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("法治\tlaw\n", encoding="utf-8")
    refused = workbench("dictionary", "import", project, "a.txt")
    assert (refused.status, refused.err) == (
        2,
        "workbench: a.txt is no dictionary: no line has the form 傳統 传统 [chuan2 tong3] "
        "/tradition/, as line 1 has not; download CC-CEDICT, and give its file as it is\n",
    )
    gone = workbench("dictionary", "import", project, "b.txt")
    assert (gone.status, "b.txt" in gone.err) == (2, True)
