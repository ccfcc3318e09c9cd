/**
 * The stack of a program that has nothing to do with Holdfast, as `pulumi stack export` writes it: a shop that would not survive
 * much, with secrets in it.
 */

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** A secret, which must not be shown. */
export const CIPHERTEXT = "v1:kd8Ul1yDRlSVpSBx:3ChwAnLoxDyUjbRThdO7SxRMYQ==";

const secret = { [SIGNATURE]: SECRET, ciphertext: CIPHERTEXT };

const urn = (type: string, name: string) => `urn:pulumi:prod::webshop::${type}::${name}`;

const STACK = urn("pulumi:pulumi:Stack", "webshop-prod");
const PROVIDER = urn("pulumi:providers:aws", "default_7_48_0");

interface Entry {
  urn: string;
  id: string;
  type: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
  [field: string]: unknown;
}

/** A resource whose outputs are its inputs and more. */
function resource(
  type: string,
  name: string,
  id: string,
  inputs: Record<string, unknown>,
  added: Record<string, unknown> = {},
): Entry {
  return {
    urn: urn(type, name),
    custom: true,
    id,
    type,
    inputs: { __defaults: [], ...inputs },
    outputs: { ...inputs, id, ...added },
    parent: STACK,
    provider: `${PROVIDER}::5b6e0d2c-7f1a-4c1e-9f3b-2a8d5c4e7f60`,
    created: "2026-03-01T09:30:00Z",
    modified: "2026-05-11T17:02:41Z",
  };
}

const subnet = resource(
  "aws:ec2/subnet:Subnet",
  "web-a",
  "subnet-0aa11bb22cc33dd44",
  { vpcId: "vpc-0123456789abcdef0", availabilityZone: "eu-west-1a", cidrBlock: "10.0.1.0/24" },
  { availabilityZoneId: "euw1-az3" },
);

const template = resource("aws:ec2/launchTemplate:LaunchTemplate", "web", "lt-0f1e2d3c4b5a69788", {
  imageId: "ami-0c1c30571d2dae5c9",
  instanceType: "t3.small",
  userData: secret,
});

const targets = resource(
  "aws:lb/targetGroup:TargetGroup",
  "web",
  "arn:aws:elasticloadbalancing:eu-west-1:210987654321:targetgroup/web-1a2b3c4/6d0ecf831eec9f09",
  { port: 80, protocol: "HTTP", healthCheck: { path: "/" } },
);

const group = (name: string, more: Record<string, unknown>) =>
  resource(
    "aws:autoscaling/group:Group",
    name,
    `${name}-1a2b3c4`,
    {
      minSize: 2,
      maxSize: 4,
      vpcZoneIdentifiers: [subnet.id],
      targetGroupArns: [targets.id],
      launchTemplate: { id: template.id, version: "$Latest" },
      ...more,
    },
    { availabilityZones: ["eu-west-1a"] },
  );

const zone = resource("aws:route53/zone:Zone", "shop", "Z08142613QXNHVEXAMPLE", { name: "webshop.example" });

const record = resource("aws:route53/record:Record", "www", "Z08142613QXNHVEXAMPLE_www_A_eu", {
  zoneId: zone.id,
  name: "www.webshop.example",
  type: "A",
  ttl: 60,
  records: ["192.0.2.10"],
  setIdentifier: "eu",
  failoverRoutingPolicies: [{ type: "PRIMARY" }],
});

const database = resource("aws:rds/instance:Instance", "orders", "orders-1a2b3c4", {
  engine: "postgres",
  password: secret,
});

/** The export's document. */
export function foreignExport(): object {
  const stack = { urn: STACK, custom: false, type: "pulumi:pulumi:Stack" };
  const provider = {
    urn: PROVIDER,
    custom: true,
    id: "5b6e0d2c-7f1a-4c1e-9f3b-2a8d5c4e7f60",
    type: "pulumi:providers:aws",
    inputs: { region: "eu-west-1", secretKey: secret },
    outputs: { region: "eu-west-1", secretKey: secret },
  };
  const groups = [group("web", { healthCheckType: "EC2" }), group("batch", { healthCheckType: secret })];
  const resources = [stack, provider, subnet, template, targets, ...groups, zone, record, database];
  return {
    version: 3,
    deployment: {
      manifest: { time: "2026-05-11T17:02:44Z", magic: "a", version: "v3.248.0" },
      secrets_providers: { type: "passphrase", state: { salt: "v1:Z1Jr9jmWvXo=:v1:aaaa:bbbb==" } },
      resources,
    },
  };
}
