import assert from "node:assert/strict";
import { nameOf, planOf, SIDES, statementsOf, waitsFor, type Stack } from "../plans";
import { BARE, TUNED } from "../tuned";

const SUBNET = "aws:ec2:Subnet";

/** The ids of a new VPC's subnets of one kind, with the zone that each is in. */
function subnets(stack: Stack, kind: "Public" | "Private"): Map<string, string> {
  const found = stack.all(SUBNET).filter((s) => s.inputs["tags"].SubnetType === kind);
  return new Map(found.map((s) => [s.id!, s.inputs["availabilityZone"]]));
}

describe("a new network", () => {
  for (const side of SIDES) {
    it(`gives the ${side} a public and a private subnet in each of the settings' zones`, async () => {
      const stack = (await planOf("shipped"))[side];
      const zones = ["a", "b", "c"].map((letter) => stack.region + letter);
      assert.deepEqual([...subnets(stack, "Public").values()].sort(), zones);
      assert.deepEqual([...subnets(stack, "Private").values()].sort(), zones);
    });
  }

  it("puts the load balancer into the public and the instances into the private subnets of all zones", async () => {
    const { primary } = await planOf("shipped");
    const balancer = primary.one("aws:lb:LoadBalancer").inputs["subnets"] as string[];
    const group = primary.one("aws:autoscaling:Group").inputs["vpcZoneIdentifiers"] as string[];
    assert.deepEqual([...balancer].sort(), [...subnets(primary, "Public").keys()].sort());
    assert.deepEqual([...group].sort(), [...subnets(primary, "Private").keys()].sort());
  });

  it("reaches S3 and DynamoDB of its own region by endpoints in every route table", async () => {
    const { secondary } = await planOf("shipped");
    const endpoints = secondary.all("aws:ec2:VpcEndpoint");
    const services = endpoints.map((e) => e.inputs["serviceName"]).sort();
    assert.deepEqual(services, ["com.amazonaws.us-west-2.dynamodb", "com.amazonaws.us-west-2.s3"]);
    const tables = secondary.all("aws:ec2:RouteTable").map((t) => t.id);
    for (const { inputs } of endpoints) {
      assert.equal(inputs["vpcEndpointType"], "Gateway");
      assert.deepEqual([...inputs["routeTableIds"]].sort(), [...tables].sort());
    }
  });

  it("has as many NAT gateways as the settings say", async () => {
    const plans = [await planOf("shipped"), await planOf(TUNED), await planOf(BARE)];
    assert.deepEqual(
      plans.map(({ primary }) => primary.all("aws:ec2:NatGateway").length),
      [3, 1, 0],
    );
  });

  it("writes the smaller subnets after the larger ones, whichever they are, without a gap", async () => {
    const { primary } = await planOf(TUNED);
    const blocks = primary.all(SUBNET).map((s) => `${s.inputs["tags"].SubnetType} ${s.inputs["cidrBlock"]}`);
    assert.ok(blocks.includes("Public 10.10.0.0/20"), blocks.join(", "));
    assert.ok(blocks.includes("Private 10.10.16.0/24"), blocks.join(", "));
  });

  it("keeps the settings' block within reach of the other stack", async () => {
    const { primary, secondary } = await planOf("shipped");
    assert.equal(primary.outputs["vpcCidr"], "10.10.0.0/16");
    assert.equal(primary.one("aws:ec2:Vpc").inputs["cidrBlock"], "10.10.0.0/16");
    assert.equal(secondary.outputs["vpcCidr"], "10.20.0.0/16");
  });
});

describe("flow logs", () => {
  it("go to a log group that expires, by a role that may write to that group alone and exists with its policy before", async () => {
    const { primary } = await planOf(TUNED);
    const log = primary.one("aws:ec2:FlowLog");
    const group = primary.one("aws:cloudwatch:LogGroup", "storefront-flow");
    const policy = primary.one("aws:iam:RolePolicy", "storefront-flow");
    const role = primary.one("aws:iam:Role", "storefront-flow");
    assert.equal(log.inputs["vpcId"], primary.one("aws:ec2:Vpc").id);
    assert.deepEqual([log.inputs["trafficType"], log.inputs["maxAggregationInterval"]], ["REJECT", 600]);
    assert.equal(log.inputs["logDestination"], group.outputs["arn"]);
    assert.equal(log.inputs["iamRoleArn"], role.outputs["arn"]);
    assert.equal(group.inputs["retentionInDays"], 14);
    assert.ok(waitsFor(log, policy));
    assert.equal(policy.inputs["role"], role.id);

    const [trust] = statementsOf(JSON.stringify(role.inputs["assumeRolePolicy"]));
    assert.deepEqual(trust!["Principal"], { Service: "vpc-flow-logs.amazonaws.com" });
    const [grant] = statementsOf(policy.inputs["policy"]);
    const arn = group.outputs["arn"];
    assert.deepEqual(grant!["Resource"], [arn, `${arn}:*`]);
    for (const action of ["logs:CreateLogStream", "logs:PutLogEvents"]) assert.ok(grant!["Action"].includes(action));
  });

  it("have every connection, by the minute, where the settings want full monitoring", async () => {
    const { primary } = await planOf({ shared: { monitoring: { level: "full" } } });
    const { inputs } = primary.one("aws:ec2:FlowLog");
    assert.deepEqual([inputs["trafficType"], inputs["maxAggregationInterval"]], ["ALL", 60]);
  });

  it("and endpoints can be left out", async () => {
    const { primary } = await planOf(BARE);
    for (const type of ["aws:ec2:FlowLog", "aws:ec2:VpcEndpoint"]) assert.deepEqual(primary.all(type), []);
    assert.ok(!primary.all("aws:cloudwatch:LogGroup").some(({ urn }) => urn.endsWith("-flow")));
  });
});

describe("an existing network", () => {
  /** Which security groups the stores of a side bring; backups are tried in the region that does not write. */
  const ofStores = {
    primary: ["storefront-ledger-database", "storefront-orders-database", "storefront-orders-fenced"],
    secondary: [
      "storefront-ledger-database",
      "storefront-orders-database",
      "storefront-orders-fenced",
      "storefront-restore",
    ],
  };
  /** The databases' groups of subnets, and the one that restores are tried in. */
  const subnetGroups = {
    primary: ["storefront-ledger", "storefront-orders"],
    secondary: ["storefront-ledger", "storefront-orders", "storefront-restore"],
  };

  for (const [side, first] of [["primary", 10] as const, ["secondary", 20] as const])
    it(`is used by its ids, each subnet for what the settings give it, and nothing is added to it (${side})`, async () => {
      const stack = (await planOf("warm-standby-existing-vpc"))[side];
      const ids = (kind: number) => [0, 1, 2].map((i) => `subnet-0000000000000${first}${kind}${i}`);
      const vpcs = stack.resources.filter((r) =>
        /:ec2\/(vpc|subnet|route|natGateway|vpcEndpoint|flowLog)/.test(r.type),
      );
      assert.deepEqual(vpcs, []);
      const zones = stack.one("holdfast:network:Network").outputs["subnetAvailabilityZones"];
      const letters = ["a", "b", "c"].entries();
      const declared = [...letters].flatMap(([i, zone]) => [1, 2].map((kind) => [ids(kind)[i], stack.region + zone]));
      assert.deepEqual(zones, Object.fromEntries(declared));
      assert.deepEqual(stack.one("aws:lb:LoadBalancer").inputs["subnets"], ids(1));
      assert.deepEqual(stack.one("aws:autoscaling:Group").inputs["vpcZoneIdentifiers"], ids(2));
      const databases = stack.all("aws:rds:SubnetGroup");
      assert.deepEqual(databases.map(nameOf).sort(), subnetGroups[side]);
      for (const group of databases) assert.deepEqual(group.inputs["subnetIds"], ids(2));
      const groups = stack.all("aws:ec2:SecurityGroup");
      assert.deepEqual(groups.map(nameOf).sort(), ["storefront", ...ofStores[side], "storefront-users"]);
      for (const place of [stack.one("aws:lb:TargetGroup"), ...groups])
        assert.equal(place.inputs["vpcId"], `vpc-0000000000000${first}00`);
    });
});
