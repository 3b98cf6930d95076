"""How soon a page for readers is there and answers, in Chromium where there is one.

The pairs are those of `_units`. Times are by the clock, from the start of the page: when anything
is seen first, when all of it is read, and how long the longest task kept it from answering. The
works after that are timed until the next frame is drawn; a search tells when the first hit is shown
and when all are counted. The peer is the plainest page of the same pairs: a table of three columns,
without style and script.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any

from bench._browser import Browser, find_browser
from bench._leaving import leaving
from bench._units import units
from workbench.formats.html import FORMAT
from workbench.model.exchange import ParallelDocument, ParallelText

SIZES = (5_000, 50_000)
_BEFORE = """
window.told = { longest: 0 };
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) told[each.name] = each.startTime;
}).observe({ type: "paint", buffered: true });
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) told.longest = Math.max(told.longest, each.duration);
}).observe({ type: "longtask", buffered: true });
addEventListener("load", () => requestAnimationFrame(() => setTimeout(() => {
  told.read = performance.now();
})));
"""
_TOOLS = """
const frame = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
const form = document.getElementById("tools")?.elements;
async function timed(work) {
  const start = performance.now();
  await work();
  await frame();
  return performance.now() - start;
}
function change(name, value) {
  form[name].value = value;
  form[name].dispatchEvent(new Event(name === "query" ? "input" : "change"));
}
async function search(words) {
  const start = performance.now();
  let first = 0;
  change("query", words);
  for (;;) {
    const { value } = form.count;
    if (!first && value.includes(" of ")) first = performance.now() - start;
    if (value && !value.includes("…")) return [first, performance.now() - start];
    await new Promise((go) => setTimeout(go, 2));
  }
}
"""
_WORKS = {
    "to the middle": "timed(() => scrollTo(0, document.documentElement.scrollHeight / 2))",
    "ten screens up": "timed(async () => {"
    " for (let at = 0; at < 10; at++) { scrollBy(0, -800); await frame(); } })",
}
_OWN_WORKS = {
    "search, first and all hits": 'search("机关")',
    "search once more": 'search("committee")',
    "other layout": 'timed(() => change("layout", "above"))',
    "other script": 'timed(() => change("script", "traditional"))',
}


def main() -> None:
    """Prints what each size costs, ours and the peer's."""
    program = find_browser()
    if program is None:
        print("  left out: there is no Chromium on this machine")
        return
    with TemporaryDirectory() as name:
        for size in SIZES:
            for title, page in _pages(Path(name), size).items():
                with Browser(program) as browser:
                    _measure(browser, title, page)


def _measure(browser: Browser, title: str, page: Path) -> None:
    browser.open(page, _BEFORE)
    while not browser.value_of("window.told?.read ?? 0"):
        sleep(0.2)
    told = browser.value_of("told")
    print(
        f"  {title:<24} {page.stat().st_size / 1e6:5.1f} MB: seen"
        f" {told.get('first-contentful-paint', 0):6.0f} ms, read {told['read']:6.0f} ms,"
        f" longest task {told['longest']:5.0f} ms",
        flush=True,
    )
    works = _WORKS | (_OWN_WORKS if browser.value_of("!!document.getElementById('tools')") else {})
    for name, work in works.items():
        found = browser.value_of(f"(async () => {{ {_TOOLS} return {work}; }})()")
        print(f"    {name:<28} {_shown(found)}", flush=True)


def _shown(found: Any) -> str:
    times = found if isinstance(found, list) else [found]
    return ", ".join(f"{time:6.0f} ms" for time in times)


def _pages(folder: Path, size: int) -> dict[str, Path]:
    ours, plain = folder / f"ours-{size}.html", folder / f"plain-{size}.html"
    pairs = list(units(size))
    document = ParallelDocument(
        id="d",
        name="法规.txt",
        pairs=[leaving(number, *pair) for number, pair in enumerate(pairs, 1)],
    )
    text = ParallelText(
        title="bench",
        source_language="zh-Hant",
        target_language="en",
        program="bilingual-workbench",
        documents=(document,),
    )
    assert FORMAT.write is not None
    with ours.open("wb") as out:
        FORMAT.write(text, out)
    rows = "".join(
        f"<tr><td>{number}</td><td>{escape(source)}</td><td>{escape(target)}</td></tr>\n"
        for number, (source, target) in enumerate(pairs, 1)
    )
    plain.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><title>bench</title><table>\n{rows}</table>\n',
        encoding="utf-8",
    )
    return {f"{size:,} pairs, ours": ours, f"{size:,} pairs, a table": plain}


if __name__ == "__main__":
    main()
