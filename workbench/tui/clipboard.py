"""The system's clipboard, through the program that the system has for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipboard:
    """A program that copies, and one that pastes."""

    copy_command: tuple[str, ...]
    paste_command: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the program is called."""
        return self.copy_command[0]

    def copy(self, text: str) -> bool:
        """Hands a text to the system; False where the program fails."""
        encoding = "utf-16-le" if self.name == "clip.exe" else "utf-8"
        try:
            done = subprocess.run(
                self.copy_command,
                input=text.encode(encoding),
                timeout=_SECONDS,
                check=False,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return done.returncode == 0

    def paste(self) -> str | None:
        """What the system's clipboard holds; None where the program fails."""
        try:
            done = subprocess.run(
                self.paste_command, timeout=_SECONDS, check=False, capture_output=True
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


_POWERSHELL = ("powershell.exe", "-NoProfile", "-Command", "Get-Clipboard -Raw")


def find_clipboard(
    environment: Mapping[str, str],
    *,
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
) -> Clipboard | None:
    """The clipboard program of this system; None where there is none, as over ssh."""
    candidates: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    if platform == "darwin":
        candidates.append((("pbcopy",), ("pbpaste",)))
    if platform == "win32" or "WSL_DISTRO_NAME" in environment:
        candidates.append((("clip.exe",), _POWERSHELL))
    if environment.get("WAYLAND_DISPLAY"):
        candidates.append((("wl-copy",), ("wl-paste", "--no-newline")))
    if environment.get("DISPLAY"):
        candidates.append(
            (("xclip", "-selection", "clipboard"), ("xclip", "-selection", "clipboard", "-o"))
        )
        candidates.append((("xsel", "-ib"), ("xsel", "-ob")))
    for copying, pasting in candidates:
        if which(copying[0]):
            return Clipboard(copy_command=copying, paste_command=pasting)
    return None
