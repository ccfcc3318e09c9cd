import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planStacks, readConfigFiles } from "../../cli/plan";
import { loadProgram } from "../../cli/program";
import { renderPage, type PageFinding, type PageInput } from "../../cli/report/page";
import { check } from "../../policy/check";
import { writeVariant, type Variant } from "../support/variants";

/** A temporary folder for pages, and its removal. */
export function workplace(): { folder: string; clear: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-page-"));
  return { folder, clear: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The page of a configuration's plan, as a file. */
export async function pageOfVariant(variant: Variant, folder: string): Promise<string> {
  const { project, stacks } = readConfigFiles(writeVariant(variant, join(folder, variant.name)));
  const planned = await planStacks(loadProgram, project, stacks);
  const verdict = check(
    planned.map(({ name, deployment }) => ({ file: name, document: deployment })),
    undefined,
    { all: true },
  );
  const input = planned.map(({ name, deployment }) => ({ name, resources: deployment.deployment.resources }));
  return written({ title: variant.name, stacks: input, verdict }, join(folder, `${variant.name}.html`));
}

/** A page as a file. */
export function written(input: PageInput, file: string): string {
  writeFileSync(file, renderPage(input));
  return file;
}

export function verdictOf(findings: readonly PageFinding[]): PageInput["verdict"] {
  const counts = { compliant: 0, violation: 0, undecided: 0, notApplicable: 0, acknowledged: 0 };
  for (const one of findings) counts[one.verdict] += 1;
  return { findings, counts };
}
