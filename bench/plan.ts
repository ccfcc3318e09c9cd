import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * `npm run bench`: how long the main job takes and how much memory it needs, against the least that a Pulumi program can do: one
 * bucket under mocks. The two run in turn, so that a machine whose speed drifts slows both; what counts is the ratio. It never fails.
 */
const ROOT = path.join(__dirname, "..");
const RUNS = Number(process.env.BENCH_RUNS ?? 7);
const folder = mkdtempSync(path.join(tmpdir(), "holdfast-bench-"));

interface Sample {
  seconds: number;
  mebibytes: number;
}

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
  return { seconds, mebibytes: Number(readFileSync(usage, "utf8")) / 1024 };
}

const SUBJECTS = {
  minimal: ["--require", "tsx/cjs", "bench/minimal.ts"],
  plan: ["cli/holdfast.js", "plan", "--html", path.join(folder, "plan.html")],
};

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

function row(label: string, values: number[], digits: number): string {
  const text = (value: number) => value.toFixed(digits).padStart(8);
  return `${label.padEnd(28)}${text(Math.min(...values))}${text(median(values))}${text(Math.max(...values))}`;
}

function main(): void {
  for (const args of Object.values(SUBJECTS)) measure(args); // Warm: the files are in memory, tsx has its cache.
  const pairs = Array.from({ length: RUNS }, () => ({
    minimal: measure(SUBJECTS.minimal),
    plan: measure(SUBJECTS.plan),
  }));
  console.log(
    `${RUNS} runs of each in turn`.padEnd(28) + ["min", "median", "max"].map((head) => head.padStart(8)).join(""),
  );
  for (const subject of ["minimal", "plan"] as const) {
    console.log(
      row(
        `${subject}, seconds`,
        pairs.map((pair) => pair[subject].seconds),
        2,
      ),
    );
    console.log(
      row(
        `${subject}, MiB`,
        pairs.map((pair) => pair[subject].mebibytes),
        0,
      ),
    );
  }
  console.log(
    row(
      "plan / minimal, wall time",
      pairs.map((pair) => pair.plan.seconds / pair.minimal.seconds),
      2,
    ),
  );
  console.log(
    row(
      "plan / minimal, memory",
      pairs.map((pair) => pair.plan.mebibytes / pair.minimal.mebibytes),
      2,
    ),
  );
}

try {
  main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
