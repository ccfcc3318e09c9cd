import type { Areas } from "../../config/schema";

/** The functions that read a stream, by their names; undefined where a function's sources cannot be seen. */
export function readersOf(stream: string, functions: Areas["functions"]): string[] | undefined {
  const all = Object.entries(functions);
  const readers: string[] = [];
  for (const [name, lambda] of all) {
    const reads = Object.values(lambda.sources).some((source) => "stream" in source && source.stream === stream);
    if (reads) readers.push(name);
  }
  return readers;
}
