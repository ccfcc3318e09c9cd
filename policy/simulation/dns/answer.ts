import { RECORD } from "../../aws";
import { isOfType, type Resource } from "../../graph";
import { routingOf, type RoutingPolicy } from "../../services/route53/record";
import { keyOf, membersOf, setName, type RecordKey } from "../../services/route53/record-set";
import type { Flow, Served } from "../model";
import { reader } from "../readers/reader";
import type { Scene } from "../scene";
import { choose } from "./policies";
import { poolOf } from "./pool";
import { readRecord } from "./record";

/** A record delivers what clients get that ask for the set that it belongs to. */
export const recordReader = reader({
  types: [RECORD],
  understands: [
    ...([
      "aliases",
      "allowOverwrite",
      "cidrRoutingPolicy",
      "failoverRoutingPolicies",
      "fqdn",
      "geolocationRoutingPolicies",
    ] as const),
    ...([
      "geoproximityRoutingPolicy",
      "healthCheckId",
      "latencyRoutingPolicies",
      "multivalueAnswerRoutingPolicy",
    ] as const),
    ...(["name", "records", "setIdentifier", "ttl", "type", "weightedRoutingPolicies", "zoneId"] as const),
  ],
  read: (record, scene) => scene.served(record).capability,
  serve(record, scene) {
    const { graph } = scene;
    const key = keyOf(record, graph);
    const { certain, possible, why } = membersOf(key, graph);
    const [first] = certain;
    if (first !== undefined && first !== record) return scene.served(first);
    if (possible.length > 0 || why !== undefined) {
      const names = possible.map(({ name }) => name).join(", ");
      return doubtful(
        why ?? `Whether ${names} belongs to ${setName(key)} is known only after deployment.`,
        record,
        scene,
      );
    }
    return ofMembers(certain.length > 0 ? certain : [record], key, scene);
  },
});

/** Route 53 takes 100 weighted records in a set (API_ResourceRecordSet.html, Weight). */
const MOST = 100;
/** Every client may be sent to any of the others: the work grows with the square of their number. */
const AREAS: readonly string[] = ["latency", "geolocation", "geoproximity", "IP-based"];
const MOST_AREAS = 40;

function ofMembers(members: readonly Resource[], key: RecordKey, scene: Scene): Served {
  const [first] = members;
  const policy = policyOf(members, scene);
  if (policy === undefined)
    return doubtful(`How Route 53 chooses among the records of ${setName(key)} is not known.`, first, scene);
  const most = AREAS.includes(policy) ? MOST_AREAS : MOST;
  if (members.length > most) {
    return doubtful(`${setName(key)} has ${members.length} records; the simulation follows ${most}.`, first, scene);
  }
  const read = members.filter((one) => isOfType(one, RECORD)).map((record) => readRecord(record, scene));
  const isMixed = read.some(({ served }) => served.isStatic) && !read.every(({ served }) => served.isStatic);
  const flow = (kind: "flow" | "probe"): Flow | undefined =>
    choose(
      policy,
      read.map((one) => ({ ...one, flow: flowOf(one.served, kind, isMixed) })),
      scene,
    );
  const [flow_, probe] = [flow("flow"), flow("probe")];
  if (!flow_ || !probe) return doubtful(`AWS would refuse the records of ${setName(key)} as they are.`, first, scene);
  const pool = poolOf(policy, read, scene);
  const could = read.map(({ served }) => served.capability);
  return {
    flow: pool ? { kind: "least", of: [flow_, pool.flow] } : flow_,
    hosts: pool?.hosts,
    probe,
    // A request to the only record of a name is one to what it leads to.
    probeAt: read.length === 1 ? read[0]?.served.probeAt : undefined,
    capability: scene.any(could, `one of the records of ${setName(key)} could serve`),
    isStatic: read.every(({ served }) => served.isStatic),
    health: scene.any(
      read.map(({ healthy }) => healthy),
      `a record of ${setName(key)} is healthy`,
    ),
  };
}

/** Beside a service, files say no more than that it is not there. */
function flowOf({ flow, probe, isStatic }: Served, kind: "flow" | "probe", isMixed: boolean): Flow {
  if (kind === "probe") return probe ?? flow;
  return isMixed && isStatic ? { kind: "part", flow, why: "a page instead of the service" } : flow;
}

/** The one policy of all records of a set; undefined where they have several, or it is not known. */
function policyOf(members: readonly Resource[], { graph }: Scene): RoutingPolicy | "simple" | undefined {
  const found = members.map((record) => routingOf(record, graph));
  const policies = new Set(found.map(({ policies }) => policies[0] ?? ("simple" as const)));
  const isClear = found.every((one) => one.policies.length <= 1 && one.unknown.length === 0);
  return isClear && policies.size === 1 ? [...policies][0] : undefined;
}

function doubtful(reason: string, record: Resource | undefined, scene: Scene): Served {
  if (record) scene.blind({ id: `unknown ${scene.nameOf(record)}`, kind: "unknown", urn: record.urn, reason });
  const element = scene.unknown(reason, record);
  return { flow: { kind: "gate", element }, capability: element, health: element };
}
