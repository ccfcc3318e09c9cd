import { HEALTH_CHECK } from "../../aws";
import { valueOf, type Graph, type Resource } from "../../graph";
import { alarmRemedies, endpointRemedies } from "./detection-remedies";
import {
  alarmOf,
  checkType,
  DEFAULT_FAILURE_THRESHOLD,
  DEFAULT_REQUEST_INTERVAL,
  ENDPOINT_TYPES,
} from "./health-check";

/** A health check that notices by itself, and how long it may take. */
export interface Probe {
  readonly check: Resource;
  /** Whether it asks the endpoint itself. A metric of an impaired Region may just end, which proves nothing. */
  readonly asksEndpoint: boolean;
  /** Worst case. */
  readonly seconds: number;
  /** `3 x (10 s + 6 s) = 48 s` */
  readonly arithmetic: string;
  /** The cheapest change that brings it to at most so many seconds; undefined where none does. */
  fix(limit: number): string | undefined;
  /** The fewest seconds that this kind of check can be set to. */
  readonly fastest: number;
}

/** How a health check detects that its Region is impaired. */
export interface Detection {
  readonly probes: readonly Probe[];
  /** Checks that only people or other systems change: inverted ones (a switch) and routing controls. */
  readonly byHand: readonly Resource[];
  /** Checks that are disabled, and so never notice anything. */
  readonly disabled: readonly Resource[];
  /** What is not known, as sentences. */
  readonly doubts: readonly string[];
}

const NOTHING: Detection = { probes: [], byHand: [], disabled: [], doubts: [] };

/**
 * How long a checker waits for an answer, in seconds: to connect within 4 (TCP checks: 10), then 2 for the status, then
 * 2 for the body. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
function probeTimeout(type: string): number {
  if (type === "TCP") return 10;
  return type.endsWith("_STR_MATCH") ? 8 : 6;
}

/** How long Route 53 may lag behind the metric's last period, in seconds: AWS says nothing; a further period of one minute. */
const METRIC_DELAY = 60;

/** Until an alarm has evaluated so many periods of so many seconds. */
export function alarmTime(periods: number, period: number): { readonly seconds: number; readonly arithmetic: string } {
  const seconds = periods * period + METRIC_DELAY;
  return { seconds, arithmetic: `${periods} x ${period} s + ${METRIC_DELAY} s = ${seconds} s` };
}

function doubt(sentence: string): Detection {
  return { ...NOTHING, doubts: [sentence] };
}

/**
 * AWS gives no formula. By its definitions a checker needs `failureThreshold` failures in a row, and sends a request
 * `requestInterval` after the last answer, or after it gave up waiting (API_HealthCheckConfig.html).
 */
function endpoint(check: Resource, type: string, graph: Graph): Detection {
  const threshold = graph.number(check, "failureThreshold", DEFAULT_FAILURE_THRESHOLD);
  const interval = graph.number(check, "requestInterval", DEFAULT_REQUEST_INTERVAL);
  if (threshold.kind === "unknown") return doubt(`The failureThreshold of ${check.name} ${threshold.reason}.`);
  if (interval.kind === "unknown") return doubt(`The requestInterval of ${check.name} ${interval.reason}.`);
  const wait = probeTimeout(type);
  const seconds = threshold.value * (interval.value + wait);
  const arithmetic = `${threshold.value} x (${interval.value} s + ${wait} s) = ${seconds} s`;
  const remedies = endpointRemedies(check.name, { threshold: threshold.value, interval: interval.value, wait });
  return { ...NOTHING, probes: [{ check, asksEndpoint: true, seconds, arithmetic, ...remedies }] };
}

function metric(check: Resource, graph: Graph): Detection {
  const found = alarmOf(check, graph);
  if (found.is === "unknown") return doubt(`${check.name}: ${found.why}`);
  const alarm = found.resource;
  const [period, periods] = ["period", "evaluationPeriods"].map((property) => valueOf(graph.number(alarm, property)));
  if (period === undefined || periods === undefined) {
    return doubt(`The period and evaluationPeriods of ${alarm.name} are not both known.`);
  }
  const { seconds, arithmetic } = alarmTime(periods, period);
  const remedies = alarmRemedies(alarm.name, { periods, period, delay: METRIC_DELAY });
  return { ...NOTHING, probes: [{ check, asksEndpoint: false, seconds, arithmetic, ...remedies }] };
}

function calculated(check: Resource, graph: Graph, seen: readonly Resource[]): Detection {
  const children = graph.references(check, "childHealthchecks[*]", [HEALTH_CHECK]);
  const parts = children.certain.map((child) => detectionOf(child, graph, [...seen, check]));
  const others = children.external.map((id) => doubt(`The health check ${id} was made elsewhere.`));
  const rest = children.complete ? [] : [doubt(`Which health checks ${check.name} combines is not known yet.`)];
  const combined = together([...parts, ...others, ...rest]);
  const threshold = valueOf(graph.number(check, "childHealthThreshold", 0));
  const count = children.certain.length + children.external.length;
  const needsAll = children.complete && threshold === count;
  return needsAll ? firstOf(combined) : combined;
}

/** Where every child must be healthy, the first that notices is enough; what is not known of the others can only make it sooner. */
function firstOf(detection: Detection): Detection {
  const asking = detection.probes.filter((probe) => probe.asksEndpoint);
  const probes = asking.length > 0 ? asking : detection.probes;
  if (probes.length === 0) return detection;
  return { ...detection, probes: [probes.reduce((a, b) => (b.seconds < a.seconds ? b : a))], doubts: [] };
}

function together(parts: readonly Detection[]): Detection {
  return {
    probes: parts.flatMap((part) => part.probes),
    byHand: parts.flatMap((part) => part.byHand),
    disabled: parts.flatMap((part) => part.disabled),
    doubts: parts.flatMap((part) => part.doubts),
  };
}

/** How long a check that asks an endpoint or follows an alarm takes to turn, inverted or not. */
export function noticedAfter(check: Resource, graph: Graph): Detection {
  const type = checkType(check, graph);
  if (type === "CLOUDWATCH_METRIC") return metric(check, graph);
  return type !== undefined && ENDPOINT_TYPES.includes(type) ? endpoint(check, type, graph) : NOTHING;
}

/** How a health check, or the children that it combines, detect an impaired Region. */
export function detectionOf(check: Resource, graph: Graph, seen: readonly Resource[] = []): Detection {
  // AWS lets a calculated check combine no calculated ones (health-checks-creating-values.html); a program may try.
  if (seen.includes(check)) return doubt(`${check.name} combines itself.`);
  const type = checkType(check, graph);
  const inverted = graph.boolean(check, "invertHealthcheck", false);
  const disabled = graph.boolean(check, "disabled", false);
  if (type === undefined) return doubt(`The type of ${check.name} is not known.`);
  if (inverted.kind === "unknown") return doubt(`Whether ${check.name} is inverted ${inverted.reason}.`);
  if (disabled.kind === "unknown") return doubt(`Whether ${check.name} is disabled ${disabled.reason}.`);
  if (disabled.value) return { ...NOTHING, disabled: [check] };
  if (inverted.value || type === "RECOVERY_CONTROL") return { ...NOTHING, byHand: [check] };
  if (type === "CALCULATED") return calculated(check, graph, seen);
  if (type === "CLOUDWATCH_METRIC") return metric(check, graph);
  if (ENDPOINT_TYPES.includes(type)) return endpoint(check, type, graph);
  return doubt(`${check.name} is of the type ${type}, which is not known here.`);
}
