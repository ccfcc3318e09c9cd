import type { Graph, Resource } from "../../../../policy/graph";
import { escaped } from "../escape";
import { kindOf } from "../model/services";
import { placeOf, plural, type Context } from "./context";
import { entryOf } from "./entry";
import { markOf } from "./marks";

/** The resources of every stack by component; each opens to its entry. */
export function treeOf(context: Context): string {
  const { graph } = context;
  const roots = graph.resources.filter((one) => one.parent === undefined || graph.get(one.parent) === undefined);
  const trees = roots.filter((one) => !isProvider(one)).map((root) => branch(context, root, 0));
  return `<div class="tree">${trees.join("")}</div>`;
}

function isProvider({ type }: Resource): boolean {
  return type.startsWith("pulumi:providers:");
}

/** How deep components are open at first: the stack and its children. */
const OPEN_DEPTH = 1;

function branch(context: Context, resource: Resource, depth: number): string {
  if (resource.custom) return leaf(context, resource, depth);
  const children = context.graph.children(resource).filter((one) => !isProvider(one));
  const count = countIn(context.graph, resource);
  const title =
    resource.type === "pulumi:pulumi:Stack" ? `Stack <strong>${escaped(resource.stack)}</strong>` : named(resource);
  const open = depth <= OPEN_DEPTH ? " open" : "";
  const own = [...children].sort((a, b) => Number(a.custom) - Number(b.custom));
  const inside = own.map((child) => branch(context, child, depth + 1)).join("");
  return `<details class="branch"${open}><summary>${title} <span class="count">${plural(count, "resource")}</span></summary>${inside}</details>`;
}

/** A resource, and below it those whose parent it is. */
function leaf(context: Context, resource: Resource, depth: number): string {
  const number = context.numbers.get(resource.urn);
  const mark = markOf(context.findingsOf.get(resource.urn) ?? []);
  const tags = [
    ...(resource.protect ? [`<span class="tag">protected</span>`] : []),
    ...(mark ? [`<span class="tag ${mark.worst}">${escaped(mark.words)}</span>`] : []),
  ];
  const below = context.graph
    .children(resource)
    .map((child) => branch(context, child, depth + 1))
    .join("");
  const near = nearOf(context, resource);
  const entry = `<details class="leaf" id="r${number}" data-near="${near}" data-at="${escaped(placeOf(resource))}"><summary>${named(resource)} ${tags.join(" ")}</summary>${entryOf(context, resource)}</details>`;
  return below === "" ? entry : `${entry}<div class="below">${below}</div>`;
}

function named({ type, name }: Resource): string {
  return `<span class="kind">${escaped(kindOf(type))}</span> <strong>${escaped(name)}</strong>`;
}

function countIn(graph: Graph, resource: Resource): number {
  const children = graph.children(resource).filter((one) => !isProvider(one));
  return children.reduce((sum, child) => sum + countIn(graph, child) + (child.custom ? 1 : 0), 0);
}

/** The numbers of the drawn resources near this one, which the drawing highlights together. */
function nearOf({ model, usesBy, usesOf, numbers }: Context, resource: Resource): string {
  const drawn = (urn: string) => (model.drawn.has(urn) ? [urn] : (model.attached.get(urn) ?? []));
  const own = drawn(resource.urn);
  const found = [
    ...(usesBy.get(resource) ?? []).flatMap(({ to }) => drawn(to.urn)),
    ...(usesOf.get(resource) ?? []).flatMap(({ from }) => drawn(from.urn)),
  ];
  return [...new Set([...own, ...found])].map((urn) => numbers.get(urn)).join(" ");
}
