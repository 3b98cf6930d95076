"""The columns of a term table, and the names that other people give them."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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

_LIST_COLUMN = re.compile(r"members(-[2-9])?(-(scope|from|until|source|url))?")

_ALIASES = {
    "zh-Hans": "zh, zh-cn, chinese, simplified, simplified chinese, 中文, 简体, 简体中文",
    "zh-Hant": "zh-tw, traditional, traditional chinese, 繁体, 繁體, 繁體中文, 繁体中文",
    "pinyin": "reading, hanyu pinyin, 拼音",
    "en": "en-gb, en-us, english, target, translation, 英文, 英语, 英語",
    "en-admitted": "admitted, synonyms, variants",
    "status": "状态",
    "domain": "subject, field, 领域",
    "definition": "定义",
    "note": "notes, comment, comments, remark, remarks, 备注",
    "source": "reference, 来源",
    "url": "link",
    "zh-Hant-TW": "taiwan, 台湾, 臺灣",
    "zh-Hant-HK": "hong kong, zh-hk, 香港",
    "kind": "concept type",
    "client": "customer, 客户",
    "from": "valid from",
    "until": "valid until",
    "part-of-speech": "pos, word class, 词性",
    "do-not-translate": "dnt, untranslatable",
    "id": "uuid, concept id",
}
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        spelling: column
        for column in (*COLUMNS, *FURTHER_COLUMNS)
        for spelling in (column.lower(), *_ALIASES.get(column, "").replace(" ", "-").split(",-"))
    }
)

_HINT = "the first row must name the columns: zh-Hans (or zh-Hant) and en, and what else there is"


def place_columns(header: Sequence[str], *, name: str, line: int) -> dict[str, int]:
    """Where each of our columns stands in a header row; columns of other names are left aside.

    Case, spaces and underscores do not count. `source` is where the wording comes from, except
    beside `target` in a table that names no Chinese column: there it is the Chinese. Raises
    UnreadableFile where a column that every term needs is missing or stands there twice.
    """
    spellings = [cell.strip().lower().replace(" ", "-").replace("_", "-") for cell in header]
    found = [
        spelling if _LIST_COLUMN.fullmatch(spelling) else _NAMES.get(spelling, "")
        for spelling in spellings
    ]
    if "target" in spellings and not set(CHINESE) & set(found):
        found = ["zh-Hans" if column == "source" else column for column in found]
    has = f"it has {', '.join(filter(None, map(str.strip, header))) or 'none'}"
    placed: dict[str, int] = {}
    for index, column in enumerate(found):
        if column in placed:
            both = f"{header[placed[column]].strip()} and {header[index].strip()}"
            raise UnreadableFile(
                f"{name}, line {line}: two columns for {column}: {both}", hint="rename one of them"
            )
        if column:
            placed[column] = index
    if not set(CHINESE) & set(placed):
        raise UnreadableFile(
            f"{name}, line {line}: no column zh-Hans or zh-Hant; {has}", hint=_HINT
        )
    if "en" not in placed:
        raise UnreadableFile(f"{name}, line {line}: no column en; {has}", hint=_HINT)
    return placed
