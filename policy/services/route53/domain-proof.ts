import { CERTIFICATE } from "../../aws";
import type { Graph, Resource } from "../../graph";

/** The certificates that a record's name comes from: it proves one of their domains to ACM, under a name of ACM's. */
export function certificatesOf(record: Resource, graph: Graph): readonly Resource[] {
  const byProperty = Object.keys(record.propertyDependencies).length > 0;
  const urns = (byProperty ? record.propertyDependencies.name : record.dependencies) ?? [];
  return urns.map((urn) => graph.get(urn)).filter((one) => one?.type === CERTIFICATE) as Resource[];
}

/**
 * The domains that ACM wants proved, each as often as it asks; undefined where they are unknown. ACM wants one record for
 * example.com and *.example.com, whatever the region (https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html).
 */
function domainsOf(certificate: Resource, graph: Graph): readonly string[] | undefined {
  const names = ["domainName", "subjectAlternativeNames[*]"].map((path) => graph.values(certificate, path));
  const values = names.flatMap((leaves) => leaves.values);
  if (names.some((leaves) => leaves.open) || values.some((name) => typeof name !== "string")) return undefined;
  // AWS answers with the first name among the alternatives.
  return [...new Set(values.map(String))].map((name) => name.toLowerCase().replace(/^\*\./, ""));
}

/**
 * Whether two of these records may turn out to be one and the same: where certificates share a domain, or have fewer
 * domains than records.
 */
export function mayProveTwice(records: readonly Resource[], graph: Graph): boolean {
  const certificates = [...new Set(records.flatMap((record) => certificatesOf(record, graph)))];
  const asked = certificates.map((certificate) => domainsOf(certificate, graph));
  if (asked.includes(undefined)) return true;
  const domains = asked.flatMap((some) => some ?? []);
  return new Set(domains).size < domains.length || domains.length < records.length;
}
