"""What a book says of itself: which members are its text, in which order, and what leads to them.

Nothing of it is parsed by a library that could be made to load or expand anything: the tags of the
few elements that matter are looked at one by one.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from workbench.errors import UnreadableFile
from workbench.formats._epub_archive import leads_out
from workbench.formats._html_encoding import decoded
from workbench.formats._html_tokens import TokenKind, tokens, values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.formats._epub_archive import Archive

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_OF_FONTS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#rc"})
_TEXTS = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The members of a book that have text."""

    opf: str
    chapters: tuple[str, ...]
    """In reading order."""
    nav: str
    """The table of contents of EPUB 3; empty where there is none."""
    ncx: str
    """That of EPUB 2; empty where there is none."""
    is_right_to_left: bool
    """Whether its pages turn from right to left, as those of text in columns do."""
    warnings: tuple[str, ...]


def package(archive: Archive) -> Package:
    """Reads the package document of a book. Raises UnreadableFile."""
    _refuse_protected(archive)
    opf = _opf(archive)
    items: dict[str, Mapping[str, str]] = {}
    spine: list[str] = []
    toc = direction = ""
    for name, given in _starts(archive, opf):
        if name == "item":
            items.setdefault(given.get("id", ""), given)
        elif name == "itemref":
            spine.append(given.get("idref", ""))
        elif name == "spine":
            toc = given.get("toc", "")
            direction = given.get("page-progression-direction", "")
    chapters, warnings = _chapters(archive, opf, items, spine)
    navs = [each for each in items.values() if "nav" in each.get("properties", "").split()]
    ncxs = [each for each in items.values() if each.get("media-type") == "application/x-dtbncx+xml"]
    return Package(
        opf=opf,
        chapters=chapters,
        nav=_existing(archive, opf, navs),
        ncx=_existing(archive, opf, [items[toc]] if toc in items else ncxs),
        is_right_to_left=direction == "rtl",
        warnings=warnings,
    )


def text_of(archive: Archive, member: str) -> str:
    """The text of a member of XML. Raises UnreadableFile."""
    return decoded(archive.read(member), name=f"{archive.name}: {member}").text


def _opf(archive: Archive) -> str:
    if _CONTAINER not in archive.members:
        raise UnreadableFile(
            f"{archive.name} is no EPUB: it has no {_CONTAINER}", hint="name a file of a book"
        )
    for name, given in _starts(archive, _CONTAINER):
        if name == "rootfile":
            opf = given.get("full-path", "")
            if opf not in archive.members:
                raise UnreadableFile(
                    f"{archive.name}: the package document {opf!r} is not there",
                    hint="the file is damaged; get it again",
                )
            return opf
    raise UnreadableFile(f"{archive.name}: {_CONTAINER} names no package document")


def _chapters(
    archive: Archive, opf: str, items: Mapping[str, Mapping[str, str]], spine: list[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The chapters that are there, and a sentence for each that is not."""
    found: list[str] = []
    warnings: list[str] = []
    for each in spine:
        item = items.get(each)
        member = _member(archive, opf, item) if item else ""
        if item is None or member not in archive.members:
            warnings.append(f"the chapter {member or each} is not in the book")
        elif item.get("media-type", "") not in _TEXTS:
            warnings.append(f"{member} is in the text but is none that is read")
        elif member not in found:
            found.append(member)
    if not found:
        raise UnreadableFile(
            f"{archive.name}: none of its chapters is there",
            hint="the file is damaged; get it again",
        )
    return tuple(found), tuple(warnings)


def _existing(archive: Archive, opf: str, items: list[Mapping[str, str]]) -> str:
    members = [_member(archive, opf, item) for item in items]
    return next((each for each in members if each in archive.members), "")


def _member(archive: Archive, opf: str, item: Mapping[str, str]) -> str:
    """The member that an item of the manifest names. Raises UnreadableFile where it is outside."""
    named = unquote(item.get("href", "").partition("#")[0])
    member = posixpath.normpath(posixpath.join(posixpath.dirname(opf), named))
    is_elsewhere = named.startswith(("/", "\\")) or ":" in named.partition("/")[0]
    if is_elsewhere or leads_out(member):
        raise UnreadableFile(f"{archive.name}: {named!r} in {opf} leads out of the book")
    return member


def _refuse_protected(archive: Archive) -> None:
    """Raises UnreadableFile where more than fonts is encrypted."""
    if _ENCRYPTION not in archive.members:
        return
    for name, given in _starts(archive, _ENCRYPTION):
        if name == "encryptionmethod" and given.get("algorithm", "").lower() not in _OF_FONTS:
            raise UnreadableFile(
                f"{archive.name} is protected (DRM): its text is encrypted",
                hint="ask the publisher for a copy without protection",
            )


def _starts(archive: Archive, member: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The local names of the start tags of a member in lower case, with their attributes."""
    page = text_of(archive, member)
    for token in tokens(page, is_xml=True):
        if token.kind is TokenKind.DECLARED and "[" in page[token.start : token.end]:
            raise UnreadableFile(
                f"{archive.name}: {member} declares its own entities, which is refused"
            )
        if token.kind is TokenKind.START:
            yield token.name.rpartition(":")[2], values(page, token)
