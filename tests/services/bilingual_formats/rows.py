"""One JSON list a line: source, target, state, and an object with whatever else is said."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from workbench.model.segments import State
from workbench.model.sources import Block, FileNote, Filling, Rendering, SourceText
from workbench.plugins import Format


def read(path: Path) -> SourceText:
    data = path.read_bytes()
    blocks = []
    for line, row in enumerate(data.decode().splitlines(), 1):
        source, target, state, said = json.loads(row)
        notes = tuple(FileNote(**each) for each in said.pop("notes", ()))
        rendering = Rendering(target=target, state=State(state), notes=notes, **said)
        blocks.append(Block(text=source, line=line, locator=str(line), rendering=rendering))
    return SourceText(
        format="rows",
        encoding="utf-8",
        original=data,
        blocks=tuple(blocks),
        is_structured=True,
        is_bilingual=True,
    )


def write(original: bytes, fillings: Sequence[Filling], stream: BinaryIO) -> Sequence[str]:
    for row, filling in zip(original.decode().splitlines(), fillings, strict=True):
        source, _, _, said = json.loads(row)
        said |= {"author": filling.author, "time": filling.time}
        written = [source, filling.text, str(filling.state), said]
        stream.write((json.dumps(written, ensure_ascii=False) + "\n").encode())
    return ()


FORMAT = Format(
    name="rows",
    title="Rows",
    suffixes=(".rows",),
    holds="source, target",
    read_source=read,
    write_filled=write,
)
