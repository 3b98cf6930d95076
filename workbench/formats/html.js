"use strict";
/* Switches, search and cards of a page for readers. Everything else works without this. */
(() => {
  const root = document.documentElement;
  const form = document.getElementById("tools");
  const { layout, script, state, theme, query, count, previous, next } = form.elements;

  /* Work on many pairs is done in slices, between which the page answers. */

  const SLICE = 50; // milliseconds

  const pause = () => window.scheduler?.yield?.() ?? new Promise((goOn) => { window.setTimeout(goOn); });

  async function inSlices(items, isStale, work) {
    let until = performance.now() + SLICE;
    for (const item of items) {
      if (performance.now() > until) {
        await pause();
        if (isStale()) return;
        until = performance.now() + SLICE;
      }
      if (work(item) === false) return;
    }
  }

  /* Scripts: a paragraph says by which characters it differs from a base. */

  const BASES = {
    simplified: "stored", traditional: "stored", taiwan: "traditional", "hong-kong": "traditional",
  };
  const TAGS = {
    simplified: "zh-Hans", traditional: "zh-Hant", taiwan: "zh-Hant-TW", "hong-kong": "zh-Hant-HK",
  };
  const stored = new WeakMap(); // the text that a node had when the page was opened

  function nodesOf(paragraph) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".mark") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!stored.has(node)) stored.set(node, node.data);
      nodes.push(node);
    }
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

  async function showScript(name) {
    await inSlices(document.querySelectorAll(".side.source"), () => script.value !== name, (side) => {
      side.dataset.lang ??= side.lang;
      side.lang = TAGS[name] ?? side.dataset.lang;
      const paragraph = side.querySelector(".text");
      const nodes = nodesOf(paragraph);
      const whole = nodes.map((node) => stored.get(node)).join("");
      const shown = Array.from(inScript(paragraph, whole, name));
      let at = 0;
      for (const node of nodes) {
        const length = Array.from(stored.get(node)).length;
        const text = shown.slice(at, at + length).join("");
        if (node.data !== text) node.data = text;
        at += length;
      }
    });
  }

  /* Search: in what is shown, in either language, in whatever script the words are typed. */

  const MOST_MARKS = 2000;
  const MOST_HITS = 20000;
  const keys = new WeakMap();
  let hits = [];
  let current = -1;
  let searches = 0;

  function folded(text) {
    const lower = text.toLowerCase();
    if (lower.length === text.length) return lower;
    return Array.from(text, (each) => {
      const small = each.toLowerCase();
      return small.length === each.length ? small : each;
    }).join("");
  }

  function keysOf(paragraph) {
    if (!keys.has(paragraph)) {
      const text = nodesOf(paragraph).map((node) => stored.get(node)).join("");
      const all = [text];
      for (const name of Object.keys(BASES)) all.push(inScript(paragraph, text, name));
      keys.set(paragraph, Array.from(new Set(all), folded));
    }
    return keys.get(paragraph);
  }

  function isShown(pair) {
    if (!state.value) return true;
    return state.value === "work" ? "work" in pair.dataset : pair.dataset.state === state.value;
  }

  function placesIn(paragraph, wanted) {
    const places = new Set();
    for (const key of keysOf(paragraph)) {
      for (let at = key.indexOf(wanted); at >= 0; at = key.indexOf(wanted, at + wanted.length)) {
        places.add(Array.from(key.slice(0, at)).length);
      }
    }
    return Array.from(places).sort((one, other) => one - other);
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

  function mark() {
    const one = hits[current];
    if (typeof Highlight === "function") {
      const first = Math.max(0, Math.min(current - MOST_MARKS / 2, hits.length - MOST_MARKS));
      const near = hits.slice(first, first + MOST_MARKS);
      CSS.highlights.set("hits", new Highlight(...near.map(rangeOf)));
      CSS.highlights.set("hit", one ? new Highlight(rangeOf(one)) : new Highlight());
      root.classList.add("marks");
    } else {
      for (const each of document.querySelectorAll(".found")) each.classList.remove("found", "current");
      for (const hit of hits) hit.paragraph.classList.add("found");
      one?.paragraph.classList.add("current");
    }
    const more = hits.length < MOST_HITS ? "" : " or more";
    if (!query.value.trim()) count.value = "";
    else if (one) count.value = `${current + 1} of ${hits.length.toLocaleString("en")}${more}`;
    else count.value = "nothing";
  }

  async function search() {
    const own = ++searches;
    const wanted = folded(query.value.trim());
    const length = Array.from(wanted).length;
    const side = { source: ".source", target: ".target" }[layout.value] ?? "";
    const paragraphs = wanted ? document.querySelectorAll(`.pair > .side${side} > .text`) : [];
    const found = [];
    count.value = wanted ? "searching …" : "";
    await inSlices(paragraphs, () => own !== searches, (paragraph) => {
      if (!isShown(paragraph.parentElement.parentElement)) return true;
      for (const start of placesIn(paragraph, wanted)) found.push({ paragraph, start, length });
      return found.length < MOST_HITS;
    });
    if (own !== searches) return;
    hits = found;
    current = hits.length ? 0 : -1;
    mark();
    if (hits.length) hits[0].paragraph.scrollIntoView({ block: "center" });
  }

  function step(by) {
    if (!hits.length) return;
    current = (current + by + hits.length) % hits.length;
    mark();
    hits[current].paragraph.scrollIntoView({ block: "center" });
  }

  /* Cards: what a term means, what a note says, while a pointer or the focus is on it. */

  const card = document.createElement("div");
  card.id = "card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  let owner = null;
  let waiting = 0;

  function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = className ?? "";
    return made;
  }

  function fill(link) {
    const place = document.getElementById(link.hash.slice(1));
    if (!link.matches(".term")) {
      const said = place?.querySelector(".footnote, .note");
      card.replaceChildren(element("p", said?.textContent ?? ""));
      return Boolean(said);
    }
    if (link.title) {
      link.dataset.english = link.title; // or the browser would show it a second time
      link.removeAttribute("title");
    }
    card.replaceChildren();
    if (link.dataset.english) card.append(element("p", link.dataset.english, "best"));
    const ids = [link.hash.slice(1), ...(link.dataset.also ?? "").split(" ").filter(Boolean).map((id) => `c${id}`)];
    for (const id of ids) {
      const entry = document.getElementById(id);
      const parts = entry?.querySelectorAll(".avoided, .definition, .remark-on, .origin") ?? [];
      for (const part of parts) {
        card.append(part.title ? element("p", part.title, "origin") : part.cloneNode(true));
      }
      const more = element("a", "glossary", "more");
      more.href = `#${id}`;
      card.append(more);
    }
    return true;
  }

  function showCard(link) {
    window.clearTimeout(waiting);
    if (link === owner || !fill(link)) return;
    hideCard();
    owner = link;
    card.lang = root.lang;
    card.hidden = false;
    const box = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const room = root.clientWidth - card.offsetWidth - 12;
    const below = box.bottom + card.offsetHeight + 8 < window.innerHeight;
    card.style.left = `${Math.max(12, Math.min(box.left, room))}px`;
    card.style.top = `${below ? box.bottom + 6 : Math.max(6, box.top - card.offsetHeight - 6)}px`;
    link.setAttribute("aria-describedby", card.id);
  }

  function hideCard() {
    owner?.removeAttribute("aria-describedby");
    owner = null;
    card.hidden = true;
  }

  function hideSoon() {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(hideCard, 200);
  }

  const linkOf = (event) => event.target.closest?.(".term, .mark a, .remark");
  const isOnCard = (event) => card.contains(event.target);

  for (const kind of ["mouseover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const link = linkOf(event);
      if (link) showCard(link);
      else if (isOnCard(event)) window.clearTimeout(waiting);
    });
  }
  for (const kind of ["mouseout", "focusout"]) {
    document.addEventListener(kind, (event) => {
      if (linkOf(event) || isOnCard(event)) hideSoon();
    });
  }
  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (link && window.matchMedia("(hover: none)").matches) {
      event.preventDefault(); // a finger shows the card first; the card leads on
      showCard(link);
    } else if (!isOnCard(event)) hideCard();
  });
  document.addEventListener("scroll", hideCard, { passive: true });

  /* The switches. */

  function set(name, value) {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  layout.addEventListener("change", () => { set("layout", layout.value); search(); });
  state.addEventListener("change", () => { set("state", state.value); search(); });
  theme.addEventListener("change", () => set("theme", theme.value));
  script?.addEventListener("change", async () => { await showScript(script.value); mark(); });
  query.addEventListener("input", search);
  next.addEventListener("click", () => step(1));
  previous.addEventListener("click", () => step(-1));
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hideCard();
    if (event.key === "/" && !event.target.matches("input, select")) {
      event.preventDefault();
      query.focus();
    }
  });
  document.body.append(card);
  form.hidden = false;
})();
