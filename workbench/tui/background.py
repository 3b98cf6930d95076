"""What is done beside the keys: reading, asking the memory, and long writes.

Each is done on a thread and hands its answer to a function on the thread of the screen. What goes
wrong is told in the foot of the screen that is in front by then.
"""

from __future__ import annotations

from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, TypeVar

from textual.worker import get_current_worker

from workbench.errors import Refused, WorkbenchError
from workbench.services.asking import Asker
from workbench.store.project import Store
from workbench.tui.typed_paths import system_errors
from workbench.tui.undertaking import Stopped, Undertaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.tui.app import WorkbenchApp

T = TypeVar("T")


class Background:
    """Does things for an application without keeping anybody waiting."""

    def __init__(self, app: WorkbenchApp) -> None:
        self._app = app
        self._asker = Asker(app.path)
        self._slow_asker = Asker(app.path)
        """For what may take long, so that nobody waits for it."""
        self._undertakings: list[Undertaking] = []

    @property
    def progress(self) -> str:
        """What is under way that the user can stop, and how far it is; empty for nothing."""
        return next((each.progress for each in self._undertakings), "")

    def read(self, group: str, read: Callable[[Store], T], take: Callable[[T], object]) -> None:
        """Reads something on a store of its own, after what was typed is stored.

        A newer question of the same group lets the answer to this one go unheard.
        """

        def find() -> T:
            self._app.writer.drain()
            with Store.open(self._app.path, writable=False) as store:
                return read(store)

        self._run(group, find, take)

    def ask_memory(
        self,
        subject: str,
        read: Callable[[Store], T],
        take: Callable[[T], object],
        *,
        is_slow: bool = False,
    ) -> None:
        """Asks the translation memory after what was typed is stored; its index stays in memory.

        A newer question on the same subject lets the answer to this one go unheard. What `is_slow`
        holds up no other question.
        """
        asker = self._slow_asker if is_slow else self._asker

        def find() -> T:
            self._app.writer.drain()
            return asker.ask(subject, read).result()

        self._run(subject, find, take)

    def write(self, write: Callable[[Store], T], take: Callable[[T], object]) -> None:
        """Does something long on the thread that writes; it is done to its end."""
        self._run("writing", lambda: self._app.writer.call(write), take, is_exclusive=False)

    def undertake(
        self,
        name: str,
        do: Callable[[Store, Undertaking], T],
        take: Callable[[T], object],
    ) -> None:
        """Does something long on a store of its own; the foot tells how far it is, until Esc.

        `name` says what is being done. Raises Refused as long as something else is under way.
        """
        for other in self._undertakings:
            raise Refused(f"{other.name} is still under way", hint="Esc stops it")
        app = self._app
        undertaking = Undertaking(name, lambda: app.call_from_thread(app.editor.tell_foot))
        self._undertakings.append(undertaking)

        def find() -> T:
            try:
                app.writer.drain()
                with Store.open(app.path, writable=False) as store:
                    return do(store, undertaking)
            except Stopped:
                raise Refused(f"stopped {name}", hint="nothing was changed") from None
            finally:
                self._undertakings.remove(undertaking)

        app.editor.tell_foot()
        self._run(name, find, take)

    def stop_undertaking(self) -> None:
        """Stops what is under way, at its next step."""
        for each in self._undertakings:
            each.stop()

    def stop(self) -> None:
        """Lets go of the project."""
        self.stop_undertaking()
        self._asker.stop()
        self._slow_asker.stop()

    def _run(
        self,
        group: str,
        find: Callable[[], T],
        take: Callable[[T], object],
        *,
        is_exclusive: bool = True,
    ) -> None:
        app = self._app

        def answer() -> None:
            worker = get_current_worker()
            try:
                with system_errors():
                    found = find()
            except CancelledError:
                return  # a newer question on the subject came first
            except WorkbenchError as error:
                if not worker.is_cancelled:
                    app.call_from_thread(app.front.say, str(error), is_warning=True)
            else:
                if not worker.is_cancelled:
                    app.call_from_thread(app.front.attempt, take, found)

        app.run_worker(answer, thread=True, exclusive=is_exclusive, group=group)
