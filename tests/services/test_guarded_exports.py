"""Every export, with one fact of it damaged: the guard notices, or the file does not have it.

A damage is done to the text before it is written, and the file is then compared with the whole
text, so that it is the same for every format.
"""

import re
import zipfile
from collections.abc import Mapping
from contextlib import ExitStack
from functools import reduce
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.services.damages import DAMAGES, PART_DAMAGES, Damage
from tests.services.full_texts import full_text, sentences_text
from workbench.errors import ExportFailed, Refused
from workbench.model.exchange import Carries, ParallelText
from workbench.plugins import FORMATS, Format
from workbench.services.guarding import Guard

Damages = Mapping[str, Damage]
Outcomes = dict[str, str]
EXPORTERS = tuple(
    each.name
    for each in FORMATS.all()[0]
    if (each.write or each.write_set) and not each.is_english_only
)
CODES_PLACE = ("source's code's place", "target's code's place")
UNNOTICED: Mapping[str, tuple[str, ...]] = {
    # The runs of the words are cut where the picture stood, which no document for readers shows.
    "parallel-docx": CODES_PLACE,
    # Headlines are bold.
    "review-docx": ("kind",),
    # They stand in the head of printed pages.
    "review-xlsx": ("source language", "target language"),
}
"""What a file shows and no program reads from it."""
CLAIMS: Mapping[Carries, tuple[str, ...]] = {
    Carries.IDENTITY: ("id",),
    Carries.UNTRANSLATED: ("target lost",),
    Carries.KIND: ("kind",),
    Carries.STATE: ("state",),
    Carries.AUTHOR: ("author", "time"),
    Carries.ORIGIN: ("origin",),
    Carries.CODES: ("source's look", "target's look"),
    Carries.NOTES: ("note", "annotation's body"),
    Carries.ALIGNMENT: ("shape", "doubt"),
    Carries.TERMS: ("term's translation",),
    Carries.MATCHES: ("match's source", "match's target"),
    Carries.HISTORY: ("earlier wording's text",),
}
"""What a file must have that is said to carry a thing."""
SLOW = ("pdf", "parallel-docx", "review-docx", "parallel-xlsx", "review-xlsx")
"""Formats of which few files are written."""
UNSTEADY = ("pdf",)
"""Formats whose files are never twice the same, so that only the guard tells them apart."""
TRIED = ("title", "glossary lost", "glossary's English", "pair lost")
"""Damages that files are written with for any format."""


def _write(format: Format, text: ParallelText, folder: Path) -> Path:
    folder.mkdir()
    path = folder / "export"
    with ExitStack() as stack:

        def opened(end: str = "") -> BinaryIO:
            return stack.enter_context(path.with_name(f"{path.name}{end}").open("wb"))

        if format.write is not None:
            format.write(text, opened())
        else:
            assert format.write_set is not None
            format.write_set(text, opened)
    return path


def _content(folder: Path) -> dict[str, bytes]:
    """What the files of a folder hold, without the times at which archives were made."""
    found = {}
    for path in folder.iterdir():
        if not zipfile.is_zipfile(path):
            found[path.name] = path.read_bytes()
            continue
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                data = archive.read(name)
                is_dated = name.endswith("core.xml")
                found[name] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"", data) if is_dated else data
    return found


def _is_noticed(format: Format, text: ParallelText, path: Path) -> bool:
    guard = Guard(parallel=text, name="export", format=format, report=lambda compared: None)
    try:
        guard.verify(path)
    except ExportFailed:
        return True
    return False


def _outcomes(format: Format, text: ParallelText, damages: Damages, folder: Path) -> Outcomes:
    """What becomes of every damage: noticed, unnoticed, or absent."""
    folder.mkdir()
    assert not _is_noticed(format, text, _write(format, text, folder / "whole"))
    content = _content(folder / "whole")
    found = {}
    for at, (what, damage) in enumerate(damages.items()):
        path = _write(format, damage(text), folder / f"{at}")
        if _content(path.parent) == content:
            found[what] = "absent"
        else:
            found[what] = "noticed" if _is_noticed(format, text, path) else "unnoticed"
    return found


def _outcomes_of_few(
    format: Format, text: ParallelText, damages: Damages, folder: Path
) -> Outcomes:
    """The same with few files: what is expected otherwise is noticed, for every file reads back as
    what is expected of it; all that is not is done to one text, whose file is as it was."""
    hidden = {
        what: damage
        for what, damage in damages.items()
        if _expected(format, damage(text)) == _expected(format, text)
    }
    tried = (*TRIED, *UNNOTICED.get(format.name, ()))
    untold = hidden if format.name in UNSTEADY else ()
    written = {what: damages[what] for what in tried if what in damages and what not in untold}
    found = dict.fromkeys(damages, "noticed") | dict.fromkeys(hidden, "absent")
    if format.name not in UNSTEADY:
        # What takes something away comes last, for others change it.
        left = sorted(set(hidden) - set(written), key=lambda what: ("lost" in what, what))
        written["all that is hidden"] = lambda text: reduce(
            lambda damaged, what: damages[what](damaged), left, text
        )
    found |= _outcomes(format, text, written, folder)
    assert found.pop("all that is hidden", "absent") == "absent"
    return found


def _expected(format: Format, text: ParallelText) -> list[object]:
    assert format.expected is not None
    footnotes = format.expected_footnotes
    return [*format.expected(text), *(footnotes(text) if footnotes else ())]


@pytest.mark.parametrize("name", EXPORTERS)
def test_damage_is_noticed(name: str, tmp_path: Path) -> None:
    format = FORMATS.get(name)
    outcomes_of = _outcomes_of_few if name in SLOW else _outcomes
    try:
        outcomes = outcomes_of(format, full_text(), DAMAGES, tmp_path / "paragraphs")
    except Refused as refused:  # there is no Pango here, or no Chinese font
        pytest.skip(str(refused))
    outcomes |= outcomes_of(format, sentences_text(), PART_DAMAGES, tmp_path / "sentences")
    unnoticed = tuple(what for what, outcome in outcomes.items() if outcome == "unnoticed")
    assert unnoticed == UNNOTICED.get(name, ())
    claimed = {what for thing in format.carries for what in CLAIMS[thing]}
    if format.holds_terms_only:
        claimed = {"glossary's English"}
    assert {what for what in claimed if outcomes[what] == "absent"} == set()
