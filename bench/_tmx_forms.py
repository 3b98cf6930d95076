"""Units as the programs that translators use write them into TMX: one form a program or habit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

_LANGUAGES = (
    "BG", "CS", "DA", "DE", "EL", "ES", "ET", "FI", "FR", "GA", "HR", "HU", "IT", "LT", "LV", "MT",
    "NL", "PL", "PT", "RO", "SK", "SL", "SV",
)  # fmt: skip
_BOLD = '<bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>', '<ept i="1">&lt;/b&gt;</ept>'
_TRADOS = (
    '<bpt i="1" type="5" x="1">&lt;cf bold="on" size="10.5"&gt;</bpt>',
    '<ept i="1">&lt;/cf&gt;</ept>',
)
_OMEGAT = '<bpt i="0" x="0">&lt;f0&gt;</bpt>', '<ept i="0">&lt;/f0&gt;</ept>'
_MEMOQ = "<bpt i='1' type='bold'>{}</bpt>", "<ept i='1'>{}</ept>"


PLAIN, CODED = "plain", "codes: of one kind"


class Form(NamedTuple):
    """How a file is written."""

    unit: Callable[[int, str, str], str]
    """The unit of that number, of a Chinese and an English text that are escaped."""
    encoding: str = "utf-8"
    newline: str = "\n"


def write_file(path: Path, form: Form, pairs: Iterable[tuple[str, str]]) -> None:
    """A file of these units."""
    with path.open("w", encoding=form.encoding, newline=form.newline) as out:
        out.writelines(_file(form, pairs))


def _file(form: Form, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield (
        f'<?xml version="1.0" encoding="{form.encoding}"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n<header creationtool="bench" creationtoolversion="1"'
        ' segtype="sentence" o-tmf="bench" adminlang="en" srclang="zh-CN"'
        ' datatype="plaintext"/>\n<body>\n'
    )
    for number, (chinese, english) in enumerate(pairs):
        yield form.unit(number, escape(chinese), escape(english))
    yield "</body>\n</tmx>\n"


def _time(number: int) -> str:
    """That of a translator who takes a minute for each unit."""
    day, minute = divmod(number, 480)
    return f"2024{day // 28 % 12 + 1:02}{day % 28 + 1:02}T{minute // 60 + 9:02}{minute % 60:02}07Z"


def _plain(number: int, chinese: str, english: str) -> str:
    return (
        f'<tu tuid="{number}" changedate="{_time(number)}" changeid="李译">\n'
        f'<prop type="x-document">文件{number // 500}.docx</prop>\n'
        '<prop type="x-state">translated</prop>\n'
        f'<tuv xml:lang="zh-CN"><seg>{chinese}</seg></tuv>\n'
        f'<tuv xml:lang="en"><seg>{english}</seg></tuv>\n</tu>\n'
    )


def _omegat(number: int, chinese: str, english: str) -> str:
    return (
        "    <tu>\n"
        '      <tuv lang="ZH-CN">\n'
        f"        <seg>{chinese}</seg>\n"
        "      </tuv>\n"
        f'      <tuv lang="EN-US" changeid="li" changedate="{_time(number)}" creationid="li"'
        f' creationdate="{_time(number)}">\n'
        f"        <seg>{english}</seg>\n"
        "      </tuv>\n"
        "    </tu>\n"
    )


def _trados(number: int, chinese: str, english: str) -> str:
    return (
        f'    <tu creationdate="{_time(number)}" creationid="OFFICE\\li" changedate='
        f'"{_time(number)}" changeid="OFFICE\\li" lastusagedate="{_time(number)}">\n'
        '      <prop type="x-LastUsedBy">OFFICE\\li</prop>\n'
        f'      <prop type="x-Context">{number}, {number * 7}</prop>\n'
        '      <prop type="x-Origin">TM</prop>\n'
        '      <prop type="x-ConfirmationLevel">Translated</prop>\n'
        '      <tuv xml:lang="zh-CN">\n'
        f"        <seg>{chinese}</seg>\n"
        "      </tuv>\n"
        '      <tuv xml:lang="en-US">\n'
        f"        <seg>{english}</seg>\n"
        "      </tuv>\n"
        "    </tu>\n"
    )


def _memoq(number: int, chinese: str, english: str) -> str:
    return (
        f'    <tu changedate="{_time(number)}" creationdate="{_time(number)}" creationid="li"'
        f' changeid="li">\n'
        '      <prop type="client">甲方</prop>\n'
        '      <prop type="project">丙</prop>\n'
        '      <prop type="domain" />\n'
        '      <prop type="corrected">no</prop>\n'
        f'      <prop type="x-document">文件{number // 500}.docx</prop>\n'
        '      <tuv xml:lang="zh-cn">\n'
        f'        <prop type="x-context-pre">&lt;seg&gt;前文{number}。&lt;/seg&gt;</prop>\n'
        f'        <prop type="x-context-post">&lt;seg&gt;后文{number}。&lt;/seg&gt;</prop>\n'
        f"        <seg>{chinese}</seg>\n"
        "      </tuv>\n"
        '      <tuv xml:lang="en-us">\n'
        f"        <seg>{english}</seg>\n"
        "      </tuv>\n"
        "    </tu>\n"
    )


def _many_languages(number: int, chinese: str, english: str) -> str:
    others = "".join(
        f'<tuv lang="{language}-01"><seg>{english}</seg></tuv>\n' for language in _LANGUAGES
    )
    return (
        f'<tu>\n<prop type="Txt::Doc. No.">3{number // 50}R</prop>\n'
        f'<tuv lang="EN-GB"><seg>{english}</seg></tuv>\n'
        f'{others}<tuv lang="ZH-CN"><seg>{chinese}</seg></tuv>\n</tu>\n'
    )


def _noted(number: int, chinese: str, english: str) -> str:
    return (
        f'<tu tuid="{number}">\n<note>条{number}</note>\n'
        f'<tuv xml:lang="zh-CN" creationid="王" creationdate="{_time(number)}">'
        f'<note>原文{number}</note><prop type="x-page">{number // 9}</prop><seg>{chinese}</seg>'
        f'</tuv>\n<tuv xml:lang="en" changeid="li" changedate="{_time(number)}">'
        f'<note>see {number}</note><prop type="x-check">{number % 3}</prop><seg>{english}</seg>'
        "</tuv>\n</tu>\n"
    )


def _cdata(number: int, chinese: str, english: str) -> str:
    return _plain(number, f"<![CDATA[{chinese}]]>", f"<![CDATA[{english}]]>")


def _sections(number: int, chinese: str, english: str) -> str:
    """In part of each text."""
    first, second = (f"{text[:1]}<![CDATA[{text[1:]}]]>" for text in (chinese, english))
    return _plain(number, first, second)


def _single(number: int, chinese: str, english: str) -> str:
    return _plain(number, chinese, english).replace('"', "'")


def _remarked(number: int, chinese: str, english: str) -> str:
    return f"<!-- unit {number} -->\n{_plain(number, chinese, english)}"


def _coded(unit: Callable[[int, str, str], str], opening: str, closing: str) -> Form:
    """A pair of codes around the first character of each text."""

    def coded(number: int, chinese: str, english: str) -> str:
        first, second = (f"{opening}{text[:1]}{closing}{text[1:]}" for text in (chinese, english))
        return unit(number, first, second)

    return Form(coded)


def _linked(number: int, chinese: str, english: str) -> str:
    """Each unit has a code that no other has."""
    opening = f'<bpt i="1" type="link">&lt;a href="https://example.org/{number}"&gt;</bpt>'
    closing = '<ept i="1">&lt;/a&gt;</ept>'
    return _plain(
        number,
        f"{opening}{chinese[:1]}{closing}{chinese[1:]}",
        f"{opening}{english[:1]}{closing}{english[1:]}",
    )


def _placed(number: int, chinese: str, english: str) -> str:
    """Codes that stand alone, one of each kind, and some within others."""
    first = f'<it pos="begin" x="1">&lt;i&gt;</it>{chinese}<ph x="2" type="lb">&lt;br/&gt;</ph>'
    second = f'<it pos="begin" x="1">&lt;i&gt;</it>{english}<ph x="2" type="lb">&lt;br/&gt;</ph>'
    return _plain(number, f'{first}<hi type="bold">粗</hi>', f'{second}<hi type="bold">b</hi>')


def _within(number: int, chinese: str, english: str) -> str:
    """A text within a code: that of a picture, another in each unit."""
    first, second = (
        f'{text}<ph x="1" type="image">&lt;img alt="<sub>{alt}{number}</sub>"/&gt;</ph>'
        for text, alt in ((chinese, "图"), (english, "picture "))
    )
    return _plain(number, first, second)


def _mixed(number: int, chinese: str, english: str) -> str:
    """Codes in each fifth unit."""
    form = FORMS["codes: Trados"] if number % 5 == 0 else FORMS["Trados"]
    return form.unit(number, chinese, english)


FORMS = {
    PLAIN: Form(_plain),
    "OmegaT": Form(_omegat),
    "Trados": Form(_trados),
    "Trados, UTF-16, CRLF": Form(_trados, "utf-16", "\r\n"),
    "memoQ": Form(_memoq),
    "25 languages (DGT)": Form(_many_languages),
    "notes and properties in variants": Form(_noted),
    "CDATA": Form(_cdata),
    "CDATA in part of each text": Form(_sections),
    "single quotes": Form(_single),
    "comments between units": Form(_remarked),
    CODED: _coded(_plain, *_BOLD),
    "codes: Trados": _coded(_trados, *_TRADOS),
    "codes: OmegaT": _coded(_omegat, *_OMEGAT),
    "codes: memoQ": _coded(_memoq, *_MEMOQ),
    "codes: links": Form(_linked),
    "codes: alone": Form(_placed),
    "codes: text within": Form(_within),
    "codes: in each fifth unit": Form(_mixed),
}
