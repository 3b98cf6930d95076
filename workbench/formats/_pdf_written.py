"""A page for readers as a PDF document, set by WeasyPrint from the page of the browser.

WeasyPrint is imported late, for it loads Pango. It fetches nothing: the page asks for nothing, and
whatever a text might make it ask for is refused. The pairs go with the pages as an attachment, by
which the text layer is checked when the file is read back.
"""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench.errors import Refused
from workbench.formats._page_written import what_is_lost, write_page
from workbench.formats._pdf_parts import Book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from workbench.model.exchange import ParallelText

ATTACHMENT = "pairs.jsonl"
_MOST_AT_ONCE = 100_000
"""Characters of both languages that are set as one part: some 60 pages, and 200 MB of memory."""
_MOST_CHARACTERS = 2_000_000
"""The same of a whole document: some 1,100 pages. 660,000 took 71 seconds of a processor and 260
MB, and each part is set twice."""
_COMMON_HAN = range(0x4E00, 0xA000)
_MISSING = re.compile(r"\.notdef .*\(U\+([0-9A-F]{4,6})\)")
_NO_PANGO = (
    "PDF needs Pango, which this system does not have",
    "install it (Debian: apt install libpango-1.0-0 libpangoft2-1.0-0; macOS: brew install pango),"
    " or export to .html and print that",
)
_NO_LIBRARY = (
    "PDF needs the package weasyprint, which is not installed",
    "pip install 'bilingual-workbench[formats]', or export to .html and print that",
)
_NO_HAN = "install one (Debian: apt install fonts-noto-cjk; macOS and Windows bring their own)"


def write_pages(
    parallel: ParallelText, attached: Callable[[AbstractSet[str]], bytes], out: BinaryIO
) -> list[str]:
    """Sets the page and writes it with what goes with it, given the characters that have no shape.

    Raises Refused for want of Pango or of a Chinese font, and where the text is longer than a
    document of pages can be.
    """
    length = _length(parallel)
    weasyprint = _library()
    fonts = _fonts()

    def render(html: str) -> Any:
        page = weasyprint.HTML(string=html, url_fetcher=_refuse_to_fetch)
        return page.render(font_config=fonts)

    with _missing_characters() as missing:
        if length > _MOST_AT_ONCE:
            book = Book(parallel, render)
            document = book.first.copy(book.leaves)
            warnings = what_is_lost(parallel)
        else:
            page = BytesIO()
            warnings = write_page(parallel, page, is_paper=True)
            document = render(page.getvalue().decode())
        attachment = weasyprint.Attachment(
            # The characters without a shape are known once all is drawn.
            file_obj=_Late(lambda: attached(frozenset(missing))),
            name=ATTACHMENT,
            description="The pairs of this document, for programs",
            url_fetcher=_refuse_to_fetch,
        )
        document.write_pdf(out, attachments=[attachment])
        told = _told(missing)
    return [*warnings, *told]


class _Late:
    """A file whose content is made when it is read."""

    def __init__(self, made: Callable[[], bytes]) -> None:
        self._made = made

    def read(self) -> bytes:
        """All of it."""
        return self._made()


def _length(parallel: ParallelText) -> int:
    """Characters of both languages. Raises Refused where they are too many."""
    total = 0
    for pair in parallel.pairs:
        total += len(pair.segment.source) + len(pair.target.text)
        if total > _MOST_CHARACTERS:
            raise Refused(
                f"the text has more than the {_MOST_CHARACTERS:,} characters that are set as a PDF",
                hint="export its documents one by one, or export to .html and print that",
            )
    return total


def _fonts() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def _library() -> Any:
    try:
        import weasyprint
    except ImportError as error:
        raise Refused(_NO_LIBRARY[0], hint=_NO_LIBRARY[1]) from error
    except OSError as error:  # a shared library that cannot be loaded
        raise Refused(_NO_PANGO[0], hint=_NO_PANGO[1]) from error
    return weasyprint


def _refuse_to_fetch(url: str, *_args: object, **_options: object) -> Any:
    raise ValueError(f"nothing is fetched for a page: {url[:80]}")


@contextmanager
def _missing_characters() -> Iterator[set[str]]:
    """The characters that no font has, as WeasyPrint tells them to its log, which stays silent."""
    found: set[str] = set()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told = _MISSING.search(record.getMessage())
            if told:
                found.add(chr(int(told[1], 16)))

    logger = logging.getLogger("weasyprint")
    before, listener = (logger.handlers[:], logger.propagate), Listener()
    logger.handlers, logger.propagate = [listener], False
    try:
        yield found
    finally:
        logger.handlers, logger.propagate = before


def _told(missing: set[str]) -> list[str]:
    if any(ord(each) in _COMMON_HAN for each in missing):
        raise Refused("PDF needs a Chinese font, which this system does not have", hint=_NO_HAN)
    if not missing:
        return []
    first = min(missing)
    return [
        f"characters that no font of this system has, shown as boxes: {len(missing)};"
        f" the first is U+{ord(first):04X}"
    ]
