import { UndecidedError, type Graph, type Resource } from "./graph";
import type { Rule, Settings } from "./rule";
import { undecided, type Verdict } from "./verdict";

/** What a rule says of one resource. */
export interface Judgement {
  readonly rule: Rule;
  readonly resource: Resource;
  readonly verdict: Verdict;
}

/** What a rule says of one resource of its types. Never throws. */
export function verdictsOf(rule: Rule, resource: Resource, graph: Graph, settings: Settings): readonly Verdict[] {
  const { value: verdicts, malformed } = graph.malformed.during(() => checked(rule, resource, graph, settings));
  const own = malformed.find((one) => one.resource === resource);
  if (!own) return verdicts;
  return [undecided({ property: own.property, reason: `Its ${own.property} ${own.reason}.` })];
}

function checked(rule: Rule, resource: Resource, graph: Graph, settings: Settings): readonly Verdict[] {
  try {
    return rule.check(resource, graph, settings);
  } catch (error) {
    if (error instanceof UndecidedError) return [undecided(error.on(resource))];
    // One rule's mistake must neither stop the others nor pass for a good verdict.
    const message = error instanceof Error ? error.message : String(error);
    return [undecided({ property: "", reason: `The rule ${rule.id} failed: ${message}` })];
  }
}

/** Runs a rule over every resource of its types. Never throws: a check that does is an undecided verdict. */
export function judgeRule(rule: Rule, graph: Graph, settings: Settings): Judgement[] {
  return graph
    .ofType(...rule.types)
    .flatMap((resource) => verdictsOf(rule, resource, graph, settings).map((verdict) => ({ rule, resource, verdict })));
}
