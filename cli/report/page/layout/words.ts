import type {
  BalancerPicture,
  CheckPicture,
  GroupPicture,
  HostPicture,
  Picture,
  RecordPicture,
  Target,
} from "../model/picture";
import type { State } from "./scene";

/** The record's routing policy, in a word or two. */
export function routingWord({ routing }: RecordPicture): string {
  switch (routing.kind) {
    case "simple":
      return "SIMPLE";
    case "failover":
      return routing.side;
    case "latency":
      return `LATENCY ${routing.region}`;
    case "weighted":
      return `WEIGHT ${routing.weight ?? "not known yet"}`;
    case "other":
      return routing.policy.toUpperCase();
  }
}

/** The routing policy of a name, in a sentence. */
export function policyOf({ records }: HostPicture): string {
  switch (records[0]?.routing.kind) {
    case "failover":
      return "failover: PRIMARY while healthy, else SECONDARY";
    case "latency":
      return "latency: the healthy Region with the lowest latency";
    case "weighted":
      return "weighted: healthy records, by weight";
    case "other":
      return "";
    default:
      return "simple: one answer, regardless of health";
  }
}

export function balancerKind({ kind }: Pick<BalancerPicture, "kind">): string {
  return kind === "Classic" ? "Classic Load Balancer" : `${kind} Load Balancer`;
}

/** The kind and name of a record's target. */
export function targetText(target: Target, picture: Picture): { kind: string; name: string } {
  if (target.kind === "host") return { kind: "name", name: target.host };
  if (target.kind === "outside") return { kind: "outside the stacks:", name: target.text };
  if (target.kind === "unknown") return { kind: "known after deployment", name: "" };
  for (const region of picture.regions) {
    const balancers = region.vpcs.flatMap((vpc) => vpc.layers.flatMap((layer) => layer.balancers));
    const balancer = balancers.find((one) => one.urn === target.urn);
    if (balancer) return { kind: balancerKind(balancer), name: balancer.name };
    const front = region.fronts.find((one) => one.urn === target.urn);
    if (front) return { kind: front.kind, name: front.name };
    const distribution = region.distributions.find((one) => one.urn === target.urn);
    if (distribution) return { kind: "CloudFront", name: distribution.name };
    const bucket = region.buckets.find((one) => one.urn === target.urn);
    if (bucket) return { kind: "S3 website", name: bucket.name };
  }
  return { kind: "resource", name: target.urn.split("::").at(-1)! };
}

/** The kind of a health check, what it checks, and its interval and threshold. */
export function checkText(check: CheckPicture, picture: Picture): { kind: string; looksAt: string; pace: string } {
  const pace = check.interval === undefined ? "" : `every ${check.interval} s, ${check.threshold ?? 3} in a row`;
  if (!check.inverted) return { kind: check.kind === "other" ? "" : check.kind, looksAt: check.looksAt, pace };
  const region = picture.regions.find((one) => one.buckets.some((bucket) => bucket.urn === check.bucket));
  if (!region) return { kind: `${check.kind}, inverted`, looksAt: `healthy while this fails: ${check.looksAt}`, pace };
  const object = check.looksAt.replace(/^\S+ [^/]*\//, "");
  return { kind: `manual switch in ${region.name}, inverted`, looksAt: `healthy while ${object} is absent`, pace };
}

/** The desired capacity of the maximum. */
export function sizeText({ desired, max, one }: Pick<GroupPicture, "desired" | "max" | "one">): string {
  if (desired === undefined) return "size known after deployment";
  if (max === 0) return "0 of 0, cannot launch";
  if (desired === 0) return `0 of ${max ?? "?"}, launchable`;
  return max === undefined ? counted(desired, one) : `${desired} of ${counted(max, one)}`;
}

/** `1 instance`, `2 tasks`. */
export function counted(count: number, one: GroupPicture["one"]): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

/** The state in which a load balancer, distribution or bucket is drawn. */
export function stateOf(picture: Picture, urn: string): State {
  const duty = picture.duties.get(urn);
  return duty === "serves" ? "serves" : duty === "standby" ? "standby" : "none";
}
