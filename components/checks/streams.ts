import type { Areas } from "../config/schema";
import type { Problem } from "../config/problems";
import { checkStreamCapacity } from "./streams/capacity";
import { checkStreamTimes } from "./streams/times";

/** What holdfast:streams says that cannot be, or loses records. */
export function checkStreams(areas: Pick<Areas, "streams" | "functions" | "workload">): Problem[] {
  return Object.entries(areas.streams).flatMap(([name, stream]) => {
    const path = `holdfast:streams.${name}`;
    const readers = readersOf(name, areas.functions);
    return [...checkStreamTimes(path, stream, areas.workload), ...checkStreamCapacity(path, stream, readers, areas)];
  });
}

/** The functions that read a stream, by their names; undefined where a function's sources cannot be seen. */
function readersOf(stream: string, functions: Areas["functions"]): string[] | undefined {
  const all = Object.entries(functions);
  const readers: string[] = [];
  for (const [name, lambda] of all) {
    const reads = Object.values(lambda.sources).some((source) => "stream" in source && source.stream === stream);
    if (reads) readers.push(name);
  }
  return readers;
}
