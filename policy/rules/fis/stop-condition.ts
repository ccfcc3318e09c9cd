import { EXPERIMENT_TEMPLATE } from "../../aws";
import { NOT_YET, UndecidedError } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "stopConditions";
const ALARM = "aws:cloudwatch:alarm";

export const stopCondition = defineRule({
  id: "fis-stop-condition",
  title: "FIS experiment templates should have an alarm as stop condition",
  practices: ["REL08-BP03", "REL12-BP04"],
  service: "FIS",
  severity: "high",
  why: "An experiment that goes wrong is a self-inflicted outage. Without an alarm it continues until an engineer notices and stops it.",
  fix: 'Add stopConditions with the source "aws:cloudwatch:alarm" and the ARN of an alarm on the user experience.',
  source: "https://docs.aws.amazon.com/fis/latest/userguide/stop-conditions.html",
  types: [EXPERIMENT_TEMPLATE],
  check(template, graph) {
    const { certain, why } = graph.strings(template, `${PROPERTY}[*].source`);
    if (certain.includes(ALARM)) return compliant();
    if (why !== undefined) throw new UndecidedError(PROPERTY, NOT_YET, template);
    return violation({
      property: PROPERTY,
      actual: certain.length === 0 ? undefined : "none",
      wanted: ALARM,
      message: "It has no alarm as stop condition.",
    });
  },
});
