import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { ConfigFiles } from "../../cli/plan/config-files";
import type { PlannedStack } from "../../cli/plan";

const ROOT = path.join(__dirname, "../..");
const FOLDER = path.join(ROOT, "node_modules/.cache/holdfast/plans");

/** All that a plan is made of, besides the configuration and the files that it names. */
const SOURCES = [
  "index.ts",
  "components",
  "facts",
  "lib",
  "cli/plan",
  "cli/program.ts",
  "samples",
  "test/support/parts.ts",
  "test/support/plan-program.ts",
  "package-lock.json",
  "tsconfig.json",
];

/** After this long without use, a plan of other sources is deleted: another run may still read younger ones. */
const KEEP_MS = 600_000;

/** After this long the process that holds a lock is taken for stuck: a plan takes seconds. */
const STUCK_MS = 120_000;

const POLL_MS = 20;

let sources: string | undefined;

/**
 * Both stacks of a configuration: from the cache if they were planned from the same sources and configuration, by whatever process,
 * otherwise planned here and kept. While another process plans them, this one waits for it. What is kept is JSON, as are an export and
 * a stack's outputs: a plan comes back as it was put in.
 *
 * @param kind keeps apart what is planned differently from the same configuration
 */
export async function cachedPlan(
  kind: string,
  files: ConfigFiles,
  plan: () => Promise<PlannedStack[]>,
): Promise<PlannedStack[]> {
  sources ??= hashOfFiles(SOURCES.map((one) => path.join(ROOT, one)));
  const file = path.join(FOLDER, `${sources}-${keyOf(kind, files)}.json.gz`);
  mkdirSync(FOLDER, { recursive: true });
  for (;;) {
    const found = read(file);
    if (found) return found;
    if (lock(file)) break;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  try {
    // Another process may have finished it between the reading and the lock.
    const found = read(file);
    if (found) return found;
    const planned = await plan();
    requireListed();
    write(file, planned);
    removeOld();
    return planned;
  } finally {
    rmSync(`${file}.lock`, { force: true });
  }
}

function read(file: string): PlannedStack[] | undefined {
  try {
    const text = gunzipSync(readFileSync(file)).toString();
    const now = new Date();
    utimesSync(file, now, now);
    return JSON.parse(text) as PlannedStack[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Whole or not at all: a reader never sees half a file. */
function write(file: string, planned: PlannedStack[]): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, gzipSync(JSON.stringify(planned), { level: 1 }));
  renameSync(unfinished, file);
}

/** Whether this process now has the lock of a file. A lock is gone with the process that held it. */
function lock(file: string): boolean {
  const name = `${file}.lock`;
  try {
    writeFileSync(name, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (isAbandoned(name)) rmSync(name, { force: true });
    return false;
  }
}

function isAbandoned(name: string): boolean {
  try {
    const age = Date.now() - statSync(name).mtimeMs;
    const holder = Number(readFileSync(name, "utf8"));
    // The name is there before the holder's number is.
    return age > STUCK_MS || (holder > 0 && !isRunning(holder));
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
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

function removeOld(): void {
  for (const name of readdirSync(FOLDER)) {
    const file = path.join(FOLDER, name);
    if (!name.startsWith(sources!) && ageOf(file) > KEEP_MS) rmSync(file, { force: true });
  }
}

function ageOf(file: string): number {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
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

function hashOfFiles(paths: string[]): string {
  return digest(...paths.flatMap(filesIn).flatMap((file) => [path.relative(ROOT, file), digest(readFileSync(file))]));
}

function filesIn(name: string): string[] {
  const found = statSync(name, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [name] : [];
  return readdirSync(name)
    .sort()
    .flatMap((one) => (one === "node_modules" ? [] : filesIn(path.join(name, one))));
}

function digest(...parts: (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex").slice(0, 24);
}
