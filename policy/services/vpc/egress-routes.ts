import {
  DEFAULT_ROUTE_TABLE,
  MAIN_ROUTE_TABLE_ASSOCIATION,
  NAT_GATEWAY,
  ROUTE,
  ROUTE_TABLES,
  ROUTE_TABLE_ASSOCIATION,
  VPCS,
} from "../../aws";
import type { Graph, Resource } from "../../graph";

const ANYWHERE = "0.0.0.0/0";

/** Resources, and what is in doubt about them as sentences. */
export interface Found {
  readonly resources: readonly Resource[];
  readonly doubts: readonly string[];
}

function names(resources: readonly Resource[]): string {
  return resources.map((one) => one.name).join(", ");
}

function merged(parts: readonly Found[]): Found {
  return {
    resources: [...new Set(parts.flatMap((part) => part.resources))],
    doubts: [...new Set(parts.flatMap((part) => part.doubts))],
  };
}

/** The tables that some associations name. */
function tablesOf(associations: readonly Resource[], graph: Graph): Found {
  return merged(
    associations.map((association) => {
      const tables = graph.references(association, "routeTableId", ROUTE_TABLES);
      const elsewhere = tables.external.map((id) => `The route table ${id} was made elsewhere.`);
      const open = tables.complete
        ? []
        : [`Which route table ${association.name} means is known only after deployment.`];
      return { resources: tables.certain, doubts: [...elsewhere, ...open] };
    }),
  );
}

/** The VPC's main route table: that of every subnet without one of its own. */
function mainTable(subnet: Resource, graph: Graph): Found {
  const [vpc] = graph.references(subnet, "vpcId", VPCS).certain;
  if (!vpc) return { resources: [], doubts: [] };
  const set = graph.referrers(vpc, [MAIN_ROUTE_TABLE_ASSOCIATION], "vpcId", VPCS);
  if (set.certain.length > 0) return tablesOf(set.certain, graph);
  const adopted = graph.referrers(vpc, [DEFAULT_ROUTE_TABLE], "defaultRouteTableId", VPCS);
  const doubtful = [...set.possible, ...adopted.possible];
  return {
    resources: adopted.certain,
    doubts: doubtful.length > 0 ? [`Whether ${names(doubtful)} means its VPC is known only after deployment.`] : [],
  };
}

/** The route tables that a subnet uses: those associated with it, else the VPC's main one. */
export function routeTablesOf(subnet: Resource, graph: Graph): Found {
  const { certain, possible } = graph.referrers(subnet, [ROUTE_TABLE_ASSOCIATION], "subnetId");
  if (certain.length > 0) return tablesOf(certain, graph);
  // One with a gatewayId is about a gateway and no subnet.
  const doubtful = possible.filter((one) => graph.given(one, "subnetId").kind !== "missing");
  if (doubtful.length > 0) {
    return { resources: [], doubts: [`Whether ${names(doubtful)} is about it is known only after deployment.`] };
  }
  return mainTable(subnet, graph);
}

function gatewaysAt(resource: Resource, path: string, graph: Graph): Found {
  const found = graph.references(resource, path, [NAT_GATEWAY]);
  const ids = found.external.filter((id) => id !== "");
  const open = found.complete ? [] : [`Which NAT gateway ${resource.name} leads to is known only after deployment.`];
  return {
    resources: found.certain,
    doubts: [...ids.map((id) => `The zone of the NAT gateway ${id}, made elsewhere, is not known.`), ...open],
  };
}

function inRoute(route: Resource, graph: Graph): Found {
  const cidr = graph.string(route, "destinationCidrBlock");
  if (cidr.kind === "missing" || (cidr.kind === "known" && cidr.value !== ANYWHERE))
    return { resources: [], doubts: [] };
  if (graph.given(route, "natGatewayId").kind === "missing") return { resources: [], doubts: [] };
  if (cidr.kind === "known") return gatewaysAt(route, "natGatewayId", graph);
  return { resources: [], doubts: [`Where the route ${route.name} leads to ${cidr.reason}.`] };
}

function inTable(table: Resource, graph: Graph): Found {
  const routes = graph.given(table, "routes");
  if (routes.kind === "missing") return { resources: [], doubts: [] };
  if (routes.kind === "unknown") return { resources: [], doubts: [`Which routes ${table.name} has ${routes.reason}.`] };
  const list = Array.isArray(routes.value) ? routes.value : [];
  return merged(
    list.map((_, index) => {
      const cidr = graph.string(table, `routes[${index}].cidrBlock`);
      const leads = graph.given(table, `routes[${index}].natGatewayId`).kind !== "missing";
      if (!leads || cidr.kind === "missing") return { resources: [], doubts: [] };
      if (cidr.kind === "unknown") return { resources: [], doubts: [`The routes of ${table.name} are not all known.`] };
      if (cidr.value !== ANYWHERE) return { resources: [], doubts: [] };
      return gatewaysAt(table, `routes[${index}].natGatewayId`, graph);
    }),
  );
}

/** The NAT gateways through which a route table leads to the internet. */
export function natGatewaysOf(table: Resource, graph: Graph): Found {
  const { certain, possible } = graph.referrers(table, [ROUTE], "routeTableId");
  const doubtful = possible.filter((route) => graph.given(route, "natGatewayId").kind !== "missing");
  const open = {
    resources: [],
    doubts: doubtful.map((one) => `Whether ${one.name} is one of its routes is not known.`),
  };
  return merged([...certain.map((route) => inRoute(route, graph)), inTable(table, graph), open]);
}
