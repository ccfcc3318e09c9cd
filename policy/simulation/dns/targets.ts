import {
  ACCELERATOR,
  ALB_LOAD_BALANCER,
  API_DOMAIN_NAME,
  BUCKETS,
  BUCKET_WEBSITE,
  CLASSIC_LOAD_BALANCER,
  DISTRIBUTION,
  EC2_INSTANCE,
  ELASTIC_IP,
  FUNCTION_URL,
  HTTP_API,
  LOAD_BALANCER,
  RECORD,
  REST_API,
  REST_API_DOMAIN_NAME,
} from "../../aws";
import { groupedBy, isOfType, perGraph, valueOf, type Graph, type Resource } from "../../graph";
import { regionOfName } from "../../services/route53/alias-target";
import { keyOf, normalName, type RecordKey } from "../../services/route53/record-set";

/** What a DNS name or an address can be of. */
export const ENDPOINTS = [
  ACCELERATOR,
  LOAD_BALANCER,
  ALB_LOAD_BALANCER,
  CLASSIC_LOAD_BALANCER,
  ELASTIC_IP,
  EC2_INSTANCE,
  DISTRIBUTION,
  API_DOMAIN_NAME,
  REST_API_DOMAIN_NAME,
  HTTP_API,
  REST_API,
  FUNCTION_URL,
  BUCKET_WEBSITE,
  ...BUCKETS,
] as const;

/** Outputs that hold a resource's own name or address. */
const NAMES = [
  ...["dnsName", "dualStackDnsName", "domainName", "publicDns", "publicIp", "websiteEndpoint", "bucketDomainName"],
  ...["bucketRegionalDomainName", "regionalDomainName", "cloudfrontDomainName", "apiEndpoint", "functionUrl"],
];

/** `dualstack.` before a load balancer's name leads to the same one, by IPv6 too (elb/latest/application: IP address types). Of a URL its host. */
const endpointName = (name: string): string =>
  normalName(name.replace(/^https?:\/\/([^/:]+).*$/, "$1")).replace(/^dualstack\./, "");

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html */
function nameOfRestApi({ type, outputs, region }: Resource): string | undefined {
  const { id } = outputs;
  return type === REST_API && typeof id === "string" && region !== undefined
    ? `${id}.execute-api.${region}.amazonaws.com`
    : undefined;
}

const recordsByName = perGraph((graph) => groupedBy(graph.ofType(RECORD), (record) => keyOf(record, graph).name));

const endpointsByName = perGraph((graph) => {
  const found = new Map<string, Resource>();
  const isRecord = (name: string) => recordsByName(graph).has(endpointName(name));
  for (const resource of graph.ofType(...ENDPOINTS)) {
    const nested = graph.string(resource, "domainNameConfiguration.targetDomainName");
    // An accelerator's static addresses.
    const addresses = graph.strings(resource, "ipSets[*].ipAddresses[*]").certain;
    const own = NAMES.map((name) => resource.outputs[name]);
    const names = [...own, ...addresses, valueOf(nested), nameOfRestApi(resource)];
    // What answers under a custom domain name of API Gateway is what its records lead to: no name of its own is there without them.
    const isOfOthers = isOfType(resource, API_DOMAIN_NAME, REST_API_DOMAIN_NAME);
    for (const name of names)
      if (typeof name === "string" && name !== "" && !(isOfOthers && isRecord(name)))
        found.set(endpointName(name), resource);
  }
  return found;
});

/** What a name or address leads to. */
export type Target =
  | { readonly is: "resource"; readonly resource: Resource }
  | { readonly is: "set"; readonly key: RecordKey; readonly records: readonly Resource[] }
  /** Nothing that can be seen here; its Region where the name says it. */
  | { readonly is: "elsewhere"; readonly name: string; readonly region: string | undefined };

/** What a name or address leads to. */
export function targetAt(value: string, graph: Graph): Target {
  const name = endpointName(value);
  const resource = endpointsByName(graph).get(name);
  if (resource) return { is: "resource", resource };
  const records = recordsByName(graph).get(name) ?? [];
  // A name has a CNAME record or addresses, never both; health checks and browsers ask for IPv4 first.
  const types = ["A", "CNAME", "AAAA"];
  const keys = records.map((record) => keyOf(record, graph)).filter(({ type }) => types.includes(type ?? ""));
  const [key] = keys.sort((a, b) => types.indexOf(a.type ?? "") - types.indexOf(b.type ?? ""));
  return key
    ? { is: "set", key, records: records.filter((record) => keyOf(record, graph) === key) }
    : { is: "elsewhere", name, region: regionOfName(name) };
}
