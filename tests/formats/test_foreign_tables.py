"""Tables of other programs: their separators, encodings, names of columns and directions."""

import io
from collections import Counter
from pathlib import Path

import pytest

from tests.formats.term_values import read
from workbench.errors import UnreadableFile
from workbench.formats._cell_guard import guarded, unguarded
from workbench.formats._term_columns import taken_for
from workbench.formats.terms_csv import FORMAT as CSV
from workbench.formats.terms_tsv import FORMAT as TSV
from workbench.model.tables import ColumnMap, TableHead
from workbench.model.terms import NewConcept, NewTerm, PartOfSpeech, TermStatus

TICO = Path(__file__).parents[3] / "shared" / "data" / "tico19" / "terminologies"


def law(*properties: tuple[str, str], **facts: str) -> NewConcept:
    terms = (NewTerm(language="zh-Hans", text="法治"), NewTerm(language="en", text="rule of law"))
    return NewConcept(terms=terms, properties=properties, **facts)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_the_header_tells_the_separator(separator: str, encoding: str) -> None:
    rows = [("中文", "英文", '"备注; a,b|c\td"'), ("法治", "rule of law", "无")]
    data = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    assert read(CSV, data) == [law(("备注; a,b|c\td", "无"))]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (
            "Entry_ID,Entry_Subject,Entry_ClientID,Entry_Note,Chinese_PRC,Term_Info,"
            "English_United_States,Term_Info",  # memoQ
            "id,domain,client,note,zh-Hans,property:Term_Info,en,property:Term_Info (2)",
        ),
        (
            "Entry_ID,Entry_Subject,Entry_Domain,Chinese_PRC,English,Entry_Note,Note",  # memoQ
            "id,domain,property:Entry_Domain,zh-Hans,en,note,property:Note",
        ),
        (
            "Entry number,Subject,Chinese (PRC),English (United Kingdom),Definition,Status",
            "id,domain,zh-Hans,en,definition,status",  # MultiTerm
        ),
        (
            "Concept ID,Concept domain,Concept definition,Concept note,zh_cn,en",  # Phrase
            "id,domain,definition,note,zh-Hans,en",
        ),
        ("E_ID,E_DOMAINS,zh,en,T_RELIABILITY", "id,domain,zh-Hans,en,property:T_RELIABILITY"),
        ("stringID,sourceLang,targetLang,pos,description,sourceString,targetString",
         "id,source-language,target-language,part-of-speech,definition,source-term,target-term"),
        ("Chinese (Simplified),Chinese (Traditional; Hong Kong SAR),English",
         "zh-Hans,zh-Hant-HK,en"),
        ("source,target,note", "source-term,target-term,note"),
        ("中文,English,source,target", "zh-Hans,en,source,en"),
        ("zh,en,,x", "zh-Hans,en,-,property:x"),
    ],
)  # fmt: skip
def test_what_columns_are_taken_for(header: str, found: str) -> None:
    columns = [cell.replace(";", ",") for cell in header.split(",")]
    assert taken_for(columns, where="x") == found.split(",")


def mapped(data: str, *columns: tuple[str, str]) -> list[NewConcept]:
    assert CSV.read_table is not None
    path = Path("词表.csv")
    path.write_text(data, "utf-8")
    return list(CSV.read_table(path, Counter(), ColumnMap(columns=columns)))


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_somebody_says_what_the_columns_are() -> None:
    assert mapped(
        "Nr,Wort,Übersetzung,Bemerkung,Status\n1,法治,rule of law,无,neu\n",
        ("Wort", "zh-Hans"),
        ("übersetzung", "en"),
        ("Bemerkung", "note"),
        ("Nr", "-"),
        ("Status", "property"),
    ) == [law(("Status", "neu"), note="无")]


def test_of_two_columns_for_what_is_said_once_the_second_is_kept() -> None:
    data = "zh,en,Entry_Subject,Entry_Domain\n法治,rule of law,宪法,法律\n"
    assert mapped(data) == [law(("Entry_Domain", "法律"), domain="宪法")]
    assert mapped(data, ("Entry_Domain", "domain")) == [
        law(("Entry_Subject", "宪法"), domain="法律")
    ]
    assert CSV.write_terms is not None
    out = io.BytesIO()
    assert CSV.write_terms(mapped(data), out) == []
    assert mapped(out.getvalue().decode("utf-8-sig")) == mapped(data)


@pytest.mark.parametrize(
    ("columns", "fault"),
    [
        ((("Wart", "zh-Hans"),), "词表.csv, line 1: there is no column 'Wart'; it has Wort, en"),
        ((("Wort", "Deutsch"),), "词表.csv, line 1: 'Deutsch' is no column of a term list"),
        ((), "词表.csv, line 1: no column zh-Hans or zh-Hant; it has Wort, en"),
        ((("Wort", "en"),), "词表.csv, line 1: two columns for en: Wort and en"),
    ],
)
def test_a_map_that_does_not_fit(columns: tuple[tuple[str, str], ...], fault: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        mapped("Wort,en\n法治,rule of law\n", *columns)
    assert caught.value.fault == fault


def test_a_screen_can_ask_what_there_is() -> None:
    assert CSV.inspect_table is not None
    path = Path("词表.csv")
    path.write_text("Wort;en;Nr\n法治;rule of law\n政法;law;2;3\n", "utf-8")
    assert CSV.inspect_table(path, ColumnMap(columns=(("Nr", "-"),))) == TableHead(
        header=("Wort", "en", "Nr"),
        mapping=("property", "en", "-"),
        rows=(("法治", "rule of law", ""), ("政法", "law", "2")),
        missing=("zh-Hans or zh-Hant",),
    )


def test_the_cells_tell_the_direction() -> None:
    english_first = "source,target\nrule of law,法治\nuntranslated,\n"
    changes: Counter[str] = Counter()
    assert read(CSV, english_first, changes) == [law()]
    assert changes["rows without a Chinese term were left out: {}"] == 1
    assert read(CSV, "source,target\n法治,rule of law\n") == [law()]
    assert (
        read(CSV, "source,target\ncourt,法院\njudge,法官\n檢察署,x\n")[2].terms[1].language == "en"
    )


def test_a_row_may_name_its_languages() -> None:
    assert read(CSV, "sourceLang,targetLang,sourceString,targetString\nen,zh-TW,court,法院\n") == [
        NewConcept(
            terms=(
                NewTerm(language="zh-Hant-TW", text="法院"),
                NewTerm(language="en", text="court"),
            )
        )
    ]


@pytest.mark.parametrize(
    ("word", "status"), [("Approved", "preferred"), ("Obsolete", "deprecated")]
)
def test_a_standing_may_have_another_name(word: str, status: str) -> None:
    (concept,) = read(CSV, f"zh,en,Status,POS\n法治,rule of law,{word},ProperNoun\n")
    english = concept.terms[-1]
    assert (english.status, english.part_of_speech) == (
        TermStatus(status),
        PartOfSpeech.PROPER_NOUN,
    )


@pytest.mark.parametrize("path", sorted(TICO.glob("*.csv")), ids=lambda path: path.name)
def test_published_term_lists_are_read(path: Path) -> None:
    assert CSV.read_terms is not None
    changes: Counter[str] = Counter()
    found = list(CSV.read_terms(path, changes))
    assert len(found) >= 49
    assert all(each.in_language("zh") and each.in_language("en") for each in found)


def test_there_are_published_term_lists() -> None:
    if not TICO.is_dir():
        pytest.skip("the term lists of tico-19 are not beside the repository")
    assert len(list(TICO.glob("*.csv"))) == 6


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1", "'=1"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("＋1", "'＋1"),
        ("\ta", "'\ta"),
        ("'tis", "'tis"),
        ("''", "''"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_an_apostrophe_guards_a_cell(cell: str, safe: str) -> None:
    assert (guarded(cell), unguarded(safe)) == (safe, cell)


def test_a_tab_separated_list_may_be_named_so() -> None:
    assert read(TSV, "zh\ten\n法治\trule of law\n") == [law()]
