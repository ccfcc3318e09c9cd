import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * `npm run bench`: what the main job costs in CPU time, wall time and memory, against the least that a Pulumi program can do: one bucket under
 * mocks. The two run in turn, so that a machine whose speed drifts slows both; what counts is the ratio, and of CPU time, which others on the
 * machine change least. It never fails.
 */
const ROOT = path.join(__dirname, "..");
const RUNS = Number(process.env.BENCH_RUNS ?? 7);
const folder = mkdtempSync(path.join(tmpdir(), "holdfast-bench-"));

const MEASURES = { cpu: ["CPU seconds", 2], seconds: ["wall seconds", 2], mebibytes: ["MiB", 0] } as const;
type Measure = keyof typeof MEASURES;
type Sample = Record<Measure, number>;

const SUBJECTS = {
  minimal: ["--require", "tsx/cjs", "bench/minimal.ts"],
  plan: ["cli/holdfast.js", "plan", "--html", path.join(folder, "plan.html")],
};

function measure(args: string[]): Sample {
  const usage = path.join(folder, "usage");
  const start = process.hrtime.bigint();
  const run = spawnSync(process.execPath, ["--require", path.join(__dirname, "usage.cjs"), ...args], {
    cwd: ROOT,
    env: { ...process.env, BENCH_USAGE: usage },
    encoding: "utf8",
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (run.status !== 0) throw new Error(`${args.join(" ")} failed:\n${run.stderr}`);
  return { ...(JSON.parse(readFileSync(usage, "utf8")) as Omit<Sample, "seconds">), seconds };
}

function row(label: string, values: number[], digits: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  const shown = [sorted[0]!, sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!];
  return label.padEnd(28) + shown.map((value) => value.toFixed(digits).padStart(8)).join("");
}

function main(): void {
  for (const args of Object.values(SUBJECTS)) measure(args); // Warm: the files are in memory, the caches are written.
  const pairs = Array.from({ length: RUNS }, () => ({
    minimal: measure(SUBJECTS.minimal),
    plan: measure(SUBJECTS.plan),
  }));
  const measures = Object.entries(MEASURES) as [Measure, (typeof MEASURES)[Measure]][];
  const heads = ["min", "median", "max"].map((head) => head.padStart(8)).join("");
  const lines = [`${RUNS} runs of each in turn`.padEnd(28) + heads];
  for (const subject of ["minimal", "plan"] as const)
    for (const [name, [unit, digits]] of measures) {
      const values = pairs.map((pair) => pair[subject][name]);
      lines.push(row(`${subject}, ${unit}`, values, digits));
    }
  for (const [name, [unit]] of measures) {
    const ratios = pairs.map(({ plan, minimal }) => plan[name] / minimal[name]);
    lines.push(row(`plan / minimal, ${unit}`, ratios, 2));
  }
  console.log(lines.join("\n"));
}

try {
  main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
