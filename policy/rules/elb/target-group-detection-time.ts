import { TARGET_GROUPS } from "../../aws";
import { z } from "zod";
import { valueOf } from "../../graph";
import { defineRule } from "../../rule";
import { notApplicable, verdictsOf, violation } from "../../verdict";

const INTERVAL = "healthCheck.interval";
const THRESHOLD = "healthCheck.unhealthyThreshold";
const MATCHER = "healthCheck.matcher";

/** The provider's defaults (node_modules/@pulumi/aws/types/input.d.ts, TargetGroupHealthCheck). */
const DEFAULT_INTERVAL = 30;
const DEFAULT_THRESHOLD = 3;

/** The first status from 400 that a range of a matcher such as "200-499" has; single codes are meant as they are. */
function errorIn(matcher: string): number | undefined {
  const ranges = [...matcher.matchAll(/(\d{3})-(\d{3})/g)].map(([, from, to]) => [Number(from), Number(to)] as const);
  const wide = ranges.find(([, to]) => to >= 400);
  return wide && Math.max(400, wide[0]);
}

export const targetGroupDetectionTime = defineRule({
  id: "elb-target-group-detection-time",
  title: "Target groups should detect an unhealthy target within the objective",
  practices: ["REL11-BP01", "REL11-BP02"],
  service: "Elastic Load Balancing",
  severity: "medium",
  why: "Until a target has failed its health check often enough, it gets its share of the requests; one that counts errors as healthy is never taken out.",
  fix: "Set healthCheck.interval × healthCheck.unhealthyThreshold below the objective, and a healthCheck.matcher without ranges of errors.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
  types: TARGET_GROUPS,
  settings: z.object({
    maximumSeconds: z
      .int()
      .min(5)
      .max(3000)
      .default(180)
      .describe("The maximum time to detection, if the program declares no objective for infrastructure."),
  }),
  check(group, graph, { maximumSeconds }) {
    if (valueOf(graph.string(group, "targetType")) === "lambda")
      return notApplicable("Health checks are optional for Lambda targets.");
    if (valueOf(graph.boolean(group, "healthCheck.enabled", true)) === false)
      return notApplicable("It has no health check, which elb-target-group-health-check reports.");
    const limit = Math.min(maximumSeconds, graph.objectives?.infrastructure?.rto ?? maximumSeconds);
    return verdictsOf(group, [
      () => {
        const interval = graph.read.number(group, INTERVAL, DEFAULT_INTERVAL);
        const threshold = graph.read.number(group, THRESHOLD, DEFAULT_THRESHOLD);
        if (interval * threshold <= limit) return undefined;
        return violation({
          property: interval > DEFAULT_INTERVAL ? INTERVAL : THRESHOLD,
          actual: interval > DEFAULT_INTERVAL ? interval : threshold,
          wanted: `at most ${limit} s in all`,
          message: `It takes ${threshold} × ${interval} = ${interval * threshold} s to notice an unhealthy target, which serves errors until then.`,
        });
      },
      () => {
        const matcher = graph.read.string(group, MATCHER, "");
        const error = errorIn(matcher);
        if (error === undefined) return undefined;
        return violation({
          property: MATCHER,
          actual: matcher,
          wanted: "200-399, or the code of the health check alone",
          message: `It counts ${error} as healthy: a target that only answers errors stays in service.`,
        });
      },
    ]);
  },
});
