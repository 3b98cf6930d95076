from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import add_coded, add_document, pair_of, project, row_of, texts
from tests.examples import examples
from tests.services.returning.rows import refusals, row, take
from workbench.model.returned import ReturnedRow, ReturnedWording
from workbench.store.project import Store


def test_rows_without_a_name_go_by_their_chinese(store: Store) -> None:
    add_document(store, "以人为本。", "依法治国。", name="第二版")
    rows = [
        ReturnedRow(source="以案釋法。掃黑除惡。", wordings=(ReturnedWording(text="Cases."),)),
        ReturnedRow(
            source="依法治国。",
            wordings=(ReturnedWording(text="Law."),),
            before="以人为本。",
            where="line 9",
        ),
    ]
    done, told = take(store, *rows)
    assert (done.taken, [(each.document, each.number) for each in told]) == (
        2,
        [("henan-legal-daily.txt", 2), ("第二版", 2)],
    )


def test_a_row_without_a_name_is_about_the_document_that_it_says(store: Store) -> None:
    one = row(store, 2, "Cases explain law.", id="", fingerprint="")
    add_document(store, "以案释法。扫黑除恶。", name="第二版")
    done, told = take(store, replace(one, document="第二版"))
    assert [(each.document, each.number) for each in told] == [("第二版", 1)]
    done, told = take(store, replace(one, document=""))
    assert (done.taken, done.refused) == (0, 1)


def test_the_neighbours_of_like_paragraphs_are_read_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_document(store, *["是。"] * 30, name="表")
    asked: list[int] = []
    around = type(store.units).around

    def counted(units: object, segment: int) -> tuple[str, str]:
        asked.append(segment)
        return around(store.units, segment)

    monkeypatch.setattr(type(store.units), "around", counted)
    yes = (ReturnedWording(text="Yes."),)
    take(
        store,
        *(ReturnedRow(source="是。", wordings=yes, before=f"第{at}条") for at in range(30)),
        ReturnedRow(source="是。", wordings=yes, before="是。", after="是。"),
    )
    assert len(asked) == len(set(asked)) == 30


def test_the_same_chinese_without_english_is_given_the_same() -> None:
    with project("依法治国。", "依法治国。") as store:
        one = ReturnedRow(source="依法治国。", wordings=(ReturnedWording(text="Rule of law."),))
        assert take(store, one)[0].taken == 2
        assert [target for _, target in texts(store)] == ["Rule of law."] * 2


FOR_ALL = ("1 row was taken for all 3 paragraphs that have its Chinese",)


@pytest.mark.parametrize(
    ("before", "after", "filled", "warnings"),
    [
        ("第一条。", "第二条。", [2], ()),
        ("第二条。", "", [4], ()),  # a file that ends in the middle of the document
        ("", "第二条。", [2], ()),
        ("", "第四条。", [2, 4, 6], FOR_ALL),
        ("第一条。", "第三条。", [2, 4, 6], FOR_ALL),
    ],
)  # fmt: skip
def test_what_a_file_says_once_of_several_paragraphs_goes_by_its_neighbours(
    before: str, after: str, filled: list[int], warnings: tuple[str, ...]
) -> None:
    law = "依法治国。"
    with project("第一条。", law, "第二条。", law, "第三条。", law) as store:
        wording = (ReturnedWording(text="Rule of law."),)
        one = ReturnedRow(source=law, wordings=wording, before=before, after=after)
        done, told = take(store, one)
        assert ([each.number for each in told], done.warnings) == (filled, warnings)


def test_a_paragraph_that_is_named_in_two_ways_must_have_one_text(store: Store) -> None:
    nameless = row(store, 2, "Cases explain law.", id="", where="row 1")
    done, told = take(store, nameless, row(store, 2, "Law by cases."))
    assert done.taken == 1
    assert refusals(told) == [
        (
            "row 2",
            "rows of the file say different things of this paragraph; keep the right one",
        )
    ]
    done, told = take(store, nameless, row(store, 2, "Cases explain law."))
    assert (done.same, done.refused) == (2, 0)


def test_the_same_row_without_a_name_may_stand_twice(store: Store) -> None:
    one = row(store, 2, "Cases explain law.", id="", before="甲")
    done, _ = take(store, one, replace(one, before="乙"))
    assert (done.taken, done.same, done.refused) == (1, 1, 0)


def among(source: str, target: str, before: str = "", after: str = "") -> ReturnedRow:
    wordings = (ReturnedWording(text=target),)
    return ReturnedRow(source=source, wordings=wordings, before=before, after=after, where=target)


LAW = "依法治国。"
HERE = among(LAW, "Law rules.", "", "一审判决")
THERE = among(LAW, "Elsewhere.", "别的书。", "别的话。")
USUAL = among(LAW, "Rule of law.")


@pytest.mark.parametrize(
    ("rows", "targets"),
    [
        ([HERE, THERE], ["Law rules.", ""]),
        ([THERE, HERE], ["Law rules.", ""]),
        ([THERE, USUAL], ["", ""]),
        ([HERE, USUAL], ["Law rules.", "Rule of law."]),
    ],
)
def test_what_is_for_another_place_lands_nowhere(
    rows: list[ReturnedRow], targets: list[str]
) -> None:
    with project(LAW, "一审判决", LAW) as store:
        take(store, *rows)
        first, _, last = (target for _, target in texts(store))
        assert [first, last] == targets
    with project(LAW, "一审判决") as store:
        take(store, *rows)
        assert [target for _, target in texts(store)] == [targets[0], ""]


def test_the_tags_of_omegat_hide_neither_a_place_nor_that_there_are_several() -> None:
    said, other = "依法<g0>治国</g0>。", "一审<x1/>判决"
    here = among(said, "Law <g0>rules</g0>.", "", other)
    there = among(said, "<g0>Elsewhere</g0>.", "别的书。", "别的话。")
    usual = among(said, "<g0>Rule</g0> of law.")
    for rows, targets in (
        ((there, usual), ["", ""]),
        ((here, there), ["Law rules.", ""]),
        ((here, usual), ["Law rules.", "Rule of law."]),
    ):
        with Store.memory() as store:
            add_coded(store, "依法{1>治国<1}。", "一审{2}判决", "依法{1>治国<1}。")
            take(store, *rows)
            first, _, last = (target for _, target in texts(store))
            assert [first, last] == targets


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=examples(15),
)
@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["", "甲", "乙"])), max_size=9))
def test_no_row_is_taken_by_its_place(drawn: list[tuple[int, str]]) -> None:
    sources = ("第一条。", "第二条。", "第三条。", "第四条。", "第五条。")
    with project(*sources) as store:
        rows = [row(store, at + 1, text and f"{text} {at}") for at, text in drawn]
        if not rows:
            return
        take(store, *rows)
        said = {at: {text for other, text in drawn if other == at} for at, _ in drawn}
        assert [target for _, target in texts(store)] == [
            f"{next(iter(said[at]))} {at}"
            if len(said.get(at, ())) == 1 and said[at] != {""}
            else ""
            for at in range(5)
        ]


def test_rows_are_read_ahead_by_the_hundred() -> None:
    with project(*(f"第{number}条" for number in range(1, 1203))) as store:
        rows = [row(store, number, f"Article {number}") for number in (1202, 600, 1, 2)]
        _, told = take(store, *rows)
        assert [(each.number, each.after) for each in told] == [
            (number, f"Article {number}") for number in (1202, 600, 1, 2)
        ]
        found = store.segments.pairs_of([row_of(store, number) for number in (1, 1202)])
        assert list(found.values()) == [pair_of(store, 1), pair_of(store, 1202)]


def test_no_number_is_counted_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """To count one takes as long as its document: a table of two columns took its square."""
    with project(*(f"第{number}条" for number in range(1, 1203)), *["同上。"] * 600) as store:
        bare = [row(store, number, "Article", id="", fingerprint="") for number in (1202, 1)]
        same = row(store, 1203, "Ditto.", id="", fingerprint="")
        with monkeypatch.context() as patch:
            patch.delattr(type(store.segments), "pair")
            _, told = take(store, *bare, same)
        assert [each.number for each in told] == [1202, 1, *range(1203, 1803)]
        assert texts(store)[1802 - 1][1] == "Ditto."


@pytest.mark.parametrize("number", ["9" * 5000, "²", "0", "-1", "1.2", ""])
def test_an_identity_may_be_anything(store: Store, number: str) -> None:
    one = row(store, 1)
    _, told = take(store, replace(one, id=f"{one.id}.{number}"))
    assert refusals(told) == [("row 1", "the project has no such paragraph")]
