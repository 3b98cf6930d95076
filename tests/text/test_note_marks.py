import pytest

from workbench.text.note_marks import after_words, at_the_end, whole_characters


@pytest.mark.parametrize(
    ("text", "words", "before_mark"),
    [
        ("the rule of law holds", "rule of law", "the rule of law"),
        ("the rule of law, and", "rule of law", "the rule of law,"),
        ("the rule of law.", "rule of law", "the rule of law."),
        ("the “two withouts” – and", "two withouts", "the “two withouts”"),
        ("the “two withouts.”", "two withouts", "the “two withouts.”"),
        ('the "two withouts," and', "two withouts", 'the "two withouts,"'),
        ("‘law’; order", "law", "‘law’;"),
        ("law—that is", "law", "law"),
        ("law – that is", "law", "law"),
        ("courts (of Henan) sit", "Henan", "courts (of Henan"),
        ("courts (of Henan). Then", "(of Henan)", "courts (of Henan)."),
        ("the court’s ruling", "court", "the court’s"),
        ("the court's ruling", "court", "the court's"),
        ("the courts’ ruling", "courts", "the courts’"),
        ("the courts sit", "court", "the courts"),
        ("law-based rule", "law", "law-based"),
        ("5.3% of it", "5", "5.3"),
        ("in 1979, when", "1979", "in 1979,"),
        ("1,500 mu", "1", "1,500"),
        ("really?! Yes", "really", "really?!"),
        ("依法治国。", "依法治国", "依法治国。"),
        ("Ji 𠮷, and", "𠮷", "Ji 𠮷,"),
        ("e\u0301tat.", "e", "e\u0301"),
    ],
)
def test_the_mark_follows_words_and_punctuation(text: str, words: str, before_mark: str) -> None:
    end = text.index(words) + len(words)
    assert text[: after_words(text, end)] == before_mark


@pytest.mark.parametrize(
    ("text", "offset", "whole"),
    [("法治", 1, 1), ("e\u0301x", 1, 2), ("法治", 2, 2), ("", 0, 0), ("\u0301x", 0, 0)],
)
def test_no_character_is_cut(text: str, offset: int, whole: int) -> None:
    assert whole_characters(text, offset) == whole


def test_a_mark_on_the_whole_stands_before_white_space() -> None:
    assert at_the_end("Rule of law. \n") == 12
