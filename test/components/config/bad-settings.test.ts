import assert from "node:assert/strict";
import fc from "fast-check";
import { checkPair, parseSettings, readSettings } from "../../../components/checks";
import { formatProblems, SettingsError, type Problem } from "../../../components/config";
import { CHECKS } from "../../../components/checks/all";
import { run } from "../../../components/checks/check";
import { readAreas } from "../../../components/config/parse";
import { AREA_NAMES } from "../../../components/config/schema";
import { BAD_SETTINGS, type BadSettings } from "./bad-settings";
import { apply, pathOf } from "./edits";
import { configOf, shippedFiles, wholeFiles } from "./shipped";

/** Words of zod's, or of a program that shows its inside. */
const JARGON =
  /invalid|expected|received|too (small|big)|unrecognized|undefined|\bNaN\b|\[object|zod|discriminator|regex/i;

describe("bad settings", () => {
  it("are none as shipped", () => {
    const primary = parseSettings(configOf(wholeFiles(), "primary"));
    assert.deepEqual(checkPair(primary, parseSettings(configOf(wholeFiles(), "secondary"))), []);
  });

  it("are at least forty, each with a name of its own", () => {
    assert.ok(BAD_SETTINGS.length >= 40, `${BAD_SETTINGS.length}`);
    assert.equal(new Set(BAD_SETTINGS.map((bad) => bad.name)).size, BAD_SETTINGS.length);
  });

  for (const bad of BAD_SETTINGS) {
    it(`${bad.name}: ${bad.says.map((said) => said.path).join(", ")}`, () => {
      const { problems } = alone(bad);
      assertSaid(bad, problems);
      assert.equal(problems.length, bad.says.length, formatProblems(problems));
      const text = formatProblems(problems);
      assert.doesNotMatch(text, JARGON);
      for (const hidden of bad.hides) assert.ok(!text.includes(hidden), text);
    });
  }

  it("throw one error that lists all of them", () => {
    const bad = BAD_SETTINGS.filter((b) =>
      ["a number as text", "an unknown area", "the provider in another region"].includes(b.name),
    );
    const files = apply(
      shippedFiles(),
      bad.flatMap((b) => b.edits),
    );
    assert.throws(
      () => parseSettings(configOf(files, "primary")),
      (error) => {
        assert.ok(error instanceof SettingsError);
        assert.match(error.message, /^3 mistakes in the settings; nothing was built\./);
        for (const { says } of bad) assert.ok(error.message.includes(`\n  ${says[0]!.path}\n`), error.message);
        return true;
      },
    );
  });

  for (const stack of ["primary", "secondary", "pair"] as const) {
    it(`of one ${stack}, that have nothing to do with each other, are reported as each alone is; a check between settings is skipped while an area that it needs has mistakes of its own`, () => {
      const rows = BAD_SETTINGS.filter((bad) => bad.stack === stack);
      fc.assert(
        fc.property(fc.shuffledSubarray(rows, { minLength: Math.min(2, rows.length) }), (shuffled) => {
          const chosen = independent(shuffled);
          assert.deepEqual(sorted(problemsOf(chosen)), sorted(expected(chosen)));
        }),
        { numRuns: stack === "primary" ? 60 : 20 },
      );
    });
  }

  it("of many kinds at once do not hide each other", () => {
    const chosen = independent(BAD_SETTINGS.filter((bad) => bad.stack === "primary" && alone(bad).own.length > 0));
    const problems = problemsOf(chosen);
    assert.ok(chosen.length > 30, `${chosen.length}`);
    for (const bad of chosen) if (alone(bad).between.length === 0) assertSaid(bad, problems);
  });
});

/** What a row reports: all of it, what is wrong with an area by itself, what is wrong between areas; and the areas that do not fit their schemas. */
interface Alone {
  problems: Problem[];
  own: Problem[];
  between: { problem: Problem; needs: readonly string[] }[];
  broken: string[];
}

const seen = new Map<BadSettings, Alone>();

function alone(bad: BadSettings): Alone {
  const known = seen.get(bad);
  if (known) return known;
  const problems = problemsOf([bad]);
  if (bad.stack === "pair") return { problems, own: problems, between: [], broken: [] };
  const config = configOf(apply(shippedFiles(), structuredClone(bad.edits)), bad.stack);
  const { whole } = readAreas(config);
  // Of a secret's value a check's problem is not reported: it would show it.
  const reported = new Set(problems.map((problem) => JSON.stringify(problem)));
  const between = CHECKS.flatMap((check) =>
    run([check], whole, config)
      .filter((problem) => reported.has(JSON.stringify(problem)))
      .map((problem) => ({ problem, needs: check.needs })),
  );
  const found = new Set(between.map(({ problem }) => JSON.stringify(problem)));
  const own = problems.filter((problem) => !found.has(JSON.stringify(problem)));
  const result = { problems, own, between, broken: AREA_NAMES.filter((name) => !Object.hasOwn(whole, name)) };
  seen.set(bad, result);
  return result;
}

/** What must be reported of several rows together. */
function expected(rows: readonly BadSettings[]): Problem[] {
  const broken = new Set(rows.flatMap((bad) => alone(bad).broken));
  return rows.flatMap((bad) => {
    const { own, between } = alone(bad);
    const runs = between.filter(({ needs }) => !needs.some((need) => broken.has(need)));
    return [...own, ...runs.map(({ problem }) => problem)];
  });
}

/** What is reported of the shipped files with all the changes of some rows of one stack. */
function problemsOf(rows: readonly BadSettings[]): Problem[] {
  const files = apply(shippedFiles(), structuredClone(rows.flatMap((bad) => bad.edits)));
  const stack = rows[0]!.stack;
  if (stack !== "pair") return readSettings(configOf(files, stack)).problems;
  return checkPair(parseSettings(configOf(files, "primary")), parseSettings(configOf(files, "secondary")));
}

/** Each problem of the row is reported once, with the value and what is allowed. */
function assertSaid(bad: BadSettings, problems: Problem[]): void {
  for (const { path, shows, allowed } of bad.says) {
    const reported = problems.filter((p) => p.path === path && p.message.includes(shows) && p.fix.includes(allowed));
    assert.equal(reported.length, 1, `${path}: ${shows} ... ${allowed}\nin\n${formatProblems(problems)}`);
  }
}

/** As many of the rows, from the first, as change nothing that another one changes or depends on. */
function independent(rows: readonly BadSettings[]): BadSettings[] {
  const chosen: BadSettings[] = [];
  for (const bad of rows) {
    if (chosen.every((other) => !meets(touched(bad), uses(other)) && !meets(uses(bad), touched(other))))
      chosen.push(bad);
  }
  return chosen;
}

function touched(bad: BadSettings): string[] {
  return bad.edits.map(pathOf);
}

function uses(bad: BadSettings): string[] {
  return [...touched(bad), ...bad.reads];
}

/** Whether one of the paths is, or is above or below, one of the others. */
function meets(some: string[], others: string[]): boolean {
  const above = (a: string, b: string) => a === b || b.startsWith(`${a}.`) || b.startsWith(`${a}[`);
  return some.some((a) => others.some((b) => above(a, b) || above(b, a)));
}

function sorted(problems: Problem[]): string[] {
  return [...new Set(problems.map((problem) => JSON.stringify(problem)))].sort();
}
