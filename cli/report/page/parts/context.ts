import { append, groupedBy, type Graph, type Resource } from "../../../../policy/graph";
import { escaped } from "../escape";
import type { PageFinding } from "../input";
import type { Model } from "../model";
import { kindOf } from "../model/services";
import { usesOf, type Use } from "../model/uses";
import { marksOf, type Marks } from "./marks";

/** The input of every part of the page. */
export interface Context {
  graph: Graph;
  model: Model;
  findings: readonly PageFinding[];
  /** By resource. */
  findingsOf: ReadonlyMap<string, readonly PageFinding[]>;
  /** By verdict and rule, with `ruleKey`. */
  findingsByRule: ReadonlyMap<string, readonly PageFinding[]>;
  marks: Marks;
  /** Uses by a resource, and of it. */
  usesBy: ReadonlyMap<Resource, readonly Use[]>;
  usesOf: ReadonlyMap<Resource, readonly Use[]>;
  /** URNs of what is drawn with a resource. */
  partsOf: ReadonlyMap<string, readonly string[]>;
  /** Each resource's number in the page. */
  numbers: ReadonlyMap<string, number>;
}

/** What the parts look up, each once for all resources. */
export function contextOf(graph: Graph, model: Model, findings: readonly PageFinding[]): Context {
  const uses = usesOf(graph);
  const partsOf = new Map<string, string[]>();
  for (const [urn, owners] of model.attached) for (const owner of owners) append(partsOf, owner, urn);
  return {
    graph,
    model,
    findings,
    findingsOf: groupedBy(findings, ({ resource }) => resource),
    findingsByRule: groupedBy(findings, ruleKey),
    marks: marksOf(findings, model.attached),
    usesBy: groupedBy(uses, ({ from }) => from),
    usesOf: groupedBy(uses, ({ to }) => to),
    partsOf,
    numbers: new Map(graph.resources.map((resource, index) => [resource.urn, index])),
  };
}

/** What findings of one rule and verdict have in common. */
export const ruleKey = ({ verdict, rule }: PageFinding): string => `${verdict} ${rule}`;

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
