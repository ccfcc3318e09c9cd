import { CANARY, COMPOSITE_ALARM, METRIC_ALARM } from "../../aws";
import { isOfType, perGraph, valueOf, type Graph, type Resource, type ResourceOf } from "../../graph";
import { arnOf } from "../../permissions";
import { parseRule, type Rule } from "../../services/cloudwatch/composite-rule";
import type { Event } from "../../services/events/pattern";
import { split } from "../atoms";
import { alarmFigure } from "../figures";
import { answersOf } from "../flow";
import type { Doubt, ElementId, Figure, ProbeRequest } from "../model";
import { regionalPlace } from "../place";
import type { Scene } from "../scene";
import { regionalElement } from "../stores/spot";
import { followedBy } from "./alarm";
import { targetAt } from "./targets";

/** What EventBridge says of an alarm that went to ALARM (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html). */
export function alarmEvent(alarm: Resource, { graph }: Scene): Event {
  const property = isOfType(alarm, COMPOSITE_ALARM) ? "alarmName" : "name";
  return {
    source: "aws.cloudwatch",
    "detail-type": "CloudWatch Alarm State Change",
    resources: arnOf(alarm, graph),
    detail: { alarmName: valueOf(graph.string(alarm, property)) ?? "", state: { value: "ALARM" } },
  };
}

const alarmsByPlace = perGraph((graph) => {
  const found = new Map<string, Resource>();
  for (const alarm of graph.ofType(METRIC_ALARM))
    found.set(`${alarm.region} ${valueOf(graph.string(alarm, "name"))}`, alarm);
  for (const alarm of graph.ofType(COMPOSITE_ALARM))
    found.set(`${alarm.region} ${valueOf(graph.string(alarm, "alarmName"))}`, alarm);
  return found;
});

/** The alarm of a name in a Region. */
export function alarmNamed(name: string, region: string | undefined, { graph }: Scene): Resource | undefined {
  return alarmsByPlace(graph).get(`${region} ${name}`);
}

const states = new WeakMap<Scene, Map<Resource, ElementId | undefined>>();

/**
 * Up while an alarm is in ALARM, its periods counted: of a composite alarm by its rule, of a metric alarm where it counts what is simulated, or is
 * that of a canary, which is taken to fail while the one URL that its environment names does not answer.
 */
export function isInAlarm(alarm: Resource, scene: Scene): ElementId {
  const known = states.get(scene) ?? new Map<Resource, ElementId | undefined>();
  states.set(scene, known);
  // The rules of composite alarms may depend on each other (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html).
  if (known.has(alarm)) return known.get(alarm) ?? notModelled(alarm, scene);
  known.set(alarm, undefined);
  const made = stateOf(alarm, scene);
  known.set(alarm, made);
  return made;
}

function stateOf(alarm: Resource, scene: Scene): ElementId {
  if (isOfType(alarm, COMPOSITE_ALARM)) return byRule(alarm, scene);
  if (!isOfType(alarm, METRIC_ALARM)) return notModelled(alarm, scene);
  const failing = failingOf(alarm, scene);
  const times = failing === undefined ? undefined : timesOf(alarm, scene);
  if (failing === undefined || !times) return notModelled(alarm, scene);
  const name = scene.nameOf(alarm);
  return scene.delay(failing, { ...times, step: `alarm ${name}` }, `${name} is in ALARM`);
}

/** OK without any fault; in doubt under each. */
function notModelled(alarm: Resource, scene: Scene): ElementId {
  const reason = `Whether the alarm ${scene.nameOf(alarm)} follows a fault is not modelled.`;
  return scene.not(scene.opaque(alarm, "type", reason, true), `${scene.nameOf(alarm)} is in ALARM`);
}

function byRule(alarm: ResourceOf<typeof COMPOSITE_ALARM>, scene: Scene): ElementId {
  const text = valueOf(scene.graph.string(alarm, "alarmRule"));
  const rule = text === undefined ? undefined : parseRule(text);
  if (!rule) return notModelled(alarm, scene);
  const name = scene.nameOf(alarm);
  const of = (one: Rule): ElementId => {
    switch (one.is) {
      case "constant":
        return one.value ? scene.up : scene.down;
      case "not":
        return scene.not(of(one.of), `not so in the rule of ${name}`);
      case "and":
        return scene.all(one.parts.map(of), `a part of the rule of ${name}`);
      case "or":
        return scene.any(one.parts.map(of), `a part of the rule of ${name}`);
      case "state": {
        const named = alarmNamed(one.alarm, alarm.region, scene);
        if (!named || one.state === "INSUFFICIENT_DATA") return notModelled(alarm, scene);
        const state = isInAlarm(named, scene);
        return one.state === "ALARM" ? state : scene.not(state, `${one.alarm} is OK`);
      }
    }
  };
  return of(rule);
}

/** Up while the metric is on the bad side of its threshold; undefined where that is not modelled. */
function failingOf(alarm: ResourceOf<typeof METRIC_ALARM>, scene: Scene): ElementId | undefined {
  const name = scene.nameOf(alarm);
  const followed = followedBy(alarm, scene);
  if (followed) {
    const { measured, isOk } = followed;
    const breaching = scene.all([measured, scene.not(isOk, `${name} is breaching`)], `${name} is breaching`);
    if (measured === scene.up) return breaching;
    const missing = scene.unknown(`Whether ${name} is in ALARM while its metric may be missing is not known.`, alarm);
    const unmeasured = scene.all([scene.not(measured, `the metric of ${name} may be missing`), missing], name);
    return scene.any([breaching, unmeasured], `${name} is breaching`);
  }
  const { graph } = scene;
  const [canary, ...others] = countsSuccesses(alarm, graph)
    ? graph.references(alarm, "dimensions.CanaryName", [CANARY]).certain
    : [];
  return canary && others.length === 0 ? canaryFails(canary, scene) : undefined;
}

/** Whether an alarm is in ALARM while every run of a canary fails, and OK while every run succeeds. */
function countsSuccesses(alarm: Resource, graph: Graph): boolean {
  const read = (property: string) => valueOf(graph.string(alarm, property)) ?? "";
  const threshold = valueOf(graph.number(alarm, "threshold")) ?? -1;
  const comparison = read("comparisonOperator");
  const isBetween =
    (comparison === "LessThanThreshold" && threshold > 0 && threshold <= 100) ||
    (comparison === "LessThanOrEqualToThreshold" && threshold >= 0 && threshold < 100);
  // A run that fails is a sample as well, of 0 %.
  const ofShare = ["Average", "Minimum", "Maximum"].includes(read("statistic"));
  return (
    read("namespace") === "CloudWatchSynthetics" && read("metricName") === "SuccessPercent" && isBetween && ofShare
  );
}

function canaryFails(canary: ResourceOf<typeof CANARY>, scene: Scene): ElementId | undefined {
  const values = Object.values(valueOf(scene.graph.value(canary, "runConfig.environmentVariables")) ?? {});
  const [url, ...others] = values.flatMap((value) =>
    typeof value === "string" && URL.canParse(value) ? [new URL(value)] : [],
  );
  if (!url || others.length > 0) return undefined;
  const name = scene.nameOf(canary);
  const target = targetAt(url.hostname, scene.graph);
  const asked = target.is === "set" ? target.records[0] : target.is === "resource" ? target.resource : undefined;
  if (!asked) return undefined;
  const reason = `${name} is taken to fail while ${url.hostname}, which its environment names, does not answer.`;
  scene.blind({ id: `application ${name}`, kind: "application", urn: canary.urn, reason });
  const request: ProbeRequest = { port: url.protocol === "http:" ? 80 : 443, path: url.pathname, wantsText: false };
  const { flow, probe, probeAt } = scene.served(asked);
  const answers = answersOf(probeAt?.(request) ?? probe ?? flow, scene);
  const between = scene.leaf(
    [],
    `Whether ${name} sees another Region while a link between Regions fails is not known.`,
    {
      mayFailWith: anyLink,
    },
  );
  const runs = regionalElement(scene, canary, "synthetics", {
    place: regionalPlace(canary),
    why: `the canary ${name}`,
  });
  const sees = scene.all([answers, between], `${name} gets an answer`);
  return scene.all([runs, scene.not(sees, `${name} gets no answer`)], `${name} fails`);
}

const anyLink: Doubt = (atom) => split(atom)[0] === "link";

/** It turns after all of its evaluation periods, and back after one. */
function timesOf(alarm: ResourceOf<typeof METRIC_ALARM>, scene: Scene): { rise: Figure; fall: Figure } | undefined {
  const { graph } = scene;
  const [period, periods] = [valueOf(graph.number(alarm, "period")), valueOf(graph.number(alarm, "evaluationPeriods"))];
  if (period === undefined || periods === undefined) return undefined;
  return { rise: alarmFigure(periods, period), fall: alarmFigure(1, period) };
}
