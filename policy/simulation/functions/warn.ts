import { ALARMS, RESPONSE_PLAN, SLACK_CHANNEL, TEAMS_CHANNEL, TOPIC, TOPIC_SUBSCRIPTION } from "../../aws";
import { all, groupedBy, valueOf, type Resource, type ResourceOf } from "../../graph";
import { mayPublish, senderOf, serviceMayUse } from "../../permissions";
import { compared } from "../compared";
import type { ElementId } from "../model";
import { anyIn, regionalPlace } from "../place";
import { ifYes } from "../readers/messages";
import type { Scene } from "../scene";
import { regionalElement } from "../stores/spot";

/** How SNS reaches a person by itself (https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html). */
export const TO_PEOPLE = ["email", "email-json", "sms", "application"];
/** What notifies people, perhaps: an incident service, a function. */
const PERHAPS = ["http", "https", "lambda", "firehose"];

const chains = new WeakMap<Scene, ReadonlyMap<string | undefined, ElementId>>();

/** `warn <region>`: whether a person is notified by the alarms of a Region. */
export function findWarning(scene: Scene): void {
  for (const [region, element] of chainsOf(scene)) {
    const alarms = scene.graph.ofType(...ALARMS).filter((alarm) => alarm.region === region);
    alarms.sort((a, b) => compared(a.urn, b.urn));
    const id = `warn ${region ?? "people"}`;
    scene.fn({ id, kind: "warn", resources: alarms, flow: { kind: "gate", element } });
  }
}

/**
 * Up while a person is notified of a fault, by an alarm of whatever Region. Where no alarm here notifies anyone, someone is assumed to
 * notice all the same, by what is not in these stacks: a blind spot. Where alarms do but have failed, that is left open.
 */
export function warned(scene: Scene): ElementId {
  const byAlarm = notified(scene);
  if (byAlarm === scene.down) {
    const reason = "No alarm in these stacks notifies a person: who is notified of a fault, and when, is assumed.";
    scene.blind({ id: "application notification", kind: "application", reason });
    return scene.up;
  }
  const reason = "No alarm that still works notifies a person; someone may notice all the same.";
  return scene.any([byAlarm, noticed(scene, reason)], "a person is notified");
}

/** Up while a person is notified by an alarm of these stacks, of whatever Region; `scene.down` where none notifies anyone. */
export function notified(scene: Scene): ElementId {
  return scene.any([...chainsOf(scene).values()], "a person is notified by an alarm");
}

const unnoticed = new WeakMap<Scene, ElementId>();

function noticed(scene: Scene, reason: string): ElementId {
  const element = unnoticed.get(scene) ?? scene.unknown(reason);
  unnoticed.set(scene, element);
  return element;
}

function chainsOf(scene: Scene): ReadonlyMap<string | undefined, ElementId> {
  const before = chains.get(scene);
  if (before) return before;
  const byRegion = groupedBy(scene.graph.ofType(...ALARMS), ({ region }) => region ?? "a Region that is not known");
  const made = new Map(
    [...byRegion].map(([region, alarms]) => {
      // One alarm that surely notifies the people of a topic is enough: others of the Region add nothing to it.
      const sure = new Set<Resource>();
      const each = [...new Set(alarms.map((alarm) => alarmChain(alarm, sure, scene)))];
      return [region, scene.any(each, `a person is notified by an alarm of ${region}`)] as const;
    }),
  );
  chains.set(scene, made);
  return made;
}

/** An alarm of a Region, and the first of its actions that reaches a person. */
export function alarmChain(alarm: Resource, sure: Set<Resource>, scene: Scene): ElementId {
  const { graph } = scene;
  const enabled = graph.boolean(alarm, "actionsEnabled", true);
  if (enabled.kind === "known" && !enabled.value) return scene.down;
  const { region } = alarm;
  const service = regionalElement(scene, alarm, "cloudwatch", {
    place: regionalPlace(alarm),
    why: `CloudWatch in ${region}`,
  });
  const { certain, possible, why } = graph.references(alarm, "alarmActions[*]", [TOPIC, RESPONSE_PLAN]);
  const actions = certain
    .filter((action) => !sure.has(action))
    .map((action) => (action.type === RESPONSE_PLAN ? engaged(action, scene) : reached(alarm, action, sure, scene)));
  const open = possible.length > 0 || (why !== undefined && certain.length === 0);
  const maybe = open
    ? [scene.unknown(why ?? `What ${alarm.name} notifies is known only after deployment.`, alarm)]
    : [];
  const any = scene.any([...actions, ...maybe], `a person is notified by ${scene.nameOf(alarm)}`);
  const isKnown =
    enabled.kind === "known" ? scene.up : scene.unknown(`Whether ${alarm.name} has actions is not known.`, alarm);
  return any === scene.down
    ? scene.down
    : scene.all([service, any, isKnown], `a person is notified by ${scene.nameOf(alarm)}`);
}

/** A response plan of Incident Manager notifies the contacts that it engages. */
function engaged(plan: Resource, scene: Scene): ElementId {
  const engagements = scene.graph.list(plan, "engagements");
  if (engagements.kind === "unknown")
    return scene.unknown(`Who is engaged by ${plan.name} is known only after deployment.`, plan);
  return (valueOf(engagements) ?? []).length > 0 ? scene.up : scene.down;
}

/** In which Regions the service works that writes into a channel AWS does not say: it has endpoints in four, and keeps its configuration in all of them. */
function chat(channel: Resource, scene: Scene): ElementId {
  const reason = `Whether ${scene.nameOf(channel)} gets a message while a Region or a service fails is not known.`;
  return scene.leaf([], reason, { resource: channel, mayFailWith: anyIn(undefined) });
}

const topics = new WeakMap<Scene, Map<Resource, ElementId>>();

/** A topic that the alarm may publish to, and a subscription that reaches a person. */
function reached(alarm: Resource, topic: ResourceOf<typeof TOPIC>, sure: Set<Resource>, scene: Scene): ElementId {
  const { graph } = scene;
  const sender = senderOf(alarm, graph);
  const allowed = sender
    ? ifYes(all([mayPublish(sender, topic, graph), serviceMayUse(sender, topic, graph)]), scene, alarm)
    : scene.unknown(`Whether ${alarm.name} may publish to ${topic.name} is not known.`, alarm);
  if (allowed === scene.down) return scene.down;
  if (allowed === scene.up && valueOf(graph.boolean(alarm, "actionsEnabled", true)) === true) sure.add(topic);
  const known = topics.get(scene) ?? new Map<Resource, ElementId>();
  topics.set(scene, known);
  const people = known.get(topic) ?? subscribers(topic, scene);
  known.set(topic, people);
  return people === scene.down
    ? people
    : scene.all([allowed, scene.of(topic), people], `people at ${scene.nameOf(topic)}`);
}

function subscribers(topic: ResourceOf<typeof TOPIC>, scene: Scene): ElementId {
  const { graph } = scene;
  const { certain, possible } = graph.referrers(topic, [TOPIC_SUBSCRIPTION], "topic");
  const each = certain.map((one) => {
    const protocol = graph.string(one, "protocol");
    if (protocol.kind !== "known") return scene.unknown(`The protocol of ${one.name} is not known.`, one);
    if (PERHAPS.includes(protocol.value))
      return scene.unknown(`Whether ${one.name} (${protocol.value}) notifies a person can't be determined.`, one);
    if (!TO_PEOPLE.includes(protocol.value)) return scene.down;
    const pending = valueOf(graph.boolean(one, "pendingConfirmation"));
    return pending === true ? scene.unknown(`${one.name} waits for its confirmation.`, one) : scene.up;
  });
  const maybe = possible.map((one) =>
    scene.unknown(`Whether ${one.name} subscribes to ${topic.name} is not known.`, one),
  );
  const channels = graph.referrers(topic, [SLACK_CHANNEL, TEAMS_CHANNEL], "snsTopicArns[*]");
  const chats = [...channels.certain, ...channels.possible].map((channel) => chat(channel, scene));
  return scene.any([...each, ...maybe, ...chats], `people at ${scene.nameOf(topic)}`);
}
