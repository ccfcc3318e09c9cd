import type { Check } from "../check";
import type { Problem } from "../../config/problems";
import type { AreaName, Areas } from "../../config/schema";
import type { Function as FunctionSettings, QueueSource, StreamSource } from "../../config/schema/messaging/functions";

/** A function's settings, their path, and the other areas that a check needs. */
export interface Named<N extends AreaName = never> {
  path: string;
  name: string;
  wanted: FunctionSettings;
  areas: Pick<Areas, N>;
}

/** A check of each function. @param needs the areas that it reads besides functions: a mistake in any other hides nothing that it finds */
export function ofEach<const N extends readonly AreaName[]>(
  needs: N,
  problems: (named: Named<N[number]>) => Problem[],
): Check {
  return {
    needs: ["functions", ...needs],
    problems: (areas) =>
      Object.entries(areas.functions).flatMap(([name, wanted]) =>
        problems({ path: `holdfast:functions.${name}`, name, wanted, areas }),
      ),
  };
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
