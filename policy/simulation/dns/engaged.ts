import { ALARMS, EVENT_RULE, EVENT_TARGET, SCHEDULE, STATE_MACHINE, type METRIC_ALARM } from "../../aws";
import { isTreeObject, valueOf, type Document, type Resource, type ResourceOf } from "../../graph";
import { roleAt, roleMay, roleRequest } from "../../permissions";
import { isDisabled, takesEvent } from "../../services/events/notifying";
import { wayTo, type Call } from "../../services/sfn/way-to";
import type { ElementId, Figure } from "../model";
import { ifYes, ruleElement } from "../readers/messages";
import type { Scene } from "../scene";
import { alarmEvent, alarmNamed, isInAlarm } from "./alarm-state";

type Machine = ResourceOf<typeof STATE_MACHINE>;

const WAIT = "https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html";

/** What engages a switch. */
interface Engaging {
  /** As steps name it: `engage live/us-east-1-is-out-of-service`. */
  readonly name: string;
  readonly isWanted: (call: Call) => boolean;
  /** What the role of a state machine needs. */
  readonly action: string;
  readonly resource: string;
  readonly context?: readonly (readonly [string, string])[];
  /** What the call writes to. */
  readonly into: ElementId;
}

/**
 * Up once a state machine of these resources has put an object that a health check asks for: from then on until a person deletes it.
 * `scene.down` where none does that.
 */
export function objectPut(bucket: Resource, key: string, scene: Scene): ElementId {
  const name = valueOf(scene.graph.string(bucket, "bucket"));
  return name === undefined
    ? scene.down
    : byMachines(
        {
          name: `engage ${key}`,
          isWanted: ({ api, parameters }) =>
            api === "s3:putObject" && parameters["Bucket"] === name && parameters["Key"] === key,
          action: "s3:PutObject",
          resource: `arn:aws:s3:::${name}/${key}`,
          into: scene.of(bucket),
        },
        scene,
      );
}

/**
 * Up once a metric says that a switch is engaged, by a schedule or a state machine of these resources; undefined where nothing here sends it, so
 * that it may be the application's.
 */
export function metricSent(alarm: ResourceOf<typeof METRIC_ALARM>, scene: Scene): ElementId | undefined {
  const { graph } = scene;
  const read = (property: "namespace" | "metricName") => valueOf(graph.string(alarm, property));
  const [namespace, metricName] = [read("namespace"), read("metricName")];
  const dimensions = valueOf(graph.value(alarm, "dimensions"));
  const threshold = valueOf(graph.number(alarm, "threshold"));
  if (namespace === undefined || metricName === undefined || threshold === undefined) return undefined;
  const isMetric = ({ Namespace, MetricData }: Document): boolean | undefined => {
    const data: unknown[] = Namespace === namespace && Array.isArray(MetricData) ? MetricData : [];
    const own = data.filter(isDocument).find((one) => {
      const given: unknown[] = Array.isArray(one["Dimensions"]) ? one["Dimensions"] : [];
      const named = given.filter(isDocument).map(({ Name, Value }) => `${String(Name)}=${String(Value)}`);
      const wanted = Object.entries(isTreeObject(dimensions) ? dimensions : {}).map(
        ([key, value]) => `${key}=${String(value)}`,
      );
      return one["MetricName"] === metricName && named.sort().join() === wanted.sort().join();
    });
    return own && Number(own["Value"]) >= threshold;
  };
  const schedules = graph
    .ofType(SCHEDULE)
    .filter((one) => {
      const input = graph.document(one, "target.input");
      return (
        one.region === alarm.region &&
        valueOf(graph.string(one, "target.arn"))?.endsWith(":aws-sdk:cloudwatch:putMetricData") === true &&
        input.kind === "known" &&
        isMetric(input.value) === true
      );
    })
    .map((one) => sentBy(one, scene));
  const machines = byMachines(
    {
      name: `engage ${scene.nameOf(alarm)}`,
      isWanted: ({ api, parameters }) => api === "cloudwatch:putMetricData" && isMetric(parameters) === true,
      action: "cloudwatch:PutMetricData",
      resource: "*",
      context: [["cloudwatch:namespace", namespace]],
      into: scene.up,
    },
    scene,
  );
  if (schedules.length === 0 && machines === scene.down) return undefined;
  return scene.any([...schedules, machines], `the metric of ${scene.nameOf(alarm)} says that it is engaged`);
}

const isDocument = (value: unknown): value is Document =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A schedule that is enabled sends its value again and again. */
function sentBy(schedule: ResourceOf<typeof SCHEDULE>, scene: Scene): ElementId {
  const state = scene.graph.string(schedule, "state", "ENABLED");
  if (state.kind === "unknown")
    return scene.unknown(`Whether ${schedule.name} is enabled is known only after deployment.`, schedule);
  return state.value === "DISABLED" ? scene.down : scene.up;
}

function byMachines(engaging: Engaging, scene: Scene): ElementId {
  const each = scene.graph.ofType(STATE_MACHINE).flatMap((machine) => byMachine(machine, engaging, scene) ?? []);
  return scene.any(each, `${engaging.name} is done`);
}

function byMachine(machine: Machine, engaging: Engaging, scene: Scene): ElementId | undefined {
  const { graph } = scene;
  const definition = graph.document(machine, "definition");
  if (definition.kind === "unknown") {
    const may = permitted(machine, engaging, scene);
    const reason = `What ${machine.name} calls is known only after deployment.`;
    return scene.all([may, perhaps(reason, machine, scene)], reason);
  }
  const way = definition.kind === "known" ? wayTo(definition.value, engaging.isWanted) : undefined;
  if (!way) return undefined;
  const name = scene.nameOf(machine);
  const starts = startsOf(machine, scene);
  if (starts === "by hand") return undefined;
  if (!starts) return perhaps(`What starts ${name} is not modelled.`, machine, scene);
  const { rule, alarm } = starts;
  const still = way.stillIn.map((one) => alarmNamed(one, machine.region, scene));
  const inAlarm = [alarm, ...still].map((one) =>
    one ? isInAlarm(one, scene) : perhaps(`An alarm that ${name} asks for is not among the resources.`, machine, scene),
  );
  const why = `${scene.nameOf(alarm)} is in ALARM`;
  const wait: Figure = { seconds: way.waits, arithmetic: `${way.waits} s`, source: WAIT, bounded: "resource" };
  const { done } = scene.step({
    id: engaging.name,
    by: "itself",
    // An execution that has begun goes on, whatever the alarm is later, unless it asks again.
    after: still.length > 0 ? scene.all(inAlarm, why) : scene.latch(inAlarm[0]!, `${alarm.name} was in ALARM`),
    takes: [wait],
    needs: [
      { what: `the rule ${scene.nameOf(rule)}`, element: ruleElement(rule, scene) },
      { what: `the state machine ${name}`, element: scene.of(machine) },
      { what: `permission for ${engaging.action}`, element: permitted(machine, engaging, scene) },
      { what: "what it writes to", element: engaging.into },
    ],
    resource: machine,
  });
  const sure = way.doubt === undefined ? scene.up : scene.unknown(`${name}: ${way.doubt}`, machine);
  return scene.latch(scene.all([done, sure], `${name} engages the switch`), engaging.name, machine);
}

/** Never sure, and without any fault not so. */
function perhaps(reason: string, resource: Resource, scene: Scene): ElementId {
  return scene.not(scene.opaque(resource, "type", reason, true), reason);
}

interface Start {
  readonly rule: ResourceOf<typeof EVENT_RULE>;
  readonly alarm: Resource;
}

/**
 * The alarm whose ALARM starts a state machine, by a rule of EventBridge: undefined where something else does, or several do; "by hand" where nothing
 * of these resources starts it.
 */
function startsOf(machine: Machine, scene: Scene): Start | "by hand" | undefined {
  const { graph } = scene;
  const targets = graph.referrers(machine, [EVENT_TARGET], "arn");
  const schedules = graph.referrers(machine, [SCHEDULE], "target.arn");
  const rules = targets.certain
    .flatMap((target) => graph.references(target, "rule", [EVENT_RULE]).certain)
    .filter((rule) => isDisabled(rule, graph).is !== "yes");
  const isKnown = targets.possible.length === 0 && schedules.certain.length + schedules.possible.length === 0;
  if (rules.length === 0) return isKnown ? "by hand" : undefined;
  const alarms = graph.ofType(...ALARMS).filter(({ region }) => region === machine.region);
  const starts = rules.flatMap((rule) => {
    const taken = alarms.filter((alarm) => takesEvent(rule, alarmEvent(alarm, scene), graph).is === "yes");
    return taken.map((alarm) => ({ rule, alarm }));
  });
  return isKnown && rules.length === 1 && starts.length === 1 ? starts[0] : undefined;
}

function permitted(machine: Machine, { action, resource, context }: Engaging, scene: Scene): ElementId {
  const { graph } = scene;
  const role = roleAt(machine, "roleArn", graph);
  if (role.is === "none") return scene.down;
  if (role.is === "unknown") return scene.unknown(role.why, machine);
  const request = roleRequest(role.role, action, resource, graph, context);
  return ifYes(roleMay(role.role, request, undefined, undefined, graph), scene, machine);
}
