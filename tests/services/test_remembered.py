from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import project, project_file, row_of
from tests.services.memory_units import add_memory, confirm, unit
from workbench.model.matches import Match, MatchKind
from workbench.model.memory import NewUnit
from workbench.model.segments import Origin
from workbench.services import matching, projects, remembered
from workbench.services.matching import USUAL
from workbench.store.project import Store

HEAR = "人民法院依法公开审理案件。"
HEARD = "People's courts try cases in public according to law."
CLOSE = "全省法院共审结案件723万件。"
CLOSED = "Courts in the province closed 7.23 million cases."


def told(matches: tuple[Match, ...]) -> list[tuple[str, int, str]]:
    return [(str(match.kind), match.score, match.target) for match in matches]


def test_a_unit_is_found_by_its_likeness() -> None:
    with project("人民检察院依法公开审理案件。") as store:
        add_memory(store, "laws", unit(HEAR, HEARD), unit("天气很好。", "The weather is fine."))
        (match,) = matching.find(store, row_of(store, 1))
    # Of 14 characters 检察 are put in and 法 is left out: two edits at the least.
    assert (match.kind, match.score, match.source, match.wanted, match.memory) == (
        MatchKind.FUZZY,
        85,
        HEAR,
        "人民检察院依法公开审理案件。",
        "laws",
    )


def test_script_width_and_case_make_no_other_source() -> None:
    with project() as store:
        add_memory(store, "laws", unit("推进WTO改革。", "Press on with WTO reform."))
        (match,) = remembered.for_text(store, "推進ｗｔｏ改革。", USUAL)
    assert (match.kind, match.score) == (MatchKind.EXACT, 100)


def test_a_confirmed_pair_is_offered_to_the_next_one_at_once() -> None:
    with project(HEAR, "法院公开审理案件。") as store:
        assert matching.find(store, row_of(store, 2)) == ()
        confirm(store, 1, HEARD)
        found = matching.find(store, row_of(store, 2), replace(USUAL, threshold=50))
        assert told(found) == [("fuzzy", 69, HEARD)]
        assert (found[0].memory, found[0].author, found[0].origin) == (
            "project",
            "李译",
            Origin.TYPED,
        )


def test_a_segment_is_not_offered_its_own_unit() -> None:
    with project(HEAR) as store:
        confirm(store, 1, HEARD)
        assert matching.find(store, row_of(store, 1)) == ()


def test_the_same_neighbours_make_a_context_match() -> None:
    between = unit(HEAR, HEARD, before="第一章 总则", after="第二章 审判组织")
    alone = unit(HEAR, "Courts hear cases openly.")
    with project("第一章 总则", HEAR, "第二章 审判组织") as store:
        add_memory(store, "laws", alone, between)
        found = matching.find(store, row_of(store, 2))
    assert told(found) == [
        ("context", 100, HEARD),
        ("exact", 100, "Courts hear cases openly."),
    ]


def test_penalties_say_what_they_are_for_and_change_the_order() -> None:
    with project() as store:
        add_memory(
            store,
            "laws",
            unit(HEAR, "by a machine", origin=Origin.MACHINE),
            unit(HEAR, "of Taiwan", language="zh-Hant-TW"),
            unit(HEAR, "of long ago", time="2001-05-01T00:00:00Z"),
            unit(HEAR, "as usual"),
        )
        found = remembered.for_text(store, HEAR, replace(USUAL, old_years=10))
    assert [(match.target, match.score, match.penalty, match.reasons) for match in found] == [
        ("as usual", 100, 0, ()),
        ("of long ago", 97, 3, ("older than 10 years",)),
        ("of Taiwan", 95, 5, ("usage of TW",)),
        ("by a machine", 90, 10, ("machine translation",)),
    ]


def test_what_a_penalty_takes_below_the_threshold_is_no_match() -> None:
    with project() as store:
        add_memory(store, "laws", unit(HEAR, HEARD, origin=Origin.MACHINE))
        settings = replace(USUAL, threshold=95)
        assert remembered.for_text(store, HEAR, settings) == ()


def test_numbers_are_carried_over_by_value() -> None:
    with project() as store:
        add_memory(store, "laws", unit(CLOSE, CLOSED))
        (match,) = remembered.for_text(store, CLOSE.replace("723", "811"), USUAL)
    changes = [(each.span.of(match.target), each.before, each.after) for each in match.changes]
    assert (match.target, match.score, changes, match.unsure) == (
        "Courts in the province closed 8.11 million cases.",
        80,
        [("8.11 million", "7.23 million", "8.11 million")],
        (),
    )


def test_the_same_english_is_offered_once_and_the_limit_holds() -> None:
    units = [unit(HEAR, HEARD), *(unit(f"{HEAR}{at}", f"{at}") for at in range(20))]
    with project() as store:
        add_memory(store, "laws", *units)
        add_memory(store, "laws again", unit(HEAR, HEARD))
        found = remembered.for_text(store, HEAR, replace(USUAL, limit=3))
    assert [match.target for match in found] == [HEARD, "9", "8"]


_SOURCES = (HEAR, f"{HEAR[:-1]}！", "人民法院公开审理案件。", "人民检察院依法公开审理案件。")
_UNITS = st.builds(
    lambda source, target, by_machine, language, year: unit(
        source,
        target,
        origin=Origin.MACHINE if by_machine else Origin.IMPORTED,
        language=language,
        time=f"{year}-03-01T08:30:00.000Z",
    ),
    st.sampled_from(_SOURCES),
    st.sampled_from(["Heard.", "Tried.", "Open.", "In public."]),
    st.booleans(),
    st.sampled_from(["zh-Hans", "zh-Hant"]),
    st.integers(2001, 2026),
)


@given(st.lists(_UNITS, min_size=12, max_size=60), st.sampled_from(_SOURCES), st.integers(1, 3))
def test_a_limit_gives_the_best_of_all(units: list[NewUnit], text: str, limit: int) -> None:
    asked = replace(USUAL, threshold=50, old_years=10)
    with project() as store:
        add_memory(store, "laws", *units)
        wanted = remembered.for_text(store, text, replace(asked, limit=0))
        found = remembered.for_text(store, text, replace(asked, limit=limit))
        assert [each.score for each in found] == [each.score for each in wanted[:limit]]
        if wanted and wanted[0].score == 100:
            assert found[0] == wanted[0]
        best = remembered.best_score(store, text, ("", ""), 0, asked)
        assert (best and best[1]) == (wanted[0].score if wanted else None)


def test_many_copies_by_a_machine_hide_nothing_that_a_person_wrote() -> None:
    machine = [unit(HEAR, f"{at} machines", origin=Origin.MACHINE) for at in range(50)]
    with project() as store:
        add_memory(store, "laws", unit(f"{HEAR[:-1]}！", HEARD), *machine)
        found = remembered.for_text(store, HEAR, replace(USUAL, limit=1))
        assert told(found) == [("fuzzy", 92, HEARD)]
        assert remembered.best_score(store, HEAR, ("", ""), 0, USUAL) == (MatchKind.FUZZY, 92)


def test_of_many_forms_that_lose_the_same_none_hides_one_that_loses_nothing() -> None:
    names = [chr(0x5000 + at) for at in range(3000)]
    forms = [unit(f"被告人{name}犯盗窃罪。", name, language="zh-Hant") for name in names]
    wanted, asked = "被告人㐀犯盗窃罪。", replace(USUAL, limit=2)
    with project() as store:
        add_memory(store, "forms", *forms)
        newest = [("fuzzy", 83, name) for name in (names[-1], names[-2])]
        assert told(remembered.for_text(store, wanted, asked)) == newest
    with project() as store:
        add_memory(store, "theft", unit("被告人㐀犯盗窃罪", "Theft."))
        add_memory(store, "forms", *forms)
        found = remembered.for_text(store, wanted, asked)
        assert told(found) == [("fuzzy", 88, "Theft."), newest[0]]


def test_a_context_match_is_found_among_many_of_the_same_source() -> None:
    between = unit(HEAR, HEARD, before="第一章 总则", after="第二章 审判组织")
    with project("第一章 总则", HEAR, "第二章 审判组织") as store:
        add_memory(store, "laws", between, *(unit(HEAR, f"{at} alone") for at in range(50)))
        assert told(matching.find(store, row_of(store, 2)))[0] == ("context", 100, HEARD)


def test_a_library_is_asked_too_and_loses_what_it_is_set_to(tmp_path: Path) -> None:
    project_file(library := tmp_path / "library.db", HEAR)
    with projects.open_for_writing(library) as store:
        confirm(store, 1, HEARD)
    path = tmp_path / "mine.db"
    projects.new(path)
    with projects.open_for_writing(path) as store:
        with store.journal.change("attach library.db", "李译") as change:
            row = store.libraries.add(change, "library.db", 7)
        (match,) = remembered.for_text(store, HEAR, USUAL)
        assert (match.score, match.memory, match.reasons) == (93, "library.db", ("library",))
        with store.journal.change("detach library.db", "李译") as change:
            store.libraries.remove(change, row)
        assert remembered.for_text(store, HEAR, USUAL) == ()


def test_a_library_that_is_gone_is_left_out(tmp_path: Path) -> None:
    projects.new(path := tmp_path / "mine.db")
    with projects.open_for_writing(path) as store:
        with store.journal.change("attach", "李译") as change:
            store.libraries.add(change, "gone.db", 0)
        add_memory(store, "laws", unit(HEAR, HEARD))
        assert told(remembered.for_text(store, HEAR, USUAL)) == [("exact", 100, HEARD)]


def test_a_removed_memory_offers_nothing_until_that_is_undone() -> None:
    with project() as store:
        row = add_memory(store, "laws", unit(HEAR, HEARD))
        assert len(remembered.for_text(store, HEAR, USUAL)) == 1
        with store.journal.change("remove laws", "李译") as change:
            store.memories.remove(change, row)
        assert remembered.for_text(store, HEAR, USUAL) == ()
        store.journal.undo("李译")
        assert len(remembered.for_text(store, HEAR, USUAL)) == 1


def test_a_project_without_units_asks_nothing() -> None:
    with Store.memory() as store:
        assert remembered.for_text(store, HEAR, USUAL) == ()
