import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { parseSettings } from "../../../../components/checks";
import { standbyStart } from "../../../../components/compute/scaled/sizes";
import { requiredInstances, runningAtPeak } from "../../../../components/compute/load";
import { apply, set } from "../../config/edits";
import { configOf, shippedFiles } from "../../config/shipped";

const TEXT = readFileSync(path.join(__dirname, "../../../../docs/capacity.md"), "utf8");

/** The rows of the example's table: what each is of, without its marks, and its result. */
const ROWS = new Map(
  [...TEXT.matchAll(/^\| (.+?) +\| .+? +\| (\d+)(?: s)? +\|$/gm)].map(([, what, result]) => [what, Number(result)]),
);

/** The example's settings, in the shipped secondary. */
function example() {
  const files = apply(shippedFiles(), [set("workload.objectives.region.rto", "15m")]);
  const [, yaml = ""] = /```yaml\n([\s\S]+?)```/.exec(TEXT) ?? [];
  Object.assign(files.secondary.config, parse(yaml));
  return parseSettings(configOf(files, "secondary"));
}

describe("docs/capacity.md", () => {
  it("computes its example as the program does", () => {
    const settings = example();
    const required = requiredInstances(settings)!;
    const { compute } = settings;
    assert.ok(compute?.type === "auto-scaling");
    const start = standbyStart(compute, settings, required)!;
    const { launch, boot, healthy } = start.start;
    assert.deepEqual(Object.fromEntries(ROWS), {
      "an instance counts as full": 90,
      "need: the peak": required.need,
      "`min`: an AZ lost": compute.min,
      "at the peak, at its target": runningAtPeak(required.load, compute.targetCpu),
      "`max`": compute.max,
      "time left of the RTO": start.seconds,
      "a round of target tracking": start.growth.alarm + launch + boot + healthy,
      "completed rounds": start.rounds,
      "`standby.min`": compute.standby?.min,
    });
    assert.equal(start.growth.policy, "target tracking");
    assert.equal(start.least, 5);
  });
});
