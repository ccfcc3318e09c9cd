import assert from "node:assert/strict";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import type { Variant } from "../support/variants";
import { assertHonest } from "./support/assertions";
import { Engine } from "./support/engine";
import { violated } from "./support/outcome";
import { planOf } from "./support/plan";
import { pulumiOr } from "./support/toolchain";

/** Several at once, so that one preview shows them all; `advised` are advisory rules. */
const BROKEN: { what: string; variant: Omit<Variant, "name">; refused: string[]; advised: string[] }[] = [
  {
    what: "one NAT gateway, hot instances and an unprotected Application Load Balancer that lets targets leave slowly",
    variant: {
      shared: { ingress: { deletionProtection: false, deregistrationDelay: "1h" } },
      primary: { network: { natGateways: "single" }, compute: { targetCpu: 80 } },
    },
    refused: ["autoscaling-az-loss-capacity", "elb-deletion-protection", "vpc-nat-gateway-per-az"],
    advised: ["elb-target-group-deregistration-delay"],
  },
  {
    what: "a Network Load Balancer that keeps to its zone, before a single instance",
    variant: {
      shared: { ingress: { type: "network", crossZone: false } },
      primary: { compute: { min: 1 } },
    },
    refused: ["autoscaling-az-loss-capacity", "elb-target-group-cross-zone"],
    advised: ["elb-load-balancer-cross-zone"],
  },
];

const EXEMPTION = { rule: "elb-deletion-protection", resource: "storefront", reason: "torn down after the drill" };

describe("what the engine refuses", () => {
  let pulumi: PulumiCommand;
  let engine: Engine | undefined;

  before(async function () {
    pulumi = await pulumiOr(() => this.skip());
  });
  afterEach(() => engine?.stop());

  for (const { what, variant, refused, advised } of BROKEN) {
    it(`refuses, at preview: ${what}`, async () => {
      engine = new Engine(pulumi, { name: "broken", ...variant });
      const preview = await engine.preview("primary", { pack: true });
      assert.equal(preview.succeeded, false);
      assert.deepEqual([violated(preview, "mandatory"), violated(preview, "advisory")], [refused, advised]);
      for (const rule of refused) assert.ok(preview.text.includes(`  ${rule}  `), `${rule} is shown`);
      assertHonest(preview, (await planOf(engine.configuration)).primary);
    });
  }

  it("accepts an acknowledged violation, and shows it with the reason", async () => {
    engine = new Engine(pulumi, { name: "exempt", shared: { ingress: { deletionProtection: false } } });
    const preview = await engine.preview("primary", { pack: { acknowledge: { exemptions: [EXEMPTION] } } });
    assert.ok(preview.succeeded, preview.text);
    const shown = preview.reports.filter(({ policy }) => policy === "acknowledge").map(({ message }) => message);
    assert.equal(shown.length, 1);
    assert.match(shown[0]!, /^elb-deletion-protection: .* Acknowledged: torn down after the drill$/);
  });

  it("reports all mistakes in the settings at once, and creates nothing", async () => {
    engine = new Engine(pulumi, {
      name: "wrong",
      shared: { dns: { healthCheck: { interval: "20s" } } },
      primary: { network: { natGateway: "single", natGateways: null }, compute: { min: 40 } },
    });
    for (const run of [await engine.preview("primary"), await engine.up("primary")]) {
      assert.equal(run.succeeded, false);
      for (const path of ["network.natGateway", "dns.healthCheck.interval", "compute.min"])
        assert.match(run.errors.join("\n"), new RegExp(`^ *holdfast:${path}$`, "m"));
      assert.doesNotMatch(run.text, /^ +at .*:\d+:\d+\)?$/m, "no stack trace");
      assert.deepEqual(run.calls, []);
    }
  });
});
