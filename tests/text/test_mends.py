"""Proposals of repair, and what any choice among them makes of the blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.segments import SegmentKind
from workbench.model.sources import Block, Mend, MendKind, Paragraph, Piece
from workbench.text.blocks import blocks
from workbench.text.repair import keep, likely, mended, propose, repair

_OPENING = "全市政法系统召开推进会,总结去年工作,部署今年任务。"
_NOISY = "法 院 的 工 作 报 告 获 得 通 过。"
_WRAPPED = (
    "雨后的山路还湿着，邮递员老魏背着一个旧邮包上了坡。",
    "他今年五十八岁，在这条路上走了整整三十一年，哪家的",
    "狗不叫，哪家的门不锁，他都记在心里。从前送的是信，",
    "现在送的多半是药和种子。",
    "山上的人家越来越少，信箱却一个也没有拆。老魏说，只",
    "要还有一户人家亮着灯，这条路他就走下去。",
)
"""Two paragraphs, wrapped at 25 characters; the first line ends with a sentence."""


def _paragraphs(*lines: str) -> list[str]:
    return [each.text for each in repair(blocks("\n".join(lines)))]


def _join(block: int, following: int, confidence: float = 0.9) -> Mend:
    return Mend(
        kind=MendKind.JOIN,
        block=block,
        following=following,
        reason="for a test",
        confidence=confidence,
    )


def _cut(block: int, start: int, end: int) -> Mend:
    return Mend(
        kind=MendKind.CUT, block=block, start=start, end=end, reason="for a test", confidence=1.0
    )


@pytest.mark.parametrize(
    "line",
    [
        "— 12 —",
        "- 12 -",
        "第 12 页",
        "第12页 共80页",
        "第十二页",
        "12 / 80",
        "Page 12 of 80",
        "江城日报 2021年7月1日 星期四",
        "2021年7月1日 星期四 第3版 江城日报",
    ],
)
def test_what_stands_around_the_text_is_left_out(line: str) -> None:
    assert _paragraphs(_OPENING, line, _OPENING) == [_OPENING, _OPENING]
    proposed = likely(propose(blocks(f"{_OPENING}\n{line}\n{_OPENING}")))
    assert [(mend.kind, mend.block) for mend in proposed] == [(MendKind.OMIT, 1)]


@pytest.mark.parametrize("line", ["2021", "12.5%", "7月1日", "第三条", "江城市2021年第一季度公报"])
def test_what_only_resembles_it_stays(line: str) -> None:
    assert _paragraphs(_OPENING, "", line, "", _OPENING) == [_OPENING, line, _OPENING]


def test_bare_numbers_that_count_up_are_page_numbers() -> None:
    lines = [line for number in (7, 8, 9) for line in (_OPENING, _OPENING, str(number))]
    assert _paragraphs(*lines) == [_OPENING] * 6


def test_a_line_that_stands_beside_page_numbers_is_a_running_head() -> None:
    lines = [
        line for number in (7, 8, 9) for line in ("东海文艺", _OPENING, _OPENING, f"— {number} —")
    ]
    assert _paragraphs(*lines) == [_OPENING] * 6


def test_a_byline_that_comes_again_is_no_running_head() -> None:
    lines = [
        line
        for title in ("小窗口办成大事情", "老街换新颜", "山村来了新医生")
        for line in (title, "本报记者 李文静", *[_OPENING] * 8)
    ]
    assert _paragraphs(*lines).count("本报记者 李文静") == 3


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (_NOISY, "法院的工作报告获得通过。"),
        ("市中级人民法 院作出判决,案 件已经审 结。", "市中级人民法院作出判决,案件已经审结。"),
        ("| 会议听取了汇报。", "会议听取了汇报。"),
        ("会议听取了汇报。 ¦", "会议听取了汇报。"),
        ("~会议听取了汇报。", "会议听取了汇报。"),
        ("会议听取了汇报\f和说明。", "会议听取了汇报和说明。"),
        ("主动担当 真抓实干", "主动担当 真抓实干"),
        ("发布于中国 2020 年", "发布于中国 2020 年"),
        ("本报记者 王 磊", "本报记者 王 磊"),
        ("◎本 报 记 者 王文磊 通 讯 员 李强", "◎本报记者 王文磊 通讯员 李强"),
        ("第十二条　公民享有权利。", "第十二条　公民享有权利。"),
        ("| 姓名 | 年龄 |", "| 姓名 | 年龄 |"),
        ("│姓名│年龄│", "│姓名│年龄│"),
    ],
)
def test_noise_is_cut_and_what_was_printed_stays(line: str, text: str) -> None:
    assert _paragraphs(_OPENING, "", line)[1] == text


def test_a_long_run_of_spaces_is_gone_through_once() -> None:
    """Whoever begins anew within it takes minutes."""
    line = f"会议{' ' * 200_000}—听取了汇报。"
    assert _paragraphs(line) == [line]


def test_dots_before_many_lines_are_a_list() -> None:
    lines = ["· 群众来访接待。", "· 矛盾纠纷调处。", "· 法律援助申请。"]
    assert _paragraphs(*lines) == lines


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("系统采用了govern-", "ment平台。", "系统采用了government平台。"),
        ("他们要求state-", "of-the-art的设备。", "他们要求state-of-the-art的设备。"),
        ("他是一名self-", "employed译者。", "他是一名self-employed译者。"),
        ("患者感染了COVID-", "19病毒。", "患者感染了COVID-19病毒。"),
    ],
)
def test_hyphens_go_where_they_broke_a_word(before: str, after: str, text: str) -> None:
    assert _paragraphs(_OPENING, "", before, "", after) == [_OPENING, text]


def test_the_page_itself_says_how_a_word_is_written() -> None:
    lines = (f"建设e-learning平台。{_OPENING}", f"{_OPENING}推广e-", "learning平台。")
    assert repair(blocks("\n\n".join(lines)))[1].text == f"{_OPENING}推广e-learning平台。"


def test_a_paragraph_goes_on_past_a_headline_and_a_caption() -> None:
    lines = [
        f"{_OPENING}要求各级加强对重点项目的监",
        "抓在细处",
        "图为会议现场。 李强 摄",
        "督管理,做到事事有人负责。",
    ]
    found = repair(blocks("\n\n".join(lines)))
    assert [(each.kind, each.text) for each in found] == [
        ("body", lines[0] + lines[3]),
        ("headline", lines[1]),
        ("caption", lines[2]),
    ]
    (join,) = found[0].joins
    assert join.mend == Mend(
        kind=MendKind.JOIN,
        block=0,
        following=3,
        reason="no sentence end, and the word 监督管理 runs across the break,"
        " past what stands between",
        confidence=0.65,
    )


def test_a_wrapped_page_is_put_together_though_a_line_ends_with_a_sentence() -> None:
    assert _paragraphs(*_WRAPPED) == ["".join(_WRAPPED[:4]), "".join(_WRAPPED[4:])]


def test_titles_that_fill_the_line_are_titles() -> None:
    title = "三十一年山路上背着的邮包与始终没有熄灭的一盏盏灯火"
    found = repair(blocks("\n".join((title, "本报记者 李文静", *_WRAPPED))))
    assert [each.kind for each in found] == ["headline", "byline", "body", "body"]


def test_a_credit_over_two_blocks_is_one() -> None:
    found = repair(blocks(f"{_OPENING}\n\n(江城晚报记者 张东 特约\n\n记者 赵彦林/整理)"))
    assert [(each.kind, each.text) for each in found[1:]] == [
        ("credit", "(江城晚报记者 张东 特约记者 赵彦林/整理)")
    ]


def test_paragraphs_of_documents_are_joined_only_where_it_is_all_but_certain() -> None:
    lines = (_OPENING, f"{_OPENING}做强平台;", "做好服务。", "网格员已有3.2", "万余人。")
    parts = blocks("\n\n".join(lines))
    assert [each.confidence for each in propose(parts)] == [0.6, 0.98]
    assert len(repair(parts)) == len(parts) - 2
    assert len(repair(parts, is_structured=True)) == len(parts) - 1


def test_what_the_file_says_of_a_block_stands() -> None:
    first, caption, rest = blocks(f"{_OPENING}要求加强监\n\n会议现场\n\n督管理工作。")
    said = replace(caption, kind=SegmentKind.CAPTION, level=2)
    found = repair((first, said, rest))
    assert [(each.kind, each.level, each.text) for each in found] == [
        ("body", 0, first.text + rest.text),
        ("caption", 2, "会议现场"),
    ]
    item = replace(first, kind=SegmentKind.LIST_ITEM)
    assert [mend.kind for mend in propose((item, rest))] == []


def test_codes_stand_where_their_words_stand() -> None:
    def code(number: int, kind: CodeKind, offset: int) -> Code:
        return Code(number=number, kind=kind, offset=offset, markup=Markup.BOLD, data="<b>")

    first = Block(
        text="推进 平安", line=1, codes=(code(1, CodeKind.OPEN, 3), code(1, CodeKind.CLOSE, 5))
    )
    second = Block(text="建设。", line=2, codes=(code(1, CodeKind.ALONE, 2),))
    (found,) = mended((first, second), (_cut(0, 2, 3), _join(0, 1)))
    assert found == Paragraph(
        text="推进平安建设。",
        kind=SegmentKind.HEADLINE,
        article=1,
        pieces=(
            Piece(block=0, start=0, at=0, length=2),
            Piece(block=0, start=3, at=2, length=2, mend=_cut(0, 2, 3)),
            Piece(block=1, start=0, at=4, length=3, mend=_join(0, 1)),
        ),
        codes=(
            code(1, CodeKind.OPEN, 2),
            code(1, CodeKind.CLOSE, 4),
            code(2, CodeKind.ALONE, 6),
        ),
    )


def test_of_joins_that_exclude_each_other_the_surer_is_made() -> None:
    parts = blocks("第一块\n\n第二块\n\n第三块")
    found = mended(parts, (_join(0, 1, 0.4), _join(0, 2, 0.8), _join(1, 2, 0.6)))
    assert [each.text for each in found] == ["第一块第三块", "第二块"]


def test_a_block_of_which_all_is_cut_goes() -> None:
    assert [each.text for each in mended(blocks("第一块\n\n~~"), (_cut(1, 0, 2),))] == ["第一块"]


_LINES = st.lists(
    st.one_of(
        st.text(
            st.sampled_from(
                "政法委书记者在推进平安建设,。;:、！？“”《》()（）"
                "—…□12.%万一二是的Aab-/ \u3000\n│|~·\f"
            ),
            max_size=40,
        ),
        st.sampled_from(
            [
                "— 3 —",
                "— 4 —",
                _NOISY,
                "抓在细处",
                "图为会场。 李强 摄",
                "govern-",
                "ment。",
                *_WRAPPED,
            ]
        ),
    ),
    max_size=14,
)


@given(_LINES, st.data())
def test_any_choice_of_mends_loses_nothing_and_adds_nothing(
    lines: list[str], data: st.DataObject
) -> None:
    parts = blocks("\n".join(lines))
    proposed = propose(parts)
    chosen = tuple(mend for mend in proposed if data.draw(st.booleans()))
    for mends in (chosen, likely(proposed), proposed):
        found = mended(parts, mends)
        assert [_traced(each, parts) for each in found] == [each.text for each in found]
        assert _places(found) == _places_left(parts, mends)
        firsts = [each.pieces[0].block for each in found]
        assert firsts == sorted(firsts)


@given(_LINES)
def test_with_no_mends_each_block_is_a_paragraph(lines: list[str]) -> None:
    parts = blocks("\n".join(lines))
    assert mended(parts, ()) == keep(parts)
    assert [each.pieces for each in keep(parts)] == [
        (Piece(block=index, start=0, at=0, length=len(part.text)),)
        for index, part in enumerate(parts)
    ]


def _traced(paragraph: Paragraph, parts: tuple[Block, ...]) -> str:
    """The paragraph as its pieces say that it is put together: with nothing but spaces between."""
    text = ""
    for piece in paragraph.pieces:
        if piece.at > len(text):
            assert piece.at == len(text) + 1
            text += " "
        text += parts[piece.block].text[piece.start : piece.start + piece.length]
    return text


def _places(found: tuple[Paragraph, ...]) -> list[tuple[int, int]]:
    """Every block and code point that stands in a piece, as often as it does."""
    return sorted(
        (piece.block, at)
        for each in found
        for piece in each.pieces
        for at in range(piece.start, piece.start + piece.length)
    )


def _places_left(parts: tuple[Block, ...], mends: tuple[Mend, ...]) -> list[tuple[int, int]]:
    gone = {mend.block for mend in mends if mend.kind is MendKind.OMIT}
    cut = {
        (mend.block, at)
        for mend in mends
        if mend.kind is MendKind.CUT
        for at in range(mend.start, mend.end)
    }
    return [
        (index, at)
        for index, part in enumerate(parts)
        if index not in gone
        for at in range(len(part.text))
        if (index, at) not in cut
    ]
