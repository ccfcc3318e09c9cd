import { COMPOSITE_ALARM, METRIC_ALARM, TOPIC } from "../../aws";
import { z } from "zod";
import { undecidedIfAny } from "../../graph";
import { defineRule } from "../../rule";
import { alarmsOf } from "../../services/cloudwatch/alarm-actions";
import { compliant, notApplicable, violation } from "../../verdict";

export const compositeAlarms = defineRule({
  id: "cloudwatch-composite-alarms",
  title: "SNS topics that receive many CloudWatch alarms should receive composite alarms",
  practices: ["REL06-BP02", "REL06-BP03"],
  optIn: true,
  service: "CloudWatch",
  severity: "low",
  why: "One fault sends dozens of alarms at once, in which the one that matters is lost. A composite alarm says what they mean together.",
  fix: "Add an aws.cloudwatch.CompositeAlarm on them, with the topic as its action, and leave the topic out of theirs.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html",
  types: [TOPIC],
  settings: z.object({
    maximumAlarms: z
      .int()
      .min(1)
      .default(20)
      .describe("The maximum number of metric alarms of a topic without composite alarms."),
  }),
  check(topic, graph, { maximumAlarms }) {
    const { certain, possible } = alarmsOf(topic, graph);
    if (certain.some(({ type }) => type === COMPOSITE_ALARM)) return compliant();
    const count = certain.filter(({ type }) => type === METRIC_ALARM).length;
    if (count === 0 && possible.length === 0) return notApplicable("No alarm notifies it.");
    if (count <= maximumAlarms && count + possible.length > maximumAlarms) undecidedIfAny(possible, "", "notifies it");
    if (count <= maximumAlarms) return compliant();
    return violation({
      property: "name",
      actual: count,
      wanted: `a composite alarm, or at most ${maximumAlarms} alarms`,
      message: `${count} metric alarms notify it one by one, and no composite alarm says what they mean together.`,
    });
  },
});
