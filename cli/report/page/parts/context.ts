import type { Graph, Resource } from "../../../../policy/graph";
import { escaped } from "../escape";
import type { PageFinding } from "../input";
import type { Model } from "../model";
import { kindOf } from "../model/services";
import type { Use } from "../model/uses";
import type { Marks } from "./marks";

/** The input of every part of the page. */
export interface Context {
  graph: Graph;
  model: Model;
  findings: readonly PageFinding[];
  marks: Marks;
  uses: readonly Use[];
  /** Each resource's number in the page. */
  numbers: ReadonlyMap<string, number>;
}

/** A link to a resource's entry, or its URN where there is none. */
export function linkTo(context: Context, urn: string): string {
  const resource = context.graph.get(urn);
  const number = context.numbers.get(urn);
  if (!resource || number === undefined) return `<code>${escaped(urn)}</code>`;
  return `<a href="#r${number}" data-r="${number}">${escaped(resource.name)}</a> <span class="kind">${escaped(kindIn(resource))}</span>`;
}

/** A resource's kind and place, such as "Load balancer, us-east-1". */
function kindIn(resource: Resource): string {
  const place = placeOf(resource);
  return `${kindOf(resource.type)}, ${place === GLOBAL ? `stack ${resource.stack}` : place}`;
}

const GLOBAL = "global";

/** The region, or "global" for global services. */
export function placeOf({ type, region }: Resource): string {
  if (/^aws:(cloudfront|iam|route53)\//.test(type)) return GLOBAL;
  return region ?? "Region not known";
}

/** `1 resource`, `2 resources`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
