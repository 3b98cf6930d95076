"use strict";
/* Switches and search of a page for readers. Everything else works without this.

   It runs before the pairs are there: a long page can be used while it is still being read. Pairs
   stand in blocks, and what is done to all of them is done block by block, in short slices. */
(() => {
  const root = document.documentElement;
  const form = document.getElementById("tools");
  const { layout, script, state, theme, query, count, previous, next } = form.elements;
  const blocks = document.getElementsByClassName("block"); // has more and more as the page is read

  /* Work on all blocks. */

  const SLICE = 12; // milliseconds, after which the page answers

  const isRead = () => document.readyState !== "loading";
  const later = (wait) => new Promise((goOn) => { window.setTimeout(goOn, wait); });

  async function inBlocks(isStale, work, rest = () => {}) {
    let until = performance.now() + SLICE;
    for (let at = 0; ; at += 1) {
      while (at >= blocks.length - !isRead()) { // the last one may have only some of its pairs yet
        if (isRead()) return;
        rest();
        await later(50);
        if (isStale()) return;
      }
      if (performance.now() > until) {
        rest();
        await later(0);
        if (isStale()) return;
        until = performance.now() + SLICE;
      }
      if (work(blocks[at]) === false) return;
    }
  }

  /* Scripts: a paragraph says by which characters it differs from a base. */

  const BASES = {
    simplified: "stored", traditional: "stored", taiwan: "traditional", "hong-kong": "traditional",
  };
  const TAGS = {
    simplified: "zh-Hans", traditional: "zh-Hant", taiwan: "zh-Hant-TW", "hong-kong": "zh-Hant-HK",
  };
  const OTHERS = Object.keys(BASES);
  const DIFFERS = OTHERS.map((name) => `[data-${name}]`).join(",");
  const stored = new WeakMap(); // the text that a node had when the page was opened, where it changed
  const scripts = new WeakMap(); // that which a block is shown in, where it was switched

  const textOf = (node) => stored.get(node) ?? node.data;

  function nodesOf(paragraph) {
    if (paragraph.childNodes.length === 1 && paragraph.firstChild.nodeType === Node.TEXT_NODE) {
      return [paragraph.firstChild];
    }
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".mark, .sign") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  }

  function changed(text, told) {
    if (!told) return text;
    const characters = Array.from(text);
    let at = 0;
    for (const [, kept, others] of told.matchAll(/([0-9]*)([^0-9]+)/gu)) {
      at += Number(kept);
      for (const other of others) characters[at++] = other;
    }
    return characters.join("");
  }

  function inScript(paragraph, text, name) {
    if (!(name in BASES)) return text;
    return changed(inScript(paragraph, text, BASES[name]), paragraph.getAttribute(`data-${name}`));
  }

  function write(paragraph, name) {
    const nodes = nodesOf(paragraph);
    const shown = Array.from(inScript(paragraph, nodes.map(textOf).join(""), name));
    let at = 0;
    for (const node of nodes) {
      const before = textOf(node);
      const end = at + Array.from(before).length;
      const text = shown.slice(at, end).join("");
      if (node.data !== text) {
        stored.set(node, before);
        node.data = text;
      }
      at = end;
    }
  }

  function showBlock(block) {
    const name = script?.value ?? "stored";
    if (name === (scripts.get(block) ?? "stored")) return;
    scripts.set(block, name);
    for (const paragraph of block.querySelectorAll(".source")) {
      paragraph.dataset.lang ??= paragraph.lang;
      paragraph.lang = TAGS[name] ?? paragraph.dataset.lang;
      if (paragraph.matches(DIFFERS)) write(paragraph, name);
    }
  }

  async function showScript() {
    const name = script.value;
    for (const block of near) showBlock(block);
    await inBlocks(() => script.value !== name, showBlock);
  }

  /* Search: in what is shown, in either language, in whatever script the words are typed. */

  const MOST_HITS = 20000;
  const indexes = new WeakMap();
  let hits = [];
  let hitsOf = new Map(); // by block
  let current = -1;
  let isOver = true; // the search
  let searches = 0;

  function folded(text) {
    const lower = text.toLowerCase();
    if (lower.length === text.length) return lower;
    return Array.from(text, (each) => {
      const small = each.toLowerCase();
      return small.length === each.length ? small : each;
    }).join("");
  }

  /* All texts of a block in one, each in every script in which it differs, and where each begins. */
  function indexOf(block) {
    let index = indexes.get(block);
    if (index) return index;
    index = { all: "", starts: [], paragraphs: [] };
    const all = [];
    let at = 0;
    for (const paragraph of block.querySelectorAll(".text")) {
      const text = nodesOf(paragraph).map(textOf).join("");
      const shapes = new Set([text]);
      if (paragraph.matches(DIFFERS)) {
        for (const name of OTHERS) shapes.add(inScript(paragraph, text, name));
      }
      for (const shape of shapes) {
        index.starts.push(at);
        index.paragraphs.push(paragraph);
        all.push(folded(shape));
        at += shape.length + 1;
      }
    }
    index.all = all.join("\n");
    indexes.set(block, index);
    return index;
  }

  function isShown(paragraph) {
    const { value } = layout;
    if ((value === "source" || value === "target") && !paragraph.closest(`.${value}`)) return false;
    const pair = paragraph.closest(".pair");
    return !state.value || pair.matches(SELECTORS[state.value]);
  }

  function hitsIn(block, wanted) {
    const { all, starts, paragraphs } = indexOf(block);
    const length = Array.from(wanted).length;
    const places = new Map(); // by paragraph
    let entry = 0;
    for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + wanted.length)) {
      while (starts[entry + 1] <= at) entry += 1;
      const paragraph = paragraphs[entry];
      if (!places.has(paragraph)) places.set(paragraph, isShown(paragraph) ? new Set() : null);
      places.get(paragraph)?.add(Array.from(all.slice(starts[entry], at)).length);
    }
    const found = [];
    for (const [paragraph, starting] of places) {
      const sorted = Array.from(starting ?? []).sort((one, other) => one - other);
      for (const start of sorted) found.push({ block, paragraph, start, length });
    }
    return found;
  }

  function rangeOf({ paragraph, start, length }) {
    const range = new Range();
    let at = 0;
    for (const node of nodesOf(paragraph)) {
      const characters = Array.from(node.data);
      const place = (offset) => characters.slice(0, offset - at).join("").length;
      const end = at + characters.length;
      if (at <= start && start < end) range.setStart(node, place(start));
      if (at < start + length && start + length <= end) {
        range.setEnd(node, place(start + length));
        break;
      }
      at = end;
    }
    return range;
  }

  /* Marks the hits of the blocks that are near what is seen. */
  function mark() {
    const one = hits[current];
    const seen = new Set(near);
    if (one) seen.add(one.block);
    const marked = Array.from(seen).flatMap((block) => hitsOf.get(block) ?? []);
    if (typeof Highlight === "function") {
      CSS.highlights.set("hits", new Highlight(...marked.map(rangeOf)));
      CSS.highlights.set("hit", one ? new Highlight(rangeOf(one)) : new Highlight());
      root.classList.add("marks");
    } else {
      for (const each of document.querySelectorAll(".found")) each.classList.remove("found", "current");
      for (const hit of marked) hit.paragraph.classList.add("found");
      one?.paragraph.classList.add("current");
    }
  }

  function tell(isOver) {
    const more = !isOver ? " …" : hits.length < MOST_HITS ? "" : " or more";
    if (!query.value.trim()) count.value = "";
    else if (hits.length) {
      count.value = `${current + 1} of ${hits.length.toLocaleString("en")}${more}`;
    } else count.value = isOver ? "nothing" : "searching …";
  }

  function goTo(number) {
    current = number;
    hits[current].paragraph.scrollIntoView({ block: "center" });
    mark();
  }

  async function search() {
    const own = ++searches;
    const wanted = folded(query.value.trim());
    const isStale = () => own !== searches;
    let told = 0;
    [hits, hitsOf, current, isOver] = [[], new Map(), -1, false];
    const tellOn = () => {
      if (performance.now() < told + 100) return;
      told = performance.now();
      tell(false);
    };
    tellOn();
    if (wanted) {
      await inBlocks(isStale, (block) => {
        const found = hitsIn(block, wanted);
        if (!found.length) return true;
        for (const hit of found) hits.push(hit);
        hitsOf.set(block, found);
        if (current < 0) {
          goTo(0); // the first one at once
          tell(false);
        } else if (near.has(block)) mark();
        return hits.length < MOST_HITS;
      }, tellOn);
    }
    if (isStale()) return;
    isOver = true;
    if (!hits.length) mark();
    tell(true);
  }

  function step(by) {
    if (!hits.length) return;
    goTo((current + by + hits.length) % hits.length);
    tell(isOver);
  }

  /* Blocks near what is seen come first. */

  const near = new Set();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        near.add(target);
        showBlock(target);
      } else near.delete(target);
    }
    if (hits.length) mark();
  }, { rootMargin: "100% 0px" });

  inBlocks(() => false, (block) => watcher.observe(block));
  window.addEventListener("beforeprint", () => { for (const block of blocks) showBlock(block); });

  /* States: a block without a pair of the state that is asked for is not shown at all. */

  const SELECTORS = { work: "[data-work]" };
  for (const { value } of state.options) SELECTORS[value] ??= value && `[data-state="${value}"]`;
  const PAIR = 5; // about how high a pair is, in rem

  function filter(block) {
    const asked = SELECTORS[state.value];
    const found = asked ? block.querySelectorAll(asked).length : 0;
    block.hidden = Boolean(asked) && !found;
    block.style.containIntrinsicBlockSize = asked ? `${found * PAIR}rem` : "";
  }

  function showState() {
    const { value } = state;
    set("state", value);
    for (const block of blocks) filter(block);
    if (!isRead()) inBlocks(() => state.value !== value, filter);
  }

  /* What a link leads to is shown, whatever was chosen. */
  function showTarget() {
    const place = document.getElementById(window.location.hash.slice(1));
    if (!state.value || !place?.matches(`.pair:not(${SELECTORS[state.value]})`)) return;
    state.value = "";
    showState();
    place.scrollIntoView();
  }

  /* The switches. */

  function set(name, value) {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  layout.addEventListener("change", () => { set("layout", layout.value); search(); });
  state.addEventListener("change", () => { showState(); search(); });
  theme.addEventListener("change", () => set("theme", theme.value));
  script?.addEventListener("change", async () => { await showScript(); mark(); });
  query.addEventListener("input", search);
  next.addEventListener("click", () => step(1));
  previous.addEventListener("click", () => step(-1));
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
  });
  window.addEventListener("hashchange", showTarget);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.matches("input, select")) {
      event.preventDefault();
      query.focus();
    }
  });
  form.hidden = false;
})();
