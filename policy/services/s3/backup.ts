import { BACKUP_PLAN } from "../../aws";
import { foundBy, NO, UndecidedError, unknown, YES, type Answer, type Graph, type Resource } from "../../graph";
import { selectionsNear, takes } from "../backup/selection";

const WHY = "Which backup plan finds it, and where its backups are copied to, cannot be seen here.";
const UNSEEN = unknown(WHY);

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
  const selections = foundBy(selectionsNear(bucket, graph), (one) => takes(one, bucket, graph));
  const plans = selections.certain.map((one) => graph.references(one, "planId", [BACKUP_PLAN]));
  const seen = plans.flatMap(({ certain }) => certain);
  const copied = foundBy(seen, (plan) => copies(plan, graph));
  if (copied.certain.length > 0) return undefined;
  const all = plans.every(({ complete, external }) => complete && external.length === 0);
  const [local] = seen;
  if (local && all && selections.possible.length + copied.possible.length === 0) return local;
  throw new UndecidedError(property, WHY);
}
