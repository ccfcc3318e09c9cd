import { ALARMS } from "../../aws";
import { z } from "zod";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "alarmDescription";

export const alarmHasDescription = defineRule({
  id: "cloudwatch-alarm-has-description",
  title: "CloudWatch alarms should have a description",
  practices: ["REL06-BP03", "REL08-BP01", "REL11-BP06", "REL12-BP01"],
  service: "CloudWatch",
  severity: "low",
  why: "The on-call engineer loses time finding out what an alarm means while the service is down.",
  fix: "Set alarmDescription to one sentence on what is wrong, one on what to do, and a link to the runbook. SNS includes it in the notification.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
  types: ALARMS,
  settings: z.object({
    shortest: z.int().min(1).max(1024).default(20).describe("The minimum length of a description, in characters."),
  }),
  check(alarm, graph, { shortest }) {
    const text = graph.read.string(alarm, PROPERTY);
    const length = text?.trim().length ?? 0;
    if (length >= shortest) return compliant();
    const has = length === 0 ? "It has no description" : `Its description has ${length} characters`;
    return violation({
      property: PROPERTY,
      actual: text,
      wanted: `what is wrong and what to do, in at least ${shortest} characters`,
      message: `${has}: the on-call engineer must first find out what it means.`,
    });
  },
});
