"""Adding a book of 1,000,000 Han characters: seconds and memory, by format, beside pandoc.

The book is made of real articles of `linebreak` in the folder that BENCH_DATA names, or of the
pages in tests/ again and again. Targets: 20 s and 400 MB.
"""

from __future__ import annotations

import gzip
import html
import json
import os
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from workbench.services import projects
from workbench.text.counting import han_characters

_SIZE = 1_000_000
_CHAPTER = 100
"""Paragraphs."""
_WIDTH = 32
"""Characters of a line of the hard-wrapped book."""


def main() -> None:
    """Prints a row for each format, and one for pandoc reading the same file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paragraphs = list(_paragraphs())
        han = sum(map(han_characters, paragraphs))
        print(f"  {len(paragraphs):,} paragraphs, {han:,} Han characters")
        for title, suffix, write in _BOOKS:
            path = folder / f"book{suffix}"
            write(path, paragraphs)
            project = folder / f"{title}.db"
            projects.new(project)
            taken = _measured([sys.executable, "-m", "workbench", "add", str(project), str(path)])
            told = f"{title:14} {path.stat().st_size / 1e6:5.1f} MB  {taken}"
            if (pandoc := shutil.which("pandoc")) and suffix != ".txt":
                beside = _measured([pandoc, str(path), "-t", "plain", "-o", os.devnull])
                told += f"   pandoc {beside}"
            print(f"  {told}", flush=True)


def _paragraphs() -> Iterator[str]:
    """Real paragraphs until there are enough characters."""
    count = 0
    for paragraph in cycle(_source()):
        yield paragraph
        count += han_characters(paragraph)
        if count >= _SIZE:
            return


def _source() -> list[str]:
    data = Path(os.environ.get("BENCH_DATA", "")) / "linebreak" / "hardwrap_dev_5000.jsonl.gz"
    if "BENCH_DATA" in os.environ and data.exists():
        with gzip.open(data, "rt", encoding="utf-8") as stream:
            texts = [json.loads(line)["gold"] for line in stream]
    else:
        pages = Path(__file__).parents[1] / "tests" / "pages"
        texts = [path.read_text(encoding="utf-8") for path in sorted(pages.glob("*.txt"))]
    return [line.strip() for text in texts for line in text.split("\n") if line.strip()]


def _measured(command: list[str]) -> str:
    """Seconds and the greatest memory of a process."""
    start = time.perf_counter()
    output = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, output, 1), (os.POSIX_SPAWN_DUP2, output, 2)]
    process = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    os.close(output)
    seconds = time.perf_counter() - start
    failed = f"  FAILED {status}" if status else ""
    return f"{seconds:5.1f} s {usage.ru_maxrss / 1024:5.0f} MB{failed}"


def _chapters(paragraphs: list[str]) -> Iterator[tuple[str, list[str]]]:
    for at in range(0, len(paragraphs), _CHAPTER):
        yield f"第{at // _CHAPTER + 1}章", paragraphs[at : at + _CHAPTER]


def _text(path: Path, paragraphs: list[str]) -> None:
    path.write_text("\n\n".join(paragraphs), encoding="utf-8")


def _wrapped(path: Path, paragraphs: list[str]) -> None:
    lines = [
        line[at : at + _WIDTH]
        for line in (f"\u3000\u3000{paragraph}" for paragraph in paragraphs)
        for at in range(0, len(line), _WIDTH)
    ]
    path.write_text("\n".join(lines), encoding="gb18030")


def _markdown(path: Path, paragraphs: list[str]) -> None:
    blocks = [block for title, part in _chapters(paragraphs) for block in (f"# {title}", *part)]
    path.write_text("\n\n".join(blocks), encoding="utf-8")


def _body(paragraphs: list[str]) -> str:
    return "".join(
        f"<h1>{title}</h1>" + "".join(f"<p>{html.escape(each)}</p>\n" for each in part)
        for title, part in _chapters(paragraphs)
    )


def _html(path: Path, paragraphs: list[str]) -> None:
    head = '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>书</title></head>'
    path.write_text(f"{head}<body>{_body(paragraphs)}</body></html>", encoding="utf-8")


def _docx(path: Path, paragraphs: list[str]) -> None:
    from docx import Document

    document = Document()
    for title, part in _chapters(paragraphs):
        document.add_heading(title, 1)
        for each in part:
            document.add_paragraph(each)
    document.save(str(path))


def _epub(path: Path, paragraphs: list[str]) -> None:
    chapters = list(_chapters(paragraphs))
    items = "".join(
        f'<item id="c{at}" href="c{at}.xhtml" media-type="application/xhtml+xml"/>'
        for at in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{at}"/>' for at in range(len(chapters)))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr(
            "META-INF/container.xml",
            '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            '<rootfiles><rootfile full-path="book.opf"'
            ' media-type="application/oebps-package+xml"/></rootfiles></container>',
        )
        book.writestr(
            "book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>书</dc:title>'
            '<dc:language>zh</dc:language><dc:identifier id="i">urn:x</dc:identifier></metadata>'
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
        )
        for at, (title, part) in enumerate(chapters):
            body = "".join(f"<p>{html.escape(each)}</p>\n" for each in part)
            book.writestr(
                f"c{at}.xhtml",
                '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
                f"<head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>",
            )


_BOOKS: tuple[tuple[str, str, Callable[[Path, list[str]], None]], ...] = (
    ("plain text", ".txt", _text),
    ("hard-wrapped", ".txt", _wrapped),
    ("Markdown", ".md", _markdown),
    ("HTML", ".html", _html),
    ("DOCX", ".docx", _docx),
    ("EPUB", ".epub", _epub),
)

if __name__ == "__main__":
    main()
