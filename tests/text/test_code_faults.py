import pytest

from tests.builders import coded
from workbench.model.codes import Code, CodeKind, Markup
from workbench.text.code_faults import group_label, grouped, told_data, told_faults

SOURCE = coded("坚持{1>司法<1}为民{2}原则")[1]


@pytest.mark.parametrize(
    ("target", "faults"),
    [
        ("the {1>justice<1} for the people{2}", ""),
        ("justice{2}", "missing: ‹1 1›"),
        ("{1>justice<1}{2}{2}{7}", "too many: ‹2› ‹7›"),
        ("<1}justice{1>{2}", "out of order: 1›"),
        ("{1>justice{7}", "missing: 1› ‹2›; too many: ‹7›"),
    ],
)
def test_faults_on_one_line(target: str, faults: str) -> None:
    assert told_faults(SOURCE, coded(target)[1]) == faults


def test_a_text_without_codes_has_no_faults() -> None:
    assert told_faults((), ()) == ""


def test_pairs_are_one_group() -> None:
    assert [group_label(group) for group in grouped(SOURCE)] == ["‹1 … 1›", "‹2›"]


@pytest.mark.parametrize(
    ("markup", "data", "told"),
    [
        (
            Markup.LINK,
            '<a href="https://www.court.gov.cn/zixun">',
            "https://www.court.gov.cn/zixun",
        ),
        (Markup.LINK, "](https://www.court.gov.cn/zixun)", "https://www.court.gov.cn/zixun"),
        (Markup.LINK, '<w:hyperlink r:id="rId4">', ""),
        (Markup.BOLD, "<b>", ""),
        (Markup.FIELD, "PAGEREF\n _Toc1", "PAGEREF _Toc1"),
        (Markup.OTHER, "x" * 99, "x" * 59 + "…"),
    ],
)
def test_what_is_told_of_what_the_file_has(markup: Markup, data: str, told: str) -> None:
    code = Code(number=1, kind=CodeKind.OPEN, offset=0, markup=markup, data=data)
    assert told_data(code) == told
