import assert from "node:assert/strict";
import { logFileValidation } from "../../../../policy/rules/cloudtrail/log-file-validation";
import { logDeletionProtection } from "../../../../policy/rules/cloudtrail/log-deletion-protection";
import { stopLoggingAlarm } from "../../../../policy/rules/cloudtrail/stop-logging-alarm";
import { customerManagedKey } from "../../../../policy/rules/cloudtrail/customer-managed-key";
import { loggingEnabled } from "../../../../policy/rules/cloudtrail/logging-enabled";
import { multiRegion } from "../../../../policy/rules/cloudtrail/multi-region";
import type { Rule } from "../../../../policy/rule";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const EAST = { region: "us-east-1" };
const WEST = { region: "us-west-2" };

const trail = (inputs: Record<string, unknown> = {}, options: object = EAST) =>
  resource("aws:cloudtrail/trail:Trail", "trail", { s3BucketName: "elsewhere", ...inputs }, options);

const GRAPHS = { planned: graphOf, "at preview": previewOf };

/** The verdicts on switches: what is given, and what is said of it, the same in a plan and at preview. */
function says(rule: Rule, rows: [inputs: Record<string, unknown>, verdict: string, message?: RegExp][]): void {
  for (const [when, build] of Object.entries(GRAPHS)) {
    for (const [inputs, wanted, message] of rows) {
      it(`${wanted}: ${JSON.stringify(inputs, (_, value) => (typeof value === "symbol" ? "unknown" : value))}, ${when}`, () => {
        const [found] = judgementsOf(rule, build(trail(inputs)));
        assert.equal(found?.verdict, wanted);
        if (message && found.verdict === "violation") assert.match(found.message, message);
      });
    }
  }
  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:s3/bucket:Bucket", "b"))), {});
  });
}

describe("cloudtrail-multi-region", () => {
  says(multiRegion, [
    [{ isMultiRegionTrail: true }, "compliant"],
    [{ isMultiRegionTrail: true, includeGlobalServiceEvents: true }, "compliant"],
    [{ isMultiRegionTrail: false }, "violation", /records us-east-1 only/],
    [{}, "violation", /records us-east-1 only/],
    [{ isMultiRegionTrail: true, includeGlobalServiceEvents: false }, "violation", /does not record events of IAM/],
    [{ isMultiRegionTrail: unknown }, "undecided"],
    [{ isMultiRegionTrail: true, includeGlobalServiceEvents: unknown }, "undecided"],
  ]);
});

describe("cloudtrail-log-file-validation", () => {
  says(logFileValidation, [
    [{ enableLogFileValidation: true }, "compliant"],
    [{ enableLogFileValidation: false }, "violation", /writes no digest files/],
    [{}, "violation"],
    [{ enableLogFileValidation: unknown }, "undecided"],
  ]);

  it("is remediated", () => {
    assert.deepEqual(logFileValidation.remediate?.({}, {}), { enableLogFileValidation: true });
    assert.equal(logFileValidation.remediate?.({ enableLogFileValidation: true }, {}), undefined);
  });
});

describe("cloudtrail-logging-enabled", () => {
  says(loggingEnabled, [
    [{}, "compliant"],
    [{ enableLogging: true }, "compliant"],
    [{ enableLogging: false }, "violation", /disabled/],
    [{ enableLogging: unknown }, "undecided"],
  ]);
});

describe("cloudtrail-customer-managed-key", () => {
  const arn = (region: string) => `arn:aws:kms:${region}:123456789012:key/made-elsewhere`;
  says(customerManagedKey, [
    [{}, "violation", /has no KMS key/],
    [{ kmsKeyId: unknown }, "undecided"],
    [{ kmsKeyId: arn("us-east-1") }, "compliant"],
    [{ kmsKeyId: arn("us-west-2") }, "violation", /key is in us-west-2 and it is in us-east-1/],
    [{ kmsKeyId: "alias/audit" }, "undecided"],
  ]);

  for (const [when, build] of Object.entries(GRAPHS)) {
    it(`finds the key in the program, ${when}`, () => {
      for (const [place, wanted] of [
        [EAST, "compliant"],
        [WEST, "violation"],
      ] as const) {
        const key = resource("aws:kms/key:Key", "key", {}, place);
        assert.deepEqual(verdicts(customerManagedKey, build(key, trail({ kmsKeyId: key.output("arn") }))), {
          trail: wanted,
        });
      }
    });
  }
});

describe("cloudtrail-log-deletion-protection", () => {
  const DENY = { Effect: "Deny", Principal: "*", Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"], Resource: "*" };
  const bucket = () => resource("aws:s3/bucket:Bucket", "record", { bucket: "shop-record" }, EAST);
  const policy = (of: Fixture, statements: unknown) =>
    resource("aws:s3/bucketPolicy:BucketPolicy", "policy", {
      bucket: of.id,
      policy: typeof statements === "symbol" ? statements : JSON.stringify({ Statement: statements }),
    });
  const lock = (of: Fixture, mode: unknown) =>
    resource("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "lock", {
      bucket: of.id,
      rule: { defaultRetention: { mode, days: 30 } },
    });
  const judged = (build: typeof graphOf, beside: (of: Fixture) => Fixture[]) => {
    const record = bucket();
    return verdicts(logDeletionProtection, build(record, ...beside(record), trail({ s3BucketName: record.id })));
  };

  for (const [when, build] of Object.entries(GRAPHS)) {
    it(`accepts a policy that refuses everybody, ${when}`, () => {
      for (const statement of [
        DENY,
        { ...DENY, Action: "s3:Delete*" },
        { ...DENY, Principal: { AWS: "*" }, Action: "s3:*" },
      ])
        assert.deepEqual(
          judged(build, (of) => [policy(of, [statement])]),
          { trail: "compliant" },
        );
    });

    it(`accepts a lock, ${when}`, () => {
      assert.deepEqual(
        judged(build, (of) => [lock(of, "COMPLIANCE")]),
        { trail: "compliant" },
      );
    });

    it(`refuses what leaves a way, ${when}`, () => {
      for (const statements of [
        [],
        [{ ...DENY, Action: "s3:DeleteObject" }],
        [{ ...DENY, Effect: "Allow" }],
        [{ ...DENY, Principal: { AWS: "arn:aws:iam::123456789012:role/app" } }],
        [{ ...DENY, Condition: { Bool: { "aws:SecureTransport": "false" } } }],
      ])
        assert.deepEqual(
          judged(build, (of) => [policy(of, statements)]),
          { trail: "violation" },
        );
      assert.deepEqual(
        judged(build, () => []),
        { trail: "violation" },
      );
    });
  }

  it("is undecided on what cannot be read", () => {
    assert.deepEqual(
      judged(graphOf, (of) => [policy(of, unknown)]),
      { trail: "undecided" },
    );
    assert.deepEqual(
      judged(graphOf, (of) => [lock(of, unknown)]),
      { trail: "undecided" },
    );
    assert.deepEqual(verdicts(logDeletionProtection, graphOf(trail())), { trail: "undecided" });
    assert.deepEqual(verdicts(logDeletionProtection, graphOf(trail({ s3BucketName: unknown }))), {
      trail: "undecided",
    });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(logDeletionProtection, graphOf(bucket())), {});
  });
});

describe("cloudtrail-stop-logging-alarm", () => {
  const PATTERN = JSON.stringify({ source: ["aws.cloudtrail"], detail: { eventName: ["StopLogging"] } });
  const rule = (eventPattern: unknown = PATTERN, place = EAST) =>
    resource("aws:cloudwatch/eventRule:EventRule", "rule", { name: "stopped", eventPattern }, place);
  const target = (of: unknown) =>
    resource(
      "aws:cloudwatch/eventTarget:EventTarget",
      "target",
      { rule: of, arn: "arn:aws:sns:us-east-1:1:people" },
      EAST,
    );
  const filter = (pattern: unknown, place = EAST) =>
    resource(
      "aws:cloudwatch/logMetricFilter:LogMetricFilter",
      "filter",
      { pattern, metricTransformation: { name: "Stops", namespace: "Shop", value: "1" } },
      place,
    );
  const alarm = (metricName: string, place = EAST) =>
    resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", { metricName }, place);
  const COUNT = '{ $.eventName = "StopLogging" }';

  const judged = (build: typeof graphOf, ...beside: Fixture[]) => verdicts(stopLoggingAlarm, build(...beside, trail()));

  for (const [when, build] of Object.entries(GRAPHS)) {
    it(`accepts a rule with a target, ${when}`, () => {
      const stopped = rule();
      assert.deepEqual(judged(build, stopped, target(stopped.output("name"))), { trail: "compliant" });
    });

    it(`accepts a count with an alarm, ${when}`, () => {
      assert.deepEqual(judged(build, filter(COUNT), alarm("Stops")), { trail: "compliant" });
    });

    it(`refuses what notifies no one, ${when}`, () => {
      assert.deepEqual(judged(build), { trail: "violation" });
      assert.deepEqual(judged(build, rule()), { trail: "violation" });
      for (const inputs of [{ state: "DISABLED" }, { isEnabled: false }]) {
        const disabled = resource(
          "aws:cloudwatch/eventRule:EventRule",
          "rule",
          { name: "stopped", eventPattern: PATTERN, ...inputs },
          EAST,
        );
        assert.deepEqual(judged(build, disabled, target(disabled.output("name"))), { trail: "violation" });
      }
      const other = rule(JSON.stringify({ source: ["aws.backup"] }));
      assert.deepEqual(judged(build, other, target(other.output("name"))), { trail: "violation" });
      const away = rule(PATTERN, WEST);
      assert.deepEqual(judged(build, away, target(away.output("name"))), { trail: "violation" });
      assert.deepEqual(judged(build, filter(COUNT)), { trail: "violation" });
      assert.deepEqual(judged(build, filter(COUNT), alarm("Others")), { trail: "violation" });
      assert.deepEqual(judged(build, filter(COUNT), alarm("Stops", WEST)), { trail: "violation" });
    });
  }

  it("is undecided on what is not known", () => {
    const hidden = rule(unknown);
    assert.deepEqual(judged(graphOf, hidden, target(hidden.output("name"))), { trail: "undecided" });
    assert.deepEqual(judged(graphOf, rule(), target(unknown)), { trail: "undecided" });
    assert.deepEqual(judged(graphOf, filter(unknown)), { trail: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(stopLoggingAlarm, graphOf(alarm("Stops"))), {});
  });
});
