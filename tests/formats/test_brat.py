import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.annotated_values import (
    LABELS,
    SOURCE,
    annotated,
    assert_survives,
    fault_of,
    many,
    mark,
    read,
    review,
    side,
)
from workbench.errors import Refused, UnreadableFile
from workbench.formats._brat_words import label_name, many_lines, one_line, type_name
from workbench.formats.brat import FORMAT
from workbench.model.annotated import AnnotatedText, AnnotatedTexts, CarriedRelation
from workbench.model.annotations import Severity
from workbench.model.spans import Span

PAGE = "浙江省委政法委\n于东辉𠮷指出\n坚持依法严惩\n"


def written(texts: AnnotatedTexts) -> dict[str, bytes]:
    assert FORMAT.write_annotations is not None
    return dict(FORMAT.write_annotations(texts))


def files(ann: str, page: str = PAGE) -> dict[str, bytes]:
    return {".ann": ann.encode(), ".txt": page.encode()}


def plain(*texts: AnnotatedText) -> AnnotatedTexts:
    return AnnotatedTexts(texts=texts)


def line(text: str, *annotations: object) -> AnnotatedText:
    return side(text, *annotations, segment="", side=None, document="", number=0)  # type: ignore[arg-type]


@given(annotated())
def test_what_is_written_is_read_back(texts: AnnotatedTexts) -> None:
    assert_survives(FORMAT, texts)


def test_overlaps_remarks_replies_and_relations_come_back() -> None:
    assert FORMAT.expected_annotations is not None
    texts = FORMAT.expected_annotations(review())
    assert [len(text.annotations) for text in texts.texts] == [3, 4, 0]
    assert len(texts.relations) == 2
    assert read(FORMAT, written(review())) == texts


def test_ten_thousand_annotations_come_back() -> None:
    assert_survives(FORMAT, many())


def test_every_line_is_as_brat_reads_it() -> None:
    shapes = (
        r"T\d+\t[A-Za-z0-9_][A-Za-z0-9_-]+ \d+ \d+(;\d+ \d+)*\t[^\n]*",
        r"R\d+\t[A-Za-z0-9_][A-Za-z0-9_-]+ Arg1:T\d+ Arg2:T\d+",
        r"A\d+\t[A-Z][a-z]+ T\d+ [a-z]+",
        r"#\d+\t[A-Za-z]+ [TR]\d+\t[^\n]*",
    )
    lines = written(review())[".ann"].decode().removesuffix("\n").split("\n")
    assert [each for each in lines if not any(re.fullmatch(shape, each) for shape in shapes)] == []
    page = written(review())[".txt"].decode()
    for bound in (each.split("\t", 2) for each in lines if each.startswith("T")):
        parts = [pair.split() for pair in bound[1].split(" ", 1)[1].split(";")]
        assert bound[2] == " ".join(page[int(start) : int(end)] for start, end in parts)


def test_a_span_over_a_line_end_is_written_in_fragments() -> None:
    texts = plain(side(SOURCE, mark("a", SOURCE, "以来,\n全省", "query")))
    assert (
        b"T1\tquery 26 29;30 32\t\xe4\xbb\xa5\xe6\x9d\xa5, \xe5\x85\xa8" in written(texts)[".ann"]
    )


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("accuracy/mistranslation", "accuracy_2F_mistranslation"),
        ("人名", "_4EBA__540D_"),
        ("Person_Name", "Person_Name"),
        ("a_2F_b", "a_5F_2F_b"),
        ("_AB/", "_5F_AB_2F_"),
        ("-x", "_2D_x"),
        ("x", "_78_"),
        ("", "_00_"),
    ],
)
def test_label_names_are_written_in_the_letters_of_brat(label: str, name: str) -> None:
    assert (type_name(label), label_name(name)) == (name, label)


@given(st.one_of(st.sampled_from(LABELS), st.text("_AB2F/-x人\0", max_size=8)))
def test_every_label_name_comes_back(label: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]+", type_name(label))
    assert label_name(type_name(label)) == label


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_note_comes_back_from_one_line(text: str) -> None:
    assert len(f"{one_line(text)}x".splitlines()) == 1
    assert many_lines(one_line(text)) == text


FOREIGN = (
    "T1\tPerson 8 11\t于东辉\n"
    "T2\tOrg 0 2;5 7\t浙江 法委\n"
    "T3\tSpeech 12 14\t指出\n"
    "E1\tSpeech:T3 Speaker:T1\n"
    "R1\tMember Arg1:T1 Arg2:T2\n"
    "R2\tCause Arg1:E1 Arg2:T2\n"
    "*\tEquiv T1 T2\n"
    "N1\tReference T1 Wikidata:Q1\t于东辉\n"
    "A1\tNegation E1\n"
    "A2\tSeverity T1 high\n"
    "A3\tSeverity T2 major\n"
    "#1\tAnnotatorNotes T1\tC:\\new\n"
    "#2\tAnnotatorNotes R1\t存疑\n"
)


def test_a_file_of_brat_itself_is_read_with_all_that_it_says() -> None:
    office, speech = "浙江省委政法委", "于东辉𠮷指出"
    org = mark("T2", office, office, "Org", severity=Severity.MAJOR)
    person = mark("T1", speech, "于东辉", "Person", body="C:\\new")
    said = mark("T3", speech, "指出", "Speech")
    more = {"fragments": "0 2;5 7", "equivalence": "Equiv T1 T2"}
    properties = {
        "equivalence": "Equiv T1 T2",
        "normalisation": "Reference T1 Wikidata:Q1\t于东辉",
        "Severity": "high",
        "R1 AnnotatorNotes": "存疑",
    }
    event = {"event": "Speech:T3 Speaker:T1", "E1 Negation": "true"}
    assert read(FORMAT, files(FOREIGN)) == AnnotatedTexts(
        texts=(
            line(office, _with(org, more)),
            line(speech, _with(person, properties), _with(said, event)),
            line("坚持依法严惩"),
        ),
        relations=(
            CarriedRelation(start="T1", end="T2", kind="Member"),
            CarriedRelation(start="T3", end="T2", kind="Cause"),
        ),
    )


def _with(annotation: object, properties: dict[str, str]) -> object:
    from dataclasses import replace

    return replace(annotation, properties=properties)  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("ann", "page"),
    [
        ("T1\tPerson 8 11\t于东辉\nT2\tTalk 12 14\t指出\n", PAGE),
        ("T1\tPerson 9 12\t于东辉\r\nT2\tTalk 13 15\t指出\r\n", PAGE.replace("\n", "\r\n")),
        ("T1\tPerson 8 11\t于东辉\r\nT2\tTalk 12 14\t指出\r\n", PAGE.replace("\n", "\r\n")),
        ("\ufeffT1\tPerson 9 12\t于东辉\nT2\tTalk 13 15\t指出\n", f"\ufeff{PAGE}"),
        ("T1\tPerson 8 11\t于东辉\nT2\tTalk 12 14\t指出\n", f"\ufeff{PAGE}"),
        ("T1\tPerson 8 11\t于东辉\nT2\tTalk 13 15\t指出\n", PAGE),
    ],
    ids=[
        "as it stands",
        "CR LF counted",
        "CR LF not counted",
        "mark",
        "mark not counted",
        "UTF-16",
    ],
)
def test_the_words_tell_how_offsets_were_counted(ann: str, page: str) -> None:
    speech = "于东辉𠮷指出"
    marks = (mark("T1", speech, "于东辉", "Person"), mark("T2", speech, "指出", "Talk"))
    assert read(FORMAT, files(ann, page)).texts[1] == line(speech, *marks)


def test_words_that_stand_elsewhere_once_are_a_quote() -> None:
    found = read(FORMAT, files("T1\tPerson 0 3\t于东辉\n")).texts[1].annotations[0]
    assert (found.span, found.quote, found.properties) == (None, "于东辉", {"offsets": "0 3"})


def test_lines_that_an_annotation_goes_across_are_one_text() -> None:
    found = read(FORMAT, files("T1\tQuery 5 7;8 11\t法委 于东辉\n"))
    assert [text.text for text in found.texts] == ["浙江省委政法委\n于东辉𠮷指出", "坚持依法严惩"]
    assert found.texts[0].annotations[0].span == Span(5, 11)
    assert found.texts[0].annotations[0].properties == {}


@pytest.mark.parametrize(
    ("ann", "fault"),
    [
        ("T1\tP 8 99\t于东辉\n", "line 1: T1 ends at 99, but the text has 22 characters"),
        ("T1\tP -1 3\t浙江\n", "line 1: T1 has the offset -1; the first character is 0"),
        ("T1\tP 5 3\t浙江\n", "line 1: T1 ends at 3, before it begins at 5"),
        ("T1\tP 3 3\t\n", "line 1: T1 is on nothing: it begins and ends at 3"),
        (
            "\nT1\tP 0 2\t北京\n",
            "line 2: T1 is said to be on “北京”, but “浙江” stands there, and its words stand in "
            "the text no times",
        ),
        ("T1\tP 0 2\t浙江\nT1\tP 0 2\t浙江\n", "line 2: T1 is already on line 1"),
        pytest.param(
            "T1\tP 0 " + "9" * 5000 + "\t浙江\n",
            "line 1: no line of brat, which reads `T1⇥label start end⇥words`",
            id="long figure",
        ),
        (
            'T1\tP 0 2\t浙江\n#1\tWorkbench T1\t{"author":"\\ud842"}\n',
            "line 2: the note Workbench is no JSON object",
        ),
        (
            "X1\tP 0 2\t浙江\n",
            "line 1: no line of brat, which begins with T, R, A, M, N, E, * or #",
        ),
        ("T1 P 0 2 浙江\n", "line 1: no line of brat, which reads `T1⇥label start end⇥words`"),
        ("R1\tx Arg1:T1 Arg2:T2\n", "line 1: R1 leads to T1, which is nowhere"),
        ("A1\tState T1 open\n", "line 1: A1 is about T1, which is nowhere"),
        ("E1\tSay:T7\n", "line 1: E1 is about T7, which is nowhere"),
        ("T1\tP 0 2\t浙江\n#1\tWorkbench T1\t{\n", "line 2: the note Workbench is no JSON object"),
        pytest.param(
            "T1\tP 0 2\t浙江\n#1\tWorkbench T1\t" + "[" * 100_000 + "\n",
            "line 2: the note Workbench is no JSON object",
            id="deep",
        ),
        (
            'T1\tP 0 2\t浙江\n#1\tWorkbench T1\t{"author":7}\n',
            "line 2: `author` is 7, not a string",
        ),
        (
            'T1\tP 0 2\t浙江\n#1\tWorkbenchText T1\t{"start":0,"end":5}\n',
            "line 2: a text from 0 to 5 does not begin and end where a line of the text file does",
        ),
        (
            'T1\tP 0 2\t浙江\n#1\tWorkbenchText T1\t{"start":0,"end":7}\n'
            '#2\tWorkbenchText T1\t{"start":0,"end":14}\n',
            "line 3: two notes claim the same text",
        ),
        (
            'T1\tP 0 2\t浙江\nT2\tP 3 4\t委\n#1\tWorkbench T1\t{"reference":"a"}\n'
            '#2\tWorkbench T2\t{"reference":"a"}\n',
            "line 2: a second annotation is called a",
        ),
    ],
)
def test_what_is_wrong_is_told_by_line(ann: str, fault: str) -> None:
    assert fault in fault_of(FORMAT, files(ann))


def test_all_faults_are_told_at_once() -> None:
    ann = "T1\tP 0 99\t浙江\nsomething\n" + "A1\tState T9 open\n" * 30
    told = fault_of(FORMAT, files(ann))
    assert "line 1: T1 ends" in told
    assert "line 2: no line" in told
    assert told.endswith("; and 12 more")


def test_a_file_without_its_text_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "page.ann"
    path.write_text("T1\tP 0 2\t浙江\n")
    assert FORMAT.read_annotations is not None
    with pytest.raises(UnreadableFile, match=r"page\.ann: there is no page\.txt beside it"):
        FORMAT.read_annotations(path)


@pytest.mark.parametrize("which", [".ann", ".txt"])
def test_bytes_that_are_not_utf8_are_told_by_line(which: str) -> None:
    given = files("T1\tP 0 2\t浙江\n") | {which: "第一行\n".encode() + "于东辉".encode("gb18030")}
    assert f"page{which}, line 2: byte 10 is not UTF-8" in fault_of(FORMAT, given)


def test_texts_that_are_only_quotes_are_said_to_be_lost() -> None:
    unknown = side("", mark("a", "x", "x"), text=None)
    tie = CarriedRelation(start="a", end="a", kind="refers-to")
    texts = AnnotatedTexts(texts=(unknown,), relations=(tie,))
    assert FORMAT.annotation_losses is not None
    assert list(FORMAT.annotation_losses(texts)) == [
        "annotations on texts that are not known were left out: 1",
        "relations to annotations that are not in the file were left out: 1",
    ]
    assert list(FORMAT.annotation_losses(review())) == []
    assert_survives(FORMAT, texts)


def test_a_span_outside_its_text_is_not_written() -> None:
    wrong = side("浙江", mark("a", "浙江省委", "省委"))
    with pytest.raises(
        Refused, match=r"page\.txt, segment 1, source: the annotation a is at 2 to 4"
    ):
        written(plain(wrong))
