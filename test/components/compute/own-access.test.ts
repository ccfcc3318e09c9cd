import assert from "node:assert/strict";
import { permissions, inbound } from "../../../components/config/schema/compute-access";
import { planOf, type Stack } from "../plans";

const SES = "arn:aws:iam::aws:policy/AmazonSESFullAccess";
const STATEMENTS = [{ actions: ["ses:SendEmail"], resources: ["*"] }];
const OWN = {
  permissions: { managedPolicies: [SES], statements: STATEMENTS },
  inbound: {
    metrics: { from: "10.0.0.0/8", port: 9100 },
    peer: { from: "sg-0a1b2c3d4e5f60718", port: 7000, protocol: "udp" },
  },
};

describe("what the service is allowed of its own", () => {
  let primary: Stack;
  before(async () => {
    ({ primary } = await planOf({ primary: { compute: OWN } }, "serving"));
  });

  it("is attached to its role: managed policies, and one of its statements", () => {
    const role = primary.one("aws:iam:Role", "storefront").outputs["name"];
    const attached = primary.all("aws:iam:RolePolicyAttachment").filter(({ inputs }) => inputs["role"] === role);
    const own = primary.one("aws:iam:Policy", "storefront-own");
    const arns = attached.map(({ inputs }) => inputs["policyArn"]);
    assert.ok(arns.includes(SES) && arns.includes(own.outputs["arn"]));
    assert.deepEqual(JSON.parse(own.inputs["policy"]).Statement, [
      { Effect: "Allow", Action: ["ses:SendEmail"], Resource: "*" },
    ]);
  });

  it("is allowed by its security group, beside what comes from the load balancer", () => {
    const group = primary.one("aws:ec2:SecurityGroup", "storefront").id;
    const rules = primary
      .all("aws:vpc:SecurityGroupIngressRule")
      .filter(({ inputs }) => inputs["securityGroupId"] === group);
    const said = rules.map(({ inputs }) => [
      inputs["cidrIpv4"] ?? inputs["referencedSecurityGroupId"],
      inputs["ipProtocol"],
      inputs["fromPort"],
      inputs["toPort"],
    ]);
    assert.deepEqual(
      said.filter(([, , port]) => port !== 8080),
      [
        ["10.0.0.0/8", "tcp", 9100, 9100],
        ["sg-0a1b2c3d4e5f60718", "udp", 7000, 7000],
      ],
    );
    assert.equal(rules.length, 3);
  });

  const BAD: [what: string, schema: { safeParse(value: unknown): { success: boolean } }, value: unknown][] = [
    ["a policy by its name", permissions, { managedPolicies: ["AmazonSESFullAccess"] }],
    ["a policy twice", permissions, { managedPolicies: [SES, SES] }],
    ["every action", permissions, { statements: [{ actions: ["*"], resources: ["*"] }] }],
    ["no resource", permissions, { statements: [{ actions: ["ses:SendEmail"], resources: [] }] }],
    ["a host name as a source", inbound, { metrics: { from: "example.com", port: 9100 } }],
    ["port 0", inbound, { metrics: { from: "10.0.0.0/8", port: 0 } }],
  ];
  for (const [what, schema, value] of BAD)
    it(`refuses ${what}`, () => {
      assert.equal(schema.safeParse(value).success, false);
    });
});
