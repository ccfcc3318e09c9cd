import {
  API_DESTINATION,
  ECS_CLUSTER,
  EVENT_BUS,
  EVENT_TARGET,
  FIREHOSE_STREAM,
  LOG_GROUP,
  STATE_MACHINE,
  STREAM,
  TOPIC,
} from "../../aws";
import { decided, type Graph, type Resource, type ResourceOf } from "../../graph";
import { arnOf, differ, regionIn, roleAt, senderOf } from "../../permissions";
import { defineRule } from "../../rule";
import { BY_POLICY, judgeDelivery } from "../../services/deliveries";
import { actionOn, mayAct } from "../../services/events/target-roles";
import { mayWriteTo, WRITE_ACTIONS } from "../../services/logs/write";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "arn";
const ROLE = "roleArn";
const WITH_ROLE = [STREAM, FIREHOSE_STREAM, STATE_MACHINE, API_DESTINATION, ECS_CLUSTER];

type Target = ResourceOf<typeof EVENT_TARGET>;

/** Targets must be in the Region of the rule (https://aws.amazon.com/premiumsupport/knowledge-center/sns-not-getting-eventbridge-notification/), buses apart (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html). */
function judgeRegion(target: Target, name: string, region: string | undefined): Verdict | undefined {
  if (!differ(region, target.region)) return undefined;
  return violation({
    property: PROPERTY,
    actual: region,
    wanted: `a target in ${target.region ?? "the rule's Region"}`,
    message: `${name} is in ${region ?? ""} and its rule is in ${target.region ?? ""}: EventBridge delivers only to event buses in another Region.`,
  });
}

function judgeRole(target: Target, arn: string, action: string, graph: Graph): Verdict {
  const wanted = `a role that events.amazonaws.com can assume, with ${action} on the target`;
  const role = roleAt(target, ROLE, graph);
  if (role.is === "unknown") return undecided({ property: ROLE, reason: role.why });
  if (role.is === "none")
    return violation({
      property: ROLE,
      actual: undefined,
      wanted,
      message: `It has no role for ${action}: nothing is delivered.`,
    });
  if (decided(mayAct(target, role.role, action, arn, graph), ROLE)) return compliant();
  return violation({
    property: ROLE,
    actual: role.role.name,
    wanted,
    message: `EventBridge may not do ${action} on the target with its role ${role.role.name}: nothing is delivered.`,
  });
}

/** AWS recommends a role for every bus, and an older target in another Region has none (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html). */
function judgeBus(target: Target, arn: string, graph: Graph): Verdict {
  if (roleAt(target, ROLE, graph).is === "none")
    return notApplicable("It has no role: the policy of the bus decides, which needs none for its own account.");
  return judgeRole(target, arn, "events:PutEvents", graph);
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-cloudwatchlogs-permissions */
function judgeLogGroup(target: Target, group: Resource, graph: Graph): Verdict {
  const sender = senderOf(target, graph);
  if (sender && decided(mayWriteTo(group, sender, graph), PROPERTY)) return compliant();
  return violation({
    property: PROPERTY,
    actual: group.name,
    wanted: `an aws.cloudwatch.LogResourcePolicy that allows ${WRITE_ACTIONS} to events.amazonaws.com`,
    message: `No resource policy of the program lets EventBridge write to ${group.name}: nothing is delivered.`,
  });
}

function judgeResource(target: Target, to: Resource, graph: Graph): Verdict | readonly Verdict[] {
  if (to.type === EVENT_BUS) return judgeBus(target, arnOf(to, graph), graph);
  const away = judgeRegion(target, to.name, to.region);
  if (away) return away;
  if (to.type === LOG_GROUP) return judgeLogGroup(target, to, graph);
  if (to.type === TOPIC)
    return notApplicable("Its target is a topic, which sns-topic-policy-allows-publishers judges.");
  if (WITH_ROLE.some((type) => type === to.type)) {
    const arn = arnOf(to, graph);
    return judgeRole(target, arn, actionOn(arn) ?? ACTION_OF[to.type] ?? "", graph);
  }
  const sender = senderOf(target, graph);
  const found = sender ? judgeDelivery(sender, to, PROPERTY, graph) : [];
  return found.length > 0 ? found : undecided({ property: PROPERTY, reason: "Its function is not known." });
}

/** The same where the ARN is known only after deployment. */
const ACTION_OF: Readonly<Record<string, string>> = {
  [STREAM]: "kinesis:PutRecord",
  [FIREHOSE_STREAM]: "firehose:PutRecord",
  [STATE_MACHINE]: "states:StartExecution",
  [API_DESTINATION]: "events:InvokeApiDestination",
  [ECS_CLUSTER]: "ecs:RunTask",
};

/** Services whose own policy decides, which can't be read where the target is not in the program. */
const UNREAD = /^arn:[^:]*:(sqs|lambda|sns):/;
const LOGS = /^arn:[^:]*:logs:/;
const BUS = /^arn:[^:]*:events:.*:event-bus\//;

export const targetAllowsEventbridge = defineRule({
  id: "events-target-allows-eventbridge",
  title: "EventBridge rule targets should allow EventBridge to deliver",
  practices: ["REL04-BP02", "REL11-BP06"],
  service: "EventBridge",
  severity: "high",
  why: "A queue, function or log group whose policy does not allow EventBridge, or a role that may not act on the target, receives no event: the rule matches and nothing happens.",
  fix: "Allow sqs:SendMessage to events.amazonaws.com in the queue's policy, or add an aws.lambda.Permission of the invoked function or alias, or an aws.cloudwatch.LogResourcePolicy of a log group; for targets without such a policy set roleArn to a role that EventBridge can assume. All must be in the rule's Region.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html",
  types: [EVENT_TARGET],
  check(target, graph) {
    const { certain, external, complete } = graph.references(target, PROPERTY, [
      ...BY_POLICY,
      TOPIC,
      LOG_GROUP,
      EVENT_BUS,
      ...WITH_ROLE,
    ]);
    const [to] = certain;
    if (to) return judgeResource(target, to, graph);
    const [arn] = external;
    if (arn === undefined || !complete)
      return undecided({ property: PROPERTY, reason: "Its target is known only after deployment." });
    if (BUS.test(arn)) return judgeBus(target, arn, graph);
    const away = judgeRegion(target, arn, regionIn(arn));
    if (away) return away;
    const action = actionOn(arn);
    if (action !== undefined) return judgeRole(target, arn, action, graph);
    if (LOGS.test(arn))
      return undecided({
        property: PROPERTY,
        reason: "Its log group is not in the program, and may be allowed by a policy that is not either.",
      });
    if (UNREAD.test(arn))
      return undecided({ property: PROPERTY, reason: "Its target is not in the program: its policy can't be read." });
    return notApplicable("Which permissions EventBridge needs for its target is not judged.");
  },
});
