import { VPC_ENDPOINT, VPC_ENDPOINT_ROUTE_TABLE_ASSOCIATION } from "../../aws";
import { undecidedIfAny, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation, type Verdict } from "../../verdict";

const TABLES = "routeTableIds";

function judgeTables(endpoint: ResourceOf<typeof VPC_ENDPOINT>, graph: Graph): Verdict {
  const { certain, possible } = graph.referrers(endpoint, [VPC_ENDPOINT_ROUTE_TABLE_ASSOCIATION], "vpcEndpointId");
  if (certain.length > 0) return compliant();
  const tables = graph.read.given(endpoint, TABLES);
  const { certain: ids, why } = graph.strings(endpoint, `${TABLES}[*]`);
  // Unknown ids are route tables as well.
  if (tables !== undefined && (ids.length > 0 || why !== undefined)) return compliant();
  undecidedIfAny(possible, TABLES, "belongs to it");
  const service = graph.string(endpoint, "serviceName");
  const what = service.kind === "known" ? service.value : "its service";
  return violation({
    property: TABLES,
    actual: tables,
    wanted: "at least one route table",
    message: `It is in no route table: traffic to ${what} goes through the NAT gateways, is billed, and fails with them.`,
  });
}

export const gatewayEndpointRouted = defineRule({
  id: "vpc-gateway-endpoint-routed",
  title: "VPC gateway endpoints should be associated with a route table",
  practices: [],
  service: "VPC",
  severity: "low",
  why: "A gateway endpoint without a route table carries no traffic: S3 and DynamoDB still depend on the NAT gateways.",
  fix: 'Set routeTableIds to the route tables of the private subnets (awsx: vpcEndpointStrategy "Auto").',
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
  types: [VPC_ENDPOINT],
  check(endpoint, graph) {
    // The provider's default (types of @pulumi/aws: "Defaults to `Gateway`").
    const type = graph.read.string(endpoint, "vpcEndpointType", "Gateway");
    return type === "Gateway" ? judgeTables(endpoint, graph) : notApplicable("It is not a gateway endpoint.");
  },
});
