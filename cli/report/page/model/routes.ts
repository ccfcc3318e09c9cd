import * as aws from "../../../../policy/aws";
import type { Graph, Resource } from "../../../../policy/graph";
import type { WayOut } from "./picture";
import { referenceOf } from "./read";
import { zoneOf } from "./spots";

/** A subnet's route to the internet, by its route table. */
export function wayOutOf(graph: Graph, subnet: Resource): WayOut {
  const tables = tablesOf(graph, subnet);
  if (tables.length === 0) return { kind: "unknown" };
  const gateways = tables.flatMap((table) => exitsOf(graph, table));
  const internet = gateways.find((gateway) => gateway.type === aws.INTERNET_GATEWAY);
  if (internet) return { kind: "internet-gateway" };
  const nat = gateways.find((gateway) => gateway.type === aws.NAT_GATEWAY);
  if (!nat) return { kind: "none" };
  const place = referenceOf(graph, nat, "subnetId", aws.SUBNET);
  const zone = place && zoneOf(graph, place);
  return { kind: "nat", urn: nat.urn, zone, sameZone: zone !== undefined && zone === zoneOf(graph, subnet) };
}

function tablesOf(graph: Graph, subnet: Resource): Resource[] {
  return graph
    .referrers(subnet, [aws.ROUTE_TABLE_ASSOCIATION], "subnetId")
    .certain.flatMap((association) => referenceOf(graph, association, "routeTableId", aws.ROUTE_TABLE) ?? []);
}

/** The gateways of a table's routes, inline or separate resources. */
function exitsOf(graph: Graph, table: Resource): Resource[] {
  const routes = graph.referrers(table, [aws.ROUTE], "routeTableId").certain;
  return [...routes.flatMap((route) => exits(graph, route, "")), ...exits(graph, table, "routes[*].")];
}

function exits(graph: Graph, holder: Resource, before: string): Resource[] {
  return [
    ...graph.references(holder, `${before}gatewayId`, [aws.INTERNET_GATEWAY]).certain,
    ...graph.references(holder, `${before}natGatewayId`, [aws.NAT_GATEWAY]).certain,
  ];
}
