import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Workload } from "../config/schema/workload";
import type { Entry } from "../topology/names";
import type { RecordPlan, Routing } from "../topology/records";

/** Where an alias leads: a DNS name and the hosted zone that it is in. */
export interface AliasTarget {
  name: pulumi.Input<string>;
  zoneId: pulumi.Input<string>;
}

export interface FailoverRecordsArgs {
  records: RecordPlan[];
  zoneId: pulumi.Input<string>;
  loadBalancer?: AliasTarget;
  /** The static page's, by the host that it answers for. */
  pages: Record<string, AliasTarget>;
  healthCheckId: (check: { kind: "service" | "endpoint"; entry: Entry }) => pulumi.Input<string>;
  /** What a fault may cost, kept with the records so that the policy pack judges them by it. */
  objectives: Workload["objectives"];
}

/** The names by which users reach the service, and which region answers for them. */
export class FailoverRecords extends pulumi.ComponentResource {
  constructor(name: string, args: FailoverRecordsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:dns:FailoverRecords", name, {}, opts);
    for (const plan of args.records) this.record(`${name}-${plan.key}`, plan, args);
    this.registerOutputs({ objectives: written(args.objectives) });
  }

  private record(name: string, plan: RecordPlan, args: FailoverRecordsArgs): aws.route53.Record {
    return new aws.route53.Record(
      name,
      {
        zoneId: args.zoneId,
        name: plan.host,
        type: "A",
        aliases: [{ ...targetOf(plan, args), evaluateTargetHealth: plan.evaluateTargetHealth }],
        ...(plan.setIdentifier !== undefined && { setIdentifier: plan.setIdentifier }),
        ...(plan.healthCheck && { healthCheckId: args.healthCheckId(plan.healthCheck) }),
        ...routingPolicy(plan.routing),
      },
      { parent: this },
    );
  }
}

function targetOf(plan: RecordPlan, args: FailoverRecordsArgs): AliasTarget {
  const { target } = plan;
  if (target.kind === "record") return { name: target.host, zoneId: args.zoneId };
  const found = target.kind === "load-balancer" ? args.loadBalancer : args.pages[target.host];
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

/** Objectives as they are written in settings, in seconds: `{ region: { rto: "900s", rpo: "60s" } }`. */
function written(objectives: Workload["objectives"]) {
  return Object.fromEntries(
    Object.entries(objectives).map(([kind, { rto, rpo }]) => [kind, { rto: `${rto}s`, rpo: `${rpo}s` }]),
  );
}
