import { DB_SUBNET_GROUP, SUBNETS } from "../../aws";
import { valueOf, type Graph, type Resource } from "../../graph";
import type { ElementId, Need } from "../model";
import { externalSubnetPlace, subnetPlace } from "../place";
import type { Scene } from "../scene";
import { zoneElements, zonesIn } from "./spot";

/** The zones in which a database may be: those of its subnet group, or as far as these are not known, of its Region. */
export function zonesOfDatabase(database: Resource, graph: Graph): readonly string[] {
  const [group] = graph.references(database, "dbSubnetGroupName", [DB_SUBNET_GROUP]).certain;
  return (group && zonesOfGroup(group, graph)) ?? zonesIn(graph, database.region);
}

/** The zones of the subnets of a subnet group; undefined where not all of them are known. */
export function zonesOfGroup(group: Resource, graph: Graph): readonly string[] | undefined {
  const { certain, external, complete } = graph.references(group, "subnetIds[*]", SUBNETS);
  const zones = [
    ...certain.map((subnet) => subnetPlace(subnet, graph).zone),
    ...external.map((id) => externalSubnetPlace(id, group, graph).zone),
  ];
  const known = zones.filter((zone) => zone !== undefined);
  return complete && known.length === zones.length ? [...new Set(known)].sort() : undefined;
}

/**
 * A DB subnet group of a Region with a zone that is up: a database is restored into one
 * (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceToPointInTime.html, DBSubnetGroupName).
 */
export function subnetGroupIn(scene: Scene, region: string | undefined): Need {
  const what = `a DB subnet group in ${region ?? "the Region"}, with a zone that is up`;
  const groups = scene.graph.ofType(DB_SUBNET_GROUP).filter((group) => group.region === region);
  const element = scene.any(
    groups.map((group) => groupElement(scene, group)),
    what,
  );
  return { what, element };
}

function groupElement(scene: Scene, group: Resource): ElementId {
  const zones = zonesOfGroup(group, scene.graph);
  if (zones === undefined || group.region === undefined)
    return scene.opaque(group, "unknown", `The zones of ${group.name} are not all known.`);
  return scene.any(zoneElements(scene, group.region, zones), `a zone of ${scene.nameOf(group)}`);
}

/** How many seconds a parameter of a parameter group holds; undefined where it is not there or not known. */
export function secondsOf(parameters: Resource, name: string, graph: Graph): number | undefined {
  const list = valueOf(graph.list(parameters, "parameters")) ?? [];
  const index = list.findIndex((_, i) => valueOf(graph.string(parameters, `parameters[${i}].name`)) === name);
  return index < 0 ? undefined : valueOf(graph.number(parameters, `parameters[${index}].value`));
}
