"""Which texts of a unit belong together, by their languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.formats._language_tags import known_language, language_of
from workbench.formats._tmx_facts import new_unit
from workbench.model.memory import BadUnit, NewUnit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.formats._tmx_raw import RawUnit, Variant

_TITLES = {"zh": "Chinese", "en": "English"}
_ANY = "*all*"


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePair:
    """The languages of source and target, each with its regions and scripts."""

    source: str
    """A BCP 47 tag: `zh` is also zh-Hant-TW."""
    target: str

    def units(
        self, raw: RawUnit, line: Callable[[], int], default: str
    ) -> Iterator[NewUnit | BadUnit]:
        """The first text of each source language with the first of the target.

        `line` gives that of the unit; `default` is the language that the head of the file names
        for sources. What is left out is told, but for texts of other languages.
        """
        sources, targets, others = self._sorted(raw, default)
        if not sources or not targets:
            missing = self.target if sources else self.source
            yield BadUnit(line=line(), fault=f"the unit has no {_title(missing)} text")
            return
        if others:
            fault = "the unit has a further text in a language that it has already"
            yield BadUnit(line=line(), fault=fault)
        ((target_language, target),) = targets.items()
        for source_language, source in sources.items():
            if not source.text.strip():
                yield BadUnit(line=line(), fault="the source is empty")
            elif not target.text.strip():
                yield BadUnit(line=line(), fault="the target is empty")
            else:
                yield new_unit(raw, source, source_language, target, target_language)

    def _sorted(
        self, raw: RawUnit, default: str
    ) -> tuple[dict[str, Variant], dict[str, Variant], int]:
        """Variants by language, one target at most, and how many more there are."""
        sources: dict[str, Variant] = {}
        targets: dict[str, Variant] = {}
        others = 0
        for variant in raw.variants:
            tag = variant.language or _said(raw, default)
            known = known_language(tag)
            if _is_of(known, self.source):
                language = language_of(tag, variant.text) if known == "zh" else known
                others += language in sources
                sources.setdefault(language, variant)
            elif _is_of(known, self.target):
                others += bool(targets)
                if not targets:
                    targets[known] = variant
        return sources, targets, others


CHINESE_ENGLISH = LanguagePair(source="zh", target="en")


def _said(raw: RawUnit, default: str) -> str:
    """The language of a text that says none: that of sources."""
    said = dict(raw.attributes).get("srclang", default)
    return "" if said == _ANY else said


def _is_of(language: str, wanted: str) -> bool:
    """Whether a tag is that of a language, or of one of its kinds (RFC 4647, section 3.3.1)."""
    return language == wanted or language.startswith(f"{wanted}-")


def _title(language: str) -> str:
    return _TITLES.get(language, language)
