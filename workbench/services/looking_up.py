"""Looking words up in the project's dictionaries, and importing these."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.dictionaries import DictionaryHit, ImportedDictionary
from workbench.model.spans import Span
from workbench.services.files import refuse_unreadable
from workbench.text.dictionary_senses import rank, references, word_of
from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from workbench.model.dictionaries import Dictionary, DictionaryEntry, Word
    from workbench.store.project import Store
    from workbench.text.dictionary_senses import Reference

_LONGEST = 40
"""Code points of the longest word that is looked for; sayings of two clauses have twenty."""
_BEFORE = 6
"""How far before a place a word may begin that goes across it."""
_NAMED = 5
"""Bad lines that a warning names."""

NO_DICTIONARY = "no dictionary yet: workbench dictionary import PROJECT FILE takes CC-CEDICT"

Found = dict[Span, list["tuple[DictionaryEntry, str]"]]


def import_dictionary(
    store: Store, path: Path, author: str, *, report: Callable[[int], None] = lambda _count: None
) -> ImportedDictionary:
    """Puts the dictionary of a file in, in place of the earlier edition of the same file name.

    All of it or nothing. Lines that are no entries are left out and counted. Raises
    UnreadableFile for a file that is no dictionary.
    """
    from workbench.formats.cedict import Entries

    refuse_unreadable(store, path)
    entries = Entries(path)
    is_renewed = any(each.name == path.name for each in store.dictionaries.all())
    dictionary = store.dictionaries.replace(
        path.name, entries, author, date=lambda: entries.date, report=report
    )
    return ImportedDictionary(
        dictionary=dictionary,
        skipped=len(entries.bad_lines),
        is_renewed=is_renewed,
        warnings=tuple(_warnings(path.name, entries.bad_lines)),
    )


def dictionaries(store: Store) -> list[Dictionary]:
    """The dictionaries of a project."""
    return store.dictionaries.all()


def remove_dictionary(store: Store, name: str) -> Dictionary:
    """Takes a dictionary out, by name or id. Raises NotFound."""
    dictionary = store.dictionaries.get(name)
    store.dictionaries.remove(dictionary)
    return dictionary


def look_up(store: Store, text: str, at: int = 0) -> list[DictionaryHit]:
    """The words at a code point of a text: the longest that begins there, then the shorter ones.

    After them come words that begin before it and go across it, and then the words and the
    characters that the longest consists of. A word is found in either script and in a mixture.
    """
    if not 0 <= at < len(text) or text[at].isspace():
        return []
    found = _find(store, text, _around(text, at))
    here = sorted((span for span in found if span.start == at), key=lambda span: -span.end)
    across = sorted((span for span in found if span.start < at), key=lambda span: -len(span))
    parts: list[Span] = []
    if here:
        inside = _find(store, text, _within(here[0]))
        parts = list(_parts(here[0], inside))
        found |= inside
    spans = dict.fromkeys([*here, *across, *parts])
    return [DictionaryHit(span=span, words=_words(store, found[span])) for span in spans]


def longest(store: Store, text: str, at: int = 0) -> Span:
    """The longest word that begins at a code point of a text; empty where there is none."""
    ends = range(at + 1, min(len(text), at + _LONGEST) + 1)
    found = _find(store, text, [Span(at, end) for end in ends])
    return max(found, key=len, default=Span(at, at))


def spelled(word: Word) -> str:
    """The word in Simplified characters, and in Traditional ones where these differ."""
    if word.simplified == word.traditional:
        return word.simplified
    return f"{word.simplified} {word.traditional}"


def told(word: Word) -> list[str]:
    """What there is to say of a word beside its pinyin, a line each."""
    lines = ["; ".join(word.senses)] if word.senses else []
    if word.classifiers:
        listed = ", ".join(
            " ".join(filter(None, (each.simplified, each.pinyin))) for each in word.classifiers
        )
        lines.append(f"counted with {listed}")
    lines += [
        f"{spelled(other)} {other.pinyin}: {'; '.join(other.senses)}" for other in word.variant_of
    ]
    return lines


def _warnings(name: str, lines: list[int]) -> Iterator[str]:
    if lines:
        named = ", ".join(f"{number}" for number in lines[:_NAMED])
        others = f" and {len(lines) - _NAMED} more" if len(lines) > _NAMED else ""
        noun = "line is no entry and was" if len(lines) == 1 else "lines are no entries and were"
        yield f"{name}: {len(lines)} {noun} left out: line {named}{others}"


def _around(text: str, at: int) -> list[Span]:
    """What may be a word that begins at a place, or goes across it."""
    last = min(len(text), at + _LONGEST)
    before = max(0, at - _BEFORE)
    here = [Span(at, end) for end in range(at + 1, last + 1)]
    across = [
        Span(start, end)
        for start in range(before, at)
        for end in range(at + 1, min(last, start + _BEFORE + 2) + 1)
    ]
    return [*here, *across]


def _within(span: Span) -> list[Span]:
    return [
        Span(start, end)
        for start in range(span.start, span.end)
        for end in range(start + 1, min(span.end, start + _BEFORE + 2) + 1)
        if (start, end) != (span.start, span.end)
    ]


def _parts(whole: Span, inside: Iterable[Span]) -> Iterator[Span]:
    """The words that follow one another in a longer one, and then its characters."""
    longest = {span.start: span for span in sorted(inside)}
    start = whole.start
    while start < whole.end:
        part = longest.get(start, Span(start, start + 1))
        if part.start in longest:
            yield part
        start = part.end
    yield from sorted(span for span in inside if len(span) == 1)


def _find(store: Store, text: str, spans: Iterable[Span]) -> Found:
    """The entries at each of some spans; those written exactly so, else those that fold alike."""
    folded = fold(text)
    forms = {span: _forms(span.of(text), span.of(folded)) for span in spans}
    words = {form for each in forms.values() for form in each}
    by_text: dict[str, list[tuple[DictionaryEntry, str]]] = defaultdict(list)
    for entry, name in store.dictionaries.find(sorted(words)):
        for form in {entry.simplified, entry.traditional}:
            by_text[form].append((entry, name))
    found: Found = {}
    for span, each in forms.items():
        entries = next((by_text[form] for form in each if form in by_text), [])
        if entries:
            found[span] = entries
    return found


def _forms(text: str, folded: str) -> tuple[str, ...]:
    """How a dictionary may write a text: as it is, in its key, in the key with capitals (AA制)."""
    return tuple(dict.fromkeys((text, folded, folded.upper())))


def _words(store: Store, entries: list[tuple[DictionaryEntry, str]]) -> tuple[Word, ...]:
    ranked = sorted(entries, key=lambda each: rank(each[0]))
    return tuple(
        replace(word_of(entry, name), variant_of=_pointed_at(store, entry))
        for entry, name in ranked
    )


def _pointed_at(store: Store, entry: DictionaryEntry) -> tuple[Word, ...]:
    """The words that an entry points at, one step far."""
    pointers = references(entry)
    if not pointers:
        return ()
    found = store.dictionaries.find({pointer.traditional for pointer in pointers})
    return tuple(
        word_of(other, name)
        for pointer in pointers
        for other, name in _at(pointer, found)
        if other != entry
    )


def _at(
    pointer: Reference, found: list[tuple[DictionaryEntry, str]]
) -> list[tuple[DictionaryEntry, str]]:
    """The entries that a pointer means; where none is read just so, those that differ in case."""
    alike = [each for each in found if each[0].traditional == pointer.traditional]
    if not pointer.pinyin:
        return alike
    same = [each for each in alike if each[0].pinyin == pointer.pinyin]
    return same or [
        each for each in alike if each[0].pinyin.casefold() == pointer.pinyin.casefold()
    ]
