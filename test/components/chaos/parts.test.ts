import assert from "node:assert/strict";
import fc from "fast-check";
import { functionExtension } from "../../../components/functions/faults";
import { ARNS_PER_TARGET, inPieces, isoDuration } from "../../../components/chaos/fis";
import { stopAlarms } from "../../../components/chaos/stop-alarms";
import type { Settings } from "../../../components/config/parse";
import type { Raised } from "../../../components/observability/alerts";

/** An alarm as far as stopping looks at it; its ARN is its key. */
function raised(key: string, severity: string, group: string, namespace = "AWS/ApplicationELB"): Raised {
  return { key, spec: { severity, group, namespace }, alarm: { arn: key } } as unknown as Raised;
}

describe("what stops an experiment", () => {
  it("is an alarm about users, and no other where there is one", () => {
    const all = [
      raised("lag", "critical", "stores"),
      raised("errors", "critical", "service"),
      raised("cpu", "warning", "service"),
    ];
    assert.deepEqual(stopAlarms(all, "us-east-1"), ["errors"]);
  });

  it("is else another critical one, never one of the trail", () => {
    const all = [raised("trail", "critical", "audit"), raised("lag", "critical", "stores")];
    assert.deepEqual(stopAlarms(all, "us-east-1"), ["lag"]);
  });

  it("is at most five", () => {
    const all = ["1", "2", "3", "4", "5", "6"].map((key) => raised(key, "critical", "service"));
    assert.equal(stopAlarms(all, "us-east-1").length, 5);
  });

  it("is a health check's alarm in us-east-1 alone", () => {
    const all = [raised("endpoint", "critical", "service", "AWS/Route53"), raised("errors", "critical", "service")];
    assert.deepEqual(stopAlarms(all, "us-east-1"), ["endpoint", "errors"]);
    assert.deepEqual(stopAlarms(all, "us-west-2"), ["errors"]);
  });

  it("is required: without one no experiment is made", () => {
    assert.throws(
      () => stopAlarms([raised("cpu", "warning", "service")], "us-east-1"),
      /every experiment needs one as its stop condition/,
    );
  });
});

describe("the parts of a template", () => {
  it("writes durations as FIS does", () => {
    assert.deepEqual([60, 600, 90, 43200].map(isoDuration), ["PT1M", "PT10M", "PT90S", "PT720M"]);
  });

  it("keeps every ARN, in order, in targets that FIS takes", () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), (arns) => {
        const pieces = inPieces(arns);
        assert.deepEqual(pieces.flat(), arns);
        for (const piece of pieces) assert.ok(piece.length > 0 && piece.length <= ARNS_PER_TARGET);
      }),
    );
  });
});

describe("a function's extension", () => {
  const layer = { primary: "arn:a", secondary: "arn:b" };
  const settings = (functionErrors: object | undefined) =>
    ({
      workload: { name: "shop", account: "123456789012", regions: { primary: "us-east-1", secondary: "us-west-2" } },
      functions: { worker: { code: "sample-worker" }, mail: { code: { image: {} } } },
      experiments: { faults: { functionErrors } },
    }) as unknown as Settings;

  it("is AWS's layer of the region, configured with FIS's bucket", () => {
    const found = functionExtension(settings({ layer }), "secondary", "worker")!;
    assert.deepEqual(found.layers, ["arn:b"]);
    assert.deepEqual(found.environment, {
      AWS_FIS_CONFIGURATION_LOCATION: "arn:aws:s3:::shop-123456789012-us-west-2-faults/functions/",
      AWS_LAMBDA_EXEC_WRAPPER: "/opt/aws-fis/bootstrap",
    });
    assert.equal(found.statements.length, 2);
  });

  it("is in no function that should not fail", () => {
    assert.equal(functionExtension(settings(undefined), "primary", "worker"), undefined);
    assert.equal(functionExtension(settings({ layer, functions: ["other"] }), "primary", "worker"), undefined);
    assert.equal(functionExtension(settings({ layer }), "primary", "mail"), undefined);
  });
});
