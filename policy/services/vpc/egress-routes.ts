import {
  DEFAULT_ROUTE_TABLE,
  MAIN_ROUTE_TABLE_ASSOCIATION,
  NAT_GATEWAY,
  ROUTE,
  ROUTE_TABLES,
  ROUTE_TABLE_ASSOCIATION,
  type SUBNETS,
  VPCS,
} from "../../aws";
import {
  merged,
  NOT_YET,
  perResource,
  valueOf,
  type Found,
  type Graph,
  type Resource,
  type ResourceOf,
} from "../../graph";

type Subnet = ResourceOf<typeof SUBNETS>;
type RouteTable = ResourceOf<typeof ROUTE_TABLES>;
type NatGateway = ResourceOf<typeof NAT_GATEWAY>;

const ANYWHERE = "0.0.0.0/0";
const NOTHING: Found<never> = { certain: [], possible: [] };

function doubt(why: string): Found<never> {
  return { certain: [], possible: [], why };
}

function names(resources: readonly Resource[]): string {
  return resources.map((one) => one.name).join(", ");
}

/** The tables that some associations name. */
function tablesOf(
  associations: readonly ResourceOf<typeof ROUTE_TABLE_ASSOCIATION | typeof MAIN_ROUTE_TABLE_ASSOCIATION>[],
  graph: Graph,
): Found<RouteTable> {
  return merged(
    associations.flatMap((association) => {
      const { certain, external, complete } = graph.references(association, "routeTableId", ROUTE_TABLES);
      return [
        { certain, possible: [] },
        ...external.map((id) => doubt(`The route table ${id} is not in the program.`)),
        complete ? NOTHING : doubt(`The route table of ${association.name} ${NOT_YET}.`),
      ];
    }),
  );
}

/** The VPC's main route table: that of every subnet without one of its own. */
function mainTable(subnet: Subnet, graph: Graph): Found<RouteTable> {
  const [vpc] = graph.references(subnet, "vpcId", VPCS).certain;
  if (!vpc) return NOTHING;
  const set = graph.referrers(vpc, [MAIN_ROUTE_TABLE_ASSOCIATION], "vpcId", VPCS);
  if (set.certain.length > 0) return tablesOf(set.certain, graph);
  const adopted = graph.referrers(vpc, [DEFAULT_ROUTE_TABLE], "defaultRouteTableId", VPCS);
  const possible: readonly Resource[] = [...set.possible, ...adopted.possible];
  return merged([
    { certain: adopted.certain, possible: [] },
    possible.length > 0 ? doubt(`Whether ${names(possible)} is of its VPC ${NOT_YET}.`) : NOTHING,
  ]);
}

/** The route tables that a subnet uses: those associated with it, else the VPC's main one. */
export function routeTablesOf(subnet: Subnet, graph: Graph): Found<RouteTable> {
  const { certain, possible } = graph.referrers(subnet, [ROUTE_TABLE_ASSOCIATION], "subnetId");
  if (certain.length > 0) return tablesOf(certain, graph);
  // One with a gatewayId is of a gateway and no subnet.
  const others = possible.filter((one) => graph.given(one, "subnetId").kind !== "missing");
  return others.length > 0 ? doubt(`Whether ${names(others)} is of it ${NOT_YET}.`) : mainTable(subnet, graph);
}

function gatewaysAt(resource: Resource, path: string, graph: Graph): Found<NatGateway> {
  const { certain, external, complete } = graph.references(resource, path, [NAT_GATEWAY]);
  const ids = external.filter((id) => id !== "");
  return merged([
    { certain, possible: [] },
    ...ids.map((id) =>
      doubt(`The Availability Zone of the NAT gateway ${id}, which is not in the program, is not known.`),
    ),
    complete ? NOTHING : doubt(`The NAT gateway of ${resource.name} ${NOT_YET}.`),
  ]);
}

function inRoute(route: ResourceOf<typeof ROUTE>, graph: Graph): Found<NatGateway> {
  const cidr = graph.string(route, "destinationCidrBlock");
  if (cidr.kind === "missing" || (cidr.kind === "known" && cidr.value !== ANYWHERE)) return NOTHING;
  if (graph.given(route, "natGatewayId").kind === "missing") return NOTHING;
  if (cidr.kind === "known") return gatewaysAt(route, "natGatewayId", graph);
  return doubt(`The destination of the route ${route.name} ${cidr.reason}.`);
}

function inTable(table: RouteTable, graph: Graph): Found<NatGateway> {
  const routes = graph.given(table, "routes");
  if (routes.kind === "missing") return NOTHING;
  if (routes.kind === "unknown") return doubt(`Which routes ${table.name} has ${routes.reason}.`);
  const list = Array.isArray(routes.value) ? routes.value : [];
  return merged(
    list.map((_, index): Found<NatGateway> => {
      const cidr = graph.string(table, `routes[${index}].cidrBlock`);
      const isRouted = graph.given(table, `routes[${index}].natGatewayId`).kind !== "missing";
      if (!isRouted || cidr.kind === "missing") return NOTHING;
      if (cidr.kind === "unknown") return doubt(`The routes of ${table.name} are not all known.`);
      return cidr.value === ANYWHERE ? gatewaysAt(table, `routes[${index}].natGatewayId`, graph) : NOTHING;
    }),
  );
}

/** The NAT gateways through which a route table leads to the internet. */
export const natGatewaysOf = perResource((table: RouteTable, graph): Found<NatGateway> => {
  const { certain, possible } = graph.referrers(table, [ROUTE], "routeTableId");
  const others = possible.filter((route) => graph.given(route, "natGatewayId").kind !== "missing");
  return merged([
    ...certain.map((route) => inRoute(route, graph)),
    inTable(table, graph),
    ...others.map((route) => doubt(`Whether ${route.name} is one of its routes is not known.`)),
  ]);
});

/** Where a default route may lead that is no gateway of the internet: to another network, an appliance, or an endpoint. */
const ONWARD = [
  ...(["transitGatewayId", "coreNetworkArn", "vpcPeeringConnectionId", "vpcEndpointId", "networkInterfaceId"] as const),
];

/** How a route table leads on to what is behind another network or an appliance. */
export interface Onward {
  readonly by: (typeof ONWARD)[number];
  /** The route, or the table that has it. */
  readonly resource: Resource;
  /** Of the property: `transitGatewayId`, `routes[0].transitGatewayId`. */
  readonly path: string;
}

/** The default routes of a table that lead on to other networks and appliances. */
export const onwardRoutesOf = perResource((table: RouteTable, graph): readonly Onward[] => {
  const listed = graph.given(table, "routes");
  const own = listed.kind === "known" && Array.isArray(listed.value) ? listed.value.map((_, i) => `routes[${i}].`) : [];
  const places = [
    ...graph.referrers(table, [ROUTE], "routeTableId").certain.map((route) => {
      return { resource: route as Resource, prefix: "", cidr: "destinationCidrBlock" };
    }),
    ...own.map((prefix) => ({ resource: table as Resource, prefix, cidr: `${prefix}cidrBlock` })),
  ];
  return places.flatMap(({ resource, prefix, cidr }) => {
    const to = graph.string(resource, cidr);
    if (to.kind === "known" ? to.value !== ANYWHERE : to.kind === "missing") return [];
    const given = ONWARD.filter((by) => graph.given(resource, prefix + by).kind !== "missing");
    return given
      .filter((by) => valueOf(graph.string(resource, prefix + by)) !== "")
      .map((by) => ({ by, resource, path: prefix + by }));
  });
});
