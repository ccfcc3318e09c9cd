import { DB_CLUSTER, DB_INSTANCE, DYNAMODB_TABLE } from "../../aws";
import { fits } from "../../glob";
import { isTreeObject, type Graph, type Resource, type Tree } from "../../graph";

/** The ARN of a resource whose name is not known yet, by its type: enough for patterns that name a type. */
const ARN_FORMS: Readonly<Record<string, (region: string) => string>> = {
  [DB_INSTANCE]: (region) => `arn:aws:rds:${region}:000000000000:db:unknown`,
  [DB_CLUSTER]: (region) => `arn:aws:rds:${region}:000000000000:cluster:unknown`,
  [DYNAMODB_TABLE]: (region) => `arn:aws:dynamodb:${region}:000000000000:table/unknown`,
};

/** The types for which it is known whether a selection includes them. */
export const SELECTABLE: readonly string[] = Object.keys(ARN_FORMS);

/**
 * Whether a selection of AWS Backup takes a resource of its region; undefined where that can't be said yet. Resources, exclusions and
 * conditions must all agree; selectionTags add resources with one of them
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html).
 */
export function takes(selection: Resource, resource: Resource, graph: Graph): boolean | undefined {
  const tags = graph.values(selection, "selectionTags[*]");
  const conditions = graph.values(selection, "conditions[*].stringEquals[*]");
  const byTag = tags.open ? undefined : some(tags.values.map((pair) => hasTag(resource, pair, graph)));
  const resources = graph.value(selection, "resources").kind;
  const byArn = resources === "missing" ? false : matches(selection, "resources", resource, graph);
  const conditional = conditions.open ? undefined : all(conditions.values.map((pair) => hasTag(resource, pair, graph)));
  const excluded =
    graph.value(selection, "notResources").kind === "missing"
      ? false
      : matches(selection, "notResources", resource, graph);
  const hasTags = tags.open || tags.values.length > 0;
  // Conditions alone choose among everything.
  const chosen =
    resources === "missing" && !hasTags ? conditions.open || conditions.values.length > 0 : some([byTag, byArn]);
  return all([chosen, conditional, excluded === undefined ? undefined : !excluded]);
}

function some(answers: readonly (boolean | undefined)[]): boolean | undefined {
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

function all(answers: readonly (boolean | undefined)[]): boolean | undefined {
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}

/** Whether a resource has the tag of a pair `{ key, value }`; its own, or one that the provider gives to all. */
function hasTag(resource: Resource, pair: Tree, graph: Graph): boolean | undefined {
  const { key, value } = isTreeObject(pair) ? pair : {};
  if (typeof key !== "string" || typeof value !== "string") return undefined;
  const name = key.replace(/^aws:ResourceTag\//, "");
  const readings = ["tags", "tagsAll"].map((property) => graph.string(resource, `${property}["${name}"]`));
  if (readings.some((one) => one.kind === "known"))
    return readings.some((one) => one.kind === "known" && one.value === value);
  return readings.some((one) => one.kind === "unknown") ? undefined : false;
}

/** Whether one of the ARNs, in which `*` stands for anything, is a resource's. */
function matches(selection: Resource, property: string, resource: Resource, graph: Graph): boolean | undefined {
  const found = graph.references(selection, `${property}[*]`, [resource.type]);
  if (found.certain.includes(resource)) return true;
  const arn = graph.string(resource, "arn");
  const form = ARN_FORMS[resource.type]?.(resource.region ?? "unknown");
  const own = arn.kind === "known" ? arn.value : form;
  if (own === undefined) return undefined;
  const hit = found.external.some((pattern) => fits(pattern, own));
  if (hit) return true;
  // A pattern that names one resource may name this one, once its name is known.
  const sure = arn.kind === "known" || found.external.every((pattern) => pattern.endsWith("*"));
  return found.complete && sure ? false : undefined;
}
