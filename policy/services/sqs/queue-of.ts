import { QUEUE } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { originRecorded } from "../referring";

/** The queue that a property names. */
export type Named =
  | { readonly kind: "none" }
  | { readonly kind: "queue"; readonly queue: Resource }
  /** A queue that is in no stack that can be seen. */
  | { readonly kind: "elsewhere"; readonly arn: string }
  /** `candidates` is undefined where it may be any queue of the stack. */
  | { readonly kind: "unknown"; readonly candidates: readonly Resource[] | undefined };

/** The queue whose ARN a text is: by what AWS answered, or by the region and name in it. */
export function queueByArn(arn: string, beside: Resource, graph: Graph): Resource | undefined {
  const [, region, , name] = /^arn:[^:]*:sqs:([^:]*):([^:]*):(.+)$/.exec(arn) ?? [];
  const all = graph.ofType(QUEUE).filter((queue) => {
    const own = graph.string(queue, "arn");
    if (own.kind === "known") return own.value === arn;
    const named = graph.string(queue, "name");
    return named.kind === "known" && named.value === name && (queue.region ?? region) === region;
  });
  return all.find((queue) => queue.stack === beside.stack) ?? all[0];
}

/** The queue that a policy in JSON names as `deadLetterTargetArn`: a queue's or a subscription's redrive policy. */
export function deadLetterTarget(from: Resource, property: string, graph: Graph): Named {
  const policy =
    graph.input(from, property).kind === "missing" && from.inputsSeen ? undefined : graph.string(from, property);
  if (policy === undefined || policy.kind === "missing") return { kind: "none" };
  if (policy.kind === "unknown") {
    const { resources, candidates } = graph.references(from, property, [QUEUE]);
    const [queue, ...more] = resources;
    if (queue && more.length === 0 && candidates.length === 0) return { kind: "queue", queue };
    const all = [...resources, ...candidates];
    return { kind: "unknown", candidates: all.length > 0 || originRecorded(from, property) ? all : undefined };
  }
  const arn = field(policy.value, "deadLetterTargetArn");
  if (typeof arn !== "string" || arn === "") return { kind: "none" };
  const queue = queueByArn(arn, from, graph);
  return queue ? { kind: "queue", queue } : { kind: "elsewhere", arn };
}

/** A field of a policy in JSON; undefined where the text is not JSON, or has none. */
export function field(text: string, name: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>)[name] : undefined;
  } catch {
    return undefined;
  }
}
