"""What six terminals send for a key, and the command that it reaches.

The bytes are those of the terminals' own tables: xterm's ctlseqs, VTE, the keyboard map that
Terminal.app comes with (Option is no Meta key), tmux with `TERM=tmux-256color`, kitty with the
protocol that the program asks for (`CSI > 25 u`: keys as escape codes, with the text that they
type), and Windows Terminal under WSL.
"""

from __future__ import annotations

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from workbench.tui.command import Keymap, Mode, all_commands
from workbench.tui.sequences import keep_alt_keys_silent

XTERM, VTE, APPLE, TMUX, KITTY, WINDOWS = TERMINALS = (
    "xterm", "VTE", "Terminal.app", "tmux", "kitty", "Windows Terminal",
)  # fmt: skip
keep_alt_keys_silent()
KEYMAP = Keymap(all_commands(), {})
CONTROL = {chr(code + 0x60): chr(code) for code in range(1, 27)}
LEGACY = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "shift+left": "\x1b[1;2D",
    "shift+right": "\x1b[1;2C",
    "ctrl+left": "\x1b[1;5D",
    "ctrl+right": "\x1b[1;5C",
    "ctrl+up": "\x1b[1;5A",
    "ctrl+down": "\x1b[1;5B",
    "ctrl+home": "\x1b[1;5H",
    "ctrl+end": "\x1b[1;5F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "`": "`",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f12": "\x1b[24~",
    "ctrl+/": "\x1f",
    "ctrl+]": "\x1d",
    "ctrl+\\": "\x1c",
    "ctrl+6": "\x1e",
    **{f"ctrl+{letter}": code for letter, code in CONTROL.items()},
}
"""What xterm sends with its usual settings; the others differ as said below."""
KEPT = {
    XTERM: set(),
    VTE: {"f1"},  # GNOME Terminal's help; F10 is its menu, F11 the full screen
    APPLE: {"ctrl+up", "ctrl+down", "ctrl+home", "ctrl+end", "pageup", "pagedown"},
    TMUX: {"ctrl+b"},
    KITTY: set(),
    WINDOWS: {"ctrl+v"},  # pastes by itself
}
"""Keys that a terminal or its system keeps to itself."""
OWN = {
    APPLE: {"alt+left": "\x1bb", "alt+right": "\x1bf"},
    TMUX: {"home": "\x1b[1~", "end": "\x1b[4~"},
    KITTY: {
        "enter": "\x1b[13u",
        "tab": "\x1b[9u",
        "shift+tab": "\x1b[9;2u",
        "escape": "\x1b[27u",
        "backspace": "\x1b[127u",
        "ctrl+enter": "\x1b[13;5u",
        "ctrl+shift+z": "\x1b[122;6u",
        "`": "\x1b[96;;96u",
        "f1": "\x1b[P",
        "f2": "\x1b[Q",
        "f3": "\x1b[13~",
        "f4": "\x1b[S",
        "ctrl+/": "\x1b[47;5u",
        "ctrl+]": "\x1b[93;5u",
        "ctrl+\\": "\x1b[92;5u",
        "ctrl+6": "\x1b[54;5u",
        "ctrl+shift+6": "\x1b[54;6u",
        **{f"ctrl+{letter}": f"\x1b[{ord(letter)};5u" for letter in CONTROL},
    },
}
DAILY = {
    "confirm": ("enter",),
    "line-break": ("ctrl+j",),
    "insert-term": ("`", "ctrl+t", "f2"),
    "complete": ("tab",),
    "next-code": ("ctrl+6",),
    "insert-match": ("ctrl+r", "f3"),
    "needs-work": ("f5",),
    "note": ("f7",),
    "undo": ("ctrl+z",),
    "redo": ("ctrl+y",),
    "next-pair": ("ctrl+down", "ctrl+n"),
    "previous-pair": ("ctrl+up", "shift+tab"),
    "next-open": ("f9",),
    "next-flagged": ("f8",),
    "go-to": ("ctrl+g",),
    "find": ("ctrl+f",),
    "next-hit": ("ctrl+l",),
    "switch-side": ("ctrl+o", "f6"),
    "left": ("left",),
    "right": ("right",),
    "up": ("up",),
    "down": ("down",),
    "word-left": ("ctrl+left",),
    "word-right": ("ctrl+right",),
    "row-start": ("home",),
    "row-end": ("end",),
    "select-left": ("shift+left",),
    "select-right": ("shift+right",),
    "delete-left": ("backspace",),
    "delete-right": ("delete",),
    "delete-word-left": ("ctrl+w",),
    "delete-to-start": ("ctrl+u",),
    "delete-to-end": ("ctrl+k",),
    "copy": ("ctrl+c",),
    "cut": ("ctrl+x",),
    "help": ("f1", "ctrl+/"),
    "palette": ("ctrl+p", "ctrl+\\"),
    "zoom": ("f12",),
    "side": ("f4", "ctrl+]"),
    "save": ("ctrl+s",),
    "quit": ("ctrl+q",),
}
"""The keys of the day's work; each that a terminal does not keep must reach its command."""
NO_KEYS = {
    **{f"alt+{digit}": f"\x1b{digit}" for digit in range(10)},
    "alt+a": "\x1ba",
    "alt+`": "\x1b`",
    "alt+enter": "\x1b\r",
    "ctrl+3": "\x1b",
    "ctrl+8": "\x7f",
    "ctrl+8 of a VT340": "\x08",
    "ctrl+space": "\x00",
    "shift+F5": "\x1b[15;2~",
    "alt+F2": "\x1b[1;3Q",
    "ctrl+alt+left": "\x1b[1;7D",
    "F13": "\x1b[25~",
    "insert": "\x1b[2~",
    "keypad begin": "\x1b[E",
    "kitty alt+1": "\x1b[49;3u",
    "kitty ctrl+3": "\x1b[51;5u",
    "kitty ctrl+8": "\x1b[56;5u",
    "kitty ctrl+i": "\x1b[105;5u",
    "kitty super+a": "\x1b[97;9u",
    "kitty left shift": "\x1b[57441;2u",
    "kitty caps lock": "\x1b[57358u",
}
"""Shortcuts with no command, or with one that deletes: none of them types a character."""


def keys(sent: str) -> list[events.Key]:
    """The keys that the program sees for what a terminal sends."""
    parser = XTermParser()
    found = [*parser.feed(sent), *parser.feed("")]
    return [event for event in found if isinstance(event, events.Key)]


def sent(terminal: str, key: str) -> str:
    return OWN.get(terminal, {}).get(key, LEGACY.get(key, ""))


def reached(sequence: str, mode: Mode = Mode.TARGET) -> list[str]:
    """The commands that a sequence reaches; a character stands for itself."""
    names = []
    for event in keys(sequence):
        command = KEYMAP.find(mode, event.key)
        types = event.character and event.is_printable and "+" not in event.key[:-1]
        if command is not None:
            names.append(command.name)
        elif types:
            names.append(f"types {event.character}")
    return names


@pytest.mark.parametrize("terminal", TERMINALS)
@pytest.mark.parametrize("name", DAILY)
def test_a_daily_command_is_reached(terminal: str, name: str) -> None:
    ways = [key for key in DAILY[name] if key not in KEPT[terminal]]
    assert ways
    assert {key: reached(sent(terminal, key)) for key in ways} == {key: [name] for key in ways}


@pytest.mark.parametrize(
    ("terminal", "key", "name"),
    [
        (APPLE, "alt+left", "word-left"),
        (APPLE, "alt+right", "word-right"),
        (KITTY, "ctrl+enter", "confirm"),
        (KITTY, "ctrl+shift+z", "redo"),
        (KITTY, "ctrl+shift+6", "next-code"),
    ],
)
def test_what_a_terminal_has_besides(terminal: str, key: str, name: str) -> None:
    assert reached(OWN[terminal][key]) == [name]


@pytest.mark.parametrize("terminal", TERMINALS)
@pytest.mark.parametrize("key", ["ctrl+r", "f3"])
def test_the_concordance_is_reached_by_the_key_of_matches_twice(terminal: str, key: str) -> None:
    assert reached(sent(terminal, key) * 2) == ["insert-match", "insert-match"]


@pytest.mark.parametrize("sequence", ["\x1bk", "\x1b[107;3u"])
def test_the_concordance_is_reached_by_alt(sequence: str) -> None:
    assert reached(sequence) == ["concordance"]


@pytest.mark.parametrize("sequence", ["\x1bOH", "\x1b[H", "\x1b[1~", "\x1b[7~"])
def test_home_as_each_terminal_has_it(sequence: str) -> None:
    assert reached(sequence) == ["row-start"]


@pytest.mark.parametrize("cursor", ["\x1b[", "\x1bO"])
def test_arrows_in_normal_and_in_application_mode(cursor: str) -> None:
    assert [reached(f"{cursor}{letter}") for letter in "ABCD"] == [
        ["up"],
        ["down"],
        ["right"],
        ["left"],
    ]


@pytest.mark.parametrize(
    ("sequence", "name"),
    [
        ("\x1b[11~", "help"),
        ("\x1b[12~", "insert-term"),
        ("\x1b[13~", "insert-match"),
        ("\x1b[14~", "side"),
        ("\x1bOP", "help"),
        ("\x1b[[A", "help"),
    ],
)
def test_function_keys_as_older_terminals_have_them(sequence: str, name: str) -> None:
    assert reached(sequence) == [name]


@pytest.mark.parametrize("name", NO_KEYS)
def test_no_shortcut_types_a_character(name: str) -> None:
    assert [each for each in reached(NO_KEYS[name]) if each.startswith("types")] == []


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("terminal", TERMINALS)
def test_no_key_of_the_day_types_a_character(terminal: str, mode: Mode) -> None:
    typed = {
        key: names
        for key in {**LEGACY, **OWN.get(terminal, {})}
        if key != "`"
        for names in [reached(sent(terminal, key), mode)]
        if any(name.startswith("types") for name in names)
    }
    assert typed == {}


@pytest.mark.parametrize("text", ["a", "A", "法", "“", "𠮷", "é", "+", "1", " "])
def test_text_is_typed_as_it_is(text: str) -> None:
    assert reached(text) == [f"types {text}"]


def test_what_an_input_method_sends_at_once_is_typed_in_order() -> None:
    assert reached("推动法治") == ["types 推", "types 动", "types 法", "types 治"]


@pytest.mark.parametrize(
    ("sequence", "text"),
    [
        ("\x1b[97;;97u", "a"),
        ("\x1b[97;2;65u", "A"),
        ("\x1b[49;2;33u", "!"),
        ("\x1b[0;;27861u", "法"),
    ],
)
def test_kitty_sends_text_with_its_keys(sequence: str, text: str) -> None:
    assert reached(sequence) == [f"types {text}"]


@pytest.mark.parametrize("letter", ["v", "t", "s", "j", "e", "f", "l"])
@pytest.mark.parametrize("is_kitty", [False, True])
def test_the_letters_of_the_chinese_are_reached(letter: str, is_kitty: bool) -> None:
    sequence = f"\x1b[{ord(letter)};;{ord(letter)}u" if is_kitty else letter
    (name,) = reached(sequence, Mode.SOURCE)
    assert not name.startswith("types")
    assert reached(sequence, Mode.TARGET) == [f"types {letter}"]
