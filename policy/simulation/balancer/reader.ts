import { LOAD_BALANCERS, type TARGET_GROUPS } from "../../aws";
import { valueOf, type ResourceOf } from "../../graph";
import type { ElementId, Flow, ProbeRequest, Served, SplitPart } from "../model";
import { reader } from "../readers/reader";
import type { Scene } from "../scene";
import { pathsOf, type Action, type Path } from "./listeners";
import { nodesOf } from "./nodes";
import { waysOf, type Ways } from "./probe";
import { inDnsOf, serveGroup, type Front, type ServedGroup } from "./target-group";

type TargetGroup = ResourceOf<typeof TARGET_GROUPS>;
type Balancer = ResourceOf<typeof LOAD_BALANCERS>;

/** Application and Network Load Balancers. */
export const balancerReader = reader({
  types: LOAD_BALANCERS,
  understands: [
    ...([
      "accessLogs",
      "clientKeepAlive",
      "connectionLogs",
      "desyncMitigationMode",
      "dnsRecordClientRoutingPolicy",
    ] as const),
    ...([
      "dropInvalidHeaderFields",
      "enableCrossZoneLoadBalancing",
      "enableDeletionProtection",
      "enableHttp2",
    ] as const),
    ...([
      "enableTlsVersionAndCipherSuiteHeaders",
      "enableWafFailOpen",
      "enableXffClientPort",
      "enableZonalShift",
    ] as const),
    ...([
      "idleTimeout",
      "internal",
      "ipAddressType",
      "loadBalancerType",
      "name",
      "namePrefix",
      "preserveHostHeader",
    ] as const),
    ...([
      "region",
      "securityGroups",
      "subnetMappings",
      "subnets",
      "tags",
      "tagsAll",
      "xffHeaderProcessingMode",
    ] as const),
    ...([
      "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
      "minimumLoadBalancerCapacity",
      "healthCheckLogs",
    ] as const),
  ],
  read: (balancer, scene) => scene.served(balancer).capability,
  serve(balancer, scene) {
    const { graph } = scene;
    const type = graph.string(balancer, "loadBalancerType", "application");
    if (type.kind !== "known" || !["application", "network"].includes(type.value)) {
      return gate(
        scene.opaque(
          balancer,
          "type",
          `What a ${valueOf(type) ?? "load balancer"} load balancer passes on is not modelled.`,
        ),
      );
    }
    const isNetwork = type.value === "network";
    const crossesZones = !isNetwork || valueOf(graph.boolean(balancer, "enableCrossZoneLoadBalancing", false));
    const nodes = nodesOf(balancer, ["subnets[*]", "subnetMappings[*].subnetId"], isNetwork ? "nlb" : "elb", scene);
    return serveThrough(balancer, { nodes, isNetwork, crossesZones }, scene);
  },
});

function serveThrough(balancer: Balancer, front: Front, scene: Scene): Served {
  const name = scene.nameOf(balancer);
  const { paths, doubt } = pathsOf(balancer, scene);
  const nodes = front.nodes.map(({ element }) => element);
  const isPlaced = nodes.length > 0;
  const node = isPlaced
    ? scene.any(nodes, `a node of ${name}`, balancer)
    : scene.unknown(`The subnets of ${name} are not known.`, balancer);
  const known = doubt === undefined ? node : scene.all([node, scene.unknown(doubt, balancer)], name, balancer);
  if (doubt !== undefined) scene.blind({ id: `unknown ${name}`, kind: "unknown", urn: balancer.urn, reason: doubt });
  const groups = new Map<TargetGroup, ServedGroup>();
  for (const group of paths.flatMap(({ action }) => (action.kind === "forward" ? action.groups : []))) {
    if (!groups.has(group.group)) groups.set(group.group, serveGroup(group.group, front, scene));
  }
  const served = [...groups.values()];
  const inDns = inDnsOf(served, front, scene);
  const flows = new Map([...groups].map(([group, { flowIn }]) => [group, flowIn(inDns)]));
  // Another listener may be there, which does what those that are known don't.
  const flow = (withCertificates: boolean): Flow => ({
    kind: "least",
    of: [
      { kind: "gate", element: known },
      ...(doubt === undefined ? [together(usedOf(paths), flows, withCertificates, scene)] : []),
    ],
  });
  const ways = usedOf(paths).map(({ action, certificate }) => {
    const used =
      action.kind === "forward" ? action.groups.map(({ group }) => groups.get(group)!.capability) : [scene.up];
    return scene.all([scene.any(used, `a target of ${name}`), certificate ?? scene.up], `a way through ${name}`);
  });
  const probeAt = (request: ProbeRequest): Flow | undefined => {
    const asked = waysOf(paths, request);
    if (asked === undefined) return undefined;
    const isRefused = asked.paths.length === 0 && !asked.isOpen;
    const nodeUp: Flow = { kind: "gate", element: isRefused ? scene.down : known };
    // An Application Load Balancer takes connections without any target; a Network Load Balancer passes them on.
    const connects = request.path === undefined && !front.isNetwork && !asked.isOpen;
    return isRefused || connects ? nodeUp : { kind: "least", of: [nodeUp, answerOf(asked, request, flows, scene)] };
  };
  const could = ways.length === 0 || doubt !== undefined ? scene.up : scene.any(ways, `a way through ${name}`);
  const [one, ...more] = served;
  const healthy = scene.all([known, ...served.map((one) => one.healthy)], `${name} is healthy`, balancer);
  return {
    flow: flow(true),
    probe: flow(false),
    probeAt: (request) => (doubt === undefined ? probeAt(request) : undefined),
    capability: scene.all([known, could], `${name} could serve`, balancer),
    hosts: one && more.length === 0 ? one.hosts : undefined,
    health: healthy,
  };
}

/** Where something is forwarded, redirects and errors are not what the balancer is for. */
function usedOf(paths: readonly Path[]): readonly Path[] {
  const kinds: readonly Action["kind"][][] = [["forward", "unknown"], ["answer"], ["refuse"]];
  for (const kind of kinds) {
    const used = paths.filter(({ action }) => kind.includes(action.kind));
    if (used.length > 0) return used;
  }
  return [];
}

/** Which share of the requests goes which way is not known. */
function together(
  paths: readonly Path[],
  groups: ReadonlyMap<TargetGroup, Flow>,
  withCertificates: boolean,
  scene: Scene,
): Flow {
  const flows = paths.map(({ label, action, certificate }): SplitPart => {
    const flow = flowOf(action, groups, scene);
    const isTls = withCertificates && certificate !== undefined;
    const whole: Flow = isTls ? { kind: "least", of: [flow, { kind: "gate", element: certificate }] } : flow;
    return { label, weight: undefined, chosen: scene.up, flow: whole };
  });
  const [only] = flows;
  if (only && flows.length === 1) return only.flow;
  return only
    ? { kind: "split", parts: flows, why: "each request takes the way of its listener and rule" }
    : { kind: "gate", element: scene.up };
}

/** What a request gets that takes one of some ways. A redirect or an answer of the balancer itself is a success; whether it has a text is not known. */
function answerOf(
  { paths, isOpen }: Ways<Path>,
  { wantsText }: ProbeRequest,
  groups: ReadonlyMap<TargetGroup, Flow>,
  scene: Scene,
): Flow {
  const unknown = (reason: string): Flow => ({ kind: "gate", element: scene.unknown(reason) });
  const flows = paths.map(({ action }) =>
    wantsText && action.kind === "answer"
      ? unknown("The text of an answer is not known.")
      : flowOf(action, groups, scene),
  );
  const all = isOpen ? [...flows, unknown("The port of a listener or of a health check is not known.")] : flows;
  const [only] = all;
  if (only && all.length === 1) return only;
  const parts = all.map((flow, index) => ({ label: `way ${index}`, weight: undefined, chosen: scene.up, flow }));
  return { kind: "split", parts, why: "which way a health check takes is not known" };
}

function flowOf(action: Action, groups: ReadonlyMap<TargetGroup, Flow>, scene: Scene): Flow {
  if (action.kind === "answer") return { kind: "gate", element: scene.up };
  if (action.kind === "refuse") return { kind: "gate", element: scene.down };
  if (action.kind === "unknown") return { kind: "gate", element: scene.unknown(action.reason) };
  const used = action.groups.filter(({ weight }) => weight > 0);
  const parts = used.map(({ group, weight }): SplitPart => {
    return { label: scene.nameOf(group), weight, chosen: scene.up, flow: groups.get(group)! };
  });
  const [only] = parts;
  if (only && parts.length === 1) return only.flow;
  return only
    ? { kind: "split", parts, why: "each request goes to one target group, by weight" }
    : { kind: "gate", element: scene.down };
}

function gate(element: ElementId): Served {
  return { flow: { kind: "gate", element }, capability: element, health: element };
}
