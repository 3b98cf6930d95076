"""XLIFF files as they come back, as far as the file itself decides it."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import UnreadableFile
from workbench.formats import _xml_places
from workbench.formats._xliff_returned import read_returned
from workbench.model.memory import BadUnit
from workbench.model.returned import ReturnedNote, ReturnedRow

UUID = "01234567-89ab-4def-8123-0123456789ab"
FILE_1 = (
    '<xliff version="1.2"><file original="法" source-language="zh-CN" target-language="en"><body>'
    f'<trans-unit id="u-{UUID}"><source>法{{0}}</source><target>law</target>{{1}}</trans-unit>'
    "</body></file></xliff>"
)
FILE_2 = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-CN"'
    f' trgLang="en"><file id="f"><unit id="u-{UUID}"><notes>{{}}</notes>{{}}</unit></file></xliff>'
)


def rows(path: Path, data: str) -> list[ReturnedRow | BadUnit]:
    path.write_text(data, encoding="utf-8")
    return list(read_returned(path).rows)


def test_a_unit_of_thousands_of_notes_is_told(tmp_path: Path) -> None:
    (found,) = rows(tmp_path / "法.xlf", FILE_1.format("", "<note>注</note>" * 1001))
    assert found == BadUnit(line=1, fault="the unit has more than 1,000 notes", id=UUID)


def test_an_annotation_that_stands_in_a_note_is_one_note_with_it(tmp_path: Path) -> None:
    group = '<context-group purpose="x-annotation">{}</context-group>'
    context = '<context context-type="x-{}">{}</context>'
    sent = [
        group.format(context.format("id", id) + context.format("body", body))
        for id, body in (("甲", "which\ntwo?"), ("乙", "gone"), ("丙", ""))
    ]
    notes = "<note>query: which two? (李译)</note><note> new\n one </note><note> </note>"
    (found,) = rows(tmp_path / "法.xlf", FILE_1.format("", notes + "".join(sent)))
    assert isinstance(found, ReturnedRow)
    assert found.notes == (
        ReturnedNote(text="which\ntwo?", id="甲"),
        ReturnedNote(text="", id="丙"),
        ReturnedNote(text=" new\n one "),
    )


def test_a_note_of_no_segment_is_of_the_first(tmp_path: Path) -> None:
    segments = "".join(
        f'<segment id="s{number}"><source>法</source><target>law</target></segment>'
        for number in (1, 2)
    )
    found = rows(tmp_path / "法.xlf", FILE_2.format("<note>一</note><note>二</note>", segments))
    assert [row.notes for row in found if isinstance(row, ReturnedRow)] == [
        (ReturnedNote(text="一"), ReturnedNote(text="二")),
        (),
    ]


def test_elements_count_for_the_memory_that_they_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_xml_places, "_LARGEST", 1 << 12)
    with pytest.raises(UnreadableFile, match="one entry is larger"):
        rows(tmp_path / "法.xlf", FILE_1.format("<x/>" * 100, ""))


def test_neighbours_are_known_up_to_a_unit_that_cannot_be_read(tmp_path: Path) -> None:
    other = '<trans-unit id="{0}"><source>{0}</source><target>x</target></trans-unit>'
    bad = f'<trans-unit id="u-{UUID}"><source>丙</source>{"<note/>" * 1001}</trans-unit>'
    units = [*map(other.format, "甲乙"), bad, bad, *map(other.format, "丁戊")]
    start, end = '<xliff version="1.2"><file source-language="zh"><body>', "</body></file></xliff>"
    found = [
        (row.source, row.before, row.after) if isinstance(row, ReturnedRow) else row.id
        for row in rows(tmp_path / "法.xlf", f"{start}{''.join(units)}{end}")
    ]
    assert found == [
        ("甲", "", "乙"),
        ("乙", "甲", ""),
        UUID,
        UUID,
        ("丁", "", "戊"),
        ("戊", "丁", ""),
    ]


def test_the_state_of_a_unit_is_asked_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    children = _xml_places.Place.children.fget
    assert children is not None

    def counted(place: _xml_places.Place) -> list[_xml_places.Place]:
        if place.name == "unit":
            asked.append(place)
        return children(place)

    monkeypatch.setattr(_xml_places.Place, "children", property(counted))
    segments = "<segment><source>法</source><target>law</target></segment>" * 50
    data = FILE_2.format("", segments).replace(f"u-{UUID}", "甲")
    assert len(rows(tmp_path / "法.xlf", data)) == 50
    assert len(asked) < 10
