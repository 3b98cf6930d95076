import pytest

from workbench.tui.undertaking import Stopped, Undertaking


def test_it_tells_each_twentieth() -> None:
    told: list[str] = []
    work = Undertaking("writing 报告", lambda: told.append(work.progress))
    assert work.progress == "writing 报告 …"
    with work.counting(300) as count:
        for done in (1, 14, 15, 16, 29, 30, 300):
            count(done)
    assert told == ["writing 报告 … 5 %", "writing 报告 … 10 %", "writing 报告 … 100 %"]


def test_nothing_to_do_is_counted_too() -> None:
    with Undertaking("writing", lambda: None).counting(0) as count:
        count(0)


def test_it_stops_at_the_next_step_past_every_handler_of_errors() -> None:
    work = Undertaking("writing", lambda: None)
    with work.counting(10) as count:
        count(1)
        work.stop()
        with pytest.raises(Stopped):
            count(2)
    with pytest.raises(Stopped):
        work.check()
    assert not issubclass(Stopped, Exception)
