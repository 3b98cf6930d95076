"""Files that are made to take time or memory: each is gone through at once, or refused."""

from __future__ import annotations

import pytest

from tests.formats.validity import validated
from workbench.formats import tbx, tmx, xliff
from workbench.plugins import Format

MANY = 20_000
_TMX = '<tmx version="1.4"><header/><body>{}</body></tmx>'
_XLIFF = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a"'
    ' source-language="zh" datatype="x-a"><body>{}</body></file></xliff>'
)
_UNIT = '<trans-unit id="1"><source>{}</source></trans-unit>'
_TBX = (
    '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en">'
    "<tbxHeader/><text><body>{}</body></text></tbx>"
)


@pytest.mark.parametrize(
    ("format", "frame", "piece"),
    [
        (tmx.FORMAT, _TMX.format("<tu>{}</tu>"), '<tuv xml:lang="x-@"><seg/></tuv>'),
        (tmx.FORMAT, _TMX.format("<tu><tuv><seg>{}</seg></tuv></tu>"), '<bpt i="@" x="@"/>'),
        (tmx.FORMAT, _TMX, "<a@/>"),
        (tmx.FORMAT, _TMX.format("<tu {}/>"), 'a@="1" '),
        (xliff.FORMAT, _XLIFF, '<trans-unit id="@" phase-name="@"/>'),
        (xliff.FORMAT, _XLIFF.format(_UNIT), '<bx id="@" rid="@"/>'),
        (xliff.FORMAT, _XLIFF.format(_UNIT), '<ex id="@" rid="@"/>'),
        (
            xliff.FORMAT,
            _XLIFF.format(
                _UNIT.replace("<source>", "<source/><target>").replace("</source>", "</target>")
            ),
            '<mrk mtype="seg" mid="@"/>',
        ),
        (tbx.FORMAT, _TBX.format("<conceptEntry><note>{}</note></conceptEntry>"), '<sc id="s@"/>'),
        (tbx.FORMAT, _TBX.format("<conceptEntry><note>{}</note></conceptEntry>"), "<ec/><sc/>"),
        (tbx.FORMAT, _TBX, '<conceptEntry id="c@"/>'),
        (tbx.FORMAT, _TBX, '<conceptEntry id="c" target="@"/>'),
    ],
)
def test_many_of_a_thing(format: Format, frame: str, piece: str) -> None:
    inner = "".join(piece.replace("@", str(number)) for number in range(MANY))
    found = validated(format, frame.format(inner))
    assert found != []
    assert max(map(len, found)) < 500


def test_a_value_of_any_length_is_told_in_short() -> None:
    value = "字" * 100_000
    data = _TMX.format(f'<tu tuid="{value}" srclang="{value}" creationdate="{value}"/>{value}')
    assert max(map(len, validated(tmx.FORMAT, data))) < 500
