"""The pictures of the guide, made from the running program on the page of the demo project.

Each is a scene: keys that are pressed, as a translator would, before the screen is exported. The
scenes follow one another in one project, so that a later one finds what an earlier one wrote.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from textual.events import Paste
from textual.pilot import Pilot

from docs._svg import picture
from workbench.model.memory_settings import MemorySettings
from workbench.model.segments import State
from workbench.model.settings import Settings
from workbench.services import importing, looking_up, memory_files, projects, translating
from workbench.services.delivering import Order, deliver
from workbench.services.importing import Repair
from workbench.services.writing import Writer
from workbench.store.project import Store
from workbench.tui.app import WorkbenchApp
from workbench.tui.work import Work

Keys: TypeAlias = Pilot[None]
Scene: TypeAlias = Callable[[Keys], Awaitable[None]]

WIDE = (120, 40)
SMALL = (80, 24)
_AUTHOR = "translator"

_ENGLISH = (
    "Celebrating the Party’s Centenary",
    "One Hundred Political and Legal Affairs Commission Secretaries on the High-quality "
    "Development of Political and Legal Work",
    "Promoting the High-quality Development of Political and Legal Work",
    "Safeguarding the Modernization of Zhengzhou, a National Central City",
    "By Yu Donghui, member of the Standing Committee of the CPC Zhengzhou Municipal Committee "
    "and secretary of its Political and Legal Affairs Commission",
)
"""Of the first pairs of the page."""

_DRAFT = (
    "The year 2021 is both the centenary of the Communist Party of China and the first year of "
    "the 14th Five-Year"
)
_CORRECTIONS = (
    ("Celebrating the", "Marking the"),
    ("Safeguarding the Modernization", "Securing the Modernization"),
    ("the CPC Zhengzhou Municipal Committee ", "the Zhengzhou Municipal Party Committee "),
)
"""What a reviewer wrote for it."""
_QUERY = "Left out the box that opens a byline in print."

_EARLIER = (
    ("加快推进市域社会治理现代化。", "Move faster to modernize municipal social governance."),
    (
        "市域社会治理要突出数字赋能。",
        "Digital tools should play a leading part in municipal social governance.",
    ),
    (
        "全市召开市域社会治理工作推进会。",
        "The city held a meeting to advance the work of city-level social governance.",
    ),
    (
        "完善市域社会治理体制机制。",
        "Improve the systems and mechanisms of metropolitan social governance.",
    ),
    (
        "各县区要总结市域社会治理经验。",
        "Counties and districts should sum up their experience in metropolitan social governance.",
    ),
    ("探索市域社会治理新路子。", "Explore new paths of urban social governance."),
    ("市域社会治理试点通过验收。", "The pilot project was accepted."),
)
"""A document that was translated before, in which one term has several renderings."""

_FOREIGN_LIST = """\
Source Term;Target Term;Remarks;Subject;Approved by
网格长;grid chief;head of the grid;governance;Li
天网工程;Skynet Project;video surveillance in public places;policing;Li
政法工作;political-legal work;;politics;Wang
"""
"""A term list whose columns have names of its own."""

_CLIENT_MEMORY = """\
source\ttarget\tauthor\ttime
新的一年,我们将深入贯彻党的十九届四中全会精神和中央、省委政法工作会议精神,主动担当、真抓实干,\
确保各项工作部署落地见效,努力推动政法工作高质量发展,以优异成绩献礼建党99周年!\t\
In the new year, we will thoroughly implement the guiding principles of the Fourth Plenary Session \
of the 19th CPC Central Committee and of the central and provincial conferences on political and \
legal work, take the initiative, do solid work, see that every plan delivers results, strive for \
the high-quality development of political and legal work, and celebrate the 99 years of the \
Party with outstanding achievements!\t王译\t2020-01-16T02:00:00Z
坚持党对政法工作的绝对领导。\tUphold the Party’s absolute leadership over political and legal work.\
\t刘译\t2019-03-05T02:00:00Z
政法工作要坚持以人民为中心。\tPolitical and legal work must put the people first.\
\t刘译\t2019-03-05T02:00:00Z
深入推进政法工作信息化。\tGo further in bringing IT to political and legal work.\
\t王译\t2020-01-16T02:00:00Z
新时代政法工作大有可为。\tThere is much to be done in political and legal affairs in the new era.\
\t王译\t2020-01-16T02:00:00Z
"""
"""Units that a client sent, as a table."""

_SENTENCES = (
    "Focus on building institutions and mechanisms. Firmly safeguard national political security. "
    "Implement the holistic approach to national security in depth, strengthen the systems and "
    "capabilities that safeguard it, and build a bastion of iron for the political security of "
    "the provincial capital."
)
"""Three for the two of the eighth pair."""

_DICTIONARY = """\
體系 体系 [ti3 xi4] /system/setup/CL:個|个[ge4]/
社會 社会 [she4 hui4] /society/CL:個|个[ge4]/
治理 治理 [zhi4 li3] /to govern/to administer/to put under control; governance/
市域 市域 [shi4 yu4] /the area under the jurisdiction of a city/
加快 加快 [jia1 kuai4] /to accelerate/to speed up/
推進 推进 [tui1 jin4] /to impel/to carry forward/to push on/
現代化 现代化 [xian4 dai4 hua4] /modernization/
現代 现代 [xian4 dai4] /modern times/modern age/
"""
"""Entries in the form of CC-CEDICT."""


async def _translate(keys: Keys) -> None:
    await _go_to(keys, 5)
    await keys.press("f7", *_QUERY, "enter", "ctrl+up", "f5", "alt+home")
    for english in _ENGLISH:
        keys.app.screen.query_one("#page").post_message(Paste(english))
        await keys.press("enter")
    await keys.press(*_DRAFT[:-1])
    await _settle(keys)
    await keys.press(_DRAFT[-1])


async def _labels(keys: Keys) -> None:
    await keys.press("tab", *". For ", "grave_accent")


async def _add_term(keys: Keys) -> None:
    await keys.press("escape")
    await _select(keys, "起步之年")
    await keys.press("t", *"the first year")


async def _renderings(keys: Keys) -> None:
    await keys.press("escape", "escape")
    await _select(keys, "政法工作")
    await keys.press("ctrl+r")
    await _settle(keys)


async def _stacked(keys: Keys) -> None:
    await keys.press("escape", "escape", "f12")


async def _panel(keys: Keys) -> None:
    await keys.press("f12")
    await _go_to(keys, 18)
    await keys.press("ctrl+p", *"document-date", "enter")
    await _settle(keys)
    await keys.press(*"2021", "enter")
    await _settle(keys)


async def _glossary(keys: Keys) -> None:
    await keys.press("ctrl+t", "ctrl+t")
    await _settle(keys)
    await _filter(keys, "四个")
    await keys.press(*["down"] * 8)


async def _card(keys: Keys) -> None:
    await _filter(keys, "全面从严治党")
    await keys.press("e")
    await keys.pause()


async def _uses(keys: Keys) -> None:
    with tempfile.TemporaryDirectory() as home:
        _translate_earlier(_app(keys).path, Path(home))
    await keys.press("escape")
    await _filter(keys, "市域社会治理")
    await keys.press("w")
    await _settle(keys)
    await keys.press(*["down"] * 6)


async def _candidates(keys: Keys) -> None:
    await keys.press("escape", "p")
    await _settle(keys)
    await keys.press("down")


async def _columns(keys: Keys) -> None:
    with tempfile.TemporaryDirectory() as home:
        path = Path(home, "client.csv")
        path.write_text(_FOREIGN_LIST, encoding="utf-8")
        await keys.press("escape", "i", *str(path), "enter")
        await _settle(keys)
        await keys.press("p")
        await _settle(keys)


async def _annotating(keys: Keys) -> None:
    await keys.press("escape", "escape", "escape")
    await _go_to(keys, 6)
    await _select(keys, "2021年")
    await keys.press("a", "d")
    await _label(keys, "“十四五”规划", "t")
    await _label(keys, "十四五", "d")
    await _label(keys, "“五个抓手”", "?")
    await keys.press(*"Which five? The page names them nowhere.", "enter")
    await _label(keys, "中原", "f")
    await keys.press(*"The Central Plains: Henan and its surroundings.", "enter")
    await _settle(keys)


async def _notes(keys: Keys) -> None:
    await keys.press("alt+m")
    await _settle(keys)
    await keys.press("down", "down", "down", "r", *"Asked the editor on Monday.", "enter")
    await _settle(keys)


async def _review(keys: Keys) -> None:
    await keys.press("escape", "escape", "alt+home", "alt+r", "a", "e")
    await keys.press("end", *[each for _ in range(5) for each in ("ctrl+w",)])
    await keys.press(*"of Their Work", "enter", "ctrl+up")
    await _settle(keys)


async def _timeline(keys: Keys) -> None:
    await keys.press("escape", "ctrl+o", "h")
    await _settle(keys)
    await keys.press("down")


async def _reading(keys: Keys) -> None:
    _import_dictionary(_app(keys).path)
    await keys.press("escape", "escape")
    await _go_to(keys, 9)
    await keys.press("ctrl+o", "ctrl+home", "y", "d")
    await _settle(keys)
    await keys.press(*["right"] * 4)
    await _settle(keys)


async def _mends(keys: Keys) -> None:
    await keys.press("d", "y", "escape", "alt+p")
    await _settle(keys)
    await keys.press("down")


async def _conflict(keys: Keys) -> None:
    await keys.press("escape", "escape", "f9", *"We ")
    await _settle(keys)
    _write_elsewhere(_app(keys).path, _work(keys).pair.segment.number)
    await keys.press(*"will build institutions first.")
    await _settle(keys)
    await keys.press("enter")


async def _matches(keys: Keys) -> None:
    with tempfile.TemporaryDirectory() as home:
        _import_memory(_app(keys).path, Path(home))
    await keys.press("escape", "escape")
    await _go_to(keys, 21)
    await _settle(keys)
    await keys.press("ctrl+r")


async def _concordance(keys: Keys) -> None:
    await keys.press("escape")
    await _select(keys, "政法工作")
    await keys.press("f")
    await _settle(keys)
    await keys.press(*["down"] * 2)


async def _pairing(keys: Keys) -> None:
    await keys.press("escape", "escape")
    await _go_to(keys, 8)
    keys.app.screen.query_one("#page").post_message(Paste(_SENTENCES))
    await keys.press("enter", "ctrl+up", "ctrl+o", "l")
    await _settle(keys)
    await keys.press("down")


async def _returned(keys: Keys) -> None:
    await keys.press("escape", "escape", "alt+home")
    app = _app(keys)
    with tempfile.TemporaryDirectory() as home:
        app.lists.open_returned(_corrected(app.path, Path(home)))
        await _settle(keys)
        await keys.press("down")


_SCENES: tuple[tuple[str, tuple[int, int], Scene], ...] = (
    ("editor", WIDE, _translate),
    ("labels", SMALL, _labels),
    ("add-term", WIDE, _add_term),
    ("renderings", WIDE, _renderings),
    ("stacked", SMALL, _stacked),
    ("panel", WIDE, _panel),
    ("glossary", WIDE, _glossary),
    ("card", SMALL, _card),
    ("uses", WIDE, _uses),
    ("candidates", WIDE, _candidates),
    ("columns", WIDE, _columns),
    ("annotating", WIDE, _annotating),
    ("notes", WIDE, _notes),
    ("review", WIDE, _review),
    ("timeline", WIDE, _timeline),
    ("reading", WIDE, _reading),
    ("mends", WIDE, _mends),
    ("conflict", SMALL, _conflict),
    ("matches", WIDE, _matches),
    ("concordance", WIDE, _concordance),
    ("pairing", SMALL, _pairing),
    ("returned", WIDE, _returned),
)
NAMES = tuple(name for name, _, _ in _SCENES)


def write_pictures(folder: Path) -> None:
    """Writes every picture into a folder, as NAME.svg."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home, demo_app(Path(home) / "demo.db") as app:
        asyncio.run(_play(app, folder))


@contextmanager
def demo_app(path: Path) -> Iterator[WorkbenchApp]:
    """The program, ready to run on a fresh demo project."""
    projects.demo(path, _AUTHOR)
    reader, writer = Store.open(path, writable=False), Writer(path)
    writer.start()
    try:
        ((document, _),) = reader.documents.all()
        yield WorkbenchApp(path, Work(reader, writer, document, _AUTHOR), Settings(author=_AUTHOR))
    finally:
        writer.stop()
        reader.close()


async def _play(app: WorkbenchApp, folder: Path) -> None:
    async with app.run_test(size=WIDE) as keys:
        await _settle(keys)
        for name, size, scene in _SCENES:
            await keys.resize_terminal(*size)
            await scene(keys)
            await keys.pause()
            svg = app.export_screenshot(title="workbench")
            (folder / f"{name}.svg").write_text(picture(svg, name), encoding="utf-8")
        await keys.press("escape", "ctrl+q")


async def _settle(keys: Keys) -> None:
    """Waits for what goes on in threads: the glossary, a search, a write."""
    await keys.pause(1.2)


async def _go_to(keys: Keys, number: int) -> None:
    await keys.press("ctrl+g", *str(number), "enter")


async def _filter(keys: Keys, words: str) -> None:
    """Narrows a list to what has some words, and goes back to its rows."""
    await keys.press("slash", "ctrl+a", "ctrl+k", *words)
    await _settle(keys)
    await keys.press("enter")


async def _select(keys: Keys, phrase: str) -> None:
    """Selects a phrase in the Chinese of the active pair."""
    start = _work(keys).pair.segment.source.index(phrase)
    way = start - _work(keys).source.caret
    steps = ["right" if way > 0 else "left"] * abs(way)
    await keys.press("ctrl+o", *steps, "v", *["right"] * len(phrase))


async def _label(keys: Keys, phrase: str, key: str) -> None:
    """Labels a phrase in the Chinese of the active pair while annotating."""
    start = _work(keys).pair.segment.source.index(phrase)
    await keys.press("ctrl+home", *["right"] * start, "v", *["right"] * len(phrase), key)


def _app(keys: Keys) -> WorkbenchApp:
    assert isinstance(keys.app, WorkbenchApp)
    return keys.app


def _work(keys: Keys) -> Work:
    return _app(keys).work


def _write_elsewhere(path: Path, number: int) -> None:
    """Writes a target as another program does that has the project open too."""
    english = "Give priority to building institutions and mechanisms."
    with projects.open_for_writing(path) as store:
        row, pair = projects.find_segment(store, str(number), "henan-legal-daily")
        translating.set_target(store, row, pair, english, State.DRAFT, "reviser")


def _corrected(path: Path, folder: Path) -> Path:
    """The parallel text as a table, in which a reviewer corrected some words."""
    file = folder / "page.tsv"
    with projects.open_for_reading(path) as store:
        deliver(store, Order(project=path.stem, out=file, memory=MemorySettings()))
    text = file.read_text(encoding="utf-8")
    for written, better in _CORRECTIONS:
        text = text.replace(written, better)
    file.write_text(text, encoding="utf-8")
    return file


def _import_dictionary(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder, projects.open_for_writing(path) as store:
        file = Path(folder) / "dictionary.u8"
        file.write_text(_DICTIONARY, encoding="utf-8")
        looking_up.import_dictionary(store, file, _AUTHOR)


def _import_memory(path: Path, folder: Path) -> None:
    """Takes in a table of units, as the command line does beside the open editor."""
    file = folder / "client.tsv"
    file.write_text(_CLIENT_MEMORY, encoding="utf-8")
    with projects.open_for_writing(path) as store:
        memory_files.import_units(store, file, _AUTHOR)


def _translate_earlier(path: Path, folder: Path) -> None:
    """Adds a document with its translation."""
    text = folder / "work-report.txt"
    text.write_text("\n".join(source for source, _ in _EARLIER), encoding="utf-8")
    with projects.open_for_writing(path) as store:
        importing.add(store, [importing.propose(text, Repair.OFF)], "translator")
        for number, (_, english) in enumerate(_EARLIER, 1):
            row, pair = projects.find_segment(store, str(number), text.stem)
            translating.set_target(store, row, pair, english, State.TRANSLATED, "translator")
