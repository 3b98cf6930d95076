"""A ZIP archive written again with some members changed, all others byte for byte as they are.

Members keep their order, names, times and extra fields, and are not packed anew (APPNOTE.TXT of
PKWARE, sections 4.3.7 to 4.3.16).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_NO_SIZE = 0xFFFFFFFF
_IN_DESCRIPTOR = 0x0008
_CRC, _PACKED, _SIZE, _NAME, _EXTRA, _COMMENT, _OFFSET = 7, 8, 9, 10, 11, 12, 16


def with_members(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The archive with other contents of some members.

    One that has ZIP64 records or a shape of its own is made anew out of its unpacked members.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        try:
            return _spliced(data, infos, changed)
        except (struct.error, ValueError):
            return _made_anew(archive, changed)


def _spliced(data: bytes, infos: list[zipfile.ZipInfo], changed: Mapping[str, bytes]) -> bytes:
    end = data.rindex(_END_MARK)
    fields = list(_END.unpack_from(data, end))
    size, start = fields[5], fields[6]
    if (
        start == _NO_SIZE
        or start + size != end
        or len({i.header_offset for i in infos}) < len(infos)
    ):
        raise ValueError("an archive of another shape")
    ordered = sorted(infos, key=lambda info: info.header_offset)
    limits = [info.header_offset for info in ordered[1:]] + [start]
    parts = [data[: ordered[0].header_offset]]
    length = len(parts[0])
    moved: dict[int, int] = {}
    packed: dict[str, tuple[int, int, int]] = {}
    for info, limit in zip(ordered, limits, strict=True):
        moved[info.header_offset] = length
        if info.filename in changed:
            raw, packed[info.filename] = _member(data, info, changed[info.filename])
        else:
            raw = data[info.header_offset : limit]
        parts.append(raw)
        length += len(raw)
    parts.append(_directory(data[start:end], infos, moved, packed))
    fields[5], fields[6] = len(parts[-1]), length
    return b"".join((*parts, _END.pack(*fields), data[end + _END.size :]))


def _member(
    data: bytes, info: zipfile.ZipInfo, content: bytes
) -> tuple[bytes, tuple[int, int, int]]:
    """The bytes of a member with another content, and its sum and sizes."""
    at = info.header_offset
    fields = list(_LOCAL.unpack_from(data, at))
    names = data[at + _LOCAL.size : at + _LOCAL.size + fields[9] + fields[10]]
    body = content
    if info.compress_type == zipfile.ZIP_DEFLATED:
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        body = packer.compress(content) + packer.flush()
    elif info.compress_type != zipfile.ZIP_STORED:
        raise ValueError("a member packed otherwise")
    said = (zlib.crc32(content), len(body), len(content))
    fields[2] &= ~_IN_DESCRIPTOR
    fields[6:9] = said
    return _LOCAL.pack(*fields) + names + body, said


def _directory(
    old: bytes,
    infos: list[zipfile.ZipInfo],
    moved: Mapping[int, int],
    packed: Mapping[str, tuple[int, int, int]],
) -> bytes:
    """The list of members with their new places and sizes."""
    parts: list[bytes] = []
    at = 0
    for info in infos:
        fields = list(_CENTRAL.unpack_from(old, at))
        if _NO_SIZE in (fields[_PACKED], fields[_SIZE], fields[_OFFSET]):
            raise ValueError("a member with ZIP64 sizes")
        behind = fields[_NAME] + fields[_EXTRA] + fields[_COMMENT]
        names = old[at + _CENTRAL.size : at + _CENTRAL.size + behind]
        at += _CENTRAL.size + behind
        fields[_OFFSET] = moved[info.header_offset]
        if info.filename in packed:
            fields[_CRC : _SIZE + 1] = packed[info.filename]
            fields[3] &= ~_IN_DESCRIPTOR
        parts.append(_CENTRAL.pack(*fields) + names)
    return b"".join(parts)


def _made_anew(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for info in archive.infolist():
            content = changed.get(info.filename)
            new.writestr(info, archive.read(info) if content is None else content)
    return out.getvalue()
