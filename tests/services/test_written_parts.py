from tests.builders import pair
from workbench.model.segments import State
from workbench.model.sources import Filling, Rendering
from workbench.services.written_parts import Part, target_filling

EARLY, LATE = "2026-03-01T08:30:00Z", "2026-03-02T08:30:00Z"


def part(text: str, state: State, author: str, time: str) -> Part:
    return Part(
        segment=pair().segment, text=text, codes=(), is_target=True, state=state,
        author=author, time=time,
    )  # fmt: skip


def test_a_block_is_as_far_as_the_least_of_its_parts_and_by_the_last_who_wrote() -> None:
    parts = [
        part("Enforce the law.", State.REVIEWED, "李译", EARLY),
        part("Try cases fairly.", State.TRANSLATED, "王审", LATE),
        part("All abide by it.", State.FINAL, "陈校", EARLY),
    ]
    assert target_filling("1", Rendering(), parts) == Filling(
        locator="1",
        text="Enforce the law. Try cases fairly. All abide by it.",
        state=State.TRANSLATED,
        author="王审",
        time=LATE,
    )


def test_a_block_of_which_a_part_has_no_english_is_a_draft() -> None:
    parts = [
        part("Enforce the law.", State.FINAL, "李译", EARLY),
        part("", State.INITIAL, "", ""),
    ]
    assert target_filling("1", Rendering(), parts).state is State.DRAFT
    assert target_filling("1", Rendering(), parts[1:]).state is State.INITIAL


def test_a_block_without_segments_stays_as_the_file_has_it() -> None:
    known = Rendering(target="Law.", state=State.REVIEWED, author="李译", time=EARLY)
    assert target_filling("1", known, ()) == Filling(
        locator="1", text="Law.", state=State.REVIEWED, author="李译", time=EARLY
    )
