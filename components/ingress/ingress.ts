import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ComputeKind } from "../compute/kind";
import type { Ingress as IngressSettings } from "../config/schema/ingress";
import type { Network } from "../network/network";
import { allowAllOut } from "../network/network";
import type { AliasTarget, Front } from "../front";
import { loadBalancerAlarms, zoneAlarms } from "./alarms";
import type { Alerts } from "../observability/alerts";
import { accessLogBucket, LOG_PREFIX } from "../storage/access-logs";
import { httpRedirect, tlsListener } from "./listeners";
import { noHealthyTargetAlarm } from "./target-alarms";
import { targetGroup } from "./target-group";

export interface IngressArgs {
  settings: IngressSettings;
  network: Network;
  account: string;
  region: string;
  logBucket: string;
  /** The ARN of a certificate that is valid already. */
  certificateArn: pulumi.Input<string>;
  targets: Targets;
  /** What served before, beside it, and its share of the requests in percent. */
  previous?: (Targets & { weight: number }) | undefined;
  alerts: Alerts;
  /** Whether each zone has an instance at all times. */
  inEachZone: boolean;
}

/** What the targets are, and the port on which they listen. */
type Targets = NonNullable<ComputeKind["targets"]>;

/** What targets of one kind are behind. */
export type TargetIngress = Pick<
  Ingress,
  "type" | "healthPath" | "loadBalancer" | "targetGroup" | "securityGroup" | "listener"
>;

/**
 * How long a client may keep one connection, in seconds; AWS's default is an hour. A connected client does not resolve DNS again, so that it
 * would stay for as long with a region that is out of service. AWS advises a time near the recovery objective
 * (https://docs.aws.amazon.com/r53recovery/latest/dg/arc-zonal-autoshift.considerations.html).
 */
const CLIENT_KEEP_ALIVE_SECONDS = 300;

/** Percent. */
const HALF = 50;

/** The load balancer with its listeners, target group, security group and access logs. */
export class Ingress extends pulumi.ComponentResource implements Front {
  readonly type: IngressSettings["type"];
  /** The path that answers whether a target can serve. */
  readonly healthPath: string;
  readonly loadBalancer: aws.lb.LoadBalancer;
  readonly targetGroup: aws.lb.TargetGroup;
  /** The same with the target group of what served before, while that is there. */
  readonly before?: TargetIngress;
  readonly securityGroup: aws.ec2.SecurityGroup;
  /** The listener that serves; targets registered before it exists get no health checks. */
  readonly listener: aws.lb.Listener;

  private readonly alerts: Alerts;
  /** With the target group that gets most requests. */
  private readonly most: TargetIngress;

  constructor(name: string, args: IngressArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:ingress:Ingress", name, {}, opts);
    const { settings, network } = args;
    const parent = { parent: this };
    this.type = settings.type;
    this.alerts = args.alerts;
    this.healthPath = settings.healthCheck.path;
    this.securityGroup = this.openToUsers(name, network.vpcId, settings.type);
    const logs = settings.accessLogs
      ? accessLogBucket(
          `${name}-logs`,
          {
            bucket: args.logBucket,
            account: args.account,
            region: args.region,
            type: settings.type,
            retentionDays: settings.accessLogs.retentionDays,
          },
          parent,
        )
      : undefined;
    this.loadBalancer = this.balancer(name, args, logs);
    const { targets, previous, certificateArn } = args;
    const { vpcId } = network;
    this.targetGroup = targetGroup(name, { settings, vpcId, targets, isUsed: true }, parent);
    const isUsed = previous !== undefined && previous.weight > 0;
    const before = previous && targetGroup(name, { settings, vpcId, targets: previous, isUsed }, parent);
    const { loadBalancer, targetGroup: current } = this;
    this.listener = tlsListener(
      name,
      {
        loadBalancer,
        targetGroup: current,
        ...(before && { previous: { targetGroup: before, weight: previous.weight } }),
        settings,
        certificateArn,
      },
      parent,
    );
    const { type, healthPath, securityGroup, listener } = this;
    if (before) this.before = { type, healthPath, loadBalancer, securityGroup, listener, targetGroup: before };
    this.most = this.before && previous && previous.weight > HALF ? this.before : this;
    if (settings.type === "application") httpRedirect(name, this.loadBalancer, parent);
    loadBalancerAlarms(args.alerts, this, parent);
    if (args.inEachZone) zoneAlarms(args.alerts, this.most, network.zones, parent);
    this.registerOutputs({ dnsName: this.loadBalancer.dnsName });
  }

  aliasOf(): AliasTarget {
    const { dnsName, zoneId } = this.loadBalancer;
    return { name: dnsName, zoneId };
  }

  cannotServe(runs: boolean, opts: pulumi.CustomResourceOptions): aws.cloudwatch.MetricAlarm {
    return noHealthyTargetAlarm(this.alerts, this.most, runs, opts);
  }

  private balancer(
    name: string,
    args: IngressArgs,
    logs: ReturnType<typeof accessLogBucket> | undefined,
  ): aws.lb.LoadBalancer {
    const { settings, network } = args;
    return new aws.lb.LoadBalancer(
      name,
      {
        loadBalancerType: settings.type,
        internal: false,
        subnets: network.publicSubnetIds,
        // A Network Load Balancer made without security groups can never be given any (network/load-balancer-security-groups.html).
        securityGroups: [this.securityGroup.id],
        enableDeletionProtection: settings.deletionProtection,
        // Always on for an Application Load Balancer; set, so that both types say it.
        enableCrossZoneLoadBalancing: settings.type === "application" ? true : settings.crossZone,
        enableZonalShift: settings.zonalShift,
        ...(settings.type === "application" && {
          idleTimeout: settings.idleTimeout,
          clientKeepAlive: CLIENT_KEEP_ALIVE_SECONDS,
          dropInvalidHeaderFields: true,
          ...(settings.reservedCapacityUnits !== undefined && {
            minimumLoadBalancerCapacity: { capacityUnits: settings.reservedCapacityUnits },
          }),
        }),
        ...(settings.type === "network" && { dnsRecordClientRoutingPolicy: settings.clientRouting }),
        ...(logs && { accessLogs: { bucket: logs.bucket.bucket, prefix: LOG_PREFIX, enabled: true } }),
        tags: { Name: name },
      },
      {
        parent: this,
        // Protected in Pulumi as in AWS, so that `pulumi destroy` refuses as AWS does.
        protect: settings.deletionProtection,
        // Elastic Load Balancing writes a test object when logs are enabled, which needs the bucket's policy.
        dependsOn: logs ? [logs.policy] : [],
      },
    );
  }

  private openToUsers(name: string, vpcId: pulumi.Input<string>, type: IngressSettings["type"]): aws.ec2.SecurityGroup {
    const parent = { parent: this };
    const group = new aws.ec2.SecurityGroup(
      `${name}-users`,
      { vpcId, description: "Users reach the load balancer", tags: { Name: `${name}-users` } },
      parent,
    );
    const ports = type === "application" ? [443, 80] : [443];
    for (const port of ports) {
      new aws.vpc.SecurityGroupIngressRule(
        `${name}-users-${port}`,
        {
          securityGroupId: group.id,
          ipProtocol: "tcp",
          fromPort: port,
          toPort: port,
          cidrIpv4: "0.0.0.0/0",
          description: port === 80 ? "Redirected to HTTPS" : "Users",
        },
        parent,
      );
    }
    allowAllOut(`${name}-users`, group.id, parent);
    return group;
  }
}
