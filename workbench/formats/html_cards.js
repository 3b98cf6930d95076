/* Cards: what a term means, what a note says, while a pointer or the focus is on it. */
(() => {
  const root = document.documentElement;
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
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideCard(); });
  document.body.append(card);
})();
