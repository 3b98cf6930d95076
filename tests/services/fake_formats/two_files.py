"""Labels of spans in one file, the texts in another beside it; no bodies, no states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.model.annotated import AnnotatedText, AnnotatedTexts, CarriedAnnotation
from workbench.model.spans import Span
from workbench.plugins import Format


def read(path: Path) -> AnnotatedTexts:
    texts = path.with_suffix(".txt").read_text("utf-8").split("\n")
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    return AnnotatedTexts(
        texts=tuple(
            AnnotatedText(
                segment="",
                side=None,
                document="",
                number=0,
                text=text,
                annotations=tuple(
                    CarriedAnnotation(
                        reference=reference,
                        span=Span(int(start), int(end)),
                        label=label,
                        place=f"line {line}",
                    )
                    for line, (number, reference, start, end, label) in enumerate(rows, 1)
                    if int(number) == at
                ),
            )
            for at, text in enumerate(texts)
        )
    )


def write(texts: AnnotatedTexts) -> Mapping[str, bytes]:
    lines = [
        f"{at}\t{each.reference}\t{each.span.start}\t{each.span.end}\t{each.label}\n"
        for at, text in enumerate(texts.texts)
        for each in text.annotations
        if each.span
    ]
    plain = "\n".join(text.text or "" for text in texts.texts)
    return {".marks": "".join(lines).encode(), ".txt": plain.encode()}


def expected(texts: AnnotatedTexts) -> AnnotatedTexts:
    return AnnotatedTexts(
        texts=tuple(
            replace(
                text,
                segment="",
                side=None,
                document="",
                number=0,
                annotations=tuple(
                    CarriedAnnotation(reference=each.reference, span=each.span, label=each.label)
                    for each in text.annotations
                    if each.span
                ),
            )
            for text in texts.texts
        )
    )


def losses(texts: AnnotatedTexts) -> Sequence[str]:
    count = sum(bool(each.body) for text in texts.texts for each in text.annotations)
    return [f"what annotations say was left out: {count}"] if count else []


FORMAT = Format(
    name="two-files",
    title="labels beside their text",
    suffixes=(".marks", ".txt"),
    holds="labels of spans",
    read_annotations=read,
    write_annotations=write,
    expected_annotations=expected,
    annotation_losses=losses,
)
