import { DYNAMODB_TABLE } from "../../aws";
import { z } from "zod";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "pointInTimeRecovery.recoveryPeriodInDays";
/** Days, AWS's default (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoverySpecification.html). */
const BY_DEFAULT = 35;

export const recoveryPeriod = defineRule({
  id: "dynamodb-recovery-period",
  title: "DynamoDB point-in-time recovery should cover a minimum period",
  practices: ["REL09-BP01", "REL09-BP03"],
  service: "DynamoDB",
  severity: "medium",
  why: "A bad write is often noticed after days: with a short recovery period the state before it is already gone.",
  fix: "Set pointInTimeRecovery.recoveryPeriodInDays to 7 or more, or remove it: the default is 35.",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html",
  types: [DYNAMODB_TABLE],
  settings: z.object({
    minimumDays: z
      .int()
      .min(1)
      .max(35)
      .default(7)
      .describe("The minimum recovery period, in days; AWS allows 1 to 35."),
  }),
  check(table, graph, { minimumDays }) {
    if (!graph.read.boolean(table, "pointInTimeRecovery.enabled", false))
      return notApplicable("It has no point-in-time recovery, which dynamodb-point-in-time-recovery reports.");
    const days = graph.read.number(table, PROPERTY, BY_DEFAULT);
    if (days >= minimumDays) return compliant();
    return violation({
      property: PROPERTY,
      actual: days,
      wanted: minimumDays,
      message: `What was deleted more than ${days} ${days === 1 ? "day" : "days"} ago can't be restored.`,
    });
  },
});
