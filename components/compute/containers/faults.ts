import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { BY_TAGS, named, ownArn, type FaultPart, type FaultZone } from "../../chaos/fis";

/**
 * The service's tasks in the zone are stopped; ECS starts others at once, so that there is no end to wait for
 * (https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#stop-task).
 * @param tasks their tag Name, which they have from their service
 */
export function stoppedTasks(
  { cluster, tasks }: { cluster: aws.ecs.Cluster; tasks: string },
  at: FaultZone,
  percent: number,
): FaultPart {
  return {
    says: `${percent} % of the tasks in ${at.zone} are stopped; ECS starts others in their place.`,
    targets: [
      {
        name: "tasks",
        resourceType: "aws:ecs:task",
        resourceTags: named(tasks),
        filters: [{ path: "AvailabilityZone", values: [at.zone] }],
        selectionMode: percent === 100 ? "ALL" : `PERCENT(${percent})`,
      },
    ],
    actions: [{ name: "stop-tasks", actionId: "aws:ecs:stop-task", target: { key: "Tasks", value: "tasks" } }],
    statements: [
      {
        Effect: "Allow",
        Action: ["ecs:StopTask", "ecs:DescribeTasks"],
        Resource: pulumi.interpolate`${ownArn(at, "ecs", "task/")}${cluster.name}/*`,
      },
      BY_TAGS,
    ],
  };
}
