import assert from "node:assert/strict";
import type { PlannedStack } from "../../cli/plan";
import { check } from "../../policy/check";
import { parsePackConfig, type PackConfig } from "../../policy/config";
import type { Finding } from "../../policy/evaluate";
import { rules } from "../../policy/rules";
import { configOf, stacksOf } from "../components/plans";
import { VARIANTS, type Variant } from "../support/variants";
import { contradictions } from "../support/verdicts";

/** Configurations that rules refuse: a preview must not pass over what they say. */
const BROKEN: (Variant & { refused: string[] })[] = [
  {
    name: "broken-application-load-balancer",
    shared: {
      ingress: { deletionProtection: false, deregistrationDelay: "1h" },
      dns: { healthCheck: { interval: "30s", threshold: 10 } },
    },
    primary: { network: { natGateways: "single" }, compute: { targetCpu: 80 } },
    secondary: { network: { zones: ["us-west-2a", "us-west-2b"] } },
    refused: ["autoscaling-az-loss-capacity", "elb-deletion-protection", "vpc-nat-gateway-per-az"],
  },
  {
    name: "broken-network-load-balancer",
    shared: { ingress: { type: "network", crossZone: false } },
    primary: { compute: { min: 1 } },
    secondary: { network: { natGateways: "single" } },
    refused: ["autoscaling-az-loss-capacity", "elb-load-balancer-cross-zone", "vpc-nat-gateway-per-az"],
  },
];

/** Of each stack by itself the simulation is judged in these alone: it is most of what judging takes. */
const SIMULATED_ALONE = ["shipped", "static-site"];
const WITHOUT_SIMULATION = parsePackConfig({ "meets-recovery-objectives": "disabled" }, rules);

describe("the rules at preview, with ids and computed outputs unknown", function () {
  // Each is planned twice and judged four times, or six.
  this.timeout(180_000);

  for (const [number, variant] of [...VARIANTS.map((valid) => ({ ...valid, refused: [] })), ...BROKEN].entries()) {
    it(`say the same as once they are known, or that they are undecided: ${variant.name}`, async () => {
      const files = configOf(variant);
      const [full, preview] = [await stacksOf(files), await stacksOf(files, "preview")];
      // Together, as `holdfast check` is given them, and each alone, as an engine judges its stack.
      const together = judged(preview);
      const planned = judged(full);
      assert.deepEqual(contradictions(planned, together), []);
      const isSimulated = SIMULATED_ALONE.includes(variant.name);
      const config = isSimulated ? undefined : WITHOUT_SIMULATION;
      // Of most variants one stack, in turn.
      for (const index of isSimulated || process.env.HOLDFAST_ALL ? [0, 1] : [number % 2]) {
        const alone = judged([full[index]!], config);
        assert.deepEqual(contradictions(alone, judged([preview[index]!], config)), []);
        const refused = violated(planned);
        assert.deepEqual(
          [...violated(alone)].filter((rule) => !refused.has(rule)),
          [],
          "refused alone, and not together",
        );
      }
      const violations = violated(together);
      assert.deepEqual(
        variant.refused.filter((rule) => !violations.has(rule)),
        [],
        "not refused",
      );
    });
  }
});

function judged(stacks: PlannedStack[], config?: PackConfig): readonly Finding[] {
  const documents = stacks.map(({ name, deployment }) => ({ file: name, document: deployment }));
  const { findings } = check(documents, config, { all: true });
  for (const { message } of findings) assert.doesNotMatch(message, /The rule \S+ failed/);
  return findings;
}

function violated(findings: readonly Finding[]): Set<string> {
  return new Set(findings.filter(({ verdict }) => verdict === "violation").map(({ rule }) => rule));
}
