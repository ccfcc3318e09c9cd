import type { Function as FunctionSettings, QueueSource, StreamSource } from "../../config/schema/messaging/functions";
import type { Partly } from "../../config/well-formed";
import type { Parsed } from "../../config/well-formed";

/** A function's settings, or what is well-formed of them, and where they stand. */
export interface Named {
  path: string;
  name: string;
  wanted: Partly<FunctionSettings>;
  areas: Parsed;
}

/** A source of a function, and where it stands. */
export interface SourceAt<T> {
  path: string;
  source: Partly<T>;
}

/** The queues that a function takes messages from. */
export function queueSources({ path, wanted }: Pick<Named, "path" | "wanted">): SourceAt<QueueSource>[] {
  return sourcesAt(path, wanted).flatMap(({ path: at, source }) =>
    "queue" in source ? [{ path: at, source: source as Partly<QueueSource> }] : [],
  );
}

/** The streams that a function reads. */
export function streamSources({ path, wanted }: Pick<Named, "path" | "wanted">): SourceAt<StreamSource>[] {
  return sourcesAt(path, wanted).flatMap(({ path: at, source }) =>
    "stream" in source ? [{ path: at, source: source as Partly<StreamSource> }] : [],
  );
}

function sourcesAt(path: string, { sources }: Partly<FunctionSettings>) {
  return Object.entries(sources ?? {}).flatMap(([key, source]) =>
    source === undefined ? [] : [{ path: `${path}.sources.${key}`, source }],
  );
}
