"""Entries of CC-CEDICT as they are read: tone marks, measure words, what is a variant of what."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.model.dictionaries import Classifier, DictionaryEntry, Word
from workbench.text.numbered_pinyin import marked
from workbench.text.reading import one_word

_NUMBERED = re.compile(r"\[([A-Za-zü:,·\- ]+[1-5][A-Za-zü:,·\-1-5 ]*)\]")
_CLASSIFIERS = re.compile(r"^CL:(.*)$")
_CLASSIFIER = re.compile(r"([^|\[,]+)(?:\|([^\[,]+))?(?:\[([^\]]*)\])?")
_VARIANT = re.compile(
    r"^(?:\([^)]*\) )?(?:[A-Za-z]+ ){0,2}variant of ([^\s|\[,;()]+)(?:\|([^\s\[,;()]+))?"
    r"(?:\[([^\]]+)\])?"
)
_SEE = re.compile(r"^see ([^\s|\[,;()]+)(?:\|([^\s\[,;()]+))?(?:\[([^\]]+)\])?$")
_SURNAME = re.compile(r"^(?:\([^)]*\) )?surname [A-Z]")
_NO_SENSE = re.compile(r"^(?:CL:|Taiwan pr\. |also pr\. |also written )")

_NOT_ENGLISH = re.compile(
    r"^(?:\([^)]*\) )?(?:[A-Za-z]+ ){0,2}(?:variant of |see |also |abbr\. |surname |used in |CL:"
    r"|Taiwan pr\. |classifier |same as |equivalent )"
)
_LABELS = re.compile(r"\([^()]*\)")
_LONGEST = 60
"""Characters of the longest gloss that is a rendering and no explanation."""


class Reference(NamedTuple):
    """The entry that another one points at."""

    traditional: str
    pinyin: str
    """With tone numbers; empty where it is not said."""


def word_of(entry: DictionaryEntry, dictionary: str = "") -> Word:
    """The entry with tone marks, its classifiers apart from its senses."""
    senses, classifiers = [], []
    for sense in filter(None, map(str.strip, entry.english.split("/"))):
        listed = _CLASSIFIERS.match(sense)
        if listed:
            classifiers += _classifiers(listed[1])
        else:
            senses.append(_NUMBERED.sub(lambda found: f"[{marked(found[1])}]", sense))
    return Word(
        traditional=entry.traditional,
        simplified=entry.simplified,
        pinyin=marked(entry.pinyin),
        senses=tuple(senses),
        classifiers=tuple(classifiers),
        dictionary=dictionary,
    )


def references(entry: DictionaryEntry) -> list[Reference]:
    """The entries that this one is a variant of, or that it says to see instead."""
    found = [
        _VARIANT.match(sense) or _SEE.match(sense)
        for sense in map(str.strip, entry.english.split("/"))
    ]
    return [Reference(match[1], match[3] or "") for match in found if match is not None]


def rank(entry: DictionaryEntry) -> int:
    """The place among entries of one spelling: words, names, mere variants, surnames."""
    senses = [each for each in entry.english.split("/") if not _NO_SENSE.match(each)]
    if senses and all(map(_SURNAME.match, senses)):
        return 3
    if senses and all(_VARIANT.match(sense) or _SEE.match(sense) for sense in senses):
        return 2
    return int(entry.pinyin[:1].isupper())


def renderings(word: Word) -> list[str]:
    """The English that a translation may use of a word, and of those that it is a variant of.

    Labels in brackets are left out, and so are `to` before a verb, pointers and explanations.
    """
    found: list[str] = []
    for each in (word, *word.variant_of):
        for sense in each.senses:
            found += [] if _NOT_ENGLISH.match(sense) else sense.split(";")
    plain = (_LABELS.sub("", text).strip().removeprefix("to ") for text in found)
    return list(dict.fromkeys(text for text in plain if text and len(text) <= _LONGEST))


def written_pinyin(pinyin: str) -> str:
    """Syllables as words: each capital begins one, as in `Rénmín Fǎyuàn`; r hangs on."""
    words: list[list[str]] = []
    for syllable in pinyin.split():
        if words and syllable[:1].islower() and words[-1][-1].isalpha():
            words[-1].append(syllable)
        else:
            words.append([syllable])
    return " ".join(map(one_word, words))


def _classifiers(listed: str) -> list[Classifier]:
    return [
        Classifier(
            traditional=match[1].strip(),
            simplified=(match[2] or match[1]).strip(),
            pinyin=marked(match[3] or ""),
        )
        for match in _CLASSIFIER.finditer(listed)
    ]
