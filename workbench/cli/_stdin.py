"""Texts from standard input."""

from __future__ import annotations

import sys

from workbench.errors import BadInput


def text_or_stdin(text: str | None) -> str:
    """A text of the command line; what stands on standard input where there is none, or -.

    It is UTF-8, and one line break at its end is not part of it. Raises BadInput with the line.
    """
    return _from_stdin() if text is None or text == "-" else text


def _from_stdin() -> str:
    data = sys.stdin.buffer.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadInput(
            f"standard input, line {line}: this is not UTF-8", hint="convert it with iconv first"
        ) from error
    return text.removesuffix("\n").removesuffix("\r")
