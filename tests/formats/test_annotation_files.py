"""What all annotation formats for other programs have to bear."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.annotated_values import SOURCE, TARGET, mark, read, review, side
from workbench.errors import UnreadableFile
from workbench.formats.brat import FORMAT as BRAT
from workbench.formats.conll import FORMAT as CONLL
from workbench.formats.conll_words import FORMAT as CONLL_WORDS
from workbench.formats.doccano import FORMAT as DOCCANO
from workbench.formats.label_studio import FORMAT as LABEL_STUDIO
from workbench.model.annotated import AnnotatedTexts
from workbench.plugins import Format

ALL = pytest.mark.parametrize(
    "format", [BRAT, CONLL, CONLL_WORDS, DOCCANO, LABEL_STUDIO], ids=lambda each: each.name
)
FLAT = AnnotatedTexts(
    texts=(
        side(SOURCE, mark("a", SOURCE, "𠮷东辉"), mark("b", SOURCE, "以来,\n全省")),
        side(TARGET),
    )
)


def files(format: Format) -> dict[str, bytes]:
    assert format.write_annotations is not None
    return dict(format.write_annotations(FLAT if "conll" in format.name else review()))


def refusal(format: Format, given_files: dict[str, bytes]) -> str:
    """What the format says of files that it does not read; where it reads them, so much."""
    try:
        read(format, given_files)
    except UnreadableFile as error:
        return error.fault
    return "page was read"


@ALL
@given(seed=st.integers(0, 2**32), cuts=st.integers(1, 4))
def test_a_damaged_file_is_read_or_refused_in_words(format: Format, seed: int, cuts: int) -> None:
    chance = random.Random(seed)
    damaged = files(format)
    name = chance.choice(sorted(damaged))
    data = bytearray(damaged[name])
    for _ in range(cuts):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(4)] = chance.choice(
            (
                b"",
                b"\t",
                b"\n",
                b" ",
                b"0",
                b"99999999999999999999",
                b'"',
                b"null",
                b"-1",
                b"[",
                b"{}",
            )
        )
    damaged[name] = bytes(data)
    assert "page" in refusal(format, damaged)


@ALL
@given(data=st.one_of(st.binary(max_size=60), st.text(max_size=60).map(lambda text: text.encode())))
def test_anything_is_read_or_refused_in_words(format: Format, data: bytes) -> None:
    given_files = {format.suffixes[0]: data} | ({".txt": data} if format is BRAT else {})
    assert "page" in refusal(format, given_files)


@ALL
def test_nothing_is_written_as_nothing_and_read_as_nothing(format: Format) -> None:
    assert format.write_annotations is not None
    assert format.expected_annotations is not None
    written = dict(format.write_annotations(AnnotatedTexts()))
    assert (
        read(format, written) == format.expected_annotations(AnnotatedTexts()) == AnnotatedTexts()
    )


@ALL
def test_a_place_says_where_in_the_file_it_was_read(format: Format, tmp_path) -> None:  # type: ignore[no-untyped-def]
    for end, data in files(format).items():
        (tmp_path / f"page{end}").write_bytes(data)
    main = next(end for end in files(format) if end in format.suffixes)
    assert format.read_annotations is not None
    found = format.read_annotations(tmp_path / f"page{main}")
    places = [each.place for text in found.texts for each in text.annotations]
    assert places
    assert all(places)
