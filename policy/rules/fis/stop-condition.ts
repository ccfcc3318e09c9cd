import { EXPERIMENT_TEMPLATE } from "../../aws";
import { isTreeObject } from "../../graph";
import { defineRule } from "../../rule";
import { unread } from "../../services/unread";
import { compliant, undecided, violation } from "../../verdict";

const PROPERTY = "stopConditions";
const ALARM = "aws:cloudwatch:alarm";

export const stopCondition = defineRule({
  id: "fis-stop-condition",
  title: "FIS experiment templates should have an alarm as stop condition",
  service: "FIS",
  severity: "high",
  why: "An experiment that goes wrong is a self-inflicted outage. Without an alarm it continues until an engineer notices and stops it.",
  fix: 'Add stopConditions with the source "aws:cloudwatch:alarm" and the ARN of an alarm on the user experience.',
  source: "https://docs.aws.amazon.com/fis/latest/userguide/stop-conditions.html",
  types: [EXPERIMENT_TEMPLATE],
  check(template, graph) {
    const conditions = graph.list(template, PROPERTY);
    if (conditions.kind === "unknown") return unread(PROPERTY, conditions);
    const all = conditions.kind === "known" ? conditions.value : [];
    const sources = all.map((_, i) => graph.string(template, `${PROPERTY}[${i}].source`));
    if (sources.some((one) => one.kind === "known" && one.value === ALARM)) return compliant();
    if (all.some((one) => !isTreeObject(one)) || sources.some((one) => one.kind === "unknown"))
      return undecided({ property: PROPERTY, reason: "Its stop conditions are known only after deployment." });
    return violation({
      property: PROPERTY,
      actual: all.length === 0 ? undefined : "none",
      wanted: ALARM,
      message: "It has no alarm as stop condition.",
    });
  },
});
