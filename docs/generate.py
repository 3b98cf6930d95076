"""Makes the generated pages and the pictures of this folder: `python -m docs.generate`.

`make docs` runs it. The tests compare the pages with what this makes, word for word; pictures are
made anew and not compared, since a font or a version of Textual draws them a little otherwise.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from docs._cli import cli_page
from docs._conformance import conformance_page
from docs._formats import formats_page
from docs._keys import keys_page
from docs._settings import settings_page
from docs._tables import project_file_page

FOLDER = Path(__file__).parent
PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli_page,
    "conformance.md": conformance_page,
    "formats.md": formats_page,
    "keys.md": keys_page,
    "project-file.md": project_file_page,
    "settings.md": settings_page,
}


def main() -> None:
    """Writes every page and every picture."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = home  # the user's own settings must not show
        for name, make in PAGES.items():
            (FOLDER / name).write_text(make(), encoding="utf-8")
        from docs._pictures import write_pictures

        write_pictures(FOLDER / "pictures")
        from docs._page_pictures import write_page_pictures

        write_page_pictures(FOLDER / "pictures")


if __name__ == "__main__":
    main()
