import sys
from pathlib import Path

import pytest

from workbench.tui.clipboard import Clipboard, find_clipboard

XCLIP = ("xclip", "-selection", "clipboard")


@pytest.mark.parametrize(
    ("platform", "environment", "programs", "expected"),
    [
        ("darwin", {}, {"pbcopy"}, ("pbcopy",)),
        ("win32", {}, {"clip.exe"}, ("clip.exe",)),
        ("linux", {"WSL_DISTRO_NAME": "Debian"}, {"clip.exe"}, ("clip.exe",)),
        (
            "linux",
            {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"},
            {"wl-copy", "xclip"},
            ("wl-copy",),
        ),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, {"xclip"}, XCLIP),
        ("linux", {"DISPLAY": ":0"}, {"xclip", "xsel"}, XCLIP),
        ("linux", {"DISPLAY": ":0"}, {"xsel"}, ("xsel", "-ib")),
        ("linux", {"DISPLAY": ":0"}, set(), None),
        ("linux", {"DISPLAY": ""}, {"xclip", "wl-copy", "pbcopy", "clip.exe"}, None),
        ("linux", {}, {"xclip", "wl-copy", "pbcopy", "clip.exe"}, None),
    ],
)
def test_the_program_of_a_system(
    platform: str, environment: dict[str, str], programs: set[str], expected: tuple[str, ...] | None
) -> None:
    def which(name: str) -> str | None:
        return f"/usr/bin/{name}" if name in programs else None

    found = find_clipboard(environment, platform=platform, which=which)
    assert (found.copy_command if found else None) == expected


def python(script: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-c", script, *arguments)


def test_what_is_copied_is_pasted(tmp_path: Path) -> None:
    held = str(tmp_path / "held")
    clipboard = Clipboard(
        copy_command=python(
            "import sys; open(sys.argv[1],'wb').write(sys.stdin.buffer.read())", held
        ),
        paste_command=python(
            "import sys; sys.stdout.buffer.write(open(sys.argv[1],'rb').read())", held
        ),
    )
    assert clipboard.copy("扫黑除恶 “law”\n") is True
    assert clipboard.paste() == "扫黑除恶 “law”\n"


@pytest.mark.parametrize("command", [python("raise SystemExit(1)"), ("/no/such/program",)])
def test_a_program_that_fails_gives_nothing(command: tuple[str, ...]) -> None:
    clipboard = Clipboard(copy_command=command, paste_command=command)
    assert (clipboard.copy("法"), clipboard.paste()) == (False, None)
