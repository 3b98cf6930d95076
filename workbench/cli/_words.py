"""Dictionaries and their words as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.dictionaries import Dictionary, DictionaryHit, Word

Record = dict[str, Any]


def of_dictionary(dictionary: Dictionary) -> Record:
    """One of `dictionary list`."""
    return {
        "name": dictionary.name,
        "date": dictionary.date,
        "entries": dictionary.entries,
        "author": dictionary.author,
        "time": dictionary.time,
        "id": dictionary.id,
    }


def of_hit(hit: DictionaryHit) -> Iterator[Record]:
    """Those of `dictionary find` that stand at one span."""
    for word in hit.words:
        yield {"start": hit.span.start, "end": hit.span.end, **_of_word(word)}


def _of_word(word: Word) -> Record:
    return {
        "traditional": word.traditional,
        "simplified": word.simplified,
        "pinyin": word.pinyin,
        "senses": list(word.senses),
        "classifiers": [
            {
                "traditional": each.traditional,
                "simplified": each.simplified,
                "pinyin": each.pinyin,
            }
            for each in word.classifiers
        ],
        "variant_of": [_of_word(each) for each in word.variant_of],
        "dictionary": word.dictionary,
    }
