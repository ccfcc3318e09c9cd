import { LIGHTSAIL_DATABASE } from "../../aws";
import { propertyRule } from "../../property-rule";

export const databaseBackup = propertyRule({
  id: "lightsail-database-backup",
  title: "Lightsail databases should keep automated backups",
  practices: ["REL09-BP01", "REL09-BP03"],
  service: "Lightsail",
  severity: "medium",
  why: "Lightsail keeps a week of backups to restore to any minute. Where that is disabled, they are deleted, and a mistake can't be undone.",
  fix: "Set backupRetentionEnabled to true, or leave it out.",
  source:
    "https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-creating-a-database-from-point-in-time-backup.html",
  types: [LIGHTSAIL_DATABASE],
  property: "backupRetentionEnabled",
  wanted: true,
  // https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_CreateRelationalDatabase.html: a database is made with backups.
  byDefault: true,
  message: "Its automated backups are disabled, and those that it had are deleted.",
});
