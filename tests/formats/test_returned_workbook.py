"""Workbooks that came back: XLSX and ODS, review tables and tables of all pairs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from tests.builders import PAGE, pair, parallel, uuid_of
from tests.formats.libreoffice import saved
from tests.formats.review_values import file_of, page, returned, rows
from tests.formats.round_trips import written
from workbench.errors import UnreadableFile
from workbench.formats._sheet_archive import SheetArchive, Watched
from workbench.formats._table_book import table_book
from workbench.formats.parallel_xlsx import FORMAT as PAIRS
from workbench.formats.parallel_xlsx import read_units
from workbench.formats.review_xlsx import FORMAT as REVIEW
from workbench.formats.tsv import FORMAT as TSV
from workbench.model.memory import BadUnit, NewUnit
from workbench.model.returned import NEVER, ReturnedNote, ReturnedRow, ReturnedWording
from workbench.model.segments import State
from workbench.text.fingerprints import fingerprint

LONG = "法治" * 20_000
TEXT = parallel(
    pair(1, "法治", "=rule of law", note="see 2"),
    pair(2, "法制", ""),
    pair(3, LONG, "'-law" * 9_000),
)


def given_back(data: bytes, tmp_path: Path, name: str = "page.xlsx") -> list[ReturnedRow | BadUnit]:
    path = tmp_path / name
    path.write_bytes(data)
    return returned(PAIRS, path)[1]


def edited(data: bytes, edit: Callable[[Any], None]) -> bytes:
    """A workbook in which the first sheet was changed."""
    book = load_workbook(io.BytesIO(data))
    edit(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


EVERY = [
    ReturnedRow(
        id=uuid_of(PAGE, 1),
        fingerprint=fingerprint("法治"),
        source="法治",
        wordings=(ReturnedWording(text="=rule of law"),),
        state=State.TRANSLATED,
        notes=(ReturnedNote(text="see 2"),),
        has_notes=True,
        document=PAGE,
        since="2026-03-01T08:30:00+00:00",
        where="row 2",
    ),
    ReturnedRow(
        id=uuid_of(PAGE, 2),
        fingerprint=fingerprint("法制"),
        source="法制",
        state=State.INITIAL,
        has_notes=True,
        document=PAGE,
        since=NEVER,
        where="row 3",
    ),
    ReturnedRow(
        id=uuid_of(PAGE, 3),
        fingerprint=fingerprint(LONG),
        source=LONG,
        wordings=(ReturnedWording(text="'-law" * 9_000),),
        state=State.TRANSLATED,
        has_notes=True,
        document=PAGE,
        since="2026-03-01T08:30:00+00:00",
        where="row 4",
    ),
]


def test_a_workbook_of_all_pairs_comes_back(tmp_path: Path) -> None:
    assert given_back(written(PAIRS, TEXT), tmp_path) == EVERY


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_one_that_libreoffice_saved_comes_back(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "page.xlsx"
    path.write_bytes(written(PAIRS, TEXT))
    assert returned(PAIRS, saved(path, suffix=suffix))[1] == EVERY


def test_a_review_table_that_became_an_ods_comes_back(tmp_path: Path) -> None:
    sent = file_of(REVIEW, page(), tmp_path)
    # LibreOffice drops a tab in a cell of several lines when it saves this format.
    meant = [
        replace(
            each, wordings=tuple(replace(w, text=w.text.replace("\t", "")) for w in each.wordings)
        )
        for each in rows(REVIEW, sent)
    ]
    assert rows(REVIEW, saved(sent, suffix=".ods")) == meant


def test_a_formula_is_refused_by_its_row(tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        sheet["F2"].value, sheet["F2"].number_format = "=1+1", "General"

    assert given_back(edited(written(PAIRS, TEXT), edit), tmp_path)[0] == BadUnit(
        line=2,
        fault="target is a formula or an error; write its text into the cell",
        where="row 2",
        id=uuid_of(PAGE, 1),
    )


def test_comments_are_notes(tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        sheet["F2"].comment = Comment("太弱", "王审")

    first = given_back(edited(written(PAIRS, TEXT), edit), tmp_path)[0]
    assert isinstance(first, ReturnedRow)
    assert first.notes == (ReturnedNote(text="see 2"), ReturnedNote(text="太弱", author="王审"))


def test_a_table_that_a_spreadsheet_made_a_workbook_has_its_apostrophes_taken_away(
    tmp_path: Path,
) -> None:
    lines = written(TSV, parallel(pair(1, "法治", "=rule of law"))).decode().splitlines()
    book = Workbook()
    for line in lines:
        book.worksheets[0].append(line.split("\t"))
    book.save(tmp_path / "page.xlsx")
    first = returned(PAIRS, tmp_path / "page.xlsx")[1][0]
    assert isinstance(first, ReturnedRow)
    assert first.target == "=rule of law"


def test_a_review_table_is_told_from_a_table_of_all_pairs(tmp_path: Path) -> None:
    sent = file_of(REVIEW, page(), tmp_path)
    plain = tmp_path / "plain.xlsx"
    plain.write_bytes(written(PAIRS, TEXT))
    assert REVIEW.claims is not None
    assert [REVIEW.claims(path) for path in (sent, plain, tmp_path / "none.xlsx")] == [
        True, False, False,
    ]  # fmt: skip
    with pytest.raises(UnreadableFile, match="is a review table"):
        returned(PAIRS, sent)
    assert returned(REVIEW, plain)[1] == EVERY


HEAD = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:spreadsheet>"""
END = "</office:spreadsheet></office:body></office:document-content>"


def ods(*given: str, start: str = "", end: str = END) -> bytes:
    """A spreadsheet of one sheet with some rows."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        sheet = f'<table:table table:name="一">{"".join(given)}</table:table>'
        archive.writestr("content.xml", f"{start}{HEAD}{sheet}{end}")
    return out.getvalue()


def row(*cells: str, times: str = "") -> str:
    said = f' table:number-rows-repeated="{times}"' if times else ""
    return f"<table:table-row{said}>{''.join(cells)}</table:table-row>"


def cell(inner: str = "", facts: str = "", times: str = "") -> str:
    said = f' table:number-columns-repeated="{times}"' if times else ""
    return f"<table:table-cell{said} {facts}>{inner}</table:table-cell>"


def text(*paragraphs: str) -> str:
    inner = "".join(f"<text:p>{each}</text:p>" for each in paragraphs)
    return cell(inner, 'office:value-type="string"')


NAMES = row(text("source"), text("target"), text("note"))


@pytest.mark.parametrize(
    ("given", "source", "target"),
    [
        (row(text("法治"), text("rule", "of law")), "法治", "rule\nof law"),
        (row(text("法治"), text('a<text:s text:c="3"/>b<text:tab/>c')), "法治", "a   b\tc"),
        (row(text("法治"), text("a<text:line-break/>b\n  c")), "法治", "a\nb c"),
        (row(text("法<text:span>治</text:span>"), text("<text:a>law</text:a>")), "法治", "law"),
        (row(text("法<!-- x -->治"), text("law")), "法治", "law"),
        (
            row(text("法治"), cell("", 'office:value-type="float" office:value="12.0"')),
            "法治",
            "12",
        ),
        (
            row(
                text("法治"),
                cell("", 'office:value-type="date" office:date-value="2026-03-01T00:00:00"'),
            ),
            "法治",
            "2026-03-01",
        ),
        (row(text("法治"), cell(times="99999999999999999999")), "法治", ""),
        (row(times="1000000") + row(text("法治"), text("law")), "法治", "law"),
    ],
)
def test_cells_of_an_ods(given: str, source: str, target: str, tmp_path: Path) -> None:
    first, *others = given_back(ods(NAMES, given), tmp_path, "page.ods")
    assert isinstance(first, ReturnedRow)
    assert (first.source, first.target, others) == (source, target, [])


def test_comments_and_formulas_of_an_ods(tmp_path: Path) -> None:
    note = (
        "<office:annotation><dc:creator>王审</dc:creator><dc:date>2026-03-02T09:00:00</dc:date>"
        "<text:p>太弱</text:p></office:annotation><text:p>law</text:p>"
    )
    formula = cell("<text:p>2</text:p>", 'table:formula="of:=1+1" office:value-type="float"')
    given = (row(text("法治"), cell(note)), row(text("法制"), formula))
    noted, refused = given_back(ods(NAMES, *given), tmp_path, "page.ods")
    assert isinstance(noted, ReturnedRow)
    assert (noted.target, noted.notes) == (
        "law",
        (ReturnedNote(text="太弱", author="王审", time="2026-03-02T09:00:00Z"),),
    )
    assert refused == BadUnit(
        line=3,
        fault="target is a formula or an error; write its text into the cell",
        where="row 3",
    )


def test_rows_that_stand_several_times(tmp_path: Path) -> None:
    found = given_back(ods(NAMES, row(text("法治"), text("law"), times="3")), tmp_path, "page.ods")
    assert [each.where for each in found] == ["row 2", "row 3", "row 4"]


BILLION = "999999999"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (ods(NAMES, row(text("法治"), cell("<text:p>x</text:p>", times=BILLION))), "beyond those"),
        (ods(NAMES, row(cell(times=BILLION), text("法治"))), "beyond those of a sheet"),
        (ods(NAMES, row(times=BILLION), row(text("法治"), text("law"))), "beyond those of a sheet"),
        (ods(NAMES, row(text("法治"), text("law"), times=BILLION)), "beyond those of a sheet"),
        (
            ods(NAMES, *[row(cell("<text:p>x</text:p>", times="16384"), times="1000")] * 5),
            "too many of them",
        ),
        (ods(NAMES, start="<!DOCTYPE x>"), "declares a document type"),
        (ods(NAMES, start=f"<!--{'x' * 200_000}--><!DOCTYPE x>"), "declares a document type"),
        (ods(NAMES, end=""), "cannot be read: "),
        (
            ods(NAMES, row(text("法治"), text('<text:s text:c="9999"/>' * 200))),
            "a row has more than 1,000,000 spaces",
        ),
        (ods(end=f"{'<table:table/>' * 100}{END}"), "has more than 100 sheets"),
        (ods(NAMES, row(text("x" * 2**21))), "would unpack to 2 MB, which no honest file needs"),
        (ods(row(text("原文"), text("备注"))), "no sheet with the columns Source and Target"),
        (ods(), "no sheet with the columns Source and Target"),
    ],
)
def test_hostile_ods_are_refused(
    data: bytes, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.formats._workbook._MOST_CELLS", 5_000_000)
    monkeypatch.setattr("workbench.formats._ods_rows._MOST_SHEETS", 100)
    with pytest.raises(UnreadableFile, match=fault):
        given_back(data, tmp_path, "page.ods")


def test_many_sheets_of_an_ods_are_gone_through_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.ods"
    sheet = f'<table:table table:name="S">{row(text("法治"))}</table:table>'
    path.write_bytes(ods(row(text("零")), end=sheet * 20 + END))
    opened: list[str] = []
    watched = SheetArchive.watched

    def counted(archive: SheetArchive, part: str) -> Watched:
        opened.append(part)
        return watched(archive, part)

    monkeypatch.setattr(SheetArchive, "watched", counted)
    with table_book(path) as book:
        sheets = list(book.sheets())
        in_turn = [[found.cells for found in each.rows()] for each in book.sheets()]
        assert opened == ["content.xml"] * 2
        assert in_turn == [[["零"]], *[[["法治"]]] * 20]
        assert [next(each.rows()).cells for each in sheets[:2]] == [["零"], ["法治"]]


def test_a_row_of_elements_without_end_is_refused(tmp_path: Path) -> None:
    empty = "".join(f'<x y="{number:x}"/>' for number in range(700_000))
    with pytest.raises(UnreadableFile, match=r"a row or a cell of content\.xml has more than 8 MB"):
        given_back(ods(NAMES, row(empty)), tmp_path, "page.ods")


def test_a_table_within_a_cell_is_no_part_of_the_sheet(tmp_path: Path) -> None:
    inner = f"<x><table:table>{row(text('内'), text('inner'))}</table:table></x>"
    given = row(text("法治"), cell(f"{inner}<text:p>law</text:p>"))
    found = given_back(ods(NAMES, given, row(text("法制"), text("rules"))), tmp_path, "page.ods")
    said = [
        (each.source, each.target, each.where) for each in found if isinstance(each, ReturnedRow)
    ]
    assert said == [("法治", "law", "row 2"), ("法制", "rules", "row 3")]


def test_a_comment_beside_a_yes_of_an_ods(tmp_path: Path) -> None:
    facts = 'office:value-type="boolean" office:boolean-value="true"'
    note = "<office:annotation><text:p>是“对”</text:p></office:annotation><text:p>TRUE</text:p>"
    (found,) = given_back(ods(NAMES, row(text("是"), cell(note, facts))), tmp_path, "page.ods")
    assert isinstance(found, ReturnedRow)
    assert (found.target, found.notes) == ("yes", (ReturnedNote(text="是“对”"),))


def test_spaces_are_no_bomb(tmp_path: Path) -> None:
    given = row(text("法治"), text(f'a<text:s text:c="{BILLION}"/>b'))
    first = given_back(ods(NAMES, given), tmp_path, "page.ods")[0]
    assert isinstance(first, ReturnedRow)
    assert len(first.target) == 10_002


def test_units_of_an_ods(tmp_path: Path) -> None:
    path = tmp_path / "memory.ods"
    path.write_bytes(ods(row(text("zh"), text("en")), row(text("法治"), text("rule of law"))))
    assert list(read_units(path, lambda read: None)) == [
        NewUnit(
            source="法治", target="rule of law", source_language="zh-Hans", target_language="en"
        )
    ]
