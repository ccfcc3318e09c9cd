import { API_DOMAIN_NAME, API_MAPPING, BASE_PATH_MAPPING, HTTP_API, REST_API, REST_API_DOMAIN_NAME } from "../../aws";
import { isOfType, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { mayShareRegion } from "../../services/lambda/calls";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "disableExecuteApiEndpoint";

type Api = ResourceOf<readonly [typeof HTTP_API, typeof REST_API]>;

/** Whether a domain name leads to an API, as far as the mappings say. */
function isMapped(api: Api, graph: Graph): boolean {
  const { certain, possible } = isOfType(api, HTTP_API)
    ? graph.referrers(api, [API_MAPPING], "apiId")
    : graph.referrers(api, [BASE_PATH_MAPPING], "restApi");
  return [...certain, ...possible].some((one) => mayShareRegion(one, api));
}

/** A standby's API may have its mapping made by a failover alone: a domain name of its Region that has none waits for one. */
function waits(api: Resource, graph: Graph): boolean {
  return graph.ofType(API_DOMAIN_NAME, REST_API_DOMAIN_NAME).some(({ region }) => region === api.region);
}

export const defaultEndpoint = defineRule({
  id: "apigateway-default-endpoint-disabled",
  title: "API Gateway APIs with custom domain names should have their default endpoint disabled",
  practices: ["REL11-BP02"],
  service: "API Gateway",
  severity: "low",
  why: "The execute-api address of an API is in one Region and under no failover record: its clients stay with a Region that is impaired or taken out of service.",
  fix: "Set disableExecuteApiEndpoint to true, and have clients use the custom domain name.",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html",
  types: [HTTP_API, REST_API],
  check(api, graph) {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html: a private API has no such address on the Internet.
    if (isOfType(api, REST_API) && graph.read.strings(api, "endpointConfiguration.types").includes("PRIVATE"))
      return notApplicable("A private API is reached through its VPC endpoint.");
    if (!isMapped(api, graph) && !waits(api, graph))
      return notApplicable("It has no custom domain name: clients have its default endpoint alone.");
    // The default of both (https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html).
    if (graph.read.boolean(api, PROPERTY, false)) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(api, PROPERTY, false),
      wanted: true,
      message: "Clients that use its default endpoint are not led to another Region.",
    });
  },
});
