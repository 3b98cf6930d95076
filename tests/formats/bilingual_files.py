"""Bilingual files for tests: samples, the same in other encodings, and what is filled into them."""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.formats import _xliff_source
from workbench.model.segments import State
from workbench.model.sources import Block, Filling, SourceText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.model.codes import Code

SAMPLES = Path(__file__).parents[1] / "data" / "bilingual"
NAMES = sorted(path.name for path in SAMPLES.iterdir())
LONE = b'<xliff version="1.2"><file source-language="zh"><body>%s</body></file></xliff>'
"""A file of one text, without anything of any tool."""
UNIT = '<trans-unit id="1"><source>{}</source></trans-unit>'
"""A unit without a target."""


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def in_encoding(data: bytes, encoding: str, mark: bytes = b"", line_end: str = "\n") -> bytes:
    """A UTF-8 file as one in another encoding, which its declaration names."""
    text = data.decode()
    for quote in "\"'":
        for said in ("UTF-8", "utf-8"):
            text = text.replace(
                f"encoding={quote}{said}{quote}", f"encoding={quote}{encoding}{quote}"
            )
    if "encoding=" not in text.split("?>")[0]:
        text = text.replace('version="1.0"?', f'version="1.0" encoding="{encoding}"?', 1)
    codec = {"UTF-16LE": "utf-16-le", "UTF-16BE": "utf-16-be"}.get(encoding, encoding)
    if mark and encoding == "UTF-16":
        codec = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    return mark + text.replace("\n", line_end).encode(codec, "xmlcharrefreplace")


VARIANTS: dict[str, tuple[str, bytes, str]] = {
    "utf-8": ("UTF-8", b"", "\n"),
    "utf-8 with mark, CR LF": ("utf-8", b"\xef\xbb\xbf", "\r\n"),
    "utf-16 little endian": ("UTF-16", b"\xff\xfe", "\r\n"),
    "utf-16 big endian": ("UTF-16", b"\xfe\xff", "\n"),
    "gb18030": ("GB18030", b"", "\r\n"),
    "gbk": ("gbk", b"", "\n"),
    "ascii": ("us-ascii", b"", "\n"),
}


def read(data: bytes) -> SourceText:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "译文.xlf"
        path.write_bytes(data)
        return _xliff_source.read_source(path, "xliff")


def as_it_is(block: Block) -> Filling:
    """What leaves a segment as its file has it."""
    own = block.rendering
    assert own is not None
    return Filling(
        locator=block.locator,
        text=own.target,
        codes=own.codes,
        state=own.state,
        author=own.author,
        time=own.time,
    )


def filling(
    block: Block,
    text: str,
    state: State = State.TRANSLATED,
    codes: tuple[Code, ...] | None = None,
) -> Filling:
    """A new target, by default with the codes of the source at its end."""
    if codes is None:
        codes = tuple(replace(code, offset=len(text)) for code in block.codes)
    return Filling(
        locator=block.locator,
        text=text,
        codes=codes,
        state=state,
        author="李译",
        time="2026-05-06T07:08:09.123Z",
    )


def written(text: SourceText, new: Mapping[int, Filling] | None = None) -> bytes:
    """The file with some of its segments, by index, filled anew."""
    fillings = [(new or {}).get(at) or as_it_is(block) for at, block in enumerate(text.blocks)]
    out = io.BytesIO()
    _xliff_source.write_filled(text.original, fillings, out)
    return out.getvalue()
