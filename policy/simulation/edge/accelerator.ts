import { ACCELERATOR_FAILOVER } from "../../../facts/recovery/edge";
import { ACCELERATOR, ACCELERATOR_LISTENER, EC2_INSTANCE, ELASTIC_IP, ENDPOINT_GROUP, LOAD_BALANCERS } from "../../aws";
import { isOfType, valueOf, type Resource, type ResourceOf } from "../../graph";
import { regionIn } from "../../permissions";
import { liveAtoms } from "../atoms";
import { areas, noneOf, type Destination } from "../dns/policies";
import { pooled } from "../dns/pool";
import { figureOf, givenBy } from "../figures";
import { answersOf } from "../flow";
import type { ElementId, Figure, Flow, Served, SplitPart } from "../model";
import { accountOf } from "../place";
import { reader } from "../readers/reader";
import { words } from "../readers/understands";
import type { Scene } from "../scene";

type Accelerator = ResourceOf<typeof ACCELERATOR>;
type Listener = ResourceOf<typeof ACCELERATOR_LISTENER>;
type Group = ResourceOf<typeof ENDPOINT_GROUP>;

/** AWS's defaults (API_EndpointGroup.html, API_EndpointConfiguration.html). */
const DEFAULTS = { weight: 128, dial: 100, interval: 30, threshold: 3 };
const GROUPS = "https://docs.aws.amazon.com/global-accelerator/latest/api/API_EndpointGroup.html";
/** A group fails over to the three closest others (about-endpoints-endpoint-weights.unhealthy-endpoints.html). */
const MOST_GROUPS = 4;
const ENDPOINTS = [...LOAD_BALANCERS, ELASTIC_IP, EC2_INSTANCE] as const;

/**
 * A standard accelerator: its edges are in no Region. Each client is sent to the closest endpoint group whose traffic dial is not 0, there by weight
 * to a healthy endpoint; without one of a weight above 0, to the closest other group that has one, whatever its dial; and where none has, to any
 * endpoint of its own.
 * https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoints-endpoint-weights.unhealthy-endpoints.html
 */
export const acceleratorReader = reader({
  types: [ACCELERATOR],
  understands: words("attributes enabled ipAddresses ipAddressType name tags tagsAll"),
  read: (accelerator, scene) => scene.served(accelerator).capability,
  serve(accelerator, scene) {
    const { graph } = scene;
    const name = scene.nameOf(accelerator);
    const isEnabled = graph.boolean(accelerator, "enabled", true);
    if (isEnabled.kind === "known" && !isEnabled.value) return gate(scene.down);
    const found = graph.referrers(accelerator, [ACCELERATOR_LISTENER], "acceleratorArn");
    const read = found.certain.map((listener) => listened(listener, scene));
    const own = edges(accelerator, scene);
    if (isEnabled.kind === "unknown" || found.possible.length > 0 || found.why !== undefined || read.length === 0) {
      const reason =
        read.length === 0 ? `No listener of ${name} is among the resources.` : `What ${name} sends to is not known.`;
      scene.blind({ id: `unknown ${name}`, kind: "unknown", urn: accelerator.urn, reason });
      return gate(scene.all([own, scene.unknown(reason, accelerator)], name, accelerator));
    }
    const flow = (of: "flow" | "probe"): Flow => ({
      kind: "least",
      of: [{ kind: "gate", element: own }, ...read.map((one) => (of === "probe" ? (one.probe ?? one.flow) : one.flow))],
    });
    const could = read.map(({ capability }) => capability);
    const [only, ...more] = read;
    return {
      flow: flow("flow"),
      probe: flow("probe"),
      capability: scene.all([own, scene.any(could, `an endpoint of ${name}`)], `${name} could serve`, accelerator),
      hosts: more.length === 0 ? only?.hosts : undefined,
    };
  },
});

function edges(accelerator: Accelerator, scene: Scene): ElementId {
  const atoms = liveAtoms({ account: accountOf(accelerator) });
  return scene.leaf(atoms, `the accelerator ${scene.nameOf(accelerator)}`, { resource: accelerator });
}

/** An endpoint group as clients are sent to it. */
interface ReadGroup extends Destination {
  readonly group: Group;
  /** Clients are sent there while all is well. */
  readonly isFirst: boolean;
  readonly probe: Flow;
  readonly served: readonly Served[];
  readonly capability: ElementId;
}

function listened(listener: Listener, scene: Scene): Served {
  const found = scene.graph.referrers(listener, [ENDPOINT_GROUP], "listenerArn");
  const name = scene.nameOf(listener);
  const groups = found.certain.map((group) => readGroup(group, scene));
  const first = groups.filter(({ isFirst }) => isFirst);
  const isOpen = found.possible.length > 0 || found.why !== undefined;
  if (isOpen || first.length === 0 || groups.length > MOST_GROUPS) {
    const reason =
      groups.length > MOST_GROUPS
        ? `${name} has ${groups.length} endpoint groups; the simulation follows ${MOST_GROUPS}.`
        : isOpen
          ? `Which endpoint groups ${name} has is known only after deployment.`
          : `No endpoint group of ${name} is sent clients to.`;
    scene.blind({ id: `unknown ${name}`, kind: "unknown", urn: listener.urn, reason });
    return gate(scene.unknown(reason, listener));
  }
  const others = (one: ReadGroup) => groups.filter((other) => other !== one);
  const asked = groups.map((one) => ({ ...one, flow: one.probe }));
  const pool = poolOf(groups, scene);
  const flow = areas(first, others, scene);
  return {
    flow: pool ? { kind: "least", of: [flow, pool.flow] } : flow,
    probe: areas(
      asked.filter(({ isFirst }) => isFirst),
      (one) => asked.filter((other) => other !== one),
      scene,
    ),
    hosts: pool?.hosts,
    capability: scene.any(
      groups.map(({ capability }) => capability),
      `an endpoint group of ${name}`,
    ),
  };
}

/** The hosts of all groups carry the load of those that carry it while all is well; undefined where they are not counted. */
function poolOf(groups: readonly ReadGroup[], scene: Scene) {
  const first = groups.filter(({ isFirst }) => isFirst);
  const parts = groups.flatMap(({ label, group, seen, isFirst, served }) => {
    const others = groups.filter((other) => other.group !== group);
    const before = isFirst ? others : first;
    const none = noneOf(before, scene);
    const chosen = isFirst
      ? scene.any([seen, none], `clients are sent to ${label}`)
      : scene.all([seen, none], `clients are sent to ${label}`);
    return served.flatMap(({ hosts }) =>
      hosts ? [{ label, resource: group, seen, hosts, chosen, carries: isFirst }] : [],
    );
  });
  const count = groups.reduce((sum, { served }) => sum + served.length, 0);
  return parts.length === count && count > 0 ? pooled(parts, scene) : undefined;
}

interface Endpoint {
  readonly label: string;
  readonly served: Served;
  readonly weight: number | undefined;
  readonly seen: ElementId;
}

function readGroup(group: Group, scene: Scene): ReadGroup {
  const { graph } = scene;
  const label = scene.nameOf(group);
  const dial = graph.number(group, "trafficDialPercentage", DEFAULTS.dial);
  const list = graph.list(group, "endpointConfigurations");
  if (list.kind === "unknown" || dial.kind === "unknown") {
    const doubt = scene.unknown(`The endpoints or the dial of ${label} are known only after deployment.`, group);
    const flow: Flow = { kind: "gate", element: doubt };
    return { label, group, seen: doubt, isFirst: true, flow, probe: flow, served: [gate(doubt)], capability: doubt };
  }
  const endpoints = (valueOf(list) ?? []).map((_, index) => readEndpoint(group, index, scene));
  const used = endpoints.filter(({ weight }) => weight !== 0);
  const seen = scene.any(
    used.map((one) => one.seen),
    `an endpoint of ${label} is healthy`,
    group,
  );
  const could = scene.any(
    endpoints.map(({ served }) => served.capability),
    `an endpoint of ${label}`,
  );
  return {
    label,
    group,
    seen,
    isFirst: valueOf(dial) !== 0,
    flow: within(used, endpoints, (served) => served.flow, scene),
    probe: within(used, endpoints, (served) => served.probe ?? served.flow, scene),
    served: used.map(({ served }) => served),
    capability: could,
  };
}

/** Healthy endpoints of a weight above 0, by weight; without one, any. */
function within(
  used: readonly Endpoint[],
  all: readonly Endpoint[],
  flowOf: (served: Served) => Flow,
  scene: Scene,
): Flow {
  const none = noneOf(used, scene);
  const parts = all.map(({ label, served, weight, seen }): SplitPart => {
    const isUsed = weight !== 0;
    const chosen = isUsed ? scene.any([seen, none], `clients are sent to ${label}`) : none;
    return { label, weight: isUsed ? weight : 1, chosen, flow: flowOf(served) };
  });
  const [only, ...more] = parts;
  if (only && more.length === 0) return only.flow;
  return only
    ? { kind: "split", parts, why: "each client is sent to one endpoint, by weight" }
    : { kind: "gate", element: scene.down };
}

function readEndpoint(group: Group, index: number, scene: Scene): Endpoint {
  const { graph } = scene;
  const path = `endpointConfigurations[${index}]`;
  const weight = valueOf(graph.number(group, `${path}.weight`, DEFAULTS.weight));
  const { certain, external, complete, why } = graph.references(group, `${path}.endpointId`, ENDPOINTS);
  const [endpoint] = complete ? certain : [];
  if (endpoint) {
    const served = scene.served(endpoint);
    return { label: scene.nameOf(endpoint), served, weight, seen: seenBy(group, endpoint, served, scene) };
  }
  const [id] = external;
  const region = valueOf(graph.string(group, "endpointGroupRegion")) ?? group.region;
  const element =
    complete && id !== undefined
      ? scene.elsewhere(id, regionIn(id) ?? region, group)
      : scene.unknown(why ?? `An endpoint of ${group.name} is known only after deployment.`, group);
  return { label: id ?? path, served: gate(element), weight, seen: element };
}

/**
 * Up while Global Accelerator takes an endpoint for healthy: a load balancer by its own health checks, an instance or address by those of the
 * group (https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups-health-check-options.html).
 */
function seenBy(group: Group, endpoint: Resource, served: Served, scene: Scene): ElementId {
  const name = scene.nameOf(endpoint);
  const step = `detect ${name} at ${scene.nameOf(group)}`;
  if (isOfType(endpoint, ...LOAD_BALANCERS)) {
    const delay = figureOf(ACCELERATOR_FAILOVER);
    return scene.delay(served.health ?? scene.up, { rise: delay, fall: delay, step }, `${name} is healthy`);
  }
  const { graph } = scene;
  const interval = graph.number(group, "healthCheckIntervalSeconds", DEFAULTS.interval);
  const threshold = graph.number(group, "thresholdCount", DEFAULTS.threshold);
  if (interval.kind !== "known" || threshold.kind !== "known")
    return scene.unknown(`The health checks of ${scene.nameOf(group)} are known only after deployment.`, group);
  const seconds = interval.value * threshold.value;
  const arithmetic = `${threshold.value} x ${interval.value} s = ${seconds} s`;
  const given = [
    ...givenBy(group, "healthCheckIntervalSeconds", graph, DEFAULTS.interval),
    ...givenBy(group, "thresholdCount", graph, DEFAULTS.threshold),
  ];
  const takes: Figure = { seconds, arithmetic, source: GROUPS, bounded: "resource", given };
  const answers = answersOf(served.probe ?? served.flow, scene);
  return scene.delay(answers, { rise: takes, fall: takes, step }, `${name} is healthy`);
}

function gate(element: ElementId): Served {
  return { flow: { kind: "gate", element }, capability: element };
}
