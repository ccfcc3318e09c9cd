import { QUEUE_POLICY } from "../../aws";
import type { Graph, Resource } from "../../graph";

interface Statement {
  Effect?: string;
  Principal?: unknown;
  Action?: string | string[];
  Condition?: Record<string, Record<string, unknown>>;
}

/** A rule as a policy names it: what of its ARN can be told. */
export interface NamedRule {
  arn?: string;
  /** What comes after the account: `rule/<bus>/<name>`, without a bus for the default one. */
  resource?: string;
}

/** Whether a queue's policies let a rule of EventBridge send to it; with a reason where that can't be told. */
export type LetIn = { known: boolean } | { unknown: string };

const SERVICE = "events.amazonaws.com";

/**
 * Whether EventBridge may send to a queue in the name of a rule: by the policy in the queue or beside it
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html#eb-dlq-perms).
 */
export function letsEventsIn(queue: Resource, rule: NamedRule, graph: Graph): LetIn {
  const { certain, possible } = graph.referrers(queue, [QUEUE_POLICY], "queueUrl");
  const policies = [queue, ...certain].map((holder) => ({ holder, policy: graph.input(holder, "policy") }));
  const answers = policies.map(({ holder, policy }): LetIn => {
    if (policy.kind === "missing") return { known: false };
    const statements = policy.kind === "known" ? statementsIn(policy.value) : undefined;
    return statements ? anyAllows(statements, rule) : { unknown: `The policy in ${holder.name} can't be read.` };
  });
  if (answers.some((answer) => "known" in answer && answer.known)) return { known: true };
  const doubt = answers.find((answer) => "unknown" in answer);
  if (doubt) return doubt;
  return possible[0] ? { unknown: `Whether ${possible[0].name} is its policy can't be told.` } : { known: false };
}

function statementsIn(policy: unknown): Statement[] | undefined {
  if (typeof policy !== "string") return undefined;
  try {
    const { Statement: found } = JSON.parse(policy) as { Statement?: Statement | Statement[] };
    return found === undefined ? [] : [found].flat();
  } catch {
    return undefined;
  }
}

function anyAllows(statements: readonly Statement[], rule: NamedRule): LetIn {
  const allowing = statements.filter((one) => one.Effect === "Allow" && names(one.Principal) && sends(one.Action));
  const answers = allowing.map(({ Condition }) => holds(Condition ?? {}, rule));
  if (answers.includes(true)) return { known: true };
  if (answers.includes(undefined)) return { unknown: "Whether the conditions of its policy hold can't be told." };
  return { known: false };
}

function names(principal: unknown): boolean {
  if (principal === "*") return true;
  if (typeof principal !== "object" || principal === null) return false;
  const { Service: services, AWS: accounts } = principal as { Service?: unknown; AWS?: unknown };
  return [services].flat().includes(SERVICE) || [accounts].flat().includes("*");
}

function sends(action: Statement["Action"]): boolean {
  return [action ?? []].flat().some((one) => /^(\*|sqs:(\*|SendMessage|Send\*))$/i.test(one));
}

/** Whether the conditions hold for a rule; undefined where that can't be told. The account's number alone is not known here. */
function holds(condition: NonNullable<Statement["Condition"]>, rule: NamedRule): boolean | undefined {
  const parts = Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, wanted]) => {
      if (key.toLowerCase() === "aws:sourceaccount") return operator.startsWith("StringEquals") ? true : undefined;
      if (key.toLowerCase() !== "aws:sourcearn" || !/^(Arn|String)(Equals|Like)$/.test(operator)) return undefined;
      const matched = [wanted].flat().map((pattern) => means(String(pattern), rule));
      return matched.includes(true) ? true : matched.includes(undefined) ? undefined : false;
    }),
  );
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

/** Whether an ARN with wildcards means a rule; of a rule that is not made yet only the name is known. */
function means(pattern: string, { arn, resource }: NamedRule): boolean | undefined {
  if (arn !== undefined) return like(pattern, arn);
  const named = /^arn:[^:]*:events:[^:]*:[^:]*:(.+)$/.exec(pattern)?.[1];
  if (resource === undefined) return undefined;
  return named !== undefined && like(named, resource);
}

/** IAM's wildcards: `*` is any text, `?` one character. */
function like(pattern: string, text: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(text);
}
