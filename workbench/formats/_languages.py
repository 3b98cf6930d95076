"""Language tags as older formats expect them: by region, not by script."""

from __future__ import annotations

from functools import lru_cache

from workbench.formats._language_tags import language_of
from workbench.formats._xml_text import attribute

_REGIONS = {"Hans": "CN", "Hant": "TW"}


def by_region(language: str) -> str:
    """A BCP 47 tag without its script subtag: zh-Hans is zh-CN, zh-Hant-HK is zh-HK.

    Readers of the time of RFC 3066 (TMX tools, Word) know no script subtags. A tag without a
    script stays as it is: `en` does not say which English, and no region is made up for it.
    """
    primary, *rest = language.split("-")
    if not rest or rest[0] not in _REGIONS:
        return language
    return "-".join([primary, *(rest[1:] or [_REGIONS[rest[0]]])])


@lru_cache(maxsize=256)
def written_tag(language: str) -> str:
    """The tag by region where that is read as the same language again; fit for an attribute."""
    tag = by_region(language)
    return attribute(tag if language_of(tag) == language else language)
