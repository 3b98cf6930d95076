"""Pictures of documents for readers and reviewers, made from the page of the demo project.

The web page is drawn by Chromium, the PDF as it is, Word documents by way of LibreOffice. A picture
for which this machine lacks a program is left as it is.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from docs._pictures import _ENGLISH
from workbench.errors import Refused
from workbench.model.annotations import NewAnnotation, Visibility
from workbench.model.exchange import Choices
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.services import annotating, exporting, parallel_texts, projects, translating

if TYPE_CHECKING:
    from workbench.store.project import Store

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_OFFICES = ("soffice", "libreoffice")
_WIDE, _HIGH = 1200, 900
_SCALE = 1.3
"""Pixels of a printed page for each point."""
_MOST_SECONDS = 120
_ASKED = "五个抓手"
"""What the question in the review table is about."""


def write_page_pictures(folder: Path) -> None:
    """Writes the pictures into a folder, as NAME.png, where it can."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        projects.demo(home / "demo.db", "translator")
        with projects.open_for_writing(home / "demo.db") as store:
            _translate(store)
            _screen(_export(store, home / "page.html"), folder / "page.png")
            try:
                printed = _export(store, home / "page.pdf")
            except Refused as refused:
                print(f"page-print.png is left as it is: {refused.fault}")
            else:
                _draw(printed, 1, folder / "page-print.png")
            _ask(store)
            for each in ("page.parallel.docx", "page.review.docx"):
                _paper(_export(store, home / each), folder)


def _translate(store: Store) -> None:
    for number, english in enumerate(_ENGLISH, 1):
        row, pair = projects.find_segment(store, str(number), None)
        translating.set_target(store, row, pair, english, State.TRANSLATED, "translator")


def _ask(store: Store) -> None:
    row, pair = projects.find_segment(store, "6", None)
    start = pair.segment.source.index(_ASKED)
    question = NewAnnotation(
        label="query",
        side=Side.SOURCE,
        span=Span(start, start + len(_ASKED)),
        body="Which five? The page names them nowhere.",
        author="translator",
        visibility=Visibility.CLIENT,
    )
    annotating.annotate(store, row, question)


def _export(store: Store, out: Path) -> Path:
    """The file that `workbench export` writes; with terms where it is for readers."""
    format = exporting.choose_format(out)
    is_for_readers = "review" not in format.name
    choices = exporting.fitting_choices(Choices(has_terms=is_for_readers), format)
    with store.snapshot():
        text = parallel_texts.parallel_text(store, "Henan Legal Daily", choices)
        exporting.write_export(text, out, format)
    return out


def _screen(page: Path, picture: Path) -> None:
    browser = _program(_BROWSERS, picture)
    if browser is None:
        return
    command = (
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--hide-scrollbars",
        f"--user-data-dir={page.with_name('profile')}",
        f"--window-size={_WIDE},{_HIGH}",
        f"--screenshot={picture.resolve()}",
        page.as_uri(),
    )
    subprocess.run(command, check=True, capture_output=True, timeout=_MOST_SECONDS)
    _shrink(picture)


def _paper(document: Path, folder: Path) -> None:
    """The first page of a Word document, as `page-review.png` for `page.review.docx`."""
    picture = folder / f"{document.stem.replace('.', '-')}.png"
    office = _program(_OFFICES, picture)
    if office is None:
        return
    command = (
        office,
        "--headless",
        f"-env:UserInstallation={document.with_name('office').as_uri()}",
        "--convert-to",
        "pdf",
        "--outdir",
        str(document.parent),
        str(document),
    )
    subprocess.run(command, check=True, capture_output=True, timeout=_MOST_SECONDS)
    _draw(document.with_suffix(".pdf"), 0, picture)


def _program(names: tuple[str, ...], picture: Path) -> str | None:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        print(f"{picture.name} is left as it is: there is no {names[0]}")
    return found


def _draw(printed: Path, page: int, picture: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(printed.read_bytes())
    document[page].render(scale=_SCALE).to_pil().save(picture)
    _shrink(picture)


def _shrink(picture: Path) -> None:
    """Saves it with few colours, which a page of text does not miss."""
    from PIL import Image

    with Image.open(picture) as image:
        small = image.convert("RGB").quantize(96)
    small.save(picture, optimize=True)
