import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import { switchCommands } from "../dns/switch-commands";
import type { Topology } from "../topology";
import { alarmName } from "../topology/messaging";
import type { Alerts, Raised } from "./alerts";
import { Canaries } from "./canary/canaries";
import { anyAlarm, inAlarm } from "./composites";
import { Dashboards } from "./dashboards";

export interface WatchArgs {
  settings: Settings;
  topology: Topology;
  alerts: Alerts;
}

/** Canaries, composite alarms and dashboards of the region as a whole, and of the other one. */
export class Watch extends pulumi.ComponentResource {
  /** Every alarm of the region; no other can be made afterwards. */
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
    if (canaries?.alarms.peer) this.peerImpaired(canaries.alarms.peer, unhealthy);
    new Dashboards(name, { settings, topology, alarms: this.alarms }, this.parent);
    this.registerOutputs({});
  }

  /** Any critical alarm is in ALARM; no composite alarm where the region has no critical one. */
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
        what: `${topology.region} does not work: at least one of its ${critical.length} critical alarms is in ALARM.`,
        todo: "Find out which one, on this alarm's page or in the earlier notifications; check whether the other region should serve.",
        runbook: "regions.md#a-region-is-unhealthy",
      },
      children,
      this.parent,
    );
  }

  /**
   * The other region does not answer, and this one is healthy and so able to take over. A failure of this region's own network is seen by its own
   * canary.
   */
  private peerImpaired(peer: aws.cloudwatch.MetricAlarm, unhealthy: aws.cloudwatch.CompositeAlarm | undefined): void {
    const { topology, alerts } = this.args;
    const rule = pulumi
      .all([peer.name, unhealthy?.alarmName])
      .apply(([impaired, own]) =>
        [inAlarm(impaired), ...(own === undefined ? [] : [`NOT ${inAlarm(own)}`])].join(" AND "),
      );
    const takesOver = topology.role === "secondary";
    alerts.composite(
      takesOver ? "take-over" : "standby-lost",
      { ...(takesOver ? this.takeOver() : this.standbyImpaired()), rule },
      this.parent,
    );
  }

  private takeOver() {
    const { settings, topology } = this.args;
    const { strategy, stacks } = settings.workload;
    const impaired = topology.peer.region;
    const live = topology.peerSwitches[0];
    const takeOut = live ? ` Take ${impaired} out of service: ${switchCommands(live).takeOut}.` : "";
    const then =
      strategy === "static-site"
        ? " The static page answers; the service comes back with its region."
        : ` Then set holdfast:active: secondary in Pulumi.yaml and run: pulumi up -s ${stacks.secondary}.`;
    return {
      what: `${impaired} does not answer and ${topology.region} is healthy.`,
      todo: `Verify that ${impaired} is impaired.${takeOut}${then}`,
      runbook: "regions.md#the-secondary-should-take-over",
    } as const;
  }

  private standbyImpaired() {
    const { settings, topology } = this.args;
    const impaired = topology.peer.region;
    const serves =
      settings.active === "secondary" ? "users are there" : "there is nothing to fail over to while it lasts";
    return {
      what: `${impaired} does not answer and ${topology.region} is healthy: ${serves}.`,
      todo: "Fix it before you change anything here; postpone releases and maintenance of this region.",
      runbook: "regions.md#the-standby-is-unavailable",
    } as const;
  }
}
