"""What a screen asks above its foot, one line at a time, and the keys that work meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from workbench.tui.command import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from textual.app import App
    from textual.widget import Widget

    from workbench.tui.widgets.prompt import Prompt

    Hints = tuple[tuple[str, str], ...]
    """Keys as the foot shows them, each with what it does."""


class AskingScreen(Protocol):
    """What a screen needs to have to ask something."""

    @property
    def app(self) -> App[Any]:
        """What shows boxes above it."""

    @property
    def foot(self) -> Widget:
        """What the question stands above."""

    def attempt(self, do: Callable[..., object], *arguments: object) -> None:
        """Does something; what goes wrong is told in the foot."""

    def say(self, message: str, *, is_warning: bool = False) -> None:
        """Tells something in the foot."""

    def mount(self, widget: Widget, *, before: Widget) -> Any:
        """Shows a widget."""

    def call_later(self, callback: Callable[..., object], *arguments: object) -> bool:
        """Does something when the messages under way are done with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """What some keys do with what stands in the line, in the place of answering."""

    keys: tuple[str, ...]
    hint: str
    do: Callable[[str], object]


class Questions:
    """Asks on behalf of a screen."""

    def __init__(self, screen: AskingScreen) -> None:
        self._screen = screen
        self._open: Prompt | None = None
        self._instead: tuple[Instead, ...] = ()

    @property
    def keys(self) -> Hints:
        """The keys that matter while something is asked; none while nothing is."""
        if self._open is None:
            return ()
        others = ((shown(each.keys[0]), each.hint) for each in self._instead if each.keys)
        return (("Enter", "answer"), *others, ("Esc", "leave it"))

    def ask(
        self,
        question: str,
        answered: Callable[[str], object],
        *,
        value: str = "",
        is_kept: bool = False,
        instead: tuple[Instead, ...] = (),
    ) -> None:
        """Asks for one line of text; an empty one is no answer.

        `is_kept` says that it is an answer also where the terminal hangs up; it opens no form.
        """
        from workbench.tui.widgets.prompt import Prompt

        screen = self._screen

        def attempted(text: str) -> None:
            if is_kept:
                screen.attempt(answered, text)
            else:
                # Not within the prompt, which is gone before a form that is opened here answers.
                screen.call_later(screen.attempt, answered, text)

        prompt = Prompt(question, attempted, self._end, value=value, is_kept=is_kept)
        for each in instead:
            for key in each.keys:
                prompt.others[key] = partial(screen.call_later, screen.attempt, each.do)
        self._open, self._instead = prompt, instead
        screen.mount(prompt, before=screen.foot)
        screen.say(question)

    def choose(
        self,
        title: str,
        options: Sequence[str],
        chosen: Callable[[int], object],
        *,
        begin: int = 0,
    ) -> None:
        """Asks for one of a few, by its index, in a box with the cursor on the one at `begin`."""
        from workbench.tui.screens.choose import ChooseScreen

        screen = self._screen

        def answered(index: int | None) -> None:
            if index is not None:
                screen.attempt(chosen, index)

        screen.app.push_screen(ChooseScreen(title, options, begin=begin), answered)

    def keep(self) -> None:
        """Takes what stands in the line for an answer, where it is kept."""
        if self._open is not None:
            self._open.keep()

    def _end(self, prompt: Prompt) -> None:
        if prompt is self._open:
            self._open, self._instead = None, ()
            self._screen.say("")
