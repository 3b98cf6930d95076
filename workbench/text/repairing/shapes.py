"""What a block looks like by itself: a byline, a credit, a headline; its place decides later.

The only Chinese words here are a small closed class: those that say who did what on a page.
"""

from __future__ import annotations

import re

from workbench.text.repairing.marks import Ending, ending, open_brackets

_HAN = "[\u3400-\u9fff]"
_MARK = "[□■◎○●◇◆☆★△▲▶►⊙◉]"
_NAME = rf"(?:{_HAN}[ \u3000]{{1,3}}{_HAN}|{_HAN}{{2,4}}(?:·{_HAN}{{1,6}})?)"
_NAMES = rf"{_NAME}(?:[\s、,，/]+{_NAME})*"
_PAPER = "本[报報刊网網台]"
_RANK = "(?:首席|特约|特約|见习|見習|实习|實習)"
_REPORTER = (
    f"(?:(?:{_PAPER})?{_RANK}?(?:记者|記者|评论员|評論員)|通讯员|通訊員|实习生|實習生|撰稿人?|作者)"
)
_WORK = "(?:文[字图圖]?|图片?|圖片?|摄影?|攝影?|整理|供稿|撰文|综合|報道|报道|编辑|編輯)"
_REST = "[^。；;！？!?]{0,30}"
_BYLINE = re.compile(
    rf"{_MARK}?[\s]*(?:"
    rf"(?:{_HAN}{{2,10}}[\s]*)?{_REPORTER}[\s:：]+{_NAMES}{_REST}"
    rf"|(?:{_HAN}{{0,8}}[报報社网網台刊])?{_REPORTER}{_NAME}(?:[\s、,，/]+{_NAME})*?[\s/]*(?:{_WORK}[\s/、]*)+"
    rf"|{_PAPER}{_RANK}?(?:记者|記者|评论员|評論員){_NAME}{_REST}"
    rf"|{_WORK}[\s]*[/／:：|丨][\s]*{_NAMES}{_REST}"
    rf"|{_NAME}(?:[\s、]+{_NAME})*[\s]+{_WORK}(?:[\s/、]+{_WORK})*(?:[\s/]+{_NAME})*"
    rf")"
)
_MARKED = re.compile(rf"{_MARK}[\s]*[^,，。；;！？!?]{{2,40}}")
_OFFICE = re.compile(
    rf"{_HAN}[^,，。；;！？!?]{{2,28}}[长長记記任员員席理授师師官士表][\s]+{_NAMES}"
)
_NAME_ALONE = re.compile(rf"{_HAN}{{2,3}}|{_HAN}[ \u3000]{{1,3}}{_HAN}")
_ROLE = re.compile(
    "记者|記者|通讯员|通訊員|编辑|編輯|责编|責編|整理|来源|來源|作者|摄影|攝影|综合|綜合|供稿|报道|報道"
    "|撰稿|校对|校對|转载|轉載|原载|原載|本[报報刊版]|[电電讯訊文图圖摄攝]$|^[据據]|^完$"
)
_LABEL = re.compile(
    r"(?:本[版期报報刊])?(?:稿件|图片|文章)?(?:来源|來源|(?:责任|責任|值班|执行)?(?:编辑|編輯|编审|主编)|责编|責編"
    r"|作者(?:单位|简介)?|校对|校對|审核|審核|终审|监制|摄影|攝影|供稿|执笔|制图|统筹|策划|版式|美编)[\s]*[:：/／][^。]*。?"
)
_AUTHOR = re.compile("(?:本文)?作者(?:[系为為是,，]|单位|單位)")
_BRACKETED = re.compile(r"[(（【\[][\s]*([^()（）]{1,70}?)[\s]*[)）】\]]")
_SENTENCE = re.compile("[。；;]|[!！?？](?!$)")
_LOOSE_END = re.compile("[的了在和与與及对對将將为為向把被从從并並以由给給到于於或\\d]$|[A-Za-z]-$")
_TABLE = re.compile("[\u2500-\u257f].*[\u2500-\u257f]")
_EXCLAIMED = "!！?？…⋯ "
_CAPTION = re.compile(
    r"(?:(?:上|下|左|右|本|资料|資料)?[图圖](?:片?[为為]|[①-⑨\d一二三四五六]{0,2}[:：])|▲)"
)
_SHOT = re.compile(
    rf"[。！？)）\s](?:{_PAPER})?{_RANK}?(?:记者|記者|通讯员|通訊員)?[\s:：]*{_NAMES}[\s/]*(?:摄|攝|供图|供圖)影?[)）]?$"
)
"""Who took a picture, at the end of what it shows."""
_LONGEST_CAPTION = 80
_LONGEST_HEADLINE = 40
_LONGEST_CREDIT = 60


def is_byline(text: str) -> bool:
    """Whether a text names who wrote or photographed, as the line under a title does."""
    return len(text) <= _LONGEST_CREDIT and _BYLINE.fullmatch(text) is not None


def may_be_byline(text: str) -> bool:
    """Whether a text may be an office and a name, or a name, if it stands under a title."""
    return any(shape.fullmatch(text) for shape in (_MARKED, _OFFICE, _NAME_ALONE))


def is_marked(text: str) -> bool:
    """Whether a text is a short line after □ or the like, as bylines and list items are."""
    return _MARKED.fullmatch(text) is not None


def is_credit(text: str) -> bool:
    """Whether a text says of itself who made the article: wholly in brackets, or by a label."""
    match = _BRACKETED.fullmatch(text)
    if match is not None:
        inner = match[1]
        return _AUTHOR.match(inner) is not None or (
            "。" not in inner and _ROLE.search(inner) is not None
        )
    is_short = len(text) <= _LONGEST_CREDIT
    return is_short and (_LABEL.fullmatch(text) or _AUTHOR.match(text)) is not None


def is_caption(text: str) -> bool:
    """Whether a text says what a picture shows."""
    if len(text) > _LONGEST_CAPTION or is_byline(text):
        return False
    return _CAPTION.match(text) is not None or is_shot(text)


def is_shot(text: str) -> bool:
    """Whether a text ends with who took the picture."""
    return _SHOT.search(text[-_LONGEST_CAPTION:]) is not None


def may_be_credit(text: str) -> bool:
    """Whether a text in brackets may be a credit if it closes an article."""
    match = _BRACKETED.fullmatch(text)
    return match is not None and len(match[1]) <= _LONGEST_HEADLINE and "。" not in match[1]


def is_headline(text: str) -> bool:
    """Whether a text is short and open-ended, with its brackets closed, as headlines are."""
    return ending(text) is Ending.OPEN and _is_title(text)


def has_loose_end(text: str) -> bool:
    """Whether a text ends with a particle, a preposition or a figure: something must follow."""
    return _LOOSE_END.search(text) is not None


def is_exclaimed(text: str) -> bool:
    """Whether a text would be a headline but for the ! or ? or … that it ends with."""
    bare = text.rstrip(_EXCLAIMED + '”’」』"')
    quotes = text[len(bare) :].strip(_EXCLAIMED)
    return bare + quotes != text and "。" not in text and is_headline(bare + quotes)


def is_table(text: str) -> bool:
    """Whether a text is a line of a table drawn with lines."""
    return _TABLE.search(text) is not None


def _is_title(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEADLINE
        and not _SENTENCE.search(text)
        and sum(text.count(mark) for mark in ",，") <= 2
        and open_brackets(text) == ("", "")
        and not is_table(text)
    )
