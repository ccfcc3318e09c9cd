/** Packages as `npm pack` makes them, in the node_modules of a project of their own, with no more beside them than they ask for. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export const ROOT = path.join(__dirname, "../..");

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Packs a folder of the repository and puts the package into a new project: the path of the project, which is the caller's to remove. */
export function installed(folder: string): string {
  const project = mkdtempSync(path.join(tmpdir(), "holdfast-package-"));
  const pack = ["pack", "--json", "--pack-destination", project];
  const listed = execFileSync("npm", pack, { cwd: path.join(ROOT, folder), encoding: "utf8", stdio: "pipe" });
  const [{ filename, name }] = JSON.parse(listed.slice(listed.indexOf("["))) as [{ filename: string; name: string }];
  const home = path.join(project, "node_modules", name);
  mkdirSync(home, { recursive: true });
  execFileSync("tar", ["-xzf", path.join(project, filename), "-C", home, "--strip-components=1"]);
  const manifest = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")) as Manifest;
  for (const dependency of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    const link = path.join(project, "node_modules", dependency);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(ROOT, "node_modules", dependency), link);
  }
  return project;
}

/** What a script prints that runs in a project. */
export function printed(project: string, script: string): string {
  const file = path.join(project, "script.js");
  writeFileSync(file, script);
  return execFileSync(process.execPath, [file], { cwd: project, encoding: "utf8" });
}
