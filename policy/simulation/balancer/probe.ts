import { fits } from "../../glob";
import { isTreeObject, valueOf, type Graph, type ResourceOf } from "../../graph";
import type { LISTENER_RULES } from "../../aws";
import type { ProbeRequest } from "../model";
import type { Path } from "./listeners";

/** When a rule takes a request. */
export interface Condition {
  /** The lowest one first; undefined where it is not known. */
  readonly priority: number | undefined;
  /** Patterns of paths, one of which it needs; undefined where it asks for something else as well, or that is not known. */
  readonly patterns: readonly string[] | undefined;
}

/** A rule's condition, as far as it looks at paths alone. */
export function conditionOf(rule: ResourceOf<typeof LISTENER_RULES>, graph: Graph): Condition {
  const conditions = valueOf(graph.list(rule, "conditions"));
  const [only, ...more] = conditions ?? [];
  const kinds = isTreeObject(only) ? Object.keys(only).filter((key) => !isEmpty(only[key])) : [];
  const isPath = more.length === 0 && kinds.join() === "pathPattern";
  const values = isPath ? graph.strings(rule, "conditions[0].pathPattern.values[*]") : undefined;
  const isKnown = values !== undefined && values.why === undefined && values.certain.length > 0;
  return { priority: valueOf(graph.number(rule, "priority")), patterns: isKnown ? values.certain : undefined };
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/**
 * The way that a health check's request takes through a balancer: that of the first rule of its port's listener that takes its path, else the
 * default action (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html). `none` where nothing listens there;
 * undefined where that is not known.
 */
export function pathAt(paths: readonly Path[], { port, path }: ProbeRequest): Path | "none" | undefined {
  if (port === undefined || paths.some((one) => one.port === undefined)) return undefined;
  const here = paths.filter((one) => one.port === port);
  if (here.length === 0) return "none";
  const rules = here.filter(({ condition }) => condition !== undefined);
  const [byDefault, ...others] = here.filter(({ condition }) => condition === undefined);
  const isKnown = rules.every(({ condition }) => condition?.priority !== undefined && condition.patterns !== undefined);
  if (byDefault === undefined || others.length > 0 || !isKnown) return undefined;
  const ordered = [...rules].sort((a, b) => (a.condition?.priority ?? 0) - (b.condition?.priority ?? 0));
  return (
    ordered.find(({ condition }) => condition?.patterns?.some((pattern) => fits(pattern, path ?? "/", true))) ??
    byDefault
  );
}
