import assert from "node:assert/strict";
import { reservedConcurrency } from "../../../../policy/rules/lambda/reserved-concurrency";
import { runtimeSupported } from "../../../../policy/rules/lambda/runtime-supported";
import { vpcMultipleAz } from "../../../../policy/rules/lambda/vpc-multiple-az";
import { RUNTIME_DEPRECATIONS } from "../../../../facts/lambda";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { lambda, OTHER } from "./functions";

describe("lambda-reserved-concurrency", () => {
  const of = (inputs: Record<string, unknown>) => verdicts(reservedConcurrency, graphOf(lambda(inputs))).worker;

  it("refuses 0, with which a function runs not once", () => {
    const [found] = judgementsOf(reservedConcurrency, graphOf(lambda({ reservedConcurrentExecutions: 0 })));
    assert.equal(found?.verdict, "violation");
    assert.equal(found.property, "reservedConcurrentExecutions");
    assert.equal(found.message, "Every invocation of it is throttled.");
  });

  it("accepts any other, none, and the provider's -1", () => {
    for (const inputs of [{}, { reservedConcurrentExecutions: 1 }, { reservedConcurrentExecutions: -1 }])
      assert.equal(of(inputs), "compliant");
  });

  it("is undecided on an unknown one, and ignores other types", () => {
    assert.equal(of({ reservedConcurrentExecutions: unknown }), "undecided");
    assert.deepEqual(verdicts(reservedConcurrency, graphOf(OTHER)), {});
  });
});

describe("lambda-runtime-supported", () => {
  const of = (runtime: unknown, settings = {}) =>
    verdicts(runtimeSupported, graphOf(lambda({ runtime })), settings).worker;

  it("refuses a runtime whose day is over, and says which day", () => {
    const [found] = judgementsOf(runtimeSupported, graphOf(lambda({ runtime: "nodejs18.x" })));
    assert.equal(found?.verdict, "violation");
    assert.match(found.message, /^Lambda deprecates nodejs18\.x on 2025-09-01: from then on it gets no patches/);
  });

  it("accepts what AWS will deprecate later, and what is newer than the table", () => {
    for (const runtime of ["python3.14", "nodejs26.x", "constructor"]) assert.equal(of(runtime), "compliant");
  });

  it("refuses it before its day, by as many days as the setting says", () => {
    const later = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    const [runtime, day] = Object.entries(RUNTIME_DEPRECATIONS.data).find(([, when]) => when > later)!;
    const left = Math.ceil((Date.parse(day) - Date.now()) / 86_400_000);
    assert.equal(of(runtime, { noticeDays: left }), "violation");
    assert.equal(of(runtime, { noticeDays: left - 2 }), "compliant");
  });

  it("is not applicable to a container image, is undecided on an unknown runtime, and ignores other types", () => {
    assert.deepEqual(verdicts(runtimeSupported, graphOf(lambda({ packageType: "Image" }))), {
      worker: "notApplicable",
    });
    assert.equal(of(unknown), "undecided");
    assert.deepEqual(verdicts(runtimeSupported, graphOf(OTHER)), {});
  });

  it("has whole days", () => {
    for (const day of Object.values(RUNTIME_DEPRECATIONS.data))
      assert.equal(new Date(day).toISOString().slice(0, 10), day);
  });
});

describe("lambda-vpc-multiple-az", () => {
  const subnet = (name: string, availabilityZone: unknown) =>
    resource("aws:ec2/subnet:Subnet", name, { availabilityZone });
  const [a, b, alsoA] = [subnet("a", "us-east-1a"), subnet("b", "us-east-1b"), subnet("also-a", "us-east-1a")];
  const within = (...subnetIds: unknown[]) => lambda({ vpcConfig: { subnetIds, securityGroupIds: ["sg-1"] } });

  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts subnets of two zones, refuses those of one and says what that takes, ${when}`, () => {
      assert.deepEqual(verdicts(vpcMultipleAz, build(a, b, within(a.id, b.id))), { worker: "compliant" });
      const [found] = judgementsOf(vpcMultipleAz, build(a, alsoA, within(a.id, alsoA.id)));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "vpcConfig.subnetIds");
      assert.equal(
        found.message,
        "It has subnets in 1 Availability Zone (us-east-1a), fewer than 2: the loss of us-east-1a takes the function.",
      );
    });
  }

  it("asks for as many as its setting says", () => {
    assert.deepEqual(verdicts(vpcMultipleAz, graphOf(a, b, within(a.id, b.id)), { minimumZones: 3 }), {
      worker: "violation",
    });
  });

  it("is not applicable to a function without a VPC, also one whose vpcConfig is empty", () => {
    for (const one of [lambda(), lambda({ vpcConfig: { subnetIds: [], securityGroupIds: [] } })])
      assert.deepEqual(verdicts(vpcMultipleAz, graphOf(one)), { worker: "notApplicable" });
  });

  it("is undecided on unknown subnets, zones and VPCs", () => {
    for (const one of [lambda({ vpcConfig: unknown }), lambda({ vpcConfig: { subnetIds: unknown } })])
      assert.deepEqual(verdicts(vpcMultipleAz, graphOf(one)), { worker: "undecided" });
    const later = subnet("later", unknown);
    assert.deepEqual(verdicts(vpcMultipleAz, graphOf(a, later, within(a.id, later.id))), { worker: "undecided" });
  });
});
