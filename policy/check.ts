import { PackConfigError, parsePackConfig, type PackConfig } from "./config";
import { evaluate, type Options, type Result } from "./evaluate";
import { emptyExports, graphFromExports, type ExportDocument, type Graph } from "./graph";
import { practicesOf, type PracticeResult } from "./practices";
import { rules } from "./rules";

/** The configuration that holds where none is given. */
export function defaultPackConfig(): PackConfig {
  return parsePackConfig({}, rules);
}

/** Reads a pack configuration file (JSON). Throws PackConfigError with all mistakes at once. */
export function loadPackConfig(text: string, file: string): PackConfig {
  let raw: unknown;
  try {
    raw = text.trim() === "" ? {} : JSON.parse(text);
  } catch (error) {
    throw new PackConfigError(file, [`not JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  return parsePackConfig(raw, rules, file);
}

/**
 * Judges stack exports or plans together by every rule of the pack. Throws GraphInputError on what is no export.
 */
export function check(
  documents: readonly ExportDocument[],
  config: PackConfig = defaultPackConfig(),
  options: Options = {},
): Result {
  return checkGraph(graphFromExports(documents), config, { ...options, empty: emptyExports(documents) });
}

/** Judges resources by every rule of the pack. */
export function checkGraph(graph: Graph, config: PackConfig = defaultPackConfig(), options: Options = {}): Result {
  return evaluate(rules, graph, config, options);
}

/**
 * Which best practices of the Reliability pillar a program meets.
 * @param result of `check` with the option `all`
 */
export function practicesIn(result: Result, config: PackConfig = defaultPackConfig()): readonly PracticeResult[] {
  return practicesOf(result, rules, config);
}
