import assert from "node:assert/strict";
import { clusterMultipleAz as eksCluster } from "../../../policy/rules/eks/cluster-multiple-az";
import { multipleAz as msk } from "../../../policy/rules/msk/multiple-az";
import { multipleAz as firewall } from "../../../policy/rules/networkfirewall/multiple-az";
import { proxyMultipleAz } from "../../../policy/rules/rds/proxy-multiple-az";
import { interfaceEndpointMultipleAz } from "../../../policy/rules/vpc/interface-endpoint-multiple-az";
import { transitGatewayAttachmentMultipleAz } from "../../../policy/rules/vpc/transit-gateway-attachment-multiple-az";
import type { Rule } from "../../../policy/rule";
import { graphOf, resource, verdicts } from "../fixtures";

/** The zones that AWS itself guarantees for distinct subnets: one for each, or two for two and more. */
const GUARANTEED: readonly (readonly [
  rule: Rule,
  inputs: (ids: readonly string[]) => Record<string, unknown>,
  zones: "each" | 2,
])[] = [
  [eksCluster, (subnetIds) => ({ vpcConfig: { subnetIds } }), 2],
  [proxyMultipleAz, (vpcSubnetIds) => ({ vpcSubnetIds }), 2],
  [msk, (clientSubnets) => ({ brokerNodeGroupInfo: { clientSubnets } }), "each"],
  [firewall, (ids) => ({ subnetMappings: ids.map((subnetId) => ({ subnetId })) }), "each"],
  [transitGatewayAttachmentMultipleAz, (subnetIds) => ({ subnetIds }), "each"],
  [interfaceEndpointMultipleAz, (subnetIds) => ({ vpcEndpointType: "Interface", subnetIds }), "each"],
];

describe("zones that AWS guarantees for subnets that were made elsewhere", () => {
  for (const [rule, inputs, zones] of GUARANTEED) {
    const judged = (subnets: number, minimumZones: number) => {
      const ids = Array.from({ length: subnets }, (_, i) => `subnet-${i}`);
      const one = resource(rule.types[0]!, "one", inputs(ids), { region: "us-east-1" });
      return verdicts(rule, graphOf(one), { minimumZones })["one"];
    };

    it(`${rule.id}: ${zones === 2 ? "two for two and more" : "one for each"}`, () => {
      assert.equal(judged(2, 2), "compliant");
      assert.notEqual(judged(1, 2), "compliant");
      assert.equal(judged(3, 3) === "compliant", zones === "each");
      assert.notEqual(judged(2, 3), "compliant");
    });
  }
});
