import assert from "node:assert/strict";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import type { Deployment } from "../../cli/plan";
import { VARIANTS } from "../support/variants";
import { assertHonest, assertSucceeded } from "./support/assertions";
import { Engine } from "./support/engine";
import { changes, violated } from "./support/outcome";
import { judged, planOf } from "./support/plan";
import { stateDifferences } from "./support/state-differences";
import { pulumiOr } from "./support/toolchain";

/** Between them they have what the shipped configuration has not: a fixed fleet, a page in place of a standby, a Network Load Balancer. */
const USUAL = ["warm-standby-fixed-fleet", "static-site-s3-website"];

/** HOLDFAST_ENGINE=all takes every variant, which is a matter of minutes. */
const chosen = VARIANTS.filter(({ name }) =>
  process.env.HOLDFAST_ENGINE === "all" ? name !== "shipped" : USUAL.includes(name),
);

for (const variant of chosen) {
  describe(`${variant.name} on Pulumi's engine`, () => {
    let pulumi: PulumiCommand;
    let engine: Engine;

    before(async function () {
      pulumi = await pulumiOr(() => this.skip());
      engine = new Engine(pulumi, variant);
    });
    after(() => engine?.stop());

    it("deploys both stacks as planned, and judges them alike", async () => {
      const plan = await planOf(engine.configuration);
      const exports: Deployment[] = [];
      for (const name of ["primary", "secondary"] as const) {
        const up = await engine.up(name, { pack: true });
        assertSucceeded(up);
        assertHonest(up, plan[name]);
        assert.deepEqual(violated(up), []);
        const deployed = await engine.export(name);
        assert.deepEqual(stateDifferences(plan[name], deployed), []);
        exports.push(deployed);
      }
      assert.deepEqual(lines(judged(...exports)), lines(judged(plan.primary, plan.secondary)));
    });

    it("fails over while the primary's region is unavailable, replaces nothing and deletes nothing", async () => {
      // A page has no size; the settings say so.
      if (!variant.name.startsWith("static-site")) engine.share("holdfast:active", "secondary");
      if (variant.restore) engine.set("secondary", "holdfast:restore", variant.restore);
      const failover = await engine.up("secondary", { dead: "us-east-1" });
      assertSucceeded(failover);
      const odd = changes(failover).filter(({ op }) => op !== "create" && op !== "update");
      assert.deepEqual(odd, []);
      assert.deepEqual(
        [...new Set(failover.calls.map(({ region }) => region))].filter((r) => r !== "us-west-2"),
        [],
      );
    });
  });
}

function lines(findings: ReturnType<typeof judged>): string[] {
  return findings.map(({ rule, verdict, resource, message }) => [rule, verdict, resource, message].join(" ")).sort();
}
