import { set, unset } from "../edits";
import { row, type BadSettings } from "./row";

const MISSING = "is missing";
const EXISTING = {
  vpc: "existing",
  id: "vpc-0a1b2c3d4e5f60718",
  cidr: "10.10.0.0/16",
  subnets: {
    "us-east-1a": { public: "subnet-0000000a", private: "subnet-0000000b" },
    "us-east-1b": { public: "subnet-0000000c", private: "subnet-0000000d" },
  },
};

const types: BadSettings[] = [
  row("a number as text", set("compute.max", "18"), [
    ["holdfast:compute.max", '"18" is not allowed', "Write it without quotes. Allowed: a whole number from 1 to 1000"],
  ]),
  row("true as text", set("dns.alarm", "true"), [
    ["holdfast:dns.alarm", '"true"', "Write it without quotes. Allowed: true or false"],
  ]),
  row("a number for a text", set("workload.name", 5), [["holdfast:workload.name", "5 is not", "a short name such as"]]),
  row("an account's id without quotes", set("workload.account", 123456789012), [
    ["holdfast:workload.account", "123456789012 is not allowed", 'in quotes, such as "123456789012"'],
  ]),
  row("a fraction", set("compute.mixedInstances.onDemandBase", 1.5), [
    ["holdfast:compute.mixedInstances.onDemandBase", "1.5", "a whole number from 0 to 1000"],
  ]),
  row("a list for a group", set("workload.regions", ["us-east-1", "us-west-2"]), [
    ["holdfast:workload.regions", '["us-east-1","us-west-2"]', "a group of settings"],
  ]),
  row("a group for a list", set("network.zones", { a: "us-east-1a" }), [
    ["holdfast:network.zones", '{"a":"us-east-1a"}', "a list of Availability Zones"],
  ]),
  row("a list for a text", set("workload.domain", ["shop.example.com"]), [
    ["holdfast:workload.domain", '["shop.example.com"]', "a host name in lower case such as shop.example.com"],
  ]),
  row("a number in a list of texts", set("network.zones[1]", 7), [
    ["holdfast:network.zones[1]", "7 is not allowed", "an Availability Zone such as us-east-1a"],
  ]),
  row("null for a group", set("workload.objectives.zone", null), [
    ["holdfast:workload.objectives.zone", "null is not allowed", "a group of settings"],
  ]),
  row("null for a whole area", set("ingress", null), [
    ["holdfast:ingress", "null is not allowed", "a group of settings"],
  ]),
  row("a number for a whole area", set("dns", 5), [["holdfast:dns", "5 is not allowed", "a group of settings"]]),
  row("a list for a whole area", set("standby", []), [
    ["holdfast:standby", "[] is not allowed", "a group of settings"],
  ]),
  row("a text for a whole area", set("compute", "auto-scaling"), [
    ["holdfast:compute", '"auto-scaling" is not a group of settings', "indented lines below the key"],
  ]),
  row("true for what is a group or false", set("network.flowLogs", true), [
    ["holdfast:network.flowLogs", "true is not allowed", "false, or a group with retentionDays"],
  ]),
  row("a group in place of a word", set("active", { region: "secondary" }), [
    ["holdfast:active", '{"region":"secondary"} is not allowed', "one of primary, secondary"],
  ]),
  row("an empty text", set("compute.userData", ""), [["holdfast:compute.userData", '""', "the path of a file"]]),
  row("an empty list", set("network.zones", []), [["holdfast:network.zones", "[]", "at least two Availability Zones"]]),
  row("an empty list of types", set("compute.mixedInstances.instanceTypes", []), [
    ["holdfast:compute.mixedInstances.instanceTypes", "[]", "at least one instance type"],
  ]),
];

const missing: BadSettings[] = [
  row("no workload", unset("workload"), [["holdfast:workload", MISSING, "a group of settings"]]),
  row("no role", unset("role"), [["holdfast:role", MISSING, "one of primary, secondary"]]),
  row("no network", unset("network"), [["holdfast:network", MISSING, "Add it, in Pulumi.yaml or in the stack file"]], {
    reads: ["holdfast:role"],
  }),
  row(
    "no network, load balancer and instances",
    [unset("network"), unset("ingress"), unset("compute")],
    [["holdfast:compute", MISSING, "Add it"]],
    { reads: ["holdfast:role", "holdfast:databases", "holdfast:functions"] },
  ),
  row("no account", unset("workload.account"), [
    ["holdfast:workload.account", MISSING, "an AWS account's id in quotes"],
  ]),
  row("half an objective", unset("workload.objectives.software.rpo"), [
    ["holdfast:workload.objectives.software.rpo", MISSING, "a duration from 0s to 30d"],
  ]),
  row("no type of compute", unset("compute.type"), [["holdfast:compute.type", MISSING, "one of auto-scaling, fixed"]]),
  row("no region for the provider", unset("aws:region"), [["aws:region", MISSING, "aws:region: us-east-1"]], {
    reads: ["holdfast:role", "holdfast:workload.regions.primary"],
  }),
  row("a zone's id without its name", set("workload.zone", { id: "Z0123456789ABCDEFGHIJ" }), [
    ["holdfast:workload.zone.name", MISSING, "a host name in lower case"],
  ]),
];

const values: BadSettings[] = [
  row("a region that is none", set("workload.regions.secondary", "us-west-9"), [
    ["holdfast:workload.regions.secondary", '"us-west-9" is not allowed', "Allowed: one of af-south-1"],
  ]),
  row("a strategy that is none", set("workload.strategy", "warm-standy"), [
    [
      "holdfast:workload.strategy",
      '"warm-standy"',
      "Did you mean warm-standby? Allowed: one of static-site, backup-restore",
    ],
  ]),
  row("a type that is none", set("compute.type", "autoscaling"), [
    [
      "holdfast:compute.type",
      '"autoscaling" is not allowed',
      "Did you mean auto-scaling? Allowed: one of auto-scaling, fixed",
    ],
  ]),
  row("a role that is none", set("role", "standby"), [["holdfast:role", '"standby"', "one of primary, secondary"]]),
  row("a duration without a unit", set("workload.objectives.software.rto", "240"), [
    ["holdfast:workload.objectives.software.rto", '"240"', "written like 90s, 5m, 4h or 7d"],
  ]),
  row("a duration as a number", set("compute.gracePeriod", 90), [
    ["holdfast:compute.gracePeriod", "90", "written like 90s"],
  ]),
  row("a duration in other words", set("ingress.deregistrationDelay", "1 minute"), [
    ["holdfast:ingress.deregistrationDelay", '"1 minute"', "a duration from 0s to 1h"],
  ]),
  row("a duration below nothing", set("compute.warmup", "-5m"), [
    ["holdfast:compute.warmup", '"-5m"', "from 0s to 1h"],
  ]),
  row("a duration that is too long", set("workload.objectives.software.rto", "31d"), [
    ["holdfast:workload.objectives.software.rto", '"31d"', "a duration from 0s to 30d"],
  ]),
  row("an interval that Route 53 does not know", set("dns.healthCheck.interval", "15s"), [
    ["holdfast:dns.healthCheck.interval", '"15s"', "10s or 30s"],
  ]),
  row("a name that is too long and has capitals", set("workload.name", "Storefront-for-everyone"), [
    ["holdfast:workload.name", '"Storefront-for-everyone"', "beginning with a letter; at most 16 characters"],
  ]),
  row("a name that AWS keeps for itself", set("workload.name", "internal-shop"), [
    ["holdfast:workload.name", '"internal-shop"', "does not begin with xn--, sthree-, amzn-s3-demo-, internal-, sg-"],
  ]),
  row("a domain that speaks of a secret", set("workload.domain", "Secret.example.com"), [
    ["holdfast:workload.domain", '"Secret.example.com" is not allowed', "a host name in lower case"],
  ]),
  row("a zone that is no host name", set("workload.zone", "example"), [
    ["holdfast:workload.zone", '"example"', "or a group with the name and id of a zone that exists"],
  ]),
  row("a block that does not start at its first address", set("network.cidr", "10.10.0.1/16"), [
    ["holdfast:network.cidr", '"10.10.0.1/16"', "an IPv4 block from /16 to /28"],
  ]),
  row("a block that is too large", set("network.cidr", "10.0.0.0/8"), [
    ["holdfast:network.cidr", '"10.0.0.0/8"', "from /16"],
  ]),
  row("a subnet too small for a load balancer", set("network.subnets", { public: 28, private: 19 }), [
    ["holdfast:network.subnets.public", "28", "a whole number from 16 to 27"],
  ]),
  row("a retention that CloudWatch does not know", set("network.flowLogs", { retentionDays: 10 }), [
    ["holdfast:network.flowLogs.retentionDays", "10", "a number of days that CloudWatch Logs knows"],
  ]),
  row("an endpoint twice", set("network.gatewayEndpoints", ["s3", "s3"]), [
    ["holdfast:network.gatewayEndpoints", '["s3","s3"]', "each endpoint once"],
  ]),
  row(
    "an existing VPC with one zone, and a subnet's id that is none",
    set("network", {
      ...EXISTING,
      subnets: { "us-east-1a": { public: 1, private: "subnet-0000000b" } },
    }),
    [
      ["holdfast:network.subnets.us-east-1a.public", "1 is not allowed", "an id such as subnet-0a1b2c3d4e5f60718"],
      ["holdfast:network.subnets", "is not allowed", "the subnets of at least two Availability Zones"],
    ],
    { reads: ["holdfast:workload.regions.primary", "holdfast:role"] },
  ),
  row(
    "an existing VPC with one subnet's id twice",
    set("network", {
      ...EXISTING,
      subnets: { ...EXISTING.subnets, "us-east-1b": { public: "subnet-0000000a", private: "subnet-0000000d" } },
    }),
    [
      [
        "holdfast:network.subnets.us-east-1b.public",
        '"subnet-0000000a" is also holdfast:network.subnets.us-east-1a.public',
        "once",
      ],
    ],
    { reads: ["holdfast:workload.regions.primary", "holdfast:role"] },
  ),
  row("a port that needs root", set("compute.port", 80), [
    ["holdfast:compute.port", "80", "a whole number from 1024 to 65535"],
  ]),
  row("an image that is none", set("compute.image", "ubuntu"), [
    ["holdfast:compute.image", '"ubuntu"', "resolve:ssm: and the name"],
  ]),
  row("a health path that is none", set("ingress.healthCheck.path", "healthz"), [
    ["holdfast:ingress.healthCheck.path", '"healthz"', "a path that begins with /"],
  ]),
  row("codes without quotes", set("ingress.healthCheck.matcher", 200), [
    ["holdfast:ingress.healthCheck.matcher", "200", 'HTTP codes in quotes, such as "200"'],
  ]),
  row(
    "two checker regions, one that is none, and one twice",
    set("dns.healthCheck.regions", ["us-east-1", "us-east-1", "eu-wset-1"]),
    [
      ["holdfast:dns.healthCheck.regions[2]", '"eu-wset-1"', "Did you mean eu-west-1?"],
      ["holdfast:dns.healthCheck.regions", "is not allowed", "each region once"],
    ],
  ),
  row("a page for news without TLS", set("standby.site.statusPage", "http://status.example.com"), [
    ["holdfast:standby.site.statusPage", '"http://status.example.com"', "an https:// address"],
  ]),
];

/** Wrong types, missing settings, and values that are not allowed whatever the others are. */
export const malformed: BadSettings[] = [...types, ...missing, ...values];
