import { isTreeList, isTreeObject, type Graph, type Resource, type Tree } from "../../graph";

const PLAN = "aws:backup/plan:Plan";
const SELECTION = "aws:backup/selection:Selection";
const VAULT = "aws:backup/vault:Vault";
const COPIES = "rules[*].copyActions[*].destinationVaultArn";
const VAULT_ARN = /^arn:[^:]*:backup:([^:]+):/;
const TAG_KEY = /^aws:ResourceTag\//;

function textAt(tree: Tree | undefined, key: string): string | undefined {
  const value = isTreeObject(tree) ? tree[key] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** Whether all (or any) of the pairs `{ key, value }` are tags of a resource; undefined where that can't be read. */
function tagged(resource: Resource, pairs: readonly Tree[], graph: Graph, all: boolean): boolean | undefined {
  const found = pairs.map((pair) => {
    const [key, value] = [textAt(pair, "key"), textAt(pair, "value")];
    if (key === undefined || value === undefined) return undefined;
    const name = key.replace(TAG_KEY, "");
    const tags = ["tags", "tagsAll"].map((property) => graph.string(resource, `${property}["${name}"]`));
    if (tags.some((tag) => tag.kind === "known" && tag.value === value)) return true;
    return tags.some((tag) => tag.kind === "unknown") && tags.every((tag) => tag.kind !== "known") ? undefined : false;
  });
  const decisive = all ? false : true;
  if (found.includes(decisive)) return decisive;
  return found.includes(undefined) ? undefined : !decisive;
}

/** Whether one of the ARNs, in which `*` stands for anything, is that of a resource. */
function named(resource: Resource, selection: Resource, path: string, graph: Graph): boolean | undefined {
  const { resources, external, complete } = graph.references(selection, `${path}[*]`, [resource.type]);
  if (resources.includes(resource)) return true;
  const arn = graph.string(resource, "arn");
  const kind = resource.type.includes("instance") ? "db" : "cluster";
  const own = arn.kind === "known" ? arn.value : `arn:aws:rds:${resource.region}:*:${kind}:*`;
  const patterns = external.map((one) => new RegExp(`^${one.split("*").map(escaped).join(".*")}$`));
  if (patterns.some((pattern) => pattern.test(own))) return true;
  const certain = arn.kind === "known" || external.every((one) => !one.includes("*"));
  return complete && certain ? false : undefined;
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
}

/**
 * Whether a selection of AWS Backup takes a database; undefined where that can't be said.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html
 */
function selects(selection: Resource, database: Resource, graph: Graph): boolean | undefined {
  if (selection.region !== database.region) return false;
  const pairsAt = (path: string) => {
    const reading = graph.value(selection, path);
    return reading.kind === "known" && isTreeList(reading.value) ? reading.value : [];
  };
  const answers: (boolean | undefined)[] = [];
  if (graph.value(selection, "resources").kind !== "missing") {
    answers.push(named(database, selection, "resources", graph));
  }
  const tags = pairsAt("selectionTags");
  if (tags.length > 0) answers.push(tagged(database, tags, graph, false));
  const conditions = graph.values(selection, "conditions[*].stringEquals[*]").values;
  if (conditions.length > 0) answers.push(tagged(database, conditions, graph, true));
  if (graph.value(selection, "notResources").kind !== "missing") {
    const left = named(database, selection, "notResources", graph);
    answers.push(left === undefined ? undefined : !left);
  }
  if (answers.every((answer) => answer === true)) return true;
  return answers.includes(undefined) || (answers.includes(true) && tags.length > 0) ? undefined : false;
}

/** The regions to which a plan copies what it backs up; `open` where there may be more. */
function regionsOf(plan: Resource, graph: Graph): { regions: string[]; open: boolean } {
  const vaults = graph.references(plan, COPIES, [VAULT]);
  const made = vaults.resources.map((vault) => vault.region);
  const arns = vaults.external.map((arn) => VAULT_ARN.exec(arn)?.[1]);
  const regions = [...made, ...arns].filter((region) => region !== undefined);
  return { regions, open: !vaults.complete || regions.length < made.length + arns.length };
}

/** Where AWS Backup copies a database to; `doubt` has what may copy it besides. */
export interface BackupCopies {
  readonly regions: ReadonlySet<string>;
  readonly doubt: string | undefined;
}

/** The regions to which AWS Backup copies a database, by the plans that select it (by ARN or by tag). */
export function backupCopiesOf(database: Resource, graph: Graph): BackupCopies {
  const regions = new Set<string>();
  let doubt: string | undefined;
  for (const selection of graph.ofType(SELECTION)) {
    const selected = selects(selection, database, graph);
    if (selected === false) continue;
    const plans = graph.references(selection, "planId", [PLAN]);
    const found = plans.resources.map((plan) => regionsOf(plan, graph));
    if (selected) found.flatMap((one) => one.regions).forEach((region) => regions.add(region));
    const copying = found.some((one) => one.regions.length > 0 || one.open);
    const unsure = selected === undefined ? copying : found.some((one) => one.open);
    if (unsure || !plans.complete || plans.external.length > 0) doubt = selection.name;
  }
  return { regions, doubt };
}
