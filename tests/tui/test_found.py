from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.spans import Span
from workbench.tui.found import found_in_context, found_parts

LAW = "坚决维护国家政治安全、社会安定。"


def told(*spans: Span, room: int) -> str:
    return "".join(part.text for part in found_in_context(LAW, spans, "other", room))


@pytest.mark.parametrize(
    ("spans", "room", "shown"),
    [
        ((), 10, LAW),
        ((Span(0, 2),), 10, "[坚决]维护国家政治安全、社会安定。"),
        ((Span(4, 6),), 10, "坚决维护[国家]政治安全、社会安定。"),
        ((Span(6, 10),), 8, "…维护国家[政治安全]、社会安定。"),
        ((Span(6, 10),), 7, "…护国家[政治安全]、社会安定。"),
        ((Span(6, 10), Span(11, 13)), 0, "…[政治安全]、[社会]安定。"),
    ],
)
def test_a_text_begins_a_little_before_what_was_found(
    spans: tuple[Span, ...], room: int, shown: str
) -> None:
    assert told(*spans, room=room) == shown


def test_what_was_found_has_brackets_and_a_colour() -> None:
    assert [(part.text, part.role) for part in found_parts(LAW, [Span(4, 6)], "other")] == [
        ("坚决维护", "other"),
        ("[国家]", "english"),
        ("政治安全、社会安定。", "other"),
    ]


@given(st.text("法院 a", max_size=30), st.integers(0, 30), st.integers(1, 5), st.integers(0, 20))
def test_nothing_after_the_first_find_is_lost(text: str, start: int, size: int, room: int) -> None:
    span = Span(min(start, len(text)), min(start + size, len(text)))
    shown = "".join(part.text for part in found_in_context(text, [span], "other", room))
    assert shown.endswith(f"[{span.of(text)}]{text[span.end :]}")
