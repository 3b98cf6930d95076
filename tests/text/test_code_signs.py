import pytest

from tests.builders import coded, told
from workbench.errors import BadInput
from workbench.text.code_signs import read_signs, signed

MARKED = "坚持{1>司法{2}为民<1}原则{3}"
KNOWN = coded(MARKED)[1]


@pytest.mark.parametrize("text", [MARKED, "", "{3}{2}", "no <code> {x} {0} {01} here {1>now<1}"])
def test_signs_are_read_as_they_are_written(text: str) -> None:
    assert signed(*read_signs(text, KNOWN)) == text


def test_codes_keep_what_the_file_had() -> None:
    assert read_signs(MARKED, KNOWN) == coded(MARKED)


def test_a_mark_is_no_sign() -> None:
    assert told(*read_signs("\U00100001justice{2}", KNOWN)) == "justice‹2›"


@pytest.mark.parametrize(
    ("text", "known", "fault"),
    [
        ("justice{7}", KNOWN, "{7} is no code of the source; there are {1> {2} <1} {3}"),
        ("justice{1}", KNOWN, "{1} is no code of the source; there are {1> {2} <1} {3}"),
        ("justice{1}", (), "{1} is no code of the source; there are none"),
    ],
)
def test_a_sign_of_no_code_is_refused(text: str, known: object, fault: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_signs(text, known)  # type: ignore[arg-type]
    assert str(caught.value) == fault
