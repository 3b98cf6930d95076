"""Times of other programs in our form: what is read by parts is what a calendar says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats._utc_times import iso_time, tmx_time

TIMES = {
    "20240301T083000Z": "2024-03-01T08:30:00Z",
    "20240229T235959Z": "2024-02-29T23:59:59Z",
    "20230229T235959Z": "",
    "20241301T000000Z": "",
    "00000101T000000Z": "",
    "20240301T240000Z": "",
    "20240301T086000Z": "",
    "20240301T083060Z": "",
    "２０２４0301T083000Z": "",
    "20240301T083000": "2024-03-01T08:30:00Z",
    "2024-03-01T08:30:00.5+08:00": "2024-03-01T00:30:00Z",
    "2024-03-01": "2024-03-01T00:00:00Z",
    "": "",
    "三月一日": "",
    "2" * 41: "",
}


@pytest.mark.parametrize(("said", "time"), TIMES.items())
def test_a_time_is_that_of_utc_or_none(said: str, time: str) -> None:
    assert iso_time(said) == time


@given(st.from_regex("[0-9]{8}T[0-9]{6}Z", fullmatch=True))
def test_any_digits_are_a_time_where_the_calendar_has_it(said: str) -> None:
    try:
        time = datetime.strptime(said, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        assert not iso_time(said)
    else:
        assert iso_time(said) == time.isoformat().replace("+00:00", "Z")


@given(st.datetimes())
def test_a_time_goes_out_and_comes_back(time: datetime) -> None:
    said = f"{time.replace(microsecond=0).isoformat()}Z"
    assert iso_time(tmx_time(said)) == said
