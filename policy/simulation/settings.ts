import type { Figure } from "./model";

/** What no graph and no page of AWS says; every one is shown where it carries an answer. Seconds. */
export interface Settings {
  /** From a fault to a person at a keyboard, the alarm that notifies them included. */
  readonly reaction: number;
  /** One command of a runbook. */
  readonly command: number;
  /** How long clients keep an address beyond the TTL of DNS. */
  readonly clientCache: number;
  /** How long what fails is away: queues and streams lose what they keep for less. */
  readonly outage: number;
  /** The same, of an Availability Zone. */
  readonly zoneOutage: number;
  /** From the launch of an instance until it runs. */
  readonly launch: number;
  /** ECS starts a task in the place of one that is lost, its image pulled. */
  readonly task: number;
  /** RDS replaces the failed host of a DB instance without a standby. */
  readonly databaseHost: number;
  /** A database is restored from a snapshot or to a point in time. */
  readonly databaseRestore: number;
  /** A DB instance is added to a cluster. */
  readonly databaseInstance: number;
  /** How far a read replica of RDS is behind. */
  readonly replicaLag: number;
  /** How far the latest restorable time of an Aurora cluster is behind. */
  readonly auroraRestorable: number;
  /** How far automated backups that RDS replicates to another Region are behind. */
  readonly replicatedBackups: number;
  /** A volume or file system is restored from a snapshot or backup, and attached or mounted. */
  readonly volumeRestore: number;
  /** A cache node is made anew. */
  readonly cacheNode: number;
  /**
   * What the application's health checks ask for: whether its process answers, or its data as well, so that they fail with a store. By path:
   * the stores that a check of that path asks for, of other paths none. Undefined: not known, and both are computed.
   */
  readonly checks?: "process" | "data" | Readonly<Record<string, readonly string[]>> | undefined;
}

/**
 * `outage` is the longest of a Region or a service but for 2026 (17 h, https://aws.amazon.com/message/11201/), `zoneOutage` that of a zone
 * (about a day: https://aws.amazon.com/message/2329B7/). `launch` is predictive scaling's default buffer (API_PredictiveScalingConfiguration.html). AWS says of a restore that it can take several
 * hours (https://aws.amazon.com/rds/features/multi-az/), of replicated backups that those of RDS for Db2 are about 25 minutes behind
 * (https://github.com/aws/agent-toolkit-for-aws, rds-db2/references/ha-dr.md); for the others it gives no figure.
 */
export const DEFAULT_SETTINGS: Settings = {
  reaction: 900,
  command: 120,
  clientCache: 0,
  outage: 61200,
  zoneOutage: 86400,
  launch: 300,
  task: 300,
  databaseHost: 1800,
  databaseRestore: 10800,
  databaseInstance: 600,
  replicaLag: 60,
  auroraRestorable: 300,
  replicatedBackups: 1500,
  volumeRestore: 600,
  cacheNode: 600,
};

/** A setting as a figure: assumed, whatever its value. */
export function settingFigure(settings: Settings, name: Exclude<keyof Settings, "checks">): Figure {
  const seconds = settings[name];
  return { seconds, arithmetic: `${seconds} s`, source: `assumption "${name}"`, bounded: "none" };
}
