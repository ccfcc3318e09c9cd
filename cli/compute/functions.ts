import { API_REQUESTS } from "../../facts/api-gateway";
import { API_DOMAIN_NAME, API_MAPPING, HTTP_API, HTTP_API_STAGE, HTTP_INTEGRATION } from "../../policy/aws";
import type { Graph, Resource } from "../../policy/graph";
import { calledBy } from "../../policy/services/lambda/calls";
import { field, number } from "../estimate/inputs";
import type { FrontPicture } from "../report/page/model/picture";
import { hostOf, textOf } from "../report/page/model/read";
import { setting } from "../setting";
import type { KindTypes } from "./kind";

/** What estimate and page know of HTTP APIs; what they know of any Lambda function is elsewhere. */
export const functionsTypes: KindTypes = {
  // An API is paid for by its requests.
  prices: {},
  quotas: [
    {
      quota: API_REQUESTS.data,
      needed: (all) =>
        all
          .filter(({ type }) => type === HTTP_API_STAGE)
          .reduce((sum, { inputs }) => sum + number(field(inputs?.["defaultRouteSettings"], "throttlingRateLimit")), 0),
    },
  ],
  settings: [
    setting([HTTP_API_STAGE], "defaultRouteSettings.throttlingRateLimit", "compute", "throttle.rate"),
    setting([HTTP_API_STAGE], "accessLogSettings.destinationArn", "compute", "accessLogs"),
  ],
  groups: [],
  fronts: [{ type: HTTP_API, picture: httpApiOf, named: apiNamed }],
  keyInputs: {},
  parts: [],
  servants: [],
};

const TARGET = "domainNameConfiguration.targetDomainName";

/** The APIs that a domain name leads to by its mappings. */
function mappedTo(graph: Graph, domain: Resource): Resource[] {
  const mappings = graph.referrers(domain, [API_MAPPING], "domainName", [API_DOMAIN_NAME]).certain;
  return [...mappings].flatMap((one) => graph.references(one, "apiId", [HTTP_API]).certain);
}

/** The API that a domain name leads to, or would once it is mapped: the only one of its stack. */
function apiOf(graph: Graph, domain: Resource): Resource | undefined {
  const [mapped] = mappedTo(graph, domain);
  const own = graph.ofType(HTTP_API).filter((api) => api.stack === domain.stack && api.region === domain.region);
  return mapped ?? (own.length === 1 ? own[0] : undefined);
}

/** The HTTP API behind a DNS name, which is that of a custom domain name. */
function apiNamed(graph: Graph, name: string): Resource | undefined {
  const domain = graph.ofType(API_DOMAIN_NAME).find((one) => hostOf(textOf(graph, one, TARGET) ?? "") === name);
  return domain && apiOf(graph, domain);
}

/** An HTTP API with the hosts that it answers for and the functions that it calls. */
function httpApiOf(graph: Graph, api: Resource): FrontPicture {
  const domains = graph.ofType(API_DOMAIN_NAME).filter((one) => mappedTo(graph, one).includes(api));
  const integrations = graph.referrers(api, [HTTP_INTEGRATION], "apiId").certain;
  const functions = [...integrations].map((one) => calledBy(one, "integrationUri", graph).lambda?.name);
  return {
    urn: api.urn,
    kind: "HTTP API",
    name: api.name,
    hosts: domains.map((one) => textOf(graph, one, "domainName") ?? one.name),
    calls: [...new Set(functions.filter((name) => name !== undefined))],
  };
}
