"""terms list, add, edit and remove."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Workbench, without
from workbench.model.terms import NewConcept, NewTerm, TermStatus
from workbench.store.project import Store


def term(language: str, text: str, status: str = "preferred", **more: object) -> dict[str, object]:
    facts = {"language": language, "text": text, "status": status}
    said = dict.fromkeys(
        ("part_of_speech", "register", "type", "abbreviation_of", "valid_from", "valid_until"), ""
    )
    plain = {"reading": "", "derived": False, "case_sensitive": False, "properties": {}}
    return {**facts, **said, **plain, **more}


def concept(*terms: dict[str, object], **facts: str) -> dict[str, object]:
    texts = ("domain", "client", "definition", "note", "source", "url", "date", "role", "dates")
    empty = {"kind": "term", **dict.fromkeys((*texts, "region"), ""), "untranslatable": False}
    return {**empty, **facts, "terms": list(terms), "lists": [], "properties": {}}


def glossary(workbench: Workbench, project: Path) -> Any:
    found = workbench("terms", "list", project, "--json").json
    assert all(each["concept"] == each["id"] for each in found)
    return without(found, "concept", "id", "version")


CENTRE = concept(
    term("zh-Hans", "综治中心", reading="zōng zhì zhōng xīn"),
    term("zh-Hant", "綜治中心", derived=True),
    term("en", "comprehensive governance centre"),
)


def test_add_derives_what_is_not_given(workbench: Workbench, project: Path) -> None:
    given = workbench(
        "terms", "add", project, "综治中心", "comprehensive governance centre", "--json"
    ).json
    assert workbench("terms", "list", project, "--json").json == [given]
    (found,) = glossary(workbench, project)
    reading = found["terms"][0]["reading"]
    assert reading.replace(" ", "") == "zōngzhìzhōngxīn"
    found["terms"][0]["reading"] = "zōng zhì zhōng xīn"
    assert found == CENTRE


FACTS = {
    "domain": "person",
    "definition": "secretary in 2021",
    "note": "于 stays 于",
    "source": "Henan Legal Daily",
    "url": "https://example.org/于",
}


def test_add_takes_every_part(workbench: Workbench, project: Path) -> None:
    options = [part for name, value in FACTS.items() for part in (f"--{name}", value)]
    names = ["--admitted", "Yu D.", "--admitted", "Secretary Yu", "--status", "deprecated"]
    chinese = ["--traditional", "于東輝", "--pinyin", "Yú Dōnghuī"]
    ran = workbench("terms", "add", project, "于东辉", "Yu Donghui", *options, *names, *chinese)
    assert ran.status == 0
    assert glossary(workbench, project) == [
        concept(
            term("zh-Hans", "于东辉", reading="Yú Dōnghuī"),
            term("zh-Hant", "于東輝"),
            term("en", "Yu D.", "admitted"),
            term("en", "Secretary Yu", "admitted"),
            term("en", "Yu Donghui", "deprecated"),
            **FACTS,
        )
    ]
    assert workbench("terms", "list", project).out == ran.out
    assert ran.out.splitlines()[0] == (
        "于东辉 / 于東輝  Yú Dōnghuī  Yu D. (admitted) / Secretary Yu (admitted) / Yu"
    )


def test_edit_changes_only_what_is_given(workbench: Workbench, project: Path) -> None:
    workbench("terms", "add", project, "于东辉", "Yu Donghui", "--traditional", "于東輝")
    (before,) = glossary(workbench, project)
    given = workbench("terms", "edit", project, "于東輝", "--note", "a person", "--json").json
    (after,) = glossary(workbench, project)
    assert after == before | {"note": "a person"}
    workbench("terms", "edit", project, given["id"], "--note", "", "--status", "admitted")
    (after,) = glossary(workbench, project)
    assert after == before | {"terms": [*before["terms"][:2], term("en", "Yu Donghui", "admitted")]}


def test_edit_derives_anew_for_other_chinese(workbench: Workbench, project: Path) -> None:
    workbench(
        "terms", "add", project, "综治", "governance", "--pinyin", "zz", "--traditional", "綜"
    )
    workbench("terms", "edit", project, "综治", "--simplified", "综治中心")
    (found,) = glossary(workbench, project)
    by_language = {each["language"]: each for each in found["terms"]}
    simplified = by_language["zh-Hans"]
    assert simplified["text"] == "综治中心"
    assert simplified["reading"].replace(" ", "") == "zōngzhìzhōngxīn"
    assert by_language["zh-Hant"] == term("zh-Hant", "綜治中心", derived=True)


def test_edit_keeps_the_terms_that_it_has_no_option_for(
    workbench: Workbench, project: Path
) -> None:
    terms = (
        ("zh-Hans", "扫黑除恶", TermStatus.PREFERRED),
        ("zh-Hans", "扫黑除恶斗争", TermStatus.ADMITTED),
        ("zh-Hant", "掃黑除惡", TermStatus.PREFERRED),
        ("zh-Hant-HK", "反黑", TermStatus.ADMITTED),
        ("en", "crackdown on organised crime", TermStatus.PREFERRED),
        ("en", "fight against gangs", TermStatus.ADMITTED),
        ("en-US", "crackdown on organized crime", TermStatus.PREFERRED),
        ("en", "sweeping black", TermStatus.FORBIDDEN),
    )
    new = NewConcept(
        terms=tuple(NewTerm(language=tag, text=text, status=how) for tag, text, how in terms)
    )
    with Store.open(project) as store, store.journal.change("add", "李译") as change:
        store.concepts.add(change, new)
    (before,) = workbench("terms", "list", project, "--json").json
    workbench("terms", "edit", project, "扫黑除恶", "--domain", "law", "--pinyin", "sǎohēi chú'è")
    (after,) = workbench("terms", "list", project, "--json").json
    before["domain"] = "law"
    before["terms"][0]["reading"] = "sǎohēi chú'è"
    assert without(after, "version") == without(before, "version")


def test_remove_takes_the_concept_with_all_its_terms(workbench: Workbench, project: Path) -> None:
    workbench("terms", "add", project, "综治中心", "comprehensive governance centre")
    (before,) = workbench("terms", "list", project, "--json").json
    ran = workbench("terms", "remove", project, "comprehensive governance centre", "--json")
    assert ran.json == before
    assert glossary(workbench, project) == []


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["add", "{}", " ", "centre"], "the term has no Chinese; fill it in"),
        (["add", "{}", "综治中心", ""], "the term has no English; fill it in"),
        (["add", "{}", "综治中心", "centre", "--status", "best"], "Invalid value for '--status'"),
        (["edit", "{}", "综治中心"], "Give at least one option with what is to change"),
        (
            ["edit", "{}", "枫桥经验", "--note", "x"],
            "the glossary has no term '枫桥经验'; terms list",
        ),
        (["edit", "{}", "枫桥", "--english", ""], "the term has no English; fill it in"),
        (["remove", "{}", "枫桥经验"], "the glossary has no term '枫桥经验'; terms list shows"),
        (["remove", "{}", "会议"], "'会议' is a term of 2 concepts; name one by id: "),
    ],
)
def test_refused(workbench: Workbench, project: Path, arguments: list[str], line: str) -> None:
    for chinese, english in (("会议", "meeting"), ("会议", "conference"), ("枫桥", "Fengqiao")):
        workbench("terms", "add", project, chinese, english)
    before = project.read_bytes()
    ran = workbench("terms", *(part.format(project) for part in arguments))
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"workbench: {line}")
    assert project.read_bytes() == before
