"""Dictionary, pinyin, scripts and words: what the screen says, and that nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import add_coded
from tests.tui.opened import PAGE, page_file, running, settled, sources, with_dictionary
from tests.tui.pressing import press, shown, stores, write
from tests.tui.screens import lines, said, screen, side
from workbench.model.scripts import Script
from workbench.model.spans import Span
from workbench.model.terms import ConceptKind, NewConcept, NewTerm
from workbench.services import glossary
from workbench.store.project import Store
from workbench.tui.command import Mode

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.tui.app import WorkbenchApp


def strip(app: WorkbenchApp) -> list[str]:
    """The lines of the reading strip that are not blank."""
    widget = app.editor._strip
    if widget is None or not widget.display:
        return []
    texts = [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]
    return [text for text in texts if text]


def underlined(app: WorkbenchApp, line: int = 0) -> str:
    """What is underlined in a line of the page, with | where a stretch ends."""
    segments = app.editor.page.render_line(line)
    return "|".join(each.text for each in segments if each.style and each.style.underline)


async def test_the_dictionary_follows_the_caret(path: Path) -> None:
    with_dictionary(path)
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "d")
        assert side(app) == [
            "庆祝: Enter makes a term of it", "1 庆祝 慶祝 qìng zhù", "  to celebrate",
        ]  # fmt: skip
        assert underlined(app) == "庆|祝"
        await press(pilot, *["right"] * 4)
        assert side(app) == [
            "百年: Enter makes a term of it",
            "1 百年 bǎi nián",
            "  a hundred years; century;",
            "  lifetime",
            "  2 百 bǎi",
            "    hundred; numerous; all kinds",
            "    of",
            "  3 年 nián",
            "    year",
            "    counted with 个 gè",
            "  4 年 Nián",
            "    surname Nian",
        ]
        assert underlined(app) == "百|年"
        await press(pilot, "left")
        assert side(app)[0] == "建党: Enter makes a term of it"
        await press(pilot, "d")
        assert side(app) == ["0 terms here"]
        assert underlined(app) == ""


async def test_the_dictionary_stays_from_pair_to_pair_and_in_the_english(path: Path) -> None:
    with_dictionary(path)
    async with running(path) as (app, pilot):
        app.editor.toggle_dictionary()
        assert side(app)[:2] == ["庆祝", "1 庆祝 慶祝 qìng zhù"]
        await press(pilot, "ctrl+down")
        assert side(app)[:3] == ["推动", "1 推动 推動 tuī dòng", "  to push (for acceptance of a"]
        await press(pilot, "grave_accent", "1")
        assert shown(app)[0] == "Push"
        await press(pilot, "f4")
        assert side(app)[0] == "2 terms here"


async def test_annotating_ends_the_dictionary(path: Path) -> None:
    with_dictionary(path)
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "d", "a")
        assert side(app)[0] != "庆祝: Enter makes a term of it"
        assert underlined(app) == ""
        app.editor.toggle_dictionary()
        assert said(app) == "Esc first: the panel shows the notes here"
        await press(pilot, "escape", "ctrl+o")
        assert (side(app), underlined(app)) == (["0 terms here"], "")


async def test_a_word_within_another_and_no_word(path: Path) -> None:
    with_dictionary(path)
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+g", "6", "enter", "ctrl+o", *["right"] * 13)
        assert shown(app)[0][13:17] == "人民法院"
        await press(pilot, "d", "right", "right")
        assert [line.strip() for line in side(app) if "院" in line] == [
            "法院: Enter makes a term of it", "1 法院 fǎ yuàn", "2 人民法院 rén mín fǎ yuàn",
        ]  # fmt: skip
        await press(pilot, "left", "left", "left")
        assert side(app) == ["no word here"]


async def test_enter_makes_a_term_of_the_word(path: Path) -> None:
    with_dictionary(path)
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "enter")
        assert said(app).startswith("d shows the dictionary; Enter then makes a term")
        await press(pilot, "d", *["right"] * 4, "enter")
        text = screen(app)
        assert "bǎinián" in text
        assert "a hundred years" in text
        assert "century | lifetime" in text
        await press(pilot, "enter")
        await settled(app, pilot)
        assert said(app) == "added: 百年 = a hundred years"
    with Store.open(path, writable=False) as store:
        concept = next(each for each in glossary.concepts(store) if each.terms[0].text == "百年")
    assert (concept.source, concept.terms[0].reading) == ("词典.u8", "bǎinián")
    assert [term.text for term in concept.in_language("en")] == [
        "a hundred years", "century", "lifetime",
    ]  # fmt: skip


async def test_without_a_dictionary_the_panel_says_how_to_get_one(path: Path) -> None:
    async with running(path, (200, 50)) as (app, pilot):
        await press(pilot, "ctrl+o", "d")
        assert side(app) == [
            "dictionary",
            "  no dictionary yet: workbench dictionary import",
            "  PROJECT FILE takes CC-CEDICT",
        ]


async def test_pinyin_above_the_words(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "y")
        await settled(app, pilot)
        assert said(app) == "pinyin: on"
        assert strip(app) == [" qìngzhù jiàndǎng bǎinián", " 庆祝    建党     百年"]
        await press(pilot, "ctrl+down")
        assert strip(app) == [
            " tuīdòng zhèngfǎ gōngzuò gāozhìliàng fāzhǎn",
            " 推动    政法    工作    高质量      发展",
        ]
        await press(pilot, "y")
        await settled(app, pilot)
        assert (said(app), strip(app)) == ("pinyin: off", [])


async def test_the_strip_scrolls_with_the_caret_and_with_the_sentence(path: Path) -> None:
    async with running(path, (80, 24)) as (app, pilot):
        await press(pilot, "ctrl+g", "5", "enter")
        app.editor.toggle_pinyin()
        await settled(app, pilot)
        assert strip(app)[0].startswith(" shēnrù guànchè")
        assert strip(app)[-1].endswith("+2")
        await press(pilot, "ctrl+o", "ctrl+end")
        assert strip(app)[0].endswith("-2")
        assert strip(app)[-1].endswith("模式。")
    path = page_file(path.with_name("two.db"), "依法打击犯罪。" * 12 + "满意度持续提升。")
    async with running(path, (80, 24)) as (app, pilot):
        app.editor.toggle_pinyin()
        await settled(app, pilot)
        assert strip(app)[0].startswith(" yīfǎ dǎjī fànzuì")
        await write(pilot, "Crime is fought. " * 12 + "S")
        assert "满意度" in strip(app)[-1]


async def test_names_are_read_as_the_glossary_says(path: Path) -> None:
    with Store.open(path) as store:
        term = NewTerm(language="zh-Hans", text="于东辉", reading="Yú Dōnghuī")
        glossary.add_concept(store, NewConcept(terms=(term,), kind=ConceptKind.PERSON), "词表")
    async with running(path, (200, 50)) as (app, pilot):
        await press(pilot, "ctrl+g", "3", "enter")
        app.editor.toggle_pinyin()
        await settled(app, pilot)
        assert strip(app) == [
            "  Zhèngzhōu shìwěi chángwěi zhèngfǎwěi shūjì Yú Dōnghuī",
            " □郑州      市委常委、      政法委     书记  于东辉",
        ]


async def test_the_script_goes_round_and_nothing_is_written(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+g", "3", "enter", "ctrl+o", "right", "v", "right", "right")
        seen = []
        for _ in Script:
            await press(pilot, "z")
            await settled(app, pilot)
            seen.append((said(app), lines(app)[-2].partition("  [")[0], lines(app)[4].split()[3]))
        assert seen == [
            ("script: Simplified", " CHINESE, Simplified", "□郑州市委常委、政法委书记"),
            ("script: Traditional", " CHINESE, Traditional", "□鄭州市委常委、政法委書記"),
            ("script: Taiwan", " CHINESE, Taiwan", "□鄭州市委常委、政法委書記"),
            ("script: Hong Kong", " CHINESE, Hong Kong", "□鄭州市委常委、政法委書記"),
            ("script: as it stands", " CHINESE", "□郑州市委常委、政法委书记"),
        ]
        assert app.work.source.selection == Span(1, 3)
        assert app.work.source.selected_text == "郑州"
        assert sources(path) == list(PAGE)


async def test_another_script_keeps_names_terms_and_what_is_copied(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+g", "3", "enter", "ctrl+o", "z", "z", "z")
        await settled(app, pilot)
        assert "政法委書記 于東輝" in "".join(line[8:38].strip() for line in lines(app)[4:6])
        await press(pilot, "ctrl+g", "7", "enter", "ctrl+o")
        assert any("依法嚴厲打擊電信網絡詐騙犯罪" in line for line in lines(app))
        await press(pilot, "ctrl+g", "5", "enter", "ctrl+o", "ctrl+c")
        assert app.clipboard == PAGE[4]
        assert side(app)[:2] == ["2 terms here", "1 政法 zhèngfǎ"]
        await press(pilot, "e")
        assert lines(app)[-2].startswith(" CORRECTING  [")
        assert any("深入贯彻《中国共产党" in line for line in lines(app))
        await press(pilot, "escape")
        assert any("深入貫徹《中國共產黨" in line for line in lines(app))
        await stores(app, pilot)
        assert sources(path) == list(PAGE)


async def test_words_are_told_apart(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+down", "ctrl+o")
        assert underlined(app, 2) == "政法|高质量发展"
        await press(pilot, "b")
        await settled(app, pilot)
        assert said(app) == "words told apart: on"
        assert underlined(app, 2) == "政法|高质量"
        await press(pilot, "b")
        await settled(app, pilot)
        assert underlined(app, 2) == "政法|高质量发展"


async def test_moving_and_selecting_by_words(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+down", "ctrl+o")
        places = []
        for _ in range(6):
            await press(pilot, "ctrl+right")
            places.append(app.work.source.caret)
        assert places == [2, 4, 6, 9, 11, 11]
        await press(pilot, "ctrl+left", "ctrl+left")
        assert app.work.source.caret == 6
        await press(pilot, "ctrl+shift+left")
        assert app.work.source.selected_text == "工作"
        await press(pilot, "home", "ctrl+left")
        assert app.work.source.caret == 0
        await pilot.click("#page", offset=(14, 2), times=2)
        assert app.work.source.selected_text == "政法"
        await press(pilot, "e")
        await write(pilot, "x")
        await press(pilot, "ctrl+left")
        assert (app.editor.mode, app.work.source.caret) == (Mode.CORRECTING, 2)


async def test_the_settings_say_what_is_shown_from_the_beginning(path: Path) -> None:
    async with running(path, pinyin=True, script="taiwan", words=True) as (app, pilot):
        await settled(app, pilot)
        assert lines(app)[0].startswith("> 1 -   慶祝建黨百年")
        assert strip(app) == [" qìngzhù jiàndǎng bǎinián", " 慶祝    建黨     百年"]
        assert underlined(app) == "建黨"


@pytest.mark.parametrize("name", ["dictionary", "pinyin", "script", "words"])
async def test_they_are_reached_from_the_english_by_the_palette(path: Path, name: str) -> None:
    async with running(path) as (app, _):
        titles = [each.title.split()[0] for each in app.get_system_commands(app.screen)]
        assert name in titles


async def test_codes_stay_where_they_are(tmp_path: Path) -> None:
    path = tmp_path / "coded.db"
    with Store.create(path, source_language="zh-Hans", target_language="en") as store:
        add_coded(store, "{1>庆祝<1}建党{2}百年")
    with_dictionary(path)
    async with running(path) as (app, pilot):
        plain = lines(app)[0][8:].split()[0]
        await press(pilot, "ctrl+o", "d", "z", "z", "z")
        await settled(app, pilot)
        assert lines(app)[0][8:].split()[0] == plain.replace("庆", "慶").replace("党", "黨")
        carets = []
        for _ in range(3):
            await press(pilot, "ctrl+right")
            carets.append((app.work.source.plain_caret, side(app)[0].partition(":")[0]))
        assert carets == [(2, "建党"), (4, "百年"), (6, "no word here")]
        await press(pilot, "ctrl+left", "y")
        await settled(app, pilot)
        assert strip(app) == [" qìngzhù jiàndǎng bǎinián", " 慶祝    建黨     百年"]
        assert app.editor._looked_up == Span(4, 6)
        await press(pilot, "e")
        assert lines(app)[0][8:].split()[0] == plain
