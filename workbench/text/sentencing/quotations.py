"""Whether a Chinese quotation stands as sentences of its own, and where the speech around it ends.

A quotation is cut inside after each full sentence where it stands as sentences: it begins the
sentence, or 说：, 说， or a dash leads to it, and an end mark stands within or directly after its
closing mark. One in the middle of a clause (高喊“冲啊！杀啊！”冲了上去, “打黑！除恶！”的口号) is a
part of that clause, whatever marks it has.
"""

from __future__ import annotations

import re

_VERB = (
    r"(?<![小传傳据據听聽])[说說](?![明法服辞辭])|(?<![知街管渠频頻通轨軌跑味公难難])道(?=[，,。.：:；;！!“「]|$)"
    r"|[问問](?![题題卷候])|答(?:道|应|應|复|覆)|回答|[喊叫嚷吼](?![做作])|[欢歡惊驚高大疾]呼|[骂罵]|表示|指出|强[调調]|強調"
    r"|介[绍紹](?![信])|告[诉訴]|解[释釋]|补充|補充|感[叹嘆慨]|[叹嘆](?:息|气|氣)|宣布|宣佈|写道|寫道"
    r"|提到|提出|追[问問]|嘀咕|嘟囔|喃喃|[请請]求|[恳懇]求|称(?=[：:，,])|稱(?=[：:，,])|曰|[云雲](?=[：:])"
    r"|[讲講](?=[道，,。：:“「])|笑(?:着|著)?(?=[，,。：:])|言(?=[：:])"
)
_SPEAKS = re.compile(_VERB)
_SPEAKS_AT_THE_END = re.compile(rf"(?:{_VERB})[了着著过過到]?(?:[^，,。！？：:；;]{{0,3}})?$")
_CLAUSE_END = re.compile('[，,。！？!?：:；;“「『‘"…\n]')
_CONTINUES = re.compile(
    "[，、；：,;:)）》】—–~～]|的(?!确|確|士)|[之等]|是|成(?:了|为|為)|[和与與及或]|以及"
    "|[这這那](?:[一两兩三四几幾]?(?:句|番|段|口号|口號|首|篇|部|种|種|声|聲|点|點)|个|個|些|样的|樣的|类|類)"
    "|一[词詞语語句类類]|[字二三四][字词詞]|[云雲][云雲]|便(?![宜是利于於])|遂|[（(][^（）()。]{0,20}《"
)
_ATTRIBUTION = 36
"""Code points that may stand between a quotation and the end of the clause that says who speaks."""
_LOOK_BACK = 16


def continues(line: str, end: int) -> bool:
    """Whether what follows a closing mark goes on with the sentence that the quotation is in."""
    return _CONTINUES.match(line, end) is not None


def is_attributed(line: str, end: int) -> bool:
    """Whether the clause after a quotation says who spoke: `他说。`, not `他又说：“`."""
    boundary = _CLAUSE_END.search(line, end, end + _ATTRIBUTION)
    if boundary is None:
        if len(line) - end > _ATTRIBUTION:
            return False
        stop, mark = len(line), ""
    else:
        stop, mark = boundary.start(), boundary[0]
    if mark in ("：", ":", "“", "「"):
        return False
    return _SPEAKS.search(line, end, min(stop + 1, len(line))) is not None


def is_led_to(line: str, opening: int, *, is_statement: bool) -> bool:
    """Whether the text before an opening mark announces speech.

    Without a mark before it (他说“我不去。”) a speech ends the sentence only as a statement does: a
    shout stands in the middle of a clause more often than not.
    """
    before = line[max(0, opening - _LOOK_BACK) : opening].rstrip()
    if before.endswith(("：", ":")):
        return True
    if before.endswith(("——", "──", "—")):
        return True
    if before.endswith(("，", ",")):
        clause = re.split("[，,。！？!?；;”」]", before[:-1])[-1]
        return _SPEAKS.search(clause) is not None or _SPEAKS.search(f"{clause}，") is not None
    return is_statement and _SPEAKS_AT_THE_END.search(before) is not None
