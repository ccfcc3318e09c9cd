import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/**
 * The hosted zone, made by the primary's stack. Its name servers are an output: enter them at the domain's registrar, or at the zone above.
 * Protected, since a new zone would have other name servers, and resolvers would go on asking the old ones.
 */
export function hostedZone(name: string, zone: string, opts?: pulumi.CustomResourceOptions): aws.route53.Zone {
  return new aws.route53.Zone(
    name,
    { name: zone, comment: "Made by Holdfast; the registrar must point to its name servers.", tags: { Name: zone } },
    { ...opts, protect: true },
  );
}
