"""The elements of an SRX file, read without trust, each with its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from workbench.errors import UnreadableFile
from workbench.formats._xml_faults import OWN_ENTITIES, TAKE_ENTITIES_OUT
from workbench.model.segmentation import FormatHandles

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMESPACE = "http://www.lisa.org/srx20"
_VERSIONS = ("1.0", "2.0")
_FLAGS = {"yes": True, "no": False}
_KINDS = ("start", "end", "isolated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An element in the namespace of its root: files of version 1.0 have none."""

    node: etree._Element
    file: str
    version: str

    def fault(self, what: str) -> UnreadableFile:
        """An error that says where."""
        return UnreadableFile(f"{self.file}, line {self.node.sourceline}: {what}")

    def all(self, name: str) -> Iterator[Place]:
        """The elements of that name directly within this one."""
        for child in self.node.iterchildren("{*}*"):
            if etree.QName(child) == etree.QName(etree.QName(self.node).namespace, name):
                yield Place(node=child, file=self.file, version=self.version)

    def only(self, name: str) -> Place:
        """The one element of that name. Raises UnreadableFile."""
        found = list(self.all(name))
        if len(found) != 1:
            count = "no" if not found else f"{len(found)} times"
            raise self.fault(f"<{etree.QName(self.node).localname}> has {count} <{name}>")
        return found[0]

    def attribute(self, name: str) -> str:
        """An attribute that must be there. Raises UnreadableFile."""
        value = self.node.get(name)
        if value is None:
            raise self.fault(f"<{etree.QName(self.node).localname}> has no {name}")
        return str(value)

    def flag(self, name: str, *, usual: bool) -> bool:
        """An attribute that says yes or no. Raises UnreadableFile for anything else."""
        value = self.node.get(name)
        if value is None:
            return usual
        if value not in _FLAGS:
            raise self.fault(f"{name} is {value!r}, not yes or no")
        return _FLAGS[value]

    def text(self, name: str) -> str:
        """The text of an element that may be missing; what stands within comments is none."""
        found = list(self.all(name))
        if len(found) > 1:
            raise self.fault(f"a rule has several <{name}>")
        if not found:
            return ""
        if any(True for _ in found[0].node.iterchildren("*")):
            raise found[0].fault(f"<{name}> holds other elements")
        return "".join(_own_text(found[0].node))


def root_of(data: bytes, name: str) -> Place:
    """The root of a file. Raises UnreadableFile where it is no SRX of a version that is known."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise UnreadableFile(f"{name}, line {line}: {error.msg}") from error
    subset: Any = root.getroottree().docinfo.internalDTD
    if subset is not None and any(True for _ in subset.iterentities()):
        raise UnreadableFile(f"{name}, line 1: {OWN_ENTITIES}", hint=TAKE_ENTITIES_OUT)
    if any(True for _ in root.iter(etree.Entity)):
        raise UnreadableFile(f"{name}: an entity is declared elsewhere, and nothing else is read")
    place = Place(node=root, file=name, version=root.get("version", ""))
    if etree.QName(root).localname != "srx":
        raise place.fault("a file of segmentation rules begins with <srx>")
    if place.version not in _VERSIONS:
        raise place.fault(f"SRX {place.version!r} is not known, only 1.0 and 2.0")
    return place


def header_of(
    header: Place, *, is_first: bool
) -> tuple[bool, bool, FormatHandles, tuple[str, ...]]:
    """(cascades, segments subflows, format handles, what other programs put there)."""
    said: dict[str, bool] = {}
    for handle in header.all("formathandle"):
        kind = handle.attribute("type")
        if kind not in _KINDS or kind in said:
            raise handle.fault(f"formathandle of the type {kind!r} is not known, or there twice")
        said[kind] = handle.flag("include", usual=False)
    extensions = tuple(
        etree.tostring(node, method="c14n2", with_tail=False).decode()
        for node in header.node.iterchildren("{*}*")
        if etree.QName(node).namespace not in (None, NAMESPACE, etree.QName(header.node).namespace)
    )
    cascades = header.flag("cascade", usual=False) and not is_first
    subflows = header.flag("segmentsubflows", usual=True)
    return cascades, subflows, FormatHandles(**said), extensions


def _own_text(node: etree._Element) -> Iterator[str]:
    """The text of an element and of what follows comments within it."""
    yield node.text or ""
    for child in node:
        yield child.tail or ""
