"""What the memory offers: how it is told, inserted whole or in part, and looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import pair_of, row_of
from tests.tui.offers import ASSEMBLED, EXACT, FUZZY, SENTENCE, TARGET, WANTED, offer, rested
from tests.tui.opened import page_file, running, settled, stored
from tests.tui.pressing import press, shown, stores, write
from tests.tui.screens import lines, said, side
from workbench.model.segments import Origin, State
from workbench.model.spans import Span
from workbench.model.wordings import Offered
from workbench.services import glossary, matching, projects, reviewing, stays, translating
from workbench.services.term_forms import TermForm
from workbench.store.project import Store
from workbench.tui.screens.concordance import ConcordanceScreen

if TYPE_CHECKING:
    from pathlib import Path

OTHER = "维护政治安全。"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = page_file(tmp_path / "法制.db", WANTED, OTHER)
    with Store.open(path) as store:
        for chinese, english in (
            ("刑法", "Criminal Law"),
            ("行政处罚法", "Administrative Penalty Law"),
        ):
            glossary.add(store, TermForm(simplified=chinese, english=english), "词表")
    return path


def selected(app: object) -> str:
    return app.work.target.selected_text  # type: ignore[attr-defined, no-any-return]


async def test_the_best_stands_above_the_terms_and_the_others_are_counted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, FUZZY, EXACT)
    async with running(path, (200, 50)) as (app, pilot):
        await rested(app, pilot)
        assert side(app)[:9] == [
            "2 terms here, ^R: 2 matches",
            "^ Fuzzy 82%  王编, 2026-03-01",
            "  penal.tmx, 刑法, machine",
            "  -10%: machine translation",
            "  依照[-刑-]{+行政处罚+}法,罚款[-3-]{+5+}万元。情节严",
            "  重的,依照刑法处罚。",
            "  A fine of {+50,000+} yuan is imposed under the",
            "  Criminal Law.",
            "  ! “情节” stands in a new place of the source.",
        ]
        assert side(app)[9] == "^ Exact 95%  taiwan.tmx"
        await press(pilot, "`", "1")
        assert shown(app)[0] == "Administrative Penalty Law"


async def test_a_match_is_cut_to_what_differs_and_shown_whole_with_a_key(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, FUZZY, EXACT, SENTENCE, ASSEMBLED)
    async with running(path, (80, 24)) as (app, pilot):
        await rested(app, pilot)
        await press(pilot, "ctrl+r")
        assert side(app)[0] == "4 matches: a label?"
        assert "  A fine of {+50,000+} yuan is imposed under the Cri…" in side(app)
        assert "Space only its words" in lines(app)[-1]
        await press(pilot, "+")
        assert "  A fine of {+50,000+} yuan is imposed under the Criminal Law." in side(app)
        assert "+ cut" in lines(app)[-1]
        await press(pilot, "escape")
        assert side(app)[0] == "2 terms here, ^R: 4 matches"


async def test_a_whole_match_is_inserted_with_what_it_is_and_what_to_look_at(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, FUZZY)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await press(pilot, "ctrl+r", "1")
        assert shown(app)[0] == TARGET
        assert selected(app) == "50,000"
        assert said(app) == "look at: 30,000 → 50,000  (1/1, Tab: next)"
        await press(pilot, "tab")
        assert said(app) == FUZZY.unsure[0]
        await press(pilot, "tab")
        assert (selected(app), said(app)) == ("50,000", "look at: 30,000 → 50,000")
        await stores(app, pilot)
        target = stored(path, 1).target
        assert (target.text, target.origin, target.detail) == (
            TARGET,
            Origin.MEMORY,
            f"fuzzy 82%, unit {FUZZY.unit} of penal.tmx",
        )


async def test_tab_goes_from_place_to_place_and_places_go_with_their_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shorter = FUZZY.__class__(
        kind=FUZZY.kind, score=70, source="依照刑法处罚。", wanted="依照行政处罚法处罚5次。",
        target="Fined 5 times, punished under the Criminal Law.", author="", time="",
        changes=(FUZZY.changes[0].__class__(span=Span(6, 7), before="3", after="5"),),
    )  # fmt: skip
    offer(monkeypatch, shorter)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await press(pilot, "ctrl+r", "1")
        assert (selected(app), said(app)) == ("5", "look at: 3 → 5  (1/2, Tab: next)")
        await press(pilot, "tab")
        assert selected(app) == "Criminal Law"
        assert said(app) == (
            "look at: 刑法 → 行政处罚法: Administrative Penalty Law  (2/2, Tab: next)"
        )
        await press(pilot, "tab")
        assert selected(app) == "5"
        await write(pilot, "five")
        await press(pilot, "tab")
        assert selected(app) == "Criminal Law"
        await write(pilot, "Administrative Penalty Law")
        assert shown(app)[0] == ("Fined five times, punished under the Administrative Penalty Law.")
        await press(pilot, "tab")
        assert said(app).startswith("Tab completes")


async def test_places_are_forgotten_with_their_pair(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, FUZZY)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await press(pilot, "ctrl+r", "1", "ctrl+down", "tab")
        assert app.editor.page.pairs.places == []
        assert said(app).startswith("Tab completes")


async def test_a_match_takes_the_place_of_one_that_nobody_touched(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, FUZZY, EXACT)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await press(pilot, "ctrl+r", "1", "ctrl+r", "2")
        assert shown(app)[0] == EXACT.target
        await stores(app, pilot)
        await press(pilot, "ctrl+r", "1")
        assert (shown(app)[0], selected(app)) == (TARGET, "50,000")
        await press(pilot, "ctrl+z")
        assert shown(app)[0] == EXACT.target
        await press(pilot, "end", "backspace", "ctrl+r", "1")
        assert shown(app)[0] == f"{EXACT.target[:-1]} {TARGET}"
        await press(pilot, "ctrl+z")
        await write(pilot, ".")
        await press(pilot, "enter", "ctrl+up")
        await rested(app, pilot)
        await press(pilot, "ctrl+r", "1")
        assert shown(app)[0] == f"{EXACT.target} {TARGET}"


async def test_a_match_takes_the_place_of_what_was_filled(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as store:
        stay = stays.visit(row_of(store, 1), pair_of(store, 1), "译员")
        filled = Offered(text="Filled.", detail="exact 100%")
        translating.save_draft(store, stay, "Filled.", (), (), filled)
    offer(monkeypatch, FUZZY)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        assert "from memory" in said(app)
        await press(pilot, "ctrl+r", "1")
        assert shown(app)[0] == TARGET


async def test_a_sentence_is_inserted_at_the_caret_with_its_space(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, FUZZY, SENTENCE)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        assert "Sentence exact 100%" in "\n".join(side(app))
        await write(pilot, "First.")
        await press(pilot, "ctrl+r", "2")
        assert shown(app) == ("First. Whoever is in breach is fined.", 37)
        await stores(app, pilot)
        assert stored(path, 1).target.origin is Origin.TYPED


async def test_a_sentence_takes_the_place_of_the_selection(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, SENTENCE)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await write(pilot, "One. Two")
        await press(pilot, "shift+left", "shift+left", "shift+left", "ctrl+r", "1")
        assert shown(app)[0] == "One. Whoever is in breach is fined."


async def test_what_is_still_chinese_is_selected(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, ASSEMBLED)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        assert "[情节严重的" in "\n".join(side(app))
        await press(pilot, "ctrl+r", "1")
        assert (selected(app), said(app)) == ("情节严重的,依照刑法处罚。", "look at: still Chinese")
        await write(pilot, "Done.")
        assert shown(app)[0] == "Whoever is in breach is fined. Done."


async def test_what_is_still_chinese_stops_confirming_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, ASSEMBLED)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await press(pilot, "ctrl+r", "1", "home", "enter")
        assert said(app) == "this is still Chinese; Enter confirms it all the same"
        assert selected(app) == "情节严重的,依照刑法处罚。"
        await press(pilot, "enter")
        await settled(app, pilot)
        assert stored(path, 1).target.state is State.TRANSLATED
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        assert stored(path, 1).target.state is State.DRAFT


async def test_what_was_chinese_and_is_english_stops_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, ASSEMBLED)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await press(pilot, "ctrl+r", "1")
        await write(pilot, "Done.")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert stored(path, 1).target.state is State.TRANSLATED


async def test_only_the_words_that_the_english_lacks(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, FUZZY, EXACT)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await write(pilot, "A fine is imposed")
        await press(pilot, "ctrl+r", "space")
        assert "choose the match" in lines(app)[-1]
        await press(pilot, "1")
        assert side(app)[1:] == [
            "1 A fine {+of 50,000 yuan+} is",
            "  imposed under the Cr…",
            "2 … 50,000 yuan is imposed {+under",
            "  the Criminal Law.+}",
        ]
        await press(pilot, "2")
        assert shown(app)[0] == "A fine is imposed under the Criminal Law."
        assert side(app)[0] == "2 terms here, ^R: 2 matches"


async def test_one_match_gives_its_words_at_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, EXACT)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await write(pilot, EXACT.target)
        await press(pilot, "ctrl+r", "space")
        assert said(app) == "the English has every word of this match"
        await press(pilot, "!")
        assert shown(app)[0] == f"{EXACT.target}!"


async def test_space_twice_inserts_it_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, EXACT, FUZZY)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await press(pilot, "ctrl+r", "space", "space", "1")
        assert shown(app)[0] == EXACT.target


@pytest.mark.parametrize("keys", [("ctrl+r", "ctrl+r"), ("f3", "f3"), ("ctrl+r", "f3")])
async def test_the_key_twice_looks_in_the_whole_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, str]
) -> None:
    offer(monkeypatch, FUZZY)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await press(pilot, *keys)
        assert isinstance(app.screen, ConcordanceScreen)
        await press(pilot, "escape", "escape")
        assert app.screen is app.editor
        assert side(app)[0] == "2 terms here, ^R: match"


async def test_the_panel_of_matches_stays_from_pair_to_pair(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, FUZZY)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await press(pilot, "f4", "f4")
        assert side(app)[:2] == ["1 match", "1 Fuzzy 82%  王编, 2026-03-01"]
        await press(pilot, "ctrl+down")
        await rested(app, pilot)
        assert side(app) == ["no match here"]
        await press(pilot, "ctrl+up")
        await rested(app, pilot)
        assert side(app)[0] == "1 match"
        await press(pilot, "ctrl+r", "1")
        assert shown(app)[0] == TARGET
        assert side(app)[0] == "1 match"


async def test_a_final_pair_takes_no_match(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, FUZZY)
    with Store.open(path) as store:
        row, pair = projects.find_segment(store, "1", None)
        translating.set_target(store, row, pair, "Final.", State.REVIEWED, "王编")
        reviewing.finish(store, row, projects.find_segment(store, "1", None)[1], "王审")
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await press(pilot, "ctrl+r", "1")
        assert shown(app)[0] == "Final."
        assert "this pair is final" in said(app)


async def test_a_late_answer_is_not_shown(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, FUZZY)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await press(pilot, "ctrl+down")
        app.editor.take_matches(1, (EXACT,))
        await settled(app, pilot)
        assert app.editor.matches == ()


async def test_a_label_means_what_is_shown_though_other_matches_came(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, FUZZY, EXACT)
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await press(pilot, "ctrl+r")
        app.editor.take_matches(1, (SENTENCE,))
        await press(pilot, "2")
        assert shown(app)[0] == EXACT.target


async def test_a_pair_that_was_confirmed_is_offered_at_the_next_like_it(tmp_path: Path) -> None:
    path = page_file(
        tmp_path / "法制.db", "坚持党的领导。", OTHER, "坚持党的领导!", "坚持黨的領導。"
    )
    async with running(path) as (app, pilot):
        await write(pilot, "Uphold the leadership of the Party.")
        await press(pilot, "enter", "ctrl+down")
        await rested(app, pilot)
        assert "Fuzzy" in "\n".join(side(app))
        await press(pilot, "ctrl+down")
        await rested(app, pilot)
        assert "^ Exact 100%" in "\n".join(side(app))
        await press(pilot, "ctrl+r", "1")
        assert shown(app)[0] == "Uphold the leadership of the Party."


async def test_threshold_and_limit_are_those_of_the_settings(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(matching, "find", lambda _store, _row, chosen: asked.append(chosen) or ())
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        assert asked == [app.settings.memory]
