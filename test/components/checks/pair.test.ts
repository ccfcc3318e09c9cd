import assert from "node:assert/strict";
import { checkPair, parseSettings, readSettings } from "../../../components/checks";
import type { Problem } from "../../../components/config";
import { apply, set, unset, type Edit } from "../config/edits";
import { configOf, shippedFiles } from "../config/shipped";

/** A change of what the secondary's stack file says over Pulumi.yaml. */
function override(area: string, value: unknown): Edit {
  return { file: "secondary", key: `holdfast:${area}`, path: [], value };
}

function reported(edits: Edit[]): Problem[] {
  const files = apply(shippedFiles(), edits);
  return checkPair(parseSettings(configOf(files, "primary")), parseSettings(configOf(files, "secondary")));
}

describe("the two stacks side by side", () => {
  it("have one role each", () => {
    const primary = parseSettings(configOf(shippedFiles(), "primary"));
    const [problem] = checkPair(primary, primary);
    assert.equal(problem?.path, "holdfast:role");
    assert.equal(problem?.message, "the two stacks are primary and primary");
  });

  it("agree on each shared setting; each that differs is reported by its path, with both values", () => {
    const { value } = shippedFiles().project.config["holdfast:workload"] as { value: { objectives: object } };
    const objectives = { ...value.objectives, zone: { rto: "6m", rpo: "0s" } };
    const problems = reported([
      override("workload", { ...value, domain: "store.example.com", objectives }),
      override("standby", { lastResort: false }),
    ]);
    assert.deepEqual(
      problems.map((p) => `${p.path}: ${p.message}`),
      [
        'holdfast:workload.domain: "shop.example.com" in the primary\'s stack and "store.example.com" in the secondary\'s',
        "holdfast:workload.objectives.zone.rto: 5m in the primary's stack and 6m in the secondary's",
        "holdfast:standby.lastResort: true in the primary's stack and false in the secondary's",
      ],
    );
  });

  it("agree however the same is written", () => {
    assert.deepEqual(reported([override("dns", { healthCheck: { threshold: 3 }, alarm: true })]), []);
  });

  it("tell of a setting that only one of them has", () => {
    const [problem] = reported([override("dns", { drillName: "drill.example.com" })]);
    assert.equal(problem?.path, "holdfast:dns.drillName");
    assert.match(problem.message, /^nothing in the primary's stack and "drill.example.com" in/);
  });

  it("may differ in what is each region's own", () => {
    assert.deepEqual(
      reported([set("compute.max", 30, "secondary"), set("network.natGateways", "single", "secondary")]),
      [],
    );
  });

  it("have blocks that may meet, but not overlap", () => {
    assert.deepEqual(reported([set("network.cidr", "10.11.0.0/16", "secondary")]), []);
    assert.deepEqual(
      reported([set("network.cidr", "10.10.0.0/16", "secondary")]).map((p) => p.path),
      ["holdfast:network.cidr"],
    );
  });

  it("have a standby that can grow to what the primary runs at first", () => {
    const sized = (max: number) => [set("compute.desired", 12), set("compute.max", max, "secondary")];
    assert.deepEqual(reported(sized(12)), []);
    assert.deepEqual(
      reported(sized(11)).map((p) => p.path),
      ["holdfast:compute.max"],
    );
  });

  it("are compared in the areas that fit their schemas, and mistakes within an area are not reported again", () => {
    const edits = [
      set("network.cidr", "10.10.0.0/16", "secondary"),
      unset("compute.image", "secondary"),
      override("dns", { records: "dril", healthCheck: { regions: ["us-east-1", "us-west-1", "mars"] } }),
      override("workload", "shop"),
    ];
    const files = apply(shippedFiles(), edits);
    const reading = readSettings(configOf(files, "secondary"));
    assert.ok(!reading.settings);
    const problems = checkPair(parseSettings(configOf(files, "primary")), reading.whole);
    assert.deepEqual(
      problems.map((p) => p.path),
      ["holdfast:network.cidr"],
    );
  });
});
