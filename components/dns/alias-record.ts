import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AliasTarget, Front } from "../front";
import type { RecordPlan, Routing } from "../topology/records";

/** What the records of a region lead to, and what decides on them. */
export interface AliasRecordArgs {
  zoneId: pulumi.Input<string>;
  front?: Pick<Front, "aliasOf">;
  /** The static page's, by the host that it answers for. */
  pages?: Record<string, AliasTarget>;
  /** The health check of a plan that has one. */
  healthCheckId?: (entry: NonNullable<RecordPlan["healthCheck"]>) => pulumi.Input<string>;
}

/** The record that a plan asks for. */
export function aliasRecord(
  name: string,
  plan: RecordPlan,
  args: AliasRecordArgs,
  opts: pulumi.CustomResourceOptions,
): aws.route53.Record {
  return new aws.route53.Record(
    name,
    {
      zoneId: args.zoneId,
      name: plan.host,
      type: "A",
      aliases: [{ ...targetOf(plan, args), evaluateTargetHealth: plan.evaluateTargetHealth }],
      ...(plan.setIdentifier !== undefined && { setIdentifier: plan.setIdentifier }),
      ...(plan.healthCheck && { healthCheckId: args.healthCheckId?.(plan.healthCheck) }),
      ...routingPolicy(plan.routing),
    },
    opts,
  );
}

function targetOf(plan: RecordPlan, args: AliasRecordArgs): AliasTarget {
  const { target } = plan;
  if (target.kind === "record") return { name: target.host, zoneId: args.zoneId };
  const found = target.kind === "front" ? args.front?.aliasOf(target.host) : args.pages?.[target.host];
  if (!found) throw new Error(`record ${plan.key} leads to a ${target.kind} that this region does not have`);
  return found;
}

function routingPolicy(routing: Routing): Partial<aws.route53.RecordArgs> {
  switch (routing.kind) {
    case "simple":
      return {};
    case "failover":
      return { failoverRoutingPolicies: [{ type: routing.failover }] };
    case "latency":
      return { latencyRoutingPolicies: [{ region: routing.region }] };
    case "weighted":
      return { weightedRoutingPolicies: [{ weight: routing.weight }] };
  }
}
