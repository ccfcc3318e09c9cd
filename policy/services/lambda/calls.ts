import { LAMBDA_ALIAS, LAMBDA_FUNCTION } from "../../aws";
import { type Graph, type Reading, type Resource, originRecorded } from "../../graph";

/** The qualifier of an unqualified call (https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html). */
const LATEST = "$LATEST";

/** The function that a property names, and by which version or alias. */
export interface Called {
  /** The function; undefined where it is not in the graph or not known. */
  readonly lambda: Resource | undefined;
  /** Whether it may be any function of the stack. */
  readonly open: boolean;
  /** The version's number or alias's name; undefined where it is not known. */
  readonly qualifier: string | undefined;
}

/** What a property such as `functionName` calls: a function by name or ARN, with or without a qualifier, or an alias by its ARN. */
export function calledBy(resource: Resource, property: string, graph: Graph): Called {
  const { certain: resources, complete } = graph.references(resource, property, [LAMBDA_FUNCTION, LAMBDA_ALIAS]);
  const [target] = resources;
  const given = graph.string(resource, "qualifier");
  if (target?.type === LAMBDA_ALIAS) {
    const { lambda, open } = calledBy(target, "functionName", graph);
    return { lambda, open, qualifier: textOf(graph.string(target, "name")) };
  }
  const named = graph.string(resource, property);
  const qualified = named.kind === "known" ? nameAndQualifier(named.value) : undefined;
  const own = given.kind === "missing" || (given.kind === "known" && given.value === "");
  const qualifier = own ? (qualified?.qualifier ?? LATEST) : textOf(given);
  const lambda = target ?? byName(qualified?.name, resource, graph);
  const open = lambda === undefined && !complete;
  return {
    lambda,
    open: open || (named.kind === "unknown" && lambda === undefined && !originRecorded(resource, property)),
    qualifier,
  };
}

function textOf(reading: Reading<string>): string | undefined {
  return reading.kind === "known" ? reading.value : undefined;
}

/** Of `worker`, `worker:live`, `123456789012:function:worker:live` or the whole ARN. */
function nameAndQualifier(text: string): { name: string; qualifier: string | undefined } {
  const [, name, qualifier] = /(?:^|:function:)([^:]+)(?::([^:]+))?$/.exec(text) ?? [];
  return { name: name ?? text, qualifier };
}

function byName(name: string | undefined, beside: Resource, graph: Graph): Resource | undefined {
  if (name === undefined) return undefined;
  return graph
    .ofType(LAMBDA_FUNCTION)
    .find((one) => mayShareRegion(one, beside) && textOf(graph.string(one, "name")) === name);
}

/** The resources of a type that call a function, and those that may. */
export function callersOf(lambda: Resource, graph: Graph, type: string, property: string) {
  // Both regions may have a function of the name; what calls it is in its own.
  const near = graph.ofType(type).filter((resource) => mayShareRegion(resource, lambda));
  const all = near.map((resource) => ({ resource, called: calledBy(resource, property, graph) }));
  return {
    certain: all.filter(({ called }) => called.lambda === lambda),
    possible: all.filter(({ resource, called }) => called.open && resource.stack === lambda.stack),
  };
}

/** Whether two resources are in one region, as far as that can be told. */
export function mayShareRegion(a: Resource, b: Resource): boolean {
  return a.region === undefined || b.region === undefined || a.region === b.region;
}
