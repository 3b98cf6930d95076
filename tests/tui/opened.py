"""Projects of real paragraphs, and the program open on them, headless."""

from __future__ import annotations

from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

from tests.builders import add_document
from workbench.model.settings import Settings
from workbench.services import glossary, looking_up
from workbench.services.term_forms import TermForm
from workbench.services.writing import Writer
from workbench.store.project import Store
from workbench.tui.app import WorkbenchApp
from workbench.tui.work import Work

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from workbench.model.segments import Pair

ME = "李译"
PAGE = (
    "庆祝建党百年",
    "推动政法工作高质量发展",
    "□郑州市委常委、政法委书记 于东辉",
    "突出抓好制度机制建设,坚决维护国家政治安全。",
    "深入贯彻《中国共产党政法工作条例》,持续深化政治督察和纪律作风督查巡查制度,"
    "推进扫黑除恶常态化,在县乡两级建立“1+5+N”基层综治中心运行模式。",
    "健全矛盾纠纷多元化解机制,人民法院、人民检察院、公安机关、司法行政机关各负其责。",
    "依法严厉打击电信网络诈骗犯罪。群众安全感满意度持续提升。",
    "(河南法制报记者 王晓磊/整理)",
)
"""A page of a newspaper."""
LONG = (
    "党的十八大以来,以习近平同志为核心的党中央把全面依法治国摆在更加突出的位置,推进扫黑除恶常态化,"
    "完善中国特色社会主义法律体系,深化司法责任制改革,健全矛盾纠纷多元化解机制,"
    "努力让人民群众在每一个司法案件中感受到公平正义。"
) * 3
"""A paragraph that is taller than a small screen."""
TERMS = (
    ("政法", "political and legal affairs"),
    ("扫黑除恶", "crackdown on organised crime"),
    ("高质量发展", "high-quality development"),
    ("政治安全", "political security"),
    ("人民法院", "people’s courts"),
    ("矛盾纠纷多元化解机制", "mechanisms for resolving disputes by various means"),
)

DICTIONARY = """\
慶祝 庆祝 [qing4 zhu4] /to celebrate/
建黨 建党 [jian4 dang3] /to establish a political party/
百年 百年 [bai3 nian2] /a hundred years/century/lifetime/
百 百 [bai3] /hundred/numerous; all kinds of/
年 年 [Nian2] /surname Nian/
年 年 [nian2] /year/CL:個|个[ge4]/
推動 推动 [tui1 dong4] /to push (for acceptance of a plan)/to push forward/to promote/
政法 政法 [zheng4 fa3] /politics and law/
人民 人民 [ren2 min2] /the people/CL:個|个[ge4]/
人民法院 人民法院 [ren2 min2 fa3 yuan4] /people's court/
法院 法院 [fa3 yuan4] /court of law/CL:家[jia1],座[zuo4]/
"""
"""Entries in the form of CC-CEDICT."""


def page_file(path: Path, *paragraphs: str) -> Path:
    """A project with one page, of which nothing is translated, and a small glossary."""
    with Store.create(path, source_language="zh-Hans", target_language="en") as store:
        add_document(store, *(paragraphs or PAGE))
        for simplified, english in TERMS:
            glossary.add(store, TermForm(simplified=simplified, english=english), "词表")
    return path


def with_dictionary(path: Path) -> Path:
    """The project with a small dictionary."""
    file = path.with_name("词典.u8")
    file.write_text(DICTIONARY, encoding="utf-8")
    with Store.open(path) as store:
        looking_up.import_dictionary(store, file, "词表")
    return path


@contextmanager
def working(path: Path, *, author: str = ME) -> Iterator[Work]:
    """The work on the first document, with a writer; all is stored at the end."""
    reader, writer = Store.open(path, writable=False), Writer(path)
    writer.start()
    try:
        ((document, _), *_) = reader.documents.all()
        work = Work(reader, writer, document, author)
        yield work
        work.flush()
    finally:
        writer.stop()
        reader.close()


@asynccontextmanager
async def running(
    path: Path, size: tuple[int, int] = (120, 40), **settings: object
) -> AsyncIterator[tuple[WorkbenchApp, Pilot[None]]]:
    """The program open on the first document, with its glossary read."""
    reader, writer = Store.open(path, writable=False), Writer(path)
    writer.start()
    try:
        ((document, _), *_) = reader.documents.all()
        chosen = Settings(**{"author": ME, **settings})  # type: ignore[arg-type]
        propagates = chosen.memory.propagate
        work = Work(reader, writer, document, chosen.author, propagates=propagates)
        app = WorkbenchApp(path, work, chosen)
        async with app.run_test(size=size) as pilot:
            await settled(app, pilot)
            yield app, pilot
        app.work.flush()
    finally:
        writer.stop()
        reader.close()


async def settled(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Waits until everything under way is done and painted."""
    await pilot.pause()
    for _ in range(3):
        await app.workers.wait_for_complete()
        app.writer.drain()
        await pilot.pause()


def stored(path: Path, number: int) -> Pair:
    """A pair of the first document as the file has it."""
    with Store.open(path, writable=False) as store:
        ((document, _), *_) = store.documents.all()
        row = store.segments.row_of_number(document, number)
        assert row is not None
        return store.segments.pair(row)


def targets(path: Path) -> list[str]:
    """The English of every pair, as the file has it."""
    with Store.open(path, writable=False) as store:
        return [target for _, _, target in store.segments.texts(None)]


def sources(path: Path) -> list[str]:
    """The Chinese of every pair, as the file has it."""
    with Store.open(path, writable=False) as store:
        return [source for _, source, _ in store.segments.texts(None)]
