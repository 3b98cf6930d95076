"""The units that most memories are made of, read by one expression in a third of expat's time.

What it takes is a narrow part of XML: two variants without inline codes, attributes by the names
that the standard has, no comments, no references but the five of XML. It gives what `read_element`
gives for the same unit; everything else it leaves to that.
"""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.formats._tmx_raw import LONGEST, Attributes, Item, RawUnit, Variant

_CONTROLS = bytes({*range(0x20)} - {0x9, 0xA, 0xD})
_STRANGE = (b"<!", b"<?", b"]]>", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9")
"""What needs a parser, and line ends of other kinds."""
_FORBIDDEN = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_SPACE = r"[ \t\n]*"
_ITEM = r"<(prop|note)([^<>]*)>([^<]*)</\1>"
_ITEMS = rf"((?:<prop[^<>]*>[^<]*</prop>{_SPACE}|<note[^<>]*>[^<]*</note>{_SPACE})*)"
_VARIANT = rf"<tuv([^<>]*)>{_SPACE}{_ITEMS}<seg>([^<]*)</seg>{_SPACE}</tuv>{_SPACE}"
_UNIT = re.compile(rf"<tu([^<>]*)>{_SPACE}{_ITEMS}{_VARIANT}{_VARIANT}</tu>{_SPACE}")
_EACH_ITEM = re.compile(_ITEM)
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos);)?")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_NAMES = {
    f"{space}{name}=": name
    for space in (" ", "\n", "  ")
    for name in (
        "tuid", "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool",
        "creationtoolversion", "creationdate", "creationid", "changedate", "segtype", "changeid",
        "o-tmf", "srclang", "lang", "xml:lang", "type",
    )
}  # fmt: skip


class _NotPlain(Exception):
    """What is not of the narrow part of XML."""


def plain_text(data: bytes) -> str | None:
    """The text of a batch in which plain units may stand; None where a parser is needed."""
    if len(data.translate(None, _CONTROLS)) != len(data):
        return None
    if any(sign in data for sign in _STRANGE) or any(sign in data for sign in _FORBIDDEN):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_plain(text: str, start: int) -> tuple[RawUnit, int] | None:
    """The unit that begins there, and where the next may; None where it is not plain.

    `text` is what `plain_text` gave.
    """
    found = _UNIT.match(text, start)
    if found is None:
        return None
    own, items, first, first_items, first_text, second, second_items, second_text = found.groups()
    try:
        unit = RawUnit(
            _attributes(own),
            _items(items),
            [
                _variant(first, first_items, first_text),
                _variant(second, second_items, second_text),
            ],
        )
    except _NotPlain:
        return None
    return unit, found.end()


def _variant(written: str, items: str, text: str) -> Variant:
    language, attributes = _tuv(written)
    if "&" in text:
        text = _unescaped(text)
    if len(text) > LONGEST:
        raise _NotPlain
    return Variant(language, attributes, _items(items) if items else [], text, 0)


@lru_cache(maxsize=4096)
def _tuv(written: str) -> tuple[str, Attributes]:
    """The language and the other attributes; nobody may change the list."""
    attributes = dict(_attributes(written))
    plain = attributes.pop("lang", "")
    return attributes.pop("xml:lang", "") or plain, list(attributes.items())


@lru_cache(maxsize=4096)
def _items(written: str) -> list[Item]:
    """Notes and properties, which are often those of the unit before; nobody may change them."""
    return [
        Item(_name(tag, attributes), _unescaped(text) if "&" in text else text, [])
        for tag, attributes, text in _EACH_ITEM.findall(written)
    ]


@lru_cache(maxsize=1024)
def _name(tag: str, written: str) -> str:
    attributes = dict(_attributes(written))
    kind = attributes.pop("type", "")
    if attributes:
        raise _NotPlain
    return f"prop:{kind}" if tag == "prop" else "note"


def _attributes(written: str) -> Attributes:
    """The attributes of a tag, in double quotes and by names that are known."""
    pieces = written.split('"')
    if pieces.pop().strip(" \n"):
        raise _NotPlain
    try:
        names = [_NAMES[name] for name in pieces[::2]]
    except KeyError:
        raise _NotPlain from None
    values = pieces[1::2]
    if len(set(names)) != len(names):
        raise _NotPlain
    if "&" in written or "\n" in written or "\t" in written:
        if any("\n" in value or "\t" in value for value in values):
            raise _NotPlain
        values = [_unescaped(value) for value in values]
    return list(zip(names, values, strict=True))


def _unescaped(text: str) -> str:
    return _REFERENCE.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    try:
        return _CHARACTERS[found[1]]
    except KeyError:
        raise _NotPlain from None
