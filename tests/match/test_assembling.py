"""A proposal for a paragraph from the English of its sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.match.pairing.assembling import (
    Piece,
    Proposal,
    Translated,
    Untranslated,
    assemble,
)
from workbench.model.spans import Span
from workbench.text.sentences import sentences

PARAGRAPH = "法院宣判。原告胜诉。被告当庭表示上诉。"
"""Sentences of 5, 5 and 9 characters."""


def proposal(source: str, *english: str) -> Proposal:
    """What is made of the sentences of a paragraph; empty where nothing was found."""
    spans = sentences(source, "zh-Hans")
    return assemble(
        source,
        [
            Translated(source=span, target=each) if each else Untranslated(source=span)
            for span, each in zip(spans, english, strict=True)
        ],
    )


@pytest.mark.parametrize(
    ("source", "english", "text", "covered"),
    [
        (PARAGRAPH, ("So ruled.", "She won.", "He will appeal."), None, 100),
        (
            PARAGRAPH,
            ("So ruled.", "", "He will appeal."),
            "So ruled. 原告胜诉。 He will appeal.",
            73,
        ),
        (PARAGRAPH, ("", "", "He will appeal."), "法院宣判。原告胜诉。 He will appeal.", 47),
        (PARAGRAPH, ("", "", ""), PARAGRAPH, 0),
        (PARAGRAPH, (" So ruled.\n", "  ", ""), "So ruled. 原告胜诉。被告当庭表示上诉。", 26),
        (
            "床前明月光，\n疑是地上霜。",
            ("Moonlight,", "like frost."),
            "Moonlight,\nlike frost.",
            100,
        ),
        ("床前明月光，\n\n疑是地上霜。", ("Moonlight,", ""), "Moonlight,\n\n疑是地上霜。", 50),
        ("", (), "", 0),
    ],
)
def test_what_was_found_stands_in_its_place_and_the_rest_in_chinese(
    source: str, english: tuple[str, ...], text: str | None, covered: int
) -> None:
    found = proposal(source, *english)

    assert (found.text, found.covered) == (" ".join(english) if text is None else text, covered)


def test_pieces_say_what_came_from_where() -> None:
    assert proposal(PARAGRAPH, "So ruled.", "", "He will appeal.") == Proposal(
        text="So ruled. 原告胜诉。 He will appeal.",
        pieces=(
            Piece(source=Span(0, 5), target=Span(0, 9), is_translated=True),
            Piece(source=Span(5, 10), target=Span(10, 15), is_translated=False),
            Piece(source=Span(10, 19), target=Span(16, 31), is_translated=True),
        ),
        covered=73,
    )


@given(st.lists(st.tuples(st.sampled_from(["法院宣判。", "好！"]), st.text("Ab \n.", max_size=5))))
def test_every_piece_is_its_english_or_its_sentence(parts: list[tuple[str, str]]) -> None:
    source, spans = "".join(sentence for sentence, _ in parts), list[Span]()
    for sentence, _ in parts:
        start = spans[-1].end if spans else 0
        spans.append(Span(start, start + len(sentence)))
    given_ones = [
        Translated(source=span, target=english)
        for span, (_, english) in zip(spans, parts, strict=True)
    ]
    found = assemble(source, given_ones)

    assert [piece.target.of(found.text) for piece in found.pieces] == [
        english.strip() or sentence for sentence, english in parts
    ]
    assert [piece.source for piece in found.pieces] == spans
    assert (found.covered == 100) == (bool(parts) and all(each.strip() for _, each in parts))
