/** Writes the files that are made from the code: `npm run generate`. Their tests say when they are stale. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { schemaText } from "../cli/commands/schema";
import type { Examples } from "../cli/settings/examples";
import { settingPages } from "../cli/settings/pages";
import { settingsReference } from "../cli/settings/reference";
import { simulationSchemaText } from "../cli/report/simulation-json";
import { renderCoverage } from "../policy/coverage-docs";
import { renderPages, renderRules } from "../policy/docs";
import { exampleTexts } from "./docs/example-texts";
import { disasterPlanDocument } from "./support/disaster-plan-document";
import { withWorkedCases } from "./policy/simulation/worked/document";
import { TABLES } from "./policy/simulation/worked/tables";
import { incidentDocument } from "./support/incident/document";
import { withStarted } from "./support/getting-started";
import { settingExamples } from "./support/setting-examples";
import { EXAMPLES, exampleNames, freshIndex, freshReadme, INDEX } from "./support/examples";
import { withPlan } from "./support/readme";
import { survivalDocument, withStrategies } from "./support/survival/document";

/** Without the pages of areas that are no more. */
function writeSettingPages(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Of what has just been written.
  const known = JSON.parse(settingExamples()) as Examples;
  for (const [name, text] of settingPages(settingsReference(), known)) writeFileSync(join(folder, name), text);
}

async function main(): Promise<void> {
  writeFileSync(join(__dirname, "../policy/RULES.md"), renderRules());
  for (const [file, text] of Object.entries(renderPages(await exampleTexts())))
    writeFileSync(join(__dirname, "../docs/rules", file), text);
  writeFileSync(join(__dirname, "../docs/practices.md"), renderCoverage());
  writeFileSync(join(__dirname, "../docs/settings.schema.json"), schemaText());
  writeFileSync(join(__dirname, "../docs/simulation.schema.json"), simulationSchemaText());
  const simulation = join(__dirname, "../docs/simulation.md");
  writeFileSync(simulation, withWorkedCases(readFileSync(simulation, "utf8"), TABLES));
  writeFileSync(join(__dirname, "../docs/disaster-plan.md"), await disasterPlanDocument());
  writeFileSync(join(__dirname, "../docs/incident.md"), await incidentDocument());
  writeFileSync(join(__dirname, "../docs/survival.md"), await survivalDocument());
  writeFileSync(join(__dirname, "../cli/settings/examples.json"), settingExamples());
  writeSettingPages(join(__dirname, "../docs/settings"));
  for (const name of exampleNames()) writeFileSync(join(EXAMPLES, name, "README.md"), await freshReadme(name));
  writeFileSync(INDEX, freshIndex());
  const started = join(__dirname, "../docs/getting-started.md");
  writeFileSync(started, await withStarted(readFileSync(started, "utf8")));
  const readme = join(__dirname, "../README.md");
  writeFileSync(readme, await withPlan(await withStrategies(readFileSync(readme, "utf8"))));
}

void main();
