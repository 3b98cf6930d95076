"""Exporting: a file is written beside, read again, and only then put in its place."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import contextmanager
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import ExportFailed, NotFound, Refused
from workbench.model.exchange import Exported, ParallelText
from workbench.plugins import FORMATS, Format, Registry, best_match
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from workbench.model.exchange import Carried
    from workbench.model.segments import Pair

_NAMED = 5
"""How many untranslated paragraphs a refusal names."""
_HINTS = {
    errno.ENOSPC: "the disk is full; make room or export to another one",
    errno.EDQUOT: "your quota is used up; make room or export elsewhere",
    errno.EACCES: "choose a folder in which you may write",
    errno.EPERM: "choose a folder in which you may write",
    errno.EROFS: "the disk is read-only; export to another one",
    errno.ENAMETOOLONG: "choose a shorter name",
}


def choose_format(out: Path, name: str | None = None, registry: Registry = FORMATS) -> Format:
    """The format of that name, else the one with the longest suffix that `out` ends in.

    Raises NotFound with what there is where no format of that name or suffix writes documents.
    """
    if name is not None:
        chosen = registry.get(name)
        if chosen.write is None:
            raise NotFound(f"the format {name!r} writes no documents", hint=_offer(registry))
        return chosen
    fitting = best_match(_writing(registry), out.name)
    if fitting is None:
        folder = "" if out.suffix else "; a folder for all documents must be there already"
        raise NotFound(f"no format writes {out.name}{folder}", hint=_offer(registry))
    return fitting


def write_export(
    parallel: ParallelText, out: Path, format: Format, *, strict: bool = False
) -> Exported:
    """Writes `parallel` to `out`, which is replaced in one step once the new file is verified.

    With `strict` nothing is written while any paragraph that is to be translated has no target:
    Refused names the first of them. Refused too where `out` cannot be a file. Whatever else goes
    wrong is ExportFailed, and leaves neither half a file nor a changed old one.
    """
    pairs = list(parallel.pairs)
    wanted = [pair for pair in pairs if pair.segment.is_translatable]
    missing = [pair for pair in wanted if not has_text(pair.target.text)]
    if strict and missing:
        raise refuse_untranslated(missing, several=len(parallel.documents) > 1)
    write = format.write
    if write is None:
        raise Refused(f"the format {format.name!r} writes no documents")
    warnings = write_beside(
        out,
        lambda stream: write(parallel, stream),
        verify=lambda draft: _verify(parallel, draft, out.name, format),
    )
    if format.read_footnotes is not None:
        warnings = (*warnings, *parallel.warnings)
    return Exported(
        written=len(wanted) - len(missing),
        skipped=len(missing),
        not_translatable=len(pairs) - len(wanted),
        warnings=(*warnings, *unconfirmed(wanted)),
    )


def unconfirmed(pairs: Iterable[Pair]) -> list[str]:
    """A sentence where some of what was written is a draft that nobody has confirmed."""
    count = sum(has_text(pair.target.text) and not pair.target.state.is_confirmed for pair in pairs)
    if not count:
        return []
    return ["1 text is a draft" if count == 1 else f"{count} texts are drafts"]


def refuse_untranslated(missing: Sequence[Pair], *, several: bool) -> Refused:
    """What is said where an export is to be whole and is not; `several` names the documents."""
    named = [
        f"{pair.segment.document} {pair.segment.number}" if several else str(pair.segment.number)
        for pair in missing[:_NAMED]
    ]
    more = ", ..." if len(missing) > _NAMED else ""
    count = "1 paragraph has" if len(missing) == 1 else f"{len(missing)} paragraphs have"
    return Refused(
        f"{count} no English yet: {', '.join(named)}{more}",
        hint="translate them, or export without --strict",
    )


def write_beside(
    out: Path,
    write: Callable[[BinaryIO], Sequence[str]],
    *,
    verify: Callable[[Path], None] | None = None,
) -> tuple[str, ...]:
    """Writes a file beside `out`, verifies it, and puts it in the place of `out` in one step.

    Gives the warnings of `write`. Raises Refused where `out` cannot be a file, ExportFailed where
    the system fails, and what `verify` raises of the draft; none of it leaves half a file or a
    changed old one.
    """
    out = _regular(out)
    with _beside(out) as draft:
        warnings = _write(draft, out.name, write)
        if verify is not None:
            verify(draft)
        with _explained(out.name):
            if out.exists():
                shutil.copymode(out, draft)
            draft.replace(out)
    return warnings


def write_set_beside(files: Mapping[Path, bytes], *, verify: Callable[[Path], None]) -> None:
    """Writes files that belong together, verifies them, and puts them in their places.

    `verify` is given a folder where the drafts have their names. All of them are put in place or
    none: where one cannot be, those before it are as they were. Raises as `write_beside` does.
    """
    places = {path.name: _regular(path) for path in files}
    first = next(iter(places.values()))
    with _folder_beside(first) as folder:
        for path, data in files.items():
            _write(folder / path.name, path.name, partial(_put, data))
        verify(folder)
        with _explained(first.name):
            _put_in_place(folder, places)


def _put(data: bytes, stream: BinaryIO) -> tuple[str, ...]:
    stream.write(data)
    return ()


def _put_in_place(folder: Path, places: Mapping[str, Path]) -> None:
    kept = {out: folder / f"{at}.old" for at, out in enumerate(places.values()) if out.exists()}
    for out, old in kept.items():
        shutil.copy2(out, old)
    begun: list[Path] = []
    try:
        for name, out in places.items():
            if out in kept:
                shutil.copymode(out, folder / name)
            begun.append(out)
            (folder / name).replace(out)
    except BaseException:
        for out in begun:
            if out in kept:
                kept[out].replace(out)
            else:
                out.unlink(missing_ok=True)
        raise


def _writing(registry: Registry) -> list[Format]:
    return [each for each in registry.all()[0] if each.write is not None]


def _offer(registry: Registry) -> str:
    known = ", ".join(f"{each.name} ({each.suffixes[0]})" for each in _writing(registry))
    return f"the formats are {known}; choose one by suffix or with --to"


def _regular(out: Path) -> Path:
    """Where the file really goes, through symbolic links. Refused if no file can stand there."""
    with _explained(out.name):
        real = out.resolve()
        if real.is_dir():
            raise Refused(f"{out} is a folder", hint="name a file in it")
        if real.exists() and not real.is_file():
            raise Refused(f"{out} is not a file that can be replaced", hint="name another file")
        if not real.parent.is_dir():
            raise Refused(f"there is no folder {real.parent}", hint="make it first")
    return real


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """A name in the folder of `out` for a draft, of which nothing remains afterwards."""
    draft = out.with_name(f".workbench-{secrets.token_hex(6)}.part")
    try:
        yield draft
    finally:
        with _explained(out.name):
            draft.unlink(missing_ok=True)


@contextmanager
def _folder_beside(out: Path) -> Iterator[Path]:
    """A folder in that of `out` for drafts, of which nothing remains afterwards."""
    folder = out.with_name(f".workbench-{secrets.token_hex(6)}.part")
    with _explained(out.name):
        folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turns what the system says into one line and what to do about it."""
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        hint = _HINTS.get(error.errno or 0, "")
        raise ExportFailed(f"{name} cannot be written: {reason}", hint=hint) from error


def _write(draft: Path, name: str, write: Callable[[BinaryIO], Sequence[str]]) -> tuple[str, ...]:
    try:
        with _explained(name), draft.open("xb") as stream:
            warnings = tuple(write(stream))
            stream.flush()
            os.fsync(stream.fileno())
    except UnicodeEncodeError as error:
        raise ExportFailed(
            f"{name} cannot be written: half a character stands in {error.object[:40]!a}",
            hint="type that text again",
        ) from error
    return warnings


def _verify(parallel: ParallelText, draft: Path, name: str, format: Format) -> None:
    """Raises ExportFailed with the first pair that did not survive the format."""
    # Format sees to it that whoever writes also reads back.
    assert format.expected is not None
    assert format.read_back is not None
    try:
        with _explained(name):
            both = zip_longest(format.expected(parallel), format.read_back(draft))
            for number, (meant, found) in enumerate(both, 1):
                if meant != found:
                    raise _difference(name, number, meant, found)
            if parallel.footnotes:
                _verify_footnotes(parallel, draft, name, format)
    except ExportFailed:
        raise
    except Exception as error:  # a damaged file may make its reader raise anything
        raise ExportFailed(f"{name} was not written: it cannot be read back: {error}") from error


def _verify_footnotes(parallel: ParallelText, draft: Path, name: str, format: Format) -> None:
    """Raises ExportFailed with the first footnote that did not survive a format that has them."""
    if format.read_footnotes is None:
        return
    # Format sees to it that whoever reads footnotes expects them too.
    assert format.expected_footnotes is not None
    both = zip_longest(format.expected_footnotes(parallel), format.read_footnotes(draft))
    for number, (meant, found) in enumerate(both, 1):
        if meant is None or found is None:
            excess = "is missing from the file" if found is None else "is one too many in the file"
            raise _unwritten(name, f"footnote {number} {excess}")
        if meant != found:
            raise _unwritten(
                name,
                f"footnote {number} reads back as {found.text[:40]!r} in paragraph"
                f" {found.paragraph} at {found.offset}, not {meant.text[:40]!r} in"
                f" {meant.paragraph} at {meant.offset}",
            )


def _difference(
    name: str,
    number: int,
    meant: tuple[str, str] | Carried | None,
    found: tuple[str, str] | Carried | None,
) -> ExportFailed:
    if meant is None or found is None:
        excess = "is missing from the file" if found is None else "is one too many in the file"
        fault = f"pair {number} {excess}"
    else:
        side = 0 if meant[0] != found[0] else 1
        fault = f"pair {number} reads back as {found[side][:40]!r}, not {meant[side][:40]!r}"
    return _unwritten(name, fault)


def _unwritten(name: str, fault: str) -> ExportFailed:
    return ExportFailed(
        f"{name} was not written: {fault}", hint="export to another format and report the fault"
    )
