"""The published schemas of TBX-Basic, and those rules of its Schematron that ours could break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

SCHEMAS = Path(__file__).parents[3] / "shared" / "data" / "schemas"
CORE = "{urn:iso:std:iso:30042:ed-2}"
MODULES = {
    "{http://www.tbxinfo.net/ns/min}": "TBX_min_module/Min.rng",
    "{http://www.tbxinfo.net/ns/basic}": "TBX_basic_module/Basic.rng",
}
_LEVELS = ("conceptEntry", "langSec", "termSec")
_PLACES = {
    "customerSubset": ("conceptEntry", "termSec"),
    "projectSubset": ("conceptEntry", "termSec"),
    "source": _LEVELS,
    "subjectField": ("conceptEntry",),
    "definition": ("conceptEntry", "langSec"),
    "context": ("termSec",),
    "externalCrossReference": _LEVELS,
    "xGraphic": ("conceptEntry", "langSec"),
    "transactionType": _LEVELS,
    "responsibility": _LEVELS,
    **dict.fromkeys(
        (
            "administrativeStatus",
            "partOfSpeech",
            "geographicalUsage",
            "grammaticalGender",
            "termLocation",
            "termType",
        ),
        ("termSec",),
    ),
}
"""Each category of the dialect, with the levels at which it may stand."""
_VALUES = {
    "administrativeStatus": "preferredTerm|admittedTerm|deprecatedTerm|supersededTerm",
    "partOfSpeech": "noun|verb|adjective|adverb|other",
    "termType": "fullForm|acronym|abbreviation|shortForm|variant|phrase",
    "grammaticalGender": "masculine|feminine|neuter|other",
    "transactionType": "origination|modification",
}


def faults(data: bytes, style: str) -> list[str]:
    """What the schemas and rules say against a file; skips the test where they are not there."""
    if not SCHEMAS.is_dir():
        pytest.skip("the schemas of TBX are not beside the repository")
    root = etree.fromstring(data)
    found = [*_against(_core(), root), *_broken_rules(root)]
    assert root.attrib["style"] == style
    foreign = [node for node in root.iter() if not str(node.tag).startswith(CORE)]
    for node in foreign:
        namespace = str(node.tag).partition("}")[0] + "}"
        alone = etree.fromstring(etree.tostring(node, with_tail=False))
        found += _against(_module(MODULES[namespace]), alone)
    if style == "dca":
        found += [f"{node.tag} in DCA" for node in foreign]
    else:
        found += [
            f"{node.tag}/@type in DCT"
            for node in root.iter(f"{CORE}*")
            if node is not root and "type" in node.attrib
        ]
    return found


@cache
def _core() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / "tbx" / "TBXcoreStructV03.rng"))


@cache
def _module(path: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / "tbx-dialects" / path))


def _against(schema: etree.RelaxNG, root: etree._Element) -> list[str]:
    return [] if schema.validate(root) else [str(error) for error in schema.error_log]


def _broken_rules(root: etree._Element) -> Iterator[str]:
    ids = set(root.xpath("//@id"))
    for node in root.iter():
        name = etree.QName(node).localname
        category = node.get("type", name) if node is not root else ""
        target = node.get("target")
        if target is not None and not re.match("https?://.+", target) and target not in ids:
            yield f"{category} points nowhere: {target}"
        if "type" in node.attrib and node is not root and category not in _PLACES:
            yield f"{category} is no category of the dialect"
        if category in _PLACES and name not in ("tbx",):
            level = node.getparent()
            if etree.QName(level).localname.endswith("Grp"):
                level = level.getparent()
            if etree.QName(level).localname not in _PLACES[category]:
                yield f"{category} stands in {level.tag}"
            if category in _VALUES and not re.fullmatch(
                f"({_VALUES[category]})(-admn-sts)?", node.text or ""
            ):
                yield f"{category} is {node.text}"
