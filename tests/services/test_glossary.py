import io
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.builders import uuid_of
from workbench.errors import ExportFailed, NotFound, PluginFailed, Refused, UnreadableFile
from workbench.model.dates import Period
from workbench.model.term_imports import ImportedTerms
from workbench.model.terms import NewConcept, NewTerm, Register, TermStatus, TermType
from workbench.plugins import FORMATS, Format, Registry
from workbench.services import glossary, term_files, undoing
from workbench.services.recognising import Recogniser
from workbench.services.term_forms import TermForm, concept_of, form_of
from workbench.store.project import Store

HEADER = "zh-Hans,zh-Hant,pinyin,en,en-admitted,status,domain,definition,note,source,url\n"
FORM = TermForm(
    simplified="扫黑除恶",
    english="crackdown on organised crime",
    traditional="掃黑除惡",
    reading="sǎohēi chú'è",
    admitted=("fight against gang crime", "anti-gang campaign"),
    status=TermStatus.PREFERRED,
    domain="law",
    definition="A campaign of 2018 to 2020.",
    note="常态化 since 2021",
    source="Xinhua",
    url="http://en.people.cn",
)


@pytest.fixture
def store() -> Store:
    """An empty project."""
    return Store.memory()


def forms(store: Store) -> list[TermForm]:
    return [form_of(concept) for concept in glossary.concepts(store)]


@pytest.mark.parametrize(
    "form",
    [
        FORM,
        TermForm(simplified="法治", english="rule of law", reading="fǎzhì"),
        replace(FORM, admitted=(), status=TermStatus.ADMITTED),
        replace(FORM, status=TermStatus.DEPRECATED),
        replace(FORM, status=TermStatus.FORBIDDEN),
    ],
)
def test_a_form_comes_back_as_it_was_filled_in(store: Store, form: TermForm) -> None:
    row = glossary.add(store, form, "李译")
    assert forms(store) == [form]
    glossary.edit(store, row, form_of(store.concepts.get([row])[row]), "李译")
    assert forms(store) == [form]


def test_what_is_left_empty_is_derived() -> None:
    form = TermForm(
        simplified=" 答复 ", english=" reply ", admitted=("reply", " ", "answer", "answer")
    )
    assert concept_of(form) == NewConcept(
        terms=(
            NewTerm(language="zh-Hans", text="答复", reading="dáfù"),
            NewTerm(language="zh-Hant", text="答覆", is_derived=True),
            NewTerm(language="en", text="reply"),
            NewTerm(language="en", text="answer", status=TermStatus.ADMITTED),
        )
    )


def traditional(simplified: str, english: str, domain: str = "") -> list[str]:
    form = TermForm(simplified=simplified, english=english, domain=domain)
    return [term.text for term in concept_of(form).terms if term.language == "zh-Hant"]


@pytest.mark.parametrize(
    ("simplified", "english", "domain", "expected"),
    [
        ("于东辉", "Yu Donghui", "", []),
        ("范伟", "Fan Wei", "", []),
        ("余承东", "Yu Chengdong", "", []),
        ("后果", "consequence", "", ["後果"]),
        ("范围", "scope", "", ["範圍"]),
        ("余额管理制度", "debt balance control", "", ["餘額管理制度"]),
        ("郭声琨", "Guo Shengkun", "person", []),
        ("郭声琨", "Guo Shengkun", "", ["郭聲琨"]),
    ],
)
def test_nothing_is_derived_from_a_name(
    simplified: str, english: str, domain: str, expected: list[str]
) -> None:
    assert traditional(simplified, english, domain) == expected


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        (TermForm(simplified=" ", english="law"), "no Chinese"),
        (TermForm(simplified="法", english=""), "no English"),
    ],
)
def test_a_form_without_a_half_is_refused(store: Store, form: TermForm, fault: str) -> None:
    with pytest.raises(Refused, match=fault):
        glossary.add(store, form, "李译")
    assert store.concepts.count() == 0


def test_a_term_that_stays_keeps_its_identity(store: Store) -> None:
    row = glossary.add(store, FORM, "李译")
    before = store.concepts.get([row])[row]
    glossary.edit(store, row, replace(FORM, english="anti-gang drive", note=""), "李译")
    after = store.concepts.get([row])[row]
    assert (after.id, after.note) == (before.id, "")
    kept = {term.id for term in before.terms} & {term.id for term in after.terms}
    assert {term.text for term in after.terms if term.id in kept} == {
        "扫黑除恶", "掃黑除惡", "fight against gang crime", "anti-gang campaign"
    }  # fmt: skip
    assert after.in_language("en")[0].text == "anti-gang drive"


def test_every_change_is_undone_and_redone_and_counted(store: Store) -> None:
    def undo() -> None:
        assert undoing.undo(store, "李译") is not None

    def redo() -> None:
        assert undoing.redo(store, "李译") is not None

    other = replace(FORM, english="anti-gang drive", domain="politics")
    generations, states = [store.concepts.generation()], []
    row = glossary.add(store, FORM, "李译")
    for step in (
        lambda: None,
        lambda: glossary.edit(store, row, other, "李译"),
        lambda: glossary.remove(store, row, "李译"),
        undo, undo, undo, redo, redo, redo,
    ):  # fmt: skip
        step()
        states.append(forms(store))
        generations.append(store.concepts.generation())
        assert list(store.faults()) == []
    assert states == [[FORM], [other], [], [other], [FORM], [], [FORM], [other], []]
    assert all(later > earlier for earlier, later in pairwise(generations))


def test_english_of_one_country_is_shown_where_there_is_no_other(store: Store) -> None:
    english = NewTerm(language="en-US", text="rule of law")
    law = NewConcept(terms=(NewTerm(language="zh-Hans", text="法治"), english))
    with store.journal.change("add term", "李译") as change:
        row = store.concepts.add(change, law)
    assert [form.english for form in forms(store)] == ["rule of law"]
    glossary.edit(store, row, replace(forms(store)[0], note="n"), "李译")
    assert [(form.english, form.note) for form in forms(store)] == [("rule of law", "n")]


def test_a_removed_term_is_not_there(store: Store) -> None:
    row = glossary.add(store, FORM, "李译")
    removed = glossary.remove(store, row, "李译")
    assert form_of(removed) == FORM
    for act in (
        lambda: glossary.edit(store, row, FORM, "李译"),
        lambda: glossary.remove(store, row, "李译"),
        lambda: glossary.find_concept(store, "扫黑除恶"),
        lambda: glossary.find_concept(store, removed.id),
    ):
        with pytest.raises(NotFound):
            act()


def test_a_concept_is_found_by_term_or_id(store: Store) -> None:
    row = glossary.add(store, FORM, "李译")
    concept = store.concepts.get([row])[row]
    for name in ("扫黑除恶", "掃黑除惡", "anti-gang campaign", concept.id, concept.terms[0].id):
        assert glossary.find_concept(store, name) == row
    with pytest.raises(NotFound, match="no term '法治'"):
        glossary.find_concept(store, "法治")
    with pytest.raises(NotFound):
        glossary.find_concept(store, uuid_of("无"))
    second = glossary.add(store, replace(FORM, english="other"), "李译")
    with pytest.raises(Refused, match="is a term of 2 concepts") as caught:
        glossary.find_concept(store, "扫黑除恶")
    assert concept.id in caught.value.hint
    assert glossary.find_concept(store, "other") == second


def write(path: Path, *lines: str) -> Path:
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_a_list_is_imported_once_and_undone_at_once(store: Store, tmp_path: Path) -> None:
    path = write(
        tmp_path / "法律.csv",
        "法治,法治,fǎzhì,rule of law,,preferred,law,,,,",
        "扫黑除恶,掃黑除惡,,anti-gang drive,anti-gang campaign,preferred,law,,,Xinhua,",
        "法治,法治,fǎzhì,rule of law,,preferred,law,,,,",
    )
    assert term_files.import_terms(store, path, "李译") == ImportedTerms(added=2, skipped=1)
    assert term_files.import_terms(store, path, "李译") == ImportedTerms(added=0, skipped=3)
    assert [form.english for form in forms(store)] == ["rule of law", "anti-gang drive"]
    undone = undoing.undo(store, "李译")
    assert undone is not None
    assert (undone.label, forms(store)) == ("import 法律.csv", [])
    undoing.redo(store, "李译")
    assert [form.source for form in forms(store)] == ["", "Xinhua"]


def test_what_was_exported_is_known_when_it_comes_back(store: Store, tmp_path: Path) -> None:
    glossary.add(store, TermForm(simplified="综治中心", english="governance center"), "李译")
    path = tmp_path / "terms.csv"
    assert term_files.export_terms(store, path).written == store.concepts.count()
    assert term_files.import_terms(store, path, "李译").added == 0


def test_a_list_that_is_changed_on_its_way_in_says_so(store: Store, tmp_path: Path) -> None:
    path = write(tmp_path / "法律.csv", '"综治\n中心",,,governance  centre,,preferred,law,,,,')
    assert term_files.import_terms(store, path, "李译") == ImportedTerms(
        added=1,
        skipped=0,
        warnings=("line breaks and runs of spaces within terms were closed up: 2",),
    )
    assert [(form.simplified, form.english) for form in forms(store)] == [
        ("综治中心", "governance centre")
    ]


def test_a_list_that_does_not_read_back_is_not_written(store: Store, tmp_path: Path) -> None:
    glossary.add(store, FORM, "李译")
    out = tmp_path / "terms.csv"
    out.write_text("as it was")
    format = FORMATS.get("terms-csv")

    def cut_short(concepts: Sequence[NewConcept], file: BinaryIO) -> list[str]:
        assert format.write_terms is not None
        whole = io.BytesIO()
        format.write_terms(concepts, whole)
        file.write(whole.getvalue().replace(b"crackdown", b"crack"))
        return []

    class Cutting(Registry):
        def all(self) -> tuple[list[Format], list[PluginFailed]]:
            return [replace(format, write_terms=cut_short)], []

    with pytest.raises(ExportFailed, match="'扫黑除恶' does not read back"):
        term_files.export_terms(store, out, registry=Cutting())
    assert (out.read_text(), list(tmp_path.iterdir())) == ("as it was", [out])


def test_a_list_with_a_fault_is_not_imported(store: Store, tmp_path: Path) -> None:
    path = write(
        tmp_path / "坏.csv",
        "法治,法治,fǎzhì,rule of law,,preferred,law,,,,",
        "法制,法制,fǎzhì,legal system,,favourite,law,,,,",
    )
    with pytest.raises(UnreadableFile, match="line 3"):
        term_files.import_terms(store, path, "李译")
    assert (forms(store), undoing.undo(store, "李译")) == ([], None)
    with pytest.raises(NotFound, match=r"the suffixes are .*\.csv"):
        term_files.import_terms(store, path.rename(tmp_path / "表.xyz"), "李译")
    for other in (tmp_path, tmp_path / "无.csv"):
        with pytest.raises(UnreadableFile):
            term_files.import_terms(store, other, "李译")


def test_thousands_of_terms(store: Store, tmp_path: Path) -> None:
    lines = [
        f"词{chr(0x4E00 + number)}{number},,,term {number},,preferred,law,,,,"
        for number in range(4_000)
    ]
    path = write(tmp_path / "大.csv", *lines)
    assert term_files.import_terms(store, path, "李译") == ImportedTerms(added=4_000, skipped=0)
    recogniser = Recogniser()
    recogniser.read(store)
    assert [hit.targets for hit in recogniser.hits(store, "词一0与词丁1。")] == [
        ("term 0",),
        ("term 1",),
    ]
    undone = undoing.undo(store, "李译")
    assert undone is not None
    assert (undone.touched_glossary, store.concepts.count()) == (True, 0)
    recogniser.read(store)
    assert recogniser.hits(store, "词一0") == []


def test_editing_keeps_what_the_form_does_not_show_of_a_term() -> None:
    remark = (("project", "2021"),)
    terms = (
        NewTerm(
            language="zh-Hans",
            text="政法",
            reading="zhèngfǎ",
            type=TermType.ABBREVIATION,
            abbreviation_of="政治法律",
            is_case_sensitive=True,
            properties=remark,
        ),
        NewTerm(
            language="en",
            text="political and legal affairs",
            type=TermType.FULL_FORM,
            properties=remark,
        ),
        NewTerm(
            language="en",
            text="politics and law",
            status=TermStatus.ADMITTED,
            valid=Period(end="2015"),
            register=Register.MEDIA,
            properties=remark,
        ),
    )
    store = Store.memory()
    row = glossary.add_concept(store, NewConcept(terms=terms), "李译")
    before = glossary.get_concept(store, row)
    glossary.edit(store, row, replace(form_of(before), note="见《条例》"), "李译")
    after = glossary.get_concept(store, row)
    assert after.note == "见《条例》"
    assert tuple(term.as_new() for term in after.terms if not term.is_derived) == terms


def test_the_very_same_term_is_not_added_twice(store: Store) -> None:
    glossary.add(store, TermForm(simplified="网格员", english="grid worker"), "李译")
    with pytest.raises(Refused, match="the glossary has '网格员' with this English already"):
        glossary.add(store, TermForm(simplified="网格员", english="grid worker"), "李译")
    glossary.add(store, TermForm(simplified="网格员", english="grid manager"), "李译")
    glossary.add(store, TermForm(simplified="网格员", english="grid worker", domain="law"), "李译")
    assert store.concepts.count() == 3
