"""Tracked changes of Word in the cells that a translation is written into."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.formats.bilingual_tables import (
    as_it_is,
    body_of,
    cell,
    docx,
    filling,
    read,
    run,
    segments,
    table,
    written,
)
from workbench.formats._bilingual_docx_tracked import AUTHOR
from workbench.formats.bilingual_docx import FORMAT
from workbench.services.written_targets import verify_targets

LI = 'w:id="7" w:author="李译" w:date="2024-03-04T05:06:00Z"'
WANG = 'w:id="8" w:author="王审" w:date="2024-03-05T05:06:00Z"'
HEAD = ("Source", "Target")
DELETED = f"<w:del {LI}><w:r><w:delText>tribunal</w:delText></w:r></w:del>"
INSERTED = f"<w:ins {WANG}>{run('court')}</w:ins>"
MARK = f"<w:pPr><w:rPr><w:del {LI}/></w:rPr></w:pPr>"
NOTE = '<w:r><w:footnoteReference w:id="3"/></w:r>'
BODIES = {
    "words": cell(f"{run('The ')}{DELETED}{INSERTED}{run(' sits')}"),
    "all inserted": cell(INSERTED),
    "inserted and deleted": cell(
        f"<w:ins {WANG}><w:del {LI}><w:r><w:delText>x</w:delText></w:r></w:del>"
        f"{run('court')}</w:ins>"
    ),
    "a look": cell(f"<w:r><w:rPr><w:b/><w:rPrChange {LI}><w:rPr/></w:rPrChange></w:rPr>"
                   "<w:t>court</w:t></w:r>"),
    "two paragraphs that are one": cell(f"{MARK}{run('The ')}", run("court")),
    "two paragraphs": cell(f"{run('The ')}{DELETED}", run("court")),
    "in a control": cell(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('The ')}{INSERTED}</w:sdtContent></w:sdt>"
    ),
    "a comment": cell(
        f'<w:commentRangeStart w:id="1"/>{INSERTED}<w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r>'
    ),
    "not hidden": cell(
        f'{DELETED}<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>court</w:t></w:r>'
    ),
    "moved": cell(
        f"<w:moveFrom {LI}>{run('there')}</w:moveFrom><w:moveTo {WANG}>{run('here')}</w:moveTo>"
    ),
}  # fmt: skip


def tables(target: str) -> str:
    return table(HEAD, ("法院", target), ("昆明", cell(f"{DELETED}{run('Kunming')}")))


def changes(body: str) -> list[tuple[str, str, str]]:
    """(kind, author, text) of every insertion and deletion of words, in order."""
    found = re.findall(
        r'<w:(ins|del) [^>]*w:author="([^"]*)"[^>]*>((?:(?!</w:\1>).)+)</w:\1>', body
    )
    return [(kind, who, re.sub(r"<[^>]*>", "", words)) for kind, who, words in found]


@pytest.mark.parametrize("target", BODIES.values(), ids=BODIES)
def test_what_is_written_is_read_back_and_the_rest_keeps_its_bytes(
    target: str, tmp_path: Path
) -> None:
    data = docx(tables(target))
    text = read(FORMAT, tmp_path, data)
    assert written(FORMAT, text) == data
    meant = [filling(text.blocks[0], "People’s <court>"), as_it_is(text.blocks[1])]
    again = written(FORMAT, text, {0: meant[0]})
    verify_targets("it", text, read(FORMAT, tmp_path, again), meant)
    second = "<w:tr>" + body_of(data).rpartition("<w:tr>")[2]
    assert body_of(again).endswith(second)
    twice = read(FORMAT, tmp_path, again)
    meant[0] = filling(twice.blocks[0], "A court")
    verify_targets(
        "it", twice, read(FORMAT, tmp_path, written(FORMAT, twice, {0: meant[0]})), meant
    )


@pytest.mark.parametrize("target", BODIES.values(), ids=BODIES)
def test_every_earlier_change_is_still_told(target: str, tmp_path: Path) -> None:
    data = docx(tables(target))
    text = read(FORMAT, tmp_path, data)
    again = body_of(written(FORMAT, text, {0: filling(text.blocks[0], "People’s court")}))
    for who in (LI, WANG):
        assert again.count(who) == body_of(data).count(who)
    marks = re.findall(r"<w:comment[^>]*>", body_of(data))
    assert re.findall(r"<w:comment[^>]*>", again) == marks


def test_what_stood_there_is_deleted_and_the_new_text_inserted(tmp_path: Path) -> None:
    text = read(FORMAT, tmp_path, docx(tables(BODIES["words"])))
    again = body_of(written(FORMAT, text, {0: filling(text.blocks[0], "It sits")}))
    assert changes(again.partition("昆明")[0]) == [
        ("del", AUTHOR, "The "),
        ("del", "李译", "tribunal"),
        ("ins", "王审", "court"),
        ("del", AUTHOR, " sits"),
        ("ins", AUTHOR, "It sits"),
    ]
    assert f"<w:ins {WANG}><w:del " in again


def test_a_change_is_that_of_who_wrote_the_target_and_of_its_time(tmp_path: Path) -> None:
    text = read(FORMAT, tmp_path, docx(tables(BODIES["words"])))
    by = {"author": "李译 & “Co”", "time": "2026-03-01T16:30:05.123456+08:00"}
    again = body_of(written(FORMAT, text, {0: replace(filling(text.blocks[0], "It"), **by)}))
    ours = re.findall(r'<w:(?:ins|del) w:id="\d+" (w:author="李译 &amp;[^>]*)>', again)
    assert ours == ['w:author="李译 &amp; “Co”" w:date="2026-03-01T08:30:05Z"'] * 4


def test_paragraphs_between_which_the_break_is_deleted_are_one(tmp_path: Path) -> None:
    text = read(FORMAT, tmp_path, docx(tables(BODIES["two paragraphs that are one"])))
    assert [target for _, target, _ in segments(text)] == ["The court", "Kunming"]


def test_a_code_of_the_new_text_stands_there_once(tmp_path: Path) -> None:
    body = table(HEAD, (f"{run('法院')}{NOTE}", cell(f"{INSERTED}{NOTE}")))
    text = read(FORMAT, tmp_path, docx(body))
    again = body_of(written(FORMAT, text, {0: filling(text.blocks[0], "It")}))
    assert again.count("footnoteReference") == 2
    assert segments(read(FORMAT, tmp_path, docx(body)))[0][:2] == ("法院{1}", "court{1}")


def test_it_is_told(tmp_path: Path) -> None:
    text = read(FORMAT, tmp_path, docx(tables(BODIES["words"])))
    assert FORMAT.write_filled is not None
    fillings = [filling(text.blocks[0], "It"), as_it_is(text.blocks[1])]
    assert FORMAT.write_filled(text.original, fillings, io.BytesIO()) == [
        "1 text came into cells with tracked changes, as tracked changes of Bilingual Workbench;"
        " accept them in Word"
    ]
    fillings[0] = replace(fillings[0], author="李译")
    (said,) = FORMAT.write_filled(text.original, fillings, io.BytesIO())
    assert said.endswith("as tracked changes of 李译; accept them in Word")
    same = [as_it_is(block) for block in text.blocks]
    assert FORMAT.write_filled(text.original, same, io.BytesIO()) == []
