"""The two themes. Meaning is never by colour alone, so either can be replaced freely."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="workbench-dark",
    primary="#7aa2c8",
    secondary="#c8a96a",
    accent="#d8b26e",
    foreground="#d6d3cc",
    background="#16181c",
    surface="#1c1f24",
    panel="#23272e",
    warning="#e0a458",
    error="#d9736b",
    success="#8fb573",
    dark=True,
)
LIGHT = Theme(
    name="workbench-light",
    primary="#2f5d86",
    secondary="#7a5a1c",
    accent="#8a5a00",
    foreground="#22262b",
    background="#faf8f3",
    surface="#f2efe7",
    panel="#e7e3d8",
    warning="#9a5b00",
    error="#a3342b",
    success="#3f6b22",
    dark=False,
)
THEMES = (DARK, LIGHT)
