import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import { switchCommands } from "../dns/switch-commands";
import type { Topology } from "../topology";
import { alarmName } from "../topology/messaging";
import type { Alerts, Raised } from "./alerts";
import { Canaries } from "./canary/canaries";
import { anyAlarm, ringing } from "./composites";
import { Dashboards } from "./dashboards";

export interface WatchArgs {
  settings: Settings;
  topology: Topology;
  alerts: Alerts;
}

/** What looks at the region as a whole, and at the other one. */
export class Watch extends pulumi.ComponentResource {
  /** Every alarm of the region; no other can be made once there is a watch. */
  readonly alarms: readonly Raised[];

  private readonly parent = { parent: this };

  constructor(
    name: string,
    private readonly args: WatchArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:observability:Watch", name, {}, opts);
    const { settings, topology } = args;
    const { canary } = settings.monitoring;
    const canaries = canary === false ? undefined : new Canaries(name, { ...args, canary }, this.parent);
    this.alarms = args.alerts.close();
    const unhealthy = this.regionUnhealthy();
    if (canaries?.alarms.peer) this.peerLost(canaries.alarms.peer, unhealthy);
    new Dashboards(name, { settings, topology, alarms: this.alarms }, this.parent);
    this.registerOutputs({});
  }

  /** Any critical alarm rings; none where the region has nothing that could fail so. */
  private regionUnhealthy(): aws.cloudwatch.CompositeAlarm | undefined {
    const { settings, topology, alerts } = this.args;
    const critical = this.alarms.filter(({ spec }) => spec.severity === "critical");
    if (critical.length === 0) return undefined;
    const children = critical.map(({ key, alarm }) => ({
      name: alarm.name,
      length: alarmName(settings.workload, key).length,
    }));
    return anyAlarm(
      alerts,
      "region-unhealthy",
      {
        what: `${topology.region} does not do its work: at least one of its ${critical.length} critical alarms rings.`,
        todo: "Look at which one, by this alarm's page or by what came before it; see whether the other region should serve.",
        runbook: "regions.md#a-region-is-unhealthy",
      },
      children,
      this.parent,
    );
  }

  /**
   * The other region failed, and this one is healthy: who takes over must be able to. What this region cannot reach may be this region's own
   * trouble, which its own canary tells.
   */
  private peerLost(peer: aws.cloudwatch.MetricAlarm, unhealthy: aws.cloudwatch.CompositeAlarm | undefined): void {
    const { topology, alerts } = this.args;
    const rule = pulumi
      .all([peer.name, unhealthy?.alarmName])
      .apply(([lost, sick]) => [ringing(lost), ...(sick === undefined ? [] : [`NOT ${ringing(sick)}`])].join(" AND "));
    const takesOver = topology.role === "secondary";
    alerts.composite(
      takesOver ? "take-over" : "standby-lost",
      { ...(takesOver ? this.takeOver() : this.standbyLost()), rule },
      this.parent,
    );
  }

  private takeOver() {
    const { settings, topology } = this.args;
    const { strategy, stacks } = settings.workload;
    const lost = topology.peer.region;
    const live = topology.peerSwitches[0];
    const shut = live ? ` Take ${lost} out: ${switchCommands(live).takeOut}.` : "";
    const then =
      strategy === "static-site"
        ? " The page stands in; the service comes back with its region."
        : ` Then set holdfast:active: secondary in Pulumi.yaml and type: pulumi up -s ${stacks.secondary}.`;
    return {
      what: `${lost} does not answer and ${topology.region} is healthy.`,
      todo: `See that ${lost} is lost.${shut}${then}`,
      runbook: "regions.md#the-secondary-should-take-over",
    } as const;
  }

  private standbyLost() {
    const { settings, topology } = this.args;
    const lost = topology.peer.region;
    const serves =
      settings.active === "secondary" ? "users are there" : "there is nothing to fail over to while it lasts";
    return {
      what: `${lost} does not answer and ${topology.region} is healthy: ${serves}.`,
      todo: "Mend it before anything is changed here; put off releases and maintenance of this region.",
      runbook: "regions.md#the-standby-is-unavailable",
    } as const;
  }
}
