"""XLIFF files that come back: ours with their identities, and those of other programs."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.formats.bilingual_files import SAMPLES, sample
from tests.formats.xliff_values import full_texts
from workbench.errors import UnreadableFile
from workbench.formats import mqxliff, mxliff, sdlxliff, xliff, xliff_1_2
from workbench.formats._xml_text import legal
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.exchange import ParallelText
from workbench.model.memory import BadUnit
from workbench.model.returned import ReturnedFile, ReturnedNote, ReturnedRow, ReturnedWording
from workbench.model.segments import State
from workbench.plugins import Format
from workbench.text.line_ends import to_line_feeds

OURS = Path(__file__).parents[1] / "data" / "returned"
NOTICE, BODY, JUDGMENT = (
    "7bb53692-8d49-415a-8557-55a9586dffec",
    "766f0635-e663-495b-b309-4150708a1a7c",
    "ee206129-b3b1-48d4-b347-d8f5ac0a751f",
)
QUESTION = ReturnedNote(
    text="whose?",
    author="李译",
    time="2026-11-30T10:19:49.362Z",
    id="46e86a11-11e4-491e-85ae-fdeb5e81fc07",
)
ENGLISH = (
    "All places must uphold the Party's leadership and deepen reform. The second sentence is here."
)
LINK = tuple(
    Code(number=2, kind=kind, offset=93, markup=Markup.LINK, data=data)
    for kind, data in ((CodeKind.OPEN, "["), (CodeKind.CLOSE, "](http://a.b)"))
)
WRITTEN = {
    NOTICE: "2026-11-30T10:19:39.473Z",
    BODY: "2026-11-30T10:19:40.238Z",
    JUDGMENT: "2026-11-30T10:19:41.303Z",
}
"""When the English of each went out."""
PROJECT = "0f0e0d0c-0b0a-4908-8706-050403020100"


def returned(path: Path, format: Format = xliff.FORMAT) -> ReturnedFile:
    assert format.read_returned is not None
    return format.read_returned(path)


def row(
    id: str,
    source: str,
    target: str,
    state: State | None,
    line: int,
    *,
    fingerprint: str = "",
    since: str = "",
    codes: tuple[Code, ...] = (),
    notes: tuple[ReturnedNote, ...] = (),
) -> ReturnedRow:
    return ReturnedRow(
        id=id,
        fingerprint=fingerprint,
        source=source,
        wordings=(ReturnedWording(text=target, codes=codes),) if target else (),
        state=state,
        notes=notes,
        has_notes=bool(id),
        document="通知",
        since=WRITTEN[id.partition(".")[0]] if fingerprint else "",
        where=f"line {line}",
    )


def test_xliff_2_of_ours_comes_back_pair_by_pair() -> None:
    file = returned(OURS / "own-2.1.xlf")
    assert file.project == PROJECT
    source = "各地要坚持党的领导，深化改革。第二句链接在此。"
    assert list(file.rows) == [
        row(
            NOTICE,
            "通知",
            "A Notice",
            State.TRANSLATED,
            8,
            fingerprint="4b6ded8a7f181397",
            since="2026-11-30T10:19:39.473Z",
        ),
        row(
            BODY,
            source,
            ENGLISH,
            State.TRANSLATED,
            23,
            fingerprint="6f1411184d28b803",
            since="2026-11-30T10:19:40.238Z",
            codes=LINK,
            notes=(
                QUESTION,
                ReturnedNote(
                    text="the Party's",
                    id="e5c1a1de-0000-4000-8000-000000000001",
                    answers=QUESTION.id,
                ),
                ReturnedNote(text="看第二句"),
            ),
        ),
        row(
            f"{JUDGMENT}.1",
            "判决书。",
            "Judgment\x01",
            State.DRAFT,
            32,
            fingerprint="9a70c0faba956304",
            since="2026-11-30T10:19:41.303Z",
        ),
        row(f"{JUDGMENT}.2", "已生效。", "", State.INITIAL, 36),
        replace(row("", "附件", "Annex", State.REVIEWED, 40), before="已生效。"),
        BadUnit(line=41, fault="the <segment> has no <source>"),
    ]


def test_xliff_1_of_ours_comes_back_whatever_was_put_around_words() -> None:
    file = returned(OURS / "own-1.2.xlf")
    assert file.project == PROJECT
    source = "各地要坚持党的领导，深化改革。第二句链接在此。"
    note = ReturnedNote(text="看第二句", author="王审")
    assert list(file.rows) == [
        row(
            NOTICE,
            "通知",
            "A Notice",
            State.REVIEWED,
            9,
            fingerprint="4b6ded8a7f181397",
            since="2026-11-30T10:19:39.473Z",
            notes=(note,),
        ),
        row(
            BODY,
            source,
            ENGLISH,
            State.TRANSLATED,
            15,
            fingerprint="6f1411184d28b803",
            since="2026-11-30T10:19:40.238Z",
            codes=LINK,
            notes=(QUESTION,),
        ),
        row(
            f"{JUDGMENT}.2",
            "判决书",
            "",
            State.INITIAL,
            22,
            fingerprint="9a70c0faba956304",
            since="2026-11-30T10:19:41.303Z",
        ),
    ]


@pytest.mark.parametrize(
    ("name", "format", "expected"),
    [
        (
            "plain.xlf",
            xliff.FORMAT,
            [
                ("", None),
                ("The judgment is final.", State.DRAFT),
                ("", State.INITIAL),
                ("", None),
                ("Chaoyang &", State.FINAL),
            ],
        ),
        (
            "trados.sdlxliff",
            sdlxliff.FORMAT,
            [
                ("", None),
                ("The defendant Zhang San committed theft.", State.DRAFT),
                ("", State.INITIAL),
                ("Annex:List of Evidence", State.FINAL),
                ("", State.INITIAL),
                ("presiding judge", State.REVIEWED),
            ],
        ),
        (
            "memoq.mqxliff",
            mqxliff.FORMAT,
            [
                ("Announcement on Land Expropriation", State.TRANSLATED),
                ("", State.INITIAL),
                ("County People's Government", State.FINAL),
                ("limit", State.DRAFT),
            ],
        ),
        (
            "phrase.mxliff",
            mxliff.FORMAT,
            [
                ("Those {1>licensed<1} may {2}operate.", State.TRANSLATED),
                ("", State.INITIAL),
                ("a fine", State.FINAL),
                ("Supplementary Provisions", State.REVIEWED),
            ],
        ),
    ],
)
def test_files_of_other_programs_have_no_identities(
    name: str, format: Format, expected: list[tuple[str, State | None]]
) -> None:
    rows = [each for each in returned(SAMPLES / name, format).rows if isinstance(each, ReturnedRow)]
    assert [(each.target, each.state) for each in rows] == expected
    assert {each.id for each in rows} == {""}


def test_who_wrote_a_target_and_when_comes_with_it() -> None:
    first, *_ = returned(SAMPLES / "memoq.mqxliff", mqxliff.FORMAT).rows
    assert isinstance(first, ReturnedRow)
    (wording,) = first.wordings
    assert (wording.author, wording.time) == ("译者", "2026-02-03T04:05:06Z")
    assert [(note.text, note.author) for note in first.notes] == [("用 expropriation", "项目经理")]


def units(*bodies: str) -> bytes:
    """A file of XLIFF 1.2 with these as its units."""
    whole = "".join(f'<trans-unit id="{at}">{body}</trans-unit>' for at, body in enumerate(bodies))
    return (
        '<xliff version="1.2"><file original="合同" source-language="zh" target-language="en"'
        f' datatype="plaintext"><body>{whole}</body></file></xliff>'
    ).encode()


def test_what_is_repeated_is_known_by_what_stands_around_it(tmp_path: Path) -> None:
    path = tmp_path / "合同.xlf"
    path.write_bytes(
        units(
            "<source>附件</source><target>Annex</target>",
            "<source>第一条</source>",
            "<target>lost</target>",
            "<source>附件</source><target>Annexes</target>",
        )
    )
    rows = [each for each in returned(path).rows if isinstance(each, ReturnedRow)]
    assert [(each.before, each.target, each.after) for each in rows] == [
        ("", "Annex", "第一条"),
        ("附件", "", ""),
        ("", "Annexes", ""),
    ]


def test_the_least_state_of_several_segments_says_nothing_of_each(tmp_path: Path) -> None:
    def told(state: str) -> list[State | None]:
        marks = [f'<mrk mtype="seg" mid="{mid}">{{}}</mrk>' for mid in (1, 2)]
        source = marks[0].format("签字。") + marks[1].format("盖章。")
        target = marks[0].format("Signed.") + marks[1].format("")
        path = tmp_path / f"{state}.xlf"
        path.write_bytes(
            units(
                f"<source>签字。盖章。</source><seg-source>{source}</seg-source>"
                f'<target state="{state}">{target}</target>'
            )
        )
        return [each.state for each in returned(path).rows if isinstance(each, ReturnedRow)]

    assert told("needs-review-translation") == [None, None]
    assert told("final") == [State.FINAL, None]


def test_a_time_of_nothing_is_none(tmp_path: Path) -> None:
    path = tmp_path / "合同.mxliff"
    path.write_bytes(
        sample("phrase.mxliff").replace(b'm:modified-at="', b'm:modified-at="0" was="')
    )
    rows = [each for each in returned(path, mxliff.FORMAT).rows if isinstance(each, ReturnedRow)]
    assert {wording.time for each in rows for wording in each.wordings} == {""}


def test_what_is_no_xliff_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "判决书.xlf"
    path.write_bytes(b"<tmx/>")
    with pytest.raises(UnreadableFile, match="is no XLIFF file"):
        returned(path)


def test_a_file_that_is_cut_short_says_where(tmp_path: Path) -> None:
    path = tmp_path / "判决书.xlf"
    path.write_bytes(sample("plain.xlf")[:-40])
    with pytest.raises(UnreadableFile, match=r"line 2[0-9]: "):
        list(returned(path).rows)


@settings(max_examples=examples(15))
@given(full_texts(), st.sampled_from([xliff, xliff_1_2]))
def test_all_that_we_write_comes_back(text: ParallelText, module: ModuleType) -> None:
    out = BytesIO()
    module.FORMAT.write(text, out)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "译文.xlf"
        path.write_bytes(out.getvalue())
        rows = [each for each in returned(path).rows if isinstance(each, ReturnedRow)]
    clean = legal if module is xliff_1_2 else str
    pairs = list(text.pairs)
    assert [each.id for each in rows] == [pair.segment.id for pair in pairs]
    assert [each.fingerprint for each in rows] == [pair.fingerprint for pair in pairs]
    assert [to_line_feeds(each.target) for each in rows] == [
        to_line_feeds(clean(pair.target.text)) for pair in pairs
    ]
    assert [
        [(code.number, code.kind, code.markup) for code in each.wordings[-1].codes]
        for each in rows
        if each.wordings
    ] == [
        [(code.number, code.kind, code.markup) for code in pair.target.codes]
        for pair in pairs
        if clean(pair.target.text)
    ]
