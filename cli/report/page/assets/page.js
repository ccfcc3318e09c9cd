// Interaction only: everything that this shows is in the page already, and can be read without it.
"use strict";
/** The sheet with details, of a resource or of an answer. */
const page = (() => {
  const sheet = document.getElementById("sheet");
  const tip = document.getElementById("tip");
  const entryOf = (number) => document.getElementById(`r${number}`);
  let opener;

  /** Marks what belongs to a resource in the drawing. */
  function highlight(number, name) {
    for (const one of document.querySelectorAll(`.picture .${name}`)) one.classList.remove(name);
    const entry = number === undefined ? null : entryOf(number);
    if (!entry) return;
    const near = new Set(entry.dataset.near.split(" ").filter((one) => one !== ""));
    for (const one of document.querySelectorAll(".picture a.s")) {
      if (name === "near" && near.has(one.dataset.r)) one.classList.add(name);
      if (name === "chosen" && one.dataset.r === number) one.classList.add(name);
    }
    if (name !== "near") return;
    for (const arrow of document.querySelectorAll(".picture .arrow[data-ends]")) {
      if (arrow.dataset.ends.split(" ").includes(number)) arrow.classList.add(name);
    }
  }

  /** Shows nodes in the sheet; `from` is what was chosen, if anything was, and stays where it is in the window. */
  function show(nodes, from) {
    const before = from?.getBoundingClientRect().top;
    const isInside = sheet.contains(from ?? null);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "Close";
    close.addEventListener("click", shut);
    tip.hidden = true;
    sheet.replaceChildren(close, ...nodes);
    sheet.hidden = false;
    sheet.scrollTop = 0;
    document.body.classList.add("with-sheet");
    if (isInside) return;
    opener = from;
    if (!from) return;
    scrollBy({ top: from.getBoundingClientRect().top - before, behavior: "instant" });
    keepInSight(from);
  }

  function openResource(number, from) {
    const entry = entryOf(number);
    if (!entry) return false;
    const own = entry.querySelector(":scope > .entry").cloneNode(true);
    show([own], from);
    say(own.querySelector(".title").textContent);
    highlight(number, "chosen");
    highlight(number, "near");
    return true;
  }

  /** The chosen must not be under the sheet. */
  function keepInSight(from) {
    if (sheet.offsetTop === 0) return;
    const hidden = from.getBoundingClientRect().bottom - (innerHeight - sheet.offsetHeight - 16);
    if (hidden > 0) scrollBy({ top: hidden, behavior: "instant" });
  }

  /** For screen readers. */
  function say(text) {
    document.getElementById("said").textContent = text;
  }

  function shut() {
    if (sheet.hidden) return;
    sheet.hidden = true;
    sheet.replaceChildren();
    document.body.classList.remove("with-sheet");
    highlight(undefined, "chosen");
    highlight(undefined, "near");
    say("");
    document.dispatchEvent(new Event("shut"));
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-r]");
    if (link && openResource(link.dataset.r, link)) event.preventDefault();
    else if (!link && !sheet.contains(event.target) && event.target.closest(".picture")) shut();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut();
  });

  /** The summary of a resource beside its shape. */
  function point(link) {
    const entry = entryOf(link.dataset.r);
    if (!entry) return;
    tip.replaceChildren(...entry.querySelector(":scope > summary").cloneNode(true).childNodes);
    tip.hidden = false;
    const at = link.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, innerWidth - tip.offsetWidth - 16));
    const above = at.top - tip.offsetHeight - 8;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(above > 0 ? above : at.bottom + 8) + scrollY}px`;
    highlight(link.dataset.r, "near");
  }

  function hide() {
    tip.hidden = true;
    const chosen = document.querySelector(".picture .chosen");
    highlight(chosen ? chosen.dataset.r : undefined, "near");
  }

  for (const link of document.querySelectorAll(".picture a.s")) {
    link.addEventListener("mouseenter", () => point(link));
    link.addEventListener("mouseleave", hide);
    link.addEventListener("focus", () => link.matches(":focus-visible") && point(link));
    link.addEventListener("blur", hide);
  }

  // Browsers that cannot open closed parts by style alone: open them here for printing.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });

  return { show, say };
})();
