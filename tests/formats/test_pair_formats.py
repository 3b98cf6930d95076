"""Glossaries of pairs and the dictionary: JSON Lines, UTX, OmegaT, Weblate, CC-CEDICT."""

import gzip
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.formats.term_values import come_back, concepts, read, written
from workbench.errors import UnreadableFile
from workbench.formats import cedict, utx, weblate_csv
from workbench.formats.cedict import FORMAT as CEDICT
from workbench.formats.omegat import FORMAT as OMEGAT
from workbench.formats.terms_jsonl import FORMAT as JSONL
from workbench.formats.utx import FORMAT as UTX
from workbench.formats.weblate_csv import FORMAT as WEBLATE
from workbench.model.terms import ConceptKind, NewConcept, NewTerm, PartOfSpeech, TermStatus
from workbench.plugins import Format
from workbench.text.numbered_pinyin import marked

ADMITTED, FORBIDDEN = TermStatus.ADMITTED, TermStatus.FORBIDDEN


def zh(text: str, reading: str = "", tag: str = "zh-Hans") -> NewTerm:
    return NewTerm(language=tag, text=text, reading=reading)


def en(text: str, status: TermStatus = TermStatus.PREFERRED) -> NewTerm:
    return NewTerm(language="en", text=text, status=status)


LAW = NewConcept(
    terms=(zh("法治"), en("rule of law"), en("law-based governance", ADMITTED)),
    note="see 法制",
)


@settings(max_examples=examples(15))
@given(st.lists(concepts, max_size=4))
def test_json_lines_lose_nothing(values: list[NewConcept]) -> None:
    assert come_back(JSONL, values) == values


@pytest.mark.parametrize("format", [UTX, OMEGAT, WEBLATE], ids=lambda each: each.name)
@settings(max_examples=examples(15))
@given(st.lists(concepts, max_size=4))
def test_what_a_glossary_of_pairs_holds_comes_back(
    format: Format, values: list[NewConcept]
) -> None:
    come_back(format, values)
    assert come_back(format, [LAW]) == [LAW]


@pytest.mark.parametrize(
    ("format", "losses"),
    [
        (UTX, {"terms left out: 2", "reading of terms left out or changed: 1"}),
        (
            OMEGAT,
            {
                "domain of concepts left out or changed: 1",
                "reading of terms left out or changed: 1",
                "terms left out: 3",
            },
        ),
        (
            WEBLATE,
            {
                "domain of concepts left out or changed: 1",
                "reading of terms left out or changed: 1",
                "terms left out: 2",
            },
        ),
    ],
    ids=lambda each: getattr(each, "name", ""),
)
def test_what_it_cannot_hold_is_said(format: Format, losses: set[str]) -> None:
    given = NewConcept(
        terms=(
            zh("法治", "fǎzhì"),
            zh("法治", tag="zh-Hant"),
            zh("法制"),
            en("law"),
            en("x", FORBIDDEN),
        ),
        domain="law",
    )
    _, said = written(format, given, NewConcept(terms=(zh("人民"),)))
    unheld = {"concepts without both Chinese and English were left out: 1"}
    assert set(said) == losses | unheld


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "line 2: Expecting property name enclosed in double quotes, column "),
        ("[]", "line 2: a concept is an object, not a list"),
        ("{}", "line 2: terms is a list, not nothing"),
        ('{"terms": [{"text": "法"}]}', "line 2: a term needs a language and a text"),
        ('{"terms": [], "kind": "x"}', "line 2: there is no kind 'x'"),
        ('{"terms": [], "note": 1}', "line 2: note is a text, not 1"),
        ('{"terms": [], "date": "2017-13"}', "line 2: '2017-13' is no date"),
        ('{"terms": [], "properties": [["a"]]}', "line 2: a property is a list of two texts"),
        ("[" * 100_000, "line 2: "),
    ],
)
def test_a_line_that_is_no_concept(line: str, fault: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(JSONL, f'{{"terms": []}}\n{line}\n')
    assert fault in caught.value.fault


def test_keys_that_nobody_knows_are_counted() -> None:
    changes: Counter[str] = Counter()
    assert read(JSONL, '{"terms": [], "x": 1}', changes) == [NewConcept(terms=())]
    assert changes["keys that the glossary does not know were left out: {}"] == 1


def test_utx_of_others() -> None:
    file = (
        "#UTX 1.11; en/zh-CN; 2013-05-01T00:00:00+09:00; copyright: AAMT (2013)\n"
        "#src\ttgt\tsrc:pos\tterm status\tsrc:plural\tconcept ID\n"
        "court\t法院\tnoun\tapproved\tcourts\t1\n"
        "tribunal\t法院\tnoun\tforbidden\t\t1\n"
        "# a remark\n"
        "to sue\t起诉\tphrasal\tnew\n"
    )
    assert utx.recognises(file.encode())
    assert read(UTX, file) == [
        NewConcept(
            terms=(
                zh("法院"),
                NewTerm(language="en", text="court", part_of_speech=PartOfSpeech.NOUN),
                NewTerm(
                    language="en",
                    text="tribunal",
                    status=FORBIDDEN,
                    part_of_speech=PartOfSpeech.NOUN,
                ),
            ),
            properties=(("src:plural", "courts"),),
            reference="1",
        ),
        NewConcept(
            terms=(zh("起诉"), en("to sue")),
            properties=(("src:pos", "phrasal"), ("term status", "new")),
        ),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_omegat_of_others(encoding: str) -> None:
    file = (
        "rule of law\t法治\tsee 法制\n\n# a remark\nlaw-based governance\t法治\n"
        "untranslated\t\n人民 (people)\t人民\n"
    )
    changes: Counter[str] = Counter()
    assert read(OMEGAT, file.encode(encoding), changes) == [
        LAW,
        NewConcept(terms=(zh("人民"), en("人民 (people)"))),
    ]
    assert changes["rows without a Chinese term were left out: {}"] == 1


def test_a_text_file_may_have_a_header() -> None:
    assert read(OMEGAT, "English\t中文\t备注\nrule of law\t法治\tsee 法制\n") == [
        NewConcept(terms=(zh("法治"), en("rule of law")), note="see 法制")
    ]


@pytest.mark.parametrize(
    ("format", "data", "fault"),
    [
        (OMEGAT, "法治\trule of law\n法治 law\n", "line 2: no tab between a term and its"),
        (UTX, "#src\ttgt\n法治\tlaw\n", "line 1: no header of UTX"),
        (UTX, "#UTX 1.11; zh/en; 2013\n法治\tlaw\n", "line 2: a row before the line that names"),
        (WEBLATE, "source,context\n法治,law\n", "line 1: no columns source and target"),
        (WEBLATE, 'source,target\n法治,"law\n', "line 2: the row cannot be read"),
        (CEDICT, "# CC-CEDICT\n法治 [fa3 zhi4] /law/\n", "line 2: no entry of the form"),
        (CEDICT, b"\xb7\xa8 \xb7\xa8 [fa3] /law/\n", "line 1: byte 0 is not UTF-8"),
        (CEDICT, gzip.compress(b"# CC-CEDICT\n", mtime=0)[:-6], "line 2: "),
        (CEDICT, gzip.compress(b"#" * 1_000_000), "line 1: it is larger than any entry"),
    ],
)
def test_bad_files_are_refused_with_their_place(
    format: Format, data: str | bytes, fault: str
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(format, data)
    assert fault in caught.value.fault


def test_weblate_of_others() -> None:
    file = (
        '"location","source","target","id","fuzzy","context","translator_comments",'
        '"developer_comments"\r\n'
        '"","court","法院","","","","",""\r\n'
        '"a:1","Gov.cn","Gov.cn","7","True","web","kept","a portal"\r\n'
    )
    assert weblate_csv.recognises(file.encode("utf-8-sig"))
    assert not weblate_csv.recognises(b"source,target\ncourt,x")
    court, portal = read(WEBLATE, file)
    assert court == NewConcept(terms=(zh("法院"), en("court")))
    assert portal == NewConcept(
        terms=(zh("Gov.cn"), en("Gov.cn")),
        reference="7",
        note="kept",
        definition="a portal",
        properties=(("location", "a:1"), ("fuzzy", "True"), ("context", "web")),
    )


def test_flags_of_weblate() -> None:
    file = (
        "source,target,flags,developer_comments\n"
        '法院,tribunal,"forbidden, max-length:9",\nAPP,APP,read-only,\n'
    )
    assert read(WEBLATE, file) == [
        NewConcept(
            terms=(zh("法院"), en("tribunal", FORBIDDEN)), properties=(("flags", "max-length:9"),)
        ),
        NewConcept(terms=(zh("APP"), en("APP")), is_untranslatable=True),
    ]


def entry(
    simplified: str, traditional: str, reading: str, *english: NewTerm, **facts: str
) -> NewConcept:
    return NewConcept(
        terms=(zh(simplified, reading), zh(traditional, reading, "zh-Hant"), *english),
        source="CC-CEDICT",
        note=facts.get("note", ""),
        role=facts.get("role", ""),
        kind=ConceptKind.PERSON if "role" in facts else ConceptKind.TERM,
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "傳統 传统 [chuan2 tong3] /tradition/traditional/convention/CL:個|个[ge4]/",
            entry(
                "传统", "傳統", "chuán tǒng",
                en("tradition"), en("traditional", ADMITTED), en("convention", ADMITTED),
                note="CL:個|个[ge4]",
            ),
        ),
        ("王 王 [Wang2] /surname Wang/", entry("王", "王", "Wáng", en("Wang"), role="surname")),
        (
            "号 号 [hao4] /variant of 號|号[hao4]/",
            entry("号", "号", "hào", note="variant of 號|号[hao4]"),
        ),
        (
            "綠 绿 [lu:4] /green/(slang) (derived from 綠帽子) to cheat on/",
            NewConcept(
                terms=(
                    zh("绿", "lǜ"),
                    zh("綠", "lǜ", "zh-Hant"),
                    en("green"),
                    NewTerm(
                        language="en",
                        text="cheat on",
                        status=ADMITTED,
                        part_of_speech=PartOfSpeech.VERB,
                        properties=(("label", "slang"), ("label", "derived from 綠帽子")),
                    ),
                ),
                source="CC-CEDICT",
            ),
        ),
        (
            "復旦大學 复旦大学 [Fu4 dan4 Da4 xue2] /Fudan University, Shanghai/",
            entry(
                "复旦大学", "復旦大學", "Fù dàn Dà xué", en("Fudan University"),
                note="Fudan University, Shanghai",
            ),
        ),
        ("21三體 21三体 [er4 shi2 yi1 san1 ti3] /trisomy; Down (or Down's; rare)/",
         NewConcept(
            terms=(
                zh("21三体", "èr shí yī sān tǐ"), zh("21三體", "èr shí yī sān tǐ", "zh-Hant"),
                en("trisomy"),
                NewTerm(language="en", text="Down", status=ADMITTED,
                        properties=(("label", "or Down's; rare"),)),
            ), source="CC-CEDICT")),
    ],
)  # fmt: skip
def test_an_entry_of_the_dictionary(line: str, expected: NewConcept) -> None:
    file = f"# CC-CEDICT\n#! version=1\n\n{line}\r\n".encode()
    assert read(CEDICT, file) == read(CEDICT, gzip.compress(file)) == [expected]
    assert cedict.recognises(file)
    assert cedict.recognises(gzip.compress(file))
    assert cedict.recognises(line.encode())


@pytest.mark.parametrize(
    "head", [b"", b"\x1f\x8bxx", "法治\tlaw\n".encode(), b"#UTX 1.11", b"a b [c] d"]
)
def test_what_is_no_dictionary(head: bytes) -> None:
    assert not cedict.recognises(head)


@pytest.mark.parametrize(
    ("numbers", "marks"),
    [
        ("fa3 zhi4", "fǎ zhì"),
        ("lu:4 shi1", "lǜ shī"),
        ("nu:3 er2", "nǚ ér"),
        ("Xi1 an1", "Xī ān"),
        ("liu2 shui3 gui3 dou1 xue2", "liú shuǐ guǐ dōu xué"),
        ("hua1 r5", "huā r"),
        ("E4 luo2 si1", "È luó sī"),
        ("m2 ng4 A Q 1", "ḿ ǹg A Q 1"),
    ],
)
def test_numbers_become_marks(numbers: str, marks: str) -> None:
    assert marked(numbers) == marks


WHOLE = Path(__file__).parents[3] / "shared" / "data" / "cedict"


def test_the_whole_dictionary_is_read() -> None:
    if not WHOLE.is_dir():
        pytest.skip("CC-CEDICT is not beside the repository")
    assert CEDICT.read_terms is not None
    (path,) = WHOLE.glob("*.gz")
    # One by one: the collector of garbage would go through all that is held, again and again.
    are_whole = Counter(
        all(term.text for term in concept.terms) for concept in CEDICT.read_terms(path, Counter())
    )
    assert are_whole == {True: 125_010}
