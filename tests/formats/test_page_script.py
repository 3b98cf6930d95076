"""The script of the page for readers, run in Chromium where there is one."""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from tests.formats.page_values import everything
from tests.formats.round_trips import written
from workbench.formats.html import FORMAT
from workbench.model.scripts import Script
from workbench.text.script_view import in_script

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_BROWSER = next(filter(None, map(shutil.which, _BROWSERS)), None)
pytestmark = pytest.mark.skipif(_BROWSER is None, reason="there is no Chromium on this machine")

_DRIVER = """
window.addEventListener("load", async () => {
const form = document.getElementById("tools").elements, told = {};
const text = (place) => document.querySelector(place).textContent;
const display = (place) => getComputedStyle(document.querySelector(place)).display;
function set(name, value, kind = "change") {
  form[name].value = value;
  form[name].dispatchEvent(new Event(kind));
}
async function count() {
  while (form.count.value.includes("…")) await new Promise((go) => setTimeout(go, 1));
  return form.count.value;
}
for (const name of ["simplified", "traditional", "taiwan", "hong-kong", "stored"]) {
  set("script", name);
  const side = document.querySelector("#p2 .source");
  told[name] = [side.textContent, side.lang];
}
set("query", "發", "input");
told.found = await count();
form.next.click();
told.second = await count();
set("query", "WORK", "input");
told.english = await count();
set("query", "no such words", "input");
told.nothing = await count();
set("state", "final");
told.filtered = ["#p1", "#p2"].map(display);
set("query", "work", "input");
told.hidden = await count();
set("state", "work");
told.work = ["#p1", "#p2"].map(display);
set("state", "");
for (const layout of ["target", "source", "above"]) {
  set("layout", layout);
  told[layout] = ["#p2 .source", "#p2 .target"].map(display);
}
set("theme", "dark");
told.dark = getComputedStyle(document.body).backgroundColor;
set("theme", "light");
told.light = getComputedStyle(document.body).backgroundColor;
const terms = document.querySelectorAll("#p2 .term"), rising = { bubbles: true };
terms[0].dispatchEvent(new Event("mouseover", rising));
terms[2].dispatchEvent(new Event("focusin", rising));
told.card = text("#card");
document.querySelector("#p2 .remark").dispatchEvent(new Event("focusin", rising));
told.note = text("#card");
document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape"}));
told.closed = document.getElementById("card").hidden;
document.body.dataset.told = JSON.stringify(told);
});
"""


def in_browser(page: str, folder: Path) -> str:
    """The page as it stands once it is loaded."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    command = (
        str(_BROWSER),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        f"--user-data-dir={folder / 'profile'}",
        "--virtual-time-budget=5000",
        "--dump-dom",
        path.as_uri(),
    )
    return subprocess.run(
        command, check=True, capture_output=True, encoding="utf-8", timeout=60
    ).stdout


def test_every_switch_does_what_it_says(tmp_path: Path) -> None:
    page = re.sub("<meta http-equiv[^>]*>", "", written(FORMAT, everything()).decode())
    driven = page.replace("</body>", f"<script>{_DRIVER}</script></body>")
    shown = in_browser(driven, tmp_path)
    found = re.search('data-told="([^"]*)"', shown)
    assert found is not None, shown[-2000:]
    told = json.loads(unescape(found[1]))
    source = "做好政法工作,干部要发挥作用。"
    tags = {
        Script.SIMPLIFIED: "zh-Hans",
        Script.TRADITIONAL: "zh-Hant",
        Script.TAIWAN: "zh-Hant-TW",
        Script.HONG_KONG: "zh-Hant-HK",
        Script.STORED: "zh-Hans",
    }
    expected: dict[str, object] = {
        str(script): [in_script(source, script).replace(",", ",*"), tag]
        for script, tag in tags.items()
    }
    expected |= {
        "found": "1 of 2",
        "second": "2 of 2",
        "english": "1 of 1",
        "nothing": "nothing",
        "filtered": ["grid", "none"],
        "hidden": "nothing",
        "work": ["none", "grid"],
        "target": ["none", "block"],
        "source": ["block", "none"],
        "above": ["block", "block"],
        "dark": "rgb(23, 22, 20)",
        "light": "rgb(255, 254, 251)",
        "card": "cadre; political and legal work; official; law work"
        "what 干部 is <b>a note & more宪法glossary"
        "not: politics workwhat 政法工作 is <b>a note & more宪法glossary",
        "note": "who? </script>",
        "closed": True,
    }
    assert told == expected


def test_the_policy_lets_our_script_run_and_no_other(tmp_path: Path) -> None:
    page = written(FORMAT, everything()).decode()
    intruder = '<script>document.body.dataset.intruder = "in"</script></body>'
    shown = in_browser(page.replace("</body>", intruder), tmp_path)
    assert '<form id="tools">' in shown
    assert 'data-intruder="in"' not in shown
