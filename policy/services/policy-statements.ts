import { fits } from "../glob";
import { known, type Graph, type PathOf, type Reading, type Resource, type Unknown } from "../graph";

/** A statement of a policy, as far as rules read it; every field is as AWS takes it, one value or a list. */
export interface PolicyStatement {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

/**
 * The statements of a policy in JSON; unknown where it is none, too: what it allows is not known then. Of its own resource the verdict is
 * undecided.
 */
export function statementsAt<P, const S extends string>(
  resource: Resource<P>,
  path: PathOf<P, S>,
  graph: Graph,
): Reading<readonly PolicyStatement[]> {
  const policy = graph.document(resource, path);
  if (policy.kind === "unknown") return policy;
  if (policy.kind === "missing") return graph.value(resource, path).kind === "missing" ? policy : NO_POLICY;
  const statements = [policy.value.Statement ?? []].flat();
  if (statements.every(isStatement)) return known(statements);
  graph.malformed.note(resource, path, NO_POLICY.reason);
  return NO_POLICY;
}

const NO_POLICY: Unknown = { kind: "unknown", reason: "is not a policy in JSON" };

function isStatement(one: unknown): one is PolicyStatement {
  return typeof one === "object" && one !== null;
}

/** One value or a list of them, as texts. */
export function textsOf(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === "string");
}

/** Whether an action as a policy writes it, with * and without regard to case, covers another. */
export function covers(given: string, action: string): boolean {
  return fits(given.toLowerCase(), action.toLowerCase());
}

/** Whether a statement is about every principal. */
export function isAnyPrincipal(principal: unknown): boolean {
  return principal === "*" || (isStatement(principal) && textsOf(Reflect.get(principal, "AWS")).includes("*"));
}

/** Whether a statement is about a service, or every principal. */
export function isService(principal: unknown, service: string): boolean {
  return (
    isAnyPrincipal(principal) ||
    (isStatement(principal) && textsOf(Reflect.get(principal, "Service")).includes(service))
  );
}
