import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Dns } from "../config/schema/dns";
import type { Workload } from "../config/schema/workload";
import type { RecordPlan } from "../topology/records";
import { aliasRecord, type AliasRecordArgs } from "./alias-record";

export interface FailoverRecordsArgs extends AliasRecordArgs {
  /** One that leads to another record comes after it. */
  records: RecordPlan[];
  /** The record of the regional host, to which others may lead. */
  regional?: { host: string; record: aws.route53.Record };
  /** What a fault may cost, kept with the records so that the policy pack judges them by it. */
  objectives: Workload["objectives"];
  /** Whether operators move the users, kept for the same reason. */
  failover: Dns["failover"];
}

/** The names by which users reach the service, and which region answers for them. */
export class FailoverRecords extends pulumi.ComponentResource {
  constructor(name: string, args: FailoverRecordsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:dns:FailoverRecords", name, {}, opts);
    const made = args.regional ? [args.regional] : [];
    for (const plan of args.records) {
      const { target } = plan;
      // Route 53 refuses an alias to a record of the zone that is not there yet (InvalidChangeBatch: "that target was not found").
      const ledTo = target.kind === "record" ? made.filter((m) => m.host === target.host).map((m) => m.record) : [];
      const former = plan.formerKey !== undefined && { aliases: [{ name: `${name}-${plan.formerKey}` }] };
      const record = aliasRecord(`${name}-${plan.key}`, plan, args, { parent: this, dependsOn: ledTo, ...former });
      made.push({ host: plan.host, record });
    }
    this.registerOutputs({ objectives: written(args.objectives), failover: args.failover });
  }
}

/** Objectives as they are written in settings, in seconds: `{ region: { rto: "900s", rpo: "60s" } }`. */
function written(objectives: Workload["objectives"]) {
  return Object.fromEntries(
    Object.entries(objectives).map(([kind, { rto, rpo }]) => [kind, { rto: `${rto}s`, rpo: `${rpo}s` }]),
  );
}
