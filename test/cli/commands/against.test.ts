import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createColors } from "picocolors";
import { compareWith } from "../../../cli/commands/against";
import type { DeployedResource, PlannedStack } from "../../../cli/plan";
import { renderComparisons } from "../../../cli/report/terminal/against";

const STACK = {
  urn: "urn:pulumi:primary::shop::pulumi:pulumi:Stack::shop-primary",
  custom: false,
  type: "pulumi:pulumi:Stack",
};

function queue(name: string, stack = "primary", more: Partial<DeployedResource> = {}): DeployedResource {
  const type = "aws:sqs/queue:Queue";
  const urn = `urn:pulumi:${stack}::shop::${type}::${name}`;
  return { urn, custom: true, id: name, type, inputs: { name }, outputs: { name }, ...more };
}

function planned(...resources: DeployedResource[]): PlannedStack {
  const deployment = { manifest: { time: "", magic: "", version: "" }, resources: [STACK, ...resources], metadata: {} };
  return { name: "primary", deployment: { version: 3, deployment }, outputs: {} };
}

describe("plan --against", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-against-"));
  after(() => rmSync(folder, { recursive: true, force: true }));

  function file(name: string, content: unknown): string {
    const where = path.join(folder, name);
    writeFileSync(where, typeof content === "string" ? content : JSON.stringify(content));
    return where;
  }

  it("refuses what deletes data, lists it first, and says the way out", () => {
    const alarm = {
      ...queue("alarm"),
      type: "aws:cloudwatch/metricAlarm:MetricAlarm",
      urn: queue("alarm").urn.replace("sqs/queue:Queue", "cloudwatch/metricAlarm:MetricAlarm"),
    };
    const deployed = file(
      "primary.json",
      planned(alarm, queue("orders", "primary", { protect: true }), queue("kept")).deployment,
    );
    const comparisons = compareWith([deployed], [planned(queue("kept"))]);
    assert.equal(comparisons[0]!.isRefused, true);
    const text = renderComparisons(comparisons, { colours: createColors(false), width: 100 });
    assert.deepEqual(text.replace(folder, "").trim().split("\n"), [
      "Against  /primary.json (primary): 2 resources would be replaced or deleted",
      "  ✖  sqs.Queue orders              deleted  holds data, protected",
      "  -  cloudwatch.MetricAlarm alarm  deleted",
      "  refused: what is marked ✖ holds data, or AWS would stop the up at it. Take the change back, or",
      "    see docs/changes.md.",
    ]);
  });

  it("refuses nothing of what is the same", () => {
    const same = planned(queue("orders"));
    const [found] = compareWith([file("same.json", same.deployment)], [same]);
    assert.deepEqual([found!.losses, found!.isRefused], [[], false]);
  });

  it("refuses files that are no export, and exports of stacks that are not planned", () => {
    const plan = [planned(queue("orders"))];
    for (const content of ["", "{", "{}", { deployment: { resources: [] } }])
      assert.throws(
        () => compareWith([file("bad.json", content)], plan),
        /bad\.json.*Give the output of `pulumi stack export`/s,
      );
    const other = { deployment: { resources: [queue("orders", "third")] } };
    assert.throws(
      () => compareWith([file("third.json", other)], plan),
      /is of stack shop\/third, and the plan is of shop\/primary\. Name the folder/,
    );
  });
});
