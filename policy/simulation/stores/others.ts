import type { Estimate } from "../../../facts/recovery/estimate";
import {
  FSX_FAILOVER,
  FSX_WINDOWS_FAILOVER,
  OPENSEARCH_STANDBY,
  REDSHIFT_FAILOVER,
} from "../../../facts/recovery/stores";
import {
  ELASTICACHE_CLUSTER,
  ELASTICSEARCH_DOMAIN,
  FSX_LUSTRE,
  FSX_ONTAP,
  FSX_OPENZFS,
  FSX_WINDOWS,
  MQ_BROKER,
  MSK_CLUSTER,
  OPENSEARCH_DOMAIN,
  REDSHIFT_CLUSTER,
  SERVERLESS_CACHE,
} from "../../aws";
import { isOfType, valueOf, type Graph, type Resource } from "../../graph";
import { spanOfSubnets } from "../../services/zones";
import { regionOfAtom, split } from "../atoms";
import type { Atom, Copy, ElementId, Figure } from "../model";
import { figureOf } from "../figures";
import { regionalPlace } from "../place";
import type { Scene } from "../scene";
import { liveAtoms, oneZoneMayFail, serviceIn, spotAt, zoneElements, zonesIn } from "./spot";
import type { Store, StoreKind } from "./store";

/** Types whose service is known, and where they name their subnets; how they fail over is not modelled. */
const OTHERS: Readonly<Record<string, { readonly service: string; readonly subnets?: string }>> = {
  [REDSHIFT_CLUSTER]: { service: "redshift" },
  [OPENSEARCH_DOMAIN]: { service: "es", subnets: "vpcOptions.subnetIds[*]" },
  [ELASTICSEARCH_DOMAIN]: { service: "es", subnets: "vpcOptions.subnetIds[*]" },
  [ELASTICACHE_CLUSTER]: { service: "elasticache" },
  [SERVERLESS_CACHE]: { service: "elasticache" },
  [FSX_WINDOWS]: { service: "fsx", subnets: "subnetIds[*]" },
  [FSX_ONTAP]: { service: "fsx", subnets: "subnetIds[*]" },
  [FSX_OPENZFS]: { service: "fsx", subnets: "subnetIds[*]" },
  [FSX_LUSTRE]: { service: "fsx", subnets: "subnetIds" },
  [MQ_BROKER]: { service: "mq", subnets: "subnetIds[*]" },
  [MSK_CLUSTER]: { service: "kafka", subnets: "brokerNodeGroupInfo.clientSubnets[*]" },
};

/** What keeps data in a Region, or in one zone of it, without more being followed: in doubt under everything else that may reach it. */
export const others: StoreKind = {
  primaries: ({ graph }) =>
    Object.keys(OTHERS)
      .flatMap((type) => graph.ofType(type))
      // A node that is added to a replication group is part of that.
      .filter((one) => one.type !== ELASTICACHE_CLUSTER || graph.given(one, "replicationGroupId").kind === "missing"),
  read: otherStore,
};

const NOW: Figure = { seconds: 0, arithmetic: "0 s", source: "the store itself", bounded: "resource" };

function otherStore(resource: Resource, name: string, scene: Scene): Store {
  const { service = "" } = OTHERS[resource.type] ?? {};
  const place = { ...regionalPlace(resource), zone: onlyZone(resource, scene.graph) };
  const isZonal = place.zone !== undefined;
  const atoms = [...liveAtoms(name, place), ...serviceIn(service, place.region)];
  const there = scene.placed(resource, place, isZonal, `the store ${name}`, atoms);
  const reason = `How ${resource.type} fails over, and what backups it has, is not modelled.`;
  const standby = standbyZones(resource, scene);
  const doubt = doubtAbout(resource, isZonal || standby.length > 0, reason, scene);
  const base = scene.all([there, doubt], `the store ${name}`, resource);
  const element = standby.length > 0 ? failedOver(resource, name, base, standby, scene) : base;
  const kept = standby.length > 0 ? scene.all([base, oneZoneMayFail(scene, place.region, standby)], name) : element;
  const made: Pick<Copy, "store" | "locked" | "resource"> = { store: name, locked: "unknown", resource };
  const spot = spotAt(place, { zonal: isZonal });
  scene.copy({ ...made, id: name, place, atoms: spot.atoms, kind: "live", lag: NOW, reachable: kept });
  const backups = { ...place, zone: undefined };
  scene.copy({
    ...made,
    id: `${name} backups`,
    place: backups,
    atoms: spotAt(backups).atoms,
    kind: "backup",
    lag: { seconds: 86400, arithmetic: "86400 s", source: "a day stands for it", bounded: "none" },
    reachable: scene.all(
      [scene.placed(resource, backups, false, `backups of ${name}`), scene.unknown(reason, resource)],
      reason,
    ),
  });
  const access = { serves: element, capable: standby.length > 0 ? base : element };
  return { name, resources: [resource], read: access, write: access };
}

/** How long a standby of a resource in another zone takes to take over; undefined where it has none. */
function standbyOf(resource: Resource, { graph }: Scene): Estimate | undefined {
  if (isOfType(resource, OPENSEARCH_DOMAIN))
    return valueOf(graph.boolean(resource, "clusterConfig.multiAzWithStandbyEnabled", false)) === true
      ? OPENSEARCH_STANDBY
      : undefined;
  if (isOfType(resource, REDSHIFT_CLUSTER))
    return valueOf(graph.boolean(resource, "multiAz", false)) === true ? REDSHIFT_FAILOVER : undefined;
  if (!isOfType(resource, FSX_WINDOWS, FSX_ONTAP, FSX_OPENZFS)) return undefined;
  const isMulti = valueOf(graph.string(resource, "deploymentType"))?.startsWith("MULTI_AZ") === true;
  return isMulti ? (resource.type === FSX_WINDOWS ? FSX_WINDOWS_FAILOVER : FSX_FAILOVER) : undefined;
}

/** The zones of what has a standby: those of its subnets, or as far as these are not known, of its Region; empty for other resources. */
function standbyZones(resource: Resource, scene: Scene): readonly string[] {
  if (!standbyOf(resource, scene)) return [];
  const { graph } = scene;
  const path = OTHERS[resource.type]?.subnets;
  const { zones, unknown } = path ? spanOfSubnets(resource, graph, path) : { zones: new Set<string>(), unknown: 1 };
  return zones.size > 0 && unknown === 0 ? [...zones].sort() : zonesIn(graph, resource.region);
}

/** A standby in another zone has all data and takes the active one's place: any zone is taken for that of the active one. */
function failedOver(
  resource: Resource,
  name: string,
  base: ElementId,
  zones: readonly string[],
  scene: Scene,
): ElementId {
  const { region } = resource;
  const takes = standbyOf(resource, scene);
  if (region === undefined || !takes) return base;
  const whole = scene.all([base, ...zoneElements(scene, region, zones)], `the zones of ${name}`);
  const failover = scene.step({
    id: `fail over ${name}`,
    by: "itself",
    after: scene.all(
      [scene.not(whole, `a zone of ${name} fails`), base, oneZoneMayFail(scene, region, zones)],
      `${name} can fail over`,
    ),
    takes: [figureOf(takes)],
    needs: [],
    resource,
  });
  return scene.any([whole, failover.done], `the store ${name}`, resource);
}

/** The zone that a resource is in, where it is in just one. */
function onlyZone(resource: Resource, graph: Graph): string | undefined {
  const isMoved = valueOf(graph.boolean(resource, "availabilityZoneRelocationEnabled", false)) !== false;
  const isMultiAz = valueOf(graph.boolean(resource, "multiAz", false)) !== false;
  const isAcross = valueOf(graph.string(resource, "azMode", "single-az")) !== "single-az";
  if (isMoved || isMultiAz || isAcross) return undefined;
  const own = valueOf(graph.string(resource, "availabilityZone"));
  const path = OTHERS[resource.type]?.subnets;
  if (own !== undefined || path === undefined) return own;
  const { zones, unknown } = spanOfSubnets(resource, graph, path);
  return zones.size === 1 && unknown === 0 ? [...zones][0] : undefined;
}

/** What may reach a store that it is not known how it survives. What is in one zone is in no doubt because of another. */
function doubtAbout(resource: Resource, isZonal: boolean, reason: string, scene: Scene): ElementId {
  scene.blind({ id: `type ${scene.nameOf(resource)}`, kind: "type", urn: resource.urn, reason });
  const { region } = resource;
  const kinds = ["service", "plane", "key", ...(isZonal ? [] : ["zone"])];
  const mayFailWith = (atom: Atom) => kinds.includes(split(atom)[0]) && (regionOfAtom(atom) ?? region) === region;
  return scene.leaf([], reason, { resource, mayFailWith });
}
