import * as aws from "../../../../policy/aws";
import type { Graph, Resource } from "../../../../policy/graph";
import { calledBy } from "../../../../policy/services/lambda/calls";
import type { ApiPicture } from "./picture";
import { hostOf, textOf } from "./read";

const TARGET = "domainNameConfiguration.targetDomainName";

/** The APIs that a domain name leads to by its mappings. */
function mappedTo(graph: Graph, domain: Resource): Resource[] {
  const mappings = graph.referrers(domain, [aws.API_MAPPING], "domainName", [aws.API_DOMAIN_NAME]).certain;
  return [...mappings].flatMap((one) => graph.references(one, "apiId", [aws.HTTP_API]).certain);
}

/** The API that a domain name leads to, or would once it is mapped: the only one of its stack. */
function apiOf(graph: Graph, domain: Resource): Resource | undefined {
  const [mapped] = mappedTo(graph, domain);
  const own = graph.ofType(aws.HTTP_API).filter((api) => api.stack === domain.stack && api.region === domain.region);
  return mapped ?? (own.length === 1 ? own[0] : undefined);
}

/** The HTTP API behind a DNS name, which is that of a custom domain name. */
export function apiNamed(graph: Graph, name: string): Resource | undefined {
  const domain = graph.ofType(aws.API_DOMAIN_NAME).find((one) => hostOf(textOf(graph, one, TARGET) ?? "") === name);
  return domain && apiOf(graph, domain);
}

/** An HTTP API with the hosts that it answers for and the functions that it calls. */
export function httpApiOf(graph: Graph, api: Resource): ApiPicture {
  const domains = graph.ofType(aws.API_DOMAIN_NAME).filter((one) => mappedTo(graph, one).includes(api));
  const integrations = graph.referrers(api, [aws.HTTP_INTEGRATION], "apiId").certain;
  const functions = [...integrations].map((one) => calledBy(one, "integrationUri", graph).lambda?.name);
  return {
    urn: api.urn,
    name: api.name,
    hosts: domains.map((one) => textOf(graph, one, "domainName") ?? one.name),
    functions: [...new Set(functions.filter((name) => name !== undefined))],
  };
}
