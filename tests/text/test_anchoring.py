import pytest

from workbench.model.edits import Edit
from workbench.model.spans import Span
from workbench.text.anchoring import Quote, carried, edited, found_again, moved, quote_of

SOURCE = "全省检察机关批准逮捕𠮷某等三人，检察机关依法提起公诉。"


def edit(start: int, end: int, text: str = "") -> Edit:
    return Edit(span=Span(start, end), text=text)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([edit(0, 2)], Span(8, 12)),  # before
        ([edit(20, 22)], Span(10, 14)),  # after
        ([edit(10, 10, "新")], Span(11, 15)),  # at its start stays outside
        ([edit(14, 14, "新")], Span(10, 14)),  # at its end too
        ([edit(12, 12, "新")], Span(10, 15)),  # within
        ([edit(8, 11, "乙")], Span(9, 12)),  # its first word went
        ([edit(13, 16, "乙")], Span(10, 13)),  # its last word went
        ([edit(10, 14, "乙")], None),  # all of it was replaced
        ([edit(9, 15)], None),
        ([edit(11, 13)], Span(10, 12)),
        ([edit(0, 1), edit(0, 1), edit(0, 0, "三个字")], Span(11, 15)),
    ],
)
def test_a_span_moves_as_it_is_told(edits: list[Edit], expected: Span | None) -> None:
    assert moved(Span(10, 14), edits) == expected


def test_edits_are_tried_on_the_text() -> None:
    assert edited("扫黑", [edit(2, 2, "除恶"), edit(0, 1, "打")]) == "打黑除恶"
    assert edited("扫黑", [edit(2, 3)]) is None


@pytest.mark.parametrize(
    ("before", "after", "words", "expected"),
    [
        ("三名检察官", "全省三名检察官", "检察官", "检察官"),
        ("三名检察官", "三名优秀检察官助理", "检察官", "检察官"),
        ("the chief prosecutor said", "he said the chief public prosecutor left",
         "chief prosecutor", "chief public prosecutor"),
        ("the law was passed", "the court was closed", "the law", None),  # too few words
        ("检察官", "法官", "检察官", None),
        ("𠮷林省", "在𠮷林省内", "𠮷林省", "𠮷林省"),
    ],
)  # fmt: skip
def test_a_span_is_carried_by_what_both_have(
    before: str, after: str, words: str, expected: str | None
) -> None:
    at = before.index(words)
    span = carried(before, after, Span(at, at + len(words)))
    assert (span.of(after) if span else None) == expected


def test_the_second_of_two_alike_is_found_again() -> None:
    second = SOURCE.rindex("检察机关")
    quote = quote_of(SOURCE, Span(second, second + 4))
    assert quote == Quote(exact="检察机关", prefix=SOURCE[:second], suffix="依法提起公诉。")
    longer = f"本报讯 {SOURCE}"
    assert found_again(longer, quote) == Span(second + 4, second + 8)
    assert found_again(SOURCE[:second], quote) is None  # only the other one is left


def test_what_could_be_another_place_is_not_taken() -> None:
    quote = Quote(exact="法院", prefix="", suffix="")
    assert found_again("法院", quote) == Span(0, 2)
    assert found_again("法院和法院", quote) is None
