import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { WarmPool } from "../../config/schema/compute-scaling";

const STATES = { stopped: "Stopped", hibernated: "Hibernated", running: "Running" } as const;

/** The group's warm pool (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutWarmPool.html). */
export function warmPoolOf({ state, min, prepared, reuse }: WarmPool): aws.types.input.autoscaling.GroupWarmPool {
  return {
    poolState: STATES[state],
    minSize: min,
    ...(prepared !== undefined && { maxGroupPreparedCapacity: prepared }),
    instanceReusePolicy: { reuseOnScaleIn: reuse },
  };
}

/**
 * The wait in which a new instance runs its user data before it is stopped: Auto Scaling stops it as soon as it is launched, and interrupted
 * user data never runs again (https://docs.aws.amazon.com/autoscaling/ec2/userguide/warm-pool-instance-lifecycle.html). Instances of a
 * running pool need none.
 */
export function preparation(
  name: string,
  { state, prepare }: WarmPool,
): aws.types.input.autoscaling.GroupInitialLifecycleHook[] {
  return state === "running" ? [] : [hookOf(name, prepare)];
}

function hookOf(name: string, prepare: number) {
  return {
    name: `${name}-prepare`,
    lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
    heartbeatTimeout: prepare,
    // After the wait the instance is used; the load balancer's health check decides whether it serves.
    defaultResult: "CONTINUE",
  };
}

/**
 * The same hook as a resource, so that a change of its timeout reaches an existing group; and the instances' permission to end the wait
 * themselves, in their own group alone.
 */
export function preparationHook(
  name: string,
  group: aws.autoscaling.Group,
  role: aws.iam.Role,
  { state, prepare }: WarmPool,
  opts: pulumi.CustomResourceOptions,
): void {
  if (state === "running") return;
  new aws.autoscaling.LifecycleHook(
    `${name}-prepare`,
    { ...hookOf(name, prepare), autoscalingGroupName: group.name },
    opts,
  );
  new aws.iam.RolePolicy(
    `${name}-prepare`,
    {
      role: role.id,
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "autoscaling:CompleteLifecycleAction", Resource: group.arn }],
      }),
    },
    opts,
  );
}
