import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * `npm run bench:pack`: how long the packed policy pack takes to start, against an empty one: from the start of Pulumi's runner to the port
 * that the analyzer listens on. The two run in turn; what counts is the ratio of CPU time. It never fails.
 */
const ROOT = path.join(__dirname, "..");
const RUNNER = path.join(ROOT, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
const RUNS = Number(process.env.BENCH_RUNS ?? 9);
const folder = mkdtempSync(path.join(tmpdir(), "holdfast-bench-"));

/** An empty pack, and ours as `npm pack` makes it. */
function packs(): Record<"empty" | "holdfast", string> {
  symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  const empty = path.join(folder, "empty");
  mkdirSync(empty);
  writeFileSync(
    path.join(empty, "package.json"),
    JSON.stringify({ name: "empty", version: "0.0.0", main: "index.js" }),
  );
  writeFileSync(path.join(empty, "PulumiPolicy.yaml"), "runtime: nodejs\n");
  const program = `new (require("@pulumi/policy").PolicyPack)("empty", { policies: [] });\n`;
  writeFileSync(path.join(empty, "index.js"), program);
  spawnSync("npm", ["pack", "--pack-destination", folder], { cwd: path.join(ROOT, "policy"), stdio: "ignore" });
  const [archive] = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  spawnSync("tar", ["-xzf", archive!], { cwd: folder });
  return { empty, holdfast: path.join(folder, "package") };
}

/** CPU seconds until the analyzer says its port, the first that it prints. */
function start(pack: string): number {
  const [usage, first] = [path.join(folder, "usage"), path.join(folder, "first.cjs")];
  writeFileSync(first, "process.stdout.write = () => process.exit(0);\n");
  const preloads = [path.join(__dirname, "usage.cjs"), first].flatMap((file) => ["--require", file]);
  const run = spawnSync(process.execPath, [...preloads, RUNNER, "127.0.0.1:1", pack], {
    cwd: pack,
    env: { ...process.env, BENCH_USAGE: usage },
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(`the pack in ${pack} does not start:\n${run.stderr}`);
  return (JSON.parse(readFileSync(usage, "utf8")) as { cpu: number }).cpu;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

try {
  const { empty, holdfast } = packs();
  const runs = Array.from({ length: RUNS }, () => ({ empty: start(empty), holdfast: start(holdfast) }));
  for (const pack of ["empty", "holdfast"] as const)
    console.log(`${pack}: ${median(runs.map((run) => run[pack])).toFixed(2)} CPU seconds, the median of ${RUNS}`);
  console.log(`holdfast / empty: ${median(runs.map((run) => run.holdfast / run.empty)).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
