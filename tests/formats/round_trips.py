"""What every export is tried with: hard texts, and writing them to a file that is read again."""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from tests.builders import footnoted, pair, parallel
from workbench.model.exchange import Carried, Noted, ParallelText
from workbench.model.segments import Origin, Pair, SegmentKind, State
from workbench.plugins import Format
from workbench.plugins.abilities import Held
from workbench.text.substance import has_text

HARD = (
    "=1+1",
    "+86",
    "-1",
    "@SUM(A1)",
    "a & b &amp; &#10; &lt;",
    "<b>“引号”</b> 'x' \"y\" ]]> --> </p></td>",
    "𠮷𡃁野家",
    "\ufa19社",
    "e\u0301 \u0301",
    "| a | b |\n|---|---|",
    "C:\\new\\table\\",
    " \u3000两端有空格 ",
    "第一行\n第二行",
    "\n\n空行\n \n之后\n",
    "a\tb",
    "*星* _下划_ `代码` ~~删~~ [链](http://x.cn/a_b) ![图](i) <http://x.cn>",
    "# 标题 #\n===\n---\n***\n- 一\n+ 二\n1. 三\n12) 四\n> 引\n: 释\n    缩进",
    "题目\n===",
    "题目\n---",
    "1986. A great year. $5 to $10",
    "\\",
    "\\\n",
    "a\u2028b\u2029c\u0085d",
    "\ufeff",
    "{{x}} ${y} %s",
    "据法[^1]\n\n[^1]: 注\n",
    "Law![^2](u)",
    "<sup>1</sup> ¹",
    ": x",
    "(y)",
)
"""Texts that one format or another could take for something else, or lose."""

_wild = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_pieces = st.sampled_from(
    (*HARD, "中文", "，", "。", " ", "\n", "\t", "\r", "x", "*", "|", "\\", "_")
)
texts = st.one_of(st.sampled_from(HARD), _wild, st.lists(_pieces, max_size=6).map("".join))
"""Any text, and hard ones more often than chance would have it."""


def with_origin(pair: Pair, detail: str) -> Pair:
    """The pair with a target that came out of the memory, unless nothing is said of which."""
    origin = Origin.MEMORY if detail else Origin.TYPED
    return replace(pair, target=replace(pair.target, origin=origin, detail=detail))


parallel_texts = st.builds(
    lambda rows, title: parallel(
        *(
            with_origin(
                pair(number, source, target, kind=kind, article=article, state=state, note=note),
                detail,
            )
            for number, (source, target, kind, article, state, note, detail) in enumerate(rows, 1)
        ),
        title=title,
    ),
    st.lists(
        st.tuples(
            texts,
            texts,
            st.sampled_from(SegmentKind),
            st.integers(0, 2),
            st.sampled_from(State),
            texts,
            texts,
        ),
        max_size=4,
    ),
    texts,
)
"""Up to four pairs of any kind and state, some of them untranslated."""


@st.composite
def footnoted_texts(draw: st.DrawFn) -> ParallelText:
    """Parallel texts with footnotes anywhere on the texts that stand."""
    text = draw(parallel_texts)
    notes = []
    for each in text.pairs:
        whole = each.target.text if has_text(each.target.text) else each.segment.source
        offsets = draw(st.lists(st.integers(0, len(whole)), max_size=3)) if has_text(whole) else ()
        notes += [
            (each.segment.number, offset, draw(texts.filter(has_text)))
            for offset in sorted(offsets)
        ]
    return footnoted(text, *notes)


def written(format: Format, text: ParallelText) -> bytes:
    """The bytes of an export."""
    assert format.write is not None
    out = io.BytesIO()
    format.write(text, out)
    return out.getvalue()


def read_back(format: Format, data: bytes) -> list[Held]:
    """What the format finds in those bytes."""
    assert format.read_back is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export"
        path.write_bytes(data)
        return list(format.read_back(path))


def pairs_back(format: Format, data: bytes) -> list[Carried]:
    """The pairs among it."""
    return [held for held in read_back(format, data) if isinstance(held, Carried)]


def read_footnotes(format: Format, data: bytes) -> list[Noted]:
    """The footnotes that the format finds in those bytes."""
    assert format.read_footnotes is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export"
        path.write_bytes(data)
        return list(format.read_footnotes(path))


def assert_footnotes_survive(format: Format, text: ParallelText) -> None:
    """Writes, reads texts and footnotes back, and compares with what the format promises."""
    assert format.expected is not None
    assert format.expected_footnotes is not None
    data = written(format, text)
    assert read_back(format, data) == list(format.expected(text))
    found = read_footnotes(format, data)
    assert found == list(format.expected_footnotes(text))
    assert len(found) == len(text.footnotes)


def assert_survives(format: Format, text: ParallelText) -> None:
    """Writes, reads back, and compares with what the format promises."""
    assert format.expected is not None
    assert read_back(format, written(format, text)) == list(format.expected(text))


def whole(text: ParallelText) -> list[tuple[str, str]]:
    """Source and target of every pair, which is what most formats promise."""
    return [(pair.segment.source, pair.target.text) for pair in text.pairs]


def hard_pairs() -> ParallelText:
    """Each hard text once as source and once as target."""
    texts = zip(HARD, reversed(HARD), strict=True)
    return parallel(
        *(
            pair(number, source, target, note=source)
            for number, (source, target) in enumerate(texts, 1)
        )
    )
