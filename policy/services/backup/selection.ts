import {
  BACKUP_SELECTION,
  BUCKET,
  BUCKET_V2,
  DB_CLUSTER,
  DB_INSTANCE,
  DOCDB_CLUSTER,
  DYNAMODB_TABLE,
  EFS_FILE_SYSTEM,
  FSX_LUSTRE,
  FSX_ONTAP,
  FSX_OPENZFS,
  FSX_WINDOWS,
  NEPTUNE_CLUSTER,
} from "../../aws";
import { fits } from "../../glob";
import {
  all,
  answer,
  any,
  groupedBy,
  NO,
  not,
  perGraph,
  perResource,
  valueOf,
  YES,
  type Answer,
  type Graph,
  type Resource,
} from "../../graph";
import { conditionsHold, hasConditions, hasTag, UNCLEAR, type TagOf } from "./conditions";
import { isOptedOut, namesType } from "./opt-in";

const fsx = (region: string) => `arn:aws:fsx:${region}:000000000000:file-system/unknown`;

/** The ARN of a resource whose name is not known yet, by its type: enough for patterns that name a type. */
const ARN_FORMS: Readonly<Record<string, (region: string) => string>> = {
  [DB_INSTANCE]: (region) => `arn:aws:rds:${region}:000000000000:db:unknown`,
  [DB_CLUSTER]: (region) => `arn:aws:rds:${region}:000000000000:cluster:unknown`,
  [DOCDB_CLUSTER]: (region) => `arn:aws:rds:${region}:000000000000:cluster:unknown`,
  [NEPTUNE_CLUSTER]: (region) => `arn:aws:rds:${region}:000000000000:cluster:unknown`,
  [DYNAMODB_TABLE]: (region) => `arn:aws:dynamodb:${region}:000000000000:table/unknown`,
  [EFS_FILE_SYSTEM]: (region) => `arn:aws:elasticfilesystem:${region}:000000000000:file-system/unknown`,
  [FSX_WINDOWS]: fsx,
  [FSX_ONTAP]: fsx,
  [FSX_OPENZFS]: fsx,
  [FSX_LUSTRE]: fsx,
  [BUCKET]: () => "arn:aws:s3:::unknown",
  [BUCKET_V2]: () => "arn:aws:s3:::unknown",
};

const selectionsByRegion = perGraph((graph) => groupedBy(graph.ofType(BACKUP_SELECTION), ({ region }) => `${region}`));

/** The selections that may take a resource: AWS Backup takes what is in its own Region (https://docs.aws.amazon.com/aws-backup/latest/devguide/whatisbackup.html). */
export function selectionsNear({ region }: Resource, graph: Graph) {
  return selectionsByRegion(graph).get(`${region}`) ?? [];
}

/** Whether a selection of AWS Backup takes a resource of its Region: it chooses it, and the Region's settings do not leave its type out. */
export function takes(selection: Resource, resource: Resource, graph: Graph): Answer {
  const chosen = chooses(selection, resource, graph);
  if (chosen.is === "no") return NO;
  const skips = isOptedOut(resource, graph);
  return skips.is === "no" ? chosen : all([chosen, any([not(skips), namesItsType(selection, resource, graph)])]);
}

/** Whether an ARN of a selection names a resource or its type, for which the Region's settings do not count. */
function namesItsType(selection: Resource, resource: Resource, graph: Graph): Answer {
  const { certain, external, complete } = graph.references(selection, "resources[*]", [resource.type]);
  const arn = valueOf(graph.string(resource, "arn")) ?? ARN_FORMS[resource.type]?.(resource.region ?? "unknown") ?? "";
  if (certain.includes(resource) || external.some((one) => namesType(one, resource) && fits(one, arn))) return YES;
  return complete ? NO : UNCLEAR;
}

/**
 * Whether a selection chooses a resource of its Region. Resources, exclusions and conditions must all agree; selectionTags add
 * resources with one of them (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html).
 */
export function chooses(selection: Resource, resource: Resource, graph: Graph): Answer {
  const { tags, byArn, excludes, isAll } = criteriaOf(selection, graph);
  const tagOf = tagsOf(resource, graph);
  const chosen =
    byArn || tags.open || tags.values.length > 0
      ? any([
          tags.open ? UNCLEAR : any(tags.values.map((pair) => hasTag(pair, tagOf))),
          byArn ? matches(selection, "resources", resource, graph) : NO,
        ])
      : isAll;
  if (chosen.is === "no") return NO;
  return all([
    chosen,
    conditionsHold(selection, tagOf, graph),
    excludes ? not(matches(selection, "notResources", resource, graph)) : YES,
  ]);
}

/** What a selection chooses by. */
const criteriaOf = perResource((selection: Resource, graph) => {
  const isGiven = (property: string) => graph.value(selection, property).kind !== "missing";
  return {
    tags: graph.values(selection, "selectionTags[*]"),
    byArn: isGiven("resources"),
    excludes: isGiven("notResources"),
    // Conditions alone choose among everything.
    isAll: answer(hasConditions(selection, graph)),
  };
});

/** The tags of a resource: its own, and those that the provider gives to all. */
function tagsOf(resource: Resource, graph: Graph): TagOf {
  return (key) => {
    const [own, all] = ["tags", "tagsAll"].map((property) => graph.string(resource, `${property}["${key}"]`));
    if (own?.kind === "known" || all === undefined) return own ?? { kind: "missing" };
    return all.kind === "missing" && own !== undefined ? own : all;
  };
}

/** Whether one of the ARNs, in which `*` stands for anything, is a resource's. */
function matches(selection: Resource, property: string, resource: Resource, graph: Graph): Answer {
  const found = graph.references(selection, `${property}[*]`, [resource.type]);
  if (found.certain.includes(resource)) return YES;
  const arn = valueOf(graph.string(resource, "arn"));
  const own = arn ?? ARN_FORMS[resource.type]?.(resource.region ?? "unknown");
  if (own === undefined) return UNCLEAR;
  if (found.external.some((pattern) => fits(pattern, own))) return YES;
  // A pattern that names one resource may name this one, once its name is known.
  const isCertain = arn !== undefined || found.external.every((pattern) => pattern.endsWith("*"));
  return found.complete && isCertain ? NO : UNCLEAR;
}

/** Whether any selection of its Region takes a resource. */
export function takenBySelection(resource: Resource, graph: Graph): Answer {
  return any(selectionsNear(resource, graph).map((selection) => takes(selection, resource, graph)));
}
