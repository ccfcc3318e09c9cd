import { HEALTH_CHECK, METRIC_ALARM } from "../../aws";
import { isOfType, UndecidedError, valueOf, type Graph, type Resource, type ResourceOf } from "../../graph";
import { noticedAfter } from "../../services/route53/detection";
import {
  alarmOf,
  checkType,
  DEFAULT_FAILURE_THRESHOLD,
  DEFAULT_REQUEST_INTERVAL,
  ENDPOINT_TYPES,
} from "../../services/route53/health-check";
import { normalName } from "../../services/route53/record-set";
import { regionAtom, serviceAtom } from "../atoms";
import { portOf } from "../balancer/probe";
import { givenBy } from "../figures";
import { answersOf } from "../flow";
import type { ElementId, Figure, Given, ProbeRequest, Served } from "../model";
import { reader } from "../readers/reader";
import type { Scene } from "../scene";
import { askedBy } from "../uses";
import { alarmIsOk } from "./alarm";
import { engagedByHand } from "./by-hand";
import { metricSent } from "./engaged";
import { objectAnswers } from "./object";
import { ENDPOINTS, targetAt } from "./targets";

type HealthCheck = ResourceOf<typeof HEALTH_CHECK>;

const PAGE =
  "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html";

/**
 * Up while a health check is healthy, as API_HealthCheckConfig.html says it: by its own endpoint, whatever the record
 * that it is of leads to; by its children; by its alarm. Disabled ones are healthy, and inverted ones the opposite.
 */
export const healthCheckReader = reader({
  types: [HEALTH_CHECK],
  understands: [
    ...([
      "childHealthThreshold",
      "childHealthchecks",
      "cloudwatchAlarmName",
      "cloudwatchAlarmRegion",
      "disabled",
    ] as const),
    ...([
      "enableSni",
      "failureThreshold",
      "fqdn",
      "insufficientDataHealthStatus",
      "invertHealthcheck",
      "ipAddress",
    ] as const),
    ...([
      "measureLatency",
      "port",
      "referenceName",
      "regions",
      "requestInterval",
      "resourcePath",
      "routingControlArn",
    ] as const),
    ...(["searchString", "tags", "tagsAll", "triggers", "type"] as const),
  ],
  read(check, scene) {
    try {
      return decidedHealth(check, scene);
    } catch (error) {
      if (!(error instanceof UndecidedError)) throw error;
      return doubtful(check, error.message, scene);
    }
  },
});

function doubtful(check: Resource, reason: string, scene: Scene): ElementId {
  scene.blind({ id: `unknown ${scene.nameOf(check)}`, kind: "unknown", urn: check.urn, reason });
  return scene.unknown(reason, check);
}

function decidedHealth(check: HealthCheck, scene: Scene): ElementId {
  const { read } = scene.graph;
  const name = scene.nameOf(check);
  const isInverted = read.boolean(check, "invertHealthcheck", false);
  const isDisabled = read.boolean(check, "disabled", false);
  const own = isDisabled ? scene.up : statusOf(check, scene);
  return isInverted ? scene.not(own, `${name} is healthy, inverted`) : own;
}

function statusOf(check: HealthCheck, scene: Scene): ElementId {
  const type = checkType(check, scene.graph);
  if (type === undefined) return doubtful(check, `The type of ${check.name} is not known.`, scene);
  if (type === "CALCULATED") return calculated(check, scene);
  if (type === "CLOUDWATCH_METRIC") return ofAlarm(check, scene);
  if (ENDPOINT_TYPES.includes(type)) return ofEndpoint(check, scene);
  const reason = `${check.name} is of the type ${type}: people set its state, which no resource shows.`;
  return doubtful(check, reason, scene);
}

/** "If you specify 0, always healthy; a number greater than the number of child health checks, always unhealthy." */
function calculated(check: HealthCheck, scene: Scene): ElementId {
  const { graph } = scene;
  const threshold = graph.read.number(check, "childHealthThreshold");
  const children = graph.references(check, "childHealthchecks[*]", [HEALTH_CHECK]);
  if (threshold === undefined || !children.complete) {
    return doubtful(check, `What ${check.name} combines is known only after deployment.`, scene);
  }
  if (combines(check, check, graph)) return doubtful(check, `${check.name} combines itself.`, scene);
  const known = children.certain.map((child) => scene.of(child));
  const elsewhere = children.external.map((id) => scene.elsewhere(`the health check ${id}`, undefined));
  return scene.atLeast(threshold, [...known, ...elsewhere], `${scene.nameOf(check)} has ${threshold} healthy children`);
}

/** Whether one is a child of another, or of its children. */
function combines(check: HealthCheck, one: HealthCheck, graph: Graph): boolean {
  const seen = new Set<Resource>();
  const waiting = [check];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const child of graph.references(next, "childHealthchecks[*]", [HEALTH_CHECK]).certain) {
      if (child === one) return true;
      if (!seen.has(child)) waiting.push(child);
      seen.add(child);
    }
  }
  return false;
}

/**
 * An alarm is in doubt under what reaches its Region's metrics; without them the check is as its setting says. That they are missing Route 53
 * learns no sooner than what they say.
 */
function ofAlarm(check: HealthCheck, scene: Scene): ElementId {
  const { graph } = scene;
  const alarm = alarmOf(check, graph);
  const region = graph.read.string(check, "cloudwatchAlarmRegion");
  const status = graph.read.string(check, "insufficientDataHealthStatus");
  if (alarm.is === "unknown" || region === undefined) {
    return doubtful(check, alarm.is === "unknown" ? alarm.why : `The Region of its alarm is not known.`, scene);
  }
  const sent = isOfType(alarm.resource, METRIC_ALARM) ? metricSent(alarm.resource, scene) : undefined;
  const metrics = scene.leaf([regionAtom(region), serviceAtom("cloudwatch", region)], `the metrics of ${region}`);
  const state =
    sent === undefined ? alarmIsOk(alarm.resource, scene) : notEngaged(alarm.resource, { sent, metrics }, scene);
  const without = scene.not(metrics, `no metrics of ${region}`);
  const asSet =
    status === "Healthy"
      ? scene.up
      : status === "Unhealthy"
        ? scene.down
        : scene.any([state, scene.unknown("Its last status is not known.")], "its last status");
  const [with_, missing] = [
    scene.all([metrics, state], "the alarm is OK"),
    scene.all([without, asSet], "no data counts as healthy"),
  ];
  return noticed(check, scene.any([with_, missing], `the status of ${scene.nameOf(check)}`, check), scene);
}

/** A switch that is a metric of one's own. */
function notEngaged(
  alarm: Resource,
  { sent, metrics }: { readonly sent: ElementId; readonly metrics: ElementId },
  scene: Scene,
): ElementId {
  const name = scene.nameOf(alarm);
  const reason = `Beside what these resources send, people send the metric of ${name}; they are taken to send none before a fault.`;
  scene.blind({ id: `application ${name}`, kind: "application", urn: alarm.urn, reason });
  const what = valueOf(scene.graph.string(alarm, "name")) ?? name;
  const readers = scene.graph.ofType(HEALTH_CHECK).filter((check) => readsAlarm(check, alarm, scene.graph));
  const engaged = scene.any([sent, engagedByHand(readers, what, metrics, scene)], `${name} is engaged`);
  return scene.not(engaged, `${name} is not engaged`);
}

function readsAlarm(check: HealthCheck, alarm: Resource, graph: Graph): boolean {
  if (checkType(check, graph) !== "CLOUDWATCH_METRIC") return false;
  const found = alarmOf(check, graph);
  return found.is === "resource" && found.resource === alarm;
}

function ofEndpoint(check: HealthCheck, scene: Scene): ElementId {
  const { graph } = scene;
  const byAddress = graph.given(check, "ipAddress").kind !== "missing";
  const path = byAddress ? "ipAddress" : "fqdn";
  const value = graph.string(check, path);
  if (value.kind === "missing") return doubtful(check, `${check.name} names no endpoint.`, scene);
  if (value.kind === "known") {
    const target = targetAt(value.value, graph);
    const region = target.is === "resource" ? target.resource.region : undefined;
    return noticed(check, withAsked(check, reached(check, value.value, scene), region, scene), scene);
  }
  const found = graph.references(check, path, ENDPOINTS);
  const [only, ...others] = found.complete ? found.certain : [];
  if (!only || others.length > 0) return doubtful(check, `The ${path} of ${check.name} ${value.reason}.`, scene);
  return noticed(check, withAsked(check, answered(check, scene.served(only), scene), only.region, scene), scene);
}

/** What answers, with the stores that the check's path asks for; a TCP check has no path. */
function withAsked(check: HealthCheck, answers: ElementId, region: string | undefined, scene: Scene): ElementId {
  if (checkType(check, scene.graph) === "TCP") return answers;
  const asked = askedBy(scene.graph.string(check, "resourcePath", "/"), region, scene);
  return scene.all([answers, asked], `what ${scene.nameOf(check)} asks for`);
}

function reached(check: HealthCheck, value: string, scene: Scene): ElementId {
  const target = targetAt(value, scene.graph);
  if (target.is === "resource") {
    return objectAnswers(check, target.resource, scene) ?? answered(check, scene.served(target.resource), scene);
  }
  if (target.is === "set") {
    const [first] = target.records;
    return first
      ? answered(check, scene.served(first), scene)
      : scene.unknown(`The records of ${value} are not known.`, check);
  }
  return scene.elsewhere(normalName(value), target.region, check);
}

function answered(check: HealthCheck, { flow, probe, probeAt }: Served, scene: Scene): ElementId {
  return answersOf(probeAt?.(requestOf(check, scene)) ?? probe ?? flow, scene);
}

function endpointGiven(check: HealthCheck, { graph }: Scene): Given[] {
  return [
    ...givenBy(check, "type", graph),
    ...givenBy(check, "failureThreshold", graph, DEFAULT_FAILURE_THRESHOLD),
    ...givenBy(check, "requestInterval", graph, DEFAULT_REQUEST_INTERVAL),
  ];
}

function alarmGiven(check: HealthCheck, { graph }: Scene): Given[] {
  const alarm = alarmOf(check, graph);
  const own =
    alarm.is === "resource"
      ? ["period", "evaluationPeriods"].flatMap((one) => givenBy(alarm.resource, one, graph))
      : [];
  return [...own, ...givenBy(check, "insufficientDataHealthStatus", graph)];
}

/** As what the check sees, but as much later as the check takes to turn. */
function noticed(check: HealthCheck, state: ElementId, scene: Scene): ElementId {
  const [probe] = noticedAfter(check, scene.graph).probes;
  const name = scene.nameOf(check);
  if (!probe) return doubtful(check, `How long ${check.name} takes is not known.`, scene);
  const { seconds, arithmetic, asksEndpoint } = probe;
  const given = asksEndpoint ? endpointGiven(check, scene) : alarmGiven(check, scene);
  const takes: Figure = { seconds, arithmetic, source: PAGE, bounded: "resource", given };
  return scene.delay(state, { rise: takes, fall: takes, step: `detect ${name}` }, `${name} is healthy`);
}

/** What a check asks for. */
function requestOf(check: HealthCheck, { graph }: Scene): ProbeRequest {
  const type = checkType(check, graph) ?? "";
  const path = graph.string(check, "resourcePath", "/");
  const asked = path.kind === "unknown" ? "unknown" : valueOf(path);
  const port = portOf(graph.number(check, "port"));
  return { port, path: type === "TCP" ? undefined : asked, wantsText: type.endsWith("_STR_MATCH") };
}
