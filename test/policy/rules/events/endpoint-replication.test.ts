import assert from "node:assert/strict";
import { endpointReplication } from "../../../../policy/rules/events/endpoint-replication";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { endpoint } from "./fixtures";

const BUILDS = { planned: graphOf, "at preview": previewOf };

describe("events-endpoint-replication", () => {
  const rule = endpointReplication;
  const role = resource("aws:iam/role:Role", "replication");

  for (const [when, build] of Object.entries(BUILDS)) {
    const judged = (inputs: Record<string, unknown>) => verdicts(rule, build(role, endpoint(inputs)))["both"];

    it(`accepts one with a role, by what AWS does too, ${when}`, () => {
      assert.equal(judged({ replicationConfig: { state: "ENABLED" }, roleArn: role.output("arn") }), "compliant");
      assert.equal(judged({ roleArn: role.output("arn") }), "compliant");
    });

    it(`refuses one that is off, or has no role, ${when}`, () => {
      assert.equal(judged({ replicationConfig: { state: "DISABLED" }, roleArn: role.output("arn") }), "violation");
      assert.equal(judged({ replicationConfig: { state: "ENABLED" } }), "violation");
    });
  }

  it("names what is wrong", () => {
    const of = (inputs: object) => judgementsOf(rule, graphOf(endpoint({ ...inputs })))[0];
    const [off, alone] = [of({ replicationConfig: { state: "DISABLED" } }), of({})];
    assert.equal(off?.verdict === "violation" && off.property, "replicationConfig.state");
    assert.equal(alone?.verdict === "violation" && alone.property, "roleArn");
  });

  it("is undecided on what is unknown, and ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(endpoint({ replicationConfig: { state: unknown } }))), {
      both: "undecided",
    });
    assert.deepEqual(verdicts(rule, graphOf(role)), {});
  });
});
