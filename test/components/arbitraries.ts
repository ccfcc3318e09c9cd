import fc from "fast-check";
import { parseSettings } from "../../components/checks";
import { type Settings } from "../../components/config";
import { REGIONS } from "../../facts/regions";
import { STRATEGIES, type Strategy } from "../../components/config/schema/workload";
import { STORES } from "../support/stores";

type Areas = Record<string, unknown>;
type Role = "primary" | "secondary";

/** Both stacks' settings as they are written: the areas that both share, and those of each stack. */
export interface WrittenPair {
  shared: Areas;
  primary: Areas;
  secondary: Areas;
}

/** Both stacks' settings as they are read. */
export interface Pair {
  primary: Settings;
  secondary: Settings;
}

/** A stack's configuration as Pulumi hands it to a program. */
export function configOfPair(pair: WrittenPair, role: Role): Record<string, string> {
  const regions = (pair.shared["workload"] as { regions: Record<Role, string> }).regions;
  const areas = Object.entries({ ...pair.shared, ...pair[role] }).map(([name, value]) => [
    `holdfast:${name}`,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return { ...Object.fromEntries(areas), "holdfast:role": role, "aws:region": regions[role] };
}

/** @throws SettingsError where an arbitrary made something that is not allowed: a fault of these arbitraries, or of the settings' checks */
export function settingsOfPair(pair: WrittenPair): Pair {
  return {
    primary: parseSettings(configOfPair(pair, "primary")),
    secondary: parseSettings(configOfPair(pair, "secondary")),
  };
}

/** None that begins as no bucket's name may: a host's name may be its bucket's. */
const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,6}[a-z0-9])?$/).filter((name) => !/^(xn--|sthree-)/.test(name));
const zoneName = fc
  .tuple(label, fc.constantFrom("com", "example.org", "co.uk", "xn--p1ai"))
  .map((parts) => parts.join("."));
/** A name of two or more characters that none of AWS's reserved beginnings begins. */
const workloadName = fc.stringMatching(/^[a-f][a-z0-9-]{0,14}[a-z0-9]$/);

/** Objectives that every strategy can meet. */
const objectives = fc.record({
  software: fc.constant({ rto: "4h", rpo: "5m" }),
  infrastructure: fc.constant({ rto: "2h", rpo: "0s" }),
  zone: fc.constant({ rto: "2h", rpo: "0s" }),
  region: fc.constantFrom({ rto: "3h", rpo: "5h" }, { rto: "1d", rpo: "8h" }),
});

const workload = fc
  .record({
    name: workloadName,
    account: fc.stringMatching(/^\d{12}$/),
    zone: zoneName,
    below: fc.option(label, { nil: undefined }),
    exists: fc.boolean(),
    regions: fc.shuffledSubarray([...REGIONS.data], { minLength: 2, maxLength: 2 }),
    strategy: fc.constantFrom(...STRATEGIES),
    objectives,
  })
  .map(({ zone, below, exists, regions, ...rest }) => ({
    ...rest,
    domain: below === undefined ? zone : `${below}.${zone}`,
    zone: exists ? { name: zone, id: "Z0123456789ABC" } : zone,
    regions: { primary: regions[0]!, secondary: regions[1]! },
  }));

const dns = (zone: string) =>
  fc.record(
    {
      records: fc.constantFrom("live", "drill", "live-and-drill"),
      drillName: label.map((name) => `trial-${name}.${zone}`),
      routing: fc.constantFrom("latency", "weighted"),
      weights: fc.record({ primary: fc.integer({ min: 1, max: 255 }), secondary: fc.integer({ min: 0, max: 255 }) }),
      healthCheck: fc.record(
        {
          interval: fc.constantFrom("10s", "30s"),
          threshold: fc.integer({ min: 1, max: 10 }),
          path: fc.constant("/up"),
        },
        { requiredKeys: [] },
      ),
      alarm: fc.boolean(),
      manualSwitch: fc.boolean(),
      switchType: fc.constantFrom("s3-object", "cloudwatch-metric"),
    },
    { requiredKeys: [] },
  );

const standby = (strategy: Strategy) =>
  fc.record(
    {
      lastResort: strategy === "static-site" ? fc.constant(false) : fc.boolean(),
      site: fc.record({ host: fc.constantFrom("cloudfront", "s3-website") }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  );

const zones = (region: string) =>
  fc
    .shuffledSubarray(["a", "b", "c", "d"], { minLength: 2 })
    .map((letters) => letters.map((letter) => region + letter));

const network = (region: string, second: number) =>
  fc.oneof(
    fc.record(
      {
        vpc: fc.constant("new"),
        cidr: fc.constant(`10.${second}.0.0/16`),
        zones: zones(region),
        natGateways: fc.constantFrom("one-per-zone", "single", "none"),
        flowLogs: fc.constantFrom(false, { retentionDays: 30 }),
      },
      { requiredKeys: ["vpc", "cidr", "zones"] },
    ),
    zones(region).map((names) => ({
      vpc: "existing",
      id: "vpc-0a1b2c3d",
      cidr: `10.${second}.0.0/16`,
      subnets: Object.fromEntries(
        names.map((zone, i) => [zone, { public: `subnet-0000000${i}`, private: `subnet-1000000${i}` }]),
      ),
    })),
  );

const ingress = fc.oneof(
  fc.record({ type: fc.constant("application"), slowStart: fc.constantFrom(false, "30s") }, { requiredKeys: ["type"] }),
  fc.record({ type: fc.constant("network"), crossZone: fc.boolean() }, { requiredKeys: ["type"] }),
);

const machine = { image: "ami-0a1b2c3d", instanceType: "m7g.large", volume: { device: "/dev/sda1" } };

const fixed = fc
  .integer({ min: 1, max: 20 })
  .map((instancesPerZone) => ({ type: "fixed", ...machine, instancesPerZone }));

/** Sizes in order: a reduced size is no larger than the full one. */
const autoScaling = (reduced: boolean) =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 5, maxLength: 5 }),
      fc.subarray(["desired", "standby"]),
    )
    .map(([numbers, given]) => {
      const [least = 1, some = 1, min = 1, desired = 1, max = 1] = numbers.sort((a, b) => a - b);
      const withDesired = given.includes("desired");
      return {
        type: "auto-scaling",
        ...machine,
        min,
        ...(withDesired && { desired }),
        max,
        ...(reduced && given.includes("standby") && { standby: { min: least, ...(withDesired && { desired: some }) } }),
      };
    });

/** Whether the region runs nothing but the page, so that it needs no network, load balancer and instances. */
const pageOnly = (strategy: Strategy, role: Role) => strategy === "static-site" && role === "secondary";

const stack = (shop: { strategy: Strategy; regions: Record<Role, string> }, role: Role) =>
  fc.record(
    {
      network: network(shop.regions[role], role === "primary" ? 10 : 20),
      ingress,
      compute: fc.oneof(fixed, autoScaling(shop.strategy === "warm-standby" && role === "secondary")),
    },
    { requiredKeys: pageOnly(shop.strategy, role) ? [] : ["network", "ingress", "compute"] },
  );

/** Which loss of a store's data every strategy can promise. */
const rpo = "8h";

/** Not any: S3 keeps some endings for itself, and what is named like a password is refused. */
const storeName = fc.constantFrom("orders", "carts", "media-2");
/** None that a table has: the alarms on both replication lags would be one. */
const bucketName = fc.constantFrom("uploads", "media", "invoices-2");

const named = (store: Areas, name: fc.Arbitrary<string> = storeName) =>
  fc.dictionary(name, fc.constant({ ...store, rpo }), { minKeys: 1, maxKeys: 2, noNullPrototype: true });

/** Databases with live copies: backups are not available in every region, and a failover must name them. */
const replicates = ({ name, strategy }: { name: string; strategy: Strategy }) =>
  // RDS takes no name with two hyphens on end.
  !name.includes("--") && ["pilot-light", "warm-standby", "active-active"].includes(strategy);

/** Stores that a strategy takes to the other region, or backs up there, whatever the regions are. */
const stores = (shop: { name: string; strategy: Strategy }) =>
  fc.record(
    {
      ...(replicates(shop) && { databases: named(STORES.databases.orders) }),
      tables: named(STORES.tables.sessions),
      buckets: named(STORES.buckets.media, bucketName),
    },
    { requiredKeys: [] },
  );

/** Every pair of stacks that the settings allow, over all strategies: as it is written. */
export const writtenPair: fc.Arbitrary<WrittenPair> = workload.chain((shop) =>
  fc.record({
    shared: fc
      .record({
        workload: fc.constant(shop),
        active: fc.constantFrom(...(shop.strategy === "static-site" ? ["primary"] : ["primary", "secondary"])),
        dns: dns(typeof shop.zone === "string" ? shop.zone : shop.zone.name),
        standby: standby(shop.strategy),
        stores: stores(shop),
      })
      .map(({ stores: written, dns: names, ...areas }) => ({
        ...areas,
        // Without its switch a primary that recovers would serve stale data: the settings refuse that.
        dns: "databases" in written || "tables" in written ? { ...names, manualSwitch: true } : names,
        ...written,
      })),
    primary: stack(shop, "primary"),
    secondary: stack(shop, "secondary"),
  }),
);

/** Every pair of stacks that the settings allow: as it is read. */
export const settingsPair: fc.Arbitrary<Pair> = writtenPair.map(settingsOfPair);
