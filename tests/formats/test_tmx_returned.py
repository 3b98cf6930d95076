"""TMX files that come back, from whatever program."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import uuid_of
from tests.formats.round_trips import written
from tests.formats.test_tmx import CLOSE, NOTE, OPEN, sentences
from workbench.errors import UnreadableFile
from workbench.formats.tmx import FORMAT
from workbench.model.memory import BadUnit
from workbench.model.returned import ReturnedFile, ReturnedNote, ReturnedRow, ReturnedWording
from workbench.model.segments import State
from workbench.text.fingerprints import fingerprint

ID = uuid_of("判决书", 1)
HEAD = '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="zh-CN"/><body>\n'


def returned(tmp_path: Path, data: str | bytes) -> ReturnedFile:
    path = tmp_path / "returned.tmx"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    assert FORMAT.read_returned is not None
    return FORMAT.read_returned(path)


def rows(tmp_path: Path, *units: str) -> list[ReturnedRow | BadUnit]:
    return list(returned(tmp_path, f"{HEAD}{''.join(units)}</body></tmx>").rows)


def row(source: str = "本院认为", target: str = "The court holds", **facts: object) -> ReturnedRow:
    wording = {"text": target, "author": "李译", "time": "2024-03-01T08:30:00Z"}
    given = {"wordings": (ReturnedWording(**wording),), "where": "line 3", **facts}
    return ReturnedRow(source=source, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [
        # OmegaT, project_save.tmx: a translation that is the default, and one of its place.
        ('<tu>\n<tuv xml:lang="ZH-CN"><seg>本院认为</seg></tuv>\n<tuv xml:lang="EN-US"'
         ' changeid="李译" changedate="20240301T083000Z" creationid="王"'
         ' creationdate="20230101T000000Z">'
         "<seg>The court holds</seg></tuv></tu>", row()),
        (f'<tu><prop type="file">a.xlf</prop><prop type="id">{ID}</prop><prop type="prev">前</prop>'
         '<prop type="next">后</prop><tuv xml:lang="ZH-CN"><seg>本院认为</seg></tuv>'
         '<tuv xml:lang="EN-US" changeid="李译" changedate="20240301T083000Z">'
         "<seg>The court holds</seg></tuv></tu>",
         row(id=ID, document="a.xlf", before="前", after="后")),
        # Trados
        (f'<tu tuid="{ID.upper()}.12" changedate="20240301T083000Z" changeid="李译">'
         '<prop type="x-fingerprint:SingleString">0123</prop>'
         '<prop type="x-ConfirmationLevel:SinglePicklist">ApprovedTranslation</prop>'
         '<tuv xml:lang="zh-CN"><seg>本院认为</seg></tuv>'
         '<tuv xml:lang="en-US"><seg>The court holds</seg></tuv></tu>',
         row(id=f"{ID}.12", fingerprint="0123", state=State.REVIEWED)),
        # memoQ
        ('<tu tuid="5" changedate="20240301T083000Z" changeid="李译">'
         '<prop type="x-document">a.docx</prop><tuv xml:lang="zh-cn">'
         '<prop type="x-context-pre">&lt;seg&gt;前&lt;/seg&gt;</prop><seg>本院认为</seg></tuv>'
         '<tuv xml:lang="en-us"><seg>The court holds</seg></tuv></tu>',
         row(document="a.docx", before="前")),
        # Phrase
        (f'<tu tuid="{ID}"><tuv xml:lang="zh"><seg>本院认为</seg></tuv><tuv xml:lang="en"'
         ' changedate="20240301T083000Z" changeid="李译"><prop type="context_prev">前</prop>'
         '<prop type="filename">a.tmx</prop><seg>The court holds</seg></tuv></tu>',
         row(id=ID, document="a.tmx")),
        # Weblate
        (f'<tu tuid="{ID}"><note>see article 5</note><tuv xml:lang="zh_Hans">'
         "<seg>本院认为</seg></tuv>"
         '<tuv xml:lang="en" changeid="李译" changedate="20240301T083000Z">'
         "<seg>The court holds</seg></tuv></tu>",
         row(id=ID, notes=(ReturnedNote(text="see article 5"),))),
        (f'<tu tuid="{ID}"><tuv xml:lang="zh"><seg>本院认为</seg></tuv>'
         '<tuv xml:lang="en"><seg/></tuv></tu>', row(id=ID, wordings=())),
        (f'<tu tuid="{ID}"><tuv xml:lang="zh"><seg>本院认为</seg></tuv></tu>',
         row(id=ID, wordings=())),
        ('<tu><tuv xml:lang="en"><seg>x</seg></tuv></tu>',
         BadUnit(line=3, fault="the unit has no Chinese text")),
    ],
)  # fmt: skip
def test_a_unit_that_came_back(tmp_path: Path, unit: str, wanted: ReturnedRow | BadUnit) -> None:
    assert rows(tmp_path, unit) == [wanted]


def test_what_went_out_comes_back(tmp_path: Path) -> None:
    text = sentences()
    data = written(FORMAT, text).replace(b" of <bpt", b" and <bpt")
    file = returned(tmp_path, data)
    first, second = file.rows
    out = next(text.pairs)
    assert file.project == text.project
    note = replace(NOTE, data="<fn id=1/>")
    assert first == ReturnedRow(
        id=out.segment.id,
        fingerprint=out.fingerprint,
        source=out.segment.source,
        wordings=(
            ReturnedWording(
                text="Rule and law.",
                codes=(
                    replace(note, offset=4),
                    replace(OPEN, offset=9),
                    replace(CLOSE, offset=12),
                ),
                author="李译",
                time="2026-03-01T08:30:00Z",
            ),
        ),
        since=out.target.time,
        state=State.TRANSLATED,
        document="一&二.html",
        where="line 8",
    )
    assert isinstance(second, ReturnedRow)
    assert second.id == out.segment.id.replace(".1", ".2")


def test_the_numbers_of_codes_are_those_that_went_out(tmp_path: Path) -> None:
    (found,) = rows(
        tmp_path,
        '<tu><tuv xml:lang="zh"><seg><ph x="7">a</ph>法<ph x="3">b</ph></seg></tuv>'
        '<tuv xml:lang="en"><seg><ph x="3">b</ph>law<ph x="9">c</ph></seg></tuv></tu>',
    )
    assert isinstance(found, ReturnedRow)
    assert [code.number for code in found.wordings[0].codes] == [3, 8]


def test_notes_that_went_out_are_not_told_again(tmp_path: Path) -> None:
    (found,) = rows(
        tmp_path,
        f'<tu><note>旧</note><note>新</note><prop type="x-notes">{fingerprint("旧")}</prop>'
        '<tuv xml:lang="zh"><seg>法</seg></tuv><tuv xml:lang="en"><seg>law</seg></tuv></tu>',
    )
    assert isinstance(found, ReturnedRow)
    assert found.notes == (ReturnedNote(text="新"),)


def test_bad_units_and_two_of_one_id_hide_none(tmp_path: Path) -> None:
    unit = (
        f'<tu tuid="{ID}"><tuv xml:lang="zh"><seg>法</seg></tuv>'
        '<tuv xml:lang="en"><seg>law</seg></tuv></tu>\n'
    )
    found = rows(tmp_path, unit, "<tu><seg></tu>\n", unit)
    first, bad, last = found
    assert isinstance(first, ReturnedRow)
    assert bad == BadUnit(line=4, fault="a tag closes another element than the one that is open")
    assert last == replace(first, where="line 5")


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "utf-8-sig"])
def test_it_may_be_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    file = returned(tmp_path, written(FORMAT, sentences()).decode().encode(encoding))
    assert [row.target for row in file.rows if isinstance(row, ReturnedRow)] == ["Rule of law."] * 2


def test_what_is_no_tmx_file_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="line 1: a TMX file begins with <tmx>, not <xliff>"):
        returned(tmp_path, "<xliff/>")
