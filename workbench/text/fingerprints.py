"""Short names of texts, by which a file that comes back shows that it is about the same words."""

from __future__ import annotations

import hashlib

_FIGURES = 16


def fingerprint(text: str) -> str:
    """16 hexadecimal figures of the SHA-256 of a text in UTF-8.

    White space at line ends and between words says nothing, for spreadsheets and word processors
    change it.
    """
    plain = " ".join(text.split())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:_FIGURES]
