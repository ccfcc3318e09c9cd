import { STATE_MACHINE } from "../../aws";
import { defineRule } from "../../rule";
import { definitionOf, tasksOf } from "../../services/sfn/definition";
import { compliant, notApplicable, violation } from "../../verdict";

export const taskRetry = defineRule({
  id: "sfn-task-retry",
  title: "Step Functions tasks should retry or catch errors",
  practices: ["REL05-BP03", "REL04-BP02"],
  service: "Step Functions",
  severity: "medium",
  why: "A task without Retry and Catch fails the whole execution at the first error, even one that is gone a second later.",
  fix: "Give each Task state a Retry with IntervalSeconds, BackoffRate and MaxAttempts, and a Catch for what remains.",
  source: "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html",
  types: [STATE_MACHINE],
  check(machine, graph) {
    const tasks = tasksOf(definitionOf(machine, graph));
    if (tasks.length === 0) return notApplicable("It has no Task state.");
    const isGiven = (value: unknown) => Array.isArray(value) && value.length > 0;
    const bare = tasks.filter(({ fields }) => !isGiven(fields.Retry) && !isGiven(fields.Catch));
    if (bare.length === 0) return compliant();
    return violation({
      property: "definition",
      actual: bare.map(({ name }) => name),
      wanted: "Retry or Catch in each Task state",
      message: `The first error of ${bare.map(({ name }) => name).join(", ")} fails the execution: it is neither retried nor caught.`,
    });
  },
});
