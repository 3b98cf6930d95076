"""The five references that XML has, and nothing else."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos);)?")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class NotPlain(Exception):
    """What is not of the narrow part of XML that is read without a parser."""


def unescaped(text: str) -> str:
    """The text with the characters that its references stand for. Raises NotPlain for others."""
    return _REFERENCE.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    try:
        return _CHARACTERS[found[1]]
    except KeyError:
        raise NotPlain from None
