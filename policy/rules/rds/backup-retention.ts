import { BACKUPS_REPLICATION, DATABASES, DB_INSTANCE } from "../../aws";
import { z } from "zod";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { sourceOf, sourceProperty } from "../../services/rds/source";
import { unread } from "../../services/unread";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const DAY = 86400;

/** A type's property for the retention of backups, and its default in days (documentation of @pulumi/aws). */
function retentionOf(type: string): { property: string; byDefault: number } {
  if (type === BACKUPS_REPLICATION) return { property: "retentionPeriod", byDefault: 7 };
  return { property: "backupRetentionPeriod", byDefault: type === DB_INSTANCE ? 0 : 1 };
}

/** The verdict on a replica in its source's Region, or whose source is not known. */
function notPromoted(database: Resource, graph: Graph): Verdict | undefined {
  const source = sourceOf(database, graph);
  if (source.kind === "unknown") {
    return undecided({ property: sourceProperty(database), reason: `What it replicates ${source.reason}.` });
  }
  if (source.kind === "none" || source.region === undefined || source.region !== database.region) return undefined;
  return notApplicable("It is a replica in its source's Region, which has the backups.");
}

function none(property: string, days: number, replica: boolean): string {
  return replica
    ? `It keeps no backups: after its promotion nothing can be restored, and enabling them then (${property} ${days}) causes an outage.`
    : "It keeps no backups: data deleted or overwritten by mistake is lost, and no replica can be created.";
}

export const backupRetention = defineRule({
  id: "rds-backup-retention",
  title: "RDS databases should have a minimum backup retention period",
  service: "RDS",
  severity: "high",
  why: "A bad release or a deletion is in every replica at once. Only a restore to an earlier time recovers the data, if the mistake is noticed within the retention period.",
  fix: "Set backupRetentionPeriod (retentionPeriod of replicated backups) to the number of days that a mistake may go unnoticed, at most 35; on replicas too.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html",
  types: [...DATABASES, BACKUPS_REPLICATION],
  settings: z.object({
    minimumDays: z.int().min(1).max(35).default(7).describe("The minimum retention of backups, in days."),
  }),
  check(resource, graph, { minimumDays }) {
    const { property, byDefault } = retentionOf(resource.type);
    const days = graph.number(resource, property, byDefault);
    const software = graph.objectives?.software?.rto ?? 0;
    const wanted = Math.max(minimumDays, Math.ceil(software / DAY));
    if (days.kind === "known" && days.value >= wanted) return compliant();
    const isDatabase = resource.type !== BACKUPS_REPLICATION;
    const early = isDatabase ? notPromoted(resource, graph) : undefined;
    if (early) return early;
    if (days.kind === "unknown") return unread(property, days);
    const replica = isDatabase && sourceOf(resource, graph).kind === "known";
    const why = software > minimumDays * DAY ? ", which its objective for software disruptions requires" : "";
    return violation({
      property,
      actual: graph.input(resource, property).kind === "missing" ? undefined : days.value,
      wanted: `at least ${wanted} (days)`,
      message:
        days.value === 0
          ? none(property, wanted, replica)
          : `It keeps backups for ${days.value} of the ${wanted} days required${why}: a mistake that is noticed later can't be undone.`,
    });
  },
});
