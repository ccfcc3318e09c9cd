import { EVENT_BUS, EVENT_RULE } from "../../aws";
import type { Graph, Resource } from "../../graph";
import type { NamedRule } from "./queue-policy";

/** The rule that a target belongs to, as far as is known: two buses may have rules of one name. */
export function ruleOf(target: Resource, graph: Graph): NamedRule {
  const { certain: resources, possible: candidates } = graph.references(target, "rule", [EVENT_RULE]);
  const bus = busOf(target, graph);
  const found = resources.length > 0 ? resources : candidates.filter((rule) => bus && busOf(rule, graph) === bus);
  const [rule] = found;
  if (!rule || found.length > 1) return {};
  const arn = graph.string(rule, "arn");
  if (arn.kind === "known") return { arn: arn.value };
  const name = graph.string(rule, "name");
  if (name.kind !== "known" || bus === undefined) return {};
  return { resource: bus === "default" ? `rule/${name.value}` : `rule/${bus}/${name.value}` };
}

/** The name of the bus of a rule or a target; undefined where it is not known yet. */
function busOf(resource: Resource, graph: Graph): string | undefined {
  const given = graph.string(resource, "eventBusName", "default");
  if (given.kind === "known") return given.value.split("/").at(-1);
  const [bus] = graph.references(resource, "eventBusName", [EVENT_BUS]).certain;
  const name = bus && graph.string(bus, "name");
  return name?.kind === "known" ? name.value : undefined;
}
