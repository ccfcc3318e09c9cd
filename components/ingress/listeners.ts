import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Ingress } from "../config/schema/ingress";

interface ListenerArgs {
  loadBalancer: aws.lb.LoadBalancer;
  targetGroup: aws.lb.TargetGroup;
  /** What served before. @param weight its share of the requests, in percent */
  previous?: { targetGroup: aws.lb.TargetGroup; weight: number };
  settings: Ingress;
  certificateArn: pulumi.Input<string>;
}

/** The listener on 443 that terminates TLS: HTTPS on an Application, TLS on a Network Load Balancer. */
export function tlsListener(name: string, args: ListenerArgs, opts: pulumi.CustomResourceOptions): aws.lb.Listener {
  const { loadBalancer, settings, certificateArn } = args;
  return new aws.lb.Listener(
    `${name}-tls`,
    {
      loadBalancerArn: loadBalancer.arn,
      port: 443,
      protocol: settings.type === "application" ? "HTTPS" : "TLS",
      sslPolicy: settings.tlsPolicy,
      certificateArn,
      defaultActions: [{ type: "forward", ...forward(args) }],
    },
    opts,
  );
}

/**
 * To one target group, or to two by their shares: where one has no healthy target, its requests do not go to the other
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html).
 */
function forward({ targetGroup: { arn }, previous }: ListenerArgs) {
  if (!previous) return { targetGroupArn: arn };
  const { weight } = previous;
  const targetGroups = [
    { arn, weight: WHOLE - weight },
    { arn: previous.targetGroup.arn, weight },
  ];
  return { forward: { targetGroups } };
}

/** Percent. */
const WHOLE = 100;

/** Redirects HTTP to HTTPS. A Network Load Balancer cannot redirect, and listens on 443 alone. */
export function httpRedirect(
  name: string,
  loadBalancer: aws.lb.LoadBalancer,
  opts: pulumi.CustomResourceOptions,
): aws.lb.Listener {
  return new aws.lb.Listener(
    `${name}-http`,
    {
      loadBalancerArn: loadBalancer.arn,
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
    },
    opts,
  );
}
