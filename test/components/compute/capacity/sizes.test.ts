import assert from "node:assert/strict";
import { parseSettings } from "../../../../components/checks";
import { capacityWarnings } from "../../../../components/compute/warnings";
import { apply, set, unset, type Edit } from "../../config/edits";
import { configOf, shippedFiles, type StackName } from "../../config/shipped";

/** What a stack's settings are read as. */
function read(edits: Edit[], stack: StackName = "primary") {
  return parseSettings(configOf(apply(shippedFiles(), edits), stack));
}

/** 100 each, of which 90 count. */
const load = (peak: number, more: object = {}) => ({ peak, perInstance: 100, ...more });

/** A group that says its load and no size. */
const unsized = (stack: StackName, peak: number, more: object = {}): Edit[] => [
  unset("compute.min", stack),
  unset("compute.max", stack),
  unset("compute.standby", stack),
  set("compute.load", load(peak, more), stack),
];

function sizes(edits: Edit[], stack: StackName = "primary") {
  const { compute } = read(edits, stack);
  assert.ok(compute?.type === "auto-scaling");
  return { min: compute.min, max: compute.max, standby: compute.standby?.min };
}

const fleet = (stack: StackName, more: Record<string, unknown>): Edit[] => [
  ...["min", "max", "standby", "targetCpu", "stepScaling", "mixedInstances"].map((key) =>
    unset(`compute.${key}`, stack),
  ),
  set("compute.type", "fixed", stack),
  ...Object.entries(more).map(([key, value]) => set(`compute.${key}`, value, stack)),
];

describe("sizes that are left out", () => {
  it("are computed from the load: enough is left when a zone is lost, and max is half as much again", () => {
    // 900 / 90 = 10 must be left in two zones: 5 in each of 3. At 50 % the peak runs on 18; half as many again is 27.
    assert.deepEqual(sizes(unsized("primary", 900)), { min: 15, max: 27, standby: undefined });
  });

  it("follow what must survive", () => {
    const least = (survive: string) => sizes(unsized("primary", 900, { survive })).min;
    assert.deepEqual([least("zone"), least("instance"), least("none")], [15, 11, 10]);
  });

  it("are a warm standby's too: from 5, scaling doubles to 10 in an RTO of 15 minutes, evenly over the zones 6", () => {
    const quick = [...unsized("secondary", 900), set("workload.objectives.region.rto", "15m")];
    assert.deepEqual(sizes(quick, "secondary"), { min: 15, max: 27, standby: 6 });
  });

  it("make a warm standby hold all that is needed where it has no time to grow", () => {
    const hurried = [...unsized("secondary", 900), set("workload.objectives.region.rto", "5m")];
    assert.equal(sizes(hurried, "secondary").standby, 12);
  });

  it("make a warm standby that may take its time small, of an instance in each zone", () => {
    const patient = [...unsized("secondary", 900), set("workload.objectives.region.rto", "4h")];
    assert.equal(sizes(patient, "secondary").standby, 3);
  });

  it("are as written where they are written", () => {
    const typed = [...unsized("primary", 900), set("compute.min", 12), set("compute.max", 40)];
    assert.deepEqual(sizes(typed), { min: 12, max: 40, standby: undefined });
    const most = [...unsized("primary", 270), set("compute.max", 5)];
    assert.deepEqual(sizes(most), { min: 5, max: 5, standby: undefined }, "five leave three, which carry 270");
  });

  it("leave room for a written size that is above what the load needs", () => {
    const desired = [...unsized("primary", 900), set("compute.desired", 30)];
    assert.deepEqual(sizes(desired), { min: 15, max: 30, standby: undefined });
    const least = [...unsized("primary", 900), set("compute.min", 30)];
    assert.deepEqual(sizes(least), { min: 30, max: 30, standby: undefined });
  });

  it("are those of a fixed fleet by zones, whose standby carries the peak with nothing lost", () => {
    const primary = read(fleet("primary", { load: load(900) })).compute;
    assert.ok(primary?.type === "fixed");
    assert.deepEqual([primary.instancesPerZone, primary.standbyPerZone], [5, undefined]);
    const standby = read(fleet("secondary", { load: load(900) }), "secondary").compute;
    assert.ok(standby?.type === "fixed");
    assert.deepEqual([standby.instancesPerZone, standby.standbyPerZone], [5, 4]);
  });
});

describe("a warning of the capacity", () => {
  const reported = (edits: Edit[], stack: StackName = "primary") => capacityWarnings(read(edits, stack));

  it("does not warn without a load, nor of a size that is computed or near to the need", () => {
    assert.deepEqual(reported([]), []);
    assert.deepEqual(reported(unsized("primary", 900)), []);
    assert.deepEqual(reported(unsized("secondary", 900), "secondary"), []);
    assert.deepEqual(reported([set("compute.load", load(300))]), [], "six are just what is needed");
  });

  it("warns of twice the need, with the figures", () => {
    assert.deepEqual(reported([set("compute.load", load(150))]), [
      "holdfast:compute.min: 6 is 2 times the 3 that holdfast:compute.load needs: a peak of 150 takes 2 of 100 each at 90 %, " +
        "and 3 where a zone may be lost. Leave it out, or write 3: the rest costs money and carries nothing.",
    ]);
  });

  it("warns of half the need, which scaling must catch up with", () => {
    const [warning, ...others] = reported([set("compute.load", load(900)), set("compute.max", 27)]);
    assert.deepEqual(others, []);
    assert.match(warning ?? "", /min: 6 is far below the 15 that holdfast:compute\.load needs: a peak of 900 takes 10/);
    assert.match(warning ?? "", /leave it out, or write 15\.$/);
  });

  it("warns of a standby that is far larger than its growth needs", () => {
    const patient = set("workload.objectives.region.rto", "4h");
    const large = [patient, set("compute.load", load(270), "secondary"), set("compute.standby.min", 6, "secondary")];
    const [warning] = reported(large, "secondary");
    assert.match(warning ?? "", /^holdfast:compute\.standby\.min: 6 is 2 times the 3 /);
  });

  it("warns of a fleet of twice the size", () => {
    const [warning] = reported(fleet("primary", { instancesPerZone: 4, load: load(270) }));
    assert.match(warning ?? "", /^holdfast:compute\.instancesPerZone: 4 is 2 times the 2 .* Leave it out, or write 2/);
  });
});
