import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { SurvivalData } from "../../cli/report/page/survival/data";
import { graphFromExports } from "../../policy/graph";
import type { Simulation } from "../../policy/simulation";
import { documentsOf, simulationOf, warmStandby, type Stack } from "../cli/report/page/exports";
import { EVERY, withStores } from "../cli/report/page/stores";
import type { Tab } from "./chromium";
import { verdictOf, written } from "./pages";

const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 375, height: 812 };

/** A service with every kind of store, and objectives of which some are missed. */
export function service(): Stack[] {
  const stacks = withStores(warmStandby(), EVERY);
  const objectives = {
    zone: { rto: "5m", rpo: "0s" },
    region: { rto: "1m", rpo: "1m" },
    infrastructure: { rto: "2m" },
  };
  const urn = "urn:pulumi:primary::shop::pulumi:pulumi:Stack::shop-primary";
  stacks[0]!.resources.push({ urn, type: "pulumi:pulumi:Stack", custom: false, outputs: { objectives } });
  return stacks;
}

/** What is opened, and what is in it. */
interface Shown {
  file: string;
  simulation: Simulation;
  data: SurvivalData;
  /** The number of each resource in the page. */
  numberOf(urn: string): number;
}

/** Opens the page of some stacks. */
export async function show(
  tab: Tab,
  folder: string,
  stacks: readonly Stack[],
  { width, height } = DESK,
): Promise<Shown> {
  const documents = documentsOf(stacks);
  const simulation = simulationOf(documents);
  const graph = graphFromExports(documents);
  const input = { title: "shop", graph, verdict: verdictOf([]), simulation };
  const file = written(input, join(folder, "survival.html"));
  const [, source] = /<script type="application\/json" id="survival">(.*)<\/script>/.exec(readFileSync(file, "utf8"))!;
  await tab.resize(width, height);
  await tab.open(file);
  const urns = graph.resources.map(({ urn }) => urn);
  return { file, simulation, data: JSON.parse(source!) as SurvivalData, numberOf: (urn) => urns.indexOf(urn) };
}

/** Nothing went wrong, and nothing but the page was asked for. */
export function assertQuiet(tab: Tab, file: string): void {
  assert.deepEqual(tab.errors, []);
  assert.deepEqual([...new Set(tab.requests)], [pathToFileURL(file).href]);
}

export const visible = (tab: Tab, selector: string) =>
  tab.evaluate<string[]>(`probe.visible(${JSON.stringify(selector)})`);

export const cell = (row: number, column: number) => `#matrix tbody tr:nth-child(${row}) td:nth-child(${column + 1})`;

/** An expression that chooses which faults are the table's columns. */
export const view = (index: number) =>
  `{ const one = document.getElementById("view"); one.value = "${index}"; one.dispatchEvent(new Event("change")); }`;

/** An expression that makes every function a row. */
export const ALL_FUNCTIONS = `document.getElementById("show-all").click()`;

/** Chooses an answer by the page's address. */
export async function choose(tab: Tab, fault: string, fn: string): Promise<void> {
  await tab.evaluate(`location.hash = ${JSON.stringify(`#at=${[fault, fn].map(encodeURIComponent).join("/")}`)}`);
  const isOpen = `document.getElementById("said").textContent.startsWith(${JSON.stringify(`${fn} under ${fault}:`)})`;
  for (let i = 0; i < 100 && !(await tab.evaluate(isOpen)); i += 1) await new Promise((done) => setTimeout(done, 20));
}
