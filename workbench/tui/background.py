"""What is done beside the keys: reading, asking the memory, and long writes.

Each is done on a thread and hands its answer to a function on the thread of the screen. What goes
wrong is told in the foot of the screen that is in front by then.
"""

from __future__ import annotations

from concurrent.futures import CancelledError
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual.worker import get_current_worker

from workbench.errors import Refused, WorkbenchError
from workbench.services.asking import Asker
from workbench.store.project import Store
from workbench.tui.typed_paths import system_errors
from workbench.tui.undertaking import Stopped, Undertaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.worker import Worker

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

        self.run(group, find, take)

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

        self.run(subject, find, take)

    def write(self, write: Callable[[Store], T], take: Callable[[T], object]) -> None:
        """Does something long on the thread that writes; it is done to its end."""
        self.run("writing", lambda: self._app.writer.call(write), take, is_exclusive=False)

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
        undertaking = Undertaking(name, lambda: app.call_from_thread(self._tell_progress))
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

        self._tell_progress()
        self.run(name, find, take)

    def run(
        self,
        group: str,
        find: Callable[[], T],
        take: Callable[[T], object],
        *,
        is_exclusive: bool = True,
    ) -> None:
        """Does something on a thread, and hands its answer over.

        A newer one of the same group lets the answer to this one go unheard if it `is_exclusive`.
        """
        app = self._app

        def answer() -> None:
            worker = get_current_worker()
            try:
                with system_errors():
                    found = find()
            except CancelledError:
                return  # a newer question on the subject came first
            except WorkbenchError as error:
                app.call_from_thread(self._tell, worker, str(error))
            else:
                app.call_from_thread(self._hand_over, worker, partial(take, found))

        app.run_worker(answer, thread=True, exclusive=is_exclusive, group=group)

    def stop_undertaking(self) -> None:
        """Stops what is under way, at its next step."""
        for each in self._undertakings:
            each.stop()

    def stop(self) -> None:
        """Lets go of the project."""
        self.stop_undertaking()
        self._asker.stop()
        self._slow_asker.stop()

    # On the thread of the screen, where nothing comes between the question and what is done

    def _tell(self, worker: Worker[None], fault: str) -> None:
        if self._is_heard(worker):
            self._app.front.say(fault, is_warning=True)

    def _hand_over(self, worker: Worker[None], take: Callable[[], object]) -> None:
        if self._is_heard(worker):
            self._app.front.attempt(take)

    def _tell_progress(self) -> None:
        if self._app.is_running:
            self._app.editor.tell_foot()

    def _is_heard(self, worker: Worker[None]) -> bool:
        """Whether nothing newer was asked, and there are screens yet."""
        return self._app.is_running and not worker.is_cancelled
