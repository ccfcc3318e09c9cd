import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { copyOf } from "./replicated";

/**
 * `npm run bench:checkov EXPORTS TERRAFORM`: what `holdfast check` costs for a resource, against checkov on the same programs. EXPORTS is a folder with a
 * stack export a program, TERRAFORM one with a folder a program that has the same resources as Terraform JSON (docs/field-test.md). Each
 * tool judges them once and copied; what counts is the CPU time of a further resource, since both take a while to start. It never fails.
 */
const COPIES = Number(process.env.BENCH_COPIES ?? 20);
const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const HOLDFAST = path.join(__dirname, "..", "cli", "holdfast.js");

/** CPU seconds of a command, the least of some runs: its exit code says what it found. */
function cpuOf(command: readonly string[]): number {
  const script = 'TIMEFORMAT="%U %S"; { time "$@" >/dev/null 2>&1; }';
  const runs = Array.from({ length: RUNS }, () => {
    const { stderr } = spawnSync("bash", ["-c", script, "bash", ...command], { encoding: "utf8" });
    return stderr.trim().split(" ").map(Number);
  });
  return Math.min(...runs.map((times) => times.reduce((sum, one) => sum + one, 0)));
}

function main([exports = "", terraform = ""]: readonly string[], folder: string): void {
  if (exports === "" || terraform === "") return console.log("Give a folder of exports and one of Terraform JSON.");
  const version = spawnSync("checkov", ["--version"], { encoding: "utf8" });
  if (version.error || version.status !== 0) return console.log("checkov is not on the PATH: nothing is measured.");
  const texts = readdirSync(exports)
    .filter((file) => file.endsWith(".json"))
    .map((file) => readFileSync(path.join(exports, file), "utf8"));
  for (const [index] of Array.from({ length: COPIES }).entries()) {
    cpSync(terraform, path.join(folder, "terraform", String(index)), { recursive: true });
    mkdirSync(path.join(folder, "exports"), { recursive: true });
    for (const [program, text] of texts.entries()) {
      const own = text.replace(/urn:pulumi:([\w-]+)::/g, `urn:pulumi:$1-${index}::`);
      const document = { version: 3, deployment: { resources: copyOf(own, index) } };
      writeFileSync(path.join(folder, "exports", `${index}-${program}.json`), JSON.stringify(document));
    }
  }
  const count = (texts.join("").match(/"type": ?"aws:/g) ?? []).length;
  const files = (prefix: string) =>
    readdirSync(path.join(folder, "exports"))
      .filter((file) => file.startsWith(prefix))
      .map((file) => path.join(folder, "exports", file));
  const CHECKOV = ["checkov", "--framework", "terraform_json", "--quiet", "--compact", "--skip-download", "-d"];
  const tools = {
    [`checkov ${version.stdout.trim()}`]: [
      [...CHECKOV, path.join(folder, "terraform", "0")],
      [...CHECKOV, path.join(folder, "terraform")],
    ],
    "holdfast check": ["0-", ""].map((prefix) => [process.execPath, HOLDFAST, "check", ...files(prefix)]),
  };
  const costs = Object.entries(tools).map(([name, [once = [], copied = []]]) => {
    const [small, large] = [cpuOf(once), cpuOf(copied)];
    const each = ((large - small) / (count * (COPIES - 1))) * 1000;
    console.log(
      `${name}: ${count} resources ${small.toFixed(2)} s, ${count * COPIES} resources ${large.toFixed(2)} s of CPU, ${each.toFixed(2)} ms a further resource`,
    );
    return { small, each };
  });
  const [theirs, ours] = costs;
  if (theirs && ours)
    console.log(
      `checkov / holdfast check: ${(theirs.small / ours.small).toFixed(1)} for all, ${(theirs.each / ours.each).toFixed(1)} for a further resource`,
    );
}

const folder = mkdtempSync(path.join(tmpdir(), "holdfast-bench-"));
try {
  main(process.argv.slice(2), folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
