"""What must be read again of a translation unit that was written as TMX."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.formats._language_tags import language_of
from workbench.formats._languages import written_tag
from workbench.formats._tmx_facts import created, created_by
from workbench.formats._tmx_roles import ORIGIN, is_machine, role_of
from workbench.formats._utc_times import iso_time
from workbench.formats._xml_text import legal
from workbench.model.memory import NewUnit
from workbench.model.segments import Origin
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.model.codes import Code
    from workbench.model.memory import TranslationUnit

_NUMBER = "tu.prop:x-number"


def expected_units(unit: TranslationUnit) -> NewUnit:
    """Everything that the file holds of it, without what XML forbids.

    A unit that a person corrected is no machine's any more, and is not said to be one.
    """
    source = _read_text(unit.source, unit.source_codes)
    author = legal(unit.author) or created_by(unit.properties)
    is_machines = unit.origin is Origin.MACHINE or is_machine(author)
    return NewUnit(
        source=source,
        target=_read_text(unit.target, unit.target_codes),
        source_language=language_of(written_tag(unit.source_language), source),
        target_language=language_of(written_tag(unit.target_language)),
        origin=Origin.MACHINE if is_machines else Origin.IMPORTED,
        author=author,
        time=iso_time(unit.time) or created(unit.properties),
        document=legal(unit.document),
        before=to_line_feeds(legal(unit.before)),
        after=to_line_feeds(legal(unit.after)),
        properties=_properties(unit),
        source_codes=_codes(unit.source, unit.source_codes),
        target_codes=_codes(unit.target, unit.target_codes),
    )


def _read_text(text: str, codes: Sequence[Code]) -> str:
    """As it is read again: a line end is none where a code stands within it."""
    if not codes:
        return to_line_feeds(legal(text))
    cuts = [0, *(code.offset for code in codes), len(text)]
    return "".join(to_line_feeds(legal(text[start:end])) for start, end in pairwise(cuts))


def _codes(text: str, codes: Sequence[Code]) -> tuple[Code, ...]:
    return tuple(
        replace(
            code,
            offset=len(_read_text(text[: code.offset], codes[:at])),
            data=legal(code.data),
        )
        for at, code in enumerate(codes)
    )


def _properties(unit: TranslationUnit) -> Mapping[str, str]:
    is_persons = unit.origin is not Origin.MACHINE
    found = {
        legal(key): legal(value)
        for key, value in unit.properties.items()
        if not (is_persons and role_of(key) == ORIGIN and is_machine(value))
    }
    if unit.number:
        found.setdefault(_NUMBER, str(unit.number))
    return found
