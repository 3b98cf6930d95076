"""A TMX file that came back from other hands, whatever program wrote it.

Units are known by their `tuid`, or by a property that has the id (OmegaT writes that of an XLIFF
unit as `id`). Programs put signs around the types of properties that are not their own (Trados:
`x-state:SingleString`), which are looked through.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._position import Position
from workbench.formats._tmx_facts import new_unit
from workbench.formats._tmx_pair import CHINESE_ENGLISH
from workbench.formats._tmx_raw import RawUnit
from workbench.formats._tmx_read import read_prolog, runs_of
from workbench.model.memory import BadUnit
from workbench.model.returned import ReturnedFile, ReturnedNote, ReturnedRow, ReturnedWording
from workbench.model.segments import State
from workbench.text.fingerprints import fingerprint
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from workbench.model.memory import NewUnit

_ID = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?:\.[1-9]\d{0,5})?",
    re.IGNORECASE,
)
_TYPED = re.compile(r":(?:single|multiple)(?:string|picklist)$")
_STATES = {str(state): state for state in State} | {
    "draft": State.DRAFT,
    "notspecified": State.DRAFT,
    "unspecified": State.DRAFT,
    "rejectedtranslation": State.DRAFT,
    "rejectedsignoff": State.DRAFT,
    "needs-translation": State.DRAFT,
    "approvedtranslation": State.REVIEWED,
    "approved": State.REVIEWED,
    "confirmed": State.TRANSLATED,
    "approvedsignoff": State.FINAL,
}
"""By what our files and those of Trados (`ConfirmationLevel`) say."""
_NOTES = re.compile(r"(?:tu|target)\.note(?:#\d+)?")


def read_returned(path: Path) -> ReturnedFile:
    """The pairs of the file, Chinese and English, in its order. Raises UnreadableFile."""
    prolog = read_prolog(path)
    position = Position()
    return ReturnedFile(
        project=prolog.properties.get("x-project", "").strip(),
        rows=_rows(path, position),
        position=position,
    )


def _rows(path: Path, position: Position) -> Iterator[ReturnedRow | BadUnit]:
    for prolog, run in runs_of(path, position.note):
        if isinstance(run, BadUnit):
            yield run
            continue
        for raw in run.units():
            if isinstance(raw, RawUnit):
                yield _row(raw, prolog.source_language, run.line())
            elif isinstance(raw, BadUnit):
                yield raw


def _row(raw: RawUnit, default: str, line: int) -> ReturnedRow | BadUnit:
    sources, targets, _ = CHINESE_ENGLISH.sides(raw, default)
    if not sources:
        return BadUnit(line=line, fault="the unit has no Chinese text")
    language, source = next(iter(sources.items()))
    if not targets:
        ((known, target),) = (("en", source._replace(text="", codes=())),)
    else:
        ((known, target),) = targets.items()
    unit = new_unit(raw, source, language, target, known, keeps_links=True)
    said = _properties(unit.properties)
    id = _id(unit.properties.get("tu.tuid", ""), said)
    return ReturnedRow(
        id=id,
        fingerprint=said.get("fingerprint", ""),
        source=unit.source,
        source_codes=() if id else unit.source_codes,
        wordings=_wordings(unit),
        state=_STATES.get(said.get("state", said.get("confirmationlevel", "")).lower()),
        notes=_notes(unit.properties, said.get("notes", "")),
        document=unit.document,
        since=said.get("time", ""),
        before=unit.before,
        after=unit.after,
        where=f"line {line}",
    )


def _wordings(unit: NewUnit) -> tuple[ReturnedWording, ...]:
    if not has_text(unit.target):
        return ()
    wording = ReturnedWording(
        text=unit.target, codes=unit.target_codes, author=unit.author, time=unit.time
    )
    return (wording,)


def _properties(properties: Mapping[str, str]) -> dict[str, str]:
    """The properties of the unit by their types, without what programs put around these."""
    found: dict[str, str] = {}
    for key, value in properties.items():
        part, _, kind = key.partition(".prop:")
        if kind and part in ("tu", "target"):
            found.setdefault(_TYPED.sub("", kind.lower()).removeprefix("x-"), value)
    return found


def _id(tuid: str, said: Mapping[str, str]) -> str:
    named = (tuid, said.get("id", ""), said.get("tuid", ""))
    return next((each.lower() for each in named if _ID.fullmatch(each)), "")


def _notes(properties: Mapping[str, str], known: str) -> tuple[ReturnedNote, ...]:
    """Notes that did not go out with the unit; of those that did, the file has fingerprints."""
    gone_out = set(known.split())
    return tuple(
        ReturnedNote(text=text)
        for key, text in properties.items()
        if _NOTES.fullmatch(key) and has_text(text) and fingerprint(text) not in gone_out
    )
