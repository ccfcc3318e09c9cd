const path = require("node:path");

/**
 * The suites, each a folder of test/ with what its tests need. Mocha joins a configured `spec` with the files on the command line, so that `spec`
 * is set here only where no file is named: `npx mocha FILE` runs that file alone, with the options of the suite that it is in.
 */
const SUITES = {
  unit: {
    parallel: true,
    jobs: 2,
    timeout: 60_000,
    require: ["cli/deferred-sdk.ts", "test/support/seed.ts"],
    // Keeps each process below 1 GB.
    "node-option": ["import=tsx", "max-semi-space-size=64", "max-old-space-size=700"],
  },
  engine: { parallel: true, jobs: 2, timeout: 600_000, slow: 60_000 },
  apply: { timeout: 1_800_000, slow: 600_000 },
  page: { timeout: 60_000 },
  emulator: { timeout: 120_000, slow: 20_000 },
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
const all = {
  spec: suite === "unit" ? ["test/**/*.test.ts"] : [`test/${suite}/**/*.test.ts`],
  ignore: suite === "unit" ? APART.map((one) => `test/${one}/**`) : [],
};

module.exports = {
  // A large young generation halves the time that plans spend on collecting garbage.
  "node-option": ["import=tsx", "max-semi-space-size=64"],
  reporter: "test/support/reporter.cjs",
  // Of a folder that the command line names, its test files.
  extension: ["test.ts"],
  recursive: true,
  ...SUITES[suite],
  // One file needs no second process.
  ...(named.length === 1 && named[0].endsWith(".ts") && { parallel: false }),
  ...(named.length === 0 && all),
};
