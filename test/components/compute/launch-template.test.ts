import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { planOf, SIDES, waitsFor, type Stack } from "../plans";
import { BARE, FIXTURES, TUNED } from "../tuned";

const TEMPLATE = "aws:ec2:LaunchTemplate";
const FLEETS = ["shipped", "warm-standby-fixed-fleet"];

/** The one group that instances are in. */
function instancesGroup(stack: Stack) {
  return stack.one("aws:ec2:SecurityGroup", "storefront");
}

describe("a launch template", () => {
  for (const variant of FLEETS) {
    it(`gives out metadata by IMDSv2 only, and to the instance alone (${variant})`, async () => {
      const { inputs } = (await planOf(variant)).primary.one(TEMPLATE);
      assert.deepEqual(inputs["metadataOptions"], {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
      });
    });
  }

  it("encrypts the root volume and lets it go with its instance", async () => {
    const [volume, ...others] = (await planOf(TUNED)).primary.one(TEMPLATE).inputs["blockDeviceMappings"];
    assert.deepEqual(others, []);
    assert.deepEqual(volume.ebs, {
      volumeSize: 20,
      volumeType: "gp3",
      encrypted: "true",
      deleteOnTermination: "true",
    });
  });

  it("takes image and instance type from the settings and has metrics every minute", async () => {
    const [shipped, tuned] = [await planOf("shipped"), await planOf(TUNED)].map((p) => p.primary.one(TEMPLATE).inputs);
    assert.match(shipped!["imageId"], /^resolve:ssm:\/aws\/service\/ami-amazon-linux-latest\/.*arm64$/);
    assert.equal(tuned!["imageId"], "ami-0a1b2c3d4e5f60718");
    assert.equal(shipped!["instanceType"], "m7g.large");
    assert.deepEqual(shipped!["monitoring"], { enabled: true });
  });

  it("hands over the user's own user data byte for byte, compressed as it is", async () => {
    const { inputs } = (await planOf(TUNED)).primary.one(TEMPLATE);
    assert.deepEqual(Buffer.from(inputs["userData"], "base64"), readFileSync(FIXTURES.userData));
  });

  it("marks instances and volumes, which a provider's default tags do not reach", async () => {
    const { inputs } = (await planOf("shipped")).primary.one(TEMPLATE);
    const marked = inputs["tagSpecifications"].map((spec: any) => [spec.resourceType, spec.tags.Name]);
    assert.deepEqual(marked, [
      ["instance", "storefront"],
      ["volume", "storefront"],
    ]);
  });

  it("lets instances be reached through Session Manager and do nothing else", async () => {
    const { primary } = await planOf("shipped");
    const profile = primary.one("aws:iam:InstanceProfile");
    const role = primary.one("aws:iam:Role", "storefront");
    const grants = primary.all("aws:iam:RolePolicyAttachment").filter((a) => a.inputs["role"] === role.outputs["name"]);
    assert.deepEqual(primary.one(TEMPLATE).inputs["iamInstanceProfile"], { arn: profile.outputs["arn"] });
    assert.equal(profile.inputs["role"], role.outputs["name"]);
    const [grant] = grants;
    assert.equal(grants.length, 1);
    assert.equal(grant!.inputs["policyArn"], "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore");
    assert.ok(waitsFor(profile, grant!));
    const inline = primary.all("aws:iam:RolePolicy").filter((p) => p.inputs["role"] === role.id);
    assert.deepEqual(inline, []);
    assert.equal(role.inputs["assumeRolePolicy"].Statement[0].Principal.Service, "ec2.amazonaws.com");
  });

  it("lets in the load balancer on the service's port and nobody else", async () => {
    for (const [variant, port] of [["shipped", 8080] as const, [TUNED, 9000] as const, [BARE, 8080] as const]) {
      const { primary } = await planOf(variant);
      const group = instancesGroup(primary);
      assert.deepEqual(primary.one(TEMPLATE).inputs["vpcSecurityGroupIds"], [group.id]);
      const rules = primary
        .all("aws:vpc:SecurityGroupIngressRule")
        .filter((r) => r.inputs["securityGroupId"] === group.id);
      assert.equal(rules.length, 1);
      const { referencedSecurityGroupId, fromPort, toPort, ipProtocol, cidrIpv4 } = rules[0]!.inputs;
      assert.equal(referencedSecurityGroupId, primary.one("aws:ec2:SecurityGroup", "storefront-users").id);
      assert.deepEqual([fromPort, toPort, ipProtocol, cidrIpv4], [port, port, "tcp", undefined]);
    }
  });

  it("lets instances out, or a new one could not reach Session Manager", async () => {
    const pair = await planOf("shipped");
    for (const side of SIDES) {
      const rule = pair[side].one("aws:vpc:SecurityGroupEgressRule", "storefront");
      assert.equal(rule.inputs["securityGroupId"], instancesGroup(pair[side]).id);
      assert.deepEqual([rule.inputs["ipProtocol"], rule.inputs["cidrIpv4"]], ["-1", "0.0.0.0/0"]);
    }
  });
});
