import { existsSync, readFileSync, statSync } from "node:fs";
import Module, { createRequire } from "node:module";
import path from "node:path";
import { isUsersMistake, UsageError } from "./errors";
import type { ConfigFiles } from "./plan/config-files";
import { loadProgram } from "./program";

/** A program of the user's, in whose stacks their own resources are beside Holdfast's. */
export interface OwnProgram {
  /** The path of its first file. */
  readonly file: string;
  /** Loads it anew, and returns what Pulumi would make the stack's outputs of. */
  readonly load: () => unknown;
  /** What to report of an error of its run; undefined where the error is Holdfast's to report. */
  readonly failure: (error: unknown) => UsageError | undefined;
}

type Load = (this: unknown, request: string, parent: { filename: string } | null, isMain: boolean) => unknown;

// Node's own hook for what `require` returns; no type declares it.
const hook = Module as unknown as { _load: Load };

const here = createRequire(__filename);
let isRedirected = false;

/**
 * The program that `pulumi up` would run in a project's folder, where that is not Holdfast's own; undefined where it is, or where there is none yet.
 *
 * @param main what Pulumi.yaml names
 * @throws UsageError where it cannot be loaded again for each stack
 */
export function ownProgram(folder: string, main: string | undefined): OwnProgram | undefined {
  const file = entryOf(folder, main);
  if (file === undefined || isHoldfast(file)) return undefined;
  const type = packageAbove(path.dirname(file))?.["type"];
  if (file.endsWith(".mjs") || file.endsWith(".mts") || (type === "module" && !/\.c[jt]s$/.test(file)))
    throw new UsageError(
      `${file} is an ES module, which a plan cannot load again for each stack. Take "type": "module" out of package.json; \`import\` works in TypeScript without it.`,
    );
  let exported: unknown;
  const failure = (error: unknown) =>
    isUsersMistake(error) || exported === loadProgram ? undefined : new UsageError(failureText(file, error));
  return {
    file,
    failure,
    load: () => {
      exported = undefined;
      exported = exportsOf(file);
      return typeof exported === "function" ? (exported as () => unknown)() : exported;
    },
  };
}

/** The message, and the place in the user's program where there is one. */
function failureText(file: string, error: unknown): string {
  if (!(error instanceof Error)) return `${file}: ${String(error)}`;
  const frames = error.stack?.split("\n").filter((line) => /^ +at /.test(line)) ?? [];
  const place = frames.find((line) => line.includes(path.dirname(file)) && !line.includes("node_modules"));
  return `${file}: ${error.message.trimEnd()}${place === undefined ? "" : `\n${place}`}`;
}

/**
 * The command that deploys the first stack of a folder, with the policy pack where it is found; undefined where Pulumi would find no program.
 */
export function deployCommand(folder: string, { main, stacks }: ConfigFiles): string | undefined {
  if (entryOf(folder, main) === undefined) return undefined;
  const pack = ["policy", "node_modules/holdfast-policy"].find((one) =>
    existsSync(path.join(folder, one, "PulumiPolicy.yaml")),
  );
  return `pulumi up -s ${stacks[0]?.name ?? "primary"}${pack === undefined ? "" : ` --policy-pack ${pack}`}`;
}

/** As the language host finds it: a file, a folder's `main` of package.json, index.js or index.ts (pulumi/sdk/nodejs/cmd/run/run.ts). */
function entryOf(folder: string, main: string | undefined): string | undefined {
  const target = path.resolve(folder, main ?? ".");
  return existsSync(target) ? inFolder(target) : resolved(target);
}

function inFolder(target: string): string | undefined {
  if (!statSync(target).isDirectory()) return target;
  const index = path.join(target, "index.ts");
  return resolved(target) ?? (existsSync(index) ? index : undefined);
}

function resolved(target: string): string | undefined {
  try {
    return here.resolve(target);
  } catch {
    return existsSync(`${target}.ts`) ? `${target}.ts` : undefined;
  }
}

/** Whether a file is a program of Holdfast itself, from its sources or as a package, of this version or another. */
function isHoldfast(file: string): boolean {
  const name = packageAbove(path.dirname(file))?.["name"];
  return name === "holdfast" && ["index.ts", "program.js"].includes(path.basename(file)) && isAtRoot(file);
}

const isAtRoot = (file: string): boolean => existsSync(path.join(path.dirname(file), "package.json"));

/** The nearest package.json at or above a folder. */
function packageAbove(folder: string): Record<string, unknown> | undefined {
  const file = path.join(folder, "package.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  return path.dirname(folder) === folder ? undefined : packageAbove(path.dirname(folder));
}

/** What the program's first file exports, loaded anew. */
function exportsOf(file: string): unknown {
  redirect();
  if (file.endsWith("ts")) (here("tsx/cjs/api") as typeof import("tsx/cjs/api")).register();
  // The modules of the last stack's run made its resources, and make this one's.
  for (const one of Object.keys(here.cache)) if (isOwn(one)) Reflect.deleteProperty(here.cache, one);
  return here(file);
}

const ROOT = path.join(__dirname, "..");
const SOURCES = ["cli", "components", "facts", "lib", "policy", "test"].map((name) => path.join(ROOT, name) + path.sep);

/** Whether a loaded module is the user's: of no package, and not of Holdfast, whose modules make nothing when they are loaded. */
function isOwn(file: string): boolean {
  if (file.includes(`${path.sep}node_modules${path.sep}`)) return false;
  return file !== path.join(ROOT, "index.ts") && !SOURCES.some((folder) => file.startsWith(folder));
}

/**
 * From now on `require("holdfast")` is this Holdfast, and `@pulumi/pulumi` is this process's: a second copy of the SDK would register with an engine of
 * its own. `@pulumi/aws` and `@pulumi/random` are this Holdfast's where the project has none.
 */
function redirect(): void {
  if (isRedirected) return;
  isRedirected = true;
  const load = hook._load;
  hook._load = function (request, parent, isMain) {
    if (request === "holdfast") return loadProgram;
    const isSdk = request === "@pulumi/pulumi" || request.startsWith("@pulumi/pulumi/");
    const wanted = isSdk || (isProvider(request) && !isFrom(request, parent)) ? here.resolve(request) : request;
    return load.call(this, wanted, parent, isMain);
  };
}

const isProvider = (request: string): boolean => /^@pulumi\/(aws|random)(\/|$)/.test(request);

function isFrom(request: string, parent: { filename: string } | null): boolean {
  try {
    createRequire(parent?.filename ?? __filename).resolve(request);
    return true;
  } catch {
    return false;
  }
}
