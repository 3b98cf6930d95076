"""Whatever is done to bilingual XML: what still reads stays, and every target is read again."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.formats.bilingual_files import (
    NAMES,
    VARIANTS,
    filling,
    in_encoding,
    read,
    sample,
    written,
)
from workbench.errors import UnreadableFile
from workbench.model.segments import State

PIECES = st.sampled_from(
    [
        b"<g id='1'>",
        b"</g>",
        b"<x/>",
        b"<target/>",
        b"</target>",
        b"<mrk mtype='seg' mid='1'/>",
        b"<!-- a -->",
        b"&amp;",
        b"<?pi?>",
        b"<![CDATA[<]]>",
        b"\r\n",
        b" ",
        b'state="new"',
        "法".encode(),
    ]
)
CHANGES = st.tuples(st.integers(0, 1 << 16), PIECES, st.integers(0, 9))


@given(
    st.sampled_from(NAMES),
    st.lists(st.tuples(st.integers(0, 1 << 16), PIECES, st.integers(0, 9)), max_size=3),
)
def test_what_still_reads_stays_byte_for_byte(
    name: str, changes: list[tuple[int, bytes, int]]
) -> None:
    data = sample(name)
    for place, piece, gone in changes:
        at = place % len(data)
        data = data[:at] + piece + data[at + gone :]
    try:
        text = read(data)
    except UnreadableFile:
        return
    assert written(text) == data


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=20
)


@given(st.sampled_from(NAMES), st.data(), st.sampled_from(list(VARIANTS)))
def test_any_target_is_read_again(name: str, data: st.DataObject, variant: str) -> None:
    text = read(in_encoding(sample(name), *VARIANTS[variant]))
    at = data.draw(st.integers(0, len(text.blocks) - 1))
    block = text.blocks[at]
    target = " ".join(data.draw(TEXTS).split())
    order = sorted(
        data.draw(
            st.lists(
                st.integers(0, len(target)), min_size=len(block.codes), max_size=len(block.codes)
            )
        )
    )
    codes = tuple(
        replace(code, offset=offset) for code, offset in zip(block.codes, order, strict=True)
    )
    state = (
        data.draw(st.sampled_from([State.DRAFT, State.TRANSLATED, State.FINAL]))
        if target
        else State.INITIAL
    )
    again = read(written(text, {at: filling(block, target, state, codes if target else ())})).blocks
    own = again[at].rendering
    assert own is not None
    assert (own.target, own.codes) == (target, codes if target else ())
    others = [each for place, each in enumerate(text.blocks) if place != at]
    assert [(each.text, each.rendering.target) for each in others if each.rendering] == [
        (each.text, each.rendering.target)
        for place, each in enumerate(again)
        if place != at and each.rendering
    ]
