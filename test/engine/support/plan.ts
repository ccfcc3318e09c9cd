import { readFileSync, existsSync } from "node:fs";
import path from "node:path";
import { planStacks, readConfigFiles, type Deployment } from "../../../cli/plan";
import { loadProgram } from "../../../cli/program";
import { check, defaultPackConfig, loadPackConfig } from "../../../policy/check";
import type { PackConfig } from "../../../policy/config";
import type { Finding } from "../../../policy/evaluate";
import type { StackName } from "./engine";

/** The pack's configuration of this repository. */
export const PACK_CONFIG = path.join(__dirname, "../../../policy-config.json");

/** Both stacks of a configuration as `holdfast plan --out` writes them. */
export async function planOf(folder: string): Promise<Record<StackName, Deployment>> {
  const { project, stacks } = readConfigFiles(folder);
  const [primary, secondary] = await planStacks(loadProgram, project, stacks);
  return { primary: primary!.deployment, secondary: secondary!.deployment };
}

/** What the rules say of documents together, compliant resources too: `holdfast check --all`. */
export function judged(...documents: Deployment[]): readonly Finding[] {
  const files = documents.map((document, index) => ({ file: `${index}.json`, document }));
  return check(files, packConfig(), { all: true }).findings;
}

function packConfig(): PackConfig {
  return existsSync(PACK_CONFIG) ? loadPackConfig(readFileSync(PACK_CONFIG, "utf8"), PACK_CONFIG) : defaultPackConfig();
}
