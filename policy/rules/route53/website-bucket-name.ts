import { BUCKETS, RECORD } from "../../aws";
import { valueOf, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { aliasOf, type AliasTarget } from "../../services/route53/alias-target";
import { keyOf, matchKeys, normalName } from "../../services/route53/record-set";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "aliases[0].name";

/** The host names that resolve to a record: its own, and those of the aliases to it. */
function hostsOf(record: Resource, graph: Graph, seen: readonly Resource[] = []): readonly (string | undefined)[] {
  if (seen.includes(record)) return [];
  const key = keyOf(record, graph);
  const leading = graph.ofType(RECORD).filter((other) => {
    const alias = aliasOf(other, graph);
    const set = alias.kind === "alias" ? alias.target.set : undefined;
    return set !== undefined && matchKeys(set, key, graph).is === "yes";
  });
  return [key.name, ...leading.flatMap((other) => hostsOf(other, graph, [...seen, record]))];
}

/** The name of a website's bucket; undefined where it is unknown. */
function bucketName(website: Resource, graph: Graph): string | undefined {
  const [bucket] = BUCKETS.includes(website.type) ? [website] : graph.references(website, "bucket", BUCKETS).certain;
  const name = valueOf(graph.string(bucket ?? website, "bucket"));
  return name === undefined ? undefined : normalName(name);
}

/** The websites of an endpoint: those that the alias refers to, otherwise every bucket in its Region. */
function websitesAt(target: AliasTarget, graph: Graph): readonly Resource[] {
  if (target.resources.length > 0) return target.resources;
  return graph.ofType(...BUCKETS).filter((bucket) => bucket.region === target.region);
}

export const websiteBucketName = defineRule({
  id: "route53-website-bucket-name",
  title: "S3 website buckets behind a Route 53 alias should be named like the record",
  practices: ["REL02-BP01"],
  service: "Route 53",
  severity: "high",
  why: "S3 finds a website's bucket by the host name of the request: with another bucket name users get a 404.",
  fix: "Name the bucket like the record (bucket: shop.example.com), or put CloudFront in front of a bucket of any name.",
  source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/RoutingToS3Bucket.html",
  types: [RECORD],
  check(record, graph) {
    const alias = aliasOf(record, graph);
    if (alias.kind === "none") return notApplicable("It is not an alias.");
    if (alias.kind === "unknown") return undecided({ property: PROPERTY, reason: alias.reason });
    const { target } = alias;
    if (target.kind !== "S3 website") return notApplicable("It does not point to an S3 website.");
    const hosts = hostsOf(record, graph);
    const buckets = websitesAt(target, graph).map((website) => bucketName(website, graph));
    if (hosts.some((host) => host !== undefined && buckets.includes(host))) return compliant();
    const known = buckets.filter((name) => name !== undefined);
    const doubtful = hosts.includes(undefined) || known.length < buckets.length;
    if (target.resources.length === 0 || doubtful) {
      const reason = `Whether a bucket is named ${hosts[0] ?? "like it"} is known only after deployment, or it is not in the program.`;
      return undecided({ property: PROPERTY, reason });
    }
    const host = [...new Set(hosts)].join(" or ");
    return violation({
      property: PROPERTY,
      actual: known.join(", "),
      wanted: host,
      message: `It points to the website of the bucket ${known.join(" or ")}, but S3 looks for a bucket named ${host}: users get a 404.`,
    });
  },
});
