import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { runbook } from "../../../cli/commands/runbook";
import { errorText, exitCodeOf } from "../../../cli/errors";
import { disasterPlanDocument } from "../../support/disaster-plan-document";
import { time } from "../../../cli/report/survival/words";
import { configOf, planOf, SIDES, stacksOf } from "../../components/plans";
import { simulationOf } from "../../support/simulations";
import { writeVariant } from "../../support/variants";
import { holdfast, Scratch } from "./run";

const OUTAGE = "region us-east-1 outage";
const ROOT = path.join(__dirname, "../../..");

describe("holdfast runbook", () => {
  let scratch: Scratch;
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => scratch.clear());

  it("prints Markdown for both stacks of the configuration: commands in blocks, to be copied whole", () => {
    // Without the stores, which half of its time goes into.
    writeVariant({ name: "without stores", shared: {} }, scratch.at("config"));
    const { code, stdout, stderr } = holdfast(["runbook", "--config-dir", "config"], { cwd: scratch.folder });
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^# Disaster plan$/m);
    assert.deepEqual(stdout.match(/^## .*$/gm), ["## Stack primary", "## Stack secondary"]);
    assert.match(stdout, /^### Region us-east-1 is unavailable$/m);
    assert.match(
      stdout,
      /^1\. Take us-east-1 out of service.*\n\n {3}```sh\n {3}aws s3api put-object [^\n]*\n {3}```$/m,
    );
    assert.equal((stdout.match(/```/g) ?? []).length % 2, 0);
  });

  it("takes deployed names and ids from exports", async () => {
    const [primary] = await stacksOf(configOf({ name: "shipped" }));
    const text = JSON.stringify(primary!.deployment).replaceAll("storefront-carts", "deployed-carts");
    const printed = (await runbook([scratch.write("a.json", text)], { configDir: "." })).text;
    assert.match(printed, /--source-table-name deployed-carts /);
    assert.deepEqual(printed.match(/^## .*$/gm), ["## Stack primary"]);
  });

  it("computes with the times of --assume, from exports and from the configuration", async () => {
    const pair = await planOf("shipped");
    const files = SIDES.map((side) =>
      scratch.write(`${side}.json`, { version: 3, deployment: { resources: pair[side].resources } }),
    );
    const assume = scratch.write("assume.json", { reaction: "30m" });
    const { text } = await runbook(files, { configDir: ".", assume });
    assert.match(text, /An operator is assumed to begin 30 min after the fault/);
    assert.match(text, /- `write storefront-orders-1`: back in about 37 min, after the operator's step 2\./);
    const wrong = scratch.write("wrong.json", { reactoin: "30m" });
    await assert.rejects(
      runbook(files, { configDir: ".", assume: wrong }),
      /reactoin: not known; did you mean reaction/,
    );
  });

  it("says what faults do where it has both stacks, and how to have it said where it has one", async () => {
    const pair = await planOf("shipped");
    const files = SIDES.map((side) =>
      scratch.write(`${side}.json`, { version: 3, deployment: { resources: pair[side].resources } }),
    );
    const { text: both } = await runbook(files, { configDir: "." });
    const { survival } = await simulationOf("shipped");
    const { rto } = survival.find((one) => one.fault === OUTAGE && one.function === "write storefront-orders-1")!;
    const step = "the operator's step 2";
    const said = `- \`write storefront-orders-1\`: back in about ${time(rto!.seconds)}, after ${step}.`;
    assert.ok(both.includes(said), said);
    const [, primary = ""] = both.split(/^## Stack .*$/m);
    const silent = primary.split(/^### /m).filter((answer) => !answer.includes("What happens:"));
    assert.deepEqual(
      silent.flatMap((answer) => answer.match(/^\S.*$/m) ?? []),
      ["Region us-east-1 is available again, after us-west-2 has taken over", "Messages cannot be processed"],
    );
    const { text: one } = await runbook([files[0]!], { configDir: "." });
    assert.match(one, /computed from both stacks: give the exports of both\./);
    assert.doesNotMatch(one, /What happens:/);
  });

  it("reports what is wrong with a file, and the fix", async () => {
    const nothing = { version: 3, deployment: { resources: [] } };
    for (const [file, said] of [
      [scratch.write("old.json", nothing), /old\.json: it has no disaster plan\. Run `pulumi up`/],
      [scratch.write("list.json", []), /list\.json: is no stack export\. Give the output of/],
      [scratch.at("none.json"), /none\.json: does not exist/],
    ] as const)
      await assert.rejects(runbook([file], { configDir: "." }), (error) => {
        assert.match(errorText(error), said);
        assert.equal(exitCodeOf(error), 2);
        return true;
      });
  });

  it("of the shipped configuration is docs/disaster-plan.md", async () => {
    const shown = readFileSync(path.join(ROOT, "docs/disaster-plan.md"), "utf8");
    assert.equal(shown, await disasterPlanDocument(), "stale: run npm run generate");
  });
});
