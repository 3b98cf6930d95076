"""Files that are made to take time or memory: each is gone through at once, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.mutated_xml import DATA, Draw
from tests.formats.validity import validated
from workbench.errors import UnreadableFile
from workbench.formats import tbx, tmx, xliff
from workbench.plugins import Format

MANY = 5_000
_TMX = '<tmx version="1.4"><header/><body>{}</body></tmx>'
_XLIFF = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a"'
    ' source-language="zh" datatype="x-a"><body>{}</body></file></xliff>'
)
_UNIT = '<trans-unit id="1"><source>{}</source></trans-unit>'
_XLIFF_2 = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh" trgLang="en"'
    ' xmlns:ctr="urn:oasis:names:tc:xliff:changetracking:2.0"'
    ' xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0"><file id="f">{}</file></xliff>'
)
_UNIT_2 = '<unit id="1">{}</unit>'
_TEXTS_2 = _UNIT_2.format("<segment><source>{}</source><target/></segment>")
_CHANGES = (
    '<ctr:revisions appliesTo="note" ref="@"><ctr:revision><ctr:item property="a"/></ctr:revision>'
    "</ctr:revisions>"
)
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
        (xliff.FORMAT, _XLIFF_2, '<unit id="@" slr:sizeInfoRef="@"/>'),
        (xliff.FORMAT, _XLIFF_2.format(_TEXTS_2), '<sc id="@" canReorder="no" copyOf="a@"/>'),
        (xliff.FORMAT, _XLIFF_2.format(_TEXTS_2), '<ec startRef="@" canDelete="no"/>'),
        (xliff.FORMAT, _XLIFF_2.format(_TEXTS_2), '<mrk id="@" type="o:a" ref="#u=1/n=@"/>'),
        (xliff.FORMAT, _XLIFF_2.format(_TEXTS_2), '<mrk id="@" type="o:a" ref="#u=@/n=@"/>'),
        (xliff.FORMAT, _XLIFF_2.format(_UNIT_2), "<segment><source/><target order='3'/></segment>"),
        (
            xliff.FORMAT,
            _XLIFF_2.format(_UNIT_2.format(f"<ctr:changeTrack>{_CHANGES}</ctr:changeTrack>{{}}")),
            '<note id="@"/>',
        ),
        (xliff.FORMAT, _XLIFF_2.format("<ctr:changeTrack>{}</ctr:changeTrack>"), _CHANGES),
        (xliff.FORMAT, _XLIFF_2.format("<slr:data>{}</slr:data>"), '<o id="@" xmlns="o"/>'),
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


_PIECES = (
    b"<",
    b"&",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"&a;",
    b"&#0;",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbf\xbe",
    b"\xed\xa0\x80",
    b"</source>",
    b"<unit id='1'>",
    b" xmlns=''",
)
_SUITE = sorted((DATA / "xliff2-test-suite" / "xliff-21").rglob("*.xlf"))
_WHOLE = [*sorted((DATA / "validity").glob("full*")), *sorted((DATA / "tmx-kit").glob("*.tmx"))]


@st.composite
def torn(draw: Draw) -> tuple[Format, bytes]:
    """A file with bytes lost, doubled, changed or brought in, and its format."""
    path = draw(st.sampled_from([*_WHOLE, *_SUITE]))
    assert isinstance(path, Path)
    data = bytearray(path.read_bytes())
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        piece = data[at : at + draw(st.sampled_from((1, 5, 40, 400)))]
        change = draw(st.sampled_from(("lose", "double", "bring", "cut", "change")))
        if change == "lose":
            del data[at : at + len(piece)]
        elif change == "double":
            data[at:at] = piece * draw(st.integers(1, 9))
        elif change == "bring":
            data[at:at] = draw(st.sampled_from(_PIECES))
        elif change == "cut":
            del data[at:]
        elif piece:
            data[at] = draw(st.integers(0, 255))
    formats = {".tmx": tmx.FORMAT, ".tbx": tbx.FORMAT, ".xlf": xliff.FORMAT}
    return formats[path.suffix], bytes(data)


@given(torn())
def test_a_torn_file_is_judged_or_refused(found: tuple[Format, bytes]) -> None:
    format, data = found
    try:
        told = validated(format, data)
    except UnreadableFile as error:
        told = [str(error)]
    assert all(0 < len(each) < 500 for each in told)
