import * as pulumi from "@pulumi/pulumi";
import type { Service } from "../compute/service";
import type { Settings } from "../config/parse";
import type { Network } from "../network/network";
import type { Raised } from "../observability/alerts";
import { PrivateBucket } from "../storage/private-bucket";
import type { Topology } from "../topology";
import { dashed, faultsBucketName } from "../topology/audit";
import { ExperimentLog } from "./experiment-log";
import { ExperimentTemplate } from "./experiment-template";
import { instancesStopped, noCapacity } from "../compute/faults";
import { databaseFailover, databaseReboot } from "../database/faults";
import { functionErrors } from "../functions/faults";
import { peerNetwork, zoneNetwork } from "../network/faults";
import { replicationPaused } from "./replication";
import { zonePower } from "./zone-power";
import type { Experiment, Surroundings } from "./experiment";
import { stopAlarms } from "./stop-alarms";

export interface ExperimentsArgs {
  settings: Settings;
  topology: Topology;
  /** Every alarm of the region. */
  alarms: readonly Raised[];
  /** The region's network and compute, where it has any. */
  network?: Network;
  service?: Service;
}

const FAULTS: readonly ((at: Surroundings) => Experiment | undefined)[] = [
  instancesStopped,
  zonePower,
  zoneNetwork,
  peerNetwork,
  noCapacity,
  databaseFailover,
  databaseReboot,
  replicationPaused,
  functionErrors,
];

/**
 * Experiment templates of AWS Fault Injection Service, one for each fault of the settings whose target this region has; each stops by the region's
 * own alarms. A template does nothing by itself, and a failover does not change it.
 */
export class Experiments extends pulumi.ComponentResource {
  /** By fault: what the stack's outputs say about it, with its commands. */
  readonly facts: Record<string, Record<string, unknown>>;

  constructor(name: string, args: ExperimentsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:chaos:Experiments", name, {}, opts);
    const zone = zoneOf(args);
    const at: Surroundings = { ...args, ...(zone !== undefined && { zone }) };
    const experiments = FAULTS.flatMap((fault) => fault(at) ?? []);
    this.facts = experiments.length > 0 ? this.build(name, args, experiments) : {};
    this.registerOutputs({});
  }

  private build(name: string, args: ExperimentsArgs, experiments: Experiment[]): Experiments["facts"] {
    const parent = { parent: this };
    const { settings, topology } = args;
    const alarms = stopAlarms(args.alarms, topology.region);
    const log = new ExperimentLog(`${name}-experiments`, { settings, topology }, parent);
    if (experiments.some(({ fault }) => fault === "functionErrors")) this.faultsBucket(name, args);
    const templates = experiments.map((experiment) => [
      experiment.fault,
      new ExperimentTemplate(
        `${name}-${dashed(experiment.fault)}`,
        { settings, topology, experiment, stopAlarms: alarms, logGroupArn: log.groupArn },
        parent,
      ).facts,
    ]);
    return Object.fromEntries(templates) as Experiments["facts"];
  }

  /** Its objects are needed for minutes; the functions read it with permissions of their own. */
  private faultsBucket(name: string, { settings, topology }: ExperimentsArgs): void {
    const bucket = new PrivateBucket(
      `${name}-faults`,
      {
        bucket: faultsBucketName(settings.workload, topology.role),
        expireAfterDays: 1,
        keepOldVersionsDays: 1,
        protect: false,
      },
      { parent: this },
    );
    bucket.attachPolicy(() => []);
  }
}

function zoneOf({ settings, topology, network }: ExperimentsArgs): string | undefined {
  return settings.experiments.zone[topology.role] ?? network?.zones[0];
}
