import { createHash } from "node:crypto";
import { graphFromExports, type ExportDocument } from "../../policy/graph";
import { simulate, type Simulation } from "../../policy/simulation";
import { EXIT, Mistakes, UsageError, type ExitCode } from "../errors";
import { readInput } from "../input-file";
import type { Outcome } from "../outcome";
import { explain } from "../report/terminal/explain";
import { standardOutput } from "../report/terminal/screen";
import { renderSurvival } from "../report/terminal/survival";
import { simulationDocument } from "../report/simulation-json";
import { readExport } from "./check";

export interface SimulateCommand {
  all?: boolean;
  json?: boolean;
  explain?: string[];
  undecided?: "fail" | "pass";
}

/**
 * `holdfast simulate FILE...`: exit 0 where every declared objective is met, 1 where one is missed, 2 on bad input, 3 where one can't be decided.
 *
 * @throws a user's mistake, with every mistake in the files
 */
export function simulateFiles(files: string[], options: SimulateCommand): Outcome {
  const mistakes = new Mistakes();
  const documents = files.flatMap((file) => mistakes.of(() => readExport(file)) ?? []);
  mistakes.throwIfAny();
  const graph = graphFromExports(documents);
  const simulation = simulate(graph);
  const exitCode = exitCodeOf(simulation, options.undecided ?? "fail");
  if (options.explain) return { text: explained(simulation, options.explain), exitCode: EXIT.fine };
  const text = options.json
    ? `${JSON.stringify(simulationDocument(simulation, inputsOf(documents)), null, 2)}\n`
    : renderSurvival(simulation, options, standardOutput());
  return { text, exitCode };
}

function exitCodeOf({ survival }: Simulation, undecided: "fail" | "pass"): ExitCode {
  const met = new Set(survival.map(({ objective }) => objective?.met));
  if (met.has("no")) return EXIT.refused;
  return met.has("undecided") && undecided === "fail" ? EXIT.undecided : EXIT.fine;
}

function inputsOf(documents: readonly ExportDocument[]) {
  return documents.map((one) => ({
    file: one.file,
    sha256: createHash("sha256").update(readInput(one.file)).digest("hex"),
    stack: [...graphFromExports([one]).stacks].join(", "),
  }));
}

function explained(simulation: Simulation, [fault = "", fn = ""]: string[]): string {
  const found = simulation.survival.find((one) => one.fault === fault && one.function === fn);
  if (found) return explain(found, standardOutput());
  const isFault = simulation.faults.some(({ id }) => id === fault);
  const ids = isFault ? simulation.functions.map(({ id }) => id) : simulation.faults.map(({ id }) => id);
  throw new UsageError(
    `--explain: there is no ${isFault ? `function "${fn}"` : `fault "${fault}"`}. There are:\n  ${ids.join("\n  ")}`,
  );
}
