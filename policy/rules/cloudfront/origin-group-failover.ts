import { BUCKETS, DISTRIBUTION, LOAD_BALANCERS } from "../../aws";
import { isTreeList, isTreeObject, UndecidedError, valueOf, type Graph, type ResourceOf, type Tree } from "../../graph";
import { defineRule } from "../../rule";
import { regionOfName } from "../../services/route53/alias-target";
import { failuresOf, notApplicable, verdictsOf, violation, type Verdict } from "../../verdict";

type Distribution = ResourceOf<readonly [typeof DISTRIBUTION]>;

/** What an origin answers while it is impaired. */
const IMPAIRED = [500, 502, 503, 504];
const WRITES = ["POST", "PUT", "PATCH", "DELETE"];

function textsIn(value: Tree | undefined): readonly string[] {
  return isTreeList(value) ? value.filter((one) => typeof one === "string") : [];
}

/** Where an origin is, and as what: none where that does not show. */
function placeOf(distribution: Distribution, id: string, graph: Graph): { kind: string; region: string } | undefined {
  const origins = graph.read.list(distribution, "origins");
  const at = `origins[${origins.findIndex((one) => isTreeObject(one) && one.originId === id)}].domainName` as const;
  const [own] = graph.references(distribution, at, [...BUCKETS, ...LOAD_BALANCERS]).certain;
  const host = valueOf(graph.string(distribution, at)) ?? "";
  const region = own?.region ?? regionOfName(host);
  const isBucket = own ? BUCKETS.some((type) => type === own.type) : /\.s3[.-]/.test(host);
  return region === undefined ? undefined : { kind: isBucket ? "bucket" : "load balancer", region };
}

/** Two copies of one thing in one Region: beside a load balancer, a bucket with a page that says so may be meant. */
function judgeRegions(
  distribution: Distribution,
  path: `originGroups[${number}]`,
  members: readonly string[],
  graph: Graph,
): Verdict | undefined {
  const [one, other] = members.map((id) => placeOf(distribution, id, graph));
  if (!one || !other || one.region !== other.region || one.kind !== other.kind) return undefined;
  return violation({
    property: `${path}.members`,
    actual: one.region,
    wanted: "origins in two Regions",
    message: `Both of its origins are in ${one.region}: while that Region is impaired, it fails over to what is impaired too.`,
  });
}

function judgeMembers(distribution: Distribution, path: `originGroups[${number}]`, graph: Graph): Verdict | undefined {
  const members = graph.read.strings(distribution, `${path}.members[*].originId`);
  const origins = graph.read.list(distribution, "origins");
  const hosts = members.map((id) => {
    const origin = origins.find((one) => isTreeObject(one) && one.originId === id);
    const host = isTreeObject(origin) ? origin.domainName : undefined;
    if (typeof host === "symbol" && members.length > 1 && new Set(members).size > 1)
      throw new UndecidedError("origins", "The host name of an origin is known only after deployment.", distribution);
    return typeof host === "string" ? host : id;
  });
  if (members.length < 2) return undefined;
  if (new Set(hosts).size > 1) return judgeRegions(distribution, path, members, graph);
  return violation({
    property: `${path}.members`,
    actual: [...members],
    wanted: "two origins with different host names",
    message: `Its members both lead to ${hosts[0]}: it fails over to itself.`,
  });
}

function judgeCriteria(distribution: Distribution, path: `originGroups[${number}]`, graph: Graph): Verdict | undefined {
  const property = `${path}.failoverCriteria.statusCodes` as const;
  const { values, open } = graph.values(distribution, `${property}[*]`);
  if (open) throw new UndecidedError(property, "Its status codes are known only after deployment.", distribution);
  if (values.some((code) => IMPAIRED.includes(Number(code)))) return undefined;
  return violation({
    property,
    actual: values,
    wanted: IMPAIRED.join(", "),
    message: "It does not fail over on the errors of an impaired origin: CloudFront passes them on to the viewer.",
  });
}

/** What a cache behavior with an origin group, or beside one, can't do. */
function judgeBehavior(distribution: Distribution, path: string, groups: readonly string[], graph: Graph) {
  const [target, methods] = [`${path}.targetOriginId`, `${path}.allowedMethods`];
  const origin = graph.read.string(distribution, target);
  const writes = textsIn(graph.read.value(distribution, methods)).filter((method) => WRITES.includes(method));
  const usesGroup = origin !== undefined && groups.includes(origin);
  if (usesGroup && writes.length > 0)
    return violation({
      property: methods,
      actual: writes,
      wanted: "GET, HEAD and OPTIONS",
      message: `CloudFront rejects ${writes.join(", ")} in a cache behavior with an origin group: the distribution is not created.`,
    });
  // The default behavior is cloudfront-origin-failover's; one that takes writes can have no group.
  if (usesGroup || writes.length > 0 || !path.startsWith("ordered")) return undefined;
  return violation({
    property: target,
    actual: origin,
    wanted: groups.join(" or "),
    message: `Requests for ${graph.read.string(distribution, `${path}.pathPattern`) ?? path} use one origin and not its origin group: while that origin is unavailable, they fail.`,
  });
}

export const originGroupFailover = defineRule({
  id: "cloudfront-origin-group-failover",
  title: "CloudFront origin groups should fail over to another origin for every cache behavior",
  practices: ["REL05-BP01", "REL11-BP02"],
  service: "CloudFront",
  severity: "medium",
  why: "An origin group whose origins are one or share a Region, that ignores the errors of an impaired origin or that a cache behavior passes by does not fail over when it must.",
  fix: "Give the group two origins in different Regions and the status codes 500, 502, 503 and 504, and make it the targetOriginId of every cache behavior for GET, HEAD and OPTIONS.",
  source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
  types: [DISTRIBUTION],
  check(distribution, graph) {
    const groups = graph.read.list(distribution, "originGroups");
    if (groups.length === 0) return notApplicable("It has no origin group.");
    const ids = graph.read.strings(distribution, "originGroups[*].originId");
    const ordered = graph.read.list(distribution, "orderedCacheBehaviors");
    const checks = [
      ...groups.flatMap((_, i) => [
        () => judgeMembers(distribution, `originGroups[${i}]`, graph),
        () => judgeCriteria(distribution, `originGroups[${i}]`, graph),
      ]),
      () => judgeBehavior(distribution, "defaultCacheBehavior", ids, graph),
      ...ordered.map((_, i) => () => judgeBehavior(distribution, `orderedCacheBehaviors[${i}]`, ids, graph)),
    ];
    return failuresOf(verdictsOf(distribution, checks));
  },
});
