import assert from "node:assert/strict";
import { estimateOf } from "../../../../cli/estimate";
import { quotasOf } from "../../../../cli/estimate/quotas";
import { chaptersIfAny, chaptersOf, disasterPlanIn } from "../../../../cli/report/chapters";
import { costPanel } from "../../../../cli/report/page/parts/cost";
import { runbookPanel } from "../../../../cli/report/page/parts/runbook";
import { panelsHtml, tabsOf } from "../../../../cli/report/page/parts/tabs";
import { runbookText } from "../../../../cli/report/runbook";
import { dollars } from "../../../../cli/report/terminal/estimate";
import { configOf, stacksOf } from "../../../components/plans";
import { NO_SIMULATION } from "./exports";

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** The texts of the elements of a tag, as they are read. */
function textsOf(html: string, tag: string): string[] {
  const found = [...html.matchAll(new RegExp(`<${tag}[ >][^]*?</${tag}>`, "g"))].map(([whole]) => whole);
  return found.map((one) => one.replace(/<[^>]*>/g, "").replace(/&[^;]+;/g, (entity) => ENTITIES[entity] ?? entity));
}

describe("the runbook and the cost on the page", () => {
  const documents = async () =>
    (await stacksOf(configOf({ name: "shipped" }))).map(({ name, deployment }) => ({
      file: name,
      document: deployment,
    }));

  it("have every command and step of `holdfast runbook`, in its order, and nothing else", async () => {
    const chapters = chaptersOf((await documents()).map(disasterPlanIn), undefined);
    const [panel] = runbookPanel(chapters);
    const commands = chapters.flatMap(({ answers }) =>
      answers.flatMap(({ steps }) => steps.flatMap((step) => ("run" in step ? [step.run] : []))),
    );
    assert.ok(commands.length > 20);
    assert.deepEqual(textsOf(panel!.html, "pre"), commands);
    const faults = [...runbookText(chapters, undefined).matchAll(/^### (.*)$/gm)].map(([, fault]) =>
      fault!.replaceAll("`", ""),
    );
    assert.deepEqual(textsOf(panel!.html, "summary"), faults);
  });

  it("say what a fault does, with its names as code", () => {
    const effects = ["`write orders`: back in about 60 s, automatically."];
    const chapters = [
      { stack: "a<b", answers: [{ fault: "an AZ is impaired", effects, steps: [{ do: "Wait for <it>." }] }] },
    ];
    const [panel] = runbookPanel(chapters);
    assert.match(panel!.html, /<summary>An AZ is impaired<\/summary>.*<li><code>write orders<\/code>: back in/);
    assert.match(panel!.html, /Stack a&lt;b.*<ol><li>Wait for &lt;it&gt;\.<\/li><\/ol>/s);
  });

  it("have every sum of the estimate, and each quota beside AWS's default", async () => {
    const planned = await stacksOf(configOf({ name: "shipped" }));
    const [estimate, quotas] = [estimateOf(planned), quotasOf(planned)];
    const [panel] = costPanel({ estimate, quotas });
    const [costs, limits] = panel!.html.split("<h3>Quotas");
    const places = Object.values(estimate.regions);
    const groups = [...new Set(places.flatMap((groups) => Object.keys(groups)))];
    const rows = textsOf(costs!, "tr");
    for (const group of groups) {
      const figures = places.map((own) => own[group as keyof typeof own] ?? 0);
      const sum = figures.reduce((all, usd) => all + usd, 0);
      assert.ok(rows.includes(group + [...figures, sum].map((usd) => (usd === 0 ? "" : dollars(usd))).join("")), group);
    }
    assert.equal(rows.length, groups.length + 2);
    assert.match(textsOf(costs!, "p")[0]!, new RegExp(`^About \\${dollars(estimate.total)} a month.*${estimate.asOf}`));
    assert.equal(textsOf(limits!, "tr").length, quotas.length + 1);
    for (const { name, needed, default: given } of quotas)
      assert.ok(
        textsOf(limits!, "tr").some((row) => row.startsWith(`${name}${needed}${given}`)),
        name,
      );
  });

  it("are left out where they are not known, and with both the tabs", () => {
    assert.deepEqual([...runbookPanel([]), ...costPanel(undefined)], []);
    assert.equal(tabsOf([]), "");
    assert.deepEqual(chaptersIfAny([{ file: "a", document: { deployment: { resources: [] } } }], NO_SIMULATION), []);
    const panels = costPanel({ estimate: { total: 0, regions: {}, unknown: [], asOf: "2026-11-28" }, quotas: [] });
    assert.equal((tabsOf(panels).match(/type="radio"/g) ?? []).length, 2);
    assert.match(panelsHtml(panels), /^<section class="panel cost"><h2>Cost<\/h2>/);
  });
});
