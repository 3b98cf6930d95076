"""A screenshot as a picture for a page: no address of the network, wide characters in their cells.

Textual's export squeezes a run of Chinese into half its columns and loads a font from the web.
Here every run of characters of one width becomes a text of its own at its column, in fonts that
the reader's computer has.
"""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import groupby

from workbench.text.width import columns

_FONTS = (
    "'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', "
    "'PingFang SC', 'Microsoft YaHei', monospace"
)
_CELL = 12.2
"""Width of a column, as rich draws it."""
_WIDE_SIZE = 23
"""Font size that fills two columns with a Han character."""
_BOX = frozenset(map(chr, range(0x2500, 0x25A0)))
_BOX_SIZE = 21
"""Font size that lets the lines of a frame meet."""
_TEXT = re.compile(
    r'<text class="(?P<style>[^"]*)" x="(?P<x>[^"]*)" y="(?P<y>[^"]*)" textLength="[^"]*"'
    r' clip-path="[^"]*">(?P<text>.*?)</text>'
)
_WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_LINE_CLIP = re.compile(r'<clipPath id="[^"]*-line-\d+">.*?</clipPath>\s*', re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_ID = re.compile(r"terminal-\d+")
_BLANKS = re.compile(r"[ \t]+$", re.MULTILINE)


def picture(svg: str, name: str) -> str:
    """The picture of a screenshot; `name` stands in its ids, so that two may share a page."""
    for useless in (_WEB_FONT, _LINE_CLIP, _COMMENT):
        svg = useless.sub("", svg)
    svg = _TEXT.sub(_runs, svg)
    svg = svg.replace("font-family: Fira Code, monospace;", f"font-family: {_FONTS};")
    svg = svg.replace("font-variant-east-asian: full-width;", "white-space: pre;")
    sizes = f".wide {{ font-size: {_WIDE_SIZE}px; }} .box {{ font-size: {_BOX_SIZE}px; }}"
    svg = svg.replace("</style>", f"{sizes}\n</style>")
    svg = _BLANKS.sub("", _ID.sub(name, svg)).strip()
    return f"{svg}\n"


def _runs(found: re.Match[str]) -> str:
    """A text as runs of characters that are drawn in the same way."""
    text = unescape(found["text"]).replace("\xa0", " ")
    style, x, y = found["style"], float(found["x"]), found["y"]
    made: list[str] = []
    for (width, is_box), run in groupby(text, lambda each: (columns(each), each in _BOX)):
        characters = "".join(run)
        step = _CELL * width
        if width == 2:
            places = " ".join(f"{x + step * at:.1f}" for at in range(len(characters)))
            made.append(f'<text class="{style} wide" x="{places}" y="{y}">{characters}</text>\n')
        elif characters.strip():
            made.append(
                f'<text class="{style}{" box" if is_box else ""}" x="{x:.1f}" y="{y}"'
                f' textLength="{step * len(characters):.1f}" lengthAdjust="spacingAndGlyphs">'
                f"{escape(characters).replace(' ', '&#160;')}</text>\n"
            )
        x += step * len(characters)
    return "".join(made)
