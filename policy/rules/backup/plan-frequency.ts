import { BACKUP_PLAN } from "../../aws";
import { z } from "zod";
import { UndecidedError, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { gapOfSchedule } from "../../../lib/schedule-gap";
import { compliant, notApplicable, violation } from "../../verdict";

const HOUR = 3600;

/** AWS Backup's default: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html, ScheduleExpression. */
const BY_DEFAULT = "cron(0 5 ? * * *)";

/** The longest time between two backups of a rule, in seconds. A continuous backup has none worth mention. */
function gapOf(plan: Resource, rule: string, graph: Graph): number {
  if (graph.read.boolean(plan, `${rule}.enableContinuousBackup`, false)) return 0;
  const schedule = graph.read.string(plan, `${rule}.schedule`, BY_DEFAULT);
  const gap = gapOfSchedule(schedule);
  if (gap === undefined)
    throw new UndecidedError(`${rule}.schedule`, `How often ${schedule} runs can't be determined.`);
  return gap;
}

export const planFrequency = defineRule({
  id: "backup-plan-frequency",
  title: "AWS Backup plans should have a minimum frequency",
  practices: ["REL09-BP03", "REL13-BP01"],
  peers: { config: ["BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK"] },
  service: "AWS Backup",
  severity: "medium",
  why: "What was written since the last backup is lost with the data. A plan that runs once a week loses a week.",
  fix: "Set the schedule of a rule to run at least every maximumHours, or enableContinuousBackup to true.",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/backup-plan-min-frequency-and-min-retention-check.html",
  types: [BACKUP_PLAN],
  settings: z.object({
    maximumHours: z
      .int()
      .min(1)
      .max(744)
      .default(24)
      .describe("The longest time between two backups of a plan, in hours."),
  }),
  check(plan, graph, { maximumHours }) {
    const count = graph.read.list(plan, "rules").length;
    if (count === 0) return notApplicable("It has no rule.");
    const gaps = Array.from({ length: count }, (_, index) => gapOf(plan, `rules[${index}]`, graph));
    const shortest = Math.min(...gaps);
    if (shortest <= maximumHours * HOUR) return compliant();
    return violation({
      property: "rules[0].schedule",
      actual: graph.read.string(plan, "rules[0].schedule"),
      wanted: `at least every ${maximumHours} hours`,
      message: `Up to ${shortest / HOUR} hours pass between two of its backups: what is written meanwhile is lost with the data.`,
    });
  },
});
