import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse, stringify } from "yaml";
import {
  BUSES,
  CAPACITY,
  FUNCTIONS,
  QUEUES,
  STREAMS,
  TRAIL,
  UNUSUAL_BUSES,
  UNUSUAL_FUNCTIONS,
  UNUSUAL_MONITORING,
  UNUSUAL_QUEUES,
  UNUSUAL_TRAIL,
  UNWATCHED,
} from "./messages";
import { CONTAINERS, CONTAINERS_SHARED, containersIn } from "./containers";
import { SERVICE } from "./functions";
import { ALERTS, ONE_REGION, STORE_AREAS, STORES, STRONG_TABLE, VOLUMES } from "./stores";

const ROOT = path.join(__dirname, "..", "..");

/** Settings of one file by area, to be laid over the shipped ones: `{ dns: { routing: "weighted" } }`. `null` takes an area or a setting out. */
export type Changes = Record<string, unknown>;

/**
 * A configuration, as it differs from the shipped one. The shipped stores are the shipped configuration's alone: what has changes has the stores
 * that they name, and no others.
 */
export interface Variant {
  name: string;
  /** In Pulumi.yaml. */
  shared?: Changes;
  primary?: Changes;
  secondary?: Changes;
  /** What a person writes into the secondary's stack file before it takes over: `holdfast:restore`. */
  restore?: Changes;
}

const strategy = (name: string) => ({ workload: { strategy: name } });

/** Objectives that every strategy can meet. */
const PATIENT = { objectives: { region: { rto: "8h", rpo: "6h" } } };

const NO_STANDBY_SIZE = { compute: { standby: null } };

const existing = (region: string, first: number) => ({
  network: {
    vpc: "existing",
    cidr: `10.${first}.0.0/16`,
    id: `vpc-0000000000000${first}00`,
    zones: null,
    natGateways: null,
    subnets: Object.fromEntries(
      ["a", "b", "c"].map((letter, i) => [
        region + letter,
        { public: `subnet-0000000000000${first}1${i}`, private: `subnet-0000000000000${first}2${i}` },
      ]),
    ),
  },
});

/** Where no strategy takes data to the other region to serve there. */
const storesOfOneRegion = { ...STORES, databases: { ...STORES.databases, ...ONE_REGION } };

/** Where there are replicas. */
const storesWithStrongTable = { ...STORES, tables: { ...STORES.tables, ...STRONG_TABLE } };

const SLOTS = ["a", "b", "c"].flatMap((zone) => [1, 2].map((number) => `us-west-2${zone}-${number}`));

/** New volumes for a fixed fleet of two instances a zone. */
const RESTORED_VOLUMES = { uploads: { restores: [Object.fromEntries(SLOTS.map((slot) => [slot, "empty"]))] } };

const RESTORED_DATABASES = {
  ledger: { 2: "arn:aws:rds:us-west-2:123456789012:cluster-snapshot:awsbackup:copyjob-0a1b2c3d" },
};

const NETWORK_LOAD_BALANCER = { ingress: { type: "network" } };

/** A fixed fleet of two instances a zone, instead of the shipped Auto Scaling group. */
export const FIXED_FLEET = {
  compute: {
    type: "fixed",
    instancesPerZone: 2,
    min: null,
    max: null,
    targetCpu: null,
    stepScaling: null,
    mixedInstances: null,
    standby: null,
  },
};

/** Areas laid over each other, as Pulumi's files are not: what both name has the parts of both. */
function together(...all: Changes[]): Changes {
  return all.reduce((sum, one) => merge(sum, one) as Changes, {});
}

/** Without the release, which names versions that a first `up` has yet to make. */
const worker = merge(UNUSUAL_FUNCTIONS.functions.worker, { release: null }) as Changes;

/** Sizes from the load, where a Network Load Balancer counts no requests; the forecast scales, as a rule asks. */
const BY_LOAD = {
  compute: { ...CAPACITY.compute, targetRequests: null, standby: null, predictive: { mode: "forecast-and-scale" } },
};

/** The sample worker reads a stream. */
const STREAMED = together(
  { tables: FUNCTIONS.tables, streams: STREAMS },
  {
    functions: {
      worker: { code: "sample-worker", sources: { clicks: { stream: "clicks" } }, uses: { tables: ["done"] } },
    },
  },
);

/** Every strategy with every store and every kind of message that it has, each kind of load balancer, network and fleet, and the ways of DNS: what plans, engine and emulator are tried with. */
export const VARIANTS: Variant[] = [
  { name: "shipped" },
  {
    name: "static-site",
    shared: {
      workload: { strategy: "static-site", ...PATIENT },
      standby: { lastResort: null },
      dns: { records: "live-and-drill" },
      ...together(storesOfOneRegion, FUNCTIONS, TRAIL),
    },
    secondary: { network: null, compute: null },
  },
  {
    name: "static-site-s3-website",
    shared: {
      workload: { strategy: "static-site", ...PATIENT },
      standby: { lastResort: null, site: { host: "s3-website" } },
      ...NETWORK_LOAD_BALANCER,
      buckets: STORES.buckets,
      volumes: VOLUMES,
      alerts: ALERTS,
    },
    primary: FIXED_FLEET,
    secondary: { network: null, compute: null },
  },
  {
    name: "backup-restore",
    shared: {
      workload: { strategy: "backup-restore", ...PATIENT },
      standby: { lastResort: false },
      ...together(STORES, BUSES, QUEUES),
      volumes: VOLUMES,
    },
    primary: FIXED_FLEET,
    secondary: FIXED_FLEET,
    restore: { databases: RESTORED_DATABASES, volumes: RESTORED_VOLUMES },
  },
  {
    name: "pilot-light-network-load-balancer",
    shared: {
      workload: { strategy: "pilot-light", ...PATIENT },
      ...NETWORK_LOAD_BALANCER,
      ...together(STORES, STREAMED),
    },
    secondary: NO_STANDBY_SIZE,
  },
  {
    name: "warm-standby-existing-vpc",
    shared: together(storesWithStrongTable, UNUSUAL_QUEUES, UNUSUAL_BUSES, UNUSUAL_MONITORING, {
      // Its events are kept: a rule says so of a bus without an archive.
      buses: { audit: { archive: null } },
      dns: { latch: "15m" },
      alerts: { emails: ["oncall@example.com"], critical: { sms: ["+14255550123"] } },
    }),
    primary: existing("us-east-1", 10),
    secondary: existing("us-west-2", 20),
  },
  {
    name: "warm-standby-fixed-fleet",
    shared: {
      standby: { lastResort: false },
      dns: { switchType: "cloudwatch-metric" },
      tables: STORES.tables,
      volumes: VOLUMES,
      alerts: ALERTS,
      ...UNWATCHED,
    },
    primary: FIXED_FLEET,
    secondary: FIXED_FLEET,
    restore: { volumes: RESTORED_VOLUMES },
  },
  {
    name: "pilot-light-containers",
    shared: {
      workload: { strategy: "pilot-light", ...PATIENT },
      ...CONTAINERS_SHARED,
    },
    primary: containersIn("us-east-1", CONTAINERS),
    secondary: containersIn("us-west-2", { ...CONTAINERS, standby: null }),
  },
  { name: "warm-standby-functions", ...SERVICE },
  {
    name: "active-active",
    shared: {
      ...strategy("active-active"),
      dns: { records: "live-and-drill" },
      ...together(storesWithStrongTable, { ...UNUSUAL_FUNCTIONS, functions: { worker } }, UNUSUAL_TRAIL),
    },
    secondary: NO_STANDBY_SIZE,
  },
  {
    name: "active-active-weighted-network-load-balancer",
    shared: {
      ...strategy("active-active"),
      standby: { lastResort: false },
      dns: { routing: "weighted", switchType: "cloudwatch-metric" },
      ...NETWORK_LOAD_BALANCER,
    },
    primary: { ...existing("us-east-1", 10), ...BY_LOAD },
    secondary: { ...existing("us-west-2", 20), ...BY_LOAD },
  },
];

/** Writes a variant's three files into a folder and returns the folder. */
export function writeVariant(variant: Variant, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const files: [string, Changes | undefined, boolean][] = [
    ["Pulumi.yaml", variant.shared, true],
    ["Pulumi.primary.yaml", variant.primary, false],
    ["Pulumi.secondary.yaml", variant.secondary, false],
  ];
  const isShipped = !variant.shared && !variant.primary && !variant.secondary;
  for (const [file, changes, shared] of files)
    writeFileSync(path.join(folder, file), changed(shipped(file, isShipped), changes ?? {}, shared));
  return folder;
}

const read = new Map<string, Document>();

interface Document {
  config: Record<string, any>;
}

/** A shipped file, with the stores or without: read once, since reading YAML takes long. What a caller changes is its own copy's. */
function shipped(file: string, withStores: boolean): Document {
  const known = read.get(file) ?? (parse(readFileSync(path.join(ROOT, file), "utf8")) as Document);
  read.set(file, known);
  const document = { ...known, config: { ...known.config } };
  if (!withStores) for (const area of STORE_AREAS) Reflect.deleteProperty(document.config, `holdfast:${area}`);
  return document;
}

/** The text of a file with changes laid over its settings. */
function changed(document: Document, changes: Changes, shared: boolean): string {
  for (const [area, change] of Object.entries(changes)) {
    const key = area.includes(":") ? area : `holdfast:${area}`;
    const old = shared ? document.config[key]?.value : document.config[key];
    const value = merge(old, change);
    if (value === undefined) Reflect.deleteProperty(document.config, key);
    else document.config[key] = shared ? { value } : value;
  }
  return stringify(document);
}

function merge(old: any, change: any): any {
  if (change === null) return undefined;
  if (typeof change !== "object" || Array.isArray(change) || typeof old !== "object" || Array.isArray(old))
    return change;
  const merged = { ...old };
  for (const [key, value] of Object.entries(change)) {
    const result = merge(old[key], value);
    if (result === undefined) Reflect.deleteProperty(merged, key);
    else merged[key] = result;
  }
  return merged;
}
