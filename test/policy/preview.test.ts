import assert from "node:assert/strict";
import type { PlannedStack } from "../../cli/plan";
import { check } from "../../policy/check";
import type { Finding } from "../../policy/evaluate";
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

describe("the rules at preview, with ids and computed outputs unknown", function () {
  // Each is planned twice and judged six times.
  this.timeout(180_000);

  for (const variant of [...VARIANTS.map((valid) => ({ ...valid, refused: [] })), ...BROKEN]) {
    it(`say the same as once they are known, or that they are undecided: ${variant.name}`, async () => {
      const files = configOf(variant);
      const [full, preview] = [await stacksOf(files), await stacksOf(files, "preview")];
      // Together, as `holdfast check` is given them, and each alone, as an engine judges its stack.
      const together = judged(preview);
      const planned = judged(full);
      assert.deepEqual(contradictions(planned, together), []);
      for (const index of [0, 1]) {
        const alone = judged([full[index]!]);
        assert.deepEqual(contradictions(alone, judged([preview[index]!])), []);
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

function judged(stacks: PlannedStack[]): readonly Finding[] {
  const documents = stacks.map(({ name, deployment }) => ({ file: name, document: deployment }));
  const { findings } = check(documents, undefined, { all: true });
  for (const { message } of findings) assert.doesNotMatch(message, /The rule \S+ failed/);
  return findings;
}

function violated(findings: readonly Finding[]): Set<string> {
  return new Set(findings.filter(({ verdict }) => verdict === "violation").map(({ rule }) => rule));
}
