"""A term section of TBX as a term of the glossary, and a term as a term section."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.formats._language_tags import region_of
from workbench.formats._said_notes import plain, read_said, said, said_property
from workbench.formats._tbx_categories import STATUSES
from workbench.formats._tbx_dialect import fits
from workbench.formats._tbx_elements import cleaned
from workbench.formats._tbx_entry import Item, TermPart, grouped, item_of, properties_of
from workbench.formats._xml_text import legal
from workbench.model.dates import Period, checked_date
from workbench.model.terms import NewTerm, PartOfSpeech, Register, TermStatus, TermType

if TYPE_CHECKING:
    from collections.abc import Iterator

_STATUS = "termNote:administrativeStatus"
_PART_OF_SPEECH = "termNote:partOfSpeech"
_TYPE = "termNote:termType"
_USAGE = "termNote:geographicalUsage"
_SUPERSEDED = "supersededTerm-admn-sts"

_STATUS_OF = dict(
    zip(
        STATUSES,
        (TermStatus.PREFERRED, TermStatus.ADMITTED, *(TermStatus.DEPRECATED,) * 2),
        strict=True,
    )
)
_FORBIDDEN = dict.fromkeys(("forbidden", "obsolete"), TermStatus.FORBIDDEN)
"""What Weblate calls a term that must not be used."""
_STATUS_NAMES = re.compile(r"(termNote|descrip|admin):((term|usage) ?)?status", re.IGNORECASE)
_STATUS_WORDS = {
    "preferred": TermStatus.PREFERRED,
    "admitted": TermStatus.ADMITTED,
    "allowed": TermStatus.ADMITTED,
    "deprecated": TermStatus.DEPRECATED,
    "not recommended": TermStatus.DEPRECATED,
    "notrecommended": TermStatus.DEPRECATED,
    "forbidden": TermStatus.FORBIDDEN,
    "rejected": TermStatus.FORBIDDEN,
    "do not use": TermStatus.FORBIDDEN,
}
"""What XTM, MultiTerm and others call the standing of a term, in a category of their own."""
_TYPE_OF = {
    "fullform": TermType.FULL_FORM,
    "shortform": TermType.SHORT_FORM,
    "abbreviation": TermType.ABBREVIATION,
    "acronym": TermType.ACRONYM,
    "variant": TermType.VARIANT,
}
_WRITTEN_TYPE = {
    TermType.FULL_FORM: "fullForm",
    TermType.SHORT_FORM: "shortForm",
    TermType.ABBREVIATION: "abbreviation",
    TermType.ACRONYM: "acronym",
    TermType.VARIANT: "variant",
}
_WORDS = {each.replace(" ", ""): each for each in PartOfSpeech if each}
_IN_DIALECT = (
    PartOfSpeech.NOUN,
    PartOfSpeech.VERB,
    PartOfSpeech.ADJECTIVE,
    PartOfSpeech.ADVERB,
    PartOfSpeech.OTHER,
)
_REGISTERS = {"in-houseregister": Register.INTERNAL, "neutralregister": Register.NEUTRAL}
_READINGS = ("termNote:pronunciation", "termNote:transliteration", "termNote:transcription")
_KEYS = (
    "pinyin",
    "status",
    "part of speech",
    "register",
    "abbreviation of",
    "from",
    "until",
    "case-sensitive",
    "derived",
)


def term_of(part: TermPart, language: str, unsaid: TermStatus) -> NewTerm:
    """The term of a section; `unsaid` is its standing where the file names none."""
    values: dict[str, Any] = {"status": unsaid}
    properties: list[tuple[str, str]] = []
    for item in part.items:
        if item.name == "note" and not item.parts:
            key, name, text = read_said(item.text, _KEYS)
            if key == "property":
                properties.append((name, text))
            elif key == "note" or not _take_said(key, text, values):
                properties.append(("note", text if key == "note" else item.text))
        elif not _take(item, language, values):
            properties += properties_of(item)
    region = values.pop("region", "")
    start, end = values.pop("from", ""), values.pop("until", "")
    return NewTerm(
        language=f"zh-Hant-{region}" if region else language,
        text=part.text,
        valid=Period(start=start, end=end),
        properties=tuple(properties),
        **values,
    )


def part_of(term: NewTerm) -> TermPart:
    """The section of a term; its notes on the term stand first, as the schema wants it."""
    items = [*_statements(term), *_notes(term)]
    notes = [Item(name="note", text=plain(text)) for text in _plain_notes(term)]
    further = [pair for pair in term.properties if pair[0] != "note" or not _is_text(pair[1])]
    for group in grouped(further):
        item = legal_item(item_of(group))
        if _superseded(term) and group == [(_STATUS, _SUPERSEDED)]:
            continue
        if fits(item, "termSec") and not _is_taken(item, term):
            items.append(item)
        else:
            items += (_note(said_property(name, value)) for name, value in group)
    items.sort(key=lambda item: item.element != "termNote")
    return TermPart(text=" ".join(legal(term.text).split()), items=(*items, *notes))


def legal_item(item: Item) -> Item:
    """The item as XML can hold it and as a reader takes it from there."""
    parts = tuple(map(legal_item, item.parts))
    return replace(item, text=cleaned(legal(item.text)), target=item.target.strip(), parts=parts)


def _take(item: Item, language: str, values: dict[str, Any]) -> bool:
    """Takes what the model has a word for; tells whether nothing of it is left."""
    if item.parts or item.target:
        return False
    word = item.text.strip()
    if item.name in (_STATUS, "termNote:normativeAuthorization"):
        status = _STATUS_OF.get(word.removesuffix("-admn-sts")) or _FORBIDDEN.get(word.lower())
        status = status or _STATUS_WORDS.get(word.lower())
        values["status"] = status or values["status"]
        return status is not None and not word.startswith("superseded")
    if _STATUS_NAMES.fullmatch(item.name) and word.lower() in _STATUS_WORDS:
        values["status"] = _STATUS_WORDS[word.lower()]
        return True
    found = _word(item.name, word, language)
    if found is not None and found[0] not in values:
        values[found[0]] = found[1]
        return True
    return item.name == _USAGE and _take_usage(word, language, values)


def _word(name: str, word: str, language: str) -> tuple[str, str] | None:
    """The field of a term that a category fills, and its value; None where it fills none."""
    plain_word = word.lower().replace(" ", "")
    if name == _PART_OF_SPEECH and plain_word in _WORDS:
        return "part_of_speech", _WORDS[plain_word]
    if name == _TYPE and plain_word in _TYPE_OF:
        return "type", _TYPE_OF[plain_word]
    if name == "termNote:register" and plain_word in _REGISTERS:
        return "register", _REGISTERS[plain_word]
    if name in _READINGS and language.startswith("zh"):
        return "reading", word
    return None


def _take_usage(word: str, language: str, values: dict[str, Any]) -> bool:
    if "-" in language and word == language.rpartition("-")[2]:
        return True
    if language == "zh-Hant" and region_of(word) and "region" not in values:
        values["region"] = region_of(word)
        return True
    return False


def _take_said(key: str, text: str, values: dict[str, Any]) -> bool:
    """Takes what one of our own notes says; False where it says nothing that can be."""
    try:
        match key:
            case "pinyin":
                values["reading"] = text
            case "status":
                values["status"] = TermStatus(text)
            case "part of speech":
                values["part_of_speech"] = PartOfSpeech(text)
            case "register":
                values["register"] = Register(text)
            case "abbreviation of":
                values["abbreviation_of"] = text
            case "from" | "until":
                values[key] = checked_date(text)
            case "derived":
                values["is_derived"] = text == "yes"
            case _:
                values["is_case_sensitive"] = text == "yes"
    except ValueError:
        return False
    return bool(text)


def _statements(term: NewTerm) -> Iterator[Item]:
    """What the dialect has categories for."""
    status = "deprecated" if term.status is TermStatus.FORBIDDEN else str(term.status)
    written = f"{status}Term-admn-sts"
    if _superseded(term):
        written = _SUPERSEDED
    yield Item(name=_STATUS, text=written)
    if term.part_of_speech:
        is_there = term.part_of_speech in _IN_DIALECT
        is_noun = term.part_of_speech is PartOfSpeech.PROPER_NOUN
        word = str(term.part_of_speech) if is_there else "noun" if is_noun else "other"
        yield Item(name=_PART_OF_SPEECH, text=word)
    if term.type:
        yield Item(name=_TYPE, text=_WRITTEN_TYPE[term.type])
    if term.region:
        yield Item(name=_USAGE, text=term.region)


def _notes(term: NewTerm) -> Iterator[Item]:
    """What only notes can hold."""
    has_place = term.part_of_speech in (*_IN_DIALECT, PartOfSpeech.UNKNOWN)
    for key, value in (
        ("pinyin", term.reading),
        ("status", "forbidden" if term.status is TermStatus.FORBIDDEN else ""),
        ("part of speech", "" if has_place else str(term.part_of_speech)),
        ("register", str(term.register)),
        ("abbreviation of", term.abbreviation_of),
        ("from", term.valid.start),
        ("until", term.valid.end),
        ("case-sensitive", "yes" if term.is_case_sensitive else ""),
        ("derived", "yes" if term.is_derived else ""),
    ):
        if value:
            yield _note(said(key, value))


def _note(text: str) -> Item:
    return Item(name="note", text=cleaned(legal(text)))


def _plain_notes(term: NewTerm) -> Iterator[str]:
    found = (value for name, value in term.properties if name == "note" and _is_text(value))
    return (cleaned(legal(value)) for value in found)


def _is_text(value: str) -> bool:
    return bool(cleaned(legal(value)))


def _superseded(term: NewTerm) -> bool:
    return term.status is TermStatus.DEPRECATED and (_STATUS, _SUPERSEDED) in term.properties


def _is_taken(item: Item, term: NewTerm) -> bool:
    """Whether the reader would take the item for something that the term says otherwise."""
    if item.name in (_STATUS, _PART_OF_SPEECH):
        return True
    if item.name == _TYPE:
        return item.text != "phrase" or bool(term.type)
    if item.name == _USAGE:
        return bool(term.region) or term.language == "zh-Hant"
    return False
