import {
  AUTO_SCALING_GROUP,
  CLASSIC_ATTACHMENT,
  CLASSIC_LOAD_BALANCER,
  EC2_INSTANCE,
  GROUP_ATTACHMENT,
} from "../../aws";
import { valueOf, type ResourceOf } from "../../graph";
import { zoneAtom, regionAtom, serviceAtom } from "../atoms";
import type { ElementId, Figure, Flow } from "../model";
import { fleetOf, type Fleet } from "../readers/group";
import { placeOfInstance } from "../readers/instance";
import { reader } from "../readers/reader";
import { certificateAt } from "../edge/certificate";
import type { Scene } from "../scene";
import { nodesOf, type Node } from "./nodes";

type Classic = ResourceOf<typeof CLASSIC_LOAD_BALANCER>;

const PAGE = "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-healthchecks.html";

/** Classic Load Balancers: nodes in zones, instances behind them; cross-zone unless the program says otherwise (provider: true). */
export const classicReader = reader({
  types: [CLASSIC_LOAD_BALANCER],
  understands: [
    ...([
      "accessLogs",
      "availabilityZones",
      "connectionDraining",
      "connectionDrainingTimeout",
      "crossZoneLoadBalancing",
    ] as const),
    ...([
      "desyncMitigationMode",
      "healthCheck",
      "idleTimeout",
      "instances",
      "internal",
      "listeners",
      "name",
      "namePrefix",
    ] as const),
    ...(["region", "securityGroups", "sourceSecurityGroup", "subnets", "tags", "tagsAll"] as const),
  ],
  read: (balancer, scene) => scene.served(balancer).capability,
  serve(balancer, scene) {
    const { graph } = scene;
    const name = scene.nameOf(balancer);
    const nodes = [...nodesOf(balancer, ["subnets[*]"], "elb", scene), ...nodesInZones(balancer, scene)];
    const fleet = instancesOf(balancer, scene);
    const crosses = valueOf(graph.boolean(balancer, "crossZoneLoadBalancing", true));
    const reason =
      crosses === true
        ? fleet.doubt
        : `${name} does not cross zones, which is not modelled for Classic Load Balancers.`;
    const node = scene.any(
      nodes.map(({ element }) => element),
      `a node of ${name}`,
      balancer,
    );
    const { flow, could, seen } =
      reason === undefined ? behind(balancer, fleet, scene) : inDoubt(scene.unknown(reason, balancer));
    return {
      flow: { kind: "least", of: [{ kind: "gate", element: scene.all([node, secured(balancer, scene)], name) }, flow] },
      probe: { kind: "least", of: [{ kind: "gate", element: node }, flow] },
      capability: scene.all([node, could], `${name} could serve`, balancer),
      hosts: { units: fleet.units.map(({ element }) => element), load: fleet.load, growth: fleet.growth },
      health: scene.all([node, seen], `${name} is healthy`, balancer),
    };
  },
});

/** What the instances behind a balancer deliver, could deliver, and are seen to. */
interface Behind {
  readonly flow: Flow;
  readonly could: ElementId;
  readonly seen: ElementId;
}

const inDoubt = (element: ElementId): Behind => ({ flow: { kind: "gate", element }, could: element, seen: element });

function behind(balancer: Classic, { units, need }: Fleet, scene: Scene): Behind {
  const name = scene.nameOf(balancer);
  const why = `an instance behind ${name}`;
  const elements = units.map(({ element }) => element);
  const fall = detection(balancer, scene);
  const times = { rise: fall, fall, step: `detect instances of ${name}` };
  return {
    flow:
      units.length === 0
        ? { kind: "gate", element: scene.down }
        : { kind: "units", units: elements, need: Math.max(need, 1e-6), why },
    could: scene.any(
      units.map(({ own }) => own),
      why,
    ),
    seen: scene.delay(scene.any(elements, why), times, `${name} has a healthy instance`),
  };
}

/** Up while the certificates are valid that its listeners present; with a listener that has none, some clients need none. */
function secured(balancer: Classic, scene: Scene): ElementId {
  const { graph } = scene;
  const listeners = graph.list(balancer, "listeners");
  const paths = (valueOf(listeners) ?? []).map((_, index) => `listeners[${index}].sslCertificateId`);
  const each = paths.map((path) => certificateAt(balancer, [path], scene));
  const found = each.filter((one) => one !== undefined);
  const name = scene.nameOf(balancer);
  const all = scene.all(found, `the certificates of ${name}`);
  if (found.length === 0 || found.length === each.length) return all;
  return scene.any([all, scene.unknown(`Which listeners of ${name} clients use is not known.`, balancer)], name);
}

function nodesInZones(balancer: Classic, scene: Scene): Node[] {
  const { region } = balancer;
  if (scene.graph.input(balancer, "availabilityZones").kind === "missing" || region === undefined) return [];
  const zones = scene.graph.strings(balancer, "availabilityZones[*]").certain;
  return zones.map((zone) => {
    const atoms = [serviceAtom("elb", region), regionAtom(region), zoneAtom(region, zone)];
    return { element: scene.leaf(atoms, `the node of ${balancer.name} in ${zone}`, { resource: balancer }), zone };
  });
}

function instancesOf(balancer: Classic, scene: Scene): Fleet {
  const { graph } = scene;
  const groups = graph.referrers(balancer, [AUTO_SCALING_GROUP], "loadBalancers[*]");
  const attachedGroups = graph.referrers(balancer, [GROUP_ATTACHMENT], "elb");
  const named = graph.references(balancer, "instances[*]", [EC2_INSTANCE]);
  const attached = graph.referrers(balancer, [CLASSIC_ATTACHMENT], "elb");
  const byAttachment = attached.certain.map((one) => graph.references(one, "instance", [EC2_INSTANCE]));
  const byGroup = attachedGroups.certain.map((one) =>
    graph.references(one, "autoscalingGroupName", [AUTO_SCALING_GROUP]),
  );
  const all = [named, ...byAttachment];
  const instances = new Set(all.flatMap(({ certain }) => certain));
  const fleets = [...new Set([...groups.certain, ...byGroup.flatMap(({ certain }) => certain)])].map((one) =>
    fleetOf(one, scene),
  );
  const isOpen =
    [...groups.possible, ...attachedGroups.possible, ...attached.possible].length > 0 ||
    [...all, ...byGroup].some(({ complete, external }) => !complete || external.length > 0);
  const own = [...instances].map((instance) => {
    const element = scene.of(instance);
    return { element, own: element, zone: placeOfInstance(instance, graph).zone };
  });
  return {
    units: [...own, ...fleets.flatMap(({ units }) => units)],
    load: own.length + fleets.reduce((total, { load }) => total + load, 0),
    growth: own.length === 0 && fleets.length === 1 ? fleets[0]?.growth : undefined,
    need: own.length + fleets.reduce((total, { need }) => total + need, 0),
    doubt: isOpen ? `Which instances ${balancer.name} has is not all known.` : fleets.find(({ doubt }) => doubt)?.doubt,
  };
}

/** The provider's defaults: interval 30, unhealthyThreshold 2, timeout 5. */
function detection(balancer: Classic, { graph }: Scene): Figure {
  const read = (path: string, byDefault: number) => valueOf(graph.number(balancer, path, byDefault)) ?? byDefault;
  const [interval, threshold, timeout] = [
    read("healthCheck.interval", 30),
    read("healthCheck.unhealthyThreshold", 2),
    read("healthCheck.timeout", 5),
  ];
  const seconds = threshold * interval + timeout;
  return {
    seconds,
    arithmetic: `${threshold} x ${interval} s + ${timeout} s = ${seconds} s`,
    source: PAGE,
    bounded: "resource",
  };
}
