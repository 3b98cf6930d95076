from hypothesis import given
from hypothesis import strategies as st

from workbench.match.fuzzy.folding import folded_all, folded_codes
from workbench.text.folding import fold

TEXTS = ["人民檢察院", "", "𠮷野家在東京。", "ＴＨＥ　ＬＡＷ", "丽\U0002f800\U0001d400"]


def test_texts_are_folded_as_each_alone():
    assert folded_all(TEXTS) == list(map(fold, TEXTS))
    assert folded_all([]) == []
    assert folded_codes("檢ａ").tolist() == [ord("检"), ord("a")]


@given(st.lists(st.text(max_size=20)))
def test_any_text_is_folded_as_by_fold(texts):
    assert folded_all(texts) == list(map(fold, texts))
