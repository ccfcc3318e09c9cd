import { EVENT_INVOKE_CONFIG, EVENT_SOURCE_MAPPING, LAMBDA_ALIAS, LAMBDA_FUNCTION, LAMBDA_PERMISSION } from "../../aws";
import {
  valueOf,
  append,
  groupedBy,
  originRecorded,
  perGraph,
  type Found,
  type Graph,
  type Resource,
} from "../../graph";

/** The qualifier of an unqualified call (https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html). */
const LATEST = "$LATEST";

/** What names a function, and the property that does. */
const CALLERS = [
  [EVENT_INVOKE_CONFIG, "functionName"],
  [EVENT_SOURCE_MAPPING, "functionName"],
  [LAMBDA_PERMISSION, "function"],
] as const;

/** The function that a property names, and by which version or alias. */
interface Called {
  /** The function; undefined where it is not in the graph or not known. */
  readonly lambda: Resource | undefined;
  /** Whether it may be any function of the stack. */
  readonly mayBeAny: boolean;
  /** The version's number or alias's name; undefined where it is not known. */
  readonly qualifier: string | undefined;
}

/** What names a function, with the qualifier that it names. */
export interface Caller {
  readonly resource: Resource;
  readonly qualifier: string | undefined;
}

/** What a property such as `functionName` calls: a function by name or ARN, with or without a qualifier, or an alias by its ARN. */
export function calledBy(resource: Resource, property: string, graph: Graph): Called {
  const { certain, complete } = graph.references(resource, property, [LAMBDA_FUNCTION, LAMBDA_ALIAS]);
  const [target] = certain;
  if (target?.type === LAMBDA_ALIAS)
    return { ...calledBy(target, "functionName", graph), qualifier: valueOf(graph.string(target, "name")) };
  const named = graph.string(resource, property);
  const parts = named.kind === "known" ? nameAndQualifier(named.value) : undefined;
  const given = graph.string(resource, "qualifier");
  const isGiven = given.kind !== "missing" && valueOf(given) !== "";
  const lambda = target ?? byName(parts?.name, resource, graph);
  const isUnknown = !complete || (named.kind === "unknown" && !originRecorded(resource, property));
  return {
    lambda,
    mayBeAny: lambda === undefined && isUnknown,
    qualifier: isGiven ? valueOf(given) : (parts?.qualifier ?? LATEST),
  };
}

/** Of `worker`, `worker:live`, `123456789012:function:worker:live` or the whole ARN. */
function nameAndQualifier(text: string): { name: string; qualifier: string | undefined } {
  const [, name, qualifier] = /(?:^|:function:)([^:]+)(?::([^:]+))?$/.exec(text) ?? [];
  return { name: name ?? text, qualifier };
}

const nameIndex = perGraph((graph) =>
  groupedBy(graph.ofType(LAMBDA_FUNCTION), (one) => valueOf(graph.string(one, "name"))),
);

function byName(name: string | undefined, beside: Resource, graph: Graph): Resource | undefined {
  const named = name === undefined ? undefined : nameIndex(graph).get(name);
  return named?.find((one) => mayShareRegion(one, beside));
}

const callerIndex = perGraph((graph) => {
  const byFunction = new Map<Resource, Caller[]>();
  /** Those that may name any function of their stack. */
  const byStack = new Map<string, Caller[]>();
  for (const [type, property] of CALLERS) {
    for (const resource of graph.ofType(type)) {
      const { lambda, mayBeAny, qualifier } = calledBy(resource, property, graph);
      if (lambda) append(byFunction, lambda, { resource, qualifier });
      if (mayBeAny) append(byStack, resource.stack, { resource, qualifier });
    }
  }
  return { byFunction, byStack };
});

/** The resources of a type that name a function. */
export function callersOf(lambda: Resource, type: (typeof CALLERS)[number][0], graph: Graph): Found<Caller> {
  const { byFunction, byStack } = callerIndex(graph);
  // Both Regions may have a function of the name; what calls it is in its own.
  const near = (callers: readonly Caller[] = []) =>
    callers.filter(({ resource }) => resource.type === type && mayShareRegion(resource, lambda));
  return { certain: near(byFunction.get(lambda)), possible: near(byStack.get(lambda.stack)) };
}

/** Whether two resources are in one Region, as far as that is known. */
export function mayShareRegion(a: Resource, b: Resource): boolean {
  return a.region === undefined || b.region === undefined || a.region === b.region;
}
