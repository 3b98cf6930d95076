import pytest

from workbench.model.dates import ALWAYS, Period, checked_date


@pytest.mark.parametrize("text", ["", "2017", "2017-10", "2017-10-24", "2024-02-29"])
def test_as_much_of_a_date_as_is_known(text: str) -> None:
    assert checked_date(f" {text} ") == text


@pytest.mark.parametrize(
    "text",
    [
        "17",
        "2017-13",
        "2017-00",
        "2017-02-29",
        "2017-10-32",
        "2017-10-0",
        "2017/10",
        "0000",
        "二〇",
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="no da"):
        checked_date(text)


@pytest.mark.parametrize(
    ("start", "end", "date", "expected"),
    [
        ("2015-09", "", "2015-09-23", True),
        ("2015-09", "", "2015-08-31", False),
        ("2015-09", "", "2015", True),
        ("", "2017-10-17", "2017-10-17", True),
        ("", "2017-10-17", "2017-10-18", False),
        ("", "2017-10-17", "2017-10", True),
        ("", "2017", "2017-12-31", True),
        ("2012", "2017", "2013", True),
        ("2012", "2017", "2021-03-18", False),
        ("2012", "2017", "", False),
        ("2012", "", "", True),
        ("", "", "1949", True),
    ],
)
def test_a_period_includes_its_ends_as_wholes(
    start: str, end: str, date: str, expected: bool
) -> None:
    assert Period(start=start, end=end).covers(date) is expected


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("", "", ("", "")),
        ("2020", "2020-02", ("2020-01-01", "2020-02-29")),
        ("2021-03-04", "", ("2021-03-04", "")),
        ("", "1999", ("", "1999-12-31")),
    ],
)
def test_a_period_has_a_first_and_a_last_day(start: str, end: str, days: tuple[str, str]) -> None:
    assert Period(start=start, end=end).days == days


def test_a_period_is_said_in_words() -> None:
    periods = [
        ALWAYS,
        Period(start="2012"),
        Period(end="2017-10"),
        Period(start="2012", end="2017-10"),
        Period(start="2012", end="2012"),
    ]
    assert [*map(str, periods)] == ["", "from 2012", "until 2017-10", "2012 to 2017-10", "2012"]
