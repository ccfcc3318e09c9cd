/** Writes the files that are made from the code: `npm run generate`. Their tests say when they are stale. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { schemaText } from "../cli/commands/schema";
import { simulationSchemaText } from "../cli/report/simulation-json";
import { renderCoverage } from "../policy/coverage-docs";
import { renderRules } from "../policy/docs";
import { disasterPlanDocument } from "./support/disaster-plan-document";
import { withWorkedCases } from "./policy/simulation/worked/document";
import { TABLES } from "./policy/simulation/worked/tables";
import { incidentDocument } from "./support/incident/document";
import { withPlan } from "./support/readme";
import { survivalDocument, withStrategies } from "./support/survival/document";

async function main(): Promise<void> {
  writeFileSync(join(__dirname, "../policy/RULES.md"), renderRules());
  writeFileSync(join(__dirname, "../docs/practices.md"), renderCoverage());
  writeFileSync(join(__dirname, "../docs/settings.schema.json"), schemaText());
  writeFileSync(join(__dirname, "../docs/simulation.schema.json"), simulationSchemaText());
  const simulation = join(__dirname, "../docs/simulation.md");
  writeFileSync(simulation, withWorkedCases(readFileSync(simulation, "utf8"), TABLES));
  writeFileSync(join(__dirname, "../docs/disaster-plan.md"), await disasterPlanDocument());
  writeFileSync(join(__dirname, "../docs/incident.md"), await incidentDocument());
  writeFileSync(join(__dirname, "../docs/survival.md"), await survivalDocument());
  const readme = join(__dirname, "../README.md");
  writeFileSync(readme, await withPlan(await withStrategies(readFileSync(readme, "utf8"))));
}

void main();
