"""Which texts of a unit belong together, by their languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.formats._language_tags import is_of, known_language, language_of
from workbench.formats._tmx_facts import new_unit
from workbench.model.memory import BadUnit, NewUnit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.formats._tmx_raw import RawUnit, Variant

_TITLES = {"zh": "Chinese", "en": "English"}
_ANY = "*all*"
_NEITHER, _SOURCE, _TARGET = range(3)
_MOST_TAGS = 1000
_MOST_NAMED, _LONGEST_NAMED = 5, 20
FURTHER = "of several texts in one language only the first was taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePair:
    """The languages of source and target, each with its regions and scripts."""

    source: str
    """A BCP 47 tag: `zh` is also zh-Hant-TW."""
    target: str
    _sides: dict[str, tuple[int, str]] = field(default_factory=dict, compare=False, repr=False)

    def units(
        self, raw: RawUnit, line: Callable[[], int], default: str
    ) -> Sequence[NewUnit | BadUnit]:
        """The first text of each source language with the first of the target.

        `line` gives that of the unit; `default` is the language that the head of the file names
        for sources. What is left out is told, but for texts of other languages.
        """
        sources, targets, others = self.sides(raw, default)
        if not sources or not targets:
            missing = self.target if sources else self.source
            fault = f"the unit has no {_title(missing)} text{_only(raw, default)}"
            return [BadUnit(line=line(), fault=fault)]
        ((target_language, target),) = targets.items()
        found: list[NewUnit | BadUnit] = []
        for source_language, source in sources.items():
            if not source.text.strip():
                found.append(BadUnit(line=line(), fault="the source is empty"))
            elif not target.text.strip():
                found.append(BadUnit(line=line(), fault="the target is empty"))
            else:
                found.append(new_unit(raw, source, source_language, target, target_language))
        if others and any(isinstance(each, NewUnit) for each in found):
            found.append(BadUnit(line=line(), fault=FURTHER, is_taken=True))
        return found

    def sides(
        self, raw: RawUnit, default: str
    ) -> tuple[dict[str, Variant], dict[str, Variant], int]:
        """Variants by language, one target at most, and how many more there are."""
        sources: dict[str, Variant] = {}
        targets: dict[str, Variant] = {}
        others = 0
        for variant in raw.variants:
            side, known = self._side(variant.language or _said(raw, default))
            if side == _SOURCE:
                language = language_of(known, variant.text) if known == "zh" else known
                others += language in sources
                sources.setdefault(language, variant)
            elif side == _TARGET:
                others += bool(targets)
                if not targets:
                    targets[known] = variant
        return sources, targets, others

    def _side(self, tag: str) -> tuple[int, str]:
        """Which side a text of that tag is on, and the tag in our form."""
        side = self._sides.get(tag)
        if side is None:
            known = known_language(tag)
            is_target = _TARGET if is_of(known, self.target) else _NEITHER
            side = (_SOURCE if is_of(known, self.source) else is_target), known
            if len(self._sides) < _MOST_TAGS and len(tag) < _MOST_TAGS:
                self._sides[tag] = side
        return side


CHINESE_ENGLISH = LanguagePair(source="zh", target="en")


def _said(raw: RawUnit, default: str) -> str:
    """The language of a text that says none: that of sources."""
    said = raw.attributes.get("srclang", default)
    return "" if said == _ANY else said


def _only(raw: RawUnit, default: str) -> str:
    """Which languages a unit has, where it says so."""
    tags = (variant.language or _said(raw, default) for variant in raw.variants)
    found = dict.fromkeys(tag[:_LONGEST_NAMED] for tag in tags if tag)
    return f", only {', '.join(list(found)[:_MOST_NAMED])}" if found else ""


def _title(language: str) -> str:
    return _TITLES.get(language, language)
