"""Whole pages: what repair makes of them, beside what a person made of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbench.model.sources import Paragraph
from workbench.text.blocks import blocks
from workbench.text.decoding import decode
from workbench.text.repair import keep, repair

_ROOT = Path(__file__).parents[2]
_PAGES = sorted((_ROOT / "tests" / "pages").glob("*.txt"))
_SEED = _ROOT / "seeds" / "henan-legal-daily.txt"
_HAN = re.compile("[\u3400-\u9fff]{4,}")


def _repaired(path: Path) -> tuple[Paragraph, ...]:
    return repair(blocks(decode(path.read_bytes(), name=path.name).text))


@pytest.mark.parametrize("path", _PAGES, ids=lambda path: path.stem)
def test_pages_are_cut_as_expected(path: Path) -> None:
    expected = path.with_name(f"{path.stem}.expected.tsv").read_text(encoding="utf-8")
    assert [
        (each.kind, str(each.article), "no" if each.unfinished else "yes", each.text)
        for each in _repaired(path)
    ] == [tuple(line.split("\t")) for line in expected.splitlines()]


def test_the_page_in_seeds() -> None:
    found = _repaired(_SEED)
    lines = [
        f"{each.kind} {each.article} {each.text[:6]}…{each.text[-6:]}{'?' * bool(each.unfinished)}"
        for each in found
    ]
    assert lines == [
        "headline 0 庆祝建党百年…庆祝建党百年",
        "headline 0 百名政法委书…作高质量发展",
        "headline 1 推动政法工作…作高质量发展",
        "headline 1 为郑州国家中…建设保驾护航",
        "byline 1 □郑州市委常…书记 于东辉",
        "body 1 2021年既…100周年。",
        "body 1 突出抓好习近…扣得到落实。",
        "body 1 突出抓好制度…的铜墙铁壁。",
        "body 1 突出抓好市域…化标杆城市。",
        "body 1 突出抓好法治…建设的水平。",
        "body 1 突出抓好执法…律师管理体制?",
        "body 1 突出抓好政法…造过硬队伍。",
        "credit 1 (河南法制报…晓磊/整理)",
        "headline 2 主动担当 真…干 精准落地",
        "headline 2 以习近平法治…法治开封建设",
        "byline 2 □开封市委委…书记 胡荣启",
        "body 2 2020年,…了明显成效。",
        "body 2 深化督查巡查…升履职能力。",
        "body 2 建章立制,扫…居全省前列。",
        "body 2 建强平台,融…准落地能力。",
        "body 2 新的一年,我…100周年!",
        "credit 2 (河南法制报…彦学/整理)",
    ]
    assert [piece.mend.reason for each in found for piece in each.joins if piece.mend] == [
        "no sentence end, and the word 教育 runs across the break",
        "no sentence end, and the word 扫黑除恶 runs across the break",
        "no sentence end, and the word 全面 runs across the break",
        "no sentence end before the break",
        "no sentence end, and the word 全省 runs across the break",
        "the number 3.2万 runs across the break",
    ]


@pytest.mark.parametrize("path", [_SEED, *_PAGES], ids=lambda path: path.stem)
def test_keep_joins_nothing(path: Path) -> None:
    parts = blocks(decode(path.read_bytes(), name=path.name).text)
    assert [(each.text, each.joins) for each in keep(parts)] == [(part.text, ()) for part in parts]


def test_no_rule_knows_a_page() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in [_SEED, *_PAGES])
    known = {
        (path.name, run[at : at + 4])
        for path in (_ROOT / "workbench").rglob("*.py")
        for run in _HAN.findall(path.read_text(encoding="utf-8"))
        for at in range(len(run) - 3)
        if run[at : at + 4] in pages
    }
    assert known == set()
