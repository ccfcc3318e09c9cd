import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Role } from "../config/schema/common";
import type { Topology } from "../topology";
import { alarmArn } from "../topology/messaging";
import type { Raised } from "./alerts";
import { dashboardName, pairDashboard, pairName, regionDashboard, type DashboardPlace } from "./dashboard-body";
import type { ShownAlarm } from "./dashboard-graphs";

export interface DashboardsArgs {
  settings: Settings;
  topology: Topology;
  /** Every alarm of the region. */
  alarms: readonly Raised[];
}

/**
 * The dashboards that a region's stack makes: its own, and one that shows both regions. Each stack makes both, so that either can be made and
 * changed while the other region is impaired: "All dashboards are global. They are not Region-specific"
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/create_dashboard.html), so that two stacks with one name would overwrite each
 * other's. None of it depends on which region is active.
 */
export class Dashboards extends pulumi.ComponentResource {
  /** The names of the dashboards; none where the settings turn them off. */
  readonly names: string[];

  constructor(name: string, args: DashboardsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:observability:Dashboards", name, {}, opts);
    const { settings, topology } = args;
    const { workload, monitoring } = settings;
    const { role } = topology;
    const place: DashboardPlace = {
      workload: workload.name,
      regions: workload.regions,
      role,
      runbook: settings.alerts.runbook,
    };
    const bodies = {
      [dashboardName(place, role)]: (alarms: ShownAlarm[]) => regionDashboard(alarms, place),
      [pairName(place, role)]: (alarms: ShownAlarm[]) => pairDashboard(alarms, place, regionAlarms(workload)),
    };
    this.names = monitoring.dashboards ? Object.keys(bodies) : [];
    const shown = pulumi.all(args.alarms.map((raised) => shownAlarm(raised, workload, role)));
    for (const [i, dashboard] of this.names.entries()) {
      new aws.cloudwatch.Dashboard(
        `${name}-${["region", "both-regions"][i]}`,
        {
          dashboardName: dashboard,
          dashboardBody: shown.apply((alarms) => JSON.stringify(bodies[dashboard]!(alarms))),
        },
        { parent: this },
      );
    }
    this.registerOutputs({ names: this.names });
  }
}

function shownAlarm({ key, spec }: Raised, workload: Settings["workload"], role: Role): pulumi.Output<ShownAlarm> {
  const { group, severity, runbook, metricName, statistic, comparison, period, math, query } = spec;
  return pulumi
    .all([spec.namespace, pulumi.output(spec.dimensions), spec.threshold])
    .apply(([namespace, dimensions, threshold]) => ({
      key,
      arn: alarmArn(workload, role, key),
      group,
      severity,
      runbook,
      namespace,
      metricName,
      dimensions,
      statistic,
      threshold,
      comparison,
      period,
      ...(math && { math }),
      ...(query !== undefined && { query }),
    }));
}

/** The key of a region's composite alarm, the same in both, so that each dashboard can show the other's. */
const REGION_UNHEALTHY = "region-unhealthy";

/** In strategy static-site the standby is a page, which has no alarms. */
function regionAlarms(workload: Settings["workload"]): Partial<Record<Role, string[]>> {
  const arns = (role: Role) => [alarmArn(workload, role, REGION_UNHEALTHY)];
  return { primary: arns("primary"), ...(workload.strategy !== "static-site" && { secondary: arns("secondary") }) };
}
