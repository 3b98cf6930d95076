import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.model.codes import CodeKind
from workbench.text.coding import is_mark, label, mark
from workbench.text.width import columns


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("rule of law", 11),
        ("依法治国", 8),
        ("“1+5+N”工作体系，", 17),
        ("……——·", 5),
        ("①Ⅱ→", 3),
        ("《民法典》（2020年）", 20),
        ("中\u3000国", 6),
        ("ＫＴＶ ｶﾅ", 9),
        ("한국 かな", 9),
        ("𠮷野家", 6),
        ("e\u0301te\u0301", 3),
        ("zhōngguó", 8),
        ("👍", 2),
        ("👍🏽", 2),
        ("👩\u200d⚖", 2),
        ("❤\ufe0f", 2),
        ("👍\ufe0f", 2),
        ("สวัสดี", 4),
        ("中\t国\n", 4),
        ("\ufeff\u200b中", 2),
    ],
)
def test_columns(text: str, width: int) -> None:
    assert (columns(text), cell_len(text)) == (width, width)


UNUSED = ("Cn", "Cs")
"""Categories of what is not assigned, and of the halves of UTF-16."""


def test_every_assigned_character_is_as_wide_as_rich_draws_it() -> None:
    assigned = [one for one in map(chr, range(0x110000)) if unicodedata.category(one) not in UNUSED]
    differing = [one for one in assigned if columns(one) != cell_len(one)]
    assert [one for one in differing if not is_mark(one)] == []


@pytest.mark.parametrize(
    ("text", "width"),
    [
        (mark(CodeKind.OPEN, 1), 2),
        (mark(CodeKind.CLOSE, 1), 2),
        (mark(CodeKind.ALONE, 1), 3),
        (mark(CodeKind.ALONE, 12), 4),
        (f"司法{mark(CodeKind.OPEN, 10)}e\u0301{mark(CodeKind.CLOSE, 10)}", 11),
    ],
)
def test_a_mark_is_as_wide_as_its_label(text: str, width: int) -> None:
    shown = "".join(label(one) if is_mark(one) else one for one in text)
    assert (columns(text), cell_len(shown)) == (width, width)


@given(st.text(alphabet="中国，。“”…abc 1é\u0301한か👍①\n\u200b"))
def test_texts_are_as_wide_as_rich_draws_them(text: str) -> None:
    assert columns(text) == cell_len(text)
