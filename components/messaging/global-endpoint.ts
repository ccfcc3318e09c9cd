import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { MINUTE } from "../../lib/duration";
import type { Settings } from "../config/parse";
import type { Bus } from "../config/schema/messaging/buses";
import { assumedBy, roleWithPolicy } from "../iam/policy-document";
import { switchCheckArgs } from "../dns/switch-check";
import { alarmName } from "../topology/messaging";
import { endpointAlarmKey, endpointName, eventBusArn, eventBusName } from "../topology/messaging-events";
import type { Switch } from "../topology/names";

export interface GlobalEndpointArgs {
  settings: Pick<Settings, "workload" | "dns">;
  bus: string;
  endpoint: NonNullable<Bus["globalEndpoint"]>;
  /** The secondary's bus. */
  ownBusArn: pulumi.Input<string>;
  /** The switches that take the primary out of service. */
  switches: Switch[];
}

const MILLISECONDS = 1000;

/**
 * The endpoint that sends events to the primary's bus, and while that region is impaired to the secondary's. AWS takes the region of the call as the
 * primary one (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEndpoint.html): so the resource has a region of its own, though it
 * belongs to the secondary's stack, which is deployed when both buses exist. No failover changes it: Route 53's data plane decides.
 */
export class GlobalEndpoint extends pulumi.ComponentResource {
  /** `https://<id>.endpoint.events.amazonaws.com`. */
  readonly url: pulumi.Output<string>;

  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: GlobalEndpointArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:messaging:GlobalEndpoint", name, {}, opts);
    const { settings, bus, ownBusArn } = args;
    const { workload } = settings;
    const { replication: replicates } = args.endpoint;
    const replication = replicates ? this.replicationRole() : undefined;
    const endpoint = new aws.cloudwatch.EventEndpoint(
      name,
      {
        region: workload.regions.primary,
        name: endpointName(workload, bus),
        description: `Events of ${workload.name}: ${bus}, in whichever region works`,
        eventBuses: [{ eventBusArn: eventBusArn(workload, "primary", bus) }, { eventBusArn: pulumi.output(ownBusArn) }],
        replicationConfig: { state: replicates ? "ENABLED" : "DISABLED" },
        ...(replication && { roleArn: replication.role.arn }),
        routingConfig: {
          failoverConfig: {
            primary: { healthCheck: this.healthCheck().arn },
            secondary: { route: workload.regions.secondary },
          },
        },
      },
      // With a role that has no permissions yet, EventBridge would create no managed rules for replication.
      { ...this.parent, ...(replication && { dependsOn: [replication.policy] }) },
    );
    this.url = endpoint.endpointUrl;
    this.registerOutputs({ url: this.url });
  }

  /** The role by which EventBridge manages its replication rules, as the console creates it (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-global-endpoints.html). */
  private replicationRole() {
    const { workload } = this.args.settings;
    const busName = eventBusName(workload, this.args.bus);
    const buses = (["primary", "secondary"] as const).map((role) => eventBusArn(workload, role, this.args.bus));
    const managed = Object.values(workload.regions).map(
      (region) => `arn:aws:events:${region}:${workload.account}:rule/${busName}/GlobalEndpointManagedRule-*`,
    );
    const manages = ["events:PutRule", "events:PutTargets", "events:DeleteRule", "events:RemoveTargets"];
    return roleWithPolicy(
      `${this.name}-replication`,
      {
        assumeRolePolicy: assumedBy("events.amazonaws.com"),
        statements: (role) => [
          { Effect: "Allow", Action: manages, Resource: managed },
          { Effect: "Allow", Action: "events:PutEvents", Resource: buses },
          {
            Effect: "Allow",
            Action: "iam:PassRole",
            Resource: role.arn,
            Condition: { StringEquals: { "iam:PassedToService": "events.amazonaws.com" } },
          },
        ],
      },
      this.parent,
    );
  }

  /** Healthy while events should go to the primary: its alarm is OK, and no operator has taken the region out of service. */
  private healthCheck(): aws.route53.HealthCheck {
    const alarm = this.alarmCheck();
    const [takeOutSwitch] = this.args.switches;
    if (!takeOutSwitch) return alarm;
    const children = [alarm, this.switchCheck(takeOutSwitch)];
    return this.check("endpoint", "events go to the primary", {
      type: "CALCULATED",
      childHealthchecks: children.map((child) => child.id),
      childHealthThreshold: children.length,
    });
  }

  private alarmCheck(): aws.route53.HealthCheck {
    const { settings, bus, endpoint } = this.args;
    const { workload } = settings;
    return this.check("latency", "events of the primary are delivered", {
      type: "CLOUDWATCH_METRIC",
      cloudwatchAlarmName: alarmName(workload, endpointAlarmKey(bus)),
      cloudwatchAlarmRegion: workload.regions.primary,
      insufficientDataHealthStatus: endpoint.quiet === "failed" ? "Unhealthy" : "LastKnownStatus",
      // Route 53 copies the alarm's settings once (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-updating-cloudwatch-alarm-settings.html);
      // a change here makes it copy them again.
      triggers: {
        threshold: String(endpoint.latency * MILLISECONDS),
        evaluationPeriods: String(endpoint.for / MINUTE),
        treatMissingData: endpoint.quiet,
      },
    });
  }

  /**
   * The switch by which operators take the primary out of service, and by which it stays out while the secondary writes: without it events would go
   * back to a region with stale stores as soon as its metrics are good.
   */
  private switchCheck(one: Switch): aws.route53.HealthCheck {
    const args = switchCheckArgs(one, this.args.settings.dns.healthCheck);
    return this.check("endpoint-switch", "the switch is not engaged", args);
  }

  private check(purpose: string, description: string, args: aws.route53.HealthCheckArgs): aws.route53.HealthCheck {
    const name = `${this.name}-${purpose}`;
    return new aws.route53.HealthCheck(name, { ...args, tags: { Name: `${name}: ${description}` } }, this.parent);
  }
}
