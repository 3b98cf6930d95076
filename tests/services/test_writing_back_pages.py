"""Web pages that come into a project and leave it in their own layout."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from workbench.model.exchange import Exported
from workbench.model.segments import Pair, State
from workbench.services import importing, segmenting, translating, writing_back
from workbench.services.importing import Repair
from workbench.store.project import Store

ME = "李译"
PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="gb2312"><title>综治中心建设现场会</title></head>
<body><div class="main"><h1>综治中心建设现场会召开</h1>
<p>　　会议强调，要坚持和发展<a href="/f">“枫桥经验”</a></p>
<p>　　并完善<b>社会治理</b>体系<sup><a href="#n1">[1]</a></sup>。</p>
<p><img src="a.jpg" alt="会场"></p><!-- 分页 --></div></body></html>
"""


def test_a_page_is_translated_in_its_layout(tmp_path: Path) -> None:
    path = tmp_path / "现场会.html"
    path.write_bytes(PAGE.encode("gbk"))
    store = Store.memory()
    importing.add(store, [importing.propose(path, Repair.OFF)], ME)
    translate(store, 1, "Site Meeting", ())
    segmenting.join_next(store, row_of(store, 3), pair_of(store, 3), pair_of(store, 4), ME)
    translate(store, 3, "The “Fengqiao model” is to guide social governance.", (4, 20, 33, 50, 50))
    out = tmp_path / "meeting.html"
    assert writing_back.write_back(store, "现场会", out) == Exported(
        written=2, skipped=2, warnings=()
    )
    assert out.read_bytes().decode("gbk") == PAGE.replace("zh-CN", "en").replace(
        "<title>综治中心建设现场会", "<title>Site Meeting"
    ).replace(
        '会议强调，要坚持和发展<a href="/f">“枫桥经验”</a></p>\n'
        '<p>　　并完善<b>社会治理</b>体系<sup><a href="#n1">[1]</a></sup>。</p>\n',
        'The <a href="/f">“Fengqiao model”</a> is to guide <b>social governance</b>'
        '<sup><a href="#n1">[1]</a></sup>.</p>\n\n',
    )


def row_of(store: Store, number: int) -> int:
    """The row of a segment of the only document."""
    row = store.segments.row_of_number(1, number)
    assert row is not None
    return row


def pair_of(store: Store, number: int) -> Pair:
    """A segment of the only document with its target."""
    return store.segments.pair(row_of(store, number))


def translate(store: Store, number: int, text: str, offsets: tuple[int, ...]) -> None:
    """Sets the target of a segment, with the codes of its source at some offsets."""
    pair = pair_of(store, number)
    codes = tuple(
        replace(code, offset=offset)
        for code, offset in zip(pair.segment.codes, offsets, strict=True)
    )
    translating.set_target(store, row_of(store, number), pair, text, State.TRANSLATED, ME, codes)
