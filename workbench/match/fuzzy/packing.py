"""Signatures as bytes: a head, then the arrays one after another, little-endian."""

from __future__ import annotations

import struct
from functools import cache
from itertools import accumulate
from typing import Final
from zlib import crc32

import numpy as np

from workbench.match.fuzzy.characters import PLACES
from workbench.match.fuzzy.signatures import LONG, Signatures
from workbench.text import folding

EDITION: Final = 1
"""Rises when the same texts give other bytes."""
_HEAD = struct.Struct("<8sII")
"""Magic, edition, checksum of all that follows."""
_SIZES = struct.Struct("<qIIII")
"""What is added to all ids; how many rows, long rows and slots there are; 0."""
_MAGIC: Final = b"BWfuzzy\n"
_PAGE: Final = 512
"""Words of 64 bits that are added up for the checksum."""


class DamagedSignatures(ValueError):
    """Bytes that cannot be used; the shard is to be built again."""


def to_bytes(signatures: Signatures) -> bytes:
    """The whole shard."""
    arrays = (
        signatures.words.astype("<u8", copy=False),
        signatures.lengths.astype("<u4", copy=False),
        signatures.offsets.astype("<u4", copy=False),
        signatures.frequent.astype("<u2", copy=False),
        signatures.counts,
    )
    body = b"".join(array.data.cast("B") for array in arrays if array.size)
    counted = len(signatures), len(signatures.counts), len(signatures.frequent)
    sizes = _SIZES.pack(signatures.base, *counted, 0)
    return b"".join((_HEAD.pack(_MAGIC, edition(), _checksum(sizes, body)), sizes, body))


def from_bytes(data: bytes) -> Signatures:
    """What `to_bytes` gave, read without a copy.

    Raises DamagedSignatures where the bytes are another edition's, cut short or altered.
    """
    start = _HEAD.size + _SIZES.size
    if len(data) < start or data[: len(_MAGIC)] != _MAGIC:
        raise DamagedSignatures("no signatures of a memory")
    _, of_edition, checksum = _HEAD.unpack_from(data)
    if of_edition != edition():
        raise DamagedSignatures("signatures of another edition")
    base, rows, long, slots, _ = _SIZES.unpack_from(data, _HEAD.size)
    sizes = rows * PLACES // 8, rows * 4, rows * 4, slots * 2, long * PLACES
    ends = list(accumulate(sizes, initial=start))
    if len(data) != ends[-1]:
        raise DamagedSignatures("signatures of another length than they say")
    if checksum != _checksum(data[_HEAD.size : start], memoryview(data)[start:]):
        raise DamagedSignatures("signatures that have been altered")
    words = np.frombuffer(data, "<u8", rows * PLACES // 64, ends[0]).reshape(rows, PLACES // 64)
    lengths = np.frombuffer(data, "<u4", rows, ends[1])
    offsets = np.frombuffer(data, "<u4", rows, ends[2])
    frequent = np.frombuffer(data, "<u2", slots, ends[3])
    counts = np.frombuffer(data, np.uint8, long * PLACES, ends[4]).reshape(long, PLACES)
    if (lengths[1:] < lengths[:-1]).any() or long != np.count_nonzero(lengths >= LONG):
        raise DamagedSignatures("signatures whose rows do not stand by length")
    return Signatures(base, offsets, lengths, words, counts, frequent)


@cache
def edition() -> int:
    """Names the layout and the folding of texts: other bytes are not to be mixed with these."""
    return crc32(f"{EDITION}, {folding.edition()}".encode())


def _checksum(sizes: bytes, data: bytes | memoryview) -> int:
    """Of the sizes and of sums of pages, ten times as fast as that of all bytes.

    It sees what befalls files: other bits, pages that are empty, moved or another file's.
    """
    pages = len(data) // (_PAGE * 8)
    sums = np.frombuffer(data, "<u8", pages * _PAGE).reshape(pages, _PAGE).sum(axis=1)
    return crc32(data[pages * _PAGE * 8 :], crc32(sums.astype("<u8").tobytes(), crc32(sizes)))
