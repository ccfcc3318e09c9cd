import {
  BACKUP_VAULT,
  BACKUP_VAULT_POLICY,
  BUCKET,
  BUCKET_POLICY,
  BUCKET_V2,
  EVENT_BUS,
  EVENT_BUS_POLICY,
  KMS_KEY,
  KMS_KEY_POLICY,
  KMS_REPLICA_KEY,
  QUEUE,
  QUEUE_POLICY,
  TOPIC,
  TOPIC_POLICY,
} from "../aws";
import {
  all,
  NO,
  perResource,
  unknown,
  valueOf,
  YES,
  type Answer,
  type Graph,
  type PathOf,
  type Resource,
} from "../graph";
import { decide, type Decision } from "./decide";
import type { Request } from "./request";
import { statementsAt, type PolicyStatement } from "./statements";

/** Where the one policy of a resource is: in itself, or in a resource beside it that replaces it. */
const PLACES: Readonly<Record<string, readonly [beside: string, by: string]>> = {
  [TOPIC]: [TOPIC_POLICY, "arn"],
  [QUEUE]: [QUEUE_POLICY, "queueUrl"],
  [BUCKET]: [BUCKET_POLICY, "bucket"],
  [BUCKET_V2]: [BUCKET_POLICY, "bucket"],
  [KMS_KEY]: [KMS_KEY_POLICY, "keyId"],
  [KMS_REPLICA_KEY]: [KMS_KEY_POLICY, "keyId"],
  [BACKUP_VAULT]: [BACKUP_VAULT_POLICY, "backupVaultName"],
  [EVENT_BUS]: [EVENT_BUS_POLICY, "eventBusName"],
};

const POLICY: string = "policy";

/** The policies that a resource may have in the end; of several the last one that was deployed is left. */
interface Policies {
  readonly documents: readonly (readonly PolicyStatement[])[];
  /** Why there may be another, or one can't be read: a sentence. */
  readonly why?: string;
}

const policiesOf = perResource((resource: Resource, graph): Policies => {
  const [type, by] = PLACES[resource.type] ?? [];
  const beside = type && by ? graph.referrers(resource, [type], by) : { certain: [], possible: [] };
  const isInline = beside.certain.length === 0 || graph.input(resource, POLICY).kind !== "missing";
  const holders = [
    ...(isInline && graph.given(resource, POLICY).kind !== "missing" ? [resource] : []),
    ...beside.certain,
  ];
  const readings = holders.map((holder) => ({ holder, statements: statementsAt(holder, POLICY, graph) }));
  const [unread] = readings.flatMap(({ holder, statements }) =>
    statements.kind === "unknown" ? [`The policy in ${holder.name} ${statements.reason}.`] : [],
  );
  const [possible] = beside.possible;
  const maybe =
    possible && `Whether ${possible.name} is the policy of ${resource.name} is known only after deployment.`;
  const why = unread ?? maybe;
  const documents = readings.flatMap(({ statements }) =>
    valueOf(statements) === undefined ? [] : [valueOf(statements)!],
  );
  return { documents, ...(why !== undefined && { why }) };
});

/**
 * What the policy of a topic, queue, bucket, key, vault or bus says of a request.
 * @param byDefault what it says without one
 */
export function resourceDecision(resource: Resource, request: Request, byDefault: Decision, graph: Graph): Decision {
  const { documents, why } = policiesOf(resource, graph);
  const decisions = documents.map((statements) => decide(statements, request));
  if (documents.length === 0 && why === undefined) return byDefault;
  const agreed = (part: keyof Decision) =>
    agreement(
      decisions.map((one) => one[part]),
      why,
    );
  return { denied: agreed("denied"), allowed: agreed("allowed"), delegated: agreed("delegated") };
}

/** What the one policy at a property says of a request: nothing is known where it can't be read. */
export function policyDecision<P, const S extends string>(
  resource: Resource<P>,
  path: PathOf<P, S>,
  request: Request,
  graph: Graph,
): Decision {
  const statements = statementsAt(resource, path, graph);
  if (statements.kind === "known") return decide(statements.value, request);
  const open = unknown(
    `The policy in ${resource.name} ${statements.kind === "missing" ? "is missing" : statements.reason}.`,
  );
  return { denied: open, allowed: open, delegated: NO };
}

/** What all of the policies say that may be the one that is left. */
function agreement(answers: readonly Answer[], why: string | undefined): Answer {
  if (why !== undefined) return unknown(why);
  const every = all(answers);
  if (every.is !== "no") return every;
  return answers.every(({ is }) => is === "no") ? NO : unknown("It has several policies, of which AWS keeps the last.");
}

/** Without a policy a resource is its account's alone, whose identity policies decide. */
export const OWN_ACCOUNT: Decision = { denied: NO, allowed: NO, delegated: YES };

/** Whether a policy leaves it to the policies of a role's account; without one it does so for the resource's own account alone. */
export function delegates(decision: Decision, isForeign: boolean): Answer {
  return isForeign && decision === OWN_ACCOUNT ? NO : decision.delegated;
}
