import { check, defaultPackConfig, loadPackConfig, practicesIn } from "../../policy/check";
import { refused, type Result } from "../../policy/evaluate";
import { jsonText } from "../../lib/printable";
import type { PackConfig } from "../../policy/config";
import type { ExportDocument } from "../../policy/graph";
import type { PracticeResult } from "../../policy/practices";
import { EXIT, Mistakes } from "../errors";
import { readInput, UnreadableError } from "../input-file";
import type { Outcome } from "../outcome";
import { junit, sarif } from "../report/findings";
import { standardOutput } from "../report/terminal/screen";
import { renderPractices } from "../report/terminal/practices";
import { renderVerdict } from "../report/terminal/verdict";

export interface CheckCommand {
  packConfig?: string;
  json?: boolean;
  format?: "text" | "json" | "sarif" | "junit";
  all?: boolean;
  notApplicable?: boolean;
  practices?: boolean;
}

/**
 * `holdfast check FILE...`: exit 0 where nothing mandatory is violated, 1 where something is, 2 on bad input.
 *
 * @throws a user's mistake, with every mistake in the files
 */
export function checkFiles(files: string[], options: CheckCommand): Outcome {
  const mistakes = new Mistakes();
  const config = mistakes.of(() => packConfigOf(options.packConfig, "--pack-config "));
  const documents = readExports(files, mistakes);
  mistakes.throwIfAny();
  const { all = false, notApplicable = false } = options;
  const judged = check(documents, config, { all: all || options.practices === true, notApplicable });
  const practices = options.practices ? practicesIn(judged, config) : undefined;
  const result = all
    ? judged
    : { ...judged, findings: judged.findings.filter(({ verdict }) => verdict !== "compliant") };
  const isRefused = refused(result.findings, config!);
  const text = () =>
    renderVerdict(result, isRefused, standardOutput()) +
    (practices ? renderPractices(practices, standardOutput()) : "");
  const reporting = { config: config!, fileOf: filesByUrn(documents) };
  const formats = {
    json: () => verdictJson(result, practices),
    sarif: () => sarif(result, reporting),
    junit: () => junit(result, reporting),
    text,
  };
  return {
    text: formats[options.json ? "json" : (options.format ?? "text")](),
    exitCode: isRefused ? EXIT.refused : EXIT.fine,
  };
}

/** The file in which a URN's stack is; the first for what is about no resource. */
function filesByUrn(documents: readonly ReadExport[]): (urn: string) => string {
  const found = new Map<string, string>();
  return (urn) => {
    const stack = urn.split("::").slice(0, 2).join("::");
    const file = found.get(stack) ?? (documents.find(({ text }) => text.includes(`"${stack}::`)) ?? documents[0])?.file;
    found.set(stack, file ?? "");
    return file ?? "";
  };
}

function verdictJson(
  { findings, counts, unjudged, notApplicable }: Result,
  practices: readonly PracticeResult[] | undefined,
): string {
  return jsonText({ findings, counts, unjudged, notApplicable, practices });
}

/**
 * The pack's configuration from a file, or the default.
 *
 * @param option the option that named the file, for messages
 */
export function packConfigOf(file: string | undefined, option = ""): PackConfig {
  return file === undefined ? defaultPackConfig() : loadPackConfig(readInput(file, option), option + file);
}

/** An export with the text of its file, which is read once: it may be a pipe. */
export interface ReadExport extends ExportDocument {
  readonly text: string;
}

/** The exports in some files; what is wrong with any of them is among the mistakes. */
export function readExports(files: readonly string[], mistakes: Mistakes): ReadExport[] {
  return files.flatMap((file) => mistakes.of(() => readExport(file)) ?? []);
}

/** The document in an export's file. @throws UnreadableError */
export function readExport(file: string): ReadExport {
  const text = readInput(file);
  try {
    return { file, text, document: JSON.parse(text) as unknown };
  } catch (error) {
    const problem = text.trim() === "" ? "is empty" : `is not JSON (${withoutContent(error as Error)})`;
    throw new UnreadableError(file, problem, "Give the output of `pulumi stack export`.");
  }
}

/** JSON.parse's message without the part of the file that it quotes: an export may have secrets. */
function withoutContent({ message }: Error): string {
  return message.replace(/,? (\.{3})?".*$/s, "");
}
