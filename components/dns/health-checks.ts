import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Dns } from "../config/schema/dns";
import { endpointAlarm, ROUTE_53_METRICS_REGION } from "./alarms";
import { switchAlarmArgs, switchCheckArgs } from "./switch-check";
import type { Alerts } from "../observability/alerts";
import type { Entry, Switch } from "../topology/names";

export interface HealthChecksArgs {
  settings: Dns["healthCheck"];
  /** The name that answers from this region only. */
  regionalHost: string;
  /** That name's record. */
  regionalRecord: aws.route53.Record;
  path: string;
  entries: Entry[];
  /** The switch that takes this region out of service, for each entry that has one. */
  switches: Partial<Record<Entry["kind"], Switch>>;
  /** Whether the switch alone takes this region out of service. */
  byHand: boolean;
  /** An alarm that also takes this region out of service. */
  alarm?: { resource: aws.cloudwatch.MetricAlarm; region: string };
  /** How alarms are made. */
  alerts: Alerts;
  /** Whether the endpoint should answer at present. */
  runs: boolean;
  /** The stack's region. */
  region: string;
}

/** The same text for the same dimensions, in whatever order the provider lists them. */
function inOneLine(dimensions: Record<string, string> | undefined): string {
  return Object.entries(dimensions ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(" ");
}

/**
 * The region's health checks: its endpoint answers, its alarm is not in ALARM, its switch is not engaged; and for each name that users reach it
 * by, all of these, or with `dns.failover: manual` the switch alone. Health checks run in Route 53's data plane, which is in no
 * one region (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/route-53-concepts.html#route-53-concepts-control-and-data-plane).
 */
export class HealthChecks extends pulumi.ComponentResource {
  /** The record by which the endpoint is reached. */
  readonly regionalRecord: aws.route53.Record;
  /** Whether the region's endpoint answers. */
  readonly endpoint: aws.route53.HealthCheck;
  /** Whether the region should serve a name, by the kind of the entry. */
  readonly service: Partial<Record<Entry["kind"], aws.route53.HealthCheck>> = {};

  constructor(name: string, args: HealthChecksArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:dns:HealthChecks", name, {}, opts);
    this.regionalRecord = args.regionalRecord;
    this.endpoint = this.endpointCheck(name, args);
    const alarm = args.alarm && this.alarmCheck(name, args.alarm.resource, args.alarm.region);
    for (const { kind } of args.entries) {
      const manual = args.switches[kind];
      if (manual && args.byHand) {
        this.service[kind] = this.switchCheck(`${name}-${kind}-switch`, manual, args);
        continue;
      }
      const children = [
        this.endpoint,
        ...(alarm ? [alarm] : []),
        ...(manual ? [this.switchCheck(`${name}-${kind}-switch`, manual, args)] : []),
      ];
      this.service[kind] = this.all(`${name}-${kind}`, children);
    }
    const { alerts, region, runs } = args;
    if (runs && region === ROUTE_53_METRICS_REGION) endpointAlarm(alerts, this.endpoint, { parent: this });
    this.registerOutputs({ endpoint: this.endpoint.id });
  }

  private endpointCheck(
    name: string,
    { settings, regionalHost, regionalRecord, path }: HealthChecksArgs,
  ): aws.route53.HealthCheck {
    return new aws.route53.HealthCheck(
      `${name}-endpoint`,
      {
        type: settings.searchString === undefined ? "HTTPS" : "HTTPS_STR_MATCH",
        fqdn: regionalHost,
        port: 443,
        resourcePath: path,
        requestInterval: settings.interval,
        failureThreshold: settings.threshold,
        enableSni: true,
        measureLatency: settings.measureLatency,
        ...(settings.searchString !== undefined && { searchString: settings.searchString }),
        ...(settings.regions && { regions: [...settings.regions] }),
        tags: { Name: `${name}: the endpoint answers` },
      },
      // Resolvers cache that a name does not exist for as long as the SOA record says (RFC 2308, section 5), and the check would fail for
      // as long (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/SOA-NSrecords.html).
      { parent: this, dependsOn: [regionalRecord] },
    );
  }

  private alarmCheck(name: string, alarm: aws.cloudwatch.MetricAlarm, region: string): aws.route53.HealthCheck {
    return new aws.route53.HealthCheck(
      `${name}-alarm`,
      {
        type: "CLOUDWATCH_METRIC",
        cloudwatchAlarmName: alarm.name,
        cloudwatchAlarmRegion: region,
        // Missing data is a failure of CloudWatch, not of the service: the endpoint's own check notices an impaired Region.
        insufficientDataHealthStatus: "Healthy",
        // Route 53 copies the alarm's settings once (health-checks-updating-cloudwatch-alarm-settings.html); a changed trigger makes it copy them
        // again. Without the dimensions, the check would keep the metric of a replaced target group, which never breaches again.
        triggers: {
          dimensions: alarm.dimensions.apply(inOneLine),
          threshold: pulumi.interpolate`${alarm.threshold}`,
          period: pulumi.interpolate`${alarm.period}`,
          evaluationPeriods: pulumi.interpolate`${alarm.evaluationPeriods}`,
        },
        tags: { Name: `${name}: the alarm is not in ALARM` },
      },
      { parent: this },
    );
  }

  private switchCheck(
    name: string,
    manual: Switch,
    { settings, region, alerts }: HealthChecksArgs,
  ): aws.route53.HealthCheck {
    const made =
      manual.kind === "cloudwatch-metric"
        ? [new aws.cloudwatch.MetricAlarm(name, switchAlarmArgs(manual, region, alerts), { parent: this })]
        : [];
    return new aws.route53.HealthCheck(
      name,
      { ...switchCheckArgs(manual, settings), tags: { Name: `${name}: the switch is not engaged` } },
      { parent: this, dependsOn: made },
    );
  }

  private all(name: string, children: aws.route53.HealthCheck[]): aws.route53.HealthCheck {
    return new aws.route53.HealthCheck(
      name,
      {
        type: "CALCULATED",
        childHealthchecks: children.map((child) => child.id),
        childHealthThreshold: children.length,
        tags: { Name: `${name}: this region should serve` },
      },
      { parent: this },
    );
  }
}
