import { DYNAMODB_TABLE } from "../../aws";
import { valueOf, type Found, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { inlineReplicas, legacyRegionsOf, nameOf, replicasOf } from "../../services/dynamodb/replicas";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { backupCopiesOf } from "../../services/backup/copies";
import { compliant, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "replicas";

/** Seconds: AWS Backup makes backups an hour apart at best (https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html). */
const BETWEEN_BACKUPS = 3600;

/** Whether backups are new enough for the program's objective, if it declares one. */
function backupsSuffice(graph: Graph): boolean {
  return (graph.objectives?.region?.rpo ?? BETWEEN_BACKUPS) >= BETWEEN_BACKUPS;
}

/** The Regions of the table's copies; undefined for each that is not known. */
function placesOf(table: Resource, graph: Graph): Found<string | undefined> {
  const inline = inlineReplicas(table, graph);
  const added = replicasOf(table, graph);
  const legacy = legacyRegionsOf(table, graph);
  const backups = backupsSuffice(graph) ? backupCopiesOf(table, graph) : { certain: [], why: undefined };
  const certain = [
    ...(valueOf(inline) ?? []).map((replica) => replica.region),
    ...added.certain.map((replica) => replica.region),
    ...legacy.certain,
    ...backups.certain,
  ];
  const names = added.possible.map((replica) => replica.name).join(", ");
  const ofAdded = names ? `Whether ${names} replicates it is known only after deployment.` : undefined;
  const why = inline.kind === "unknown" ? `Its ${PROPERTY} ${inline.reason}.` : (ofAdded ?? legacy.why ?? backups.why);
  return { certain, possible: [], why };
}

/** A table of the same name in another Region that is itself copied: after a failover by backups it replaces this one. */
function twinOf(table: Resource, graph: Graph): Resource | undefined {
  const name = nameOf(table, graph);
  if (name === undefined) return undefined;
  return graph
    .ofType(DYNAMODB_TABLE)
    .filter((one) => one.region !== table.region && nameOf(one, graph) === name)
    .find((one) => placesOf(one, graph).certain.some((place) => place !== undefined && place !== one.region));
}

function judge(table: Resource, graph: Graph): Verdict {
  const { certain: places, why } = placesOf(table, graph);
  const { region } = table;
  if (region !== undefined && places.some((place) => place !== undefined && place !== region)) return compliant();
  if (why !== undefined) return undecided({ property: PROPERTY, reason: why });
  if (places.includes(undefined) || (places.length > 0 && region === undefined)) {
    return undecided({ property: PROPERTY, reason: "Its Region and those of its copies can't be determined." });
  }
  const twin = twinOf(table, graph);
  if (twin) {
    return undecided({
      property: PROPERTY,
      reason: `The table with the same name in ${twin.region} may have been restored from it and replaced it; nothing copies this one.`,
    });
  }
  if (graph.stacks.size === 1)
    return undecided({ property: PROPERTY, reason: `No copy of it was found: ${JUDGE_BOTH}.` });
  return violation({
    property: PROPERTY,
    actual: undefined,
    wanted: "a replica in another Region, or a backup plan that copies to one",
    message: backupsSuffice(graph)
      ? `Nothing copies its items out of ${region ?? "its Region"}: while that Region is unavailable, they are unavailable or lost.`
      : `Nothing replicates it out of ${region ?? "its Region"}: backups are an hour apart at best, more than its objective of ${graph.objectives?.region?.rpo ?? 0} s.`,
  });
}

export const crossRegionCopy = defineRule({
  id: "dynamodb-cross-region-copy",
  title: "DynamoDB tables should have a copy in another Region",
  practices: ["REL09-BP01", "REL10-BP01", "REL11-BP03", "REL13-BP02"],
  service: "DynamoDB",
  severity: "high",
  why: "Items that exist in one Region can't be read or restored elsewhere while that Region is impaired.",
  fix: "Add an aws.dynamodb.TableReplica in the other Region, or tag the table for an AWS Backup plan whose rules have copyActions to a vault there.",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html",
  types: [DYNAMODB_TABLE],
  check: judge,
});
