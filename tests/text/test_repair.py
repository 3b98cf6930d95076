"""Joins, cuts and kinds, a rule at a time, in text such as newspapers print."""

from __future__ import annotations

import pytest

from workbench.model.sources import Mend, MendKind, Paragraph, Piece
from workbench.text.blocks import blocks
from workbench.text.repair import keep, repair

_NO_END = "no sentence end before the break"
_GAP = "ends without a sentence end, and the next paragraph does not continue it"
_OPENING = "全市政法系统召开推进会,总结去年工作,部署今年任务。"


def _cut(*lines: str) -> list[str]:
    """The paragraphs of lines that stand between blank lines."""
    return [paragraph.text for paragraph in repair(blocks("\n\n".join(lines)))]


@pytest.mark.parametrize(
    ("before", "after", "reason", "confidence"),
    [
        ("政法委副书记列席并讲话,要求各单位主要负责人带头", "参加民主生活会。", _NO_END, 0.85),
        ("要加强排查,及时化解矛盾,", "把问题解决在基层。", "breaks after a comma", 0.95),
        ("整合综治、信访、司法、", "网格等力量。", "breaks after a comma", 0.95),
        ("持续推进改革，整合综治、", "信访等力量。", "breaks after a comma", 0.95),
        ("一级网格有4198个;", "二级网格有9270个。", "breaks after a semicolon", 0.6),
        (
            "网格员已有3.2",
            "万余人,办结率99.7%。",
            "the number 3.2万 runs across the break",
            0.98,
        ),
        ("旅游收入达17.", "4亿元。", "the number 17.4亿 runs across the break", 0.98),
        ("全年收入1460余", "万元。", "the number 1460余万 runs across the break", 0.98),
        ("会议于上午9:", "30开始。", "the number 9:30 runs across the break", 0.98),
        (
            "会议审议了《平安建设工作",
            "条例》,要求抓好落实。",
            "a title opened before the break is closed after it",
            0.97,
        ),
        (
            "开展夜间巡回审判(其中假日庭",
            "63场),调解率高。",
            "a bracket opened before the break is closed after it",
            0.97,
        ),
        (
            "他说:“账还上了,话就说开了。",
            "远亲不如近邻。”",
            "a quotation opened before the break is closed after it",
            0.97,
        ),
        (
            "老周笑着说:",
            "“现在见了他们就打招呼。”",
            "a quotation follows the colon before the break",
            0.7,
        ),
        (
            "群众满意度居全省前列",
            "。去年发案下降。",
            "the next line begins with 。, which opens none",
            0.98,
        ),
    ],
)
def test_evidence_for_a_join(before: str, after: str, reason: str, confidence: float) -> None:
    parts = blocks(f"{_OPENING}\n\n{_OPENING[:-1]}。{before}\n\n{after}")
    mend = _join(1, reason, confidence)
    at = len(parts[1].text)
    joined = Piece(block=2, start=0, at=at, length=len(parts[2].text), mend=mend)
    assert [each.joins for each in repair(parts)] == [(), (joined,)]


def test_a_word_of_the_page_runs_across_the_break() -> None:
    found = repair(
        blocks(
            "扫黑除恶专项斗争取得成效。\n\n"
            "推进信访突出问题攻坚化解,扎实推进扫黑\n\n除恶常态化工作,健全评估机制。"
        )
    )
    assert found[1] == Paragraph(
        text="推进信访突出问题攻坚化解,扎实推进扫黑除恶常态化工作,健全评估机制。",
        kind=found[0].kind,
        article=1,
        pieces=(
            Piece(block=1, start=0, at=0, length=19),
            Piece(
                block=2,
                start=0,
                at=19,
                length=15,
                mend=_join(1, "no sentence end, and the word 扫黑除恶 runs across the break", 0.95),
            ),
        ),
    )


def _join(block: int, reason: str, confidence: float) -> Mend:
    return Mend(
        kind=MendKind.JOIN,
        block=block,
        following=block + 1,
        reason=reason,
        confidence=confidence,
    )


_LONG = "制度不断健全,队伍素质持续提升,群众的安全感和满意度达到了新的高度,得到上级充分肯定"


@pytest.mark.parametrize(
    "lines",
    [
        ("建设平安城市。", "建设法治城市。"),
        ("他问:“值不值?”", "她答:“值了。”"),
        ("附件予以公布。(附表十九)", "二审期间提出的建议已经采纳。"),
        ("下设以下三项举措:", "——错时服务;", "——专业调解;", "——一站执行。"),
        ("做到以下四点:", "第一,职责要清。", "第二,内容要活。"),
        ("一是做强平台;", "二是做好服务;", "三是做实防控。"),
        ("(一)选好人;", "(二)用好人。"),
        ("记者:难点在哪里?", "周静:难在观念。", "记者:怎么看未来?"),
    ],
)
def test_what_is_not_joined(lines: tuple[str, ...]) -> None:
    assert _cut(*lines) == list(lines)


@pytest.mark.parametrize(
    "after",
    [
        ("第四,考核要实。考核结果纳入业绩档案。",),
        ("(二)强化保障。把经费列入预算。",),
        ("与此同时,薪酬制度改革同步跟进。",),
        ("据了解,全市已有十个试点。",),
        ("“那天要是再晚一步，人就没了！”患者的妻子心有余悸。",),
        ("检查在社区,诊断在医院", "在影像诊断中心,十二名医生轮班值守。"),
        ("小水果闯出大市场", "◎记者 雷鸣岐", "上午十点四十分,后厨里热气腾腾。"),
        ("(责任编辑:阎素心)",),
        ("来源:柳川市融媒体中心",),
    ],
)
def test_a_paragraph_that_nothing_continues_is_a_gap(after: tuple[str, ...]) -> None:
    lines = (_OPENING, _LONG, *after)
    found = repair(blocks("\n\n".join(lines)))
    assert [each.text for each in found] == list(lines)
    assert [each.unfinished for each in found[:3]] == ["", _GAP, ""]


def test_an_unclosed_title_that_is_never_closed_is_a_gap() -> None:
    found = repair(blocks(f"{_LONG},印发《试点工作\n\n{_OPENING}"))
    assert [(each.text, each.unfinished) for each in found] == [
        (f"{_LONG},印发《试点工作", _GAP),
        (_OPENING, ""),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        ("狠抓队伍建设,", "狠抓队伍作风,", "狠抓队伍素质,"),
        ("抓基础,", "抓改革,", "抓服务,", "抓招商,"),
        ("向改革要动力。", "向创新要活力。", "向人才要实力。", "向管理要效力。"),
        ("“一网通办”提速。", "“一窗受理”提质。", "“一次办好”提效。", "“一码通行”提量。"),
    ],
)
def test_a_formula_opens_a_paragraph(opening: tuple[str, ...]) -> None:
    lines = [f"{each}{_LONG}。" for each in opening]
    lines[-2] = lines[-2][:-1]
    found = repair(blocks("\n\n".join(lines)))
    assert [each.text for each in found] == lines
    assert [bool(each.unfinished) for each in found[-2:]] == [True, False]


def test_indents_say_where_paragraphs_begin() -> None:
    indent = "\u3000\u3000"
    lines = [f"{indent}{_OPENING[:-1]}{'又' * count}一次。" for count in (0, 5, 9)]
    lines += [
        f"{indent}{_LONG}。",
        "整改到位率大幅提高。",
        f"{indent}{_LONG}",
        f"{indent}{_OPENING}",
    ]
    found = repair(blocks("\n".join(lines)))
    assert [each.text for each in found[3:]] == [
        f"{_LONG}。整改到位率大幅提高。",
        _LONG,
        _OPENING,
    ]
    assert [bool(each.unfinished) for each in found[3:]] == [False, True, False]


def test_wrapped_lines_are_joined_to_their_width() -> None:
    text = (
        "為加強國際金融活動，建立區域性金融中心，特許銀行、證券商及保險業\n"
        "在中華民國境內，分別設立國際金融業務分行、國際證券業務分公司及國\n"
        "際保險業務分公司，制定本條例。\n"
        "一、訂定各類設備或儲存媒體之使用規範，及報廢或轉作他用時，應採取\n"
        "    防範資料洩漏之適當措施。\n"
        "二、針對所保有之個人資料內容，有加密之需要者，於蒐集、處理或利用\n"
        "    時，採取適當之加密措施。"
    )
    assert [each.text for each in repair(blocks(text))] == [
        "為加強國際金融活動，建立區域性金融中心，特許銀行、證券商及保險業在中華民國境內，"
        "分別設立國際金融業務分行、國際證券業務分公司及國際保險業務分公司，制定本條例。",
        "一、訂定各類設備或儲存媒體之使用規範，及報廢或轉作他用時，應採取防範資料洩漏之適當措施。",
        "二、針對所保有之個人資料內容，有加密之需要者，於蒐集、處理或利用時，採取適當之加密措施。",
    ]


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("引入国际通行的规范即", "GAP认证。", "引入国际通行的规范即GAP认证。"),
        ("系统采用Bilingual", "Workbench软件。", "系统采用Bilingual Workbench软件。"),
        ("they asked for state-", "of-the-art tools.", "they asked for state-of-the-art tools."),
        (
            "the law came into force in",
            "2020 and holds.",
            "the law came into force in 2020 and holds.",
        ),
        ("该系统编号为COVID", "19号。", "该系统编号为COVID19号。"),
        ("群众拨打热线12", "345反映问题。", "群众拨打热线12345反映问题。"),
    ],
)
def test_a_space_stands_between_latin_words_only(before: str, after: str, text: str) -> None:
    assert _cut(_OPENING, f"{_OPENING}{before}", after) == [_OPENING, f"{_OPENING}{text}"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("□郑州市委常委、政法委书记 于东辉", "byline"),
        ("■ 云泽区人民检察院检察长 尚念慈", "byline"),
        ("◎记者 雷鸣岐", "byline"),
        ("本报记者 谭秋白  通讯员 鲁家骏", "byline"),
        ("◎本报记者 霍启航 实习生 苗雨", "byline"),
        ("记者丁采薇报道", "byline"),
        ("新华社记者 何林 王五", "byline"),
        ("文/杜若谦\u3000图/简宁", "byline"),
        ("本报记者 王磊/文 李强/图", "byline"),
        ("作者:李清", "byline"),
        ("石河县司法局局长 马骁", "byline"),
        ("王\u3000磊", "byline"),
        ("本报讯(记者 潘亦舟)今天上午", "body"),
        ("把绿水青山变成群众的幸福靠山", "headline"),
        ("念好“山字经” 做活“水文章”", "headline"),
        ("——桐湾区紧密型医共体建设走访记", "headline"),
    ],
)
def test_the_line_under_a_title(line: str, kind: str) -> None:
    found = repair(blocks(f"家庭医生背起“智慧药箱”\n\n{line}\n\n{_OPENING}"))
    assert [each.kind for each in found][1] == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("(河南法制报记者 王晓磊/整理)", "credit"),
        ("( 责任编辑:骆春晖 )", "credit"),
        ("（责任编辑：阎素心）", "credit"),
        ("(摄影 本报记者 向北川)", "credit"),
        ("(雷鸣岐 摄影 程一帆)", "credit"),
        ("(本报综合)", "credit"),
        ("(新华社北京7月1日电)", "credit"),
        ("(作者系省社会科学院研究员。)", "credit"),
        ("作者系省社会科学院研究员", "credit"),
        ("来源:柳川市融媒体中心", "credit"),
        ("责任编辑:赵文 校对:钱小宁", "credit"),
        ("本报记者 王磊 摄", "credit"),
        ("少年强则国强,守护少年就是守护未来!", "body"),
        ("(文中学生为化名。)", "body"),
        ("江风拂面,又一艘货轮靠岸了。", "body"),
    ],
)
def test_the_line_that_closes_an_article(line: str, kind: str) -> None:
    found = repair(blocks(f"家庭医生背起“智慧药箱”\n\n{_OPENING}\n\n{line}"))
    assert [each.kind for each in found][2] == kind


@pytest.mark.parametrize(
    "title",
    ["人才沉下去,能力提起来", "谁来守护老街的烟火气?", "一、强化组织领导", "记者手记"],
)
def test_titles_open_a_page(title: str) -> None:
    found = repair(blocks(f"{title}\n\n{_OPENING}\n\n{_OPENING}"))
    assert [each.kind for each in found] == ["headline", "body", "body"]


def test_articles_and_what_stands_above_them() -> None:
    lines = {
        "稳外贸 促开放 一线观察": 0,
        "从“一船难求”到“天天有班”": 1,
        "泷阳港打造内河开放新枢纽": 1,
        "◎本报记者 霍启航": 1,
        "初秋的江面,汽笛声此起彼伏。": 1,
        "码头上的新变化": 1,
        "江风拂面,又一艘货轮靠岸了。": 1,
        "小水果闯出大市场": 2,
        "记者丁采薇报道": 2,
        "转机来自标准化。": 2,
        "(本报综合)": 2,
        "家庭医生背起“智慧药箱”": 3,
        "她笑着答:“值了。”": 3,
    }
    found = repair(blocks("\n\n".join(lines)))
    assert {each.text: each.article for each in found} == lines


@pytest.mark.parametrize(
    ("head", "articles"),
    [
        ("清廉乡村系列报道\n\n把账本晒在村口\n\n", [0, 1]),
        ("江城时评\n\n\n把账本晒在村口\n\n", [0, 1]),
        ("把账本晒在村口\n\n十二个村的公开栏有了新样子\n\n", [1, 1]),
    ],
)
def test_one_of_two_lines_at_the_top_may_stand_above_all_articles(
    head: str, articles: list[int]
) -> None:
    article = f"□江城县委书记 马骁\n\n{_OPENING}\n\n(本报综合)\n\n"
    found = repair(blocks(f"{head}{article}让村务有人管\n\n{article}"))
    assert [each.article for each in found] == [*articles, 1, 1, 1, 2, 2, 2, 2]


def test_nothing_is_made_of_nothing() -> None:
    assert (repair(()), keep(())) == ((), ())
