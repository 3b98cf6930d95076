"""What the usual styles of office programs are called, in English and in Chinese."""

from __future__ import annotations

import re

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLES = {"title": 1, "标题": 1, "標題": 1, "subtitle": 2, "副标题": 2, "副標題": 2}
_CAPTIONS = ("caption", "题注", "題注", "图表标题", "圖表標題")
_LIST = re.compile(
    r"(?:list (?:bullet|number|continue)|列表项目符号|列表编号|項目符號|清單號碼)\s*([1-9])",
    re.IGNORECASE,
)


def heading_level(style: str) -> int:
    """The level of headlines in a style of that name, from 1; 0 where it is for none."""
    found = _HEADING.fullmatch(style)
    return int(found[1]) if found else _TITLES.get(style.lower(), 0)


def is_caption(style: str) -> bool:
    """Whether a style of that name is for captions: `Caption`, `Table Caption`."""
    return style.lower().endswith(_CAPTIONS)


def list_depth(style: str) -> int:
    """The depth, from 1, of list items in a style of that name; 0 where it does not say."""
    found = _LIST.fullmatch(style)
    return int(found[1]) if found else 0
