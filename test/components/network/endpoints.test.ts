import assert from "node:assert/strict";
import { EVERYTHING_CONTAINERS } from "../../support/containers";
import { planOf } from "../plans";

describe("a network without a NAT gateway", () => {
  it("has the endpoints that its settings name in every zone, reached from the VPC alone", async () => {
    const { primary } = await planOf(EVERYTHING_CONTAINERS, "serving");
    const endpoints = primary
      .all("aws:ec2:VpcEndpoint")
      .filter(({ inputs }) => inputs["vpcEndpointType"] === "Interface");
    assert.equal(endpoints.length, 10);
    const [group] = endpoints[0]!.inputs["securityGroupIds"];
    for (const { inputs } of endpoints) {
      assert.equal(inputs["subnetIds"].length, 3);
      assert.equal(inputs["privateDnsEnabled"], true);
      assert.match(inputs["serviceName"], /^com\.amazonaws\.us-east-1\./);
    }
    const rule = primary.where("aws:vpc:SecurityGroupIngressRule", "securityGroupId", group).inputs;
    assert.deepEqual([rule["cidrIpv4"], rule["fromPort"]], ["10.10.0.0/16", 443]);
    assert.equal(primary.all("aws:ec2:NatGateway").length, 0);
  });
});
