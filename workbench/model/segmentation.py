"""Rules that say where sentences end, as SRX has them (Segmentation Rules eXchange 2.0)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentationRule:
    """Whether a sentence ends where one pattern matches before and another after."""

    is_break: bool
    before: str = ""
    """A regular expression (ICU) that matches up to the place; empty for anything."""
    after: str = ""
    """One that matches from the place on; empty for anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRules:
    """Rules under a name; of those that match at a place, the first decides."""

    name: str
    rules: tuple[SegmentationRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageMap:
    """Which rules are for a language."""

    pattern: str
    """A regular expression that matches the whole of a language tag: `ZH.*`, `[Ee][Nn].*`."""
    name: str
    """That of the language rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatHandles:
    """Whether inline markup at the end of a sentence belongs to it, by its kind."""

    start: bool = False
    end: bool = True
    isolated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentationRules:
    """All that an SRX file says; comments are not kept."""

    languages: tuple[LanguageRules, ...]
    maps: tuple[LanguageMap, ...]
    cascades: bool = False
    """Whether all maps that match a language count, in their order, or the first alone."""
    segments_subflows: bool = True
    """Whether a text within another, such as a footnote, has sentences of its own."""
    formats: FormatHandles = FormatHandles()
    extensions: tuple[str, ...] = ()
    """Elements of other programs in the header, each as XML with its namespaces."""
