"""Any unit that is XML, read by expat as an element."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.parsers.expat import ErrorString

from workbench.formats._tmx_faults import fault_of
from workbench.formats._tmx_raw import (
    LONGEST,
    TOO_LONG,
    Item,
    RawUnit,
    UnitFault,
    Variant,
)
from workbench.formats._tmx_segment import Segment

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_XML = "{http://www.w3.org/XML/1998/namespace}"


def elements_of(data: bytes, wrapper: bytes, encoding: str) -> Element:
    """An element around those in these bytes, which are UTF-8.

    `wrapper` is an opening tag that declares the prefixes of the file, `encoding` what the file
    was in. Raises UnitFault.
    """
    closing = b"</" + wrapper[1:].split()[0].rstrip(b">") + b">"
    try:
        return ElementTree.XML(wrapper + data + closing)
    except ElementTree.ParseError as error:
        raise UnitFault(
            fault_of(data, ErrorString(error.code), encoding), line=error.position[0]
        ) from error


def read_element(element: Element) -> RawUnit:
    """A `tu`. Raises UnitFault."""
    return RawUnit(
        attributes=_attributes(element),
        items=_items(element),
        variants=[_variant(each) for each in element if each.tag == "tuv"],
    )


def text_of(segment: Element) -> str:
    """The text of a `seg` without its codes. Raises UnitFault."""
    return Segment(segment).text


def _variant(element: Element) -> Variant:
    attributes = _attributes(element)
    plain = attributes.pop("lang", "")
    language = attributes.pop("xml:lang", "") or plain
    segment = element.find("seg")
    read = None if segment is None else Segment(segment)
    text = read.text if read else ""
    if len(text) > LONGEST:
        raise UnitFault(TOO_LONG)
    return Variant(language, attributes, _items(element), text, read.codes if read else ())


def _items(element: Element) -> list[Item]:
    return [_item(child) for child in element if child.tag in ("prop", "note")]


def _item(element: Element) -> Item:
    attributes = _attributes(element)
    kind = attributes.pop("type", "")
    name = f"prop:{kind}" if element.tag == "prop" else "note"
    return Item(name, "".join(element.itertext()), attributes)


def _attributes(element: Element) -> dict[str, str]:
    return {
        f"xml:{name.removeprefix(_XML)}" if name.startswith(_XML) else name: value
        for name, value in element.attrib.items()
    }
