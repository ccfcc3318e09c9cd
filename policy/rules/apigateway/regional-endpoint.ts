import { REST_API, REST_API_DOMAIN_NAME } from "../../aws";
import { NOT_YET, UndecidedError } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "endpointConfiguration.types";

export const regionalEndpoint = defineRule({
  id: "apigateway-regional-endpoint",
  title: "API Gateway REST APIs and domain names should have a Regional endpoint",
  practices: ["REL02-BP01", "REL13-BP02"],
  service: "API Gateway",
  // An API that serves from one Region by design loses nothing by it.
  severity: "low",
  why: "An edge-optimized domain name can be in one Region only, as its CloudFront distribution takes the name: Route 53 can't fail over to another Region's API.",
  fix: 'Set endpointConfiguration.types to "REGIONAL" on the API and its domain name, and give each Region its own certificate.',
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/dns-failover.html",
  types: [REST_API, REST_API_DOMAIN_NAME],
  check(api, graph) {
    // https://docs.aws.amazon.com/apigateway/latest/api/API_EndpointConfiguration.html: edge-optimized by default.
    // A list of one in the provider's older versions.
    const [endpoint = "EDGE", ...others] = graph.read.list(api, PROPERTY);
    if (typeof endpoint !== "string" || others.length > 0) throw new UndecidedError(PROPERTY, NOT_YET, api);
    if (endpoint !== "EDGE") return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(api, PROPERTY, endpoint),
      wanted: "REGIONAL",
      message: "It is edge-optimized: no second Region can answer for the same name.",
    });
  },
});
