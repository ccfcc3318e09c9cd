import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planStacks, readConfigFiles } from "../../cli/plan";
import { loadProgram } from "../../cli/program";
import { estimateOf } from "../../cli/estimate";
import { quotasOf } from "../../cli/estimate/quotas";
import { chaptersIfAny } from "../../cli/report/chapters";
import { renderPage, type PageFinding, type PageInput } from "../../cli/report/page";
import { check } from "../../policy/check";
import { graphFromExports, type ExportDocument } from "../../policy/graph";
import { simulationOf } from "../cli/report/page/exports";
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
  return pageOfDocuments(
    variant.name,
    planned.map(({ name, deployment }) => ({ file: name, document: deployment })),
    join(folder, `${variant.name}.html`),
    { estimate: estimateOf(planned), quotas: quotasOf(planned) },
  );
}

/** The whole page of some exports, judged and simulated, as a file. */
export function pageOfDocuments(
  title: string,
  documents: readonly ExportDocument[],
  file: string,
  costs?: PageInput["costs"],
): string {
  const verdict = check(documents, undefined, { all: true });
  const simulation = simulationOf(documents);
  const runbook = chaptersIfAny(documents, simulation);
  return written({ title, graph: graphFromExports(documents), verdict, simulation, runbook, costs }, file);
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
