"""The units that most memories are made of, read by one expression in a third of expat's time.

What it takes is a narrow part of XML: attributes by the names that the standard has, no comments,
no references but the five of XML. It gives what `read_element` gives for the same unit; everything
else it leaves to that.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.formats._tmx_coded import read_coded
from workbench.formats._tmx_raw import LONGEST, Item, RawUnit, Variant
from workbench.formats._tmx_references import REFERENCE, NotPlain, unescaped
from workbench.formats._tmx_roles import SHORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.formats._tmx_raw import RawCode

_CONTROLS = bytes({*range(0x20)} - {0x9, 0xA, 0xD})
_STRANGE = "\x85\u2028\u2029\ufffe\uffff"
"""Line ends of other kinds, and what no XML may hold."""
_TEXT = rf"[^<&]*+(?:{REFERENCE}[^<&]*+)*+"
_TAG = r"""<(?!!|/?seg\b)(?:[^<>"']|"[^<>"]*"|'[^<>']*')*+>"""
_HELD = r"[^\]<]*+(?:(?:\](?!\]>)|<(?!!))[^\]<]*+)*+"
_CDATA, _SECTION = "<![CDATA[", rf"<!\[CDATA\[{_HELD}\]\]>"
_EACH_SECTION = re.compile(rf"<!\[CDATA\[({_HELD})\]\]>")
_SECTIONED = re.compile(
    rf"<seg>{_TEXT}(?:{_TAG}{_TEXT})*+{_SECTION}{_TEXT}(?:(?:{_TAG}|{_SECTION}){_TEXT})*+</seg>"
)
"""A text with CDATA sections."""
_SPACE = r"[ \t\n]*"
_END = "</tu>"
_REMARKS = re.compile(
    rf"(</(?:tuv?|seg|prop|note)>)({_SPACE}(?:<!--[^-]*+(?:-(?!-)[^-]*+)*+-->{_SPACE})++)"
)
_ITEM = r"<(prop|note)([^<>]*?)(?:/>|>([^<]*)</\1>)"
_ITEMS = (
    "(?:"
    + "|".join(
        rf"<{tag}[^<>]*/>{_SPACE}|<{tag}[^<>]*>[^<]*</{tag}>{_SPACE}" for tag in ("prop", "note")
    )
    + ")*+"
)
_CONTENT = r"[^<]*+(?:<(?!/seg>)[^<]*+)*+"
_VARIANT = rf"<tuv([^<>]*)>{_SPACE}({_ITEMS})<seg>({_CONTENT})</seg>{_SPACE}</tuv>{_SPACE}"
_ANY_VARIANT = rf"<tuv[^<>]*>{_SPACE}{_ITEMS}<seg>{_CONTENT}</seg>{_SPACE}</tuv>{_SPACE}"
_UNIT = re.compile(rf"<tu([^<>]*)>{_SPACE}({_ITEMS})((?:{_ANY_VARIANT})++)</tu>{_SPACE}")
_EACH_VARIANT = re.compile(_VARIANT)
_EACH_ITEM = re.compile(_ITEM)
_QUOTED = re.compile(r"""'([^"']*)'|"[^"]*"|'""")
_NAMES = {
    f"{space}{name}=": name
    for space in (" ", "\n", "  ")
    for name in (
        "tuid", "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool",
        "creationtoolversion", "creationdate", "creationid", "changedate", "segtype", "changeid",
        "o-tmf", "srclang", "lang", "xml:lang", "type",
    )
}  # fmt: skip


def plain_text(data: bytes) -> str | None:
    """The text of a batch in which plain units may stand; None where a parser is needed."""
    if any(map(data.__contains__, _CONTROLS)):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if any(map(text.__contains__, _STRANGE)):
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "]" in text and "]]>" in text:
        if not _has_texts_only(text):
            return None
        text = _EACH_SECTION.sub(_as_text, text)
        if "<!" in text:
            text = without_remarks(text)
        if "]]>" in text or "<!" in text:
            return None
    return text


def without_remarks(text: str) -> str:
    """The text, which begins between units, without the comments, if all stand behind elements.

    Its lines stay where they are.
    """
    behind_unit = f"{_END}{text}"
    without = _REMARKS.sub(lambda found: found[1] + "\n" * found[2].count("\n"), behind_unit)
    return text if "<!" in without else without.removeprefix(_END)


def read_plain(text: str, start: int) -> tuple[RawUnit, int] | None:
    """The unit that begins there, and where the next may; None where it is not plain.

    `text` is what `plain_text` gave.
    """
    found = _UNIT.match(text, start)
    if found is None:
        return None
    own, items, variants = found.groups()
    try:
        unit = RawUnit(
            _attributes(own),
            _notes(items),
            [_variant(*each) for each in _EACH_VARIANT.findall(variants)],
        )
    except NotPlain:
        return None
    return unit, found.end()


def _has_texts_only(text: str) -> bool:
    """Whether all CDATA sections are of texts: anywhere else one can make a unit faulty."""
    count = text.count(_CDATA)
    return text.count(f"<seg>{_CDATA}") == count or count == sum(
        each.count(_CDATA) for each in _SECTIONED.findall(text)
    )


def _as_text(found: re.Match[str]) -> str:
    """What a CDATA section holds, as other texts are written."""
    return found[1].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _variant(written: str, items: str, content: str) -> Variant:
    language, attributes = (_tuv if len(written) < SHORT else _tuv.__wrapped__)(written)
    text = content
    codes: Sequence[RawCode] = ()
    if "<" in content:
        text, codes = read_coded(content)
    elif "&" in content:
        text = unescaped(content)
    if len(text) > LONGEST:
        raise NotPlain
    return Variant(language, attributes, _notes(items), text, codes)


@lru_cache(maxsize=4096)
def _tuv(written: str) -> tuple[str, Mapping[str, str]]:
    """The language and the other attributes, which are often those of the unit before."""
    attributes = _attributes(written)
    plain = attributes.pop("lang", "")
    return attributes.pop("xml:lang", "") or plain, attributes


def _notes(written: str) -> tuple[Item, ...]:
    """Notes and properties; only short ones are remembered, for the sake of memory."""
    if not written:
        return ()
    return _items(written) if len(written) < SHORT else _items.__wrapped__(written)


@lru_cache(maxsize=4096)
def _items(written: str) -> tuple[Item, ...]:
    return tuple(
        Item(_name(tag, attributes), unescaped(text) if "&" in text else text, {})
        for tag, attributes, text in _EACH_ITEM.findall(written)
    )


def _name(tag: str, written: str) -> str:
    attributes = _attributes(written)
    kind = attributes.pop("type", "")
    if attributes:
        raise NotPlain
    return f"prop:{kind}" if tag == "prop" else "note"


def _attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, by names that are known."""
    if "'" in written:
        written = _QUOTED.sub(_in_double_quotes, written)
    pieces = written.split('"')
    if len(pieces) % 2 == 0:
        raise NotPlain
    between = tuple(pieces[::2])
    names = _names(between) if len(written) < SHORT else _names.__wrapped__(between)
    values = pieces[1::2]
    if "&" in written:
        values = [unescaped(value) for value in values]
    if "\n" in written or "\t" in written:
        _refuse_breaks(values)
    return dict(zip(names, values, strict=True))


def _in_double_quotes(found: re.Match[str]) -> str:
    return f'"{found[1]}"' if found[1] is not None else found[0]


@lru_cache(maxsize=1024)
def _names(between: tuple[str, ...]) -> tuple[str, ...]:
    """The names of attributes, from what stands between the quotes of a tag."""
    try:
        names = tuple(_NAMES[piece] for piece in between[:-1])
    except KeyError:
        raise NotPlain from None
    if between[-1].strip(" \n") or len(set(names)) != len(names):
        raise NotPlain
    return names


def _refuse_breaks(values: Iterable[str]) -> None:
    """XML makes spaces of them in an attribute, which is left to the parser."""
    if any("\n" in value or "\t" in value for value in values):
        raise NotPlain
