import { set, unset } from "../edits";
import { row, type BadSettings } from "./row";

/** What a strategy means for each store. */
const STORES = ["databases", "tables", "buckets", "volumes", "backup"].map((area) => `holdfast:${area}`);

const SIZES = ["holdfast:compute.type", "holdfast:compute.min", "holdfast:compute.max", "holdfast:compute.desired"];

const ingress: BadSettings[] = [
  row(
    "a time-out as long as the interval",
    set("ingress.healthCheck.timeout", "10s"),
    [
      [
        "holdfast:ingress.healthCheck.timeout",
        "10s is not shorter than the interval of 10s",
        "less than 10s, or a longer interval",
      ],
    ],
    { reads: ["holdfast:ingress.type", "holdfast:ingress.healthCheck.interval"] },
  ),
  row(
    "a TLS policy that ELB does not have",
    set("ingress.tlsPolicy", "ELBSecurityPolicy-TLS13-1-2-Rse-2021-06"),
    [
      [
        "holdfast:ingress.tlsPolicy",
        "is not a security policy of ELB",
        "Did you mean ELBSecurityPolicy-TLS13-1-2-Res-2021-06?",
      ],
    ],
    { reads: ["holdfast:ingress.type"] },
  ),
  row(
    "TLS 1.3 alone",
    set("ingress.tlsPolicy", "ELBSecurityPolicy-TLS13-1-3-2021-06"),
    [
      [
        "holdfast:ingress.tlsPolicy",
        "takes TLS 1.3 only, which Route 53's health checks do not speak",
        "a policy with TLS 1.2 too",
      ],
    ],
    { reads: ["holdfast:ingress.type"] },
  ),
];

const compute: BadSettings[] = [
  row(
    "the fewest above the most",
    set("compute.min", 20),
    [["holdfast:compute.min", "20 is above max (18)", "0 to 18, or a larger max"]],
    { reads: SIZES },
  ),
  row(
    "more at first than the most",
    set("compute.desired", 19),
    [["holdfast:compute.desired", "19 is not between min and max", "6 to 18"]],
    { reads: SIZES },
  ),
  row(
    "fewer at first than the fewest",
    set("compute.desired", 2),
    [["holdfast:compute.desired", "2 is not between min and max", "6 to 18"]],
    { reads: SIZES },
  ),
  row(
    "a reduced size for the primary",
    set("compute.standby", { min: 1 }),
    [
      [
        "holdfast:compute.standby",
        "has no meaning for the primary of strategy warm-standby",
        "put it into the secondary's stack file",
      ],
    ],
    { reads: [...SIZES, "holdfast:role", "holdfast:workload.strategy"] },
  ),
  row(
    "a reduced size above the full one",
    set("compute.standby.min", 7, "secondary"),
    [["holdfast:compute.standby.min", "7 is above the full size's min (6)", "1 to 6; a reduced size is smaller"]],
    { stack: "secondary", reads: [...SIZES, "holdfast:compute.standby"] },
  ),
  row(
    "a reduced size that starts above the full one",
    set("compute.standby.desired", 9, "secondary"),
    [["holdfast:compute.standby.desired", "9 is above the full size's 6", "3 to 6; a reduced size is smaller"]],
    { stack: "secondary", reads: [...SIZES, "holdfast:compute.standby"] },
  ),
  row(
    "a reduced size that starts below its fewest",
    set("compute.standby.desired", 2, "secondary"),
    [["holdfast:compute.standby.desired", "2 is below standby.min (3)", "3 or more"]],
    { stack: "secondary", reads: [...SIZES, "holdfast:compute.standby"] },
  ),
  row(
    "an alarm between two minutes",
    set("compute.stepScaling.for", "90s"),
    [["holdfast:compute.stepScaling.for", "90s is not whole minutes", "whole minutes such as 2m"]],
    { reads: ["holdfast:compute.type"] },
  ),
  row(
    "rollback with an image that a parameter names",
    set("compute.refresh", { rollback: true }),
    [
      [
        "holdfast:compute.refresh.rollback",
        'true is not possible with the image "resolve:ssm:',
        "an image by its id, such as ami-0a1b2c3d4e5f60718",
      ],
    ],
    { reads: ["holdfast:compute.type", "holdfast:compute.image"] },
  ),
  row(
    "an x86 type with an arm64 image",
    set("compute.instanceType", "m7i.large"),
    [
      [
        "holdfast:compute.instanceType",
        '"m7i.large" is x86_64, but the image is arm64',
        "a type of arm64, such as m7g.large",
      ],
    ],
    { reads: ["holdfast:compute.type", "holdfast:compute.image"] },
  ),
  row(
    "an x86 type among the further ones",
    set("compute.mixedInstances.instanceTypes[1]", "c6i.large"),
    [
      [
        "holdfast:compute.mixedInstances.instanceTypes[1]",
        '"c6i.large" is x86_64',
        "or an image of x86_64 in holdfast:compute.image",
      ],
    ],
    { reads: ["holdfast:compute.type", "holdfast:compute.image", "holdfast:compute.instanceType"] },
  ),
  row(
    "the first type among the further ones",
    set("compute.mixedInstances.instanceTypes[0]", "m7g.medium"),
    [
      [
        "holdfast:compute.mixedInstances.instanceTypes[0]",
        '"m7g.medium" is holdfast:compute.instanceType already',
        "other types",
      ],
    ],
    { reads: ["holdfast:compute.type", "holdfast:compute.instanceType"] },
  ),
  row(
    "a file that is not there",
    set("compute.userData", "no/such/file.sh"),
    [["holdfast:compute.userData", '"no/such/file.sh" is not a file that can be read', "from the project's folder"]],
    { reads: ["holdfast:compute.type"] },
  ),
];

const objectives: BadSettings[] = [
  row(
    "a region back before anyone can notice",
    set("workload.objectives.region.rto", "1m"),
    [
      [
        "holdfast:workload.objectives.region.rto",
        "1m can never be met: noticing takes 30s (10s x 3), DNS 60s",
        "90s or more, or a faster holdfast:dns.healthCheck",
      ],
    ],
    { reads: ["holdfast:dns.healthCheck", "holdfast:workload.strategy"] },
  ),
  row(
    "a region lost without losing a byte",
    set("workload.objectives.region.rpo", "0s"),
    [
      [
        "holdfast:workload.objectives.region.rpo",
        "0s can never be met: replication between Regions is asynchronous",
        "1s or more.",
      ],
    ],
    { reads: ["holdfast:workload.strategy"] },
  ),
  row(
    "a zone lost before the load balancer can notice",
    set("workload.objectives.zone.rto", "10s"),
    [
      [
        "holdfast:workload.objectives.zone.rto",
        "10s can never be met: the load balancer takes 20s (10s x 2)",
        "20s or more",
      ],
    ],
    { reads: ["holdfast:ingress.type", "holdfast:ingress.healthCheck"] },
  ),
  row(
    "an objective that no restore can meet",
    set("workload.strategy", "backup-restore"),
    [
      [
        "holdfast:workload.objectives.region.rto",
        "30m can never be met: noticing takes 30s",
        "3690s or more, or a faster holdfast:dns.healthCheck or a readier",
      ],
    ],
    { reads: ["holdfast:workload.objectives.region", "holdfast:dns.healthCheck", ...STORES] },
  ),
];

const strategies: BadSettings[] = [
  row(
    "a static site with a page behind it",
    [set("workload.strategy", "static-site"), set("workload.objectives.region.rpo", "1h")],
    [["holdfast:standby.lastResort", "true is not allowed with strategy static-site", "Leave it out"]],
    {
      reads: ["holdfast:standby.lastResort", "holdfast:dns.healthCheck", ...STORES],
    },
  ),
  row(
    "a static site that should serve",
    [
      set("workload.strategy", "static-site"),
      set("workload.objectives.region.rpo", "1h"),
      set("standby.lastResort", false),
      set("active", "secondary"),
    ],
    [["holdfast:active", '"secondary" is not allowed with strategy static-site', "Allowed: primary"]],
    {
      reads: ["holdfast:dns.healthCheck", ...STORES],
    },
  ),
];

const pairs: BadSettings[] = [
  row(
    "blocks that overlap",
    set("network.cidr", "10.10.0.0/16", "secondary"),
    [
      [
        "holdfast:network.cidr",
        "the primary's 10.10.0.0/16 and the secondary's 10.10.0.0/16 overlap",
        "blocks without a common address",
      ],
    ],
    { stack: "pair" },
  ),
  row(
    "stacks of two minds",
    [
      { file: "secondary", key: "holdfast:active", path: [], value: "secondary" },
      { file: "secondary", key: "holdfast:dns", path: [], value: { healthCheck: { interval: "30s" } } },
    ],
    [
      [
        "holdfast:active",
        '"primary" in the primary\'s stack and "secondary" in the secondary\'s',
        "Keep it in Pulumi.yaml",
      ],
      [
        "holdfast:dns.healthCheck.interval",
        "10s in the primary's stack and 30s in the secondary's",
        "take it out of the stack files",
      ],
    ],
    { stack: "pair" },
  ),
  row(
    "a standby that cannot take the load",
    [set("compute.min", 2, "secondary"), set("compute.max", 4, "secondary"), unset("compute.standby", "secondary")],
    [["holdfast:compute.max", "the secondary's 4 is fewer than the 6 that the primary runs", "at least as many"]],
    {
      stack: "pair",
    },
  ),
];

/** Sizes, times, objectives and strategies that are each allowed, but not together. */
export const capacities: BadSettings[] = [...ingress, ...compute, ...objectives, ...strategies, ...pairs];
