"""Words in which the characters of a term stand by chance: the term is not found in them."""

from __future__ import annotations

import pytest

from tests.glossary.lists import project


@pytest.mark.parametrize(
    "word",
    [
        "隆重庆祝",  # not 重庆
        "公安部门",  # not 公安部
        "司法部门",
        "组织部门",
        "生态环境部门",
        "自治区人民政府",  # not 区人民政府
        "特区政府",
        "政法委员会",  # not 政法委员
        "执法人员",  # not 法人
        "司法人员",
        "公司法人",  # not 公司法
        "行政法",  # not 政法
        "行政协议",  # not 政协
        "依法治理",  # not 法治
        "党组织",  # not 党组
        "提起诉讼",  # not 起诉
        "违反诉讼程序",  # not 反诉
        "贯彻执行",  # not 执行
        "调查处理",  # not 查处
        "三资企业",
        "两新组织",
    ],
)
def test_the_longer_word_is_found_whole(word: str) -> None:
    store, recogniser = project()

    assert [hit.text for hit in recogniser.hits(store, word)] == [word]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("集中办理", "中办"),
        ("全国办学", "国办"),
        ("人民革命", "民革"),
        ("农民进城", "民进"),
        ("农民建房", "民建"),
        ("取消法定", "消法"),
        ("代表法院", "代表法"),
        ("创新乡村", "新乡"),
        ("创新密码", "新密"),
        ("经济源头", "济源"),
        ("交通许可", "通许"),
        ("这一项城市工作", "项城"),
        ("水运城市", "运城"),
        ("确保定期", "保定"),
        ("美丽水乡", "丽水"),
        ("周六安排", "六安"),
        ("示范县", "范县"),
        ("清单县级", "单县"),
        ("党的一大优势", "党的一大"),
        ("党的三大作风", "党的三大"),
        ("从严打击", "严打"),
        ("调整党的机构", "整党"),
        ("在此期间", "期间"),
    ],
)
def test_a_short_form_is_not_found_in_a_word(text: str, short: str) -> None:
    store, recogniser = project()
    hits = recogniser.hits(store, text)
    found = {each.text for hit in hits for each in (hit, *hit.nested)}

    assert short in text
    assert short not in found
