/** The table of functions by faults: its choices, its keys, and what a chosen cell opens. */
(() => {
  if (!survival) return;
  const { data, text, answerOf, worstOf, shown, make, open } = survival;
  const holder = document.getElementById("matrix");
  const view = document.getElementById("view");
  const note = document.getElementById("view-note");
  const more = document.getElementById("more-rows");
  const further = document.getElementById("more-columns");
  /** Rows and columns that are drawn at once; the next ones at a press. */
  const ROWS = 40;
  const COLUMNS = 32;
  let width = COLUMNS;
  let columns = data.views[0]?.columns ?? [];
  let rows = data.filters[filterIndex()]?.rows ?? [];
  let chosen;

  for (const one of document.querySelectorAll(".pick.scripted")) one.hidden = false;
  document.documentElement.classList.add("with-script");

  function filterIndex() {
    return Number(document.querySelector("input[name=functions]:checked")?.value ?? 0);
  }

  function cell(row, { title, faults }) {
    const worst = worstOf(row, faults);
    const one = make("td", `${worst.answer.word}${worst.met === "n" ? " missed" : ""}`, shown(worst));
    one.dataset.column = text(title);
    one.tabIndex = -1;
    return one;
  }

  function rowOf(row) {
    const { id, rest } = data.functions[row[0]];
    const head = make("th", "", text(id));
    head.scope = "row";
    if (row.length > 1) head.append(" ", make("span", "others", `and ${row.length - 1} more`));
    if (rest) head.append(" ", make("span", "rest", `${rest} without any fault`));
    return make("tr", "", head, ...columns.slice(0, width).map((column) => cell(row, column)));
  }

  function headOf() {
    const heads = ["Function", ...columns.slice(0, width).map(({ title }) => text(title))].map((title) => {
      const one = make("th", "", title);
      one.scope = "col";
      one.classList.toggle("short", title.length < 18);
      return one;
    });
    return make("thead", "", make("tr", "", ...heads));
  }

  function draw() {
    if (data.views[Number(view.value)].columns !== columns) width = COLUMNS;
    columns = data.views[Number(view.value)].columns;
    rows = data.filters[filterIndex()].rows;
    const body = make("tbody", "", ...rows.slice(0, ROWS).map(rowOf));
    holder.replaceChildren(prepared(make("table", "", headOf(), body)));
    const { note: words, source } = data.views[Number(view.value)];
    note.hidden = words === undefined;
    note.replaceChildren();
    if (words !== undefined) note.append(text(words), " ");
    if (source !== undefined) note.append(sourceLink(text(source)));
    offerMore();
    mark();
  }

  function sourceLink(address) {
    const link = make("a", "", "Source");
    link.href = address;
    link.rel = "noreferrer";
    link.target = "_blank";
    return link;
  }

  function offerMore() {
    const offer = (place, left, step, noun) => {
      place.hidden = left <= 0;
      place.firstElementChild.textContent = `Show ${Math.min(left, step)} of ${left} more ${noun}`;
    };
    offer(more, rows.length - holder.querySelectorAll("tbody tr").length, ROWS, "functions");
    offer(further, columns.length - width, COLUMNS, "columns");
  }

  /** Makes a table one that is moved in by arrows: one of its cells is in the order of Tab. */
  function prepared(table) {
    table.setAttribute("role", "grid");
    table.setAttribute("aria-label", "What each fault does to each function");
    for (const one of table.querySelectorAll("td")) one.tabIndex = -1;
    const first = table.querySelector("td");
    if (first) first.tabIndex = 0;
    return table;
  }

  const placeOf = (one) => ({ row: one.parentElement.rowIndex - 1, column: one.cellIndex - 1 });
  const cellAt = (row, column) => holder.querySelector("table").rows[row + 1]?.cells[column + 1];

  function focus(one) {
    holder.querySelector("td[tabindex='0']")?.setAttribute("tabindex", "-1");
    one.tabIndex = 0;
    one.focus();
    one.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** @param {{ fns: number[], faults: number[] }} among what the cell stands for */
  function choose(one, among, from) {
    chosen = { fn: one.fn, fault: one.fault };
    if (from) keepAddress(chosen);
    const again = (fn, fault) => choose(answerOf(fn, fault), among, from);
    open(one, { ...among, from, choose: again });
    mark();
  }

  /** The address of what is chosen, to pass on. */
  function keepAddress({ fn, fault }) {
    const names = [data.faults[fault].id, data.functions[fn].id].map((id) => encodeURIComponent(text(id)));
    history.replaceState(null, "", `#at=${names.join("/")}`);
  }

  /** The fault and the function that the page's address names. */
  function named() {
    try {
      return /^#at=([^/]+)\/(.+)$/.exec(location.hash)?.slice(1).map(decodeURIComponent);
    } catch {
      return undefined;
    }
  }

  function chooseCell(one) {
    const { row, column } = placeOf(one);
    const among = { fns: rows[row], faults: columns[column].faults };
    focus(one);
    choose(worstOf(among.fns, among.faults), among, one);
  }

  /** An answer that is chosen elsewhere than in the table. */
  function chooseNamed(fault, fn, from) {
    const numbers = { fault: numberOf(data.faults, fault), fn: numberOf(data.functions, fn) };
    if (numbers.fault < 0 || numbers.fn < 0) return;
    choose(answerOf(numbers.fn, numbers.fault), { fns: [numbers.fn], faults: [numbers.fault] }, from);
  }

  const numberOf = (all, name) => all.findIndex(({ id }) => text(id) === name);

  /** The cell of what is chosen. */
  function cellOf({ fn, fault }) {
    const row = rows.findIndex((fns) => fns.includes(fn));
    const column = columns.findIndex(({ faults }) => faults.includes(fault));
    return row < 0 || column < 0 ? undefined : cellAt(row, column);
  }

  function mark() {
    holder.querySelector(".chosen")?.removeAttribute("aria-selected");
    holder.querySelector(".chosen")?.classList.remove("chosen");
    const one = chosen && cellOf(chosen);
    one?.classList.add("chosen");
    one?.setAttribute("aria-selected", "true");
  }

  holder.addEventListener("click", (event) => {
    const one = event.target.closest("td");
    if (one) chooseCell(one);
  });

  holder.addEventListener("keydown", (event) => {
    const one = event.target.closest("td");
    if (!one || event.altKey || event.ctrlKey || event.metaKey) return;
    const { row, column } = placeOf(one);
    const next = {
      ArrowUp: () => cellAt(row - 1, column),
      ArrowDown: () => cellAt(row + 1, column),
      ArrowLeft: () => cellAt(row, column - 1),
      ArrowRight: () => cellAt(row, column + 1),
      Home: () => cellAt(row, 0),
      End: () => cellAt(row, Math.min(width, columns.length) - 1),
      Enter: () => one,
      " ": () => one,
    }[event.key];
    if (!next) return;
    event.preventDefault();
    if (event.key === "Enter" || event.key === " ") chooseCell(one);
    else if (next()?.tagName === "TD") focus(next());
  });

  more.firstElementChild.addEventListener("click", () => {
    const body = holder.querySelector("tbody");
    const from = body.rows.length;
    body.append(...rows.slice(from, from + ROWS).map(rowOf));
    offerMore();
    focus(cellAt(from, 0));
  });

  further.firstElementChild.addEventListener("click", () => {
    const from = width;
    width += COLUMNS;
    draw();
    focus(cellAt(0, from));
  });

  view.addEventListener("change", draw);
  for (const one of document.querySelectorAll("input[name=functions]")) one.addEventListener("change", draw);
  for (const one of document.querySelectorAll("button.choice"))
    one.addEventListener("click", () => chooseNamed(one.dataset.fault, one.dataset.function, one));

  document.addEventListener("shut", () => {
    chosen = undefined;
    effect.clear();
    mark();
    if (location.hash.startsWith("#at=")) history.replaceState(null, "", location.pathname);
  });

  prepared(holder.querySelector("table"));
  offerMore();
  if (holder.querySelector("tr").cells.length - 1 !== columns.length) draw();
  const isWide = matchMedia("(min-width: 1100px)").matches;
  addEventListener("hashchange", () => named() && chooseNamed(...named()));
  if (named()) chooseNamed(...named());
  else if (data.first && isWide && location.hash === "") {
    const [fn, fault] = data.first;
    const one = cellOf({ fn, fault });
    const at = one && placeOf(one);
    const among = at ? { fns: rows[at.row], faults: columns[at.column].faults } : { fns: [fn], faults: [fault] };
    choose(answerOf(fn, fault), among);
  }
})();
