"""Match keys: one spelling for all that a reader takes as the same text.

`fold` maps each code point to exactly one other, so that offsets into the key are offsets into
the text. Simplified, Traditional, Taiwan and Hong Kong characters become one (opencc's t2s, tw2s
and hk2s), and so do compatibility ideographs, radicals that PDF files put for characters, widths,
cases and the twins of punctuation. Superscripts and circled figures stay, for they have another
meaning. Both sides of a comparison are folded; a key is never shown and never stored as text.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator

    from opencc import OpenCC

_HAN = (
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0x20000, 0x2EE60),
    range(0x30000, 0x323B0),
)
_COMMON_HAN = (range(0x4E00, 0xA000),)
_CONFIGURATIONS = {"t2s": _HAN, "tw2s": _COMMON_HAN, "hk2s": _COMMON_HAN}
"""Where each of opencc's tables may differ from those before it."""
_COMPATIBLE = (
    range(0xA0, 0x3400),
    range(0xF900, 0xFB00),
    range(0xFE10, 0xFE70),
    range(0xFF00, 0xFFF0),
    range(0x1D400, 0x1D800),
    range(0x2F800, 0x2FA20),
)
_CASED = (range(0x41, 0x5B), range(0xC0, 0x590), range(0x1E00, 0x2000), range(0x2160, 0x2170))
_MEANINGFUL = frozenset({"<super>", "<sub>", "<circle>", "<square>", "<fraction>"})
"""The kinds of decomposition (UAX 44) that would change what a character says."""

_RADICALS = (
    "⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑长⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞"
    "⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙"
)
"""Of the Radicals Supplement only these stand for one character; Unicode decomposes two more."""
_LONGEST_CHAIN = 4
"""Steps after the first: ⾞ is 車 is 车; a bound, lest two tables send a character in a ring."""
_OF_LEGAL_TEXTS = (
    ("行政複議", "行政復議"),
    ("複議法", "復議法"),
    ("死刑複核", "死刑復核"),
    ("總體佈局", "總體布局"),
    ("汙", "污"),
)
"""What opencc makes of some terms, and how they are printed."""
_TWINS = {
    '"': "“”„‟«»「」『』〝〞〟",
    "'": "‘’‚‛",
    ".": "。｡",
    "-": "‐‑‒–—―−─",
    "~": "〜∼",
    "·": "‧•⋅∙・",
    "…": "⋯",
    "〇": "○◯",
    "(": "〔",
    ")": "〕",
}


def fold(text: str) -> str:
    """The match key of a text: as many code points, and folding it again changes nothing."""
    return text.lower() if text.isascii() else text.translate(_table())


def letters(text: str) -> str:
    """The Latin letters of a text in ASCII, with their capitals: all that case is about."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(filter(str.isalpha, filter(str.isascii, plain)))


def phrase_key(text: str) -> str:
    """The second key of a term whose characters need their phrase (答覆 is 答复, 覆盖 stays).

    It may differ in length from the text, so that it serves as a key to look for, never as the
    text that is searched.
    """
    return fold(to_simplified(text))


def edition() -> str:
    """Names what `fold` and `phrase_key` make of a text: keys of another edition may differ."""
    from importlib.metadata import version

    known = list(_table().items())  # at once: another thread may fold, which adds to it
    pairs = sorted((code, twin) for code, twin in known if chr(code) != twin)
    return f"{crc32(repr(pairs).encode()):08x}, opencc {version('opencc')}"


def to_simplified(text: str) -> str:
    """The text in Simplified characters, by opencc's phrases; not for names of people."""
    return _convert("t2s", text)


def to_traditional(text: str) -> str:
    """The text in Traditional characters as Taiwan prints them; not for names of people.

    The words stay those of the mainland: opencc's phrases only choose characters, and where they
    choose another than legal texts have (行政復議, not 複議), ours stands.
    """
    return _of_legal_texts(_convert("s2tw", text))


def to_hong_kong(text: str) -> str:
    """The text in Traditional characters as Hong Kong prints them; not for names of people."""
    return _of_legal_texts(_convert("s2hk", text))


def convert(config: str, text: str) -> str:
    """The text by a configuration of opencc (`s2t`, `t2hk`), which chooses by its phrases.

    Into Traditional characters our own forms of legal terms stand over those of opencc. The
    length may change.
    """
    converted = _convert(config, text)
    return converted if config.endswith("2s") else _of_legal_texts(converted)


def _of_legal_texts(converted: str) -> str:
    for theirs, ours in _OF_LEGAL_TEXTS:
        converted = converted.replace(theirs, ours)
    return converted


def _convert(config: str, text: str) -> str:
    converted: str = _converter(config).convert(text)
    return converted


@cache
def _converter(config: str) -> OpenCC:
    """A converter, which may be used by several threads at once: it only reads its dictionary."""
    from opencc import OpenCC

    return OpenCC(config)


class _Table(dict[int, str]):
    """Remembers each character that folds to itself, which is quicker than a failed look-up."""

    def __missing__(self, code: int) -> str:
        self[code] = chr(code)
        return self[code]


@cache
def _table() -> _Table:
    steps = dict(chain(_variants(), _compatible(), _small(), _twins()))
    table = _Table()
    for character, following in steps.items():
        last = following
        for _ in range(_LONGEST_CHAIN):
            last = steps.get(last, last)
        table[ord(character)] = last
    return table


def _variants() -> Iterator[tuple[str, str]]:
    """Characters and their Simplified form; each alone on a line, so that no phrase is seen."""
    for config, blocks in _CONFIGURATIONS.items():
        characters = _characters(blocks)
        simplified = _convert(config, "\n".join(characters)).split("\n")
        yield from (
            (character, other)
            for character, other in zip(characters, simplified, strict=True)
            if other != character and len(other) == 1
        )


def _compatible() -> Iterator[tuple[str, str]]:
    """Characters that Unicode calls another look of one other character."""
    for character in _characters(_COMPATIBLE):
        *tags, code = unicodedata.decomposition(character).split() or [""]
        if code and _MEANINGFUL.isdisjoint(tags) and all(tag.startswith("<") for tag in tags):
            yield character, chr(int(code, 16))


def _small() -> Iterator[tuple[str, str]]:
    """Capitals, but for the few whose small form is two code points."""
    for character in _characters(_CASED):
        small = character.lower()
        if small != character and len(small) == 1:
            yield character, small


def _twins() -> Iterator[tuple[str, str]]:
    yield from zip(_RADICALS[::2], _RADICALS[1::2], strict=True)
    for twin, others in _TWINS.items():
        yield from ((other, twin) for other in others)


def _characters(blocks: tuple[range, ...]) -> list[str]:
    return list(map(chr, chain.from_iterable(blocks)))
