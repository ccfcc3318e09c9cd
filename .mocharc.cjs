const { readdirSync } = require("node:fs");
const path = require("node:path");

/**
 * How Node runs each process. V8 optimizes what runs often, beside the program: of a few seconds that takes a quarter and comes too late to save any, so
 * that a function is to run four times as long before. A large young generation halves the time that plans spend on collecting garbage.
 */
const NODE = [
  `require=${path.join(__dirname, "test/support/typescript.cjs")}`,
  "interrupt-budget=600000",
  "max-semi-space-size=64",
];

/**
 * The suites, each a folder of test/ with what its tests need. Mocha joins a configured `spec` with the files on the command line, so that `spec`
 * is set here only where no file is named: `npx mocha FILE` runs that file alone, with the options of the suite that it is in.
 */
const SUITES = {
  unit: {
    parallel: true,
    jobs: 2,
    timeout: 60_000,
    require: ["lib/deferred-sdk.ts", "test/support/seed.ts"],
    // Two workers at a time: few enough MB that both fit beside other work.
    "node-option": [...NODE, "max-old-space-size=700"],
  },
  engine: { parallel: true, jobs: 2, timeout: 600_000, slow: 60_000 },
  apply: { timeout: 1_800_000, slow: 600_000 },
  page: { timeout: 120_000 },
  emulator: { timeout: 120_000, slow: 20_000 },
  package: { timeout: 300_000, slow: 60_000 },
};
const APART = Object.keys(SUITES).filter((suite) => suite !== "unit");

/** The test files and folders that the command line names. */
const named = process.argv
  .slice(2)
  .filter(
    (word) =>
      !word.startsWith("-") && (word.startsWith("test") || word.includes("/test/") || word.endsWith(".test.ts")),
  );

function suiteOf(file) {
  const [first] = path.relative(path.join(__dirname, "test"), path.resolve(file)).split(path.sep);
  return APART.includes(first) ? first : "unit";
}

const suites = [...new Set(named.map(suiteOf))];
if (suites.length > 1)
  throw new Error(`these files are of the suites ${suites.join(" and ")}: run one suite at a time`);
const suite = suites[0] ?? process.env.HOLDFAST_SUITE ?? "unit";

/** The files that take longest: first, so that no worker has one left when the others have none. */
const LONG = {
  unit: ["policy/preview", "cli/commands/plan"],
  engine: [
    "documented",
    "strategies",
    "accidents",
    "at-once",
    "deploy",
    "protection",
    "flip",
    "flip-volumes",
    "messages",
  ],
};

function specOf(suite) {
  const folder = suite === "unit" ? "test" : `test/${suite}`;
  const long = LONG[suite] ?? [];
  const rank = (file) => long.findIndex((one) => file === `${one}.test.ts`) + 1 || long.length + 1;
  const files = readdirSync(path.join(__dirname, folder), { recursive: true })
    .map((file) => file.replaceAll(path.sep, "/"))
    .filter((file) => file.endsWith(".test.ts") && (suite !== "unit" || !APART.includes(file.split("/")[0])));
  return files.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).map((file) => `${folder}/${file}`);
}

module.exports = {
  "node-option": NODE,
  reporter: "test/support/reporter.cjs",
  // Of a folder that the command line names, its test files.
  extension: ["test.ts"],
  recursive: true,
  ...SUITES[suite],
  // One file needs no second process.
  ...(named.length === 1 && named[0].endsWith(".ts") && { parallel: false }),
  ...(named.length === 0 && { spec: specOf(suite) }),
};
