import io

from hypothesis import given

from tests.builders import newspaper, pair, parallel
from tests.formats.round_trips import assert_survives, parallel_texts, written
from workbench.formats._english import (
    Role,
    all_paragraphs,
    expected_text,
    read_back_text,
    write_text,
)
from workbench.model.exchange import ParallelText
from workbench.plugins import Format

TEXT = Format(
    name="text",
    title="the English as plain text",
    suffixes=(".txt",),
    holds="target",
    write=write_text,
    expected=expected_text,
    read_back=read_back_text,
)


@given(parallel_texts)
def test_what_is_written_is_read_back(text: ParallelText) -> None:
    assert_survives(TEXT, text)


def test_paragraphs_stand_apart_and_untranslated_ones_in_chinese() -> None:
    assert written(TEXT, newspaper()).decode().split("\n\n") == [
        "Celebrating the Party’s Centenary",
        "High-Quality Political and Legal Work",
        "为郑州国家中心城市现代化建设保驾护航",
        "By Yu Donghui",
        "Build institutions & mechanisms.\nSafeguard national political security.",
        "深入贯彻《中国共产党政法工作条例》,持续深化政治督察和纪律作风督查巡查制度。",
        "Compiled by Wang Xiaolei\n",
    ]


def test_blank_lines_within_a_paragraph_are_closed_up_and_said() -> None:
    out = io.BytesIO()
    warnings = write_text(parallel(pair(1, "源", "One.\n\n \nTwo."), pair(2, "源", "Three.")), out)
    assert out.getvalue() == b"One.\nTwo.\n\nThree.\n"
    assert warnings == ["blank lines were closed up in 1 of the paragraphs"]


def test_each_paragraph_knows_its_role() -> None:
    assert [paragraph.role for paragraph in all_paragraphs(newspaper())] == [
        Role.KICKER,
        Role.HEADING,
        Role.HEADING,
        Role.BYLINE,
        Role.BODY,
        Role.BODY,
        Role.CREDIT,
    ]


def test_nothing_makes_an_empty_file() -> None:
    assert written(TEXT, parallel()) == b""
