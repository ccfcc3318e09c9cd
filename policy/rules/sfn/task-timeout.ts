import { STATE_MACHINE } from "../../aws";
import { defineRule } from "../../rule";
import { definitionOf, tasksOf } from "../../services/sfn/definition";
import { compliant, notApplicable, violation } from "../../verdict";

/** Any of these ends a task that does not answer. */
const LIMITS = ["TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath"];

export const taskTimeout = defineRule({
  id: "sfn-task-timeout",
  title: "Step Functions tasks should have a timeout",
  practices: ["REL05-BP05"],
  service: "Step Functions",
  // A task that calls a function ends with it; one that waits for a token or a worker does not.
  severity: "low",
  why: "A task has no timeout by default: one whose worker or token is lost waits for up to a year, and nothing fails or notifies.",
  fix: "Give each Task state, or the state machine, TimeoutSeconds.",
  source: "https://docs.aws.amazon.com/step-functions/latest/dg/sfn-stuck-execution.html",
  types: [STATE_MACHINE],
  check(machine, graph) {
    const definition = definitionOf(machine, graph);
    const tasks = tasksOf(definition);
    if (tasks.length === 0) return notApplicable("It has no Task state.");
    if (definition.TimeoutSeconds !== undefined) return compliant();
    const open = tasks.filter(({ fields }) => !LIMITS.some((limit) => fields[limit] !== undefined));
    if (open.length === 0) return compliant();
    return violation({
      property: "definition",
      actual: open.map(({ name }) => name),
      wanted: "TimeoutSeconds",
      message: `An answer that never comes keeps ${open.map(({ name }) => name).join(", ")} waiting, and the execution open.`,
    });
  },
});
