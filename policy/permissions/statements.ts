import { fits } from "../glob";
import {
  isTreeList,
  isTreeObject,
  known,
  NOT_YET,
  valueOf,
  type Document,
  type Graph,
  type PathOf,
  type Reading,
  type Resource,
  type Tree,
  type Unknown,
} from "../graph";

/** A statement of a policy, as far as rules read it; every field is as AWS takes it, one value or a list. */
export interface PolicyStatement {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
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
  const policy = documentAt(resource, path, graph);
  if (policy.kind === "unknown") return policy;
  if (policy.kind === "missing") return graph.value(resource, path).kind === "missing" ? policy : NO_POLICY;
  const statements = [policy.value.Statement ?? []].flat();
  if (statements.every(isStatement)) return known(statements);
  graph.malformed.note(resource, path, NO_POLICY.reason);
  return NO_POLICY;
}

/** The provider takes a policy as JSON, or as an object where the SDK allows one. */
function documentAt<P, const S extends string>(
  resource: Resource<P>,
  path: PathOf<P, S>,
  graph: Graph,
): Reading<Document> {
  const given = valueOf(graph.value(resource, path));
  if (!isTreeObject(given)) return graph.document(resource, path);
  return hasMarkers(given) ? { kind: "unknown", reason: NOT_YET } : known({ ...given });
}

/** Whether anything in a value is unknown or a secret. */
function hasMarkers(value: Tree): boolean {
  if (typeof value === "symbol") return true;
  if (isTreeList(value)) return value.some(hasMarkers);
  return isTreeObject(value) && Object.values(value).some(hasMarkers);
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

/** The principals of a kind, such as `Service` or `AWS`, that a statement names. */
export function principalsOf(principal: unknown, kind: string): string[] {
  return isStatement(principal) ? textsOf(Reflect.get(principal, kind)) : [];
}

/** Whether a statement is about every principal. */
export function isAnyPrincipal(principal: unknown): boolean {
  return principal === "*" || principalsOf(principal, "AWS").includes("*");
}

/** Whether some statements deny all of these actions to every principal. A denial with conditions leaves a way. */
export function denyEveryone(statements: readonly PolicyStatement[], actions: readonly string[]): boolean {
  const denials = statements.filter(
    ({ Effect, Principal, Condition }) => Effect === "Deny" && isAnyPrincipal(Principal) && Condition === undefined,
  );
  return actions.every((action) => denials.some((one) => textsOf(one.Action).some((given) => covers(given, action))));
}
