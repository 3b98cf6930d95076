"""English carried over to a source that differs in numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.match.renumbering.renumbered import Renumbered, renumber
from workbench.model.matches import NumberChange
from workbench.model.spans import Span
from workbench.text import english_numbers as words

SURE = [
    # Chinese powers of ten
    (
        "全国法院受理案件723万件，审结665.8万件。",
        "全国法院受理案件811万件，审结700万件。",
        "Courts nationwide accepted 7.23 million cases and concluded 6.658 million.",
        "Courts nationwide accepted 8.11 million cases and concluded 7 million.",
    ),
    ("挽回损失12亿元。", "挽回损失3.5亿元。", "1.2 billion yuan", "350 million yuan"),
    ("共665.8万件。", "共70.5万件。", "6,658,000 cases", "705,000 cases"),
    ("共665.8万件。", "共9000件。", "6.658 million cases", "9,000 cases"),
    ("罚款50万元以下。", "罚款500万元以下。", "up to 500 thousand yuan", "up to 5 million yuan"),
    ("處新臺幣三千元。", "處新臺幣一萬四千元。", "NT$3000", "NT$14000"),
    ("新增1亿2千万元。", "新增2亿4千万元。", "120 million yuan", "240 million yuan"),
    ("需资金3-5万元。", "需资金4-6万元。", "30,000 to 50,000 yuan", "40,000 to 60,000 yuan"),
    ("约3万至5万件。", "约4万至7万件。", "some 30,000-50,000 cases", "some 40,000-70,000 cases"),
    ("约300万至500万件。", "约400万至700万件。", "3 to 5 million", "4 to 7 million"),
    (
        "全国3.2万余名民警",
        "全国4.5万余名民警",
        "more than 32,000 police",
        "more than 45,000 police",
    ),
    ("10多万人参加。", "20多万人参加。", "over 100,000 people", "over 200,000 people"),
    ("共１２３件。", "共４５６件。", "123 cases", "456 cases"),
    # words
    ("共八项。", "共九项。", "eight items", "nine items"),
    ("推出八项举措。", "推出十五项举措。", "Eight measures", "Fifteen measures"),
    ("分配八十五个名额。", "分配二十一个名额。", "eighty-five seats", "twenty-one seats"),
    ("為期八年。", "為期九年。", "an eight-year term", "a nine-year term"),
    ("为期9年。", "为期8年。", "a 9-year plan", "an 8-year plan"),
    ("罰鍰十萬元。", "罰鍰三十萬元。", "one hundred thousand yuan", "three hundred thousand yuan"),
    ("於十二個月內。", "於六個月內。", "within twelve (12) months", "within six (6) months"),
    (
        "罰三百萬元。",
        "罰五百萬元。",
        "Three Million New Taiwan Dollars (NT$3,000,000)",
        "Five Million New Taiwan Dollars (NT$5,000,000)",
    ),
    ("處三百五十萬元。", "處四百五十萬元。", "NT$3.5 million", "NT$4.5 million"),
    ("應於三個月內", "應於二個月內", "within 3 months", "within 2 months"),
    # ordinals
    ("第八次会议", "第十二次会议", "the eighth meeting", "the twelfth meeting"),
    ("第8届会议", "第12届会议", "the 8th session", "the 12th session"),
    ("第二十一屆", "第二十二屆", "the 21st term", "the 22nd term"),
    ("“十三五”规划", "“十四五”规划", "the 13th Five-Year Plan", "the 14th Five-Year Plan"),
    ("“七五”普法", "“八五”普法", "the Seventh Five-Year Plan", "the Eighth Five-Year Plan"),
    ("十三五规划", "十四五规划", "the 13th Five-Year Plan", "the 14th Five-Year Plan"),
    ("迎来99周年。", "迎来70周年。", "its 99th anniversary", "its 70th anniversary"),
    ("建校七十九周年", "建校八十周年", "a 79th anniversary", "an 80th anniversary"),
    ("三十周年", "二十一周年", "the thirtieth anniversary", "the twenty-first anniversary"),
    ("开放40周年", "开放45周年", "over 40 years of opening up", "over 45 years of opening up"),
    (
        "十九届四中全会",
        "二十届三中全会",
        "the Fourth Plenary Session of the 19th CPC Central Committee",
        "the Third Plenary Session of the 20th CPC Central Committee",
    ),
    (
        "党的十八届三中、四中全会",
        "党的十九届四中、五中全会",
        "the Third and Fourth Plenary Sessions of the Eighteenth CPC Central Committee",
        "the Fourth and Fifth Plenary Sessions of the Nineteenth CPC Central Committee",
    ),
    (
        "党的十九大报告",
        "党的二十大报告",
        "the 19th National Congress",
        "the 20th National Congress",
    ),
    (
        "自十八大以来",
        "自十九大以来",
        "since the Eighteenth Congress",
        "since the Nineteenth Congress",
    ),
    ("党的八大", "党的七大", "the Party's Eighth Congress", "the Party's Seventh Congress"),
    ("全省十大案件", "全省八大案件", "ten major cases", "eight major cases"),
    (
        "第十三届全国人民代表大会第四次会议",
        "第十四届全国人民代表大会第二次会议",
        "the Fourth Session of the 13th National People's Congress",
        "the Second Session of the 14th National People's Congress",
    ),
    (
        "十三届全国人大四次会议",
        "十四届全国人大一次会议",
        "the 4th session of the Thirteenth National People's Congress",
        "the 1st session of the Fourteenth National People's Congress",
    ),
    (
        "十三届全国人大常委会十三次会议",
        "十四届全国人大常委会十五次会议",
        "the 13th Session of the 13th NPC Standing Committee",
        "the 15th Session of the 14th NPC Standing Committee",
    ),
    (
        "十三届市委五次全会",
        "十四届市委六次全会",
        "the fifth plenary session of the 13th municipal Party committee",
        "the sixth plenary session of the 14th municipal Party committee",
    ),
    ("召开三次会议", "召开五次会议", "held three meetings", "held five meetings"),
    ("连任三届", "连任四届", "served three terms", "served four terms"),
    ("20世纪的司法", "21世纪的司法", "justice in the 20th century", "justice in the 21st century"),
    ("第三级事件", "第四级事件", "a level-3 incident", "a level-4 incident"),
    # percent, points, parts
    ("增长12.5%。", "增长8%。", "grew 12.5 percent", "grew 8 percent"),
    ("增长12.5%。", "增长8.50%。", "grew 12.5%", "grew 8.50%"),
    ("百分之五以上", "百分之十以上", "five percent or more", "ten percent or more"),
    ("占5%—7%。", "占6%—9%。", "5 to 7 percent", "6 to 9 percent"),
    ("提高3.2个百分点", "提高4个百分点", "3.2 percentage points", "4 percentage points"),
    ("千分之五", "千分之三", "0.5 percent", "0.3 percent"),
    ("三成以上", "四成以上", "more than 30 percent", "more than 40 percent"),
    ("三分之二以上同意", "四分之三以上同意", "two-thirds agree", "three-quarters agree"),
    ("四分之一", "五分之二", "one fourth of them", "two fifths of them"),
    ("三分之二", "五分之四", "2/3 of the seats", "4/5 of the seats"),
    ("打八折", "打七折", "20 percent off", "30 percent off"),
    ("增长两倍", "增长一倍", "tripled", "doubled"),
    ("增长到两倍", "增长到三倍", "doubled", "tripled"),
    # dates
    ("2020年7月28日", "2021年12月3日", "28 July 2020", "3 December 2021"),
    ("2020年7月28日", "2021年12月3日", "July 28th, 2020", "December 3rd, 2021"),
    ("2020年7月28日", "2021年12月3日", "2020-07-28", "2021-12-03"),
    ("2020年9月", "2020年10月", "in Sept. 2020", "in Oct. 2020"),
    ("民國112年1月1日", "民國113年3月1日", "January 1, 2023", "March 1, 2024"),
    (
        "自中華民國九十八年五月五日施行。",
        "自中華民國一百零三年十二月十日施行。",
        "effective May 5, 2009",
        "effective December 10, 2014",
    ),
    ("二〇二〇年", "二〇二二年", "the year 2020", "the year 2022"),
    ("2019至2020年", "2020至2022年", "from 2019 to 2020", "from 2020 to 2022"),
    ("20世纪80年代", "20世纪90年代", "the 1980s", "the 1990s"),
    ("一至三月", "四至六月", "January to March", "April to June"),
    ("上午8时30分", "上午9时15分", "8:30 a.m.", "9:15 a.m."),
    ("下午2时", "下午4时", "2 p.m.", "4 p.m."),
    # articles and entries
    ("依第十二條規定", "依第十五條規定", "under Article 12", "under Article 15"),
    (
        "第十二條之一第三項",
        "第十四條之二第五項",
        "Paragraph 3 of Article 12-1",
        "Paragraph 5 of Article 14-2",
    ),
    (
        "依第七十七條之三第二項第二款規定",
        "依第七十七條之四第五項第三款規定",
        "Subparagraph 2, Paragraph 2, Article 77-3",
        "Subparagraph 3, Paragraph 5, Article 77-4",
    ),
    (
        "第一項第一款第一目",
        "第二項第三款第四目",
        "Item 1, Subparagraph 1, Paragraph 1",
        "Item 4, Subparagraph 3, Paragraph 2",
    ),
    (
        "第五條第一項第一款",
        "第五條第二項第三款",
        "subparagraph 1, first paragraph of Article 5",
        "subparagraph 3, second paragraph of Article 5",
    ),
    ("第三款及第四款", "第五款及第四款", "Item 3 and 4", "Item 5 and 4"),
    ("第四款及第四款", "第三款及第四款", "Item 4 and 4", "Item 3 and 4"),
    ("第十三條及第十五條", "第二十四條及第二十五條", "Articles 13 and 15", "Articles 24 and 25"),
    ("第一、二款", "第三、五款", "subparagraphs 1 and 2", "subparagraphs 3 and 5"),
    ("第四章", "第九章", "Chapter IV", "Chapter IX"),
    ("第三條", "第四條", "Article Three", "Article Four"),
    ("第一項", "第三項", "the first paragraph", "the third paragraph"),
    ("一、其他。", "十二、其他。", "1. Others.", "12. Others."),
    ("（一）其他。", "（三）其他。", "(a) Others.", "(c) Others."),
    ("二、其他。", "六、其他。", "Others.", "Others."),
    # equal numbers
    (
        "處七年以上十二年以下有期徒刑",
        "處五年以上七年以下有期徒刑",
        "not less than seven years and not more than twelve years",
        "not less than five years and not more than seven years",
    ),
    (
        "甲案3年，乙案3年。",
        "甲案4年，乙案5年。",
        "three years in case A and three years in case B",
        "four years in case A and five years in case B",
    ),
    (
        "四川共判處四年以上者10人。",
        "四川共判處五年以上者12人。",
        "In Sichuan 10 persons were sentenced to four years or more.",
        "In Sichuan 12 persons were sentenced to five years or more.",
    ),
    (
        "本辦法103年12月10日修正，自106年6月10日施行。",
        "本辦法107年9月12日修正，自108年5月25日施行。",
        "Amended on December 10, 2014, effective June 10, 2017.",
        "Amended on September 12, 2018, effective May 25, 2019.",
    ),
    (
        "第五條、第八條；違反第五條者",
        "第六條、第八條；違反第六條者",
        "Articles 5 and 8; who violates Article 5",
        "Articles 6 and 8; who violates Article 6",
    ),
]


@pytest.mark.parametrize(("stored", "wanted", "target", "expected"), SURE)
def test_numbers_are_carried_over(stored: str, wanted: str, target: str, expected: str) -> None:
    result = renumber(stored, wanted, target)
    assert (result.text, result.unsure, result.is_only_numbers) == (expected, (), True)


FORM_IS_LOST = {
    "6.658 million cases",
    "up to 500 thousand yuan",
    "one fourth of them",
}
"""What stands in another form on the way: 9,000 knows of no million, fifths of no fourth."""


@pytest.mark.parametrize(("stored", "wanted", "target", "expected"), SURE)
def test_and_back_again(stored: str, wanted: str, target: str, expected: str) -> None:
    back = renumber(wanted, stored, expected)
    if target not in FORM_IS_LOST:
        assert (back.text, back.unsure) == (target, ())


LEFT = [
    ("为期一年", "为期三年", "for one year", "for three years", "“year” became “years”"),
    ("為期二年", "為期一年", "for two (2) years", "for one (1) year", "“years” became “year”"),
    ("共一个故事", "共两个故事", "one long story", "one long story", "was not found"),
    ("共1个故事", "共2个故事", "1 long story", "2 long story", "may need another number"),
    ("共100件", "共300件", "a hundred cases", "three hundred cases", "stands for “a hundred”"),
    ("共八件", "共1234567件", "eight cases", "1,234,567 cases", "was in words"),
    ("建党100周年", "建党101周年", "the centenary", "the centenary", "English was not found"),
    ("党的十九大", "党的十大纪律", "the 19th Congress", "the 19th Congress", "has no form for"),
    ("共8件", "共9件", "several cases", "several cases", "its English was not found"),
    ("共3人", "共4人", "three men, three women", "three men, three women", "more than one number"),
    (
        "第五條第一項第一款及第六條第一項第一款",
        "第五條第二項第三款及第六條第四項第五款",
        "Subparagraph 1, Paragraph 1 of Article 5 and Subparagraph 1, Paragraph 1 of Article 6",
        "Subparagraph 1, Paragraph 1 of Article 5 and Subparagraph 1, Paragraph 1 of Article 6",
        "more than one number",
    ),
    ("届满前3个月起3个月内", "届满前3个月起2个月内", "3 or 3 months", "3 or 3 months", "more than"),
    ("三寸照片三张", "三寸照片两张", "three 3-inch photos", "three 3-inch photos", "more than one"),
    ("共3万件", "共3万5件", "30,000 cases", "30,000 cases", "has no form for"),
    ("二〇二〇年", "三年", "the year 2020", "the year 2020", "has no form for"),
    ("上午8时", "上午14时", "8 a.m.", "8 a.m.", "has no form for"),
    ("300万至500万件", "30万至50万件", "3 to 5 million", "3 to 5 million", "could not be written"),
    ("3万余人", "近4万人", "more than 30,000", "more than 30,000", "no sure counterpart"),
    ("共5件", "共6件，其中2件", "5 cases", "6 cases", "stands in a new place"),
    ("2、其他", "3、其他", "B5. Others", "B5. Others", "its English was not found"),
    ("有下列五种情形之一", "有下列三种情形之一", "one of those", "one of those", "was not found"),
]


@pytest.mark.parametrize(("stored", "wanted", "target", "expected", "sentence"), LEFT)
def test_what_is_not_sure_is_said(
    stored: str, wanted: str, target: str, expected: str, sentence: str
) -> None:
    result = renumber(stored, wanted, target)
    assert result.text == expected
    assert sentence in " ".join(result.unsure)


ALIKE = [
    ("共723万件", "共811万件", True),
    ("共723万件", "受理723万件", False),
    ("3.2万余人", "近3.2万人", False),
    ("几十人", "几百人", False),
    ("民國112年", "民国113年", True),
    ("一定期限", "一般期限", False),
]


@pytest.mark.parametrize(("stored", "wanted", "expected"), ALIKE)
def test_whether_only_numbers_differ(stored: str, wanted: str, *, expected: bool) -> None:
    assert renumber(stored, wanted, "").is_only_numbers is expected


def test_changes_name_their_spans() -> None:
    result = renumber(
        "全国立案723万件，增长8%。", "全国立案811万件，增长11%。", "7.23 million cases, an 8% rise."
    )
    assert result == Renumbered(
        text="8.11 million cases, an 11% rise.",
        changes=(
            NumberChange(span=Span(0, 12), before="7.23 million", after="8.11 million"),
            NumberChange(span=Span(23, 25), before="8", after="11"),
        ),
        is_only_numbers=True,
    )


def test_other_text_may_differ_around_the_numbers() -> None:
    result = renumber(
        "2023年，全国检察机关批准逮捕犯罪嫌疑人72万人。",
        "2024年，全国检察机关依法批准逮捕犯罪嫌疑人75万人。",
        "In 2023 procuratorates approved the arrest of 720,000 suspects.",
    )
    assert (result.text, result.unsure, result.is_only_numbers) == (
        "In 2024 procuratorates approved the arrest of 750,000 suspects.",
        (),
        False,
    )


def test_a_number_that_is_the_same_in_another_script_is_not_changed() -> None:
    assert renumber("共8件", "共八件", "eight cases") == Renumbered(
        text="eight cases", is_only_numbers=True
    )


AMOUNTS = st.integers(min_value=2, max_value=99_999)
FORMS = st.sampled_from(("{:,}", "word"))


def _english(value: int, form: str) -> str:
    written = words.cardinal(value) if form == "word" else None
    return written or f"{value:,}"


@given(
    before=st.lists(AMOUNTS, min_size=3, max_size=3, unique=True),
    after=st.lists(AMOUNTS, min_size=3, max_size=3, unique=True),
    form=FORMS,
)
def test_any_amounts(before: list[int], after: list[int], form: str) -> None:
    chinese = "共逮捕{}人，起诉{}人，追回赃物{}件。"
    english = "In all {} people were arrested and {} were indicted; {} items were recovered."
    target = english.format(*(_english(value, form) for value in before))
    result = renumber(chinese.format(*before), chinese.format(*after), target)
    if not result.unsure:
        back = renumber(chinese.format(*after), chinese.format(*before), result.text)
        assert back.unsure or back.text == target
    rest = target
    for change in reversed(result.changes):
        assert change.span.of(result.text) == change.after
    for change in result.changes:
        head, found, rest = rest.partition(change.before)
        assert found
        assert head in result.text


@given(st.lists(AMOUNTS, min_size=1, max_size=4), st.text(max_size=60))
def test_equal_numbers_change_nothing(values: list[int], target: str) -> None:
    source = "，".join(f"共{value}件" for value in values)
    assert renumber(source, source, target) == Renumbered(text=target, is_only_numbers=True)


TEXTS = st.text(
    alphabet="第三十二條项年月日万亿0123456789.,%分之一共件\n（）、—至余多", max_size=30
)
ENGLISH = st.text(alphabet="0123456789.,%()-/ onetwhrfiaAtclMy\n$:", max_size=60)


@given(TEXTS, TEXTS, ENGLISH)
def test_any_text_keeps_what_is_outside_the_changes(one: str, other: str, target: str) -> None:
    result = renumber(one, other, target)
    restored, at = "", 0
    for change in result.changes:
        restored += result.text[at : change.span.start] + change.before
        at = change.span.end
        assert change.span.of(result.text) == change.after
    assert restored + result.text[at:] == target


@given(st.decimals(min_value=Decimal("0.1"), max_value=99, places=1))
def test_percentages_go_there_and_back(value: Decimal) -> None:
    there = renumber("增长12.5%。", f"增长{value}%。", "up 12.5 percent")
    assert there.text == f"up {value} percent"
    assert renumber(f"增长{value}%。", "增长12.5%。", there.text).text == "up 12.5 percent"
