"""Segmentation rules in SRX: versions 1.0 and 2.0 are read, 2.0 is written.

Kept are the rules of every language with their order, the language maps, the flags of the header
and what other programs put there. Not kept: comments. The named map rules of SRX 1.0 become one
list of maps, in their order, for 2.0 has no names for them.

The file is not trusted: it may declare no entities, nothing outside of it is read, and one of more
than 8 MiB or 5,000 rules is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._srx_elements import NAMESPACE, Place, header_of, root_of
from workbench.formats._xml_text import attribute, content
from workbench.model.segmentation import (
    LanguageMap,
    LanguageRules,
    SegmentationRule,
    SegmentationRules,
)
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.segmentation import FormatHandles

_LARGEST = 8 << 20
_MOST = 5_000


def read_segmentation(path: Path) -> SegmentationRules:
    """The rules of a file. Raises UnreadableFile with the line."""
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error
    return segmentation_of(data, path.name)


def segmentation_of(data: bytes, name: str) -> SegmentationRules:
    """The rules that bytes hold; `name` is what messages call them. Raises UnreadableFile."""
    if len(data) > _LARGEST:
        raise UnreadableFile(f"{name} is larger than 8 MiB", hint="no SRX file of rules is")
    root = root_of(data, name)
    header, body = root.only("header"), root.only("body")
    languages = tuple(_languages(body))
    known = {each.name for each in languages}
    maps = tuple(_maps(body, known))
    cascades, subflows, formats, extensions = header_of(header, is_first=root.version == "1.0")
    return SegmentationRules(
        languages=languages,
        maps=maps,
        cascades=cascades,
        segments_subflows=subflows,
        formats=formats,
        extensions=extensions,
    )


def write_segmentation(rules: SegmentationRules, out: BinaryIO) -> None:
    """Writes SRX 2.0 in UTF-8, a rule to three lines."""
    out.write("".join(_written(rules)).encode())


def _languages(body: Place) -> Iterator[LanguageRules]:
    count = 0
    names: set[str] = set()
    for group in (each for part in body.all("languagerules") for each in part.all("languagerule")):
        name = group.attribute("languagerulename")
        if name in names:
            raise group.fault(f"the language rule {name!r} is there twice")
        names.add(name)
        rules = tuple(map(_rule, group.all("rule")))
        count += len(rules)
        if count > _MOST:
            raise group.fault(f"there are more than {_MOST:,} rules")
        yield LanguageRules(name=name, rules=rules)


def _rule(place: Place) -> SegmentationRule:
    return SegmentationRule(
        is_break=place.flag("break", usual=True),
        before=place.text("beforebreak"),
        after=place.text("afterbreak"),
    )


def _maps(body: Place, known: set[str]) -> Iterator[LanguageMap]:
    for part in body.all("maprules"):
        for each in (*part.all("languagemap"), *(
            inner for group in part.all("maprule") for inner in group.all("languagemap")
        )):  # fmt: skip
            name = each.attribute("languagerulename")
            if name not in known:
                raise each.fault(f"the language rule {name!r} is not there")
            yield LanguageMap(pattern=each.attribute("languagepattern"), name=name)


def _written(rules: SegmentationRules) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<srx xmlns="{NAMESPACE}" version="2.0">\n'
    yield f'<header segmentsubflows="{_said(rules.segments_subflows)}"'
    yield f' cascade="{_said(rules.cascades)}">\n'
    yield from _handles(rules.formats)
    for extension in rules.extensions:
        yield f"{extension}\n"
    yield "</header>\n<body>\n<languagerules>\n"
    for group in rules.languages:
        yield f'<languagerule languagerulename="{attribute(group.name)}">\n'
        for rule in group.rules:
            yield f'<rule break="{_said(rule.is_break)}">\n'
            yield f"<beforebreak>{content(rule.before)}</beforebreak>\n"
            yield f"<afterbreak>{content(rule.after)}</afterbreak>\n</rule>\n"
        yield "</languagerule>\n"
    yield "</languagerules>\n<maprules>\n"
    for each in rules.maps:
        yield f'<languagemap languagepattern="{attribute(each.pattern)}"'
        yield f' languagerulename="{attribute(each.name)}"/>\n'
    yield "</maprules>\n</body>\n</srx>\n"


def _handles(formats: FormatHandles) -> Iterator[str]:
    for kind, include in (
        ("start", formats.start),
        ("end", formats.end),
        ("isolated", formats.isolated),
    ):
        yield f'<formathandle type="{kind}" include="{_said(include)}"/>\n'


def _said(flag: bool) -> str:
    return "yes" if flag else "no"


FORMAT = Format(
    name="srx",
    title="segmentation rules (SRX 2.0)",
    suffixes=(".srx",),
    holds="rules of sentence ends by language",
    read_segmentation=read_segmentation,
    write_segmentation=write_segmentation,
)
