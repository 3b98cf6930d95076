"""What a match loses for where it comes from."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.model.segments import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.model.memory import TranslationUnit
    from workbench.model.memory_settings import MemorySettings

_REGIONS = {"hans": "CN", "hant": "TW"}


def penalties(
    unit: TranslationUnit, language: str, library: int, settings: MemorySettings
) -> Iterator[tuple[int, str]]:
    """(percent, reason) of each; `language` is that of the text, `library` the library's own."""
    if library:
        yield library, "library"
    yield from _of_kind(unit.source_language, unit.origin, language, settings)
    if settings.old_years and settings.old_penalty and _is_old(unit.time, settings.old_years):
        yield settings.old_penalty, f"older than {settings.old_years} years"


def least(
    kinds: Iterable[tuple[str, str]], language: str, library: int, settings: MemorySettings
) -> int:
    """Percent that every unit loses, if all are of some kinds: (language of the source, origin)."""
    lost = (sum(percent for percent, _ in _of_kind(*each, language, settings)) for each in kinds)
    return library + min(lost, default=0)


def _of_kind(
    source_language: str, origin: str, language: str, settings: MemorySettings
) -> Iterator[tuple[int, str]]:
    if origin == Origin.MACHINE and settings.machine_penalty:
        yield settings.machine_penalty, "machine translation"
    own, other = region(language), region(source_language)
    if own and other and own != other and settings.region_penalty:
        yield settings.region_penalty, f"usage of {other}"


def region(tag: str) -> str:
    """The region whose usage a BCP 47 tag tells: CN for zh-Hans, TW for zh-Hant; "" for zh."""
    found = ""
    for part in tag.lower().split("-")[1:]:
        if len(part) == 2:
            return part.upper()
        found = _REGIONS.get(part, found)
    return found


def _is_old(time: str, years: int) -> bool:
    """Whether a time is at least so long ago; one that is not said is not old."""
    try:
        then = datetime.fromisoformat(time)
    except ValueError:
        return False
    now = datetime.now(UTC)
    age = now.year - then.year - ((now.month, now.day) < (then.month, then.day))
    return age >= years
