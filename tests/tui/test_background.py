"""What is done beside the keys, where something else is asked meanwhile, or all is over."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from tests.tui.opened import running, settled
from workbench.errors import Refused


def answer() -> str:
    return "an answer"


def refuse() -> str:
    raise Refused("a fault")


@pytest.mark.parametrize("find", [answer, refuse])
async def test_an_answer_after_the_screens_are_gone_is_not_heard(
    path: Path, find: Callable[[], str]
) -> None:
    taken: list[str] = []
    goes_on = Event()

    def find_late() -> str:
        goes_on.wait(10)
        return find()

    async with running(path) as (app, _pilot):
        app.background.run("glossary", find_late, taken.append)
        worker = next(each for each in app.workers if each.group == "glossary")
        await app._close_all()
        app._running = False
        goes_on.set()
        await worker.wait()
    assert taken == []


async def test_an_answer_is_not_heard_once_something_newer_is_asked(path: Path) -> None:
    taken: list[str] = []
    async with running(path) as (app, pilot):

        def find() -> str:
            # Asked when the first answer is on its way.
            app.call_from_thread(app.background.run, "glossary", answer, taken.append)
            return "an older answer"

        app.background.run("glossary", find, taken.append)
        await settled(app, pilot)
    assert taken == ["an answer"]
