/**
 * Makes policy/dist, the compiled form of the policy pack, which its package has: JavaScript, the declarations of policy/api.ts, the schema of
 * the configuration, and the profiles as configurations. `npm pack` in policy/ runs it, and then with `--clean`, which takes them away again.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildSync, type BuildOptions } from "esbuild";
import { configSchema } from "../policy/config-schema";
import { renderPages, renderRules } from "../policy/docs";
import { profileConfig, PROFILES } from "../policy/profiles";
import { rules } from "../policy/rules";

const ROOT = path.join(__dirname, "..");
const PACK = path.join(ROOT, "policy");
const DIST = path.join(PACK, "dist");
const TYPES = path.join(DIST, "types");

/** Packages stay outside: Pulumi's are the program's own, and zod is a dependency. */
const COMMON = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  packages: "external",
  absWorkingDir: ROOT,
  logLevel: "warning",
} satisfies BuildOptions;

/** The rules; and the pack that starts an analyzer with them. */
function bundle(): void {
  buildSync({ ...COMMON, entryPoints: ["policy/api.ts"], outfile: path.join(DIST, "api.js") });
  const contents = `import "../lib/deferred-sdk"; import "./index";`;
  const stdin = { contents, resolveDir: PACK, loader: "ts" } as const;
  buildSync({ ...COMMON, stdin, external: ["./api"], outfile: path.join(DIST, "pack.js") });
}

/** The declarations that policy/api.ts leads to. */
function declare(): void {
  const tsc = require.resolve("typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "--project", path.join(PACK, "tsconfig.types.json")], { stdio: "inherit" });
  const wanted = new Set<string>();
  const follow = (file: string): void => {
    if (wanted.has(file)) return;
    wanted.add(file);
    for (const [, from = ""] of readFileSync(file, "utf8").matchAll(/(?:from |import\()"(\.[^"]+)"/g)) {
      const target = path.resolve(path.dirname(file), from);
      const found = [`${target}.d.ts`, path.join(target, "index.d.ts")].find((one) => existsSync(one));
      if (found === undefined) throw new Error(`${file}: ${from} has no declaration`);
      follow(found);
    }
  };
  follow(path.join(TYPES, "policy", "api.d.ts"));
  const written = readdirSync(TYPES, { recursive: true, encoding: "utf8" }).map((file) => path.join(TYPES, file));
  for (const file of written) if (file.endsWith(".d.ts") && !wanted.has(file)) rmSync(file);
}

function writeJson(file: string, value: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** The index of the rules, and the page of each service. */
function documentRules(): void {
  const pages = path.join(DIST, "rules");
  mkdirSync(pages);
  writeFileSync(path.join(pages, "README.md"), renderRules("."));
  for (const file of Object.keys(renderPages({}))) {
    const text = readFileSync(path.join(ROOT, "docs/rules", file), "utf8");
    writeFileSync(path.join(pages, file), text.replace("../../policy/RULES.md", "README.md"));
  }
  cpSync(path.join(ROOT, "docs/rules/examples"), path.join(pages, "examples"), { recursive: true });
}

const LICENSE = path.join(PACK, "LICENSE");

for (const made of [DIST, LICENSE]) rmSync(made, { recursive: true, force: true });
if (!process.argv.includes("--clean")) {
  bundle();
  declare();
  writeJson(path.join(DIST, "config.schema.json"), configSchema());
  for (const profile of PROFILES)
    writeJson(path.join(DIST, "profiles", `${profile}.json`), profileConfig(profile, rules));
  cpSync(path.join(ROOT, "LICENSE"), LICENSE);
  documentRules();
}
