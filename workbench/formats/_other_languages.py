"""What is said of a bilingual file that is not from Chinese to English."""

from __future__ import annotations

from workbench.errors import UnreadableFile
from workbench.formats._language_tags import is_chinese, is_english

_LONGEST_NAMED = 20


def other_languages(source: str, target: str = "") -> str:
    """A warning where the language tags of a file are other ones; empty tags are no fault."""
    is_source = not source or is_chinese(source)
    is_target = not target or is_english(target)
    source, target = source[:_LONGEST_NAMED], target[:_LONGEST_NAMED]
    if is_source and is_target:
        return ""
    if is_target:
        return f"its sources are in {source}, not in Chinese"
    if is_source:
        return f"its targets are in {target}, not in English"
    return f"it is from {source} to {target}, not from Chinese to English"


def refuse_reversed(place: str, source: str, target: str) -> None:
    """Raises UnreadableFile for a bilingual file from English to Chinese, by its language tags.

    It cannot be a document: its Chinese is a translation, and what were written back in its place
    would be English. Its pairs are good for a memory all the same. `place` is file and line.
    """
    if is_english(source) and is_chinese(target):
        source, target = source[:_LONGEST_NAMED], target[:_LONGEST_NAMED]
        raise UnreadableFile(
            f"{place}: it is from English ({source}) to Chinese ({target}), and a document is"
            " translated from Chinese to English",
            hint="`workbench memory import` takes its translations the other way round",
        )
