from __future__ import annotations

import pytest

from workbench.errors import Refused
from workbench.model.concordance import ConcordanceQuery
from workbench.tui.unit_facts import read_period, told_period


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2021", ("2021-01-01", "2021-12-31")),
        (" 2021-02 ", ("2021-02-01", "2021-02-28")),
        ("2019..2021-03", ("2019-01-01", "2021-03-31")),
        ("2021 ..", ("2021-01-01", "")),
        ("..2020", ("", "2020-12-31")),
        ("0", ("", "")),
    ],
)
def test_a_period_is_read(typed: str, days: tuple[str, str]) -> None:
    assert read_period(typed) == days


@pytest.mark.parametrize("typed", ["May", "2021..2019", "2021-13", "..2020-02-30"])
def test_what_is_no_period_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        read_period(typed)


@pytest.mark.parametrize("days", [("2021-01-01", "2021-12-31"), ("", "2020-12-31"), ("", "")])
def test_what_is_told_is_read_again(days: tuple[str, str]) -> None:
    query = ConcordanceQuery(text="国家", since=days[0], until=days[1])
    assert read_period(told_period(query) or "0") == days
