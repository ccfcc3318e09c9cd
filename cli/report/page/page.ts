import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hatches, pagesOf, svgOf } from "./draw/svg";
import { escaped } from "./escape";
import type { PageInput } from "./input";
import { layout } from "./layout";
import { modelOf } from "./model";
import { answersOf } from "./parts/answers";
import { contextOf } from "./parts/context";
import { headOf } from "./parts/headline";
import { effectKey, legend } from "./parts/legend";
import { costPanel } from "./parts/cost";
import { runbookPanel } from "./parts/runbook";
import { panelsHtml, tabsOf } from "./parts/tabs";
import { treeOf } from "./parts/tree";
import { verdictsOf } from "./parts/verdicts";
import { changesSection } from "./survival/changes";
import { listsOf } from "./survival/lists";
import { survivalSection } from "./survival/section";

/** The drawing's natural widths: regions side by side on a wide screen and on paper, one below the other elsewhere. */
const WIDE = 1232;
const NARROW = 752;

/** The print styles come last: they override the others. */
const STYLES = [
  "page.css",
  "tabs.css",
  "survival.css",
  "changes.css",
  "drawing.css",
  "effect.css",
  "findings.css",
  "details.css",
  "answer.css",
  "print.css",
];
/** Each may use what those before it define. */
const SCRIPTS = ["page.js", "effect.js", "answer.js", "matrix.js"];

function asset(name: string): string {
  return readFileSync(join(__dirname, "assets", name), "utf8");
}

/**
 * The picture of a service as one self-contained HTML document: both regions with their AZs, each name's failover order, the
 * verdicts, and every resource's properties. Works without scripts and on paper.
 */
export function renderPage(input: PageInput): string {
  const { graph } = input;
  const model = modelOf(graph);
  const { findings, counts } = input.verdict;
  const context = contextOf(graph, model, findings);
  const { marks, numbers } = context;
  const numberOf = (urn: string) => numbers.get(urn);
  const title = `${input.title}: Regions, Availability Zones, data and failover order`;
  const scene = layout(model.picture, { width: WIDE, sideBySide: true });
  const wide = svgOf(scene, { numberOf, marks, id: "wide", title });
  const upright = layout(model.picture, { width: NARROW, sideBySide: false });
  const narrow = svgOf(upright, { numberOf, marks, id: "narrow", title });
  const withStores = model.picture.regions.some((region) => region.stores.length > 0);
  const panels = [...runbookPanel(input.runbook ?? []), ...costPanel(input.costs)];
  const body = [
    headOf(input, graph),
    tabsOf(panels),
    `<main>${input.difference ? changesSection(input.difference) : ""}${survivalSection(input.simulation, model, numbers)}`,
    `<aside id="sheet" hidden aria-label="Details"></aside><p id="said" class="unseen" role="status"></p>`,
    `<figure aria-label="The drawing">${hatches()}${effectKey()}${wide}${narrow}${pagesOf(scene, "wide")}${legend(withStores)}</figure>`,
    listsOf(input.simulation, context),
    answersOf(context),
    verdictsOf(context, counts.compliant),
    `<section class="resources"><h2>Resources</h2>${treeOf(context)}</section>`,
    `${panelsHtml(panels)}</main>`,
    `<div id="tip" hidden></div>`,
  ];
  return documentOf(input.title, body.join("\n"));
}

/** The content security policy allows only this script and loads nothing, whatever a name contains. */
function documentOf(title: string, body: string): string {
  const script = SCRIPTS.map(asset).join("\n");
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return [
    `<!doctype html>`,
    `<html lang="en"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLES.map(asset).join("")}</style></head>`,
    `<body>${body}`,
    `<script>${script}</script></body></html>\n`,
  ].join("\n");
}
