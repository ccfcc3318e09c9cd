import { BACKUP_PLAN, BACKUP_SELECTION } from "../../aws";
import { isTreeObject, type Graph, type Resource, type Tree } from "../../graph";

/** Where the backups of a bucket go, as far as its tags and the plans beside it tell. */
export type Backup =
  | { readonly kind: "copied" }
  | { readonly kind: "local"; readonly plan: Resource }
  | { readonly kind: "unknown"; readonly reason: string };

/** A tag that a selection looks for, in either of its two forms. */
function tagOf(entry: Tree): [key: string, value: string] | undefined {
  if (!isTreeObject(entry)) return undefined;
  const { key, value } = entry;
  if (typeof key !== "string" || typeof value !== "string") return undefined;
  return [key.replace(/^aws:ResourceTag\//, ""), value];
}

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html: one of selectionTags is enough, conditions must all hold. */
function selects(selection: Resource, bucket: Resource, graph: Graph): boolean | undefined {
  const tags = graph.value(bucket, "tags");
  const own = tags.kind === "known" && isTreeObject(tags.value) ? tags.value : {};
  const holds = ([key, value]: [string, string]) => own[key] === value;
  const any = graph.values(selection, "selectionTags[*]");
  const all = graph.values(selection, "conditions[*].stringEquals[*]");
  if (any.open || all.open) return undefined;
  const wanted = [any.values.map(tagOf), all.values.map(tagOf)];
  if (wanted.flat().includes(undefined)) return undefined;
  const [some, every] = wanted.map((list) => list.filter((tag) => tag !== undefined));
  return (some!.some(holds) || (every!.length > 0 && every!.every(holds))) && selection.region === bucket.region;
}

const VAULT_REGION = /^arn:[^:]+:backup:([^:]+):/;

/** Whether a plan copies to a vault of another region. */
function copies(plan: Resource, graph: Graph): boolean | undefined {
  const { values, open } = graph.values(plan, "rules[*].copyActions[*].destinationVaultArn");
  const regions = values.map((arn) => (typeof arn === "string" ? VAULT_REGION.exec(arn)?.[1] : undefined));
  if (regions.some((region) => region !== undefined && region !== plan.region)) return true;
  return open || regions.includes(undefined) ? undefined : false;
}

/** The destination of the backups of a bucket with a backup plan's tag. */
export function backupOf(bucket: Resource, graph: Graph): Backup {
  const selections = graph.ofType(BACKUP_SELECTION).filter((one) => selects(one, bucket, graph) !== false);
  const plans = selections.map((one) => ({
    certain: selects(one, bucket, graph) === true,
    found: graph.references(one, "planId", [BACKUP_PLAN]),
  }));
  const known = plans.filter(({ certain }) => certain).flatMap(({ found }) => found.certain);
  if (known.some((plan) => copies(plan, graph) === true)) return { kind: "copied" };
  const sure = plans.every(({ certain, found }) => certain && found.complete && found.external.length === 0);
  const [local] = known.filter((plan) => copies(plan, graph) === false);
  if (sure && local && known.every((plan) => copies(plan, graph) === false)) return { kind: "local", plan: local };
  return {
    kind: "unknown",
    reason: "Which backup plan finds it, and where its backups are copied to, cannot be seen here.",
  };
}
