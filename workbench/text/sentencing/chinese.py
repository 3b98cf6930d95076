"""Where a sentence ends in Chinese, for each mark that can end one."""

from __future__ import annotations

import re

from workbench.text.names.transcription import is_syllable
from workbench.text.sentencing.marks import ELLIPSES, POINTS, is_han, is_only_a_mark

_DOTS = f"{POINTS}。｡"
_GOES_ON = frozenset("，、；：,;:—–）)》】〉")
"""Marks before which no sentence ends."""
_CLAUSE = re.compile("[，,；;：:。！？!?…⋯“”「」『』‘’（）()\\s]")
_HESITATION = 4
"""A clause of fewer Han characters that breaks off in an ellipsis is held to go on after it."""
_LOOK_BACK = 40
_FIGURES = frozenset("○〇零一二三四五六七八九十百千万萬０１２３４５６７８９")
_FILE_NAME = re.compile(
    r"(?i:docx?|pdf|txt|xlsx?|pptx?|csv|jpe?g|png|gif|zip|rar|exe|html?|mp[34]|com|cn|net|org|gov|tw"
    r"|hk|app|js|db|srx|tmx|xml)(?![A-Za-z0-9])"
)
_RESUMES = re.compile(
    "[等之]|以及|[和与與及或]|什么的|甚么的|诸如此类|不一而足|[都也](?![许許])|应有尽有|應有盡有|，"
)
_CLOSERS = re.compile('[”」』’"）)】]')


def goes_on(line: str, end: int) -> bool:
    """Whether the mark after an end and its closing marks is one of the middle of a sentence."""
    return line[end : end + 1] in _GOES_ON and end < len(line)


def is_ellipsis(marks: str) -> bool:
    """Whether marks are an ellipsis, also a loose one (。。。); one with a full stop ends."""
    kinds = set(marks) - {" "}
    return len(kinds) == 1 and (marks[0] in ELLIPSES or (len(marks) > 1 and marks[0] in _DOTS))


def ends_in_ellipsis(line: str, start: int, marks: tuple[int, int], end: int) -> bool:
    """Whether an ellipsis ends the sentence that began at `start`.

    It does not where somebody stammers or searches for words (我……我不知道), where the list before
    it is taken up again (梨、桃……应有尽有), and where it stands for words left out at the start.
    """
    first, last = marks
    clause = _last_clause(line, start, first)
    if not clause:
        return False
    if _CLOSERS.search(line, last, end):
        return True
    if _RESUMES.match(line, end) or "、" in clause:
        return False
    following = line[end : end + 2].strip()
    if following and (clause.endswith(following[0]) or clause.startswith(following)):
        return False
    if line[first:last].startswith("。") and last - first < 3:
        return True
    return sum(map(is_han, clause)) >= _HESITATION


def ends_in_point(line: str, start: int, point: int, end: int) -> bool:
    """Whether a half-width or wide point after a Han character is a full stop (as OCR has it).

    It is none after the numeral of a list, within a figure (三．五), a file name, a foreign name.
    """
    if is_only_a_mark(line, start, point + 1) or _FILE_NAME.match(line, end):
        return False
    if line[point - 1] in _FIGURES and line[point + 1 : point + 2] in _FIGURES:
        return False
    around = line[max(0, point - 2) : point] + line[point + 1 : point + 3]
    is_name = len(around) == 4 and all(is_han(each) and is_syllable(each) for each in around)
    return not is_name


def is_point(marks: str) -> bool:
    """Whether marks are one point, half-width or wide."""
    return len(marks) == 1 and marks in POINTS


def _last_clause(line: str, start: int, end: int) -> str:
    """The words directly before `end`, back to the last mark."""
    return _CLAUSE.split(line[max(start, end - _LOOK_BACK) : end])[-1]
