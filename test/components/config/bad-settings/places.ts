import { set, unset } from "../edits";
import { row, type BadSettings } from "./row";

const PLACE = ["holdfast:role", "holdfast:workload.regions.primary"];
const NAMES = [
  "holdfast:workload.domain",
  "holdfast:workload.zone",
  "holdfast:workload.regions",
  "holdfast:dns.records",
];
const SITE = [...NAMES, "holdfast:standby", "holdfast:workload.strategy", "holdfast:dns.drillName"];
const LONG_LABEL = "a".repeat(50);

const regions: BadSettings[] = [
  row(
    "both regions the same",
    set("workload.regions.secondary", "us-east-1"),
    [["holdfast:workload.regions.secondary", '"us-east-1" is the primary\'s region too', "another region"]],
    { reads: ["holdfast:workload.regions.primary"] },
  ),
  row("both stacks the same", set("workload.stacks", { primary: "shop", secondary: "shop" }), [
    ["holdfast:workload.stacks.secondary", '"shop" is the primary\'s stack too', "the name of another stack"],
  ]),
  row(
    "the provider in another region",
    set("aws:region", "eu-west-1"),
    [
      [
        "aws:region",
        '"eu-west-1" is not the region of the primary',
        "us-east-1, as holdfast:workload.regions.primary says",
      ],
    ],
    { reads: PLACE },
  ),
  row(
    "another account",
    set("workload.account", "210987654321"),
    [
      [
        "aws:allowedAccountIds",
        '["123456789012"] does not hold the workload\'s account 210987654321',
        "change one of the two",
      ],
    ],
    { reads: ["aws:allowedAccountIds"] },
  ),
  row(
    "an account whose id is part of another text",
    set("aws:allowedAccountIds", ["0123456789012"]),
    [["aws:allowedAccountIds", '["0123456789012"] does not hold', "a list with holdfast:workload.account in it"]],
    { reads: ["holdfast:workload.account"] },
  ),
];

const network: BadSettings[] = [
  row(
    "zones of another region",
    set("network.zones", ["us-east-1a", "us-west-2a", "us-east-1"]),
    [
      [
        "holdfast:network.zones[1]",
        '"us-west-2a" is not an Availability Zone of us-east-1',
        "us-east-1 and a letter, such as us-east-1a",
      ],
      ["holdfast:network.zones[2]", '"us-east-1" is not an Availability Zone', "us-east-1 and a letter"],
    ],
    { reads: [...PLACE, "holdfast:network.vpc"] },
  ),
  row(
    "a zone twice",
    set("network.zones[2]", "us-east-1a"),
    [["holdfast:network.zones[2]", '"us-east-1a" is there twice', "each Availability Zone once"]],
    { reads: [...PLACE, "holdfast:network.zones", "holdfast:network.vpc"] },
  ),
  row(
    "subnets that do not fit",
    set("network.subnets", { public: 18, private: 18 }),
    [
      [
        "holdfast:network.subnets",
        "need 32768 addresses in each zone, but 10.10.0.0/16 has 16384 (a /18)",
        "such as public 20 and private 19",
      ],
    ],
    { reads: ["holdfast:network.cidr", "holdfast:network.zones", "holdfast:network.vpc"] },
  ),
  row(
    "a block that no subnets fit into",
    set("network.cidr", "10.10.0.0/28"),
    [
      [
        "holdfast:network.subnets",
        "10.10.0.0/28 has 4 (a /30)",
        "a larger holdfast:network.cidr, at least a /24, and subnets that fit",
      ],
    ],
    { reads: ["holdfast:network.subnets", "holdfast:network.zones", "holdfast:network.vpc"] },
  ),
];

const zonesWithoutRoom: BadSettings[] = [
  row("a zone of a letter that no region has", set("network.zones[2]", "us-east-1g"), [
    ["holdfast:network.zones[2]", '"us-east-1g" has no place in a new VPC', "a to f; or a VPC of your own"],
  ]),
  row(
    "a zone beside subnets that fill theirs",
    [set("network.zones[2]", "us-east-1e"), set("network.subnets", { public: 19, private: 19 })],
    [
      [
        "holdfast:network.zones[2]",
        '"us-east-1e" has no room in 10.10.0.0/16',
        "Availability Zones a to d, or smaller",
      ],
    ],
  ),
];

const names: BadSettings[] = [
  row(
    "a domain outside of the zone",
    set("workload.domain", "shop.example.org"),
    [
      [
        "holdfast:workload.domain",
        '"shop.example.org" is not in the zone example.com',
        "example.com or a name that ends in .example.com",
      ],
    ],
    { reads: NAMES },
  ),
  row(
    "a domain that only ends like the zone",
    set("workload.domain", "shop-example.com"),
    [["holdfast:workload.domain", '"shop-example.com" is not in the zone', "ends in .example.com"]],
    { reads: NAMES },
  ),
  row(
    "a drill name outside of the zone",
    set("dns.drillName", "drill.example.org"),
    [
      [
        "holdfast:dns.drillName",
        '"drill.example.org" is not in the zone example.com',
        "another holdfast:workload.zone",
      ],
    ],
    { reads: NAMES },
  ),
  row(
    "a drill of the real name",
    set("dns.drillName", "shop.example.com"),
    [["holdfast:dns.drillName", '"shop.example.com" is the real name', "so that a drill leaves users alone"]],
    { reads: NAMES },
  ),
  row(
    "a drill of a name that Holdfast makes",
    set("dns.drillName", "active.shop.example.com"),
    [
      [
        "holdfast:dns.drillName",
        '"active.shop.example.com" meets a name that Holdfast makes',
        "another name of the zone",
      ],
    ],
    { reads: NAMES },
  ),
  row(
    "a drill whose own names meet the real one",
    [set("workload.domain", "active.example.com"), set("dns.drillName", "example.com")],
    [
      [
        "holdfast:dns.drillName",
        '"example.com" meets a name that Holdfast makes of "active.example.com"',
        "another name",
      ],
    ],
    { reads: NAMES },
  ),
  row(
    "a drill of a region's own name",
    set("dns.drillName", "us-west-2.shop.example.com"),
    [["holdfast:dns.drillName", "meets a name that Holdfast makes", "another name of the zone"]],
    { reads: NAMES },
  ),
  row(
    "a domain too long for a certificate",
    set("workload.domain", `${LONG_LABEL}.${LONG_LABEL}.example.com`),
    [["holdfast:workload.domain", "has 113 characters, too many for a certificate", "at most 64, ACM's limit"]],
    { reads: SITE },
  ),
  row(
    "a website whose bucket's name would be too long",
    [
      set("workload.domain", `${LONG_LABEL}.x.example.com`),
      set("dns.records", "live-and-drill"),
      set("dns.drillName", `drill.${LONG_LABEL}.example.com`),
      set("standby.site.host", "s3-website"),
    ],
    [
      [
        "holdfast:workload.domain",
        "has 64 characters, too many for a bucket's name",
        "or holdfast:standby.site.host: cloudfront",
      ],
      ["holdfast:dns.drillName", "has 68 characters, too many for a bucket's name", "at most 63 with an S3 website"],
    ],
    { reads: SITE },
  ),
  row(
    "a website whose bucket's name is reserved",
    [set("workload.domain", "xn--bcher-kva.example.com"), set("standby.site.host", "s3-website")],
    [["holdfast:workload.domain", "begins with xn--, as no bucket's name may", "another name with an S3 website"]],
    { reads: SITE },
  ),
  row(
    "a failover by hand where both regions serve",
    [set("dns.failover", "manual"), set("workload.strategy", "active-active"), unset("compute.standby", "secondary")],
    [["holdfast:dns.failover", "manual is not allowed with strategy active-active", "automatic"]],
    { reads: ["holdfast:workload.strategy"] },
  ),
  row(
    "a failover by hand without a switch",
    [set("dns.failover", "manual"), set("dns.manualSwitch", false), unset("databases"), unset("experiments")],
    [["holdfast:dns.failover", "manual needs the switch", "manualSwitch: true"]],
    { reads: ["holdfast:workload.strategy", "holdfast:dns.manualSwitch"] },
  ),
  row("a latch of half a minute", set("dns.latch", "30s"), [
    ["holdfast:dns.latch", '"30s" is not allowed', "a duration from 1m to 1d"],
  ]),
  row(
    "a latch where both Regions serve",
    [set("dns.latch", "15m"), set("workload.strategy", "active-active"), unset("compute.standby", "secondary")],
    [["holdfast:dns.latch", "15m has no use with strategy active-active, whose Regions both serve", "Leave it out"]],
    { reads: ["holdfast:workload.strategy"] },
  ),
  row(
    "a latch where users move by hand",
    [set("dns.latch", "15m"), set("dns.failover", "manual")],
    [["holdfast:dns.latch", "15m has no use with failover: manual", "Leave it out"]],
    { reads: ["holdfast:workload.strategy"] },
  ),
  row(
    "a latch without the alarm that begins it",
    [set("dns.latch", "15m"), set("monitoring.canary", false)],
    [["holdfast:dns.latch", "needs the canary on the other Region", "peer in holdfast:monitoring.canary.looksAt"]],
    { reads: ["holdfast:workload.strategy", "holdfast:monitoring.canary"] },
  ),
  row("two weights of nothing", set("dns.weights", { primary: 0, secondary: 0 }), [
    ["holdfast:dns.weights", "both weights are 0", "at least one above 0"],
  ]),
];

/** Regions, zones, blocks and names that are each allowed, but not together. */
export const places: BadSettings[] = [...regions, ...network, ...zonesWithoutRoom, ...names];
