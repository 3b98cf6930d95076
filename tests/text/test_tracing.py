import itertools

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.sources import Piece
from workbench.text.tracing import ReadParagraph, Standing, Stretch, as_read, trace

BLOCKS = ("坚持党对政法工作的绝对领", "导。深化改革。", "the Supreme", "People’s Court", "扫黑除恶")


def read(segment: int, *pieces: tuple[int, int, int]) -> ReadParagraph:
    """A paragraph of (block, start, at) pieces that go to the end of their blocks."""
    made = tuple(
        Piece(block=block, start=start, at=at, length=len(BLOCKS[block]) - start)
        for block, start, at in pieces
    )
    return ReadParagraph(segment=segment, text=as_read(made, BLOCKS), pieces=made)


READ = (read(1, (0, 0, 0), (1, 0, 12)), read(2, (2, 0, 0), (3, 0, 12)), read(3, (4, 0, 0)))


def stretches(*standing: tuple[int, str]) -> list[tuple[int, str, int, int]]:
    """(block, text of the stretch, segment, offset) of what stands."""
    found = trace(READ, [Standing(segment=segment, text=text) for segment, text in standing])
    return [
        (
            each.block,
            BLOCKS[each.block][each.start : each.start + each.length],
            each.segment,
            each.at,
        )
        for each in found
    ]


def test_the_text_is_made_of_its_pieces() -> None:
    assert [each.text for each in READ] == [
        "坚持党对政法工作的绝对领导。深化改革。",
        "the Supreme People’s Court",
        "扫黑除恶",
    ]


def test_what_stands_as_it_was_read() -> None:
    assert stretches(*((each.segment, each.text) for each in READ)) == [
        (0, BLOCKS[0], 1, 0),
        (1, BLOCKS[1], 1, 12),
        (2, BLOCKS[2], 2, 0),
        (3, BLOCKS[3], 2, 12),
        (4, BLOCKS[4], 3, 0),
    ]


def test_split_joined_and_corrected() -> None:
    assert stretches(
        (1, "坚持党对政法工作的绝对领导。"),
        (7, "深化改革。"),
        (2, "the Supreme People’s Court扫黑除害"),
    ) == [
        (0, BLOCKS[0], 1, 0),
        (1, "导。", 1, 12),
        (1, "深化改革。", 7, 0),
        (2, BLOCKS[2], 2, 0),
        (3, BLOCKS[3], 2, 12),
        (4, "扫黑除", 2, 26),
    ]


def test_a_paragraph_that_is_gone() -> None:
    assert stretches((1, READ[0].text), (3, READ[2].text)) == [
        (0, BLOCKS[0], 1, 0),
        (1, BLOCKS[1], 1, 12),
        (4, BLOCKS[4], 3, 0),
    ]


@given(st.lists(st.integers(1, 48), unique=True, max_size=6))
def test_however_it_is_cut_each_part_is_found(cuts: list[int]) -> None:
    whole = "".join(each.text for each in READ)
    ends = [0, *sorted(cuts), len(whole)]
    texts = [whole[start:end] for start, end in itertools.pairwise(ends) if start < end]
    standing = [Standing(segment=10 + at, text=text) for at, text in enumerate(texts)]
    found = trace(READ, standing)
    for each in found:
        part = BLOCKS[each.block][each.start : each.start + each.length]
        assert texts[each.segment - 10][each.at : each.at + each.length] == part
    assert sum(each.length for each in found) == sum(map(len, BLOCKS))
    assert found == sorted(found, key=lambda each: (each.segment, each.at))


def test_an_empty_document() -> None:
    assert (trace((), ()), trace(READ, ())) == ([], [])
    assert trace((), [Standing(segment=1, text="法治")]) == []


def test_a_stretch_knows_its_place() -> None:
    assert trace(READ[2:], [Standing(segment=3, text="扫黑除恶")]) == [
        Stretch(block=4, start=0, segment=3, at=0, length=4)
    ]


def test_words_beside_a_join_are_words_of_their_own() -> None:
    assert stretches((1, READ[0].text), (2, f"{READ[1].text} Court"), (3, "扫黑除恶"))[2:4] == [
        (2, BLOCKS[2], 2, 0),
        (3, BLOCKS[3], 2, 12),
    ]
    blocks = ("the people", "and the law")
    read = [
        ReadParagraph(
            segment=at, text=text, pieces=(Piece(block=at, start=0, at=0, length=len(text)),)
        )
        for at, text in enumerate(blocks)
    ]
    found = trace(read, [Standing(segment=0, text="the people and the law")])
    assert [(each.block, each.at, each.length) for each in found] == [(0, 0, 10), (1, 11, 11)]


def test_equal_lines_that_were_both_corrected_are_told_apart() -> None:
    read = [
        ReadParagraph(segment=at, text="12", pieces=(Piece(block=at, start=0, at=0, length=2),))
        for at in (0, 1)
    ]
    found = trace(read, [Standing(segment=at, text="12页") for at in (0, 1)])
    assert [(each.block, each.segment, each.at, each.length) for each in found] == [
        (0, 0, 0, 2),
        (1, 1, 0, 2),
    ]
