import { LAMBDA_ALIAS, LAMBDA_FUNCTION, QUEUE, SCHEDULE, STATE_MACHINE, STREAM, TOPIC, EVENT_BUS } from "../../aws";
import { all, decided, valueOf } from "../../graph";
import {
  accountOf,
  arnOf,
  mayAssume,
  OWN_ACCOUNT,
  resourceDecision,
  roleAt,
  roleMay,
  roleRequest,
} from "../../permissions";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const ROLE = "target.roleArn";
const TARGET = "target.arn";
const SERVICE = "scheduler.amazonaws.com";

/** What Scheduler does with a target, by the service in its ARN (https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html). */
const ACTIONS: Readonly<Record<string, string>> = {
  sqs: "sqs:SendMessage",
  sns: "sns:Publish",
  lambda: "lambda:InvokeFunction",
  states: "states:StartExecution",
  events: "events:PutEvents",
  kinesis: "kinesis:PutRecord",
};
const TARGETS = [QUEUE, TOPIC, LAMBDA_FUNCTION, LAMBDA_ALIAS, STATE_MACHINE, EVENT_BUS, STREAM];
const SERVICES: Readonly<Record<string, string>> = {
  [QUEUE]: "sqs",
  [TOPIC]: "sns",
  [LAMBDA_FUNCTION]: "lambda",
  [LAMBDA_ALIAS]: "lambda",
  [STATE_MACHINE]: "states",
  [EVENT_BUS]: "events",
  [STREAM]: "kinesis",
};

export const scheduleRole = defineRule({
  id: "scheduler-schedule-role",
  title: "EventBridge Scheduler roles should allow the target of the schedule",
  practices: ["REL04-BP02", "REL11-BP06"],
  service: "EventBridge",
  severity: "high",
  // The refusal: https://github.com/aws/aws-sdk-js-v3/issues/6494 quotes "must allow AWS EventBridge Scheduler to assume the role".
  why: "AWS refuses a schedule whose role Scheduler can't assume; with a role that may not invoke the target, each invocation fails.",
  fix: "Set target.roleArn to a role that scheduler.amazonaws.com can assume, with the action on the target, such as lambda:InvokeFunction.",
  source: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html",
  types: [SCHEDULE],
  check(schedule, graph) {
    const named = roleAt(schedule, ROLE, graph);
    if (named.is === "none") return notApplicable("It has no role.");
    if (named.is === "unknown") return undecided({ property: ROLE, reason: named.why });
    const { role } = named;
    const [to] = graph.references(schedule, TARGET, TARGETS).certain;
    const arn = to ? arnOf(to, graph) : valueOf(graph.string(schedule, TARGET));
    if (arn === undefined) return undecided({ property: TARGET, reason: "Its target is known only after deployment." });
    const service = to ? SERVICES[to.type] : arn.split(":")[2];
    const action = ACTIONS[service ?? ""];
    if (action === undefined) return notApplicable("Which permission its target needs is not judged.");
    const request = roleRequest(role, action, arn, graph);
    const policy = to && resourceDecision(to, request, OWN_ACCOUNT, graph);
    const may = roleMay(role, request, policy, to ? accountOf(to, graph) : undefined, graph);
    const assumed = mayAssume(SERVICE, role, {}, graph);
    if (decided(all([assumed, may]), ROLE)) return compliant();
    return violation({
      property: ROLE,
      actual: role.name,
      wanted: `a role that ${SERVICE} can assume, with ${action} on the target`,
      message:
        assumed.is === "no"
          ? `Scheduler can't assume its role ${role.name}: AWS refuses the schedule.`
          : `Scheduler may not do ${action} on the target with its role ${role.name}: every invocation fails.`,
    });
  },
});
