from pathlib import Path

import pytest

from tests.builders import project, project_file, without_memory
from tests.services.memory_units import AUTHOR, add_memory, confirm, texts_standing, unit
from workbench.errors import NotFound, Refused, UnreadableFile
from workbench.services import memory_files, projects
from workbench.services.memory_files import ImportedUnits, UnitsImport
from workbench.store.project import Store

OPEN = ("人民法院公开审理。", "Courts try cases in public.")
AMEND = ("修改宪法。", "Amend the Constitution.")
BAD = (
    '<tu><tuv xml:lang="zh-CN"><seg>坏&#8;了</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu>'
)


def tmx(path: Path, *units: tuple[str, str] | str, foot: str = "</body></tmx>") -> Path:
    bodies = (
        each
        if isinstance(each, str)
        else f'<tu><tuv xml:lang="zh-CN"><seg>{each[0]}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{each[1]}</seg></tuv></tu>'
        for each in units
    )
    head = '<tmx version="1.4"><header srclang="zh-CN" segtype="sentence"/><body>\n'
    path.write_text(head + "\n".join(bodies) + foot, encoding="utf-8")
    return path


def named(store: Store) -> list[tuple[str, int]]:
    return [(memory.name, memory.units) for _, memory in store.memories.all()]


def test_units_go_into_a_memory_of_the_files_name_and_undo_takes_them_back(tmp_path: Path) -> None:
    path = tmx(tmp_path / "宪法.tmx", OPEN, AMEND, OPEN)
    with project() as store:
        assert memory_files.import_units(store, path, AUTHOR) == ImportedUnits(
            memory="宪法", added=2, known=1, bad=0
        )
        assert (named(store), texts_standing(store)) == (
            [("project", 0), ("宪法", 2)],
            [OPEN, AMEND],
        )
        store.journal.undo(AUTHOR)
        assert (named(store), texts_standing(store)) == ([("project", 0)], [])
        store.journal.redo(AUTHOR)
        assert texts_standing(store) == [OPEN, AMEND]


@pytest.mark.parametrize("name", ["a.xlf", "a.sdlxliff", "a.mqxliff"])
def test_suffixes_that_are_only_read_say_the_format_too(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    source, target = OPEN
    path.write_text(
        '<xliff version="1.2"><file original="a" source-language="zh-CN" target-language="en">'
        f"<body><trans-unit id='1'><source>{source}</source><target>{target}</target>"
        "</trans-unit></body></file></xliff>",
        "utf-8",
    )
    with project() as store:
        memory_files.import_units(store, path, AUTHOR)
        assert texts_standing(store) == [OPEN]


def test_what_is_known_already_makes_no_memory(tmp_path: Path) -> None:
    path = tmx(tmp_path / "a.tmx", OPEN)
    with project() as store:
        memory_files.import_units(store, path, AUTHOR)
        imported = memory_files.import_units(store, path, AUTHOR, UnitsImport(memory="again"))
        assert (imported.added, imported.known) == (0, 1)
        assert named(store) == [("project", 0), ("a", 1)]


def test_what_a_pair_says_too_stays_when_the_pair_is_changed(tmp_path: Path) -> None:
    path = tmx(tmp_path / "a.tmx", OPEN)
    with project(OPEN[0]) as store:
        confirm(store, 1, OPEN[1])
        assert memory_files.import_units(store, path, AUTHOR).added == 1
        confirm(store, 1, "Trials are public.")
        assert texts_standing(store) == [OPEN, (OPEN[0], "Trials are public.")]


def test_a_second_file_goes_into_the_memory_that_is_named(tmp_path: Path) -> None:
    first, second = tmx(tmp_path / "a.tmx", OPEN), tmx(tmp_path / "b.tmx", AMEND)
    with project() as store:
        memory_files.import_units(store, first, AUTHOR)
        memory_files.import_units(store, second, AUTHOR, UnitsImport(memory="a"))
        assert named(store) == [("project", 0), ("a", 2)]
        store.journal.undo(AUTHOR)
        assert named(store) == [("project", 0), ("a", 1)]


def test_a_bad_unit_is_told_by_its_line_and_left_out(tmp_path: Path) -> None:
    path = tmx(tmp_path / "a.tmx", OPEN, BAD, AMEND)
    with project() as store:
        imported = memory_files.import_units(store, path, AUTHOR)
        (warning,) = imported.warnings
        assert (imported.added, imported.bad, texts_standing(store)) == (2, 1, [OPEN, AMEND])
        assert warning.startswith("a.tmx, line 3: ")
        assert warning.endswith("; left out")


def test_a_unit_of_which_only_the_first_english_is_taken_is_not_bad(tmp_path: Path) -> None:
    tuv = '<tuv xml:lang="{}"><seg>{}</seg></tuv>'.format
    unit = f"<tu>{tuv('zh', '法治')}{tuv('en-GB', 'law')}{tuv('en-US', 'rule')}</tu>"
    with project() as store:
        imported = memory_files.import_units(store, tmx(tmp_path / "a.tmx", unit), AUTHOR)
        assert (imported.added, imported.bad) == (1, 0)
        assert imported.warnings == (
            "a.tmx, line 2: of several texts in one language only the first was taken",
        )
        many = memory_files.import_units(store, tmx(tmp_path / "b.tmx", *[unit] * 30), AUTHOR)
        assert (
            many.warnings[3]
            == "of several texts in one language only the first was taken: 30 units"
        )


def test_many_bad_units_are_counted(tmp_path: Path) -> None:
    path = tmx(tmp_path / "a.tmx", OPEN, *[BAD] * 30)
    with project() as store:
        imported = memory_files.import_units(store, path, AUTHOR)
    *named_ones, counted = imported.warnings
    assert (imported.bad, len(named_ones)) == (30, 3)
    assert counted.endswith(": 30 units left out")


def test_a_strict_import_stops_at_a_bad_unit_and_takes_nothing(tmp_path: Path) -> None:
    path = tmx(tmp_path / "a.tmx", OPEN, BAD, AMEND)
    with project() as store:
        with pytest.raises(UnreadableFile, match=r"^a\.tmx, line 3: "):
            memory_files.import_units(store, path, AUTHOR, UnitsImport(is_strict=True))
        assert (named(store), texts_standing(store)) == ([("project", 0)], [])


def test_a_file_that_is_cut_short_gives_what_is_whole(tmp_path: Path) -> None:
    path = tmx(tmp_path / "a.tmx", OPEN, '<tu><tuv xml:lang="zh-CN"><seg>半', foot="")
    with project() as store:
        imported = memory_files.import_units(store, path, AUTHOR)
        assert (imported.added, imported.bad, texts_standing(store)) == (1, 1, [OPEN])


@pytest.mark.parametrize(
    ("name", "text", "error", "fault"),
    [
        ("a.tmx", "<tmx><header/><body></body></tmx>", UnreadableFile, "has no translation units"),
        ("a.tmx", "不是", UnreadableFile, "a.tmx"),
        ("a.docx", "", NotFound, "has no suffix that is known for translation units"),
    ],
)
def test_what_is_no_memory(
    name: str, text: str, error: type[Exception], fault: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with project() as store, pytest.raises(error, match=fault):
        memory_files.import_units(store, tmp_path / name, AUTHOR)


def test_another_project_is_a_source_of_units(tmp_path: Path) -> None:
    project_file(path := tmp_path / "other.db", OPEN[0])
    with projects.open_for_writing(path) as other:
        confirm(other, 1, OPEN[1])
        add_memory(other, "laws", unit(*AMEND, document="宪法", before="第一条"))
    with project() as store:
        assert memory_files.import_units(store, path, AUTHOR).added == 2
        first, second = store.units.get(list(store.units.rows_of())).values()
        assert (first.source, first.author, first.memory) == (OPEN[0], AUTHOR, "other")
        assert (second.source, second.document, second.before) == (AMEND[0], "宪法", "第一条")


def test_another_project_of_the_schema_before_gives_its_pairs_and_stays_as_it_is(
    tmp_path: Path,
) -> None:
    project_file(path := tmp_path / "other.db", OPEN[0])
    with projects.open_for_writing(path) as other:
        confirm(other, 1, OPEN[1])
    without_memory(path)
    before = path.read_bytes()
    with project() as store:
        assert memory_files.import_units(store, path, AUTHOR).added == 1
        assert texts_standing(store) == [OPEN]
    assert path.read_bytes() == before


def test_a_project_does_not_take_in_itself(tmp_path: Path) -> None:
    project_file(path := tmp_path / "a.db")
    with (
        projects.open_for_writing(path) as store,
        pytest.raises(Refused, match="is the project itself"),
    ):
        memory_files.import_units(store, path, AUTHOR)


def test_nothing_is_imported_into_the_memory_of_the_project(tmp_path: Path) -> None:
    path = tmx(tmp_path / "project.tmx", OPEN)
    with project() as store:
        for options in (UnitsImport(), UnitsImport(memory=" project ")):
            with pytest.raises(Refused, match="nothing can be imported into project"):
                memory_files.import_units(store, path, AUTHOR, options)
        assert texts_standing(store) == []
        named = memory_files.import_units(store, path, AUTHOR, UnitsImport(memory=" the  client "))
        assert named.memory == "the client"


def test_what_is_exported_comes_in_again_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "all.tmx"
    with project(OPEN[0]) as store:
        confirm(store, 1, OPEN[1])
        add_memory(store, "laws", unit(*AMEND, language="zh-Hant-TW", document="宪法"))
        assert memory_files.export_units(store, out).written == 2
        assert memory_files.export_units(store, tmp_path / "l.tmx", memories=["laws"]).written == 1
    with project() as store:
        memory_files.import_units(store, out, AUTHOR)
        units = store.units.get(list(store.units.rows_of())).values()
        assert [(each.source, each.target, each.source_language) for each in units] == [
            (*OPEN, "zh-Hans"),
            (*AMEND, "zh-Hant-TW"),
        ]


def test_an_export_of_nothing_is_refused(tmp_path: Path) -> None:
    with project() as store:
        with pytest.raises(Refused, match="there is no unit to write"):
            memory_files.export_units(store, tmp_path / "a.tmx")
        with pytest.raises(NotFound, match="there is no memory 'laws'"):
            memory_files.export_units(store, tmp_path / "a.tmx", memories=["laws"])
    assert list(tmp_path.iterdir()) == []


def test_inline_codes_go_out_and_come_in_again(tmp_path: Path) -> None:
    first, second = tmp_path / "一.tmx", tmp_path / "二.tmx"
    (tmp_path / "given.tmx").write_text(
        '<tmx version="1.4"><header srclang="zh-CN"/><body><tu tuid="1"><tuv xml:lang="zh-CN">'
        '<seg>依<bpt i="1" type="bold">&lt;b></bpt>法<ept i="1">&lt;/b></ept>'
        '<ph type="image" assoc="p">&lt;img/></ph></seg></tuv><tuv xml:lang="en">'
        '<seg><bpt i="1" type="bold">&lt;b></bpt>law<ept i="1">&lt;/b></ept></seg></tuv></tu>'
        "</body></tmx>",
        encoding="utf-8",
    )
    for given, out in ((tmp_path / "given.tmx", first), (first, second)):
        store = project()
        imported = memory_files.import_units(store, given, AUTHOR, UnitsImport(memory="宪法"))
        assert (imported.added, list(store.faults())) == (1, [])
        memory_files.export_units(store, out, memories=["宪法"])
    assert first.read_bytes() == second.read_bytes()
    assert 'assoc="p" x="2" type="image">&lt;img/&gt;</ph></seg>' in first.read_text("utf-8")
