"""Documents that office programs wrote: read, filled, and read again."""

from pathlib import Path

import pytest

from tests.formats.office_files import blocks, filled, shown
from workbench.formats import docx
from workbench.formats import odt as odt_format
from workbench.model.sources import Filling
from workbench.text.coding import renumbered

_FILES = Path(__file__).parents[1] / "data" / "office"
_OPINION = """\
headline 1: 关于深化诉源治理的意见
headline 1: 一、总体要求
0: 全省法院坚持和发展新时代“枫桥经验”，把‹1非诉讼纠纷解决机制1›挺在前面，\
推动更多法治力量向‹2引导和疏导端2›用力。2020年7月28日，‹3最高人民法院3›印发意见。
headline 2: （一）主要目标
list-item 1: 完善多元化解机制
list-item 1: 健全调解平台
list-item 1: 加强队伍建设
list-item 1: 第一步
list-item 1: 第二步
table-cell 0: 法院
table-cell 0: 收案
table-cell 0: 调解率
table-cell 0: 郑州中院
table-cell 0: 1,234
table-cell 0: 45.6%
table-cell 0: 开封中院
table-cell 0: 987
table-cell 0: 50.1%
caption 0: 表1 各地法院收案情况
0: 见图：‹1›（统计图）‹2›第二行
0: 河南省高级人民法院
0: 2020年7月28日
caption 0: 河南省高级人民法院文件
caption 0: 第‹1›页
"""
_SURVEY = """\
headline 1: 郑州政法工作综述
headline 2: 副题
headline 1: 一、坚持司法为民
0: 郑州法院深入贯彻‹1《中国共产党政法工作条例》1›，持续深化‹2政治督察2›和纪律作风‹313›\
督查巡查制度。‹4›
list-item 1: 第一项，见‹1法院网1›的说明
list-item 1: 第二项
list-item 2: 嵌套的‹1代码1›项
caption 0: 表的题注
table-cell 0: 姓名
table-cell 0: 职务
table-cell 0: 王某
table-cell 0: 院长
0: 第一行‹1›第二行 ‹2删除2› ‹3›
caption 0: 图片说明
footnote 0: 脚注‹1内容1›在此。
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("opinion.python-docx.docx", _OPINION),
        ("opinion.libreoffice.docx", _OPINION),
        ("opinion.libreoffice.odt", _OPINION),
        ("survey.pandoc.docx", _SURVEY),
        ("survey.pandoc.odt", _SURVEY),
    ],
)
def test_a_document_of_an_office_program(name: str, expected: str, tmp_path: Path) -> None:
    format = docx.FORMAT if name.endswith(".docx") else odt_format.FORMAT
    data = (_FILES / name).read_bytes()
    found = blocks(format, data, tmp_path)
    lines = [f"{block.kind or ''} {block.level}: {shown(block)}".lstrip() for block in found]
    assert lines == expected.splitlines()

    fillings = [
        Filling(
            locator=block.locator,
            text=f"No. {block.text}",
            codes=renumbered(block.codes, by=0, shift=len("No. ")),
        )
        for block in found
    ]
    out, warnings = filled(format, data, fillings)
    assert warnings == []
    again = blocks(format, out, tmp_path)
    assert [(block.text, block.kind, block.level) for block in again] == [
        (filling.text, block.kind, block.level)
        for filling, block in zip(fillings, found, strict=True)
    ]
    same = [Filling(locator=each.locator, text=each.text, codes=each.codes) for each in found]
    assert filled(format, data, same)[1] == []
