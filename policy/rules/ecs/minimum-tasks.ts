import { ECS_SERVICE } from "../../aws";
import { z } from "zod";
import { UndecidedError } from "../../graph";
import { defineRule } from "../../rule";
import { DAEMON, hasTaskCount, taskTargetsOf } from "../../services/ecs/scaling";
import { compliant, notApplicable, violation } from "../../verdict";

const COUNT = "desiredCount";

export const minimumTasks = defineRule({
  id: "ecs-minimum-tasks",
  title: "ECS services should run at least two tasks",
  practices: ["REL10-BP01", "REL11-BP05"],
  service: "ECS",
  severity: "medium",
  why: "A service of one task is unavailable while ECS starts another in its place: when the task fails, its instance or zone is lost, or a deployment goes wrong.",
  fix: "Set desiredCount to at least 2, or the minCapacity of its aws.appautoscaling.Target. Acknowledge a service that must be alone, or one whose work may wait.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html",
  types: [ECS_SERVICE],
  settings: z.object({
    minimumTasks: z.int().min(1).max(5000).default(2).describe("The minimum number of tasks."),
  }),
  check(service, graph, { minimumTasks: minimum }) {
    if (!hasTaskCount(service, graph)) return notApplicable(DAEMON);
    const targets = taskTargetsOf(service, graph);
    const kept = targets.certain.map((target) => graph.read.number(target, "minCapacity", 0));
    // The provider's default (node_modules/@pulumi/aws/ecs/service.d.ts, desiredCount): 0. Scaling replaces it.
    const count = kept.length > 0 ? Math.max(...kept) : graph.read.number(service, COUNT, 0);
    if (count >= minimum) return compliant();
    if (targets.why !== undefined) throw new UndecidedError(COUNT, targets.why);
    if (count === 0 && graph.read.number(service, COUNT, 0) === 0 && graph.input(service, COUNT).kind !== "missing")
      return notApplicable("It runs no task: its desiredCount is 0, and so is the minimum that scaling keeps.");
    const served = graph.read.list(service, "loadBalancers").length > 0;
    return violation({
      property: kept.length > 0 ? "minCapacity" : COUNT,
      actual: count,
      wanted: `at least ${minimum} tasks`,
      message: served
        ? `It keeps ${count} of the ${minimum} tasks required: while its only task is replaced, its load balancer has no target.`
        : `It keeps ${count} of the ${minimum} tasks required: while its only task is replaced, its work waits.`,
    });
  },
});
