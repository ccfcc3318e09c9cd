import { EVENT_BUS, EVENT_RULE, QUEUE_POLICY } from "../../aws";
import { fits } from "../../glob";
import { all, answer, any, NO, unknown, valueOf, YES, type Answer, type Graph, type Resource } from "../../graph";
import { isService, statementsAt, textsOf, type PolicyStatement } from "../policy-statements";

/** A rule as a policy names it: the known parts of its ARN. */
export interface NamedRule {
  arn?: string;
  /** What comes after the account: `rule/<bus>/<name>`, without a bus for the default one. */
  resource?: string;
}

/** The rule that a target belongs to, as far as is known: two buses may have rules of one name. */
export function ruleOf(target: Resource, graph: Graph): NamedRule {
  const { certain, possible } = graph.references(target, "rule", [EVENT_RULE]);
  const bus = busOf(target, graph);
  const found = certain.length > 0 ? certain : possible.filter((rule) => bus && busOf(rule, graph) === bus);
  const [rule] = found;
  if (!rule || found.length > 1) return {};
  const arn = valueOf(graph.string(rule, "arn"));
  if (arn !== undefined) return { arn };
  const name = valueOf(graph.string(rule, "name"));
  if (name === undefined || bus === undefined) return {};
  return { resource: bus === "default" ? `rule/${name}` : `rule/${bus}/${name}` };
}

/** The name of the bus of a rule or a target; undefined where it is not known yet. */
function busOf(resource: Resource, graph: Graph): string | undefined {
  const given = graph.string(resource, "eventBusName", "default");
  if (given.kind === "known") return given.value.split("/").at(-1);
  const [bus] = graph.references(resource, "eventBusName", [EVENT_BUS]).certain;
  return bus && valueOf(graph.string(bus, "name"));
}

const SERVICE = "events.amazonaws.com";

/**
 * Whether EventBridge may send to a queue in the name of a rule: by the policy in the queue or beside it
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html#eb-dlq-perms).
 */
export function allowsEvents(queue: Resource, rule: NamedRule, graph: Graph): Answer {
  const { certain, possible } = graph.referrers(queue, [QUEUE_POLICY], "queueUrl");
  const answers = [queue, ...certain].map((holder): Answer => {
    if (graph.input(holder, "policy").kind === "missing") return NO;
    const statements = statementsAt(holder, "policy", graph);
    return statements.kind === "unknown"
      ? unknown(`The policy in ${holder.name} can't be read.`)
      : any((valueOf(statements) ?? []).map((statement) => allows(statement, rule)));
  });
  return any([...answers, possible[0] ? unknown(`Whether ${possible[0].name} is its policy is not known.`) : NO]);
}

function allows({ Effect, Principal, Action, Condition }: PolicyStatement, rule: NamedRule): Answer {
  return Effect === "Allow" && isService(Principal, SERVICE) && sends(Action) ? holds(Condition, rule) : NO;
}

function sends(action: unknown): boolean {
  return textsOf(action).some((one) => /^(\*|sqs:(\*|SendMessage|Send\*))$/i.test(one));
}

const UNCLEAR = unknown("Whether the conditions of its policy hold is not known.");

/** Whether the conditions hold for a rule. The account's number alone is not known here. */
function holds(condition: unknown, rule: NamedRule): Answer {
  if (condition === undefined) return YES;
  if (typeof condition !== "object" || condition === null) return UNCLEAR;
  return all(
    Object.entries(condition).flatMap(([operator, keys]: [string, unknown]) =>
      Object.entries(keys ?? {}).map(([key, wanted]: [string, unknown]) => {
        if (key.toLowerCase() === "aws:sourceaccount") return operator.startsWith("StringEquals") ? YES : UNCLEAR;
        if (key.toLowerCase() !== "aws:sourcearn" || !/^(Arn|String)(Equals|Like)$/.test(operator)) return UNCLEAR;
        return any(textsOf(wanted).map((pattern) => means(pattern, rule)));
      }),
    ),
  );
}

/** Whether an ARN with wildcards means a rule; of a rule that is not made yet only the name is known. */
function means(pattern: string, { arn, resource }: NamedRule): Answer {
  if (arn !== undefined) return answer(fits(pattern, arn, true));
  if (resource === undefined) return UNCLEAR;
  const named = /^arn:[^:]*:events:[^:]*:[^:]*:(.+)$/.exec(pattern)?.[1];
  return answer(named !== undefined && fits(named, resource, true));
}
