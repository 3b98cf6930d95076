"""The columns of a term table, and the names that other people give them."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.model.tables import ASIDE, PROPERTY

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

COLUMNS = (
    "zh-Hans",
    "zh-Hant",
    "pinyin",
    "en",
    "en-admitted",
    "status",
    "domain",
    "definition",
    "note",
    "source",
    "url",
)
"""Every table that is written has these, in this order."""

FURTHER_COLUMNS = (
    "zh-Hans-admitted",
    "zh-Hant-admitted",
    "zh-Hant-TW",
    "zh-Hant-HK",
    "from",
    "until",
    "register",
    "part-of-speech",
    "en-preferred",
    "en-deprecated",
    "en-forbidden",
    "kind",
    "client",
    "date",
    "role",
    "dates",
    "do-not-translate",
    "id",
)
"""Written after the others, and only where a concept needs them."""

CHINESE = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
"""A table has one of these at least."""

LIST_PARTS = ("", "-scope", "-from", "-until", "-source", "-url")
"""The columns of a member list: `members`, `members-scope`; of the second `members-2` and so on."""

SOURCE_TERM, TARGET_TERM = "source-term", "target-term"
SOURCE_LANGUAGE, TARGET_LANGUAGE = "source-language", "target-language"
_OF_DIRECTION = (SOURCE_TERM, TARGET_TERM, SOURCE_LANGUAGE, TARGET_LANGUAGE)
"""Columns of tables whose rows go from one language to another, which is told from the cells."""

_SAID_ONCE = frozenset({"domain", "definition", "note", "source", "url", "client", "id", "status"})
"""What a concept says of itself: where a table has two columns for it, the second is kept under
its own name."""

KEPT = "property:"
"""Begins what a column is called whose cells are kept under its own name."""

_CAMEL = re.compile(r"([a-z])([A-Z])")
_SEPARATORS = re.compile(r"[\s_,()（）:/-]+")
_LIST_COLUMN = re.compile(r"members(-[2-9])?(-(scope|from|until|source|url))?")

_ALIASES = {
    "zh-Hans": (
        "zh, zh-cn, chinese, simplified, simplified chinese, chinese simplified, chinese prc,"
        " chinese china, chinese simplified china, chinese people's republic of china, zh-hans-cn,"
        " zh-chs, 中文, 汉语, 简体, 简体中文"
    ),
    "zh-Hant": (
        "zh-tw, traditional, traditional chinese, chinese traditional, zh-cht, 繁体, 繁體,"
        " 繁體中文, 繁体中文"
    ),
    "pinyin": "reading, hanyu pinyin, pronunciation, 拼音",
    "en": (
        "en-gb, en-us, english, english united states, english united kingdom, english us,"
        " english uk, english usa, target, translation, 英文, 英语, 英語"
    ),
    "en-admitted": "admitted, synonyms, synonym, variants",
    "status": "term status, 状态",
    "domain": (
        "subject, field, subject field, entry subject, entry domain, concept domain, e domains,"
        " e-domain, 领域"
    ),
    "definition": (
        "description, concept definition, entry definition, definitions, e definition, 定义"
    ),
    "note": (
        "notes, comment, comments, remark, remarks, entry note, concept note, usage note, 备注"
    ),
    "source": "reference, references, 来源",
    "url": "link, concept url, 链接",
    "zh-Hant-TW": "taiwan, chinese taiwan, chinese traditional taiwan, 台湾, 臺灣",
    "zh-Hant-HK": (
        "hong kong, zh-hk, chinese hong kong, chinese hong kong sar, chinese hong kong s.a.r.,"
        " chinese traditional hong kong, chinese traditional hong kong sar, 香港"
    ),
    "kind": "concept type",
    "client": "customer, entry client, entry clientid, entry client id, 客户",
    "from": "valid from",
    "until": "valid until",
    "part-of-speech": "pos, word class, part of speech, 词性",
    "do-not-translate": "dnt, untranslatable",
    "id": "uuid, concept id, entry id, entry number, string id, e id",
    SOURCE_TERM: "source term, source string, source text, src",
    TARGET_TERM: "target term, target string, target text, tgt",
    SOURCE_LANGUAGE: "source lang, source language",
    TARGET_LANGUAGE: "target lang, target language",
}


def _spelled(name: str) -> str:
    """A name without what does not count: `sourceString`, `Source String`, `source_string`."""
    words = _CAMEL.sub(r"\1-\2", name.strip().removeprefix("\ufeff"))
    return _SEPARATORS.sub("-", words.lower()).strip("-")


_NAMES: Mapping[str, str] = MappingProxyType(
    {
        spelling: column
        for column in (*COLUMNS, *FURTHER_COLUMNS, *_OF_DIRECTION)
        for spelling in (column.lower(), *map(_spelled, _ALIASES.get(column, "").split(",")))
        if spelling
    }
)

_HINT = (
    "the first row must name the columns: zh-Hans (or zh-Hant) and en, and what else there is;"
    " --map says what a column is"
)


def place_columns(
    header: Sequence[str], given: Sequence[tuple[str, str]] = (), *, where: str
) -> dict[str, int]:
    """Where each column stands in a header row, by our names.

    Case, spaces, hyphens, brackets and underscores do not count. `given` says what a column is
    whose name says something else. A column of another name is kept under its own, `KEPT` before
    it, and so is a second column for what a cell of ours says once (`domain`, `note`). `source` is
    where the wording comes from, except beside `target` in a table that names no Chinese column:
    there it is a term. Raises UnreadableFile where a column that every term needs is missing, or
    where two are taken for terms or said to be the same.
    """
    found = taken_for(header, given, where=where)
    placed: dict[str, int] = {}
    for index, column in enumerate(found):
        if column in placed:
            both = f"{header[placed[column]].strip()} and {header[index].strip()}"
            raise UnreadableFile(
                f"{where}: two columns for {column}: {both}",
                hint="rename one of them, or say with --map what it is",
            )
        if column != ASIDE:
            placed[column] = index
    has = f"it has {', '.join(filter(None, map(str.strip, header))) or 'none'}"
    for needed in missing_columns(placed):
        raise UnreadableFile(f"{where}: no column {needed}; {has}", hint=_HINT)
    return placed


def missing_columns(found: Collection[str]) -> list[str]:
    """What every list needs and no column is taken for."""
    if SOURCE_TERM in found and TARGET_TERM in found:
        return []
    missing = [] if set(CHINESE) & set(found) else ["zh-Hans or zh-Hant"]
    return missing if "en" in found else [*missing, "en"]


def taken_for(
    header: Sequence[str], given: Sequence[tuple[str, str]] = (), *, where: str
) -> list[str]:
    """What each column of a header is taken for: a name of ours, one to keep, or `-`.

    Raises UnreadableFile where `given` names a column that is not there or not ours.
    """
    named = _named(header, given, where)
    spellings = [_spelled(cell) for cell in header]
    found = [
        named.get(index, spelling if is_ours(spelling) else _NAMES.get(spelling, ""))
        for index, spelling in enumerate(spellings)
    ]
    if "target" in spellings and "source" in spellings and not set(CHINESE) & set(found):
        swapped = {"source": SOURCE_TERM, "target": TARGET_TERM}
        found = [
            column if index in named else swapped.get(spellings[index], column)
            for index, column in enumerate(found)
        ]
    return _kept(header, _without_second(found, named))


def is_ours(name: str) -> bool:
    """Whether it is one of the columns in which members of slogans stand."""
    return _LIST_COLUMN.fullmatch(name) is not None


def is_free(name: str) -> bool:
    """Whether a column of that name would be kept under it when it is read."""
    spelling = _spelled(name)
    column = _NAMES.get(spelling, "")
    is_second = column in _SAID_ONCE.intersection(COLUMNS) and spelling != column
    words = ("source", "target")
    is_known = bool(column) or is_ours(spelling) or spelling in words
    has_form = bool(name) and name == name.strip() and "\r" not in name
    return has_form and (is_second or not is_known)


def _named(header: Sequence[str], given: Sequence[tuple[str, str]], where: str) -> dict[int, str]:
    """What the columns are that somebody has named, by their places."""
    places = {cell.strip(): index for index, cell in reversed(list(enumerate(header)))}
    spelled = {_spelled(cell): index for cell, index in places.items()}
    found: dict[int, str] = {}
    for name, column in given:
        index = places.get(name.strip(), spelled.get(_spelled(name)))
        if index is None:
            has = ", ".join(filter(None, map(str.strip, header)))
            raise UnreadableFile(f"{where}: there is no column {name!r}; it has {has}")
        known = _NAMES.get(_spelled(column), column)
        if known == PROPERTY:
            known = f"{KEPT}{header[index].strip()}"
        elif known not in (ASIDE, *_NAMES.values()) and not is_ours(known):
            offered = ", ".join((*COLUMNS, *FURTHER_COLUMNS, PROPERTY))
            raise UnreadableFile(
                f"{where}: {column!r} is no column of a term list",
                hint=f"the columns are {offered}, and {ASIDE} for none",
            )
        found[index] = known
    return found


def _without_second(found: Sequence[str], named: Collection[int]) -> list[str]:
    """The same with nothing for a second column of what a concept says once.

    One that somebody has named comes before those that are known by their names.
    """
    columns = list(found)
    said = {found[index] for index in named}
    for index, column in enumerate(found):
        if column in _SAID_ONCE and index not in named:
            columns[index] = "" if column in said else column
            said.add(column)
    return columns


def _kept(header: Sequence[str], found: Sequence[str]) -> list[str]:
    """The same with a name for each column that has none; a name that stands twice is counted."""
    columns: list[str] = []
    for cell, column in zip(header, found, strict=True):
        name, number = cell.strip(), 2
        while not column and name and f"{KEPT}{name}" in columns:
            name, number = f"{cell.strip()} ({number})", number + 1
        columns.append(column or (f"{KEPT}{name}" if name else ASIDE))
    return columns
