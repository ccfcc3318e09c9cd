import { missedOnce, type Simulation } from "../../../../policy/simulation";
import { matrixOf, type Row } from "../../survival/matrix";
import { MISSED, objectiveText, time, wordOf } from "../../survival/words";
import { cleaned, escaped } from "../escape";
import type { Model } from "../model";
import { plural } from "../parts/context";
import { answersOf } from "./answers";
import type { SurvivalData } from "./data";
import { choice } from "./lists";
import { Places } from "./places";
import { outageOf } from "./sentence";
import { filtersOf, viewsOf, type View } from "./views";

/** Missed objectives that are listed above the table; the rest is behind its filter. */
const MOST_MISSED = 4;

const FILTERS: Readonly<Record<string, string>> = {
  key: "Served, or with objectives",
  missed: "Missing an objective",
  undecided: "Undecided",
  all: "All functions",
};

/** What faults do: a table that can be read without a script, and the data with which the script shows all of it. */
export function survivalSection(simulation: Simulation, model: Model, numbers: ReadonlyMap<string, number>): string {
  if (simulation.functions.length === 0)
    return `<section class="survival"><h2>What faults do</h2><p class="none">Nothing to simulate: there is no record, load balancer or store.</p></section>`;
  const { data, views } = dataOf(simulation, model, numbers);
  return [
    `<section class="survival" aria-labelledby="faults"><h2 id="faults">What faults do</h2>`,
    missedList(simulation),
    controls(views, data),
    `<p id="view-note" class="note" hidden></p>`,
    `<div class="scroll" id="matrix">${table(simulation)}</div>`,
    `<p class="more" id="more-columns" hidden><button type="button"></button></p>`,
    `<p class="more" id="more-rows" hidden><button type="button"></button></p>`,
    tones(),
    `<script type="application/json" id="survival">${json(data)}</script>`,
    `</section>`,
  ].join("\n");
}

function dataOf(simulation: Simulation, model: Model, numbers: ReadonlyMap<string, number>) {
  const places = new Places(model, numbers);
  const { text, ...answers } = answersOf(simulation, places);
  const views = viewsOf(simulation, answers.faults);
  const first = outageOf(simulation)?.answer;
  const indexOf = (all: readonly { readonly id: string }[], id: string) => all.findIndex((one) => one.id === id);
  const data: SurvivalData = {
    ...answers,
    views: views.map(({ title, columns, note, source }) => ({
      title: text(title),
      columns: columns.map((column) => ({ title: text(column.title), faults: [...column.faults] })),
      ...(note !== undefined && { note: text(note) }),
      ...(source !== undefined && { source: text(source) }),
    })),
    filters: filtersOf(simulation),
    missed: MISSED,
    drawn: places.drawnWith(answers.lists),
    first: first ? [indexOf(simulation.functions, first.function), indexOf(simulation.faults, first.fault)] : null,
  };
  return { data: { ...data, texts: data.texts.map(cleaned) }, views };
}

/** JSON that ends no script, whatever a name contains. */
function json(data: SurvivalData): string {
  return JSON.stringify(data).replace(
    /[<\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function missedList({ survival }: Simulation): string {
  const missed = missedOnce(survival);
  if (missed.length === 0) return "";
  const items = missed.slice(0, MOST_MISSED).map((one) => {
    const wanted = objectiveText(one.objective!);
    const loss = one.rpo ? `, ${time(one.rpo.seconds)} of data given up` : "";
    const text = `<b>${escaped(one.function)}</b> under ${escaped(one.fault)}: <b>${escaped(wordOf(one))}</b>${loss}; the objective is ${wanted}`;
    return `<li>${choice(one.function, one.fault, text)}</li>`;
  });
  const rest = missed.length - items.length;
  const more = rest > 0 ? `<li class="none">and ${plural(rest, "more answer")}: filter the table</li>` : "";
  return `<div class="missed-list"><h3>Objectives missed</h3><ul>${items.join("")}${more}</ul></div>`;
}

function controls(views: readonly View[], { filters }: SurvivalData): string {
  const groups = new Map<string, string[]>();
  views.forEach(({ title, group }, index) => {
    const option = `<option value="${index}">${escaped(title)}</option>`;
    groups.set(group, [...(groups.get(group) ?? []), option]);
  });
  const options = [...groups].map(([group, all]) =>
    group === "" ? all.join("") : `<optgroup label="${group}">${all.join("")}</optgroup>`,
  );
  const first = filters.some(({ id }) => id === "key") ? "key" : "all";
  const chips = filters.map(({ id, rows }, index) => {
    const count = rows.flat().length;
    const input = `<input type="radio" name="functions" id="show-${id}" value="${index}"${id === first ? " checked" : ""}>`;
    return `${input}<label for="show-${id}">${FILTERS[id] ?? id} <b>${count}</b></label>`;
  });
  return [
    `<div class="pick scripted" hidden>`,
    `<p><label for="view">Faults</label> <select id="view">${options.join("")}</select></p>`,
    `<p class="chips" role="radiogroup" aria-label="Functions">${chips.join("")}</p>`,
    `</div>`,
  ].join("");
}

/** The main faults and the functions that matter, as the script draws them at first. */
function table(simulation: Simulation): string {
  const judged = matrixOf(simulation, "judged");
  const { columns, rows } = judged.rows.length > 0 ? judged : matrixOf(simulation, "all");
  const head = columns
    .map(({ title }) => `<th scope="col"${title.length < 18 ? ' class="short"' : ""}>${escaped(title)}</th>`)
    .join("");
  const body = rows.map(
    (row) =>
      `<tr>${rowHead(row)}${cells(
        row,
        columns.map(({ title }) => title),
      )}</tr>`,
  );
  return `<table><thead><tr><th scope="col">Function</th>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}

function rowHead({ ids: [id = "", ...more], atRest }: Row): string {
  const others = more.length === 0 ? "" : ` <span class="others">and ${more.length} more</span>`;
  const rest = atRest === "up" ? "" : ` <span class="rest">${escaped(atRest)} without any fault</span>`;
  return `<th scope="row">${escaped(id)}${others}${rest}</th>`;
}

function cells({ cells }: Row, titles: readonly string[]): string {
  return cells
    .map(({ text, word }, index) => {
      const missed = text.endsWith("✖") ? " missed" : "";
      return `<td class="${word}${missed}" data-column="${escaped(titles[index]!)}">${escaped(text)}</td>`;
    })
    .join("");
}

function tones(): string {
  const items = [
    ["continues", "✓", "continues"],
    ["recovers", "↻", "recovers, in this time"],
    ["degraded", "◐", "less than the load, and it stays so"],
    ["waits", "‖", "down until AWS is back"],
    ["lost", "✕", "does not come back"],
    ["undecided", "?", "a value is not known"],
    ["missed", "✖", "an objective is missed"],
  ];
  const signs = items.map(([tone, sign, text]) => `<li class="${tone}"><i aria-hidden="true">${sign}</i>${text}</li>`);
  return `<ul class="legend tones">${signs.join("")}</ul>`;
}
