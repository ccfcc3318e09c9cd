import { existsSync } from "node:fs";
import path from "node:path";
import type { ConfigFiles } from "../../cli/plan/config-files";
import type { PlannedStack } from "../../cli/plan";
import { digest, DiskCache, hashOfFiles, ROOT } from "./disk-cache";

/** All that a plan is made of, besides the configuration and the files that it names. */
const SOURCES = [
  "index.ts",
  "components",
  "facts",
  "lib",
  "cli/plan",
  "cli/program.ts",
  "policy/aws",
  "samples",
  "test/support/parts.ts",
  "test/support/plan-program.ts",
  "package-lock.json",
  "tsconfig.json",
];

/** What is kept is JSON, as are an export and a stack's outputs: a plan comes back as it was put in. */
const cache = new DiskCache<PlannedStack[]>("plans", SOURCES, {
  encode: (planned) => JSON.stringify(planned),
  decode: (content) => JSON.parse(content.toString()) as PlannedStack[],
});

/**
 * Both stacks of a configuration: planned here, unless they were planned from the same sources and configuration before, by whatever process.
 *
 * @param kind keeps apart what is planned differently from the same configuration
 */
export function cachedPlan(
  kind: string,
  files: ConfigFiles,
  plan: () => Promise<PlannedStack[]>,
): Promise<PlannedStack[]> {
  return cache.get(keyOf(kind, files), async () => {
    const planned = await plan();
    requireListed();
    return planned;
  });
}

/** So many modules were loaded when all were listed. */
let modulesListed = 0;

/** @throws Error for a module of the program or of the planner that is not in SOURCES: a change of it would leave stale plans. */
function requireListed(): void {
  const loaded = Object.keys(require.cache).length;
  if (loaded === modulesListed) return;
  const seen = new Set<NodeJS.Module>();
  const visit = (module: NodeJS.Module | undefined): void => {
    if (!module || seen.has(module) || module.filename.includes("node_modules")) return;
    seen.add(module);
    module.children.forEach(visit);
  };
  for (const entry of ["index.ts", "cli/program.ts", "cli/plan/index.ts", "test/support/plan-program.ts"])
    visit(require.cache[path.join(ROOT, entry)]);
  const files = [...seen].map(({ filename }) => path.relative(ROOT, filename));
  const missing = files.filter((file) => !SOURCES.some((one) => file === one || file.startsWith(`${one}/`)));
  if (missing.length > 0) throw new Error(`plans depend on ${missing.join(", ")}: add it to SOURCES in ${__filename}`);
  if (files.length < 100) throw new Error(`only ${files.length} modules of a plan were found`);
  modulesListed = loaded;
}

function keyOf(kind: string, { project, stacks }: ConfigFiles): string {
  const named = stacks.flatMap(({ config }) => Object.values(config).flatMap((value) => filesNamed(parsed(value))));
  const text = JSON.stringify([kind, project, stacks, process.version, process.cwd()]);
  return digest(text, hashOfFiles([...new Set(named)].sort()));
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** The files and folders that a configuration names: their content is part of the plan. */
function filesNamed(value: unknown): string[] {
  if (typeof value === "string") return value && existsSync(value) ? [path.resolve(value)] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(filesNamed) : [];
}
