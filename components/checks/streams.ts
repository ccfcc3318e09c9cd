import type { Areas } from "../config/schema";
import type { Problem } from "../config/problems";
import { checkStreamCapacity } from "./streams/capacity";
import { readersOf } from "./streams/readers";
import { checkStreamTimes } from "./streams/times";

/** What holdfast:streams says that cannot be, or loses records. */
export function checkStreams(areas: Pick<Areas, "streams" | "functions" | "workload">): Problem[] {
  return Object.entries(areas.streams).flatMap(([name, stream]) => {
    const path = `holdfast:streams.${name}`;
    const readers = readersOf(name, areas.functions);
    return [...checkStreamTimes(path, stream, areas.workload), ...checkStreamCapacity(path, stream, readers, areas)];
  });
}
