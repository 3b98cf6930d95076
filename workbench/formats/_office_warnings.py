"""What is said of the things in an office document that are not read, or not as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter

_OF_SOURCE = {
    "comments": "it has comments, which are not read and stay as they are",
    "tracked": "it has tracked changes: what was inserted is read, what was deleted is not",
    "hidden": "it has hidden words, which are not read and stay as they are",
    "ruby": "it has readings above its characters, which are not read; they go where a paragraph "
    "is translated",
    "contents": "its table of contents is not read; have the office program update it in the "
    "translation",
    "fields": "it has fields that fill several paragraphs, which are not read and stay as they are",
}
_OF_COPY = {
    "tracked": "tracked changes were accepted in the paragraphs that have another text now",
    "contents": "the table of contents has the old words: have the office program update it",
}


def of_source(seen: Counter[str]) -> list[str]:
    """One sentence for each kind of thing that reading passed over."""
    return [said for name, said in _OF_SOURCE.items() if seen[name]]


def of_copy(seen: Counter[str]) -> list[str]:
    """One sentence for each kind of thing that is not as it should be where texts changed."""
    return [said for name, said in _OF_COPY.items() if seen[name]]
