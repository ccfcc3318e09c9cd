import {
  BACKUP_PLAN,
  DATABASES,
  DB_CLUSTER,
  DOCDB_CLUSTER,
  DYNAMODB_TABLE,
  NEPTUNE_CLUSTER,
  type BACKUP_SELECTION,
} from "../../aws";
import { z } from "zod";
import { foundBy, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { optInName } from "../../services/backup/opt-in";
import { chooses, selectionsNear, takes } from "../../services/backup/selection";
import { credentialsOf, isSecondary } from "../../services/rds/global-database";
import { kindOf } from "../../services/rds/database";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

/** The properties that make a database a copy of another, whose backups are used. */
const COPY_OF = ["replicateSourceDb", "replicationSourceIdentifier"];

function inGlobal(resource: Resource, graph: Graph): boolean {
  return graph.given(resource, "globalClusterIdentifier").kind !== "missing";
}

function isCopy(resource: Resource, graph: Graph): boolean {
  const isReplica = COPY_OF.some((property) => graph.given(resource, property).kind !== "missing");
  // The first cluster of a global database has its own data.
  if (resource.type === DOCDB_CLUSTER && inGlobal(resource, graph) && credentialsOf(resource, graph).length === 0)
    return true;
  return isReplica || (resource.type === DB_CLUSTER && isSecondary(resource, graph));
}

/** Whether the plan of a selection is in the program, or known only after deployment. */
function hasPlan(selection: ResourceOf<typeof BACKUP_SELECTION>, graph: Graph): boolean {
  const { certain, possible, complete } = graph.references(selection, "planId", [BACKUP_PLAN]);
  return certain.length + possible.length > 0 || !complete;
}

function tagsOf(selections: readonly Resource[], graph: Graph): string {
  const pairs = selections.flatMap((selection) => [
    ...graph.values(selection, "selectionTags[*].key").values,
    ...graph.values(selection, "conditions[*].stringEquals[*].key").values,
  ]);
  const keys = pairs.filter((key) => typeof key === "string").map((key) => key.replace(/^aws:ResourceTag\//, ""));
  return [...new Set(keys)].join(" or ") || "its ARN";
}

export const databasesInPlan = defineRule({
  id: "backup-databases-in-plan",
  title: "RDS, DocumentDB and Neptune databases and DynamoDB tables should be in an AWS Backup plan of their Region",
  practices: ["REL09-BP01"],
  peers: {
    securityHub: ["RDS.26", "DynamoDB.4"],
    config: ["RDS_IN_BACKUP_PLAN", "AURORA_RESOURCES_PROTECTED_BY_BACKUP_PLAN", "DYNAMODB_IN_BACKUP_PLAN"],
    checkov: ["CKV2_AWS_8"],
    cdkNag: ["RDSInBackupPlan", "DynamoDBInBackupPlan"],
    prowler: [
      "rds_instance_protected_by_backup_plan",
      "rds_cluster_protected_by_backup_plan",
      "dynamodb_table_protected_by_backup_plan",
    ],
  },
  service: "AWS Backup",
  severity: "medium",
  why: "A database without the tag that the plan selects by is not backed up. This is noticed only when it must be restored.",
  fix: "Add the tag that the Region's aws.backup.Selection selects by. Acknowledge a database that needs no backup.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html",
  types: [...DATABASES, DOCDB_CLUSTER, NEPTUNE_CLUSTER, DYNAMODB_TABLE],
  settings: z.object({
    requirePlan: z
      .boolean()
      .default(false)
      .describe("Whether a database in a Region without any backup selection is a violation; it has its own backups."),
  }),
  check(resource, graph, { requirePlan }) {
    const selections = selectionsNear(resource, graph);
    if (selections.length === 0 && !requirePlan)
      return notApplicable("No backup plan has a selection in its Region; its own automated backups are judged.");
    if (isCopy(resource, graph)) return notApplicable("It is a copy of another database, whose backups are used.");
    if (kindOf(resource, graph) === "multi-az-cluster" && resource.type === DB_CLUSTER)
      return notApplicable(
        "AWS Backup does not support cross-Region copies of a Multi-AZ DB cluster; it has its own automated backups.",
      );
    const { certain, possible } = foundBy(selections, (selection) => takes(selection, resource, graph));
    if (certain.some((selection) => hasPlan(selection, graph))) return compliant();
    const [planless] = certain;
    if (planless)
      return undecided({
        property: "tags",
        reason: `${planless.name} selects it for a plan that is not in the program.`,
      });
    if (possible.length > 0) {
      const names = possible.map(({ name }) => name).join(", ");
      return undecided({ property: "tags", reason: `Whether ${names} selects it can't be determined.` });
    }
    // It has no master user, which the first cluster of another global database has.
    if (resource.type === NEPTUNE_CLUSTER && inGlobal(resource, graph))
      return undecided({
        property: "tags",
        reason: "It is in a global database: whether another of its clusters is backed up can't be determined.",
      });
    if (selections.length === 0) {
      return violation({
        property: "tags",
        actual: undefined,
        wanted: "an aws.backup.Selection in its Region that takes it",
        message: "No backup plan has a selection in its Region: AWS Backup does not back it up.",
      });
    }
    const name = optInName(resource);
    if (name !== undefined && selections.some((selection) => chooses(selection, resource, graph).is === "yes"))
      return violation({
        property: "tags",
        actual: undefined,
        wanted: `resourceTypeOptInPreference with ${name}: true, or an ARN of its type in the selection`,
        message: `The Region's settings of AWS Backup leave ${name} out, so that no selection by tag includes it: it is not backed up.`,
      });
    return violation({
      property: "tags",
      actual: undefined,
      wanted: `a tag that a selection uses: ${tagsOf(selections, graph)}`,
      message: `None of the Region's selections (${selections.map(({ name }) => name).join(", ")}) includes it: AWS Backup does not back it up.`,
    });
  },
});
