import { readFileSync } from "node:fs";
import { check, defaultPackConfig, loadPackConfig } from "../../policy/check";
import { refused, type Result } from "../../policy/evaluate";
import type { PackConfig } from "../../policy/config";
import type { ExportDocument } from "../../policy/graph";
import { EXIT, UsageError } from "../errors";
import { renderVerdict } from "../report/terminal/verdict";

export interface CheckCommand {
  packConfig?: string;
  json?: boolean;
  all?: boolean;
}

/** `holdfast check FILE...`: exit 0 where nothing mandatory is violated, 1 where something is, 2 on bad input. */
export function checkFiles(files: string[], options: CheckCommand): void {
  const config = packConfigOf(options.packConfig);
  const result = check(files.map(readExport), config, { all: options.all ?? false });
  process.stdout.write(options.json ? verdictJson(result) : renderVerdict(result));
  process.exitCode = refused(result.findings, config) ? EXIT.refused : EXIT.fine;
}

function verdictJson(result: Result): string {
  return `${JSON.stringify({ findings: result.findings, counts: result.counts }, null, 2)}\n`;
}

/** The pack's configuration from a file, or the one that holds where none is given. */
export function packConfigOf(file: string | undefined): PackConfig {
  return file === undefined ? defaultPackConfig() : loadPackConfig(readText(file), file);
}

function readExport(file: string): ExportDocument {
  const text = readText(file);
  try {
    return { file, document: JSON.parse(text) as unknown };
  } catch (error) {
    throw new UsageError(
      `${file}: not JSON (${(error as Error).message}); give it the output of \`pulumi stack export\`.`,
    );
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(
      `${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"}); name a file that exists.`,
    );
  }
}
