import { fits } from "../../glob";
import { isTreeObject, valueOf, type Graph, type Reading, type ResourceOf } from "../../graph";
import type { LISTENER_RULES } from "../../aws";
import type { ProbeRequest } from "../model";

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

/** A port as it is asked for; undefined where none is given. */
export function portOf(port: Reading<number>): ProbeRequest["port"] {
  return port.kind === "unknown" ? "unknown" : valueOf(port);
}

/** A way through a balancer, as far as requests lead to it. */
interface Way {
  /** Undefined where none is given. */
  readonly port: number | "unknown" | undefined;
  /** Of a rule; undefined for a default action. */
  readonly condition?: Condition;
}

/** The ways that a health check's request may take through a balancer. */
export interface Ways<P> {
  /** None where nothing listens at its port. */
  readonly paths: readonly P[];
  /** It may take none of them. */
  readonly isOpen: boolean;
}

/**
 * The way of the first rule of its port's listener that takes its path, else the default action
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html); several where it is not known which. Undefined where
 * no port is given.
 */
export function waysOf<P extends Way>(paths: readonly P[], { port, path }: ProbeRequest): Ways<P> | undefined {
  const ports = [port, ...paths.map((one) => one.port)];
  if (ports.includes(undefined)) return undefined;
  if (ports.includes("unknown")) return { paths, isOpen: true };
  const here = paths.filter((one) => one.port === port);
  const rules = here.filter(({ condition }) => condition !== undefined);
  if (path === "unknown" || rules.some(({ condition }) => condition?.priority === undefined))
    return { paths: here, isOpen: false };
  const ordered = [...rules].sort((a, b) => (a.condition?.priority ?? 0) - (b.condition?.priority ?? 0));
  const takes = ordered.map(({ condition }) => takesPath(condition, path ?? "/"));
  const sure = takes.indexOf(true);
  const possible = ordered.filter((_, index) => takes[index] !== false && (sure < 0 || index <= sure));
  const byDefault = sure < 0 ? here.filter(({ condition }) => condition === undefined) : [];
  return { paths: [...possible, ...byDefault], isOpen: false };
}

/** Undefined where it is not known. */
function takesPath(condition: Condition | undefined, path: string): boolean | undefined {
  return condition?.patterns?.some((pattern) => fits(pattern, path.replace(/\?.*$/, ""), true));
}
