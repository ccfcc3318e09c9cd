import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ComputeKind } from "../compute/kind";
import type { ApplicationIngress, Ingress, NetworkIngress } from "../config/schema/ingress";

interface TargetGroupArgs {
  settings: Ingress;
  vpcId: pulumi.Input<string>;
  targets: NonNullable<ComputeKind["targets"]>;
  /** Whether requests are sent to it. */
  isUsed: boolean;
}

/** The target group: health checks, deregistration and failover of Availability Zones. */
export function targetGroup(
  name: string,
  { settings, vpcId, targets: { type: targetType, port }, isUsed }: TargetGroupArgs,
  opts: pulumi.CustomResourceOptions,
): aws.lb.TargetGroup {
  const { healthCheck } = settings;
  return new aws.lb.TargetGroup(
    // AWS changes no target group's type: one beside the other, neither replaces what serves.
    targetType === "ip" ? `${name}-ip` : name,
    {
      vpcId,
      port,
      targetType,
      deregistrationDelay: settings.deregistrationDelay,
      healthCheck: {
        enabled: true,
        protocol: "HTTP",
        port: "traffic-port",
        path: healthCheck.path,
        interval: healthCheck.interval,
        timeout: healthCheck.timeout,
        healthyThreshold: healthCheck.healthyThreshold,
        unhealthyThreshold: healthCheck.unhealthyThreshold,
        matcher: healthCheck.matcher,
      },
      loadBalancingCrossZoneEnabled: settings.crossZone ? "true" : "false",
      // An Availability Zone without a healthy target is removed from the load balancer's DNS, so that clients stop trying it.
      targetGroupHealth: {
        dnsFailover: { minimumHealthyTargetsCount: "1" },
        unhealthyStateRouting: { minimumHealthyTargetsCount: 1 },
      },
      ...(settings.type === "application" ? applicationAttributes(settings) : networkAttributes(settings)),
      tags: { Name: name },
    },
    // Where it is replaced or deleted, the load balancer has no target until others are healthy.
    { ...opts, protect: settings.deletionProtection && isUsed },
  );
}

function applicationAttributes(settings: ApplicationIngress) {
  return { protocol: "HTTP", ...(settings.slowStart !== false && { slowStart: settings.slowStart }) };
}

/**
 * Without these two, established TCP connections to an unhealthy target stay open, and clients wait for their own timeout
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html).
 */
function networkAttributes(settings: NetworkIngress) {
  return {
    protocol: "TCP",
    preserveClientIp: settings.preserveClientIp ? "true" : "false",
    connectionTermination: true,
    targetHealthStates: [{ enableUnhealthyConnectionTermination: true }],
  };
}
