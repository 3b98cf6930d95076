"""What pre-annotation finds: precision and recall of each kind, and its time for running text."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from time import perf_counter

from bench.projects import make_project
from tests.match.marked_sentences import CHINESE, ENGLISH
from tests.match.test_marked import scores
from workbench.match.marked.stretches import Stretch
from workbench.services import preannotating, projects, term_files
from workbench.services.preannotating import Found

CHARACTERS = 100_000


def main() -> None:
    """Prints figures against the sentences marked by hand, then the time of each kind."""
    for name, lines in (("Chinese", CHINESE), ("English", ENGLISH)):
        for kind in Stretch:
            precision, recall = scores(lines, kind, is_english=lines is ENGLISH)
            print(f"{name} {kind}: precision {precision:.2f}, recall {recall:.2f}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.db")
        make_project(path, 600)
        with projects.open_for_writing(path) as store:
            for terms in sorted(projects.packaged("glossary").glob("*.csv")):
                term_files.import_terms(store, terms, "bench")
            length = sum(len(re.sub(r"\s", "", text)) for _, text, _ in store.segments.texts(None))
            print(f"{length:,} characters, seconds for each {CHARACTERS:,}:")
            for kind in Found:
                start = perf_counter()
                found = preannotating.propose(store, [kind])
                seconds = (perf_counter() - start) / length * CHARACTERS
                print(f"  {kind}: {seconds:.2f} s, {len(found):,} found")
            everything = preannotating.propose(store)
            start = perf_counter()
            preannotating.write(store, everything, "bench")
            print(f"  written: {len(everything):,} in {perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
