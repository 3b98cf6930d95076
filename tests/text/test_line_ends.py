from hypothesis import given
from hypothesis import strategies as st

from workbench.text.line_ends import line_spans, to_line_feeds

TEXT = "一\r\n二\r三\v四\f五\x85六\u2028七\u2029八\n\r九\n十\t"


def test_every_line_end_becomes_one_line_feed() -> None:
    assert to_line_feeds(TEXT) == "一\n二\n三\n四\n五\n六\n七\n八\n\n九\n十\t"


def test_lines_are_where_they_stand() -> None:
    assert list(line_spans("一\r\n二\n\n")) == [(0, 1), (3, 4), (5, 5), (6, 6)]


@given(st.text(alphabet=TEXT))
def test_lines_are_those_of_the_text_with_line_feeds(text: str) -> None:
    lines = [text[start:end] for start, end in line_spans(text)]
    assert lines == to_line_feeds(text).split("\n")
