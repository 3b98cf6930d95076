"""Well-formed Chinese paragraphs of many kinds, by source document: what is broken, to be rejoined.

The files are read from the folder that BENCH_DATA names; what is not there is left out.
"""

from __future__ import annotations

import gzip
import itertools
import json
import os
import random
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench import _news

if TYPE_CHECKING:
    from collections.abc import Iterator

_BESIDE = Path(__file__).parents[2] / "shared" / "data"
_DATA = Path(os.environ.get("BENCH_DATA", _BESIDE))
_ARTICLE = re.compile(r"^\*\*(.+?)\*\*(.+)$", re.MULTILINE)
_UNIT = re.compile(r'tuid="(\w+?):\d+".*?xml:lang="zh"><seg>([^<]+)</seg>', re.DOTALL)
_ENDS = "。！？；：”）"
_SHORTEST = 30
_NEWS = 110
_LAWS = 700
"""Articles of laws that are read: more would drown the other kinds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Paragraphs that stand together in one document."""

    genre: str
    paragraphs: tuple[str, ...]


def texts() -> Iterator[Text]:
    """Every text; even and odd ones are of the same kinds."""
    for genre, paragraphs in (
        ("news", _made_up()),
        ("law", _statutes()),
        ("law", _laws()),
        ("prose", _prose()),
    ):
        yield from _in_texts(genre, paragraphs)


def _in_texts(genre: str, paragraphs: Iterator[str]) -> Iterator[Text]:
    sizes = random.Random(7)
    while chunk := tuple(itertools.islice(paragraphs, sizes.randrange(6, 16))):
        yield Text(genre=genre, paragraphs=chunk)


def _made_up() -> Iterator[str]:
    for seed in range(_NEWS * 10):
        yield _news.paragraph(random.Random(seed))


def _statutes() -> Iterator[str]:
    for path in sorted((_DATA / "statutes").rglob("*.md"))[::2]:
        for article in _ARTICLE.finditer(path.read_text(encoding="utf-8")):
            yield article[1] + article[2].rstrip()


def _laws() -> Iterator[str]:
    path = _DATA / "linebreak" / "hardwrap_dev_5000.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in itertools.islice(lines, _LAWS):
                yield from (
                    each for each in json.loads(line)["gold"].split("\n") if _is_whole(each)
                )


def _prose() -> Iterator[str]:
    """Sentences of encyclopedias and papers that follow one another, some to a paragraph."""
    path = _DATA / "tico19" / "all.en-zh.tmx.zip"
    if not path.exists():
        return
    sizes = random.Random(3)
    with zipfile.ZipFile(path) as archive:
        content = archive.read("all.en-zh.tmx").decode()
    for _, group in itertools.groupby(_UNIT.findall(content), key=lambda unit: unit[0]):
        sentences = [text.strip() for _, text in group if text.strip()[-1:] in _ENDS]
        while sentences:
            count = sizes.choice((1, 2, 3, 3, 4))
            text, sentences = "".join(sentences[:count]), sentences[count:]
            if len(text) >= _SHORTEST and "\n" not in text and "&" not in text:
                yield text


def _is_whole(text: str) -> bool:
    return bool(text) and text[-1] in _ENDS and "─" not in text and text == text.strip()
