"""How the history says which suggestion of the memory a wording came from.

The detail of a wording with the origin *memory* is one of these:

    propagated from 12
    propagated from 12 in report.docx
    pretranslated: context 100%, unit 0190c7a4-… of court papers
    fuzzy 87%

The last is the name of a match that somebody inserted; more may stand after it.
"""

from __future__ import annotations

import re

from workbench.model.segments import Origin
from workbench.model.suggestions import PRETRANSLATED, PROPAGATED, Suggested

_SCORED = re.compile(rf"(?:{PRETRANSLATED} )?(?P<kind>[a-z][a-z ]*?) (?P<score>\d{{1,3}})\s?%")


def propagated_detail(number: int, document: str = "") -> str:
    """Of what was taken over from a segment; `document` names its document where it is another."""
    return f"{PROPAGATED} {number}" + (f" in {document}" if document else "")


def pretranslated_detail(name: str, memory: str, unit: str) -> str:
    """Of a match that was filled in: its name, and which unit of which memory, where it is one."""
    said = f"{PRETRANSLATED} {name}"
    if unit:
        said += f", unit {unit}"
    return f"{said} of {memory}" if memory else said


def told_origin(origin: Origin, detail: str) -> str:
    """Where a wording came from, in a few words; empty for what was typed or read from a file."""
    if origin is Origin.MACHINE:
        return "by machine"
    if origin is not Origin.MEMORY:
        return ""
    found = find_suggested(detail)
    if found is None:
        return "from memory"
    if detail.startswith(PROPAGATED):
        return detail
    return f"from memory {found.score}%"


def find_suggested(detail: str) -> Suggested | None:
    """What a detail says; None where it says of no suggestion, as for what was restored."""
    if detail.startswith(PROPAGATED):
        return Suggested(kind="propagated", score=100)
    found = _SCORED.match(detail)
    if found is None or int(found["score"]) > 100:
        return None
    return Suggested(kind=found["kind"], score=int(found["score"]))
