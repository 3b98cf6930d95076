"""A wrapped text, imported with repair, for the tests of the repair screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.services import importing
from workbench.services.importing import Repair
from workbench.store.project import Store

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.services.importing import Proposal

LINES = (
    "突出抓好制度机制建设,坚决维护国家政治安全,深入推进扫黑",
    "除恶专项斗争,依法严厉打击电信网络诈骗犯罪。",
    "全省共查处涉案人员3.",
    "2万余名,群众安全感持续提升。",
    "健全矛盾纠纷多元 化解机制,人民法院、人民检察院各负其责。",
    "- 3 -",
)
JOINED = (LINES[0] + LINES[1], LINES[2] + LINES[3], LINES[4])


def proposal(folder: Path, mode: Repair = Repair.AUTO) -> Proposal:
    """The text as it is read from a file."""
    file = folder / "法制.txt"
    file.write_text("\n".join(LINES), encoding="utf-8")
    return importing.propose(file, mode)


def mended_file(folder: Path) -> Path:
    """A project with the text, two joins of which are made."""
    path = folder / "法制.db"
    with Store.create(path, source_language="zh-Hans", target_language="en") as store:
        importing.add(store, [proposal(folder)], "李译")
    return path
