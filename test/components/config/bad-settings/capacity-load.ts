import { set, unset, type Edit } from "../edits";
import { row, type BadSettings } from "./row";

const COMPUTE = ["holdfast:compute.type", "holdfast:compute.min", "holdfast:compute.max", "holdfast:compute.desired"];
const LOAD = [
  ...COMPUTE,
  "holdfast:compute.load",
  "holdfast:compute.standby",
  "holdfast:compute.targetCpu",
  "holdfast:compute.stepScaling",
  "holdfast:network",
  "holdfast:dns.healthCheck",
  "holdfast:ingress",
  "holdfast:workload",
  "holdfast:role",
];

/** A fleet has other settings than a group. */
const FLEETS = ["holdfast:compute", ...LOAD];

/** 100 each: 90 % of that is full. */
const load = (peak: number, more: object = {}) => ({ peak, perInstance: 100, ...more });

const AT = "holdfast:compute";

const FLEET: Edit[] = ["min", "max", "targetCpu", "stepScaling", "mixedInstances"].map((key) =>
  unset(`compute.${key}`),
);
const FLEET_STANDBY: Edit[] = ["min", "max", "targetCpu", "stepScaling", "mixedInstances", "standby"].map((key) =>
  unset(`compute.${key}`, "secondary"),
);

const loads: BadSettings[] = [
  row(
    "no fewest and no load",
    unset("compute.min"),
    [[`${AT}.min`, "is missing", "a whole number from 0 to 1000; or holdfast:compute.load"]],
    { reads: LOAD },
  ),
  row(
    "a fleet of no size",
    [...FLEET, set("compute.type", "fixed")],
    [[`${AT}.instancesPerZone`, "is missing", "a whole number from 1 to 20; or holdfast:compute.load"]],
    { reads: FLEETS },
  ),
  row(
    "a load of nothing",
    set("compute.load", load(0)),
    [[`${AT}.load.peak`, "0 is not allowed", "a number above 0, in any unit such as requests per second"]],
    { reads: LOAD },
  ),
  row(
    "a most that cannot lose a zone at the peak",
    set("compute.load", load(1200)),
    [
      [
        `${AT}.max`,
        "18 is too few for the peak: once one of 3 zones is lost, 12 instances carry 1080 (12 x 100 x 90 %), and the peak is 1200, which takes 14",
        "21 or more, or leave it out: then it is computed (36)",
      ],
    ],
    { reads: LOAD },
  ),
  row(
    "a fewest that cannot lose a zone, and a target that adds too few",
    [set("compute.min", 4), set("compute.targetCpu", 80), set("compute.load", load(360)), unset("compute.stepScaling")],
    [
      [
        `${AT}.min`,
        "4 is too few for the peak, and the peak at targetCpu 80 % makes it 5: once one of 3 zones is lost, 3 instances carry 270 (3 x 100 x 90 %), and the peak is 360, which takes 4",
        "6 or more, a lower targetCpu, or leave it out",
      ],
    ],
    { reads: LOAD },
  ),
  row(
    "a load of more instances than there may be",
    set("compute.load", load(90_000)),
    [[`${AT}.load.peak`, "90000 takes 1500 instances of 100 each", "at most 1000 instances: choose a larger"]],
    { reads: LOAD },
  ),
  row(
    "a fleet that cannot lose an instance",
    [
      ...FLEET,
      set("compute.type", "fixed"),
      set("compute.instancesPerZone", 1),
      set("compute.load", load(270, { survive: "instance" })),
    ],
    [
      [
        `${AT}.instancesPerZone`,
        "1 is too few for the peak: once an instance is lost, 2 instances carry 180 (2 x 100 x 90 %), and the peak is 270, which takes 3",
        "2 or more",
      ],
    ],
    { reads: FLEETS },
  ),
];

const standbys: BadSettings[] = [
  row(
    "a standby that cannot carry the load in time",
    [set("workload.objectives.region.rto", "15m"), set("compute.load", load(900), "secondary")],
    [
      [
        `${AT}.standby.min`,
        "3 cannot carry the load in time: of the region's RTO of 15m, noticing and DNS take 90s, and 810s are left; a round of target tracking takes 800s (180s alarm + 300s launch + 300s start-up + 20s health checks), so that 1 is over by then; 6 instances carry 540 (6 x 100 x 90 %), and the peak is 900, which takes 10",
        "5 or more, a longer holdfast:workload.objectives.region.rto",
      ],
    ],
    { stack: "secondary", reads: LOAD },
  ),
  row(
    "a standby that has no time to grow",
    [set("workload.objectives.region.rto", "5m"), set("compute.load", load(450), "secondary")],
    [
      [
        `${AT}.standby.min`,
        "so that none is over by then; 3 instances carry 270",
        "5 or more, a longer holdfast:workload.objectives.region.rto",
      ],
    ],
    { stack: "secondary", reads: LOAD },
  ),
  row(
    "a fleet's standby that carries too little",
    [
      ...FLEET_STANDBY,
      set("compute.type", "fixed", "secondary"),
      set("compute.standbyPerZone", 1, "secondary"),
      set("compute.load", load(500), "secondary"),
    ],
    [
      [
        `${AT}.standbyPerZone`,
        "1 cannot carry the load, and a fixed fleet does not grow by itself: 3 instances carry 270",
        "2 or more",
      ],
    ],
    { stack: "secondary", reads: FLEETS },
  ),
  row(
    "a fleet's standby in the primary",
    [...FLEET, set("compute.type", "fixed"), set("compute.instancesPerZone", 2), set("compute.standbyPerZone", 1)],
    [[`${AT}.standbyPerZone`, "has no meaning for the primary of strategy warm-standby", "secondary's stack file"]],
    { reads: FLEETS },
  ),
  row(
    "a fleet's standby above the fleet",
    [
      ...FLEET_STANDBY,
      set("compute.type", "fixed", "secondary"),
      set("compute.instancesPerZone", 1, "secondary"),
      set("compute.standbyPerZone", 2, "secondary"),
    ],
    [[`${AT}.standbyPerZone`, "2 is above instancesPerZone (1)", "1 to 1; a reduced size is smaller"]],
    { stack: "secondary", reads: FLEETS },
  ),
];

const scaling: BadSettings[] = [
  row(
    "requests behind a balancer of connections",
    [set("ingress.type", "network"), set("compute.targetRequests", 600)],
    [
      [
        `${AT}.targetRequests`,
        "600 is not possible behind a Network Load Balancer, which counts no requests",
        "holdfast:ingress.type application",
      ],
    ],
    { reads: ["holdfast:compute.type", "holdfast:ingress"] },
  ),
  row(
    "a forecast of requests without a target",
    set("compute.predictive", { metric: "requests" }),
    [[`${AT}.predictive.metric`, '"requests" has no target', "cpu, or add holdfast:compute.targetRequests"]],
    { reads: ["holdfast:compute.type", "holdfast:compute.targetRequests", "holdfast:role", "holdfast:active"] },
  ),
  row(
    "a forecast where nothing runs",
    [
      set("workload.strategy", "pilot-light"),
      set("workload.objectives.region.rto", "1h"),
      unset("compute.standby", "secondary"),
      set("compute.predictive", {}, "secondary"),
    ],
    [
      [
        `${AT}.predictive`,
        "has nothing to learn from: the standby of strategy pilot-light runs no instance",
        "until holdfast:active has been secondary for a day",
      ],
    ],
    {
      stack: "secondary",
      reads: [
        "holdfast:compute",
        "holdfast:role",
        "holdfast:active",
        "holdfast:dns",
        "holdfast:databases",
        "holdfast:tables",
        "holdfast:buckets",
        "holdfast:volumes",
        "holdfast:backup",
        "holdfast:workload",
      ],
    },
  ),
  row(
    "a warm pool of Spot Instances",
    [set("compute.mixedInstances.onDemandPercentage", 60), set("compute.warmPool", {})],
    [
      [
        `${AT}.warmPool`,
        "is not possible with Spot Instances, which are 40 % of what is above the base",
        "holdfast:compute.mixedInstances.onDemandPercentage to 100",
      ],
    ],
    { reads: COMPUTE },
  ),
  row(
    "a warm pool beyond the group's most",
    set("compute.warmPool", { prepared: 20 }),
    [[`${AT}.warmPool.prepared`, "20 is above the group's max (18)", "1 to 18"]],
    { reads: [...COMPUTE, "holdfast:compute.mixedInstances"] },
  ),
  row(
    "a warm pool's fewest above its most",
    set("compute.warmPool", { min: 9, prepared: 6 }),
    [[`${AT}.warmPool.min`, "9 is above prepared (6), which counts running instances too", "0 to 6"]],
    { reads: [...COMPUTE, "holdfast:compute.mixedInstances"] },
  ),
];

/** Loads that the sizes cannot carry, forecasts and warm pools that cannot be. */
export const capacityLoads: BadSettings[] = [...loads, ...standbys, ...scaling];
