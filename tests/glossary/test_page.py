"""The terms of the page in seeds/ that a translator would look up, each at its own span."""

from __future__ import annotations

import pytest

from tests.glossary.lists import ROOT, project
from workbench.text.blocks import blocks
from workbench.text.decoding import decode
from workbench.text.repair import repair

PAGE = ROOT / "seeds" / "henan-legal-daily.txt"
TERMS = {
    1: "建党百年",
    4: "郑州 国家中心城市现代化建设 保驾护航",
    5: "市委常委 政法委书记 于东辉",
    6: (
        "建党100周年 十四五 起步之年 新阶段 新理念 新格局 关键之年 政法战线 学习贯彻 "
        "习近平法治思想 总书记 政法工作 重要指示精神 中央 省委 政法工作会议 部署 两大建设 "
        "良好开局 中原更加出彩 安全稳定的社会环境 优异成绩"
    ),
    7: (
        "突出抓好 党史学习教育 深入贯彻 中国共产党政法工作条例 政治督察 纪律作风督查巡查 "
        "党委政法委 协查 协管 协巡 党中央 市委 决策部署 政法系统 不折不扣"
    ),
    8: (
        "坚决维护 国家政治安全 总体国家安全观 能力建设 敌对势力 渗透颠覆破坏活动 反恐斗争 "
        "防范化解 网络安全 风险挑战 铜墙铁壁"
    ),
    9: (
        "市域社会治理现代化 试点 平安郑州 平安建设协调机制 信访稳定 突出问题 攻坚化解 "
        "扎实推进 扫黑除恶常态化 六建 社会稳定风险评估 矛盾纠纷多元化解 市级 综治中心 县乡两级 "
        "1+5+N 基层 运行模式 标杆城市"
    ),
    10: (
        "法治化营商环境 服务保障 重大项目 知识产权 案件办理机制 自贸区法院 实质化运行 一件“事” "
        "全面依法治市 一办四组 实体化运行 法治社会 法治政府"
    ),
    11: (
        "执法司法制约监督体系 政法领域全面深化改革 案件评查 院庭长审判监督管理权 跨部门 跨领域 "
        "大数据办案平台 信息化 全流程监管 民事诉讼繁简分流 行政复议体制改革 律师管理体制"
    ),
    12: (
        "政法队伍教育整顿 政法铁军 统一部署 坚强领导 铸牢忠诚之魂 查处 违纪违法 整治 顽瘴痼疾 "
        "英模精神 腐败 黑恶势力 保护伞 严惩不贷 一查到底 政治生态 纪律作风 过硬队伍"
    ),
    13: "河南法制报 记者 王晓磊",
    14: "主动担当 真抓实干 精准落地",
    15: "为统领 法治开封",
    17: "省委政法委 贯彻执行 政法领域 社会安全稳定 防范化解重大风险攻坚战 政法队伍",
    18: (
        "督查巡查 政治体检 贯彻落实 实施细则 抓手 五个过硬 队伍建设 党对政法工作的绝对领导 巡查 "
        "立行立改 限期整改 移交问题线索 列席 政法单位 民主生活会 政法委员 述职 重大问题请示报告 "
        "领导干部 政法干警 履职能力"
    ),
    19: (
        "建章立制 扫黑除恶专项斗争 打掉 涉黑恶团伙 犯罪嫌疑人 涉黑恶腐败 农村集体 三资 农村乱象 "
        "自然资源 乡村治理 重点行业领域 1+N 专项整治 长效机制 三书一函 一书一档 一案四专班 "
        "涉案资产 典型发言 黑恶案件 市委政法委 微信公众号 开封政法 10万+ 群众满意度"
    ),
    20: (
        "市域社会治理 一中心四平台 综合指挥中心 党建引领 网格为基 技术支撑 资源下沉 哨响人到 "
        "统筹指挥 协调联动 即时响应 有效处置 精准考评 12345民生热线 网格化服务管理 专职网格员 "
        "办结率 社会治安防控体系 雪亮工程 平安乡镇天翼看家 “三无”小区 中共中央政治局委员 "
        "中央政法委书记 郭声琨 新时代政法工作创新交流会 统一指挥 扁平化治理模式 快速响应"
    ),
    21: "党的十九届五中全会 平安建设工作会议 落地见效 献礼",
}
"""By paragraph, counted from 1 as repair cuts them."""


@pytest.fixture(scope="module")
def paragraphs() -> list[str]:
    """The paragraphs of the page."""
    text = decode(PAGE.read_bytes(), name=PAGE.name).text
    return [paragraph.text for paragraph in repair(blocks(text))]


@pytest.mark.parametrize("number", TERMS)
def test_terms_are_found_where_they_stand(paragraphs: list[str], number: int) -> None:
    store, recogniser = project()
    text = paragraphs[number - 1]
    hits = recogniser.hits(store, text)
    found = {hit.text: hit for hit in hits}

    assert [term for term in TERMS[number].split() if term not in found] == []
    assert [hit.text for hit in hits] == [hit.span.of(text) for hit in hits]
    assert [hit.text for hit in hits if not hit.targets] == []


def test_they_are_the_terms_of_the_page() -> None:
    assert len({term for terms in TERMS.values() for term in terms.split()}) >= 60


def test_no_hit_cuts_a_word(paragraphs: list[str]) -> None:
    store, recogniser = project()
    single = [
        (hit.text, number)
        for number, text in enumerate(paragraphs, 1)
        for hit in recogniser.hits(store, text)
        if hit.text in ("执行", "公安", "中原", "立案", "法人", "党组")
    ]

    assert single == [("公安", 20)]
