from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.annotated_values import (
    HARD_TEXTS,
    LABELS,
    SOURCE,
    TARGET,
    annotated,
    assert_survives,
    fault_of,
    many,
    mark,
    read,
    review,
    side,
)
from workbench.errors import Refused
from workbench.formats.conll import FORMAT as CHARACTERS
from workbench.formats.conll_words import FORMAT as WORDS
from workbench.model.annotated import AnnotatedTexts, CarriedAnnotation
from workbench.model.spans import Span
from workbench.plugins import Format
from workbench.plugins.format import best_match

BOTH = pytest.mark.parametrize("format", [CHARACTERS, WORDS], ids=["characters", "words"])


@st.composite
def flat(draw: st.DrawFn) -> AnnotatedTexts:
    """Texts whose annotations do not overlap, often with nothing between them."""
    texts = []
    for number in range(1, draw(st.integers(0, 3)) + 1):
        body = draw(st.sampled_from(HARD_TEXTS))
        cuts = sorted(draw(st.sets(st.integers(0, len(body)), max_size=6)))
        spans = [Span(*pair) for pair in pairwise(cuts) if draw(st.booleans())]
        marks = [
            CarriedAnnotation(
                reference=f"{number}-{span.start}",
                span=span,
                quote=span.of(body),
                label=draw(st.sampled_from(LABELS)),
            )
            for span in spans
        ]
        texts.append(side(body, *marks, number=number))
    return AnnotatedTexts(title=draw(st.sampled_from(HARD_TEXTS)), texts=tuple(texts))


def written(format: Format, texts: AnnotatedTexts) -> str:
    assert format.write_annotations is not None
    return next(iter(format.write_annotations(texts).values())).decode()


def tags(format: Format, text: str) -> list[tuple[str, str]]:
    """Labels and words of a file's annotations."""
    found = read(format, text.encode())
    return [(each.label, each.quote) for text in found.texts for each in text.annotations]


@BOTH
@given(texts=flat())
def test_what_is_written_is_read_back(format: Format, texts: AnnotatedTexts) -> None:
    assert_survives(format, texts)


@BOTH
@given(texts=annotated())
def test_what_overlaps_is_refused_and_all_else_comes_back(
    format: Format, texts: AnnotatedTexts
) -> None:
    assert format.expected_annotations is not None
    kept = format.expected_annotations(texts)
    spans = [[each.span for each in text.annotations if each.span] for text in kept.texts]
    if any(a.meets(b) for own in spans for i, a in enumerate(own) for b in own[:i]):
        with pytest.raises(Refused, match="are on the same words"):
            written(format, texts)
    else:
        assert_survives(format, texts)


@BOTH
def test_ten_thousand_annotations_come_back(format: Format) -> None:
    assert_survives(format, many())


def test_a_file_of_characters() -> None:
    text = "𠮷东辉 在\n浙江"
    texts = AnnotatedTexts(
        texts=(side(text, mark("a", text, "𠮷东辉"), mark("b", text, "浙江", "place")),)
    )
    assert written(CHARACTERS, texts) == (
        f"# id = {texts.texts[0].segment}\n"
        "# side = source\n# document = page.txt\n# number = 1\n# text = 𠮷东辉 在\\n浙江\n"
        "𠮷\tB-person\n东\tI-person\n辉\tI-person\n\\s\tO\n在\tO\n\\n\tO\n浙\tB-place\n江\tI-place\n\n"
    )


def test_a_file_of_words() -> None:
    text = "全省法院坚持依法严惩,Ji Donghui said"
    marks = (mark("a", text, "依法", "term"), mark("b", text, "Ji Donghui"))
    assert written(WORDS, AnnotatedTexts(texts=(side(text, *marks),))).endswith(
        f"# text = {text}\n全省\tO\n法院\tO\n坚持\tO\n依法\tB-term\n严惩\tO\n,\tO\n"
        "Ji\tB-person\nDonghui\tI-person\nsaid\tO\n\n"
    )


@BOTH
def test_overlaps_are_refused_by_name(format: Format) -> None:
    with pytest.raises(Refused) as refusal:
        written(format, review())
    assert refusal.value.fault == (
        "page.txt, segment 1, source: organ “副书记𠮷” and person “𠮷东辉” are on the same words; "
        "there is one tag for each word"
    )


def test_nested_and_equal_annotations_are_refused_and_neighbours_are_not() -> None:
    outer = mark("a", SOURCE, "省委政法委", "organ")
    for inner in ("政法委", "省委政法委", "省委"):
        with pytest.raises(Refused):
            written(
                CHARACTERS, AnnotatedTexts(texts=(side(SOURCE, outer, mark("b", SOURCE, inner)),))
            )
    beside = mark("b", SOURCE, "副书记", "organ")
    assert_survives(CHARACTERS, AnnotatedTexts(texts=(side(SOURCE, outer, beside),)))


def test_what_tags_cannot_say_is_said() -> None:
    assert CHARACTERS.annotation_losses is not None
    assert list(CHARACTERS.annotation_losses(review())) == [
        "annotations on no words of a text were left out: 2",
        "notes of annotations were left out: 1",
        "authors and times of annotations were left out: 2",
        "states, severities and visibilities other than the usual were left out: 3",
        "other properties of annotations were left out: 1",
        "relations were left out: 2",
        "identities of annotations, which come back as new ones, were left out: 5",
    ]
    assert list(CHARACTERS.annotation_losses(AnnotatedTexts(texts=(side(TARGET),)))) == []


FOREIGN = [
    (
        "于 B-PER\n东 I-PER\n辉 I-PER\n到 O\n浙 B-LOC\n江 I-LOC\n",
        [("PER", "于东辉"), ("LOC", "浙江")],
    ),
    (
        "于\tI-PER\n东\tI-PER\n辉\tI-PER\n李\tB-PER\n四\tI-PER\n",
        [("PER", "于东辉"), ("PER", "李四")],
    ),
    (
        "于\tB-PER\n东\tI-PER\n辉\tE-PER\n李\tS-PER\n浙\tB-LOC\n江\tE-LOC\n",
        [("PER", "于东辉"), ("PER", "李"), ("LOC", "浙江")],
    ),
    ("于\tB-PER\n东\tM-PER\n辉\tE-PER\n李\tM-PER\n", [("PER", "于东辉"), ("PER", "李")]),
    (
        "于东辉 NR U-PER\n在 P O\n浙江 NR B-LOC\n省 NN L-LOC\n",
        [("PER", "于东辉"), ("LOC", "浙江省")],
    ),
    ("最\tB\n高\tE\n法\tB\n院\tE\n", [("", "最高"), ("", "法院")]),
    ("于\tO\n东\tI-PER\n辉\tI-LOC\n", [("PER", "东"), ("LOC", "辉")]),
    ("-DOCSTART- -X- O O\n\nU.N. NNP I-NP I-ORG\nofficial NN I-NP O\n. . O O\n", [("ORG", "U.N.")]),
    ("于\tB-PER\r\n东\tI-PER\r\n\r\n辉\tI-PER\r\n", [("PER", "于东"), ("PER", "辉")]),
    ("\ufeff于\tB-PER\n", [("PER", "于")]),
    ("#\tO\n于\tB-PER\n# remark\n", [("PER", "于")]),
    ("# O\n \tO\n\u3000\tB-X\n于\tI-X\n", [("X", "\u3000于")]),
    ("于 B-PER\n  O\n东 B-PER\n", [("PER", "于"), ("PER", "东")]),
]


@pytest.mark.parametrize(("text", "annotations"), FOREIGN)
def test_files_of_others_are_read(text: str, annotations: list[tuple[str, str]]) -> None:
    assert tags(CHARACTERS, text) == annotations
    assert tags(WORDS, text) == annotations


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("U.N. official ( Ekeus ) heads for Baghdad .", "U.N. official (Ekeus) heads for Baghdad."),
        ("最高 法院 2020 年", "最高法院2020年"),
        ("2 0 2 0", "2020"),
        ("GDP 增长 3.2 %", "GDP增长3.2%"),
        ("a\\/b c", "a\\/b c"),
    ],
)
def test_words_without_a_text_are_joined(words: str, text: str) -> None:
    file = "".join(f"{word}\tO\n" for word in words.split())
    assert [each.text for each in read(CHARACTERS, file.encode()).texts] == [text]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("于\tO\n东\n", "line 2: “东” has no tag"),
        ("于\tO\n东\tX-PER\n", "line 2: “X-PER” is no tag"),
        ("于\tNR\tO\n东\tO\n", "line 2: 2 columns, where the lines before have 3"),
        ("于\tO\n\tO\n", "line 2: the first column is empty"),
        ("# text = 于东\n于\tO\n西\tO\n", "line 3: “西” does not come next in the text of line 1"),
        ("# text = 于东辉\n于\tO\n", "line 1: “东辉” of the text is in none of the lines below it"),
        ("# side = left\n于\tO\n", "line 1: “left” is no side"),
        ("# number = 三\n于\tO\n", "line 1: “三” is no number"),
        ("# file = {\n\n于\tO\n", "line 1: what the file says of itself is no JSON object"),
        pytest.param(
            "# file = " + "[" * 100_000 + "\n",
            "line 1: what the file says of itself is no JSON object",
            id="deep",
        ),
    ],
)
def test_what_is_wrong_is_told_by_line(text: str, fault: str) -> None:
    assert fault in fault_of(CHARACTERS, text.encode())
    assert fault in fault_of(WORDS, text.encode())


def test_bytes_that_are_not_utf8_are_told_by_line() -> None:
    data = "于\tO\n".encode() + "东\tO\n".encode("gb18030")
    assert fault_of(CHARACTERS, data) == "page.bio, line 2: byte 6 is not UTF-8"


def test_the_longest_suffix_tells_words_from_characters() -> None:
    formats = (CHARACTERS, WORDS)
    assert best_match(formats, "page.words.conll") is WORDS
    assert best_match(formats, "page.conll") is CHARACTERS
    assert best_match(formats, "page.bio") is CHARACTERS


def test_a_text_of_our_own_comes_back_with_all_that_names_it() -> None:
    text = side(TARGET, mark("1", TARGET, "Ji Donghui"))
    found = read(WORDS, written(WORDS, AnnotatedTexts(texts=(text,))).encode())
    assert found.texts == (
        replace(text, annotations=(replace(text.annotations[0], reference="1"),)),
    )
