"""Lists merged into a glossary: what is new, changed, in conflict or known, and every format."""

import gzip
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.errors import NotFound, PluginFailed, Refused, UnreadableFile
from workbench.formats import terms_jsonl
from workbench.model.dates import Period
from workbench.model.tables import ColumnMap
from workbench.model.term_imports import ImportedTerms, OnConflict, Outcome
from workbench.model.terms import NewConcept, NewTerm, TermStatus
from workbench.plugins import FORMATS, Format, Registry
from workbench.services import glossary, term_files, undoing
from workbench.services.merging import taken_over
from workbench.services.term_files import ImportOptions
from workbench.store.project import Store

CHINESE = NewTerm(language="zh-Hans", text="法治", reading="fǎzhì")
ENGLISH = NewTerm(language="en", text="rule of law")
LAW = NewConcept(terms=(CHINESE, ENGLISH), definition="The rule of law.")
UUID = "0b9d1e1c-6f0e-4b0e-8a31-4f3a2f0b9c11"


@pytest.fixture
def store() -> Store:
    """A project whose glossary has one concept."""
    store = Store.memory()
    with store.journal.change("add term", "李译") as change:
        store.concepts.add(change, replace(LAW, reference=UUID))
    return store


def english(text: str, status: TermStatus = TermStatus.PREFERRED) -> NewTerm:
    return NewTerm(language="en", text=text, status=status)


def imported(
    store: Store, *concepts: NewConcept, options: ImportOptions = term_files.USUAL
) -> ImportedTerms:
    path = Path("词表.jsonl")
    with path.open("wb") as out:
        terms_jsonl.write_terms(concepts, out)
    return term_files.import_terms(store, path, "李译", options)


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def held(store: Store) -> list[NewConcept]:
    """The glossary without derived forms and references."""
    return [
        replace(
            each.as_new(),
            reference="",
            terms=tuple(term.as_new() for term in each.terms if not term.is_derived),
        )
        for each in glossary.concepts(store)
    ]


ADMITTED = english("law-based governance", TermStatus.ADMITTED)
FULLER = replace(
    LAW,
    terms=(CHINESE, replace(ENGLISH, valid=Period(start="2013")), ADMITTED),
    note="see 法制",
    properties=(("Nr", "7"),),
)
COURT = NewConcept(terms=(replace(CHINESE, text="法院", reading=""), english("court")))
OTHER = NewConcept(terms=(CHINESE, english("legalism")))


@pytest.mark.parametrize(
    ("given", "outcome", "expected"),
    [
        (LAW, Outcome.SKIPPED, [LAW]),
        (replace(LAW, definition=""), Outcome.SKIPPED, [LAW]),
        (
            replace(LAW, terms=(CHINESE, english("rule of law", TermStatus.ADMITTED))),
            Outcome.SKIPPED,
            [LAW],
        ),
        (FULLER, Outcome.CHANGED, [FULLER]),
        (replace(LAW, terms=(CHINESE,), note="n"), Outcome.CHANGED, [replace(LAW, note="n")]),
        (COURT, Outcome.NEW, [LAW, COURT]),
        (OTHER, Outcome.CONFLICT, [LAW, OTHER]),
        (
            replace(LAW, definition="Another."),
            Outcome.CONFLICT,
            [LAW, replace(LAW, definition="Another.")],
        ),
        (
            replace(LAW, terms=(CHINESE, english("rule of law", TermStatus.FORBIDDEN))),
            Outcome.CONFLICT,
            [LAW, replace(LAW, terms=(CHINESE, english("rule of law", TermStatus.FORBIDDEN)))],
        ),
        (
            NewConcept(terms=(NewTerm(language="zh-Hant-TW", text="法治"), english("rule by law"))),
            Outcome.NEW,
            [
                LAW,
                NewConcept(
                    terms=(NewTerm(language="zh-Hant-TW", text="法治"), english("rule by law"))
                ),
            ],
        ),
        (
            NewConcept(terms=(COURT.terms[0], english("tribunal")), reference=UUID),
            Outcome.CHANGED,
            [replace(LAW, terms=(CHINESE, COURT.terms[0], ENGLISH, english("tribunal")))],
        ),
        (
            replace(LAW, terms=(replace(CHINESE, reading="fá zhī"),)),
            Outcome.CONFLICT,
            [LAW, replace(LAW, terms=(replace(CHINESE, reading="fá zhī"),))],
        ),
    ],
)
def test_a_concept_is_merged(
    store: Store, given: NewConcept, outcome: Outcome, expected: list[NewConcept]
) -> None:
    preview = imported(store, given, options=ImportOptions(is_preview=True))
    assert held(store) == [LAW]
    result = imported(store, given)
    counts = {
        Outcome.NEW: result.added,
        Outcome.CHANGED: result.changed,
        Outcome.CONFLICT: result.conflicts,
        Outcome.SKIPPED: result.skipped,
    }
    assert counts == {each: int(each is outcome) for each in Outcome}
    assert [each.outcome for each in preview.proposals] == [outcome] * (
        outcome is not Outcome.SKIPPED
    )
    assert list(map(in_order, held(store))) == list(map(in_order, expected))
    assert imported(store, given).skipped == 1
    undoing.undo(store, "李译")
    assert held(store) == [LAW] or outcome is Outcome.SKIPPED
    assert list(store.faults()) == []


def in_order(concept: NewConcept) -> NewConcept:
    return replace(concept, terms=tuple(sorted(concept.terms, key=repr)))


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (OnConflict.BOTH, [LAW, OTHER]),
        (OnConflict.OURS, [LAW]),
        (OnConflict.THEIRS, [replace(LAW, terms=(CHINESE, english("legalism")))]),
    ],
)
def test_who_wins_a_conflict(store: Store, choice: OnConflict, expected: list[NewConcept]) -> None:
    result = imported(store, OTHER, options=ImportOptions(on_conflict=choice))
    assert (result.conflicts, held(store)) == (1, expected)
    assert "contradict" in result.warnings[-1]
    assert "1" in result.warnings[-1]


def test_a_preview_says_what_would_change(store: Store) -> None:
    preview = imported(store, FULLER, OTHER, COURT, options=ImportOptions(is_preview=True))
    assert [(each.outcome, each.differences) for each in preview.proposals] == [
        (
            Outcome.CHANGED,
            ("note: see 法制", "± en rule of law", "+ en law-based governance", "Nr: 7"),
        ),
        (Outcome.CONFLICT, ("English: rule of law / law-based governance, in the list legalism",)),
        (Outcome.NEW, ()),
    ]
    assert undoing.undo(store, "李译") is not None
    assert held(store) == []


def test_a_list_may_have_a_word_twice(store: Store) -> None:
    second = NewConcept(terms=(COURT.terms[0], english("tribunal")))
    result = imported(store, COURT, second, COURT)
    assert (result.added, result.skipped) == (2, 1)
    assert result.warnings == ("concepts whose Chinese another concept of the list has too: 1",)


def test_two_rows_may_fill_one_concept(store: Store) -> None:
    first, second = replace(LAW, note="n"), replace(LAW, source="Xinhua", domain="law")
    assert imported(store, first, second).changed == 2
    assert held(store) == [replace(LAW, note="n", source="Xinhua", domain="law")]


def test_an_interrupted_import_leaves_the_project_as_it_was(store: Store) -> None:
    def interrupt(count: int) -> None:
        raise KeyboardInterrupt

    path = Path("词表.csv")
    path.write_text("zh,en\n法院,court\n", "utf-8")
    with pytest.raises(KeyboardInterrupt):
        term_files.import_terms(store, path, "李译", report=interrupt)
    assert held(store) == [LAW]
    assert term_files.import_terms(store, path, "李译").added == 1


CEDICT = "# CC-CEDICT\n法院 法院 [fa3 yuan4] /court of law; court/\n"


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("词.csv", b"zh,en\n", "terms-csv"),
        ("词.csv", b"source,target,developer_comments\n", "weblate-csv"),
        ("词.tsv", b"zh\ten\n", "terms-tsv"),
        ("词.tsv", b"#UTX 1.11; zh/en\n", "utx"),
        ("词.utx", b"x", "utx"),
        ("词.txt", "#UTX 1.11; zh/en\n".encode("utf-16"), "utx"),
        ("词.txt", CEDICT.encode(), "cedict"),
        ("词.txt.gz", gzip.compress(CEDICT.encode(), mtime=0), "cedict"),
        ("词.u8", b"", "cedict"),
        ("词.txt", "法院\tcourt\n".encode("gbk"), "omegat"),
        ("词.utf8", b"", "omegat"),
        ("词.tbx", b"", "tbx"),
        ("词.jsonl", b"", "terms-jsonl"),
        ("词.xlsx", b"", "terms-xlsx"),
    ],
)
def test_a_file_is_recognised(name: str, data: bytes, format: str) -> None:
    path = Path(name)
    path.write_bytes(data)
    assert term_files.reading_format(path).name == format


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("词.csv", "terms-csv"),
        ("词.tsv", "terms-tsv"),
        ("词.txt", "omegat"),
        ("词.utx", "utx"),
        ("词.tbx", "tbx"),
        ("词.jsonl", "terms-jsonl"),
    ],
)
def test_a_file_is_written_in_the_usual_format(name: str, format: str) -> None:
    assert term_files.writing_format(Path(name)).name == format


def test_a_format_that_cannot_is_refused() -> None:
    with pytest.raises(NotFound, match="'cedict' writes no term lists"):
        term_files.writing_format(Path("词.u8"), "cedict")
    with pytest.raises(NotFound, match="'docx' reads no term lists"):
        term_files.reading_format(Path("词.docx"), "docx")
    with pytest.raises(NotFound, match=r"词\.u8 is no term list that is known.* with --to$"):
        term_files.writing_format(Path("词.u8"))


WRITING = [each.name for each in FORMATS.all()[0] if each.write_terms]


@pytest.mark.parametrize("name", WRITING)
def test_every_format_takes_a_glossary_and_brings_it_back(store: Store, name: str) -> None:
    with store.journal.change("add term", "李译") as change:
        store.concepts.add_many(change, [COURT, replace(OTHER, note="=1+1")])
    assert FORMATS.get(name).suffixes or name == "tbx-dct"
    out = Path("词表.x")
    exported = term_files.export_terms(store, out, name)
    assert exported.written >= 2
    other = Store.memory()
    term_files.import_terms(other, out, "李译", ImportOptions(format=name))
    texts = {term.text for each in glossary.concepts(other) for term in each.in_language("en")}
    assert texts == {"rule of law", "court", "legalism"}


def test_a_map_needs_a_table(store: Store) -> None:
    path = Path("词.u8")
    path.write_text(CEDICT, "utf-8")
    options = ImportOptions(columns=ColumnMap(sheet="x"))
    with pytest.raises(Refused, match="read as cedict, whose columns have no names"):
        term_files.import_terms(store, path, "李译", options)
    assert term_files.inspect_table(path) is None


def test_a_broken_list_changes_nothing(store: Store) -> None:
    rows = "".join(f"词{number},term {number}\n" for number in range(700))
    path = Path("词.csv")
    path.write_text(f"zh,en\n{rows},x\n", "utf-8")
    with pytest.raises(UnreadableFile, match="line 702"):
        term_files.import_terms(store, path, "李译")
    assert held(store) == [LAW]


def test_many_are_added_as_one_by_one(store: Store) -> None:
    again = Store.memory()
    with again.journal.change("add term", "李译") as change:
        again.concepts.add_many(change, [replace(LAW, reference=UUID)])
    (first,), (second,) = (list(each.concepts.all()) for each in (store, again))
    assert (first.as_new(), first.id) == (second.as_new(), second.id)
    assert again.concepts.generation() > Store.memory().concepts.generation()


def test_what_somebody_else_did_since_keeps_an_import(store: Store) -> None:
    imported(store, COURT)
    row = glossary.find_concept(store, "法院")
    glossary.remove(store, row, "王译")
    with pytest.raises(Refused, match="something later stands on it"):
        undoing.undo(store, "李译")


class Failing(Registry):
    """One format that fails while it is read."""

    def all(self) -> tuple[list[Format], list[PluginFailed]]:
        def read_terms(path: Path, changes: Counter[str]) -> Iterator[NewConcept]:
            yield COURT
            raise UnreadableFile(f"{path.name}, line 9: no more")

        format = Format(name="x", title="x", suffixes=(".x",), holds="terms", read_terms=read_terms)
        return [format], []


def test_a_fault_in_the_midst_takes_back_what_came_before(store: Store) -> None:
    path = Path("词.x")
    path.write_bytes(b"")
    with pytest.raises(UnreadableFile, match="line 9"):
        term_files.import_terms(store, path, "李译", registry=Failing())
    assert held(store) == [LAW]


def test_a_list_without_pinyin_takes_none_away() -> None:
    ours = NewConcept(
        terms=(
            NewTerm(language="zh-Hans", text="保护伞", reading="bǎohùsǎn"),
            NewTerm(language="en", text="protective umbrella"),
        )
    )
    theirs = NewConcept(
        terms=(
            NewTerm(language="zh-Hans", text="保护伞"),
            NewTerm(language="en", text="gang patron"),
        )
    )
    assert taken_over(ours, theirs).terms == (ours.terms[0], theirs.terms[1])
