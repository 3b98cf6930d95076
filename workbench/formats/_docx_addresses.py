"""Where the links of a Word document lead, which stands in another part than their words.

The codes of a source say the address, so that whoever translates and whoever reads an export sees
it. In the document itself the element has no such attribute: it goes before anything is compared
with the document, or written into it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.formats._docx_parts import relations, targets
from workbench.formats._xml_text import attribute
from workbench.model.codes import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.formats._office_package import Package
    from workbench.model.codes import Code

_LINK = re.compile(r'(<[\w.-]+:hyperlink\b)(?=[^>]*\s[\w.-]+:id="([^"]*)")')
_SAID = re.compile(r'(<[\w.-]+:hyperlink) href="[^"]*"')
_LONGEST = 2048
"""Characters of an address that is said."""


def addresses(package: Package, part: str) -> dict[str, str]:
    """By identity of the relation, the addresses outside of the document that a part names."""
    outside = {name for name, each in relations(package, part).items() if not each.part}
    return {
        name: target
        for name, target in targets(package, part).items()
        if name in outside and len(target) <= _LONGEST
    }


def with_addresses(codes: tuple[Code, ...], known: Mapping[str, str]) -> tuple[Code, ...]:
    """The codes of a paragraph, whose links say where they lead."""
    if not known:
        return codes

    def said(found: re.Match[str]) -> str:
        address = known.get(found[2], "")
        return f'{found[1]} href="{attribute(address)}"' if address else found[1]

    return tuple(
        replace(code, data=_LINK.sub(said, code.data, count=1))
        if code.markup is Markup.LINK and code.data
        else code
        for code in codes
    )


def without_addresses(codes: tuple[Code, ...]) -> tuple[Code, ...]:
    """The codes as the document has them."""
    return tuple(
        replace(code, data=_SAID.sub(r"\1", code.data, count=1))
        if code.markup is Markup.LINK and code.data
        else code
        for code in codes
    )
