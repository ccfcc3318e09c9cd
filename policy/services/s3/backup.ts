import { BACKUP_PLAN, BACKUP_SELECTION } from "../../aws";
import {
  answer,
  foundBy,
  isTreeObject,
  NO,
  UndecidedError,
  unknown,
  valueOf,
  YES,
  type Answer,
  type Graph,
  type Resource,
  type Tree,
} from "../../graph";

const WHY = "Which backup plan finds it, and where its backups are copied to, cannot be seen here.";
const UNSEEN = unknown(WHY);

/** A tag that a selection looks for, in either of its two forms. */
function tagOf(entry: Tree): [key: string, value: string] | undefined {
  if (!isTreeObject(entry)) return undefined;
  const { key, value } = entry;
  if (typeof key !== "string" || typeof value !== "string") return undefined;
  return [key.replace(/^aws:ResourceTag\//, ""), value];
}

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html: one of selectionTags is enough, conditions must all hold. */
function selects(selection: Resource, bucket: Resource, graph: Graph): Answer {
  const tags = valueOf(graph.value(bucket, "tags")) ?? {};
  const own = isTreeObject(tags) ? tags : {};
  const holds = ([key, value]: [string, string]) => own[key] === value;
  const any = graph.values(selection, "selectionTags[*]");
  const all = graph.values(selection, "conditions[*].stringEquals[*]");
  if (any.open || all.open) return UNSEEN;
  const wanted = [any.values.map(tagOf), all.values.map(tagOf)];
  if (wanted.flat().includes(undefined)) return UNSEEN;
  const [some, every] = wanted.map((list) => list.filter((tag) => tag !== undefined));
  const holding = some!.some(holds) || (every!.length > 0 && every!.every(holds));
  return answer(holding && selection.region === bucket.region);
}

const VAULT_REGION = /^arn:[^:]+:backup:([^:]+):/;

/** Whether a plan copies to a vault of another region. */
function copies(plan: Resource, graph: Graph): Answer {
  const { values, open } = graph.values(plan, "rules[*].copyActions[*].destinationVaultArn");
  const regions = values.map((arn) => (typeof arn === "string" ? VAULT_REGION.exec(arn)?.[1] : undefined));
  if (regions.some((region) => region !== undefined && region !== plan.region)) return YES;
  return open || regions.includes(undefined) ? UNSEEN : NO;
}

/**
 * The plan that keeps the backups of a bucket in its own region, by the bucket's tags and the plans beside it; undefined where they are
 * copied to another. Throws UndecidedError on `property` where that is not known.
 */
export function localPlanOf(bucket: Resource, property: string, graph: Graph): Resource | undefined {
  const selections = foundBy(graph.ofType(BACKUP_SELECTION), (one) => selects(one, bucket, graph));
  const plans = selections.certain.map((one) => graph.references(one, "planId", [BACKUP_PLAN]));
  const seen = plans.flatMap(({ certain }) => certain);
  const copied = foundBy(seen, (plan) => copies(plan, graph));
  if (copied.certain.length > 0) return undefined;
  const all = plans.every(({ complete, external }) => complete && external.length === 0);
  const [local] = seen;
  if (local && all && selections.possible.length + copied.possible.length === 0) return local;
  throw new UndecidedError(property, WHY);
}
