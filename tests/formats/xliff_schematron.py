"""The Schematron rules of XLIFF 2.1, and where they contradict the standard that they are of.

There are none of 2.2, whose rules are those of 2.1 in another namespace.
"""

from __future__ import annotations

from tests.formats.schematron import Refusal, Schematron, schematron
from tests.formats.xliff_2_documents import NAMESPACE
from tests.formats.xliff_schemas import SCHEMAS

FILES = (
    "xliff_core_2.1",
    "matches",
    "glossary",
    "fs",
    "resource_data",
    "size_restriction",
    "metadata",
    "validation",
    "its",
)
_KINDS = (("pc", "sc", "ec"), ("mrk", "sm"))
_ONE_KIND = "".join(
    f"[(local-name() = {names}) = (local-name(current()) = {names})]" for names in _KINDS
)
_OF_UNIT = (
    "count(ancestor::xlf:unit//xlf:source[ancestor::xlf:segment | ancestor::xlf:ignorable]"
    f"//xlf:*[@id=$id]{_ONE_KIND})=1"
)
_SAME_NAME = "[local-name()= local-name(current())]"
_AFTER_SIGN = "substring-after($ref,'#')"
_IN_SOURCE_OR_TARGET = (_AFTER_SIGN, f"replace({_AFTER_SIGN}, '^t=', '')")

MENDS: dict[str, tuple[tuple[str, str], ...]] = {
    # The attribute is `isolated`: no valid file could have styles at an end that is alone.
    "fs": (("@isolate=", "@isolated="),),
    # The attribute is `isPresent`: no rule could have it together with `existsInSource`.
    "validation": (("@isPeresent", "@isPresent"),),
    # A reference may also name a span of the target: `#t=m1` (3, fragment identification).
    "glossary": (_IN_SOURCE_OR_TARGET,),
    # Likewise. And <pc> may be written as <sc> and <ec>, <mrk> as <sm> and <em> (4.7.2.3).
    "matches": (_IN_SOURCE_OR_TARGET, (_SAME_NAME, _ONE_KIND)),
    "xliff_core_2.1": (
        # U+FFFE and U+FFFF cannot stand in XML either (XML 1.0, 2.2).
        ("matches($hex,'^000[0-8]$')", "matches($hex,'^000[0-8]$|^[Ff]{3}[EeFf]$')"),
        # A note may also be named by its whole path: `#f=f2/u=u1/n=n1`.
        ("substring-after($ref,'#n=')", "replace($ref, '^.*[#/]n=', '')"),
        # As for matches. And a code may move into another segment of its unit, as the suite says
        # of bad_MissingNonRemovable1.xlf; this is a warning here.
        (_SAME_NAME, _ONE_KIND),
        ("($counter=1) or (", f"($counter=1) or ($counter=2 and {_OF_UNIT}) or ("),
    ),
}
"""What must stand in the rules, and why; the suite has a valid file that each of them refuses."""


def rules(version: str = "2.1", *, mended: bool = False) -> list[Schematron]:
    """All files of rules; skips the test where no processor runs them."""
    moved = ((NAMESPACE, NAMESPACE.replace("2.0", version)),) if version == "2.2" else ()
    return [
        schematron(
            SCHEMAS / "xliff-2.1" / f"{name}.sch", *(MENDS.get(name, ()) if mended else ()), *moved
        )
        for name in FILES
    ]


def refusals(data: bytes, version: str = "2.1", *, mended: bool = False) -> list[Refusal]:
    """What the rules have against a file, without warnings."""
    return [
        refusal
        for each in rules(version, mended=mended)
        for refusal in each.refusals(data)
        if not refusal.is_warning
    ]
