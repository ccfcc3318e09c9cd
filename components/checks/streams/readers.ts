import type { Parsed } from "../../config/well-formed";

/** The functions that read a stream, by their names; undefined where a function's sources cannot be seen. */
export function readersOf(stream: string, functions: Parsed["functions"]): string[] | undefined {
  const all = Object.entries(functions ?? {});
  const readers: string[] = [];
  for (const [name, lambda] of all) {
    if (lambda?.sources === undefined) return undefined;
    const reads = Object.values(lambda.sources).some(
      (source) => source && "stream" in source && source.stream === stream,
    );
    if (reads) readers.push(name);
  }
  return readers;
}
