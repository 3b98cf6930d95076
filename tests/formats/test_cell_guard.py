import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.round_trips import texts
from workbench.formats import tsv
from workbench.formats._cell_guard import guarded, unguarded

SIGNS = "=+-@\t\r\n＝＋－＠"
odd = st.text(st.sampled_from(f"'{SIGNS}\x00\x01\x7f\ufeff a法"), max_size=6)
cells = st.one_of(texts, odd)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\t=cmd", "'\t=cmd"),
        ("\x00=1+1", "'\x00=1+1"),
        ("＝1", "'＝1"),
        ("'=1+1", "''=1+1"),
        ("'法'", "'法'"),
        ("1+1", "1+1"),
        (" =1", " =1"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_calculates_has_an_apostrophe(cell: str, written: str) -> None:
    assert guarded(cell) == written
    assert unguarded(written) == cell


@given(cells)
def test_every_cell_comes_back_and_none_begins_with_a_sign(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).lstrip("\x00\x01\x7f\ufeff").startswith(tuple(SIGNS))


@given(cells)
def test_what_the_documentation_gives_to_pandas_does_the_same(cell: str) -> None:
    (pattern,) = re.findall(r'r"(\^\'.*)"$', tsv.__doc__ or "", re.MULTILINE)
    assert re.sub(pattern, "", guarded(cell)) == cell
