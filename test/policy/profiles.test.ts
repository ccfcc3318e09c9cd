import assert from "node:assert/strict";
import { parsePackConfig, PackConfigError } from "../../policy/config";
import { isMultiRegion, levelIn, PROFILES } from "../../policy/profiles";
import { rules } from "../../policy/rules";

const of = (id: string, severity: "high" | "medium" | "low" = "high") =>
  Object.fromEntries(PROFILES.map((profile) => [profile, levelIn(profile, { id, severity })]));

describe("profiles", () => {
  it("refuse more from baseline to strict", () => {
    assert.deepEqual(of("rds-backup-retention"), {
      ...{ baseline: "mandatory", recommended: "mandatory", strict: "mandatory", "multi-region": "mandatory" },
    });
    assert.deepEqual(of("elb-target-group-cross-zone", "medium"), {
      ...{ baseline: "advisory", recommended: "mandatory", strict: "mandatory", "multi-region": "mandatory" },
    });
    assert.deepEqual(of("lambda-log-retention", "low"), {
      ...{ baseline: "disabled", recommended: "advisory", strict: "mandatory", "multi-region": "advisory" },
    });
  });

  it("only advise encryption, and alarms that may be elsewhere, but in strict", () => {
    for (const id of [
      "sns-topic-encrypted",
      "rds-storage-encrypted",
      "lambda-errors-alarm",
      "elb-load-balancer-cross-zone",
    ])
      assert.deepEqual(of(id, "medium"), {
        ...{ baseline: "advisory", recommended: "advisory", strict: "mandatory", "multi-region": "advisory" },
      });
  });

  it("ask nothing of a second Region in baseline, and all of it in multi-region", () => {
    assert.deepEqual(of("s3-cross-region-copy"), {
      ...{ baseline: "disabled", recommended: "mandatory", strict: "mandatory", "multi-region": "mandatory" },
    });
    assert.deepEqual(of("route53-record-checked-from-outside", "low"), {
      ...{ baseline: "disabled", recommended: "advisory", strict: "mandatory", "multi-region": "mandatory" },
    });
    const abroad = rules.filter(isMultiRegion).map(({ id }) => id);
    assert.ok(abroad.length > 25, abroad.join());
    for (const id of ["rds-multi-az", "ec2-instances-multiple-az"]) assert.ok(!abroad.includes(id));
  });

  it("are chosen by the configuration, and overridden by a rule's own level", () => {
    const { levels } = parsePackConfig({ profile: "baseline", "s3-cross-region-copy": "mandatory" }, rules);
    assert.equal(levels["s3-cross-region-copy"], "mandatory");
    assert.equal(levels["dynamodb-cross-region-copy"], "disabled");
    assert.equal(parsePackConfig({}, rules).levels["route53-accelerated-recovery"], "disabled");
    assert.throws(
      () => parsePackConfig({ profile: "recomended" }, rules),
      (error) => error instanceof PackConfigError && /is no profile \(did you mean recommended\?\)/.test(error.message),
    );
  });
});
