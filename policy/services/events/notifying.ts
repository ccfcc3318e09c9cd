import { EVENT_RULE, EVENT_TARGET, QUEUE, TOPIC, LAMBDA_FUNCTION, LAMBDA_ALIAS } from "../../aws";
import {
  all,
  any,
  answer,
  isAny,
  isOfType,
  not,
  NOT_YET,
  perGraph,
  groupedBy,
  unknown,
  YES,
  type Answer,
  type Graph,
  type Resource,
  type ResourceOf,
} from "../../graph";
import { mayInvoke, mayPublish, maySend, senderOf, serviceMayUse } from "../../permissions";
import { calledBy } from "../lambda/calls";
import { reachedByMessages } from "../sns/subscribers";
import { matchesEvent, type Event } from "./pattern";

type EventRule = ResourceOf<typeof EVENT_RULE>;
type Target = ResourceOf<typeof EVENT_TARGET>;

/** Whether a rule is disabled: by its state, or by the former isEnabled; with neither it is enabled (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html). */
export function isDisabled(rule: EventRule, graph: Graph): Answer {
  const state = graph.givenString(rule, "state");
  if (state.kind === "unknown") return unknown(`The state of ${rule.name} ${state.reason}.`);
  if (state.kind === "known") return answer(state.value === "DISABLED");
  const enabled = graph.boolean(rule, "isEnabled", true);
  if (enabled.kind === "unknown") return unknown(`The isEnabled of ${rule.name} ${enabled.reason}.`);
  return answer(!enabled.value);
}

/** Whether a rule takes an event: it is enabled, and its pattern matches. */
export function takesEvent(rule: EventRule, event: Event, graph: Graph): Answer {
  const pattern = graph.document(rule, "eventPattern");
  if (pattern.kind === "unknown") return unknown(`Which events ${rule.name} takes ${NOT_YET}.`);
  if (pattern.kind === "missing") return answer(false);
  return all([not(isDisabled(rule, graph)), matchesEvent(pattern.value, event)]);
}

const rulesByRegion = perGraph((graph) => groupedBy(graph.ofType(EVENT_RULE), ({ region }) => `${region}`));

/** The rules of a Region. */
export function rulesIn(region: string | undefined, graph: Graph): readonly EventRule[] {
  return rulesByRegion(graph).get(`${region}`) ?? [];
}

/** Whether any target of a rule receives its events: one that may be delivered to, and, of a topic, whose subscribers are reached. */
export function isReceived(rule: EventRule, graph: Graph): Answer {
  const { certain, possible } = graph.referrers(rule, [EVENT_TARGET], "rule");
  const [perhaps] = possible;
  return any([
    ...certain.map((target) => receives(target, graph)),
    ...(perhaps ? [unknown(`Which rule ${perhaps.name} belongs to ${NOT_YET}.`)] : []),
  ]);
}

/** What a rule publishes to. */
export function topicsOf(rule: EventRule, graph: Graph): readonly Resource[] {
  const { certain } = graph.referrers(rule, [EVENT_TARGET], "rule");
  return certain.flatMap((target) => graph.references(target, "arn", [TOPIC]).certain);
}

function receives(target: Target, graph: Graph): Answer {
  const { certain, complete } = graph.references(target, "arn", [TOPIC, QUEUE, LAMBDA_FUNCTION, LAMBDA_ALIAS]);
  const [to] = certain;
  const sender = senderOf(target, graph);
  if (!complete) return unknown(`The target of ${target.name} ${NOT_YET}.`);
  // A target that is not in the program is judged by events-target-allows-eventbridge.
  if (!to || !sender) return YES;
  if (isOfType(to, TOPIC)) {
    const reached = isAny(reachedByMessages(to, graph), `Whether a subscriber of ${to.name} is reached ${NOT_YET}.`);
    return all([mayPublish(sender, to, graph), serviceMayUse(sender, to, graph), reached]);
  }
  if (isOfType(to, QUEUE)) return all([maySend(sender, to, graph), serviceMayUse(sender, to, graph)]);
  const { lambda, qualifier } = calledBy(target, "arn", graph);
  return lambda ? mayInvoke(sender, lambda, qualifier, graph) : unknown(`The function of ${target.name} is not known.`);
}
