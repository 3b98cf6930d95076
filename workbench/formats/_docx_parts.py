"""The parts of a Word document that hold text, in the order in which it is read."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from workbench.errors import UnreadableFile
from workbench.formats._docx_names import short
from workbench.formats._office_package import Package

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SPACES = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)


class Parts(Protocol):
    """What has parts that point at each other."""

    parts: frozenset[str]

    def root(self, part: str, /) -> etree._Element:
        """The root element of a part. Raises UnreadableFile."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a part points at."""

    kind: str
    """The last word of its type: `styles`, `footnotes`, `header`."""
    part: str
    """The name of the part; empty for what lies outside of the document."""


def opened(data: bytes | Path, name: str) -> Package:
    """The package of a Word document. Raises UnreadableFile."""
    return Package(data, name, what="Word document", suffix="DOCX")


def main_name(package: Package) -> str:
    """The name of the part with the body, which has not been looked into."""
    found = [each.part for each in relations(package, "").values() if each.kind == "officeDocument"]
    return found[0] if found else "word/document.xml"


def main_part(package: Package) -> str:
    """The name of the part with the body. Raises UnreadableFile where there is none."""
    part = main_name(package)
    root = package.root(part)
    if short(root.tag) != "document":
        raise UnreadableFile(
            f"{package.name} is no Word document: {part} begins with another element",
            hint="open it in an office program and save it as DOCX",
        )
    return part


def relations(package: Parts, part: str) -> dict[str, Relation]:
    """What a part points at, by identity; the package itself is the part without a name."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in package.parts:
        return {}
    found: dict[str, Relation] = {}
    for each in package.root(listed).iter(_RELATION):
        target = each.get("Target", "")
        inside = each.get("TargetMode") != "External"
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = each.get("Type", "").rpartition("/")[2]
        found[each.get("Id", "")] = Relation(kind=kind, part=path if inside else "")
    return found


def targets(package: Package, part: str) -> dict[str, str]:
    """Where the relations of a part lead, in or out of the document, as they say it."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in package.parts:
        return {}
    found = package.root(listed).iter(_RELATION)
    return {each.get("Id", ""): each.get("Target", "") for each in found}


def text_parts(package: Package, main: str) -> list[tuple[str, str]]:
    """(kind, part) of all that hold text: the body, notes, then headers and footers, once each."""
    known = relations(package, main)
    there = {each.kind: each.part for each in known.values() if each.part in package.parts}
    found = [("body", main)]
    found += [(kind, there[kind]) for kind in ("footnotes", "endnotes") if kind in there]
    root = package.root(main)
    for kind in ("header", "footer"):
        for reference in root.iter(f"{root.tag.rpartition('}')[0]}}}{kind}Reference"):
            relation = known.get(_identity(reference))
            if relation is None or relation.part not in package.parts:
                continue
            if (kind, relation.part) not in found:
                found.append((kind, relation.part))
    return found


def style_part(package: Package, main: str) -> etree._Element | None:
    """The root of the style sheet; None where there is none."""
    for each in relations(package, main).values():
        if each.kind == "styles" and each.part in package.parts:
            return package.root(each.part)
    return None


def _identity(element: etree._Element) -> str:
    return next((said for space in _SPACES if (said := element.get(f"{space}id"))), "")
