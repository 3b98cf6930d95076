"""The characters of a PDF page with their places, as PDFium finds them."""

from __future__ import annotations

import ctypes
import math
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALONE = threading.Lock()
"""PDFium must not be called from two threads at once."""
_MOST_PAGES = 5_000
_MOST_GLYPHS = 200_000
"""Characters of one page; the largest page of a newspaper has some 20,000."""
_PASSWORD = 4
_STEP = 5
"""Degrees to which a turn is rounded: what was scanned a little askew is upright."""
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
"""Shapes of a font, which no writer typed; radicals of Han characters stay as they are read."""
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\xad": "-"}
"""What PDFium gives for the hyphen at the end of a line."""


class Glyph(NamedTuple):
    """One character on a page, in points; x grows to the right and y upwards."""

    text: str
    left: float
    right: float
    base: float
    """Where its baseline is."""
    size: float
    """Of its font."""
    turn: int
    """Degrees by which it is turned, 0 to 355; the places are those on a page turned back."""


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Any]:
    """A document. Raises UnreadableFile where it cannot be opened, or PDFium is not there."""
    library = require_library()
    with _ALONE:
        try:
            document = library.PdfDocument(data)
        except library.PdfiumError as error:
            raise _unreadable(name, error) from error
        try:
            if len(document) > _MOST_PAGES:
                raise UnreadableFile(
                    f"{name} has {len(document):,} pages, more than {_MOST_PAGES:,}",
                    hint="cut it into parts and add each",
                )
            yield document
        finally:
            document.close()


def page_glyphs(document: Any, index: int, name: str) -> list[Glyph]:
    """The characters of a page, from 0, in the order of the file and without its white space.

    Raises UnreadableFile where the page cannot be read.
    """
    library = require_library()
    try:
        page = document[index]
        text = page.get_textpage()
    except library.PdfiumError as error:
        raise _damaged(name, index, error) from error
    try:
        count = text.count_chars()
        if count > _MOST_GLYPHS:
            raise UnreadableFile(
                f"{name}, page {index + 1} has {count:,} characters, more than any page of text"
            )
        return list(_glyphs(library.raw, text, count))
    finally:
        text.close()
        page.close()


def page_text(document: Any, index: int, name: str) -> str:
    """The characters of a page in the order of the file, with white space as PDFium guesses it.

    Raises UnreadableFile where the page cannot be read.
    """
    library = require_library()
    try:
        page = document[index]
        text = page.get_textpage()
    except library.PdfiumError as error:
        raise _damaged(name, index, error) from error
    try:
        return str(text.get_text_range())
    finally:
        text.close()
        page.close()


def first_bookmark(document: Any) -> int:
    """The page, from 0, that the first bookmark leads to; the first page where there is none."""
    raw = require_library().raw
    bookmark = raw.FPDFBookmark_GetFirstChild(document, None)
    if not bookmark:
        return 0
    target = raw.FPDFBookmark_GetDest(document, bookmark)
    return max(int(raw.FPDFDest_GetDestPageIndex(document, target)), 0)


def _glyphs(raw: Any, text: Any, count: int) -> Iterator[Glyph]:
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    high = 0
    for index in range(count):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code  # PDFium counts UTF-16: the other half follows
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        character = _character(code)
        if not character:
            continue
        raw.FPDFText_GetMatrix(text, index, matrix)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        scale = math.hypot(matrix.c, matrix.d)
        size = raw.FPDFText_GetFontSize(text, index) * (scale or 1.0)
        left, right, base, turn = box.left, box.right, y.value, 0
        if matrix.b or matrix.a < 0:
            turn = _STEP * round(math.degrees(math.atan2(matrix.b, matrix.a)) / _STEP) % 360
            left, right, base = _upright(box, x.value, y.value, turn)
        if not all(map(math.isfinite, (left, right, base, size))) or size <= 0:
            continue
        yield Glyph(character, left, right, base, size, turn)


def _upright(box: Any, x: float, y: float, turn: int) -> tuple[float, float, float]:
    """Left, right and baseline of a character on a page that is turned until it is upright."""
    angle = math.radians(-turn)
    cosine, sine = math.cos(angle), math.sin(angle)
    sides = [
        across * cosine - up * sine
        for across in (box.left, box.right)
        for up in (box.bottom, box.top)
    ]
    return min(sides), max(sides), x * sine + y * cosine


def _character(code: int) -> str:
    """What a code says as text; empty for what is none."""
    if not 0 < code <= 0x10FFFF or 0xD800 <= code < 0xE000:
        return ""
    character = chr(code)
    if character in _HYPHENS:
        return _HYPHENS[character]
    if character < " " or "\x7f" <= character < "\xa0" or character == "\uffff":
        return ""
    return _LIGATURES.get(character, character)


def _damaged(name: str, index: int, error: Any) -> UnreadableFile:
    return UnreadableFile(
        f"{name}, page {index + 1} cannot be read: {error}",
        hint="open it in a PDF reader and save or print it as a PDF again",
    )


def _unreadable(name: str, error: Any) -> UnreadableFile:
    if error.err_code == _PASSWORD:
        return UnreadableFile(
            f"{name} is encrypted and needs a password",
            hint="open it with its password and save or print it as a PDF without one",
        )
    return UnreadableFile(
        f"{name} is no PDF document, or is damaged: {error}",
        hint="open it in a PDF reader and save or print it as a PDF again",
    )


def require_library() -> Any:
    """PDFium. Raises UnreadableFile where it is not there."""
    try:
        import pypdfium2
    except ImportError as error:
        raise UnreadableFile(
            "PDF documents need the package pypdfium2, which is not installed",
            hint="pip install 'bilingual-workbench[formats]'",
        ) from error
    return pypdfium2
