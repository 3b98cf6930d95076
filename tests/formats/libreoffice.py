"""Files that LibreOffice opened, changed and saved, for tests of what comes back from it.

It is driven from a Python that has its bridge (`uno`), which ours need not be. Tests that use it
are skipped where it is not there.
"""

from __future__ import annotations

import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

import pytest

FILTERS = {
    ".docx": "MS Word 2007 XML",
    ".xlsx": "Calc MS Excel 2007 XML",
    ".ods": "calc8",
}
_PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python")
_DRIVER = """
import subprocess, sys, time, uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

def prop(name, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found

source, target, kind, profile, work = sys.argv[1:6]
pipe = "workbench" + profile.rpartition("/")[2]
office = subprocess.Popen(
    ["soffice", "-env:UserInstallation=file://" + profile, "--headless", "--norestore",
     "--nologo", "--accept=pipe,name=" + pipe + ";urp;"]
)
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext(
    "com.sun.star.bridge.UnoUrlResolver", local
)
for _ in range(120):
    try:
        context = resolver.resolve("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")
        break
    except NoConnectException:
        time.sleep(0.5)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
document = desktop.loadComponentFromURL("file://" + source, "_blank", 0, (prop("Hidden", True),))
exec(work)
document.storeToURL("file://" + target, (prop("FilterName", kind),))
document.close(True)
try:
    desktop.terminate()
except Exception:
    pass
office.wait(30)
"""


@lru_cache(maxsize=1)
def _bridge() -> str:
    """A Python that can talk to LibreOffice; empty where there is none."""
    for python in _PYTHONS:
        if Path(python).is_file():
            tried = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
            if tried.returncode == 0:
                return python
    return ""


def saved(path: Path, work: str = "", *, suffix: str = "") -> Path:
    """The file as LibreOffice saves it, once `work` has been done on its `document`.

    `suffix` is that of another format.
    """
    if not shutil.which("soffice") or not _bridge():
        pytest.skip("LibreOffice with its Python is not on this machine")
    out = path.with_name(f"saved-{path.stem}{suffix or path.suffix}")
    profile = path.parent / f"profile-{path.name}"
    command = [_bridge(), "-c", _DRIVER, *map(str, (path, out, FILTERS[out.suffix], profile))]
    done = subprocess.run([*command, work], capture_output=True, timeout=180, check=False)
    assert out.is_file(), done.stderr.decode()[-2000:]
    return out
