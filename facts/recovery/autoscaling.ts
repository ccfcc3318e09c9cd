import type { Estimate } from "./estimate";

const HEALTH = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-checks-overview.html";

/** How long Amazon EC2 Auto Scaling takes. */
export const AUTO_SCALING_ESTIMATES = {
  statusChecks: {
    title:
      "From an impaired instance to unhealthy, by EC2 status checks: checked every minute, then AWS waits a few minutes",
    seconds: 360,
    bounded: "none",
    source: HEALTH,
    read: "AWS",
    asOf: "2026-11-28",
  },
  elbHealth: {
    title:
      "From a target unhealthy to its instance unhealthy: at Auto Scaling's next check, whose period is not published",
    seconds: 60,
    bounded: "none",
    source: HEALTH,
    read: "AWS",
    asOf: "2026-11-28",
  },
  scaleOut: {
    title:
      "From more load to the decision to add instances: the alarm of a target tracking policy is quoted to want three minutes above its target",
    seconds: 240,
    bounded: "none",
    source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html",
    read: "quoted",
    asOf: "2026-11-28",
  },
  warmPool: {
    title: "From a stopped instance of a warm pool to a running one: no figure of AWS is known",
    seconds: 120,
    bounded: "none",
    source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html",
    read: "not read",
    asOf: "2026-11-28",
  },
} as const satisfies Readonly<Record<string, Estimate>>;

/** Of the desired capacity: so many unhealthy instances are replaced at a time, one at least (health-checks-overview.html). */
export const REPLACED_AT_A_TIME = 0.1;
