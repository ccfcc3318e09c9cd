import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Where an alias leads: a DNS name and the hosted zone that it is in. */
export interface AliasTarget {
  name: pulumi.Input<string>;
  zoneId: pulumi.Input<string>;
}

/** What users' requests reach a region by: a load balancer, or the API in front of functions. */
export interface Front {
  /** Where an alias for a host that users request leads. */
  aliasOf(host: string): AliasTarget;
  /** The path that answers whether the service can serve. */
  readonly healthPath: string;
  /**
   * Makes the alarm that says that the region cannot serve, which a Route 53 health check may follow.
   * @param runs whether the region serves at present
   */
  cannotServe(runs: boolean, opts: pulumi.CustomResourceOptions): aws.cloudwatch.MetricAlarm;
}
