import assert from "node:assert/strict";
import { gatewayEndpointRouted as rule } from "../../../../policy/rules/vpc/gateway-endpoint-routed";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const table = resource("aws:ec2/routeTable:RouteTable", "table");
const endpoint = (inputs: Record<string, unknown> = {}, options = {}): Fixture =>
  resource("aws:ec2/vpcEndpoint:VpcEndpoint", "s3", { serviceName: "com.amazonaws.us-east-1.s3", ...inputs }, options);
const association = (of: unknown): Fixture =>
  resource("aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation", "association", {
    vpcEndpointId: of,
    routeTableId: table.id,
  });
const verdictOf = (...fixtures: Fixture[]) => verdicts(rule, graphOf(table, ...fixtures)).s3;

describe("vpc-gateway-endpoint-routed", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts an endpoint in a route table, ${when}, by its own argument or an association`, () => {
      const one = endpoint();
      assert.equal(verdicts(rule, build(table, endpoint({ routeTableIds: [table.id] }))).s3, "compliant");
      assert.equal(verdicts(rule, build(table, one, association(one.id))).s3, "compliant");
    });

    it(`refuses one in none, ${when}, and says where its traffic goes`, () => {
      for (const routeTableIds of [undefined, []]) {
        const [found] = judgementsOf(rule, build(table, endpoint({ routeTableIds, vpcEndpointType: "Gateway" })));
        assert.equal(found?.verdict, "violation");
        assert.equal(found.property, "routeTableIds");
        assert.deepEqual(found.actual, routeTableIds);
        assert.equal(
          found.message,
          "It is in no route table: traffic to com.amazonaws.us-east-1.s3 goes through the NAT gateways, is " +
            "billed, and fails with them.",
        );
      }
    });
  }

  it("refuses one that the program gave no route table, though the preview can't foresee AWS's answer", () => {
    assert.equal(verdictOf(endpoint({}, { outputs: { routeTableIds: unknown } })), "violation");
  });

  it("honours what AWS answers", () => {
    assert.equal(verdictOf(endpoint({}, { outputs: { routeTableIds: ["rtb-1"] } })), "compliant");
  });

  it("does not take another endpoint's association for its own", () => {
    const other = resource("aws:ec2/vpcEndpoint:VpcEndpoint", "other", { vpcEndpointType: "Interface" });
    assert.equal(verdictOf(other, endpoint(), association(other.id)), "violation");
  });

  it("is undecided on unknown route tables, an unknown type and an association that may be its", () => {
    assert.equal(verdictOf(endpoint({ routeTableIds: unknown })), "undecided");
    assert.equal(verdictOf(endpoint({ vpcEndpointType: unknown, routeTableIds: [] })), "undecided");
    const [found] = judgementsOf(rule, previewOf(table, endpoint(), association(unknown)));
    assert.equal(found?.verdict, "undecided");
    assert.match(found.reason, /Whether association belongs to it/);
    assert.equal(verdictOf(endpoint({ routeTableIds: [unknown] })), "compliant");
  });

  it("is not applicable to other endpoints, and ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(table, endpoint({ vpcEndpointType: "Interface" }))), {
      s3: "notApplicable",
    });
  });
});
