import { SCHEDULE } from "../../aws";
import { all, decided } from "../../graph";
import { mayAssume, roleAt } from "../../permissions";
import { defineRule } from "../../rule";
import { roleTarget } from "../../services/events/role-targets";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const ROLE = "target.roleArn";
const TARGET = "target.arn";
const SERVICE = "scheduler.amazonaws.com";

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
    const target = roleTarget(schedule, TARGET, role, graph);
    if (target === undefined)
      return undecided({ property: TARGET, reason: "Its target is known only after deployment." });
    if (target === "other") return notApplicable("Which permission its target needs is not judged.");
    const { action, may } = target;
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
