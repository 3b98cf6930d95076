"""What is wrong with the XML of one unit, in a sentence."""

from __future__ import annotations

import re
from xml.parsers.expat import errors

from workbench.formats._utf8_chunks import NO_CHARACTER, UTF8

NOT_CLOSED = "the unit is not closed"
CUT = "the file ends in the middle of the unit"
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_UNKNOWN = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z_][\w.-]{0,40});")
_REFERENCE = re.compile(rb"&#(?:0*(\d{1,7})|[xX]0*([0-9A-Fa-f]{1,6}));")
_SENTENCES = {
    errors.XML_ERROR_TAG_MISMATCH: "a tag closes another element than the one that is open",
    errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "an element has the same attribute twice",
    errors.XML_ERROR_UNBOUND_PREFIX: "the prefix of a name is not declared",
    errors.XML_ERROR_NO_ELEMENTS: NOT_CLOSED,
    errors.XML_ERROR_UNCLOSED_TOKEN: NOT_CLOSED,
    errors.XML_ERROR_UNCLOSED_CDATA_SECTION: NOT_CLOSED,
}


def fault_of(unit: bytes, message: str, encoding: str) -> str:
    """One sentence without the place; `message` is what expat said, without the place."""
    if message == errors.XML_ERROR_UNDEFINED_ENTITY:
        found = _UNKNOWN.search(unit)
        return f"the entity {_name(found)}is declared nowhere"
    if message == errors.XML_ERROR_BAD_CHAR_REF:
        return _of_reference(unit)
    if message == errors.XML_ERROR_INVALID_TOKEN:
        return _of_characters(unit, encoding)
    return _SENTENCES.get(message, f"the unit is no XML: {message}")


def _of_characters(unit: bytes, encoding: str) -> str:
    if control := _CONTROL.search(unit):
        return f"the unit has U+{control[0][0]:04X}, which XML does not allow"
    try:
        text = unit.decode()
    except UnicodeDecodeError:
        return "the unit has bytes that are not UTF-8"
    if NO_CHARACTER in text and encoding != UTF8:
        return f"the unit has bytes that are not {encoding.upper()}"
    if NO_CHARACTER in text or "\uffff" in text:
        return "the unit has U+FFFE or U+FFFF, which XML does not allow"
    return "the unit is no XML: a sign such as < or & stands where none may"


def _of_reference(unit: bytes) -> str:
    for found in _REFERENCE.finditer(unit):
        code = int(found[1]) if found[1] else int(found[2], 16)
        if code < 0x20 and code not in (0x9, 0xA, 0xD):
            return f"the unit refers to U+{code:04X}, which XML does not allow"
    return "the unit refers to a character that XML does not allow"


def _name(found: re.Match[bytes] | None) -> str:
    return f"&{found[1].decode()}; " if found else ""
