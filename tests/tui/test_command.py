from dataclasses import replace

import pytest

from workbench.errors import BadInput
from workbench.model.annotations import PAGE_KEYS
from workbench.tui.command import Command, Keymap, Mode, all_commands, shown
from workbench.tui.screens.help import group_title, help_text

FORBIDDEN = {
    "ctrl+b", "ctrl+a", "ctrl+h", "ctrl+i", "ctrl+m", "ctrl+left_square_bracket",
    "ctrl+space", "ctrl+at", "escape", "f1", "f4", "f10", "f11",
}  # fmt: skip
"""Keys that some terminal keeps to itself, or sends as another one."""
NEVER_ALONE = {"ctrl+w", "ctrl+n", "ctrl+p"}
"""Keys that a browser keeps to itself."""


def named(name: str) -> Command:
    (found,) = [each for each in all_commands() if each.name == name]
    return found


def test_names_are_given_once_and_each_command_says_what_it_does() -> None:
    names = [command.name for command in all_commands()]
    assert len(names) == len(set(names)) > 50
    for command in all_commands():
        assert command.summary
        assert command.summary[0].isupper()
        assert not command.summary.endswith(".")
        assert command.summary == (command.run.__doc__ or "").splitlines()[0].removesuffix(".")


def test_every_command_has_a_key_or_a_palette_line() -> None:
    assert [each.name for each in all_commands() if not each.keys and not each.in_palette] == []


@pytest.mark.parametrize("mode", Mode)
def test_no_key_is_given_twice_in_a_mode(mode: Mode) -> None:
    keys = [key for command in all_commands() if mode in command.modes for key in command.keys]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize(
    "command", [each for each in all_commands() if each.keys], ids=lambda c: c.name
)
def test_no_command_is_only_on_keys_that_some_terminal_does_not_send(command: Command) -> None:
    assert set(command.keys) - FORBIDDEN - NEVER_ALONE or command.name == "leave-source"


def test_the_source_is_left_by_other_keys_than_esc() -> None:
    assert (named("leave-source").keys, named("switch-side").keys) == (
        ("escape",),
        ("ctrl+o", "f6"),
    )


def test_no_label_can_have_a_key_that_the_page_needs_while_annotating() -> None:
    names = {"left_square_bracket": "[", "right_square_bracket": "]", "full_stop": ".",
             "comma": ",", "minus": "-", "equals_sign": "=", "grave_accent": "`"}  # fmt: skip
    keys = {
        names.get(key, key)
        for command in all_commands()
        if Mode.ANNOTATING in command.modes
        for key in command.keys
    }
    assert {key for key in keys if len(key) == 1} | set("123456789") == PAGE_KEYS


def test_letters_are_commands_only_where_nothing_is_typed() -> None:
    lettered = [each for each in all_commands() if any(len(key) == 1 for key in each.keys)]
    assert "split" in [each.name for each in lettered]
    assert "merge-concepts" in [each.name for each in lettered]
    typed = {Mode.TARGET, Mode.CORRECTING}
    assert [each.name for each in lettered if typed & set(each.modes)] == []


@pytest.mark.parametrize(
    ("mode", "key", "name"),
    [
        (Mode.TARGET, "enter", "confirm"),
        (Mode.SOURCE, "enter", "take-word"),
        (Mode.CORRECTING, "enter", "accept-correction"),
        (Mode.TARGET, "v", None),
        (Mode.SOURCE, "v", "select"),
        (Mode.CORRECTING, "v", None),
        (Mode.SOURCE, "escape", "leave-source"),
        (Mode.CORRECTING, "escape", "cancel-correction"),
        (Mode.TARGET, "escape", None),
    ],
)
def test_a_key_in_a_mode(mode: Mode, key: str, name: str | None) -> None:
    found = Keymap(all_commands(), {}).find(mode, key)
    assert (found.name if found else None) == name


def test_the_settings_put_other_keys_in_place_of_the_usual_ones() -> None:
    keymap = Keymap(all_commands(), {"needs-work": "ctrl+b, f11", "note": ""})
    assert keymap.keys(named("needs-work")) == ("ctrl+b", "f11")
    assert keymap.keys(named("note")) == ()
    assert keymap.find(Mode.TARGET, "f11") is named("needs-work")
    assert keymap.find(Mode.TARGET, "f5") is None
    assert keymap.find(Mode.TARGET, "f7") is None


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"fly": "f2"},
            "the settings give a key to 'fly', which is no command; docs/keys.md lists the names",
        ),
        (
            {"note": "f5"},
            "the key f5 is given to needs-work and to note; change one of them in the settings",
        ),
        (
            {"note": 5},
            "the settings give 'note' no text as its keys; keys are written as in \"f9, ctrl+n\"",
        ),
    ],
)
def test_settings_that_cannot_hold(changed: dict[str, str], message: str) -> None:
    with pytest.raises(BadInput) as caught:
        Keymap(all_commands(), changed)
    assert str(caught.value) == message


def test_one_key_may_stand_for_two_commands_in_two_modes() -> None:
    first = replace(named("select"), keys=("x",))
    second = replace(named("confirm"), keys=("x",))
    keymap = Keymap((first, second), {})
    assert (keymap.find(Mode.SOURCE, "x"), keymap.find(Mode.TARGET, "x")) == (first, second)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("ctrl+o", "^O"),
        ("f5", "F5"),
        ("f12", "F12"),
        ("f", "f"),
        ("grave_accent", "`"),
        ("pagedown", "PgDn"),
        ("enter", "Enter"),
        ("ctrl+backslash", "^\\"),
        ("ctrl+underscore", "^_"),
        ("ctrl+down", "Ctrl+Down"),
        ("shift+tab", "Shift+Tab"),
    ],
)
def test_how_a_key_is_written(key: str, expected: str) -> None:
    assert shown(key) == expected


def test_the_help_tells_every_command_under_its_group() -> None:
    text = help_text(Keymap(all_commands(), {"note": "f11"})).plain
    lines = text.splitlines()
    for command in all_commands():
        assert any(command.summary in line for line in lines), command.name
    titles = list(dict.fromkeys(group_title(each.group) for each in all_commands()))
    assert [line for line in lines if line in titles] == titles
    assert titles[:2] == ["Translating", "Moving from pair to pair"]
    assert "  F11                      Write a note or query on this pair" in lines
    assert "  Enter Ctrl+Enter         Confirm this pair and go to the next open one" in lines


def test_what_a_key_does_goes_on_below_itself_in_a_narrow_help() -> None:
    lines = help_text(Keymap(all_commands(), {}), width=60).plain.splitlines()
    at = lines.index("  Enter Ctrl+Enter         Confirm this pair and go to the")
    assert lines[at + 1] == f"{' ' * 27}next open one"
    rows = [line for line in lines[:-2] if line.startswith("  ")]  # no titles, no signs
    assert max(map(len, rows)) == 60
