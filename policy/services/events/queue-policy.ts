import { QUEUE_POLICY } from "../../aws";
import { fits } from "../../glob";
import type { Graph, Resource } from "../../graph";
import { isService, statementsAt, textsOf, type PolicyStatement } from "../policy-statements";

/** A rule as a policy names it: the known parts of its ARN. */
export interface NamedRule {
  arn?: string;
  /** What comes after the account: `rule/<bus>/<name>`, without a bus for the default one. */
  resource?: string;
}

/** Whether a queue's policies let a rule of EventBridge send to it; with a reason where that is not known. */
export type Allowed = { known: boolean } | { unknown: string };

const SERVICE = "events.amazonaws.com";

/**
 * Whether EventBridge may send to a queue in the name of a rule: by the policy in the queue or beside it
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html#eb-dlq-perms).
 */
export function allowsEvents(queue: Resource, rule: NamedRule, graph: Graph): Allowed {
  const { certain, possible } = graph.referrers(queue, [QUEUE_POLICY], "queueUrl");
  const answers = [queue, ...certain].map((holder): Allowed => {
    if (graph.input(holder, "policy").kind === "missing") return { known: false };
    const statements = statementsAt(holder, "policy", graph);
    if (statements.kind === "missing") return { known: false };
    return statements.kind === "known"
      ? anyAllows(statements.value, rule)
      : { unknown: `The policy in ${holder.name} can't be read.` };
  });
  if (answers.some((answer) => "known" in answer && answer.known)) return { known: true };
  const doubt = answers.find((answer) => "unknown" in answer);
  if (doubt) return doubt;
  return possible[0] ? { unknown: `Whether ${possible[0].name} is its policy is not known.` } : { known: false };
}

function anyAllows(statements: readonly PolicyStatement[], rule: NamedRule): Allowed {
  const allowing = statements.filter(
    (one) => one.Effect === "Allow" && isService(one.Principal, SERVICE) && sends(one.Action),
  );
  const answers = allowing.map(({ Condition }) => holds(Condition, rule));
  if (answers.includes(true)) return { known: true };
  if (answers.includes(undefined)) return { unknown: "Whether the conditions of its policy hold is not known." };
  return { known: false };
}

function sends(action: unknown): boolean {
  return textsOf(action).some((one) => /^(\*|sqs:(\*|SendMessage|Send\*))$/i.test(one));
}

/** Whether the conditions hold for a rule; undefined where that is not known. The account's number alone is not known here. */
function holds(condition: unknown, rule: NamedRule): boolean | undefined {
  if (condition === undefined) return true;
  if (typeof condition !== "object" || condition === null) return undefined;
  const parts = Object.entries(condition).flatMap(([operator, keys]: [string, unknown]) =>
    Object.entries(keys ?? {}).map(([key, wanted]: [string, unknown]) => {
      if (key.toLowerCase() === "aws:sourceaccount") return operator.startsWith("StringEquals") ? true : undefined;
      if (key.toLowerCase() !== "aws:sourcearn" || !/^(Arn|String)(Equals|Like)$/.test(operator)) return undefined;
      const matched = textsOf(wanted).map((pattern) => means(pattern, rule));
      return matched.includes(true) ? true : matched.includes(undefined) ? undefined : false;
    }),
  );
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

/** Whether an ARN with wildcards means a rule; of a rule that is not made yet only the name is known. */
function means(pattern: string, { arn, resource }: NamedRule): boolean | undefined {
  if (arn !== undefined) return fits(pattern, arn, true);
  const named = /^arn:[^:]*:events:[^:]*:[^:]*:(.+)$/.exec(pattern)?.[1];
  if (resource === undefined) return undefined;
  return named !== undefined && fits(named, resource, true);
}
