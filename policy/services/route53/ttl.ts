import { UndecidedError, type Graph, type Resource } from "../../graph";
import { aliasOf } from "./alias-target";
import { membersOf } from "./record-set";

/**
 * Seconds for which resolvers keep the answer of an alias to an AWS resource: 60 for load balancers (API_ResourceRecordSet.html:
 * "the TTL for load balancers"). For S3 websites and CloudFront AWS gives no figure; the same is taken.
 */
export const ALIAS_TTL = 60;

/** Aliases of aliases are a few at most: a longer way is that of a mistake. */
const DEEPEST = 100;

/** For how long resolvers keep an answer. */
export interface Ttl {
  readonly seconds: number;
  /** The record whose ttl it is; an alias has none. */
  readonly ofRecord?: Resource;
}

/**
 * For how long a record's answer is kept. An alias to a record has that record's
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html).
 * Throws UndecidedError where it is not known.
 */
export function ttlOf(record: Resource, graph: Graph, seen: readonly Resource[] = []): Ttl {
  const alias = aliasOf(record, graph);
  if (alias.kind === "unknown") throw new UndecidedError("ttl", alias.reason);
  if (alias.kind === "none") {
    const ttl = graph.number(record, "ttl");
    if (ttl.kind === "known") return { seconds: ttl.value, ofRecord: record };
    const reason = ttl.kind === "missing" ? "is not given" : ttl.reason;
    throw new UndecidedError("ttl", `The ttl of ${record.name} ${reason}.`);
  }
  if (!alias.target.set || seen.includes(record)) return { seconds: ALIAS_TTL };
  if (seen.length >= DEEPEST)
    throw new UndecidedError("ttl", `${record.name} is the alias of more than ${DEEPEST} others.`);
  const { certain } = membersOf(alias.target.set, graph);
  const ttls = certain.map((member) => ttlOf(member, graph, [...seen, record]));
  return ttls.reduce((a, b) => (b.seconds > a.seconds ? b : a), { seconds: ALIAS_TTL });
}
