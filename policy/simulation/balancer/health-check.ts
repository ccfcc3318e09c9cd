import type { TARGET_GROUPS } from "../../aws";
import { valueOf, type ResourceOf } from "../../graph";
import { givenBy } from "../figures";
import type { Figure } from "../model";
import type { Scene } from "../scene";

type TargetGroup = ResourceOf<typeof TARGET_GROUPS>;

const PAGE = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html";
/** Seconds, and counts: the provider's defaults where the program and AWS's answer have none. */
const INTERVAL = 30;
const TIMEOUT = 10;
const UNHEALTHY = 3;

function settingsOf(group: TargetGroup, { graph }: Scene) {
  return {
    interval: valueOf(graph.number(group, "healthCheck.interval", INTERVAL)) ?? INTERVAL,
    timeout: valueOf(graph.number(group, "healthCheck.timeout", TIMEOUT)) ?? TIMEOUT,
    threshold: valueOf(graph.number(group, "healthCheck.unhealthyThreshold", UNHEALTHY)) ?? UNHEALTHY,
  };
}

/** The properties of a target group's health check that matter. */
function givenOf(
  group: TargetGroup,
  { graph }: Scene,
  ...which: readonly ("interval" | "timeout" | "unhealthyThreshold")[]
) {
  const defaults = { interval: INTERVAL, timeout: TIMEOUT, unhealthyThreshold: UNHEALTHY };
  return which.flatMap((name) => givenBy(group, `healthCheck.${name}`, graph, defaults[name]));
}

/** How long until a target that fails is unhealthy: checks begin at the interval, whatever the last one's answer takes. */
export function detectionFigure(group: TargetGroup, scene: Scene): Figure {
  const { interval, timeout, threshold } = settingsOf(group, scene);
  const seconds = threshold * interval + timeout;
  return {
    seconds,
    arithmetic: `${threshold} x ${interval} s + ${timeout} s = ${seconds} s`,
    source: PAGE,
    bounded: "resource",
    given: givenOf(group, scene, "interval", "timeout", "unhealthyThreshold"),
  };
}

/** How long until a new target that answers is healthy: one check that it passes. */
export function intervalFigure(group: TargetGroup, scene: Scene): Figure {
  const { interval } = settingsOf(group, scene);
  return {
    seconds: interval,
    arithmetic: `${interval} s`,
    source: PAGE,
    bounded: "resource",
    given: givenOf(group, scene, "interval"),
  };
}
