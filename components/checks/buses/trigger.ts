import type { Problem } from "../../config/problems";
import type { BusRule } from "../../config/schema/messaging/buses";
import { show } from "../../config/show";

/**
 * What sets a rule off: events or a schedule, and a schedule on the default bus alone ("You can only create scheduled rules using the default event
 * bus": https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html).
 */
export function checkTrigger(path: string, rule: BusRule, isDefault: boolean): Problem[] {
  const [events, scheduled] = ["pattern" in rule, "schedule" in rule];
  if (events && scheduled) {
    const message = `${show(rule.schedule)} is not allowed beside a pattern`;
    return [
      {
        path: `${path}.schedule`,
        message,
        fix: "Allowed: pattern or schedule; for both, two rules with the same targets.",
      },
    ];
  }
  if (!events && !scheduled) {
    const fix = "Add pattern, such as { source: [shop.orders] }; or, on the bus called default, schedule.";
    return [{ path, message: "says neither which events nor when", fix }];
  }
  if (!scheduled || isDefault) return [];
  return [
    {
      path: `${path}.schedule`,
      message: `${show(rule.schedule)} is not allowed here: EventBridge runs schedules on the default bus alone`,
      fix: "Allowed: the rule in holdfast:buses.default.rules.",
    },
  ];
}
