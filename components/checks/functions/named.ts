import type { Areas } from "../../config/schema";
import type { Function as FunctionSettings, QueueSource, StreamSource } from "../../config/schema/messaging/functions";

/** A function's settings, or what is well-formed of them, and their path. */
export interface Named {
  path: string;
  name: string;
  wanted: FunctionSettings;
  areas: Pick<Areas, "functions" | "queues" | "streams" | "workload" | "network">;
}

/** A source of a function, and its path. */
export interface SourceAt<T> {
  path: string;
  source: T;
}

/** The queues that a function takes messages from. */
export function queueSources({ path, wanted }: Pick<Named, "path" | "wanted">): SourceAt<QueueSource>[] {
  return sourcesAt(path, wanted).flatMap(({ path: at, source }) => ("queue" in source ? [{ path: at, source }] : []));
}

/** The streams that a function reads. */
export function streamSources({ path, wanted }: Pick<Named, "path" | "wanted">): SourceAt<StreamSource>[] {
  return sourcesAt(path, wanted).flatMap(({ path: at, source }) => ("stream" in source ? [{ path: at, source }] : []));
}

function sourcesAt(path: string, { sources }: FunctionSettings) {
  return Object.entries(sources).flatMap(([key, source]) => [{ path: `${path}.sources.${key}`, source }]);
}
