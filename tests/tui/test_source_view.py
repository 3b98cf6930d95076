"""How a source is drawn while it is read."""

from __future__ import annotations

import pytest
from rich.style import Style

from workbench.model.spans import Span
from workbench.tui.source_view import SourceView, over, view_layers


@pytest.mark.parametrize(
    ("marked", "expected"),
    [("理发", "理髮"), ("\U00100001理\U00100002发", "\U00100001理\U00100002髮"), ("理x发", "理x髮"),
     ("理", "理"), ("理法", "理法")],
)  # fmt: skip
def test_marks_stay_where_they_are(marked: str, expected: str) -> None:
    assert over(marked, "理发", "理髮") == expected


def test_every_other_word_is_underlined_and_terms_are_bold() -> None:
    words = [Span(0, 2), Span(2, 3), Span(4, 6)]
    view = SourceView(shown="推动了,发展", words=words, looked_up=Span(4, 6))
    looked_up = Style(reverse=True)
    assert list(view_layers(view, [Span(4, 6)], looked_up)) == [
        (Span(0, 2), Style(underline=False)),
        (Span(2, 3), Style(underline=True)),
        (Span(4, 6), Style(underline=False)),
        (Span(4, 6), Style(bold=True)),
        (Span(4, 6), looked_up),
    ]
    assert list(view_layers(SourceView(shown="推动"), [Span(0, 2)], looked_up)) == []
