"""Which column of a bilingual table is what, by its head or by what stands in it.

The heads are those of Trados Studio, memoQ, CafeTran, Wordfast and plain tables, in English and
Chinese and in any order. Phrase and Déjà Vu write tables without a head, known by their shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from workbench.formats._language_tags import known_language
from workbench.formats._review_columns import NUMBER, REFERENCE, SOURCE, TARGET
from workbench.text.counting import han_characters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_COLUMNS = 16
"""Beyond which a row is none of a bilingual table."""
GUESSED_ROWS = 5
"""Rows of a table without a head and without ids, below which nothing is said of it."""
_SHARE = 0.8
"""Of the rows that must be Chinese beside something else."""
_SHARE_WITH_IDS = 0.5
"""The same, where ids say already what the table is."""
_LONGEST_NAME = 60
"""Characters of the name of a column."""


class Tool(Enum):
    """The program that a table is of, as far as its words and tags depend on that."""

    TRADOS = auto()
    MEMOQ = auto()
    PHRASE = auto()
    DEJA_VU = auto()
    OURS = auto()
    """Our own review table, which is taken back and is no source."""
    ANY = auto()


class Role(Enum):
    """What a column is."""

    ID = auto()
    SOURCE = auto()
    TARGET = auto()
    STATE = auto()
    NOTES = auto()


_NAMES = {
    Role.ID: "id|#|no|nr|number|segment|segment ?id|segment ?number|row|编号|序号|句段 ?id|號|编码",
    Role.SOURCE: (
        "source|source ?(text|segment|language|content)|original|original text"
        "|原文|源文|源语|源语言|源文本|原文句段|源句段|來源|源文件"
    ),
    Role.TARGET: (
        "target|target ?(text|segment|language|content)|translation|translated text"
        "|译文|譯文|目标|目标语|目标语言|目标文本|译文句段|目标句段|翻译|翻譯"
    ),
    Role.STATE: "status|state|segment ?status|translation ?status|状态|狀態|句段状态|翻译状态",
    Role.NOTES: "comments?|notes?|remarks?|备注|備註|批注|注释|评论|意见|說明|说明",
}
_PATTERNS = {role: re.compile(pattern) for role, pattern in _NAMES.items()}
_TRADOS = {"segment id", "segment status", "source segment", "target segment"}
_OURS = {each.lower() for each in (NUMBER, SOURCE, TARGET, REFERENCE)}
_DIGITS = re.compile(r"[0-9]{1,9}")
_REGIONAL = re.compile(r"[^\W\d_]{4,20} \([^()]{2,40}\)")
_SAID_BESIDE = re.compile("comment|note|remark|status|state|备注|備註|批注|注释|状态|狀態")
_LONG_DIGITS = re.compile(r"[0-9]{5,12}")
_KEY = re.compile(r"[\w.:/+=-]{3,80}")
_PHRASE_COLUMNS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a table."""

    tool: Tool
    count: int
    places: Mapping[Role, int]
    """From 0; source and target are always there."""
    language: str = ""
    """The tag of the source language, where the head names it."""
    has_head: bool = True

    def find(self, role: Role) -> int:
        """Where a column stands; -1 where there is none."""
        return self.places.get(role, -1)


def columns_of(head: Sequence[str]) -> Columns | None:
    """What a row says of the columns; None where it is no head of a bilingual table."""
    if not 2 <= len(head) <= MOST_COLUMNS or max(map(len, head)) > _LONGEST_NAME:
        return None
    names = [" ".join(cell.split()).casefold().strip(".: ") for cell in head]
    if {name.strip(".: ") for name in _OURS} <= set(names):
        return _found(Tool.OURS, names, _by_name(names), "")
    places = _by_name(names)
    language = ""
    if Role.SOURCE not in places or Role.TARGET not in places:
        tags = {at: tag for at, name in enumerate(names) if (tag := _language(name))}
        if len(tags) < 2 and not (tags and {Role.SOURCE, Role.TARGET} & set(places)):
            return None
        places, language = _by_language(places, tags)
    if places.get(Role.SOURCE) is None or places.get(Role.TARGET) is None:
        return None
    return _found(_tool(names, language, places), names, places, language)


def guessed(rows: Sequence[Sequence[str]]) -> Columns | None:
    """What the columns are of a table without a head; None where that cannot be told."""
    count = len(rows[0]) if rows else 0
    if not count or any(len(row) != count for row in rows):
        return None
    if count == _PHRASE_COLUMNS and _holds(rows, 0, _KEY) and _holds(rows, 2, _DIGITS):
        places = {Role.ID: 0, Role.SOURCE: 3, Role.TARGET: 4, Role.STATE: 5, Role.NOTES: 6}
        return _headless(Tool.PHRASE, rows, places)
    if count in (4, 5) and _holds(rows, 0, _LONG_DIGITS):
        places = {Role.ID: 0, Role.SOURCE: 1, Role.TARGET: 2, Role.NOTES: 3}
        return _headless(Tool.DEJA_VU, rows, places)
    return _of_texts(rows) if count in (2, 3) and len(rows) >= GUESSED_ROWS else None


def _of_texts(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The two columns of a table of texts; numbers may stand beside them."""
    count = len(rows[0])
    found = [
        columns
        for source in range(count)
        for target in range(count)
        if source != target
        and not _holds(rows, target, _DIGITS)
        and (columns := _headless(Tool.ANY, rows, {Role.SOURCE: source, Role.TARGET: target}))
    ]
    return found[0] if len(found) == 1 else None


def _headless(
    tool: Tool, rows: Sequence[Sequence[str]], places: Mapping[Role, int]
) -> Columns | None:
    """The columns, if one of them is Chinese and the other is not in most rows."""
    share = _SHARE if tool is Tool.ANY else _SHARE_WITH_IDS
    source, target = places[Role.SOURCE], places[Role.TARGET]
    if sum(_is_pair(row[source], row[target]) for row in rows) < share * len(rows):
        return None
    return Columns(tool=tool, count=len(rows[0]), places=places, has_head=False)


def _found(tool: Tool, names: Sequence[str], places: Mapping[Role, int], language: str) -> Columns:
    return Columns(tool=tool, count=len(names), places=places, language=language)


def _by_name(names: Sequence[str]) -> dict[Role, int]:
    """The first column of each role, but the last of several targets: memoQ has two of them, the
    second of which is to be written into."""
    places: dict[Role, int] = {}
    for at, name in enumerate(names):
        for role, pattern in _PATTERNS.items():
            if pattern.fullmatch(name) and (role not in places or role is Role.TARGET):
                places[role] = at
    return places


def _by_language(places: dict[Role, int], tags: Mapping[int, str]) -> tuple[dict[Role, int], str]:
    """Source and target by the languages that columns are named after.

    Where there is nothing else than texts, Chinese is the source wherever it stands; a table with
    ids or states has its source first.
    """
    order = [at for at in tags if at not in places.values()]
    is_plain = Role.STATE not in places and Role.ID not in places
    if is_plain:
        order.sort(key=lambda at: not tags[at].startswith("zh"))
    source = places.get(Role.SOURCE, order[0] if order else -1)
    target = places.get(Role.TARGET, order[-1] if order else -1)
    if source == target or -1 in (source, target):
        return {}, ""
    return places | {Role.SOURCE: source, Role.TARGET: target}, tags.get(source, "")


def _language(name: str) -> str:
    """The tag that a name of a column stands for; empty where it is no language.

    A language of any kind is known by a region or script in brackets behind it.
    """
    tag = known_language(name)
    if tag.startswith(("zh", "en")) and _SAID_BESIDE.search(name) is None:
        return tag
    return "und" if _REGIONAL.fullmatch(name) else ""


def _tool(names: Sequence[str], language: str, places: Mapping[Role, int]) -> Tool:
    if len(_TRADOS & set(names)) >= 3 or {"segment id", "segment status"} <= set(names):
        return Tool.TRADOS
    if language and Role.ID in places:
        return Tool.MEMOQ
    return Tool.ANY


def _holds(rows: Sequence[Sequence[str]], at: int, pattern: re.Pattern[str]) -> bool:
    return all(pattern.fullmatch(row[at].strip()) for row in rows)


def _is_pair(source: str, target: str) -> bool:
    """Whether one text is Chinese, and the other is in another language or is not there."""
    is_other = not target.strip() or any(map(str.isalpha, target))
    return _is_chinese(source) and is_other and not _is_chinese(target)


def _is_chinese(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return bool(letters) and han_characters(text) * 2 >= letters
