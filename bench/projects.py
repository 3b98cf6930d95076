"""Projects of a size for the benchmarks, made of the page in seeds/."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

from workbench.model.sources import Block, Paragraph, Piece, SourceText
from workbench.services import importing, projects
from workbench.services.importing import Repair
from workbench.store.project import Store

SEED = Path(__file__).parent.parent / "seeds" / "henan-legal-daily.txt"


def make_project(path: Path, count: int) -> str:
    """Makes a project with so many pairs; gives the text of the first."""
    seed = importing.propose(SEED, Repair.AUTO).paragraphs
    paragraphs = tuple(
        Paragraph(
            text=each.text,
            kind=each.kind,
            article=each.article,
            pieces=(Piece(block=index, start=0, at=0, length=len(each.text)),),
        )
        for index, each in enumerate(islice(cycle(seed), count))
    )
    blocks = tuple(Block(text=each.text, line=at + 1) for at, each in enumerate(paragraphs))
    text = SourceText(format="text", encoding="utf-8", original=b"", blocks=blocks)
    projects.new(path)
    with Store.open(path) as store, store.journal.change("add bench", "bench") as change:
        store.documents.add(change, "bench", text, paragraphs, repair="off")
    return paragraphs[0].text
