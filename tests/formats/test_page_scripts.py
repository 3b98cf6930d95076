import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats._page_scripts import changed, difference, differences, in_scripts
from workbench.model.scripts import Script
from workbench.model.spans import Span
from workbench.text.script_view import in_script

_pieces = st.sampled_from(
    ("发展", "头发", "于东辉", "這裡", "裏", "a", "12", "。", "𠮷", "里", "后", "台")
)
texts = st.one_of(st.text(max_size=20), st.lists(_pieces, max_size=8).map("".join))


@given(texts)
def test_every_script_is_told_by_what_differs(text: str) -> None:
    expected = {script: in_script(text, script) for script in Script}
    assert in_scripts(text, differences(text)) == expected


@pytest.mark.parametrize(
    ("base", "other", "told"),
    [
        ("", "", ""),
        ("发展", "发展", ""),
        ("发展", "發展", "發"),
        ("在发展中国", "在發展中國", "1發2國"),
        ("100个发", "100個發", "3個發"),
        ("𠮷发", "𠮷發", "1發"),
    ],
)
def test_what_differs(base: str, other: str, told: str) -> None:
    assert difference(base, other) == told
    assert changed(base, told) == other


def test_a_difference_that_is_none_of_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="beyond"):
        changed("发", "1發")


def test_a_name_keeps_its_surname() -> None:
    assert differences("于东辉", [Span(0, 3)])[Script.TRADITIONAL] == "1東輝"
