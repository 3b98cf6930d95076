"""A book that is set part by part, where Pango and a Chinese font are there to set it."""

import re
from collections.abc import Iterator

import pytest

from tests.builders import pair, parallel
from tests.formats.page_values import everything
from tests.formats.round_trips import assert_footnotes_survive, read_back, written
from workbench.formats import _pdf_parts, _pdf_written
from workbench.formats.pdf import FORMAT
from workbench.model.exchange import Arrangement, ParallelText
from workbench.model.segments import SegmentKind

pytestmark = pytest.mark.usefixtures("pango")


TITLE = '“A” & <b> "c" \\ 法'


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sets everything in parts of a few pages."""
    monkeypatch.setattr(_pdf_written, "_MOST_AT_ONCE", 0)
    monkeypatch.setattr(_pdf_parts, "_PART", 8_000)


@pytest.fixture(scope="module")
def book_in_parts() -> bytes:
    """The book as it is set in parts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_pdf_written, "_MOST_AT_ONCE", 0)
        patch.setattr(_pdf_parts, "_PART", 8_000)
        return written(FORMAT, book())


def book() -> ParallelText:
    """Some pages with headlines, and a pair that is longer than a page."""
    pairs = [
        pair(number, f"标题{number}", f"Headline {number}", kind=SegmentKind.HEADLINE)
        if number % 5 == 1
        else pair(number, f"第{number}条法律规定。" * 9, f"Article {number} says so. " * 12)
        for number in range(1, 50)
    ]
    long = pair(50, "各级人民政府依法行政。" * 300, "Governments go by law. " * 300)
    return parallel(*pairs, long, pair(51, "完", "The end."), title=TITLE)


def texts(data: bytes) -> Iterator[str]:
    import pypdfium2

    for page in pypdfium2.PdfDocument(data):
        yield page.get_textpage().get_text_range()


def without_leaders(page: str) -> str:
    return " ".join(re.sub(r"\.{3,}", " ", page).split())


def places(data: bytes) -> list[tuple[int, str, int]]:
    """(level, title, page) of the bookmarks."""
    import pypdfium2

    toc = pypdfium2.PdfDocument(data).get_toc()
    return [(each.level, each.get_title(), each.get_dest().get_index()) for each in toc]


@pytest.mark.parametrize("arrangement", Arrangement)
def test_all_that_a_pair_can_have_is_read_back(arrangement: Arrangement, in_parts: None) -> None:
    assert_footnotes_survive(FORMAT, everything(arrangement))


def test_a_text_without_pairs_is_set(in_parts: None) -> None:
    assert_footnotes_survive(FORMAT, parallel())


def test_parts_are_read_back(book_in_parts: bytes) -> None:
    assert FORMAT.expected is not None
    assert read_back(FORMAT, book_in_parts) == list(FORMAT.expected(book()))


def test_the_pages_are_those_of_a_book_that_is_set_at_once(book_in_parts: bytes) -> None:
    whole = written(FORMAT, book())
    plain = [without_leaders(page) for page in texts(whole)]
    assert [without_leaders(page) for page in texts(book_in_parts)] == plain
    assert places(book_in_parts) == places(whole)
    assert len(plain) > 5


def test_a_title_with_signs_of_markup_stands_above_every_part(book_in_parts: bytes) -> None:
    assert all(TITLE in page for page in list(texts(book_in_parts))[1:])
