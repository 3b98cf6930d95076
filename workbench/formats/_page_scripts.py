"""One paragraph in all scripts, told as what differs from the text that stands.

A difference is read from the left: a number says how many characters stay, and characters that are
no figures take the places of as many: `2體1馬` changes the third and the fifth. Taiwan and Hong
Kong are told against Traditional, from which they differ little. All have as many code points.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.model.scripts import Script
from workbench.model.terms import ConceptKind
from workbench.text.script_view import in_script

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.model.exchange import ParallelPair
    from workbench.model.spans import Span

BASES = {
    Script.SIMPLIFIED: Script.STORED,
    Script.TRADITIONAL: Script.STORED,
    Script.TAIWAN: Script.TRADITIONAL,
    Script.HONG_KONG: Script.TRADITIONAL,
}
"""What each script is told against, in an order in which that comes first."""
_STEP = re.compile(r"([0-9]*)([^0-9]+)")


def differences(text: str, names: Iterable[Span] = ()) -> dict[Script, str]:
    """By script what differs; nothing for one that does not differ. `names` are of people."""
    spans = tuple(names)
    shown = {Script.STORED: text}
    found = {}
    for script, base in BASES.items():
        shown[script] = in_script(text, script, spans)
        told = difference(shown[base], shown[script])
        if told:
            found[script] = told
    return found


def difference(base: str, other: str) -> str:
    """What a text of as many code points has in other places; figures do not differ."""
    parts, kept = [], 0
    for mine, its in zip(base, other, strict=True):
        if mine == its:
            kept += 1
        else:
            parts.append(f"{kept or ''}{its}")
            kept = 0
    return "".join(parts)


def changed(base: str, told: str) -> str:
    """The other text. Raises ValueError where what differs is not of that text."""
    characters, at = list(base), 0
    for kept, others in _STEP.findall(told):
        at += int(kept or 0)
        if at + len(others) > len(characters):
            raise ValueError("a difference goes beyond the text")
        characters[at : at + len(others)] = others
        at += len(others)
    return "".join(characters)


def in_scripts(text: str, told: Mapping[Script, str]) -> dict[Script, str]:
    """The text in every script."""
    shown = {Script.STORED: text}
    for script, base in BASES.items():
        shown[script] = changed(shown[base], told.get(script, ""))
    return shown


def people_in(pair: ParallelPair) -> list[Span]:
    """Where names of people stand in the source, as far as pair and terms say it."""
    found = {
        hit.span
        for hit in pair.terms
        if any(concept.kind is ConceptKind.PERSON for concept in hit.concepts)
    }
    return sorted(found.union(pair.people))
