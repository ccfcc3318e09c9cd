import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Topology } from "../topology";
import { alarmName } from "../topology/messaging";
import { meansImpaired, type Alerts, type Raised } from "./alerts";
import { Canaries } from "./canary/canaries";
import { anyAlarm } from "./composites";
import { Dashboards } from "./dashboards";
import { peerAlarms } from "./peer-alarms";

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
    this.regionUnhealthy();
    if (canaries?.alarms.peer) peerAlarms({ ...args, alarms: this.alarms, canaries: canaries.alarms }, this.parent);
    new Dashboards(name, { settings, topology, alarms: this.alarms }, this.parent);
    this.registerOutputs({});
  }

  /** Any critical alarm is in ALARM; no composite alarm where the region has no critical one. */
  private regionUnhealthy(): void {
    const { settings, topology, alerts } = this.args;
    const critical = this.alarms.filter(({ spec }) => meansImpaired(spec));
    if (critical.length === 0) return;
    const children = critical.map(({ key, alarm }) => ({
      name: alarm.name,
      length: alarmName(settings.workload, key).length,
    }));
    const { region, peer } = topology;
    anyAlarm(
      alerts,
      "region-unhealthy",
      {
        problem: `${region} is impaired: at least one of its ${critical.length} critical alarms is in ALARM.`,
        response: `Find out which one, on this alarm's page or in the earlier notifications. If ${peer.region} answers, check whether it should serve; if it does not, failed writes here are a reason to take over.`,
        runbook: "regions.md#a-region-is-unhealthy",
      },
      children,
      this.parent,
    );
  }
}
