import type { Graph, Resource } from "../../graph";
import { aliasOf } from "./alias-target";
import { membersOf } from "./record-set";

/**
 * Seconds for which resolvers keep the answer of an alias to an AWS resource: 60 for load balancers (API_ResourceRecordSet.html:
 * "the TTL for load balancers"). For S3 websites and CloudFront AWS gives no figure; the same is taken.
 */
export const ALIAS_TTL = 60;

/** For how long resolvers keep an answer, in seconds, or why that is not known. */
export type Ttl = { readonly seconds: number; readonly ofRecord?: Resource } | { readonly doubt: string };

function longest(ttls: readonly Ttl[]): Ttl {
  const doubtful = ttls.find((ttl) => "doubt" in ttl);
  if (doubtful) return doubtful;
  const known = ttls.filter((ttl) => "seconds" in ttl);
  return known.reduce((a, b) => (b.seconds > a.seconds ? b : a), { seconds: ALIAS_TTL });
}

/**
 * For how long a record's answer is kept. An alias to a record has that record's
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html).
 */
export function ttlOf(record: Resource, graph: Graph, seen: readonly Resource[] = []): Ttl {
  const alias = aliasOf(record, graph);
  if (alias.kind === "unknown") return { doubt: alias.reason };
  if (alias.kind === "none") {
    const ttl = graph.number(record, "ttl");
    if (ttl.kind === "known") return { seconds: ttl.value, ofRecord: record };
    return { doubt: `The ttl of ${record.name} ${ttl.kind === "missing" ? "is not given" : ttl.reason}.` };
  }
  if (!alias.target.set || seen.includes(record)) return { seconds: ALIAS_TTL };
  const { certain } = membersOf(alias.target.set, graph);
  return longest(certain.map((member) => ttlOf(member, graph, [...seen, record])));
}
