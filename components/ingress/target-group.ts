import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ApplicationIngress, Ingress, NetworkIngress } from "../config/schema/ingress";

interface TargetGroupArgs {
  settings: Ingress;
  vpcId: pulumi.Input<string>;
  port: number;
  targetType: "instance" | "ip";
}

/** The target group: health checks, deregistration and failover of Availability Zones. */
export function targetGroup(
  name: string,
  { settings, vpcId, port, targetType }: TargetGroupArgs,
  opts: pulumi.CustomResourceOptions,
): aws.lb.TargetGroup {
  const { healthCheck } = settings;
  return new aws.lb.TargetGroup(
    name,
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
    opts,
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
