import assert from "node:assert/strict";
import type { Policies, ReportViolation, StackValidationPolicy, ResourceValidationPolicy } from "@pulumi/policy";
import { unknownCheckingProxy } from "./genuine";
import { UNKNOWN_TEXT } from "../../policy/graph/serialized";
import { policiesOf } from "../../policy/pack";
import { defineRule } from "../../policy/rule";
import { rules } from "../../policy/rules";
import { compliant, undecided, violation } from "../../policy/verdict";

const GROUP = "aws:autoscaling/group:Group";
const healthCheck = defineRule({
  id: "test-health-check",
  title: "Health",
  practices: [],
  service: "Auto Scaling",
  severity: "low",
  why: "Why.",
  fix: "Fix.",
  source: "https://docs.aws.amazon.com/x",
  types: [GROUP],
  check(group, graph) {
    const property = "healthCheckType";
    const type = graph.string(group, property, "EC2");
    if (type.kind === "unknown") return undecided({ property, reason: `It ${type.reason}.` });
    if (type.value === "ELB") return compliant();
    return violation({ property, actual: type.value, wanted: "ELB", message: "It looks at EC2 only." });
  },
  remediate: (props) => (props.healthCheckType === "ELB" ? undefined : { healthCheckType: "ELB" }),
});

type Policy = StackValidationPolicy & Partial<ResourceValidationPolicy>;
type Config = Record<string, Record<string, unknown>>;
interface Reported {
  policy: string;
  level: string | undefined;
  message: string;
  urn: string | undefined;
}
const urn = `urn:pulumi:primary::shop::${GROUP}::web`;
const customTimeouts = { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 };
const opts = { protect: false, ignoreChanges: [], aliases: [], customTimeouts, additionalSecretOutputs: [] };
const provider = { type: "pulumi:providers:aws", urn: "urn:p", name: "p", props: {} };
const common = {
  urn,
  type: GROUP,
  name: "web",
  opts,
  provider,
  stackTags: new Map(),
  isType: () => false,
  asType: () => undefined,
};
const notApplicable = (): never => assert.fail("not expected");

/** Calls the policies as the SDK does: each resource alone, then each policy on the stack. */
function run(
  policies: Policies,
  inputs: object,
  outputs: object,
  config: Config = {},
  disabled: string[] = [],
): Reported[] {
  const reported: Reported[] = [];
  for (const policy of policies as Policy[]) {
    if (disabled.includes(policy.name) || typeof policy.validateResource !== "function") continue;
    const getConfig = <T>() => (config[policy.name] ?? {}) as T;
    void policy.validateResource(
      { ...common, props: unknownCheckingProxy(inputs), getConfig, notApplicable },
      notApplicable,
    );
  }
  for (const policy of policies as Policy[]) {
    if (disabled.includes(policy.name)) continue;
    const report = ((diagnostic: { name?: string; enforcementLevel?: string; message: string; urn?: string }) => {
      const { name = policy.name, enforcementLevel = undefined, message } = diagnostic;
      reported.push({ policy: name, level: enforcementLevel, message, urn: diagnostic.urn });
    }) as unknown as ReportViolation;
    const props = unknownCheckingProxy(outputs);
    const resources = [{ ...common, props, dependencies: [], propertyDependencies: {} }];
    const getConfig = <T>() => (config[policy.name] ?? {}) as T;
    void policy.validateStack({ resources, getConfig, stackTags: new Map(), notApplicable } as never, report);
  }
  return reported;
}

const exemption = { rule: "test-health-check", resource: "web", reason: "known" };

describe("the CrossGuard pack", () => {
  const pack = () => policiesOf([healthCheck]);

  it("has a policy for every rule, and its settings as a schema", () => {
    const policies = policiesOf(rules) as Policy[];
    assert.deepEqual(
      policies.map((one) => one.name),
      ["acknowledge", ...rules.map((rule) => rule.id), "unjudged", "undecided"],
    );
    const group = policies.find((one) => one.name === "autoscaling-multiple-az");
    assert.equal(group?.enforcementLevel, "mandatory");
    assert.deepEqual(group.configSchema?.properties.minimumZones, {
      type: "integer",
      minimum: 1,
      maximum: 6,
      default: 2,
      description: "The minimum number of Availability Zones.",
    });
    assert.equal(group.configSchema.required, undefined);
  });

  it("reports a violation under the rule's name, at its level, on the resource", () => {
    const [found, ...others] = run(pack(), { healthCheckType: "EC2" }, { healthCheckType: "EC2" });
    assert.deepEqual(
      [found?.policy, found?.level, found?.urn, others.length],
      ["test-health-check", undefined, urn, 0],
    );
    assert.match(
      found!.message,
      /^Health: It looks at EC2 only\.\n {2}healthCheckType: "EC2"; wanted: ELB\n {2}Why: Why\.\n {2}Fix: Fix\.$/,
    );
  });

  it("shows what is unknown as undecided, and fails nothing for it", () => {
    const [found] = run(pack(), { healthCheckType: UNKNOWN_TEXT }, { healthCheckType: UNKNOWN_TEXT });
    assert.deepEqual([found?.policy, found?.level, found?.urn], ["undecided", "advisory", urn]);
    assert.equal(
      found!.message,
      "test-health-check is undecided on healthCheckType: It is known only after deployment.",
    );
  });

  it("knows the default for what the program left to AWS, because it has seen the inputs", () => {
    assert.deepEqual(
      run(pack(), {}, { healthCheckType: UNKNOWN_TEXT }).map((one) => one.policy),
      ["test-health-check"],
    );
  });

  it("shows an undecided verdict even where only the rule is enabled", () => {
    const found = run(pack(), { healthCheckType: UNKNOWN_TEXT }, { healthCheckType: UNKNOWN_TEXT }, {}, [
      "acknowledge",
      "undecided",
    ]);
    assert.deepEqual(
      found.map((one) => one.policy),
      ["undecided"],
    );
  });

  it("applies acknowledgements, and shows them with their reason", () => {
    const [found, ...others] = run(pack(), {}, {}, { acknowledge: { exemptions: [exemption] } });
    assert.deepEqual([found?.policy, found?.level, others.length], ["acknowledge", "advisory", 0]);
    assert.match(found!.message, /^test-health-check: It looks at EC2 only\. Acknowledged: known$/);
  });

  it("applies acknowledgements of undecided verdicts too", () => {
    const [found, ...others] = run(
      pack(),
      { healthCheckType: UNKNOWN_TEXT },
      {},
      { acknowledge: { exemptions: [exemption] } },
    );
    assert.deepEqual([found?.policy, others.length], ["acknowledge", 0]);
    assert.match(
      found!.message,
      /^test-health-check: undecided; It is known only after deployment\. Acknowledged: known$/,
    );
  });

  it("reports acknowledgements that are expired, that meet nothing, or that are wrong", () => {
    const exemptions = [
      { ...exemption, until: "2020-01-01" },
      { ...exemption, resource: "other" },
      { ...exemption, rule: "test-helth-check" },
    ];
    const found = run(pack(), {}, {}, { acknowledge: { exemptions } });
    assert.deepEqual(
      found.map((one) => [one.policy, one.level]),
      [
        ["acknowledge", "mandatory"],
        ["acknowledge", undefined],
        ["test-health-check", undefined],
        ["acknowledge", undefined],
      ],
    );
    assert.match(found[0]!.message, /acknowledge\[2\]\.rule: .*did you mean test-health-check/);
    assert.match(found[1]!.message, /counted until 2020-01-01/);
    assert.match(found[3]!.message, /for other meets no violation/);
  });

  it("says so where acknowledgements are disabled", () => {
    const [found] = run(pack(), {}, {}, { acknowledge: { exemptions: [exemption] } }, ["acknowledge"]);
    assert.match(found!.message, /No acknowledgement was read/);
  });

  it("refuses a setting that it does not know", () => {
    const [found] = run(pack(), { healthCheckType: "ELB" }, {}, { "test-health-check": { zones: 1 } });
    assert.deepEqual([found?.policy, found?.level], ["test-health-check", "mandatory"]);
    assert.match(found!.message, /test-health-check\.zones: unknown/);
  });

  it("judges every round anew: the update is not judged by the preview's graph", () => {
    const policies = pack();
    assert.equal(run(policies, { healthCheckType: "EC2" }, {}).length, 1);
    assert.equal(run(policies, { healthCheckType: "ELB" }, {}).length, 0);
    assert.equal(run(policies, { healthCheckType: "EC2" }, {}).length, 1);
  });
});

describe("remediation", () => {
  const remediate = (inputs: object, config: Config = {}) => {
    const policies = policiesOf([healthCheck]) as Policy[];
    run(policies, {}, {}, config);
    const policy = policies.find((one) => one.name === "test-health-check");
    const props = unknownCheckingProxy(inputs);
    const getConfig = <T>() => (config["test-health-check"] ?? {}) as T;
    return policy?.remediateResource?.({ ...common, props, getConfig, notApplicable });
  };

  it("sets what the rule wants, and leaves the rest, unknown values too", () => {
    const inputs = { healthCheckType: "EC2", name: UNKNOWN_TEXT };
    assert.notEqual(remediate(inputs), undefined);
    assert.deepEqual(inputs, { healthCheckType: "ELB", name: UNKNOWN_TEXT });
  });

  it("leaves alone what complies and what is acknowledged", () => {
    assert.equal(remediate({ healthCheckType: "ELB" }), undefined);
    assert.equal(remediate({ healthCheckType: "EC2" }, { acknowledge: { exemptions: [exemption] } }), undefined);
  });
});
