import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Bus } from "../config/schema/messaging/buses";
import { alarmName } from "../topology/messaging";
import { endpointAlarmKey, endpointName, eventBusArn, eventBusName } from "../topology/messaging-events";
import type { Switch } from "../topology/names";
import { eventBridgeAssumes } from "./event-role";

export interface GlobalEndpointArgs {
  settings: Settings;
  bus: string;
  wanted: NonNullable<Bus["globalEndpoint"]>;
  /** The secondary's bus. */
  ownBusArn: pulumi.Input<string>;
  /** The switches that take the primary out of service. */
  switches: Switch[];
}

const MINUTE = 60;
const MILLISECONDS = 1000;

/**
 * The address that leads senders to the primary's bus, and while that region fails to the secondary's. AWS takes the region of the call for the
 * primary one (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEndpoint.html): hence the resource's own region, though it
 * belongs to the secondary's stack, which comes when both buses are there. Nothing of it changes in a fail-over, which Route 53's data plane does.
 */
export class GlobalEndpoint extends pulumi.ComponentResource {
  /** Where senders reach it: `https://<id>.endpoint.events.amazonaws.com`. */
  readonly url: pulumi.Output<string>;

  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: GlobalEndpointArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:messaging:GlobalEndpoint", name, {}, opts);
    const { settings, bus, wanted, ownBusArn } = args;
    const { workload } = settings;
    const replication = wanted.replication ? this.replicationRole() : undefined;
    const endpoint = new aws.cloudwatch.EventEndpoint(
      name,
      {
        region: workload.regions.primary,
        name: endpointName(workload, bus),
        description: `Events of ${workload.name}: ${bus}, in whichever region works`,
        eventBuses: [{ eventBusArn: eventBusArn(workload, "primary", bus) }, { eventBusArn: pulumi.output(ownBusArn) }],
        replicationConfig: { state: wanted.replication ? "ENABLED" : "DISABLED" },
        ...(replication && { roleArn: replication.role.arn }),
        routingConfig: {
          failoverConfig: {
            primary: { healthCheck: this.healthCheck().arn },
            secondary: { route: workload.regions.secondary },
          },
        },
      },
      // With a role that may nothing yet, AWS would make no rules of replication.
      { ...this.parent, ...(replication && { dependsOn: [replication.policy] }) },
    );
    this.url = endpoint.endpointUrl;
    this.registerOutputs({ url: this.url });
  }

  /** What EventBridge makes its rules of replication with, as its console's role has it (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-global-endpoints.html). */
  private replicationRole() {
    const { workload } = this.args.settings;
    const busName = eventBusName(workload, this.args.bus);
    const buses = (["primary", "secondary"] as const).map((role) => eventBusArn(workload, role, this.args.bus));
    const role = new aws.iam.Role(
      `${this.name}-replication`,
      { assumeRolePolicy: JSON.stringify(eventBridgeAssumes()) },
      this.parent,
    );
    const managed = Object.values(workload.regions).map(
      (region) => `arn:aws:events:${region}:${workload.account}:rule/${busName}/GlobalEndpointManagedRule-*`,
    );
    const manages = ["events:PutRule", "events:PutTargets", "events:DeleteRule", "events:RemoveTargets"];
    const statements: pulumi.Input<aws.iam.PolicyStatement>[] = [
      { Effect: "Allow", Action: manages, Resource: managed },
      { Effect: "Allow", Action: "events:PutEvents", Resource: buses },
      {
        Effect: "Allow",
        Action: "iam:PassRole",
        Resource: role.arn,
        Condition: { StringEquals: { "iam:PassedToService": "events.amazonaws.com" } },
      },
    ];
    const policy = new aws.iam.RolePolicy(
      `${this.name}-replication`,
      { role: role.id, policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements }) },
      this.parent,
    );
    return { role, policy };
  }

  /** Whether events should go to the primary: its alarm is quiet, and nobody has taken the region out of service. */
  private healthCheck(): aws.route53.HealthCheck {
    const alarm = this.alarmCheck();
    const thrown = this.args.switches[0];
    if (!thrown) return alarm;
    const children = [alarm, this.switchCheck(thrown)];
    return this.check("endpoint", "events go to the primary", {
      type: "CALCULATED",
      childHealthchecks: children.map((child) => child.id),
      childHealthThreshold: children.length,
    });
  }

  private alarmCheck(): aws.route53.HealthCheck {
    const { settings, bus, wanted } = this.args;
    const { workload } = settings;
    return this.check("latency", "events of the primary are delivered", {
      type: "CLOUDWATCH_METRIC",
      cloudwatchAlarmName: alarmName(workload, endpointAlarmKey(bus)),
      cloudwatchAlarmRegion: workload.regions.primary,
      insufficientDataHealthStatus: wanted.quiet === "failed" ? "Unhealthy" : "LastKnownStatus",
      // Route 53 copies the alarm's settings once (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-updating-cloudwatch-alarm-settings.html);
      // a change here makes it copy them again.
      triggers: {
        threshold: String(wanted.latency * MILLISECONDS),
        evaluationPeriods: String(wanted.for / MINUTE),
        treatMissingData: wanted.quiet,
      },
    });
  }

  /**
   * The switch by which people take the primary out of service, and by which it stays out while the secondary writes: without it events would go
   * back to a region whose stores are stale as soon as its metrics look well. Inverted: no object, healthy.
   */
  private switchCheck(thrown: Switch): aws.route53.HealthCheck {
    const { healthCheck } = this.args.settings.dns;
    return this.check("endpoint-switch", "nobody has thrown the switch", {
      type: "HTTPS",
      fqdn: thrown.host,
      port: 443,
      resourcePath: `/${thrown.key}`,
      requestInterval: healthCheck.interval,
      failureThreshold: healthCheck.threshold,
      enableSni: true,
      invertHealthcheck: true,
      ...(healthCheck.regions && { regions: [...healthCheck.regions] }),
    });
  }

  private check(purpose: string, says: string, args: aws.route53.HealthCheckArgs): aws.route53.HealthCheck {
    const name = `${this.name}-${purpose}`;
    return new aws.route53.HealthCheck(name, { ...args, tags: { Name: `${name}: ${says}` } }, this.parent);
  }
}
