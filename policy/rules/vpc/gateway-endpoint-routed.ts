import { VPC_ENDPOINT, VPC_ENDPOINT_ROUTE_TABLE_ASSOCIATION } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const TABLES = "routeTableIds";

function judgeTables(endpoint: Resource, graph: Graph): Verdict {
  const { certain, possible } = graph.referrers(endpoint, [VPC_ENDPOINT_ROUTE_TABLE_ASSOCIATION], "vpcEndpointId");
  if (certain.length > 0) return compliant();
  const tables = graph.given(endpoint, TABLES);
  if (tables.kind === "unknown") return undecided({ property: TABLES, reason: `Its ${TABLES} ${tables.reason}.` });
  // Unknown ids are route tables as well.
  if (tables.kind === "known" && graph.values(endpoint, `${TABLES}[*]`).values.length > 0) return compliant();
  if (possible.length > 0) {
    const names = possible.map((one) => one.name).join(", ");
    return undecided({ property: TABLES, reason: `Whether ${names} belongs to it is known only after deployment.` });
  }
  const service = graph.string(endpoint, "serviceName");
  const what = service.kind === "known" ? service.value : "its service";
  return violation({
    property: TABLES,
    actual: tables.kind === "known" ? tables.value : undefined,
    wanted: "at least one route table",
    message: `It is in no route table: traffic to ${what} goes through the NAT gateways, is billed, and fails with them.`,
  });
}

export const gatewayEndpointRouted = defineRule({
  id: "vpc-gateway-endpoint-routed",
  title: "VPC gateway endpoints should be associated with a route table",
  service: "VPC",
  severity: "low",
  why: "A gateway endpoint without a route table carries no traffic: S3 and DynamoDB still depend on the NAT gateways.",
  fix: 'Set routeTableIds to the route tables of the private subnets (awsx: vpcEndpointStrategy "Auto").',
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
  types: [VPC_ENDPOINT],
  check(endpoint, graph) {
    // The provider's default (types of @pulumi/aws: "Defaults to `Gateway`").
    const type = graph.string(endpoint, "vpcEndpointType", "Gateway");
    if (type.kind === "unknown") {
      return undecided({ property: "vpcEndpointType", reason: `Its vpcEndpointType ${type.reason}.` });
    }
    return type.value === "Gateway" ? judgeTables(endpoint, graph) : notApplicable("It is not a gateway endpoint.");
  },
});
