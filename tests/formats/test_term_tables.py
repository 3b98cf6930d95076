import io
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import UnreadableFile
from workbench.formats import _delimited, terms_csv, terms_tsv
from workbench.formats._term_row import SPACES, concept_of_row
from workbench.formats._term_table import expected_terms
from workbench.model.dates import Period
from workbench.model.terms import (
    ConceptKind,
    Member,
    MemberList,
    NewConcept,
    NewTerm,
    PartOfSpeech,
    Register,
    TermStatus,
    TermType,
)
from workbench.plugins import Format

GLOSSARY = Path(__file__).parents[2] / "glossary"
HEADER = "zh-Hans,zh-Hant,pinyin,en,en-admitted,status,domain,definition,note,source,url"
ADMITTED, PREFERRED = TermStatus.ADMITTED, TermStatus.PREFERRED
DEPRECATED, FORBIDDEN = TermStatus.DEPRECATED, TermStatus.FORBIDDEN


def term(
    language: str,
    text: str,
    status: TermStatus = PREFERRED,
    *,
    reading: str = "",
    is_derived: bool = False,
) -> NewTerm:
    return NewTerm(
        language=language, text=text, status=status, reading=reading, is_derived=is_derived
    )


def concept(*terms: NewTerm, domain: str = "", note: str = "", source: str = "") -> NewConcept:
    return NewConcept(terms=terms, domain=domain, note=note, source=source)


def read(
    data: str | bytes,
    format: Format = terms_csv.FORMAT,
    changes: Counter[str] | None = None,
) -> list[NewConcept]:
    assert format.read_terms is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "terms.csv"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return list(format.read_terms(path, Counter() if changes is None else changes))


def written(*concepts: NewConcept, format: Format = terms_csv.FORMAT) -> tuple[str, list[str]]:
    """The file's text and what it could not carry."""
    assert format.write_terms is not None
    out = io.BytesIO()
    warnings = list(format.write_terms(concepts, out))
    return out.getvalue().decode(), warnings


cells = st.one_of(
    st.sampled_from(
        ("政法委", "“两个维护”", "=1+1", "a | b", "a,b", "a\tb", "第一\n第二", '"', "𠮷")
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8),
).filter(lambda text: text == text.strip() and bool(text))
"""What a cell holds: white space at its ends is not part of it."""

lines = cells.filter(lambda text: text == " ".join(text.split()))
"""What a cell with a term holds: one line of words."""

listed = lines.filter(lambda text: "\\" not in text)
"""What a list in a cell holds: a backslash there may belong to a bar."""


dates = st.sampled_from(("", "2012", "2017-10", "2017-10-24"))
periods = st.builds(Period, start=dates, end=dates).filter(
    lambda period: not period.start or not period.end or period.start <= period.end
)
members = st.builds(
    Member, text=st.sampled_from(("", "道路自信", "a = b")), english=st.sampled_from(("", "a | b"))
)


terms = st.builds(
    NewTerm,
    language=st.sampled_from(("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK", "en", "en-GB")),
    text=listed,
    status=st.sampled_from(TermStatus),
    reading=st.sampled_from(("", "zhèngfǎwěi")),
    part_of_speech=st.sampled_from(PartOfSpeech),
    register=st.sampled_from(Register),
    type=st.sampled_from(TermType),
    abbreviation_of=st.sampled_from(("", "中华人民共和国刑事诉讼法")),
    valid=periods,
    is_case_sensitive=st.booleans(),
)
lists = st.builds(
    MemberList,
    members=st.lists(members, min_size=1, max_size=3).map(tuple),
    scope=st.sampled_from(("", "政法队伍")),
    valid=periods,
    source=st.sampled_from(("", "Xinhua")),
)
texts = st.one_of(st.just(""), cells)
concepts = st.builds(
    NewConcept,
    terms=st.lists(terms, min_size=1, max_size=6, unique_by=lambda each: each.text)
    .filter(lambda found: any(each.language.startswith("zh") for each in found))
    .map(tuple),
    kind=st.sampled_from(ConceptKind),
    date=dates,
    is_untranslatable=st.booleans(),
    lists=st.lists(lists, max_size=2).map(tuple),
    **dict.fromkeys(("domain", "client", "definition", "note", "source", "url", "role"), texts),
)
"""Concepts that the columns can hold to the last word."""


def in_one_order(concepts: list[NewConcept]) -> list[NewConcept]:
    """The same, whatever the order of the terms in their columns."""
    return [replace(each, terms=tuple(sorted(each.terms, key=str))) for each in concepts]


@pytest.mark.parametrize("format", [terms_csv.FORMAT, terms_tsv.FORMAT], ids=lambda each: each.name)
@given(st.lists(concepts, max_size=4))
def test_what_is_written_is_read_back(format: Format, values: list[NewConcept]) -> None:
    text, warnings = written(*values, format=format)
    assert warnings == []
    assert format.expected_terms is not None
    found = read(text, format)
    assert found == list(format.expected_terms(values))
    assert in_one_order(found) == in_one_order(values)


@pytest.mark.parametrize("path", sorted(GLOSSARY.glob("*.csv")), ids=lambda path: path.name)
def test_our_own_lists_stay_as_they_are(path: Path) -> None:
    found = list(terms_csv.FORMAT.read_terms(path, Counter()))
    text, warnings = written(*found)
    assert warnings == []
    assert text.startswith(HEADER)
    assert read(text) == found


def test_a_row_is_a_concept() -> None:
    assert read(
        f"{HEADER}\n"
        "扫黑除恶,掃黑除惡,sǎo hēi chú è,crack down on organized crime,"
        "combat gang crime | anti-gang campaign,preferred,law,A campaign.,See 六建,"
        "Xinhua,https://example.org/1\n"
    ) == [
        NewConcept(
            terms=(
                term("zh-Hans", "扫黑除恶", reading="sǎo hēi chú è"),
                term("zh-Hant", "掃黑除惡"),
                term("en", "crack down on organized crime"),
                term("en", "combat gang crime", ADMITTED),
                term("en", "anti-gang campaign", ADMITTED),
            ),
            domain="law",
            definition="A campaign.",
            note="See 六建",
            source="Xinhua",
            url="https://example.org/1",
        )
    ]


@pytest.mark.parametrize("status", list(TermStatus))
def test_a_status_is_that_of_the_english(status: TermStatus) -> None:
    expected = concept(term("zh-Hans", "保护伞"), term("en", "umbrella", status))
    assert read(f"zh-Hans,en,status\n保护伞,umbrella,{status.upper()}\n") == [expected]
    assert read(written(expected)[0]) == [expected]


@pytest.mark.parametrize(
    "header",
    [
        "zh-Hans,en",
        "ZH-HANS,EN",
        " zh_hans , En ",
        "Chinese,English",
        "Simplified Chinese,English",
        "source,target",
        "Target\tzh",
        "中文,英文",
        "\ufeffzh-CN,en-US",
        "en,,zh-Hans",
    ],
)
def test_a_header_may_say_it_in_other_words(header: str) -> None:
    format = terms_tsv.FORMAT if "\t" in header else terms_csv.FORMAT
    row = {"T": "rule of law\t法治", "e": "rule of law,,法治"}.get(header[0], "法治,rule of law")
    assert read(f"{header}\n{row}\n", format) == [
        concept(term("zh-Hans", "法治"), term("en", "rule of law"))
    ]


def test_source_beside_chinese_is_where_a_wording_comes_from() -> None:
    assert read("Chinese,target,source,Traditional\n法治,rule of law,Xinhua,法治\n") == [
        concept(
            term("zh-Hans", "法治"),
            term("zh-Hant", "法治"),
            term("en", "rule of law"),
            source="Xinhua",
        )
    ]


def test_a_traditional_list_needs_no_simplified() -> None:
    assert read("zh-Hant,pinyin,en\n檢察署,jiǎncháshǔ,prosecutors office\n") == [
        concept(term("zh-Hant", "檢察署", reading="jiǎncháshǔ"), term("en", "prosecutors office"))
    ]


def test_empty_rows_and_short_rows_are_fine() -> None:
    only = [concept(term("zh-Hans", "法治"), term("en", "rule of law"))]
    assert read("zh-Hans,en,note\n\n,,\n法治,rule of law\n  ,\n") == only
    wide = "," * 16_382
    assert read(f"zh-Hans,en{wide}\n法治,rule of law{wide}\n") == only


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ("zh-Hans,note\n", "line 1: no column en; it has zh-Hans, note"),
        ("\n\nen,note\n", "line 3: no column zh-Hans or zh-Hant; it has en, note"),
        ("zh,Chinese,en\n", "line 1: two columns for zh-Hans: zh and Chinese"),
        ("zh-Hans,en,kind\n法治,law,slogans\n", "line 2: there is no kind 'slogans'"),
        ("zh-Hans,en,from\n法治,law,2017-13\n", "line 2: '2017-13' is no date such as 2017"),
        ("zh-Hans,en\n ,law\n", "line 2: the cells zh-Hans and zh-Hant are both empty"),
        ("zh-Hans,en,status\n法治,law,good\n", "line 2: there is no status 'good'"),
        ("zh-Hans,en\n法治,law,order\n", "line 2: 3 cells under 2 columns"),
        ('zh-Hans,en\n法治,law\n政法,"law\n人,man\n', "line 3: the row cannot be read"),
        ('zh-Hans,en\n法治,"law"s\n', "line 2: the row cannot be read"),
        ('zh-Hans,en,note\n法治,law,"一\n\n三"\n\n,law,\n', "line 6: the cells zh-Hans"),
        ('zh-Hans,en,note\r\n法治,law,"一\r\n二"\r\n,law,"x\r\ny"\r\n', "line 4: the cells"),
        ('zh-Hans,en,note\n法治,law,"一\n二"\n政法,"law\n', "line 4: the row cannot be read"),
        ("zh-Hans,en\r法治,law\r,law\r", "line 3: the cells zh-Hans and zh-Hant are both"),
        (f"zh-Hans,en{',a' * 1000}\n", "line 1: more than 1,000 cells in a row"),
        pytest.param(f"zh,en\n法治,{'a' * 1_000_001}\n", "line 2: more than", id="long cell"),
    ],
)
def test_a_bad_row_is_named_by_the_line_where_it_begins(data: str, fault: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(data)
    assert caught.value.fault.startswith(f"terms.csv, {fault}")


def test_a_file_that_is_no_term_list_is_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("zh,en\n法治,law\n", encoding="utf-8")
    monkeypatch.setattr(_delimited, "_LARGEST", 8)
    with pytest.raises(UnreadableFile, match=r"terms\.csv is larger than 0 MB"):
        list(terms_csv.FORMAT.read_terms(path, Counter()))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"none\.csv cannot be read: No such file"):
        list(terms_csv.FORMAT.read_terms(tmp_path / "none.csv", Counter()))


LAW = term("en", "law")


@pytest.mark.parametrize(
    ("given", "kept", "warning"),
    [
        (
            concept(term("zh-Hans", "法治"), LAW, term("fr", "droit")),
            concept(term("zh-Hans", "法治"), LAW),
            "terms in other languages were left out: 1",
        ),
        (
            concept(term("zh-Hans", "综治\n中心"), term("en", "governance  centre")),
            concept(term("zh-Hans", "综治中心"), term("en", "governance centre")),
            "line breaks and runs of spaces within terms were closed up: 2",
        ),
        (concept(LAW), None, "1 concepts have no Chinese term and were left out"),
        (
            replace(
                concept(
                    replace(term("zh-Hans", "法治"), properties=(("context", "依法治国"),)), LAW
                ),
                properties=(("project", "2021"), ("note", "a note has a column")),
            ),
            replace(concept(term("zh-Hans", "法治"), LAW), properties=(("project", "2021"),)),
            "remarks of other programs were left out: 2",
        ),
    ],
)
def test_what_the_columns_cannot_hold_is_said(
    given: NewConcept, kept: NewConcept | None, warning: str
) -> None:
    text, warnings = written(given)
    assert warnings == [warning]
    assert read(text) == ([kept] if kept else []) == list(expected_terms([given]))


def test_a_row_without_english_waits_for_it() -> None:
    changes: Counter[str] = Counter()
    assert read("zh-Hans,en\n法治,\n政法\n", changes=changes) == [
        concept(term("zh-Hans", "法治")),
        concept(term("zh-Hans", "政法")),
    ]
    assert dict(changes)["concepts that have no English yet: {}"] == 2


def test_a_term_is_one_line() -> None:
    changes: Counter[str] = Counter()
    found = read(
        'zh-Hans,en,en-admitted,note\n"综治\r\n中心",governance  centre,"a\u3000centre | hub",'
        '"一\n二"\n法治, rule of law ,,\n',
        changes=changes,
    )
    assert found == [
        concept(
            term("zh-Hans", "综治中心"),
            term("en", "governance centre"),
            term("en", "a centre", ADMITTED),
            term("en", "hub", ADMITTED),
            note="一\n二",
        ),
        concept(term("zh-Hans", "法治"), term("en", "rule of law")),
    ]
    assert [sentence.format(count) for sentence, count in changes.items() if count] == [
        "line breaks and runs of spaces within terms were closed up: 3"
    ]


def test_what_a_reader_makes_of_line_ends_is_expected() -> None:
    given = concept(term("zh-Hans", "法治"), LAW, note="一\r\n二\u2028三 ")
    assert read(written(given)[0]) == list(expected_terms([given]))


def test_derived_forms_are_left_to_the_reader() -> None:
    text, warnings = written(
        concept(term("zh-Hans", "法治"), term("zh-Hant", "法治", is_derived=True), LAW)
    )
    assert (text.splitlines()[1], warnings) == ("法治,,,law,,preferred,,,,,", [])


def test_the_preferred_english_comes_first() -> None:
    text, _ = written(concept(term("zh-Hans", "法制"), term("en", "rule", FORBIDDEN), LAW))
    assert text.splitlines() == [f"{HEADER},en-forbidden", "法制,,,law,,preferred,,,,,,rule"]


def test_a_line_break_in_chinese_is_no_space() -> None:
    changes: Counter[str] = Counter()
    concept = concept_of_row({"zh-Hans": "市域\n社会治理", "en": "municipal\ngovernance"}, changes)
    assert [term.text for term in concept.terms] == ["市域社会治理", "municipal governance"]
    assert changes[SPACES] == 2
