"""What a user can set; read once, then passed down and never changed in place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.model.memory_settings import MemorySettings

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings file, with what holds where it says nothing."""

    author: str
    """Stands in the history beside every wording; the login name unless set."""
    typographic: bool = True
    """Whether quotes and dashes become typographic as they are typed."""
    theme: str = "workbench-dark"
    """workbench-dark, workbench-light, or any other theme that Textual has."""
    pinyin: bool = False
    """Whether the pinyin of the active source is shown from the beginning."""
    script: str = "stored"
    """The script in which sources are shown from the beginning: stored, simplified, traditional,
    taiwan or hong-kong."""
    words: bool = False
    """Whether the words of the active source are told apart from the beginning."""
    memory: MemorySettings = field(default_factory=MemorySettings)
    """How the translation memory is asked; see below."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Command name to keys, separated by commas, in place of the usual ones."""
