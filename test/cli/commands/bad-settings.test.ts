import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { stringify } from "yaml";
import { SEED } from "../../support/seed";
import { apply, BAD_SETTINGS, FILE_NAMES, shippedFiles, type BadSettings } from "../../components/config/bad-settings";
import type { Files } from "../../components/config/shipped";
import { planHere, Scratch } from "./run";

/** The message of a program's own mistakes, not of a user's. */
const TRACE = /\n\s+at |went wrong in Holdfast itself|Unhandled/;

/** Rows that the reader of the files refuses before the settings are checked, with its message. */
const FOUND_BY_READER: Record<string, RegExp> = {
  "null for a whole area":
    /Pulumi\.primary\.yaml:1:1\n +stack "primary" does not set holdfast:ingress\n +.*set it here/,
  "no role":
    /Pulumi\.primary\.yaml\n +no stack file has `holdfast:role: primary`\n +Add `holdfast:role: primary` below/,
  "a role that is none": /Pulumi\.primary\.yaml:3:3\n +"standby" is not a role\n +Allowed: primary, secondary\./,
};

/**
 * One in so many of the rows is planned from its files, which HOLDFAST_SEED chooses, besides those that the reader refuses; with HOLDFAST_ALL each. What
 * each says is held by the tests of the settings.
 */
const EACH = process.env.HOLDFAST_ALL ? 1 : 4;
const TRIED = BAD_SETTINGS.filter(({ name }, index) => (index + SEED) % EACH === 0 || name in FOUND_BY_READER);

describe("holdfast plan with bad settings", () => {
  let scratch: Scratch;
  before(() => (scratch = new Scratch()));
  after(() => scratch.clear());

  for (const bad of TRIED) {
    it(`refuses ${bad.name} with the whole message, and writes nothing`, async () => {
      writeFiles(bad);
      const out = scratch.at("out", "deep");
      const html = scratch.at("page", "plan.html");
      const { code, stdout, stderr } = await planHere({ configDir: scratch.at("config"), out, html });
      assert.equal(code, 2, stderr);
      assert.equal(stdout, "");
      assert.doesNotMatch(stderr, TRACE);
      assertSaid(bad, stderr);
      for (const hidden of bad.hides) assert.ok(!stderr.includes(hidden), stderr);
      assert.ok(!existsSync(scratch.at("out")) && !existsSync(scratch.at("page")));
    });
  }

  function assertSaid({ name, says }: BadSettings, stderr: string): void {
    const byReader = FOUND_BY_READER[name];
    if (byReader) return assert.match(stderr, byReader);
    assert.match(stderr, /^holdfast: \d+ mistakes? in the settings; nothing was built\.\n/);
    for (const text of says.flatMap(({ path, shows, allowed }) => [path, shows, allowed]))
      assert.ok(stderr.includes(text), `${text}\nin\n${stderr}`);
  }

  /** What the files have: most rows change one of the three, and writing YAML takes as long as refusing it. */
  const written: Partial<Files> = {};

  /** The shipped files with the row's changes. */
  function writeFiles(bad: BadSettings): void {
    const files = apply(shippedFiles(), structuredClone(bad.edits));
    for (const name of ["project", "primary", "secondary"] as const) {
      if (!isDeepStrictEqual(written[name], files[name]))
        scratch.write(`config/${FILE_NAMES[name]}`, stringify(files[name]));
      written[name] = files[name];
    }
  }
});
