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
from workbench.formats._page_written import write_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from workbench.model.exchange import ParallelText

ATTACHMENT = "pairs.jsonl"
_MOST_CHARACTERS = 500_000
"""Of both languages together: some 560 pages, a minute of a processor and 1.4 GB of memory."""
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
    _refuse_long(parallel)
    weasyprint = _library()
    page = BytesIO()
    warnings = write_page(parallel, page, is_paper=True)
    html = weasyprint.HTML(string=page.getvalue().decode(), url_fetcher=_refuse_to_fetch)
    with _missing_characters() as missing:
        document = html.render()
        made = _made(weasyprint, document, attached(frozenset()))
        told = _told(missing)
        if missing:  # they are known once all is drawn
            made = _made(weasyprint, document, attached(missing))
    out.write(made)
    return [*warnings, *told]


def _made(weasyprint: Any, document: Any, attached: bytes) -> bytes:
    attachment = weasyprint.Attachment(
        string=attached,
        name=ATTACHMENT,
        description="The pairs of this document, for programs",
        url_fetcher=_refuse_to_fetch,
    )
    return bytes(document.write_pdf(attachments=[attachment]))


def _refuse_long(parallel: ParallelText) -> None:
    total = 0
    for pair in parallel.pairs:
        total += len(pair.segment.source) + len(pair.target.text)
        if total > _MOST_CHARACTERS:
            raise Refused(
                f"the text has more than the {_MOST_CHARACTERS:,} characters that are set as a PDF",
                hint="export its documents one by one, or export to .html and print that",
            )


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
