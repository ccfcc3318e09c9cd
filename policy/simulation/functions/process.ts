import {
  AUTO_SCALING_GROUP,
  DYNAMODB_TABLE,
  EC2_INSTANCE,
  ECS_SERVICE,
  EVENT_BUS,
  EVENT_RULE,
  EVENT_SOURCE_MAPPING,
  EVENT_TARGET,
  IAM_ROLE,
  LAMBDA_ALIAS,
  LAMBDA_FUNCTION,
  QUEUE,
  STATE_MACHINE,
  STREAM,
  STREAM_CONSUMER,
  TOPIC,
  TOPIC_SUBSCRIPTION,
} from "../../aws";
import {
  all,
  groupedBy,
  isOfType,
  NO,
  perGraph,
  valueOf,
  type Answer,
  type Graph,
  type Resource,
  type ResourceOf,
} from "../../graph";
import {
  arnOf,
  mayInvoke,
  mayPublish,
  maySend,
  OWN_ACCOUNT,
  regionIn,
  resourceDecision,
  roleAt,
  roleMay,
  roleRequest,
  senderOf,
  serviceMayUse,
  type RoleOf,
} from "../../permissions";
import { calledBy } from "../../services/lambda/calls";
import { isDeadLetterQueue } from "../../services/sqs/dead-letters";
import { roleOfCompute } from "../compute-role";
import type { ElementId, Flow } from "../model";
import { ifYes, ruleElement } from "../readers/messages";
import type { Scene } from "../scene";
import { addNamed, type Unnamed } from "./named";
import { retentionOf, retriesOf } from "./retention";

/** `process <queue, stream, topic or rule>`: what consumes it, as far as something does. */
export function findProcessing(scene: Scene): void {
  const { graph } = scene;
  const queues = graph.ofType(QUEUE).filter((queue) => isDeadLetterQueue(queue, graph).is === "no");
  const found = [
    ...queues.flatMap((queue) => consumed(queue, mapped(queue, scene), workers(queue, scene), scene)),
    ...graph.ofType(STREAM).flatMap((stream) => consumed(stream, mapped(stream, scene), workers(stream, scene), scene)),
    ...graph.ofType(DYNAMODB_TABLE).flatMap((table) => consumed(table, mapped(table, scene), [], scene)),
    ...graph.ofType(TOPIC).flatMap((topic) => consumed(topic, subscribed(topic, scene), [], scene)),
    ...graph.ofType(EVENT_RULE).flatMap((rule) => targeted(rule, scene)),
  ];
  addNamed("process", found, scene);
}

const gate = (element: ElementId): Flow => ({ kind: "gate", element });

/** Consumers that have work of their own each: what is lost with one is its share. */
function each(consumers: readonly ElementId[]): Flow {
  return { kind: "units", units: consumers, need: consumers.length, why: "each consumer has work of its own" };
}

const best = (of: readonly Flow[]): Flow => ({ kind: "best", of });

function together(readers: readonly ElementId[], workers: readonly Flow[], scene: Scene): Flow {
  if (workers.length === 0) return each(readers);
  const parts = [...readers.map(gate), ...workers].map((flow, index) => {
    return { label: `consumer ${index + 1}`, weight: 1, chosen: scene.up, flow };
  });
  const [only] = parts;
  return only && parts.length === 1 ? only.flow : { kind: "split", parts, why: "each consumer has work of its own" };
}

/** Of those that share a queue's messages one is enough; what else reads a source has work of its own. */
function consumed(
  source: Resource,
  readers: readonly ElementId[],
  workers: readonly Flow[],
  scene: Scene,
): readonly Unnamed[] {
  if (readers.length + workers.length === 0) return [];
  const work = source.type === QUEUE ? best([...readers.map(gate), ...workers]) : together(readers, workers, scene);
  const flow: Flow = { kind: "least", of: [gate(scene.of(source)), work] };
  return [{ resources: [source], keeps: retentionOf(source, scene.graph), flow }];
}

const SOURCES = [QUEUE, STREAM, STREAM_CONSUMER, DYNAMODB_TABLE] as const;

const mappingsBySource = perGraph((graph: Graph) =>
  groupedBy(graph.ofType(EVENT_SOURCE_MAPPING), (mapping) => {
    const [source] = graph.references(mapping, "eventSourceArn", SOURCES).certain;
    const read = source && isOfType(source, STREAM_CONSUMER) ? streamOf(source, graph) : source;
    return read?.urn;
  }),
);

function streamOf(consumer: Resource, graph: Graph): Resource | undefined {
  return graph.references(consumer, "streamArn", [STREAM]).certain[0];
}

/** What an action on each source is called that a function's role needs (https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html). */
const READS: Readonly<Record<string, string>> = { [QUEUE]: "sqs:ReceiveMessage", [STREAM]: "kinesis:GetRecords" };

/** The functions that Lambda invokes with what it reads from a source. */
function mapped(source: Resource, scene: Scene): ElementId[] {
  const { graph } = scene;
  const reading = (mappingsBySource(graph).get(source.urn) ?? []).map((mapping) => {
    const enabled = graph.boolean(mapping, "enabled", true);
    const isOn =
      enabled.kind === "known"
        ? enabled.value
          ? scene.up
          : scene.down
        : scene.unknown(`Whether ${mapping.name} is enabled is known only after deployment.`, mapping);
    const { lambda } = calledBy(mapping, "functionName", graph);
    if (!lambda)
      return scene.all(
        [isOn, scene.elsewhere(`The function of ${mapping.name}`, mapping.region, mapping)],
        mapping.name,
      );
    const may = mayRead(lambda, source, scene);
    return scene.all([isOn, scene.of(lambda), may], `${scene.nameOf(lambda)} reads ${scene.nameOf(source)}`);
  });
  // One more that shares a queue's messages takes nothing from the others.
  return source.type === QUEUE ? reading : withOthers(reading, openBy(graph).mappings, scene);
}

function mayRead(lambda: Resource, source: Resource, scene: Scene): ElementId {
  const action = READS[source.type];
  const role = roleAt(lambda, "role", scene.graph);
  if (action === undefined || role.is === "none") return scene.up;
  if (role.is === "unknown") return scene.unknown(role.why, lambda);
  return ifYes(mayDo(role.role, action, source, scene.graph), scene, lambda);
}

/** Whether a role may do something to a queue or stream of its own account. */
function mayDo(role: RoleOf, action: string, resource: Resource, graph: Graph): Answer {
  const request = roleRequest(role, action, arnOf(resource, graph), graph);
  const policy = resource.type === QUEUE ? resourceDecision(resource, request, OWN_ACCOUNT, graph) : undefined;
  return roleMay(role, request, policy, undefined, graph);
}

/** Groups, instances and containers whose role may read a queue or a stream: they are taken to do so. */
function workers(source: ResourceOf<typeof QUEUE | typeof STREAM>, scene: Scene): Flow[] {
  const { graph } = scene;
  const action = READS[source.type]!;
  return graph.ofType(AUTO_SCALING_GROUP, EC2_INSTANCE, ECS_SERVICE).flatMap((compute) => {
    if (compute.region !== source.region) return [];
    const role = roleOfCompute(compute, graph);
    if (!role || mayDo(role, action, source, graph).is !== "yes") return [];
    return [scene.served(compute).flow];
  });
}

/** Whether a subscription is of a function or a queue, or may be. */
function delivers(subscription: Resource, graph: Graph): boolean {
  const protocol = graph.string(subscription, "protocol");
  return protocol.kind === "unknown" || valueOf(protocol) === "lambda" || valueOf(protocol) === "sqs";
}

/** The functions and queues that a topic delivers to; a queue's own consumers are asked for by itself. */
function subscribed(topic: ResourceOf<typeof TOPIC>, scene: Scene): ElementId[] {
  const { graph } = scene;
  const own = graph.referrers(topic, [TOPIC_SUBSCRIPTION], "topic").certain.filter((one) => delivers(one, graph));
  const reached = own.map((one) =>
    graph.string(one, "protocol").kind === "unknown"
      ? scene.unknown(`Whether ${one.name} is of a function or a queue is known only after deployment.`, one)
      : delivered(one, "endpoint", scene),
  );
  return withOthers(reached, openBy(graph).subscriptions, scene);
}

/** Subscriptions and mappings of which nothing says, in any stack, what they are of. */
const openBy = perGraph((graph: Graph) => ({
  subscriptions: graph
    .ofType(TOPIC_SUBSCRIPTION)
    .filter((one) => delivers(one, graph) && isGroundless(one, "topic", [TOPIC], graph)),
  mappings: graph.ofType(EVENT_SOURCE_MAPPING).filter((one) => isGroundless(one, "eventSourceArn", SOURCES, graph)),
}));

function isGroundless(one: Resource, path: string, types: readonly string[], graph: Graph): boolean {
  const { certain, possible, complete } = graph.references(one, path, types);
  return !complete && certain.length === 0 && possible.length === 0;
}

/** Consumers that may have others beside them, with work of their own: without any that is known, nothing is said to be processed. */
function withOthers(known: readonly ElementId[], others: readonly Resource[], scene: Scene): ElementId[] {
  if (known.length === 0) return [];
  return [
    ...known,
    ...others.map((one) => scene.unknown(`What ${one.name} is of is known only after deployment.`, one)),
  ];
}

const targetsByRule = perGraph((graph: Graph) =>
  groupedBy(graph.ofType(EVENT_TARGET), (target) => graph.references(target, "rule", [EVENT_RULE]).certain[0]),
);

function targeted(rule: ResourceOf<typeof EVENT_RULE>, scene: Scene): readonly Unnamed[] {
  const targets = targetsByRule(scene.graph).get(rule) ?? [];
  if (targets.length === 0) return [];
  const reached = targets.map((target) => delivered(target, "arn", scene));
  const flow: Flow = { kind: "least", of: [gate(ruleElement(rule, scene)), each(reached)] };
  return [{ resources: [rule], keeps: retriesOf(targets, scene.graph), flow }];
}

/** What a subscription or a target sends to, and whether it may. */
function delivered(by: Resource, property: string, scene: Scene): ElementId {
  const { graph } = scene;
  const types = [QUEUE, TOPIC, STREAM, EVENT_BUS, STATE_MACHINE, LAMBDA_FUNCTION, LAMBDA_ALIAS];
  const { certain, external, complete } = graph.references(by, property, types);
  const [to] = certain;
  if (!to || !complete) {
    const [arn] = external;
    if (arn !== undefined && complete) return scene.elsewhere(arn, regionIn(arn), by);
    return scene.unknown(`What ${by.name} sends to is known only after deployment.`, by);
  }
  const called = [LAMBDA_FUNCTION, LAMBDA_ALIAS].some((type) => type === to.type)
    ? calledBy(by, property, graph)
    : undefined;
  const target = called?.lambda ?? to;
  return scene.all(
    [scene.of(target), permitted(by, target, called?.qualifier, scene)],
    `${by.name} reaches ${scene.nameOf(target)}`,
  );
}

function permitted(by: Resource, to: Resource, qualifier: string | undefined, scene: Scene): ElementId {
  const { graph } = scene;
  const sender = senderOf(by, graph);
  // A target with a role of its own, as those of streams, buses and state machines, is judged by the role.
  if (
    !sender ||
    isOfType(to, STREAM, EVENT_BUS, STATE_MACHINE) ||
    graph.references(by, "roleArn", [IAM_ROLE]).certain.length > 0
  )
    return scene.up;
  if (to.type === LAMBDA_FUNCTION) return ifYes(mayInvoke(sender, to, qualifier, graph), scene, by);
  const may = isOfType(to, TOPIC)
    ? mayPublish(sender, to, graph)
    : isOfType(to, QUEUE)
      ? maySend(sender, to, graph)
      : NO;
  return ifYes(all([may, serviceMayUse(sender, to, graph)]), scene, by);
}
