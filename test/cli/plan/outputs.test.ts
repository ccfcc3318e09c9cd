import assert from "node:assert/strict";
import fc from "fast-check";
import { mockOf } from "../../../cli/plan/outputs";
import { urnOf } from "../../../cli/plan/recorded";

const PLACE = { region: "us-west-2", account: "111122223333" };

function make(type: string, inputs: Record<string, unknown> = {}, name = "web", stack = "primary") {
  const urn = urnOf({ organization: "organization", project: "shop", stack }, type, name);
  return mockOf({ urn, type, name, inputs, place: PLACE, additionalSecretOutputs: [] });
}

/** The form of the id of each type, as AWS gives them. */
const IDS: [type: string, inputs: Record<string, unknown>, form: RegExp][] = [
  ["aws:ec2/vpc:Vpc", {}, /^vpc-0[0-9a-f]{16}$/],
  ["aws:ec2/subnet:Subnet", {}, /^subnet-0[0-9a-f]{16}$/],
  ["aws:ec2/securityGroup:SecurityGroup", {}, /^sg-0[0-9a-f]{16}$/],
  ["aws:ec2/launchTemplate:LaunchTemplate", {}, /^lt-0[0-9a-f]{16}$/],
  ["aws:ec2/instance:Instance", {}, /^i-0[0-9a-f]{16}$/],
  ["aws:ec2/natGateway:NatGateway", {}, /^nat-0[0-9a-f]{16}$/],
  ["aws:ec2/eip:Eip", {}, /^eipalloc-0[0-9a-f]{16}$/],
  ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {}, /^sgr-0[0-9a-f]{16}$/],
  [
    "aws:lb/loadBalancer:LoadBalancer",
    {},
    /^arn:aws:elasticloadbalancing:us-west-2:111122223333:loadbalancer\/app\/web-[0-9a-f]{7}\/[0-9a-f]{16}$/,
  ],
  [
    "aws:lb/loadBalancer:LoadBalancer",
    { loadBalancerType: "network" },
    /:loadbalancer\/net\/web-[0-9a-f]{7}\/[0-9a-f]{16}$/,
  ],
  ["aws:lb/targetGroup:TargetGroup", { name: "mine" }, /:targetgroup\/mine\/[0-9a-f]{16}$/],
  [
    "aws:lb/listener:Listener",
    { loadBalancerArn: "arn:aws:elasticloadbalancing:us-west-2:111122223333:loadbalancer/app/x/0123456789abcdef" },
    /^arn:aws:elasticloadbalancing:us-west-2:111122223333:listener\/app\/x\/0123456789abcdef\/[0-9a-f]{16}$/,
  ],
  [
    "aws:acm/certificate:Certificate",
    { domainName: "a.example.com" },
    /^arn:aws:acm:us-west-2:111122223333:certificate\/[0-9a-f-]{36}$/,
  ],
  ["aws:autoscaling/group:Group", {}, /^web-[0-9a-f]{7}$/],
  ["aws:s3/bucket:Bucket", {}, /^web-[0-9a-f]{7}$/],
  ["aws:s3/bucket:Bucket", { bucket: "mine" }, /^mine$/],
  ["aws:cloudwatch/metricAlarm:MetricAlarm", {}, /^web-[0-9a-f]{7},us-west-2$/],
  ["aws:iam/role:Role", { namePrefix: "web-" }, /^web-\d{26}$/],
  ["aws:sns/topic:Topic", {}, /^arn:aws:sns:us-west-2:111122223333:web-[0-9a-f]{7}$/],
  ["aws:route53/zone:Zone", {}, /^Z[A-Z0-9]{20}$/],
  ["aws:route53/healthCheck:HealthCheck", {}, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
  ["aws:cloudfront/distribution:Distribution", {}, /^E[A-Z0-9]{13}$/],
];

describe("mock ids", () => {
  for (const [type, inputs, form] of IDS)
    it(`look like AWS's: ${type} ${JSON.stringify(inputs)}`, () => assert.match(make(type, inputs).id, form));

  it("differ for any two resources, whatever their type, name and stack, and so do the ARNs", () => {
    const types = fc.constantFrom(...new Set(IDS.map(([type]) => type)), "aws:other/thing:Thing");
    const resource = fc.tuple(types, fc.stringMatching(/^[a-z]{1,8}$/), fc.constantFrom("primary", "secondary"));
    fc.assert(
      fc.property(fc.uniqueArray(resource, { minLength: 2, maxLength: 30, selector: String }), (resources) => {
        const made = resources.map(([type, name, stack]) => make(type, {}, name, stack));
        const values = made.map(({ id, outputs }) => [...new Set([id, outputs["arn"] ?? id])]).flat();
        assert.equal(new Set(values).size, values.length);
      }),
    );
  });

  it("are the same in every run", () => assert.deepEqual(make("aws:ec2/vpc:Vpc"), make("aws:ec2/vpc:Vpc")));
});

describe("mock outputs", () => {
  it("have the inputs, which take precedence over mock values", () => {
    const { outputs } = make("aws:ec2/launchTemplate:LaunchTemplate", { instanceType: "m7g.large", name: "mine" });
    assert.equal(outputs["instanceType"], "m7g.large");
    assert.equal(outputs["name"], "mine");
    assert.equal(outputs["latestVersion"], 1);
  });

  it("have the region, except for global services", () => {
    assert.equal(make("aws:ec2/vpc:Vpc").outputs["region"], "us-west-2");
    for (const type of ["aws:route53/zone:Zone", "aws:cloudfront/distribution:Distribution", "aws:iam/role:Role"])
      assert.ok(!("region" in make(type).outputs), type);
  });

  it("have the hosted zone of a load balancer's kind in its region", () => {
    const zone = (loadBalancerType: string) =>
      make("aws:lb/loadBalancer:LoadBalancer", { loadBalancerType }).outputs["zoneId"];
    assert.equal(zone("application"), "Z1H1FL5HABSF5");
    assert.equal(zone("network"), "Z18D5FSROUN65G");
  });

  it("have a load balancer's DNS name in its kind's form", () => {
    const name = (inputs: object) => String(make("aws:lb/loadBalancer:LoadBalancer", { ...inputs }).outputs["dnsName"]);
    assert.match(name({}), /^web-[0-9a-f]{7}-\d{10}\.us-west-2\.elb\.amazonaws\.com$/);
    assert.match(name({ internal: true }), /^internal-web-/);
    assert.match(
      name({ loadBalancerType: "network" }),
      /^web-[0-9a-f]{7}-[0-9a-f]{16}\.elb\.us-west-2\.amazonaws\.com$/,
    );
  });

  it("have one validation record for each domain: the same in every region, and a wildcard's own domain's", () => {
    const options = (inputs: object, stack: string) =>
      make("aws:acm/certificate:Certificate", { domainName: "a.example.com", ...inputs }, "cert", stack).outputs[
        "domainValidationOptions"
      ] as { domainName: string; resourceRecordName: string; resourceRecordValue: string }[];
    const [here] = options({}, "primary");
    const there = options(
      { subjectAlternativeNames: ["*.a.example.com", "b.example.com", "a.example.com"] },
      "secondary",
    );
    assert.deepEqual(here, there[0]);
    assert.deepEqual(
      there.map((option) => option.domainName),
      ["a.example.com", "*.a.example.com", "b.example.com"],
    );
    assert.equal(there[1]!.resourceRecordName, there[0]!.resourceRecordName);
    assert.notEqual(there[2]!.resourceRecordValue, there[0]!.resourceRecordValue);
    assert.match(here!.resourceRecordName, /^_[0-9a-f]{32}\.a\.example\.com\.$/);
  });

  it("have a website's domain in its region's form", () => {
    const domain = (region: string) => {
      const [urn, type] = [
        "urn:pulumi:s::p::aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration::w",
        "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
      ];
      const place = { region, account: "111122223333" };
      return mockOf({ urn, type, name: "w", inputs: { bucket: "www.example.com" }, place, additionalSecretOutputs: [] })
        .outputs;
    };
    assert.equal(domain("us-east-1")["websiteEndpoint"], "www.example.com.s3-website-us-east-1.amazonaws.com");
    assert.equal(domain("eu-central-1")["websiteDomain"], "s3-website.eu-central-1.amazonaws.com");
  });

  it("have a password of the requested length, without a region, different for any two", () => {
    const type = "random:index/randomPassword:RandomPassword";
    const [one, other] = ["orders", "users"].map((name) => make(type, { length: 40 }, name));
    assert.match(String(one!.outputs["result"]), /^MockPassword[0-9a-f]{28}$/);
    assert.match(String(one!.outputs["bcryptHash"]), /^\$2a\$10\$MockPassword[0-9a-f]{41}$/);
    for (const value of ["result", "bcryptHash"]) assert.notEqual(one!.outputs[value], other!.outputs[value]);
    assert.notEqual(one!.id, other!.id);
    assert.deepEqual(Object.keys(one!.outputs).sort(), ["bcryptHash", "length", "result"]);
  });

  it("mark the SDK's secret outputs", () => {
    const type = "aws:ssm/parameter:Parameter";
    const urn = `urn:pulumi:s::p::${type}::w`;
    const wanted = { urn, type, name: "w", inputs: { value: "x", type: "String" }, place: PLACE };
    const { outputs } = mockOf({ ...wanted, additionalSecretOutputs: ["value"] });
    assert.deepEqual(outputs["value"], {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      value: "x",
    });
    assert.equal(outputs["type"], "String");
  });

  it("use a region's partition", () => {
    const type = "aws:sqs/queue:Queue";
    const place = { region: "cn-north-1", account: "111122223333" };
    const made = mockOf({
      urn: `urn:pulumi:s::p::${type}::q`,
      type,
      name: "q",
      inputs: {},
      place,
      additionalSecretOutputs: [],
    });
    assert.match(made.id, /^https:\/\/sqs\.cn-north-1\.amazonaws\.com\.cn\/111122223333\/q-/);
    assert.match(String(made.outputs["arn"]), /^arn:aws-cn:sqs:cn-north-1:/);
  });
});
