import { set, unset } from "../edits";
import { row, type BadSettings } from "./row";

const FLEET = {
  type: "fixed",
  image: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
  instanceType: "m7g.large",
  instancesPerZone: 2,
};
const ORDERS = { device: "/dev/sdf", sizeGiB: 100, rpo: "4h" };

const READS = ["holdfast:volumes", "holdfast:compute", "holdfast:restore", "holdfast:workload", "holdfast:network"];

/** The shipped files with a fixed fleet and one volume, some of its settings changed. */
function volume(
  name: string,
  changes: Record<string, unknown>,
  says: [path: string, shows: string, allowed: string][],
): BadSettings {
  const at = says.map(([path, ...rest]): [string, string, string] => [`holdfast:volumes.orders.${path}`, ...rest]);
  return row(name, [set("compute", FLEET), set("volumes", { orders: { ...ORDERS, ...changes } })], at, {
    reads: READS,
  });
}

/** The same, in a stack that restores. */
function restored(
  name: string,
  stack: "primary" | "secondary",
  restore: unknown,
  says: [path: string, shows: string, allowed: string][],
  more: Record<string, string> = {},
): BadSettings {
  return row(
    name,
    [
      set("compute", FLEET, stack),
      set("volumes", { orders: ORDERS }),
      ...(restore === undefined ? [] : [set("restore", { volumes: restore })]),
      ...Object.entries(more).map(([area, value]) => set(area, value)),
    ],
    says,
    { stack, reads: [...READS, "holdfast:active"] },
  );
}

const EACH_SLOT = { "us-west-2a-1": "snap-0a1b2c3d4e5f60718", "us-west-2b-1": "empty" };

export const volumes: BadSettings[] = [
  row(
    "volumes of instances that come and go",
    set("volumes", { orders: ORDERS, "stock-levels": { ...ORDERS, device: "/dev/sdg" } }),
    [["holdfast:volumes", "orders, stock-levels: the instances of holdfast:compute.type auto-scaling", "type fixed"]],
    { reads: READS },
  ),
  row(
    "two volumes under one device name",
    [set("compute", FLEET), set("volumes", { orders: ORDERS, stock: ORDERS })],
    [["holdfast:volumes.stock.device", '"/dev/sdf" is the device of orders already', "another device name"]],
    { reads: READS },
  ),
  volume("a device name that is kept for the root", { device: "/dev/sda1" }, [
    ["device", "/dev/sda1", "from /dev/sdf to /dev/sdp"],
  ]),
  volume("a volume without a size", { sizeGiB: undefined }, [["sizeGiB", "missing", "1 to 65536"]]),
  volume("a volume of another type", { type: "gp2" }, [["type", "gp2", "gp3, io2"]]),
  volume("fewer IOPS than gp3 has", { iops: 2999 }, [["iops", "2999 is not possible with gp3", "3000 to 80000"]]),
  volume("more IOPS than gp3 has", { sizeGiB: 1000, iops: 80001 }, [["iops", "80001 is not", "3000 to 80000"]]),
  volume("more IOPS than the size allows", { sizeGiB: 10, iops: 5001 }, [
    ["iops", "5001 is more than 500 for each of the 10 GiB", "3000 to 5000, or a sizeGiB of 11 or more"],
  ]),
  volume("more throughput than the IOPS allow", { throughput: 751 }, [
    ["throughput", "751 MiB/s is more than a quarter MiB/s for each of the 3000 IOPS", "125 to 750, or iops of 3004"],
  ]),
  volume("io2 without IOPS", { type: "io2" }, [["iops", "is missing", "100 to 256000"]]),
  volume("io2 with more IOPS than the size allows", { type: "io2", sizeGiB: 4, iops: 4001 }, [
    ["iops", "4001 is more than 1000 for each of the 4 GiB", "100 to 4000, or a sizeGiB of 5"],
  ]),
  volume("io2 that is too small", { type: "io2", sizeGiB: 3, iops: 100 }, [
    ["sizeGiB", "3 is not possible with io2", "4 to 65536"],
  ]),
  volume("io2 with a throughput", { type: "io2", iops: 1000, throughput: 250 }, [
    ["throughput", "250 has no meaning with io2", "Leave it out"],
  ]),
  volume("an interval that AWS does not have", { snapshots: { interval: "5h" } }, [
    ["snapshots.interval", "5h", "1h, 2h, 3h, 4h, 6h, 8h, 12h, 24h"],
  ]),
  volume("an interval beside cron", { snapshots: { interval: "1h", cron: "cron(0 * * * ? *)", longestGap: "1h" } }, [
    ["snapshots.interval", "is set together with cron", "one of the two"],
  ]),
  volume("cron without its longest gap", { snapshots: { cron: "cron(0 3 * * ? *)" } }, [
    ["snapshots.longestGap", "is missing", "such as 24h"],
  ]),
  volume("a longest gap without cron", { snapshots: { longestGap: "2h" } }, [
    ["snapshots.longestGap", "has no meaning without cron", "Leave it out"],
  ]),
  volume("cron in another form", { snapshots: { cron: "0 3 * * *", longestGap: "3h" } }, [
    ["snapshots.cron", "0 3 * * *", "cron(0 3 * * ? *)"],
  ]),
  volume("snapshots kept by count and by age", { snapshots: { retain: { count: 5, days: 5 } } }, [
    ["snapshots.retain", "has both count and days", "one of the two"],
  ]),
  volume("snapshots kept neither by count nor by age", { snapshots: { retain: {} } }, [
    ["snapshots.retain", "has neither", "one of the two"],
  ]),
  volume(
    "snapshots and copies that expire before the next",
    {
      rpo: "25h",
      snapshots: { interval: "24h", retain: { days: 1 }, copies: { days: 1 } },
    },
    [
      ["snapshots.retain.days", "1 expires before the next is made: up to 25h later", "2 or more"],
      ["snapshots.copies.days", "1 expires before the next is made: up to 25h later", "2 or more"],
    ],
  ),
  volume(
    "snapshots that expire in the minute in which the next may begin",
    {
      rpo: "24h",
      snapshots: { cron: "cron(0 3 * * ? *)", longestGap: "23h", retain: { days: 1 }, copies: { days: 2 } },
    },
    [["snapshots.retain.days", "1 expires before the next is made: up to 1d later", "2 or more"]],
  ),
  volume("a recovery point that the interval cannot meet", { rpo: "4h", snapshots: { interval: "4h" } }, [
    ["rpo", "4h can never be met: snapshots are 4h apart", "5h or more, or more often made snapshots"],
  ]),
  volume("the workload's recovery point, which no snapshot meets", { rpo: undefined }, [
    ["rpo", "1m (holdfast:workload.objectives.region.rpo) can never be met", "2h or more, or a store that replicates"],
  ]),
  volume(
    "a recovery point that cron's longest gap cannot meet",
    {
      snapshots: { cron: "cron(0 3,15 * * ? *)", longestGap: "12h" },
    },
    [["rpo", "snapshots are 12h apart", "13h or more"]],
  ),
  volume(
    "fast restore in the other region's zone",
    {
      snapshots: { fastRestore: { zones: { primary: ["us-east-1a", "us-west-2a"] } } },
    },
    [["snapshots.fastRestore.zones.primary[1]", '"us-west-2a" is not a zone of us-east-1', "such as us-east-1a"]],
  ),
  restored(
    "a restore of a volume that there is not",
    "primary",
    { stock: { restores: [{ "us-east-1a-1": "empty" }] } },
    [["holdfast:restore.volumes.stock", '"stock" is not in holdfast:volumes', "Allowed: orders"]],
  ),
  restored(
    "a restore into slots that there are not",
    "secondary",
    {
      orders: { restores: [EACH_SLOT, { "us-west-2a-3": "empty", "us-east-1a-1": "empty" }] },
    },
    [
      ["holdfast:restore.volumes.orders.restores[1].us-west-2a-3", "not a slot", "us-west-2a-1 to us-west-2c-2"],
      ["holdfast:restore.volumes.orders.restores[1].us-east-1a-1", "not a slot", "us-west-2a-1 to us-west-2c-2"],
    ],
  ),
  restored(
    "a restore from something else than a snapshot",
    "secondary",
    {
      orders: { restores: [{ "us-west-2a-1": "vol-0a1b2c3d4e5f60718" }] },
    },
    [["holdfast:restore.volumes.orders.restores[0].us-west-2a-1", "vol-0a1b2c3d4e5f60718", "snap-0a1b2c3d4e5f60718"]],
  ),
  restored(
    "a failover without the data",
    "secondary",
    undefined,
    [
      [
        "holdfast:restore.volumes.orders.restores",
        "names no snapshot for us-west-2a-1, us-west-2a-2",
        "command that lists",
      ],
    ],
    { active: "secondary" },
  ),
  restored(
    "a failover with some of the data",
    "secondary",
    { orders: { restores: [EACH_SLOT] } },
    [["holdfast:restore.volumes.orders.restores", "for us-west-2a-2, us-west-2b-2, us-west-2c-1", "or empty"]],
    { active: "secondary" },
  ),
  row(
    "a restore where there are no volumes",
    [
      set("workload.strategy", "static-site"),
      set("workload.objectives.region", { rto: "8h", rpo: "6h" }),
      set("standby.lastResort", false),
      unset("network", "secondary"),
      unset("compute", "secondary"),
      set("volumes", { orders: ORDERS }),
      set("restore", { volumes: { orders: { restores: [EACH_SLOT] } } }),
    ],
    [["holdfast:restore.volumes.orders", "where strategy static-site has none", "the standby is a page"]],
    { stack: "secondary", reads: READS },
  ),
];
