"""A workbook in whatever format, XLSX or ODS, as sheets of texts that are read row by row."""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, NamedTuple, Protocol

from workbench.errors import UnreadableFile
from workbench.formats._opened_zip import opened_zip
from workbench.formats._workbook import opened, typed_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.formats._ods_rows import OdsPass
    from workbench.formats._sheet_archive import SheetArchive
    from workbench.model.returned import ReturnedNote

_ODS = (
    b"application/vnd.oasis.opendocument.spreadsheet",
    b"application/vnd.oasis.opendocument.spreadsheet-template",
)


class SheetRow(NamedTuple):
    """A row that is there."""

    number: int
    """From 1."""
    cells: list[str]
    """Formulas and errors are empty."""
    unheld: Sequence[int]
    """The columns, from 0, whose cells have no text of their own."""
    comments: tuple[ReturnedNote, ...] = ()


class TableSheet(Protocol):
    """A sheet of a workbook."""

    title: str
    said_length: int
    """How many rows it says that it has; 0 where it says nothing."""

    def rows(self) -> Iterator[SheetRow]:
        """Its rows, read anew each time. Raises UnreadableFile."""
        ...


class TableBook(Protocol):
    """A workbook that is open."""

    name: str
    """That of its file."""
    title: str
    """What its properties say, where they are read."""

    def sheets(self) -> Iterator[TableSheet]:
        """Its sheets in order, found anew each time. Raises UnreadableFile."""
        ...

    def scratch(self) -> IO[bytes]:
        """An empty file on the disk that is gone when the workbook is closed."""
        ...

    def position(self) -> int:
        """How far the file was read, in bytes."""
        ...


@contextmanager
def table_book(path: Path) -> Iterator[TableBook]:
    """Opens a workbook. Raises UnreadableFile where it is none, or is not to be trusted."""
    if _is_ods(path):
        from workbench.formats._sheet_archive import SheetArchive

        archive = SheetArchive(path, suffix="ODS")
        try:
            yield _OdsBook(archive)
        finally:
            archive.close()
        return
    book = opened(path, values=False)
    try:
        yield _XlsxBook(path.name, book)
    finally:
        book.close()


def _is_ods(path: Path) -> bool:
    """Whether a file says of itself that it is such a spreadsheet. Raises UnreadableFile."""
    try:
        with opened_zip(path) as archive, archive.open("mimetype") as stream:
            return stream.read(max(map(len, _ODS)) + 1).strip() in _ODS
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error
    except Exception:  # whatever a damaged archive leads to; who opens it tells what is wrong
        return False


class _XlsxBook:
    def __init__(self, name: str, book: Any) -> None:
        self.name, self._book = name, book
        self.title: str = book.properties.title or ""

    def sheets(self) -> Iterator[TableSheet]:
        return (_XlsxSheet(self.name, each) for each in self._book.worksheets)

    def scratch(self) -> IO[bytes]:
        archive: SheetArchive = self._book._archive
        return archive.scratch()

    def position(self) -> int:
        archive: SheetArchive = self._book._archive
        return archive.position()


class _XlsxSheet:
    def __init__(self, name: str, sheet: Any) -> None:
        self.title: str = sheet.title
        self.said_length: int = sheet.max_row or 0
        self._name, self._sheet = name, sheet

    def rows(self) -> Iterator[SheetRow]:
        from workbench.formats._sheet_comments import sheet_comments

        sheet = self._sheet
        comments = sheet_comments(sheet.parent._archive, sheet._worksheet_path)
        for number, cells, unheld in typed_rows(f"{self._name}, sheet {self.title}", sheet):
            yield SheetRow(number, cells, unheld, comments.get(number, ()))


class _OdsBook:
    def __init__(self, archive: SheetArchive) -> None:
        self.name, self._archive = archive.name, archive
        self.title = ""

    def sheets(self) -> Iterator[TableSheet]:
        from workbench.formats._ods_rows import OdsPass

        way = OdsPass(self._archive)
        while way.goes_on():
            yield _OdsSheet(self._archive, way)

    def scratch(self) -> IO[bytes]:
        return self._archive.scratch()

    def position(self) -> int:
        return self._archive.position()


class _OdsSheet:
    def __init__(self, archive: SheetArchive, way: OdsPass) -> None:
        self.title, self.said_length = way.title, 0
        self._archive, self._way, self._number = archive, way, way.sheet

    def rows(self) -> Iterator[SheetRow]:
        for number, cells in self._begun().rows():
            yield SheetRow(
                number,
                [cell.text for cell in cells],
                [at for at, cell in enumerate(cells) if cell.is_unheld],
                tuple(note for cell in cells for note in cell.comments),
            )

    def _begun(self) -> OdsPass:
        """A way that stands at the start of the sheet: that on which it was found, as long as it
        does, so that many sheets are gone through once; else a new one from the beginning."""
        if self._way.sheet == self._number and self._way.is_at_start:
            return self._way
        way = type(self._way)(self._archive)
        while way.sheet < self._number and way.goes_on():
            pass
        return way
