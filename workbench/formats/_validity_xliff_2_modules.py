"""The modules of XLIFF 2 in its grammar, and in which elements of the core they may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._validity_grammar import element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._validity_grammar import ElementSource

_TC = "urn:oasis:names:tc:xliff"
NAMESPACES = {
    "mtc": f"{_TC}:matches:2.0",
    "gls": f"{_TC}:glossary:2.0",
    "fs": f"{_TC}:fs:2.0",
    "mda": f"{_TC}:metadata:2.0",
    "res": f"{_TC}:resourcedata:2.0",
    "slr": f"{_TC}:sizerestriction:2.0",
    "val": f"{_TC}:validation:2.0",
    "ctr": f"{_TC}:changetracking:2.0",
    "its": "http://www.w3.org/2005/11/its",
    "itsm": f"{_TC}:itsm:2.1",
    "pgs": f"{_TC}:pgs:1.0",
}
"""By the prefixes that the standard has for them."""
OF_MODULES = {
    "mtc:matches": ("unit",),
    "gls:glossary": ("unit",),
    "mda:metadata": ("xliff", "file", "group", "unit", "mtc:match", "gls:glossEntry"),
    "res:resourceData": ("file", "unit"),
    "slr:profiles": ("file",),
    "slr:data": ("file", "group", "unit"),
    "val:validation": ("file", "group", "unit"),
    "ctr:changeTrack": ("file", "group", "unit"),
    "its:locQualityIssues": ("unit",),
    "its:provenanceRecords": ("file", "group", "unit", "mtc:match"),
}
"""The element of each module that stands among those of the core, and in which."""
STYLES = "fs:fs? = fs, fs:subFs?"
SIZES = (
    "slr:storageRestriction?, slr:sizeRestriction?, slr:equivStorage?, slr:sizeInfo?,"
    " slr:sizeInfoRef? = nmtoken"
)
_ITS = (
    "its:version? = '2.0', its:allowedCharacters?, its:annotatorsRef?, its:localeFilterList?,"
    " its:localeFilterType? = include|exclude, its:locQualityIssueComment?,"
    " its:locQualityIssueEnabled? = yes|no, its:locQualityIssueProfileRef? = address,"
    " its:locQualityIssuesRef? = address, its:locQualityIssueSeverity? = percent,"
    " its:locQualityIssueType? = issue, its:locQualityRatingProfileRef? = address,"
    " its:locQualityRatingScore? = percent, its:locQualityRatingScoreThreshold? = percent,"
    " its:locQualityRatingVote? = integer, its:locQualityRatingVoteThreshold? = integer,"
    " its:mtConfidence? = share, its:org?, its:orgRef? = address, its:person?,"
    " its:personRef? = address, its:provenanceRecordsRef? = address, its:revOrg?,"
    " its:revOrgRef? = address, its:revPerson?, its:revPersonRef? = address, its:revTool?,"
    " its:revToolRef? = address, its:taClassRef? = address, its:taConfidence? = share,"
    " its:taIdent?, its:taIdentRef? = address, its:taSource?, its:termConfidence? = share,"
    " its:tool?, its:toolRef? = address, itsm:domains?, itsm:lang? = language"
)
_XML = "xml:lang? = language, xml:space? = default|preserve, xml:id? = ncname, xml:base? = address"
ANYWHERE = f"{STYLES}, {SIZES}, {_ITS}, {_XML}, pgs:switch? = switch, pgs:case?, #other"
"""The attributes of modules, where an element may have those of other namespaces at all."""
_ISSUE = (
    "locQualityIssueType?, locQualityIssueComment?, locQualityIssueSeverity?,"
    " locQualityIssueProfileRef?, locQualityIssueEnabled?"
)
_RECORD = (
    "org?, orgRef?, person?, personRef?, revOrg?, revOrgRef?, revPerson?, revPersonRef?, revTool?,"
    " revToolRef?, tool?, toolRef?"
)


def module_elements(*, is_new: bool) -> Iterator[ElementSource]:
    """The elements of all modules; `is_new` with what 2.2 has added."""
    yield from _matches()
    yield from _glossary()
    yield from _metadata()
    yield from _resources(is_new=is_new)
    yield from _sizes()
    yield from _validation()
    yield from _changes()
    yield from _its()


def _matches() -> Iterator[ElementSource]:
    yield element("mtc:matches", "mtc:match+")
    yield element(
        "mtc:match",
        "mda:metadata?, originalData?, source, target, #other*",
        "id? = nmtoken, matchQuality? = percent, matchSuitability? = percent, origin?,"
        " ref = address, reference? = yes|no, similarity? = percent, subType? = own,"
        f" type? = am|mt|icm|idm|tb|tm|other, {ANYWHERE}",
    )


def _glossary() -> Iterator[ElementSource]:
    yield element("gls:glossary", "gls:glossEntry+")
    yield element(
        "gls:glossEntry",
        "gls:term, gls:translation*, gls:definition?, #other*",
        f"id? = nmtoken, ref? = address, {ANYWHERE}",
    )
    yield element("gls:term", "#text", f"source?, {ANYWHERE}")
    yield element("gls:translation", "#text", f"id? = nmtoken, ref? = address, source?, {ANYWHERE}")
    yield element("gls:definition", "#text", f"source?, {ANYWHERE}")


def _metadata() -> Iterator[ElementSource]:
    yield element("mda:metadata", "mda:metaGroup+", "id? = nmtoken")
    yield element(
        "mda:metaGroup",
        "(mda:metaGroup | mda:meta)+",
        "id? = nmtoken, category?, appliesTo? = source|target|ignorable",
    )
    yield element("mda:meta", "#text", "type")


def _resources(*, is_new: bool) -> Iterator[ElementSource]:
    yield element("res:resourceData", "res:resourceItemRef*, res:resourceItem*")
    yield element("res:resourceItemRef", "", f"id? = nmtoken, ref = nmtoken, {ANYWHERE}")
    yield element(
        "res:resourceItem",
        f"{'notes?, ' if is_new else ''}res:source?, res:target?, res:reference*",
        f"mimeType?, id? = nmtoken, context? = yes|no, {ANYWHERE}",
    )
    yield element("res:source", "(#other, #other*)?", f"href?, {ANYWHERE}")
    yield element("res:target", "(#other, #other*)?", f"href?, {ANYWHERE}")
    yield element("res:reference", "", "href, xml:lang? = language")


def _sizes() -> Iterator[ElementSource]:
    yield element("slr:profiles", "slr:normalization?, #other*", "generalProfile?, storageProfile?")
    yield element("slr:normalization", "", "general? = normal, storage? = normal")
    yield element("slr:data", "#other*", f"profile, {ANYWHERE}")


def _validation() -> Iterator[ElementSource]:
    yield element("val:validation", "val:rule+", ANYWHERE)
    yield element(
        "val:rule",
        "",
        "isPresent?, occurs? = positive, isNotPresent?, startsWith?, endsWith?,"
        " existsInSource? = yes|no, caseSensitive? = yes|no, normalization? = normal,"
        f" disabled? = yes|no, {ANYWHERE}",
    )


def _changes() -> Iterator[ElementSource]:
    yield element("ctr:changeTrack", "ctr:revisions+")
    yield element(
        "ctr:revisions",
        "ctr:revision+",
        f"appliesTo = nmtoken, ref? = nmtoken, currentVersion? = nmtoken, {ANYWHERE}",
    )
    yield element(
        "ctr:revision", "ctr:item+", f"author?, datetime?, version? = nmtoken, {ANYWHERE}"
    )
    yield element("ctr:item", "#text", f"property, {ANYWHERE}")


def _its() -> Iterator[ElementSource]:
    yield element("its:locQualityIssues", "its:locQualityIssue+", "xml:id = ncname, version?")
    yield element("its:locQualityIssue", "", f"version?, {_ISSUE}")
    yield element("its:provenanceRecords", "its:provenanceRecord+", "xml:id = ncname, version?")
    yield element("its:provenanceRecord", "", f"version?, {_RECORD}")


ELEMENTS = tuple(source.name for source in module_elements(is_new=True))
"""Their names."""
