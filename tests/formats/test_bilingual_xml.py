"""XLIFF, SDLXLIFF, MQXLIFF and MXLIFF: read, written back, and broken."""

import difflib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from tests.formats.bilingual_files import (
    LONE,
    NAMES,
    UNIT,
    VARIANTS,
    as_it_is,
    filling,
    in_encoding,
    read,
    sample,
    written,
)
from workbench.formats import _xliff_source, mqxliff, mxliff, sdlxliff, xliff
from workbench.model.codes import CodeKind, Markup
from workbench.model.segments import State
from workbench.model.sources import FileNote, Filling
from workbench.text.coding import labelled, marked

THEN = "2026-02-03T04:05:06Z"
"""(line, source, target, state, author, time, flags) of every segment of a sample."""
SEGMENTS = {
    "plain.xlf": [
        (8, "各地要坚持党的领导，深化改革。", "", "initial", "", "", ""),
        (11, "判决书‹1已经1›生效‹2›。", "The judgment is ‹1final1›.‹2›", "draft", "", "", ""),
        (17, "ISBN", "", "initial", "", "", "kept"),
        (18, "昆明", "", "initial", "", "", ""),
        (21, "‹1朝阳区1› &‹2›‹3›", "‹1Chaoyang1› &‹2›‹3›", "final", "", "", ""),
    ],
    "segmented.xlf": [
        (6, "法院认为，合同有效。", "", "initial", "", "", ""),
        (6, "被告应当‹1赔偿1›损失。", "", "initial", "", "", ""),
        (10, "第一条。", "Article 1.", "draft", "", "", ""),
        (10, "第二条。", "", "initial", "", "", ""),
        (10, "第三条。", "Article 3.", "draft", "", "", ""),
        (14, "第四条。第五条。", "Articles 4 and 5.", "translated", "", "", ""),
    ],
    "trados.sdlxliff": [
        (2, "页眉", "", "initial", "", "", "kept"),
        (
            3,
            "被告人‹1张三1›犯盗窃罪。",
            "The defendant ‹1‹2Zhang San2›1› committed theft.",
            "draft",
            "PC\\译者",
            THEN,
            "",
        ),
        (3, "判处有期徒刑三年。", "", "initial", "", "", ""),
        (4, "附：‹1›证据清单", "Annex:‹1›List of Evidence", "final", "", "", "locked"),
        (5, "书记员", "", "initial", "", "", ""),
        (6, "审判长", "presiding judge", "reviewed", "", "", ""),
    ],
    "memoq.mqxliff": [
        (
            7,
            "‹1关于1›征收土地的公告",
            "‹1Announcement on1› Land Expropriation",
            "translated",
            "译者",
            THEN,
            "",
        ),
        (13, "根据《土地管理法》‹1›，", "", "initial", "", "", ""),
        (16, "县人民政府", "County People's Government", "final", "", "", "locked"),
        (17, "期限", "limit", "draft", "", "", ""),
    ],
    "phrase.mxliff": [
        (
            5,
            "获得{1>许可<1}的，{2}可以经营。",
            "Those {1>licensed<1} may {2}operate.",
            "translated",
            "34",
            THEN,
            "",
        ),
        (6, "处罚", "", "initial", "", "", ""),
        (7, "罚款", "a fine", "final", "", "", "locked"),
        (8, "附则", "Supplementary Provisions", "reviewed", "", "", ""),
    ],
    "units.xlf": [
        (
            15,
            "‹1本规定1›自‹2公布‹3›之日2›起施行。",
            "‹1These Provisions1› take effect on ‹2the date2› of publication‹3›.",
            "translated",
            "",
            "",
            "",
        ),
        (23, "此前‹1规定1›废止。", "", "initial", "", "", ""),
        (28, "GB/T 1.1", "", "initial", "", "", "kept"),
        (31, "第一章", "Chapter I", "final", "", "", ""),
        (32, "总则", "", "initial", "", "", ""),
    ],
}


def told(data: bytes) -> list[tuple[int, str, str, str, str, str, str]]:
    found = []
    for block in read(data).blocks:
        own = block.rendering
        assert own is not None
        flags = f"{'' if own.is_translatable else 'kept'}{'locked' if own.is_locked else ''}"
        source = labelled(marked(block.text, block.codes))
        target = labelled(marked(own.target, own.codes))
        found.append((block.line, source, target, str(own.state), own.author, own.time, flags))
    return found


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", NAMES)
def test_samples_read_the_same_in_every_encoding_and_stay_as_they_are(
    name: str, variant: str
) -> None:
    data = in_encoding(sample(name), *VARIANTS[variant])
    assert told(data) == SEGMENTS[name]
    assert written(read(data)) == data


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", NAMES)
def test_new_targets_are_read_again_and_sources_stay(name: str, variant: str) -> None:
    data = in_encoding(sample(name), *VARIANTS[variant])
    text = read(data)
    new = {at: filling(block, f"“{at}” < ﹡ &\tb") for at, block in enumerate(text.blocks)}
    again = read(written(text, new))
    assert [(each.text, each.codes, each.locator) for each in again.blocks] == [
        (each.text, each.codes, each.locator) for each in text.blocks
    ]
    found = [each.rendering for each in again.blocks if each.rendering]
    assert [(each.target, each.codes) for each in found] == [
        (new[at].text, new[at].codes) for at in new
    ]
    assert [each.is_translatable for each in found if not each.state.is_confirmed] in ([], [False])


def changed_lines(name: str, new: dict[int, Filling]) -> list[str]:
    """The lines that a sample loses and gets, without their indents."""
    text = read(sample(name))
    both = (each.decode().split("\n") for each in (text.original, written(text, new)))
    return [line[0] + line[1:].strip() for line in difflib.ndiff(*both) if line[0] in "+-"]


def test_a_target_is_put_behind_its_source_where_there_is_none() -> None:
    block = read(sample("plain.xlf")).blocks[0]
    assert changed_lines("plain.xlf", {0: filling(block, "All places", State.DRAFT)}) == [
        '+<target state="needs-review-translation">All places</target>'
    ]
    _, second = read(sample("segmented.xlf")).blocks[:2]
    assert changed_lines("segmented.xlf", {1: filling(second, "pay", codes=())}) == [
        '+<xl:target state="needs-review-translation"><xl:g id="9"><xl:mrk mtype="seg" mid="0">'
        '</xl:mrk> <xl:mrk mtype="seg" mid="1">pay</xl:mrk></xl:g></xl:target>'
    ]
    block = read(sample("units.xlf")).blocks[1]
    assert changed_lines("units.xlf", {1: filling(block, "are repealed", codes=())}) == [
        '-<segment id="s2">',
        '+<segment id="s2" state="translated">',
        "+<target>are repealed</target>",
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ('<x id="1"/> 文字 <x id="2"/>', '<x id="1"/> Text <x id="2"/>'),
        (' <g id="1">　文字\n</g> ', ' <g id="1">　Text\n</g> '),
        (' 文字<x id="1"/>', ' Text<x id="1"/>'),
    ],
)
def test_white_space_between_a_code_and_words_stays(source: str, target: str) -> None:
    data = (
        '<xliff version="1.2"><file source-language="zh" target-language="en"><body>'
        f'<trans-unit id="1"><source>{source}</source></trans-unit></body></file></xliff>'
    )
    text = read(data.encode())
    (block,) = text.blocks
    assert block.text == "文字"
    codes = tuple(replace(code, offset=2 * code.offset) for code in block.codes)
    out = written(text, {0: filling(block, "Text", codes=codes)})
    assert (
        out.decode().partition("<target")[2].partition(">")[2].partition("</target>")[0] == target
    )
    (again,) = read(out).blocks
    assert again.rendering is not None
    assert (again.rendering.target, again.rendering.codes) == ("Text", codes)


def test_several_segments_that_a_target_lacks_come_in_their_order() -> None:
    marks = [f'<mrk mtype="seg" mid="{mid}">第{mid}条</mrk>' for mid in (8, 9, 10)]
    unit = (
        f"<trans-unit><source>第八条</source><seg-source>{''.join(marks)}</seg-source>"
        '<target><mrk mtype="seg" mid="8">Art. 8</mrk></target></trans-unit>'
    )
    text = read(LONE % unit.encode())
    new = {at: filling(text.blocks[at], f"Art. {at + 8}") for at in (1, 2)}
    assert (
        '<mrk mtype="seg" mid="8">Art. 8</mrk><mrk mtype="seg" mid="9">Art. 9</mrk>'
        '<mrk mtype="seg" mid="10">Art. 10</mrk></target>'
    ) in written(text, new).decode()


def test_a_new_text_takes_away_what_was_said_of_the_old_one() -> None:
    block = read(sample("plain.xlf")).blocks[1]
    lines = changed_lines("plain.xlf", {1: filling(block, "Final", State.FINAL, ())})
    assert lines == [
        '-<trans-unit id="2" approved="no">',
        '+<trans-unit id="2" approved="yes">',
        '-<target state="needs-review-translation" state-qualifier="fuzzy-match">The judgment is'
        ' <g id="1" ctype="bold">final</g>.<x id="2" ctype="lb"/></target>',
        '+<target state="final">Final</target>',
    ]
    block = read(sample("trados.sdlxliff")).blocks[1]
    (_, new) = changed_lines("trados.sdlxliff", {1: filling(block, "He stole.", codes=())})
    assert (
        '<mrk mtype="seg" mid="1">He stole.</mrk><mrk mtype="seg" mid="2" /></g></target>'
        '<sdl:seg-defs><sdl:seg id="1" conf="Translated" origin="interactive"><sdl:prev-origin'
        ' origin="mt"><sdl:value key="last_modified_by">机器</sdl:value></sdl:prev-origin>'
        '<sdl:value key="created_by">PC\\译者</sdl:value><sdl:value key="last_modified_by">李译'
        '</sdl:value><sdl:value key="modified_on">05/06/2026 07:08:09</sdl:value></sdl:seg>'
    ) in new


@pytest.mark.parametrize(
    ("name", "at", "state", "tag"),
    [
        ("trados.sdlxliff", 5, State.FINAL, '<sdl:seg id="5" conf="ApprovedSignOff" />'),
        ("trados.sdlxliff", 5, State.DRAFT, '<sdl:seg id="5" conf="Draft" />'),
        ("memoq.mqxliff", 3, State.TRANSLATED, 'id="4" mq:status="ManuallyConfirmed">'),
        ("phrase.mxliff", 3, State.DRAFT, 'm:locked="false" m:confirmed="0">'),
        ("phrase.mxliff", 3, State.FINAL, 'm:locked="false" m:confirmed="2">'),
        ("units.xlf", 3, State.DRAFT, "state='initial' subState=\"workbench:draft\">"),
        ("units.xlf", 0, State.REVIEWED, '<segment id="s1" state="reviewed">'),
        ("plain.xlf", 4, State.REVIEWED, '<target state="signed-off">'),
    ],
)
def test_a_new_state_changes_what_says_it_and_no_text(
    name: str, at: int, state: State, tag: str
) -> None:
    text = read(sample(name))
    block = text.blocks[at]
    own = as_it_is(block)
    new = filling(block, own.text or "", state, own.codes)
    data = written(text, {at: new})
    assert tag.encode() in data
    rendering = read(data).blocks[at].rendering
    assert rendering is not None
    assert (rendering.target, rendering.codes) == (own.text, own.codes)


def test_what_is_taken_away_leaves_an_empty_target() -> None:
    block = read(sample("units.xlf")).blocks[3]
    empty = filling(block, "", State.INITIAL)
    (_, new) = changed_lines("units.xlf", {3: empty})
    assert new.endswith(
        '<segment id="s1" state=\'initial\'><source xml:space="preserve">  第一章  </source>'
        '<target xml:space="preserve"></target></segment>'
    )


def test_a_unit_that_was_translated_as_one_stays_one() -> None:
    text = read(sample("segmented.xlf"))
    data = written(text, {5: filling(text.blocks[5], "", State.INITIAL)})
    assert b'<xl:target state="new"> </xl:target>' in data
    again = read(data)
    assert [block.text for block in again.blocks] == [block.text for block in text.blocks]
    assert written(again) == data


def test_the_language_of_targets_is_named_with_the_first() -> None:
    data = sample("units.xlf").replace(b' trgLang="en"', b"")
    text = read(data)
    again = written(text, {1: filling(text.blocks[1], "are repealed", codes=())})
    assert b'xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" trgLang="en">' in again
    assert written(text) == data


def test_codes_that_cross_are_put_within_each_other() -> None:
    source = '<trans-unit id="1"><source><g id="1">法</g><g id="2">院</g></source></trans-unit>'
    text = read(LONE % source.encode())
    (block,) = text.blocks
    first, end, second, last = block.codes
    codes = tuple(
        replace(code, offset=offset)
        for code, offset in ((first, 0), (second, 1), (end, 2), (last, 3))
    )
    data = written(text, {0: filling(block, "abcd", codes=codes)})
    assert b'<g id="1">a<g id="2">b</g></g>cd</target>' in data


def test_notes_come_with_who_wrote_them() -> None:
    found = {
        name: [
            note
            for block in read(sample(name)).blocks
            if block.rendering
            for note in block.rendering.notes
        ]
        for name in NAMES
    }
    assert found == {
        "memoq.mqxliff": [
            FileNote(text="用 expropriation", author="项目经理", time="2026-02-02T01:02:03Z")
        ],
        "phrase.mxliff": [],
        "plain.xlf": [FileNote(text="“生效”：final?", author="王审")],
        "segmented.xlf": [],
        "trados.sdlxliff": [FileNote(text="统一译名", author="王审", time=THEN)],
        "units.xlf": [FileNote(text="请用英式拼写。")],
    }


def test_a_comment_on_a_unit_that_is_cut_comes_once() -> None:
    marks = '<mrk mtype="seg" mid="{}">{}</mrk>'
    cut = "".join(marks.format(at, text) for at, text in enumerate(["", "甲。", "乙。"]))
    data = (
        '<xliff version="1.2" xmlns:mq="MQXliff"><file source-language="zh" target-language="en">'
        f'<body><trans-unit id="1"><source>甲。乙。</source><seg-source>{cut}</seg-source>'
        '<mq:comments><mq:comment creatoruser="李译">哪一个？</mq:comment></mq:comments>'
        "</trans-unit></body></file></xliff>"
    )
    noted = [
        (block.text, block.rendering.notes)
        for block in read(data.encode()).blocks
        if block.rendering
    ]
    assert noted == [("甲。", (FileNote(text="哪一个？", author="李译"),)), ("乙。", ())]


def test_a_tag_of_trados_is_what_its_definition_says() -> None:
    codes = read(sample("trados.sdlxliff")).blocks[1].codes
    assert [(code.kind, code.markup, code.is_deletable) for code in codes] == [
        (CodeKind.OPEN, Markup.BOLD, True),
        (CodeKind.CLOSE, Markup.BOLD, True),
    ]


@pytest.mark.parametrize(
    ("text", "attributes", "target", "state"),
    [
        ("法治", "", "", State.INITIAL),
        ("法治", ' state="needs-review-translation"', "", State.INITIAL),
        ("法治", ' state="translated"', "法治", State.TRANSLATED),
        ("2026", "", "2026", State.DRAFT),
        ("2026", ' state="new"', "", State.INITIAL),
    ],
)
def test_a_target_that_repeats_the_chinese_is_none_until_it_is_confirmed(
    text: str, attributes: str, target: str, state: State
) -> None:
    unit = f"<source>{text}</source><target{attributes}>{text}</target>"
    data = LONE % f'<trans-unit id="1">{unit}</trans-unit>'.encode()
    (block,) = read(data).blocks
    assert block.rendering is not None
    assert (block.rendering.target, block.rendering.state) == (target, state)


def test_words_that_a_tracked_change_took_away_are_no_text() -> None:
    marks = "".join(
        f'<mrk mtype="x-sdl-{kind}">{text}</mrk>'
        for kind, text in (
            ("deleted", "sheet"),
            ("added", "paper"),
            ("feedback-deleted", "s"),
            ("feedback-added", "!"),
        )
    )
    unit = f'<trans-unit id="1"><source>纸</source><target>The {marks}</target></trans-unit>'
    (block,) = read(LONE % unit.encode()).blocks
    assert block.rendering is not None
    assert block.rendering.target == "The paper!"


def test_what_has_one_id_twice_is_told_apart() -> None:
    unit = UNIT.format("判决书").encode()
    text = read(LONE % (unit + unit))
    data = written(text, {1: filling(text.blocks[1], "Judgment")})
    assert [block.rendering and block.rendering.target for block in read(data).blocks] == [
        "",
        "Judgment",
    ]


def test_fillings_are_those_of_the_file() -> None:
    text = read(sample("units.xlf"))
    fillings = [as_it_is(block) for block in text.blocks]
    for wrong in (fillings[:-1], [*fillings, Filling(locator="9 x/y", text="")]):
        with pytest.raises(ValueError, match=r"'5 u3/s2'|'9 x/y'"):
            _xliff_source.write_filled(text.original, wrong, BytesIO())


def test_the_formats_know_their_files(tmp_path: Path) -> None:
    for format, name in (
        (sdlxliff, "trados.sdlxliff"),
        (mqxliff, "memoq.mqxliff"),
        (mxliff, "phrase.mxliff"),
        (xliff, "units.xlf"),
    ):
        path = tmp_path / name
        path.write_bytes(sample(name))
        text = format.FORMAT.read_source(path)
        assert (text.format, text.is_bilingual) == (format.FORMAT.name, True)
