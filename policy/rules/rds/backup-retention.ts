import { BACKUPS_REPLICATION, DATABASES, DB_INSTANCE } from "../../aws";
import { z } from "zod";
import { defineRule } from "../../rule";
import { sourceOf } from "../../services/rds/copies";
import { compliant, notApplicable, violation } from "../../verdict";

const DAY = 86400;

/** A type's property for the retention of backups, and its default in days (documentation of @pulumi/aws). */
function retentionOf(type: string): { property: string; byDefault: number } {
  if (type === BACKUPS_REPLICATION) return { property: "retentionPeriod", byDefault: 7 };
  return { property: "backupRetentionPeriod", byDefault: type === DB_INSTANCE ? 0 : 1 };
}

function none(property: string, days: number, replica: boolean): string {
  return replica
    ? `It keeps no backups: after its promotion nothing can be restored, and enabling them then (${property} ${days}) causes an outage.`
    : "It keeps no backups: data deleted or overwritten by mistake is lost, and no replica can be created.";
}

export const backupRetention = defineRule({
  id: "rds-backup-retention",
  title: "RDS databases should have a minimum backup retention period",
  practices: ["REL09-BP01", "REL09-BP03"],
  peers: {
    securityHub: ["RDS.11", "RDS.50"],
    config: ["DB_INSTANCE_BACKUP_ENABLED"],
    checkov: ["CKV_AWS_133"],
    cdkNag: ["RDSInstanceBackupEnabled"],
    prowler: ["rds_instance_backup_enabled"],
  },
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
    const source = resource.type === BACKUPS_REPLICATION ? undefined : sourceOf(resource, graph);
    if (source?.region !== undefined && source.region === resource.region)
      return notApplicable("It is a replica in its source's Region, which has the backups.");
    const actual = graph.read.number(resource, property, byDefault);
    const why = software > minimumDays * DAY ? ", which its objective for software disruptions requires" : "";
    return violation({
      property,
      actual: graph.actual(resource, property, actual),
      wanted: `at least ${wanted} (days)`,
      message:
        actual === 0
          ? none(property, wanted, source !== undefined)
          : `It keeps backups for ${actual} of the ${wanted} days required${why}: a mistake that is noticed later can't be undone.`,
    });
  },
});
