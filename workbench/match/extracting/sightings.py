"""A place in a text where something speaks for a term."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a candidate looks like, which tells a reader why it is proposed."""

    QUOTED = "quoted phrase"
    TITLE = "title"
    LAW = "law"
    SLOGAN = "slogan"
    ORGAN = "organ"
    MEETING = "meeting"
    PERSON = "person"
    PLACE = "place"
    SET_PHRASE = "set phrase"
    COMPOUND = "compound"
    UNIT = "repeated unit"


@dataclass(frozen=True, slots=True)
class Sighting:
    """Evidence for the code points from start to end, the end excluded."""

    start: int
    end: int
    kind: Kind
    trust: float
    """How often such evidence is right, from 0 to 1; an estimate, not a measurement."""
    why: str
