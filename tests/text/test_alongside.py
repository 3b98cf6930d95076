"""Which sentence of a source a translator is at."""

from __future__ import annotations

import pytest

from workbench.text.alongside import sentence_alongside

SOURCE = "依法打击犯罪。“满意度提升！”继续推进。"


@pytest.mark.parametrize(
    ("target", "caret", "expected"),
    [
        ("", 0, 0),
        ("Crime is fought", 15, 0),
        ("Crime is fought by law.", 23, 0),
        ("Crime is fought by law. ", 24, 7),
        ("Crime is fought by law. “Satisfaction", 10, 0),
        ("Crime is fought by law. “Satisfaction rises!” Go", 48, 15),
        ("One. Two. Three. Four. Five", 27, 15),
        ("Mr. J. K. Wang of the U.S. bank", 31, 7),
    ],
)
def test_the_sentence_that_answers_to_the_caret(target: str, caret: int, expected: int) -> None:
    assert sentence_alongside(SOURCE, target, caret) == expected
    assert sentence_alongside("", target, caret) == 0
