import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { graphFromExports } from "../policy/graph";
import { simulate } from "../policy/simulation";
import { replicated } from "./replicated";

/**
 * `npm run bench:simulate primary.json secondary.json`: what simulating every single fault and all pairs of the larger ones takes, against what reading
 * the same files takes (parsing them, and linking the resources), and how both grow with the number of resources: exponent 1 is linear. Each
 * size has a process of its own, whose memory is measured, compiled and with the options of V8 that the command has. CPU seconds, the least of some
 * runs. It never fails.
 */
const SIZES = [2_500, 5_000, 10_000, 20_000];
const RUNS = Number(process.env.BENCH_RUNS ?? 3);

interface Figures {
  readonly megabytes: number;
  readonly pairs: number;
  readonly parse: number;
  readonly link: number;
  readonly simulate: number;
}

/** CPU seconds of this process that an action takes. */
function cpuOf<T>(action: () => T): [number, T] {
  const before = process.cpuUsage();
  const result = action();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1e6, result];
}

function measured(files: readonly string[]): Figures {
  const texts = files.map((file) => readFileSync(file, "utf8"));
  const [parse, documents] = cpuOf(() =>
    texts.map((text, side) => ({ file: `${side}.json`, document: JSON.parse(text) as unknown })),
  );
  const [link, graph] = cpuOf(() => graphFromExports(documents));
  const [simulated, { functions, faults }] = cpuOf(() => simulate(graph));
  return {
    megabytes: process.resourceUsage().maxRSS / 1024,
    pairs: functions.length * faults.length,
    parse,
    link,
    simulate: simulated,
  };
}

/** The least of each figure over some runs, each in a process of its own. */
function leastOf(files: readonly string[]): Figures {
  const runs = Array.from({ length: RUNS }, () => {
    const args = [...process.execArgv, path.join(__dirname, "simulate.ts"), "--measure", ...files];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })) as Figures;
  });
  const least = (key: keyof Figures) => Math.min(...runs.map((run) => run[key]));
  return {
    megabytes: least("megabytes"),
    pairs: least("pairs"),
    parse: least("parse"),
    link: least("link"),
    simulate: least("simulate"),
  };
}

function report(files: readonly string[]): void {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-bench-"));
  try {
    const texts = files.map((file) => readFileSync(path.resolve(file), "utf8"));
    const figures = SIZES.map((size) => {
      const written = replicated(texts, size).map(({ file, document }) => {
        const target = path.join(folder, `${size}-${file}`);
        writeFileSync(target, JSON.stringify(document));
        return target;
      });
      const found = leastOf(written);
      const read = found.parse + found.link;
      console.log(
        `${size} resources, ${found.pairs} pairs of a function and a fault: read ${read.toFixed(2)} s, simulated ${found.simulate.toFixed(2)} s ` +
          `(${(found.simulate / read).toFixed(1)} times), ${found.megabytes.toFixed(0)} MB`,
      );
      return { size, ...found };
    });
    const [small, large] = [figures[0]!, figures.at(-1)!];
    const exponent = Math.log(large.simulate / small.simulate) / Math.log(large.size / small.size);
    console.log(`exponent from ${small.size} to ${large.size}: ${exponent.toFixed(2)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [first, ...rest] = process.argv.slice(2);
if (first === "--measure") console.log(JSON.stringify(measured(rest)));
else if (first === undefined) console.log("Give the files of `holdfast plan --out DIR`.");
else report([first, ...rest]);
