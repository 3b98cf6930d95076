"""Pictures of documents for readers, from the page of the demo project: in a browser and in print.

A picture for which this machine lacks Chromium or Pango is left as it is.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from docs._pictures import _ENGLISH
from workbench.errors import Refused
from workbench.model.exchange import Choices, ParallelText
from workbench.model.segments import State
from workbench.plugins import FORMATS
from workbench.services import parallel_texts, projects, translating
from workbench.services.recognising import Recogniser

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_WIDE, _HIGH = 1200, 900
_SCALE = 1.3
"""Pixels of the printed page for each point."""


def write_page_pictures(folder: Path) -> None:
    """Writes `page.png` and `page-print.png` into a folder, where it can."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        text = _text(Path(home) / "demo.db")
        _screen(text, Path(home), folder / "page.png")
        _print(text, Path(home), folder / "page-print.png")


def _text(path: Path) -> ParallelText:
    """The demo page with its first paragraphs in English, and the terms in all of them."""
    projects.demo(path, "translator")
    with projects.open_for_writing(path) as store:
        for number, english in enumerate(_ENGLISH, 1):
            row, pair = projects.find_segment(store, str(number), None)
            translating.set_target(store, row, pair, english, State.TRANSLATED, "translator")
        text = parallel_texts.parallel_text(store, "Henan Legal Daily")
        recogniser = Recogniser()
        recogniser.read(store)
        (document,) = text.documents
        pairs = tuple(
            replace(pair, terms=tuple(recogniser.hits(store, pair.segment.source)))
            for pair in document.pairs
        )
    concepts = {each.id: each for pair in pairs for hit in pair.terms for each in hit.concepts}
    return replace(
        text,
        documents=(replace(document, pairs=pairs),),
        choices=Choices(has_terms=True),
        concepts=tuple(concepts.values()),
    )


def _screen(text: ParallelText, home: Path, picture: Path) -> None:
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        print(f"{picture.name} is left as it is: there is no Chromium")
        return
    page = home / "page.html"
    _write("html", text, page)
    command = (
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--hide-scrollbars",
        f"--user-data-dir={home / 'profile'}",
        f"--window-size={_WIDE},{_HIGH}",
        f"--screenshot={picture.resolve()}",
        page.as_uri(),
    )
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    _shrink(picture)


def _print(text: ParallelText, home: Path, picture: Path) -> None:
    import pypdfium2

    page = home / "page.pdf"
    try:
        _write("pdf", text, page)
    except Refused as refused:
        print(f"{picture.name} is left as it is: {refused.fault}")
        return
    document = pypdfium2.PdfDocument(page.read_bytes())
    document[1].render(scale=_SCALE).to_pil().save(picture)
    _shrink(picture)


def _shrink(picture: Path) -> None:
    """Saves it with few colours, which a page of text does not miss."""
    from PIL import Image

    with Image.open(picture) as image:
        small = image.convert("RGB").quantize(96)
    small.save(picture, optimize=True)


def _write(name: str, text: ParallelText, path: Path) -> None:
    write = FORMATS.get(name).write
    assert write is not None
    with path.open("wb") as out:
        write(text, out)
