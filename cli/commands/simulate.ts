import { createHash } from "node:crypto";
import path from "node:path";
import { checkGraph } from "../../policy/check";
import { emptyExports, graphFromExports, urnParts, type Graph } from "../../policy/graph";
import {
  difference,
  isWorse,
  SCENARIOS,
  simulate,
  type Difference,
  type Options,
  type Simulation,
} from "../../policy/simulation";
import { fixesOf } from "../../policy/simulation/fix";
import { jsonText } from "../../lib/printable";
import { EXIT, Mistakes, UsageError, type ExitCode } from "../errors";
import type { Outcome } from "../outcome";
import { assertWritableFile, writeTogether } from "../output-files";
import { chaptersIfAny } from "../report/chapters";
import { renderDifference } from "../report/difference";
import { withoutExperiments } from "../report/experiments";
import { explain } from "../report/terminal/explain";
import { renderFixes } from "../report/terminal/fixes";
import { standardOutput } from "../report/terminal/screen";
import { renderScenarios } from "../report/terminal/scenarios";
import { renderSurvival } from "../report/terminal/survival";
import { simulationDocument } from "../report/simulation-json";
import { settingsOf } from "../simulation-settings";
import { readExports, type ReadExport } from "./check";

export interface SimulateCommand {
  all?: boolean;
  json?: boolean;
  explain?: string[];
  undecided?: "fail" | "pass";
  /** Files of the program before a change, with `after`. */
  before?: string[];
  after?: string[];
  markdown?: boolean;
  /** Ids of past events with commas between, `all` or `list`. */
  scenario?: string;
  /** Past events in each Region of the stacks, wherever they happened. */
  anywhere?: boolean;
  /** A file with assumed times. */
  assume?: string;
  /** Where to write the page. */
  html?: string;
  /** Look for the cheapest change that meets each missed objective. */
  fix?: boolean;
}

/**
 * `holdfast simulate FILE...`: exit 0 where every declared objective is met, 1 where one is missed, 2 on bad input, 3 where one can't be decided.
 * With --before and --after: exit 1 where anything is worse than before.
 *
 * @throws a user's mistake, with every mistake in the files
 */
export function simulateFiles(files: string[], options: SimulateCommand): Outcome {
  if (options.scenario === "list") return { text: renderScenarios(standardOutput()), exitCode: EXIT.fine };
  requireInput(files, options);
  return options.before && options.after ? compared(options.before, options.after, options) : simulated(files, options);
}

function requireInput(
  files: readonly string[],
  { before, after, markdown, fix, explain: explained }: SimulateCommand,
): void {
  if ((before === undefined) !== (after === undefined))
    throw new UsageError(`--${before ? "before" : "after"}: give --before FILE... and --after FILE... together.`);
  if (before && files.length > 0)
    throw new UsageError(`${files.join(" ")}: with --before and --after, name every file after one of the two.`);
  if (before && explained) throw new UsageError("--explain: is about one program; leave out --before and --after.");
  if (!before && files.length === 0)
    throw new UsageError("no file: give outputs of `pulumi stack export`, or --before FILE... and --after FILE....");
  if (before && fix) throw new UsageError("--fix: is about one program; leave out --before and --after.");
  if (markdown && !before) throw new UsageError("--markdown: is the form of a difference; give --before and --after.");
}

/** What a change of the program makes better and worse. */
function compared(before: string[], after: string[], options: SimulateCommand): Outcome {
  const { json, markdown, html } = options;
  const mistakes = new Mistakes();
  mistakes.of(() => html !== undefined && assertWritableFile("--html", html));
  const given = optionsOf(options, mistakes);
  const [first, second] = [before, after].map((files) => readExports(files, mistakes));
  mistakes.throwIfAny();
  const graph = graphFromExports(second!);
  const made = difference(simulate(graphFromExports(first!), given), simulate(graph, given));
  if (html !== undefined) writePage(html, second!, graph, given, made);
  return {
    text: json ? jsonText(made) : renderDifference(made, markdown ? "markdown" : "text"),
    exitCode: isWorse(made) ? EXIT.refused : EXIT.fine,
  };
}

/** The times that are assumed, and the scenarios asked for. */
function optionsOf({ assume, scenario, anywhere = false }: SimulateCommand, mistakes: Mistakes): Options {
  const settings = mistakes.of(() => settingsOf(assume));
  const ids = mistakes.of(() => scenarioIds(scenario));
  const history = scenario === undefined ? undefined : { ids: ids === "all" ? undefined : ids, inOwnRegions: anywhere };
  return { ...(settings && { settings }), history };
}

function scenarioIds(given = ""): "all" | readonly string[] {
  const ids = given.split(",").filter((id) => id !== "");
  if (given === "all") return "all";
  const known = SCENARIOS.map(({ id }) => id);
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length === 0) return ids;
  throw new UsageError(
    `--scenario ${unknown.join(",")}: there is none. --scenario list has them: ${known.join(", ")}.`,
  );
}

function simulated(files: string[], options: SimulateCommand): Outcome {
  const { html } = options;
  const mistakes = new Mistakes();
  mistakes.of(() => html !== undefined && assertWritableFile("--html", html));
  const given = optionsOf(options, mistakes);
  const documents = readExports(files, mistakes);
  mistakes.throwIfAny();
  const graph = graphFromExports(documents);
  const isDetailed = options.json === true || options.explain !== undefined;
  const simulation = simulate(graph, { ...given, notices: true, evidence: isDetailed });
  const exitCode = exitCodeOf(simulation, options.undecided ?? "fail");
  if (html !== undefined) writePage(html, documents, graph, given);
  if (options.explain) return { text: explained(simulation, options.explain), exitCode: EXIT.fine };
  const fixes = options.fix ? fixesOf({ graph, before: simulation, settings: given.settings }) : undefined;
  const text = options.json
    ? jsonText(simulationDocument(simulation, inputsOf(documents), fixes))
    : renderSurvival(simulation, options, standardOutput()) + renderFixes(fixes ?? [], standardOutput());
  return { text, exitCode };
}

/** The page that `holdfast plan --html` writes, of exports of any program; with what a change of it does. */
function writePage(
  html: string,
  documents: readonly ReadExport[],
  graph: Graph,
  given: Options,
  made?: Difference,
): void {
  const { renderPage, OF_PAGE } = require("../report/page") as typeof import("../report/page");
  const projects = [...new Set(graph.resources.map(({ urn }) => urnParts(urn).project))];
  const simulated = simulate(graph, { ...given, ...OF_PAGE, pairs: false, experiments: true });
  const content = renderPage({
    title: `${projects.join(", ")}: ${[...graph.stacks].join(", ")}`,
    graph,
    verdict: checkGraph(graph, undefined, { all: true, empty: emptyExports(documents) }),
    simulation: withoutExperiments(simulated),
    runbook: chaptersIfAny(documents, simulated),
    generatedFrom: `holdfast simulate ${made ? "--after " : ""}${documents.map(({ file }) => file).join(" ")}`,
    ...(made && { difference: made }),
  });
  writeTogether([{ path: path.resolve(html), content }]);
}

function exitCodeOf({ survival }: Simulation, undecided: "fail" | "pass"): ExitCode {
  const met = new Set(survival.map(({ objective }) => objective?.met));
  if (met.has("no")) return EXIT.refused;
  return met.has("undecided") && undecided === "fail" ? EXIT.undecided : EXIT.fine;
}

function inputsOf(documents: readonly ReadExport[]) {
  return documents.map((one) => ({
    file: one.file,
    sha256: createHash("sha256").update(one.text).digest("hex"),
    stack: [...graphFromExports([one]).stacks].join(", "),
  }));
}

function explained(simulation: Simulation, [fault = "", fn = ""]: string[]): string {
  const found = simulation.survival.find((one) => one.fault === fault && one.function === fn);
  const notice = simulation.faults.find(({ id }) => id === fault)?.notice;
  if (found) return explain(found, standardOutput(), notice);
  const isFault = simulation.faults.some(({ id }) => id === fault);
  const ids = isFault ? simulation.functions.map(({ id }) => id) : simulation.faults.map(({ id }) => id);
  throw new UsageError(
    `--explain: there is no ${isFault ? `function "${fn}"` : `fault "${fault}"`}. There are:\n  ${ids.join("\n  ")}`,
  );
}
