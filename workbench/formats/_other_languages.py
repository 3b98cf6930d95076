"""What is said of a bilingual file that is not from Chinese to English."""

from __future__ import annotations

from workbench.formats._language_tags import is_chinese, is_english

_LONGEST_NAMED = 20
_REVERSED = (
    "it is from English ({}) to Chinese ({}), but is taken for one from Chinese to English;"
    " `workbench memory import` takes its translations in reverse"
)


def other_languages(source: str, target: str = "") -> str:
    """A warning where the language tags of a file are other ones; empty tags are no fault."""
    is_source = not source or is_chinese(source)
    is_target = not target or is_english(target)
    source, target = source[:_LONGEST_NAMED], target[:_LONGEST_NAMED]
    if is_english(source) and is_chinese(target):
        return _REVERSED.format(source, target)
    if is_source and is_target:
        return ""
    if is_target:
        return f"its sources are in {source}, not in Chinese"
    if is_source:
        return f"its targets are in {target}, not in English"
    return f"it is from {source} to {target}, not from Chinese to English"
