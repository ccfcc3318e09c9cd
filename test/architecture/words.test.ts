import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { sentence, wordsIn, wordsOfFile, writtenFiles } from "./words";

/** Texts, and what is found in them. */
const CASES: [string, string[]][] = [
  ["/** The alarm rings for ever. */", ["rings", "for ever"]],
  ["// Whoever is on call is\n// told.", ["whoever", "told"]],
  ["/**\n * It goes on for\n * ever.\n */", ["for ever"]],
  ["const deadRegion = demandSettings(lineage);", ["dead region", "demand", "lineage"]],
  ["const switches = switchCommands(thrown);", ["thrown"]],
  ["// The error thrown by the engine", []],
  ["# Dead letters of a queue", ["dead letters"]],
  ['new aws.sqs.Queue("dead-letters", { deadLetterConfig }); // the dead-letter queue', []],
  ["A fail-over. Failover, fail over.", ["fail-over"]],
  ["On-demand capacity, scale capacity with demand: onDemandThroughput, recommended, amended, during, strings", []],
  ["which letters it stands for; a stand-in; the standby stands by", []],
  ["It stands in RULES.md.", ["stands"]],
  ["See https://example.com/what-nobody-told-whom.", []],
];

describe("the words", () => {
  for (const [text, expected] of CASES) {
    it(`finds ${expected.join(", ") || "nothing"} in ${JSON.stringify(text)}`, () => {
      const found = wordsIn("cli/main.ts", text).map((one) => one.found);
      assert.deepEqual(found.sort(), [...expected].sort());
    });
  }

  it("finds the line of a word, and names of files", () => {
    const [name, word] = wordsIn("policy/services/cloudtrail/tellers.ts", "\n\n// by whom\n");
    assert.deepEqual([name?.line, word?.line], [0, 3]);
  });

  it("name no folder of the machine that wrote them", () => {
    const folder = process.cwd();
    const generated = [...writtenFiles("."), "cli/settings/examples.json"];
    assert.deepEqual(
      generated.filter((path) => readFileSync(path, "utf8").includes(folder)),
      [],
    );
  });

  it("are AWS's, Pulumi's and plain English", () => {
    const paths = writtenFiles(".");
    assert.ok(paths.includes("eslint.config.mjs"));
    assert.deepEqual(paths.flatMap(wordsOfFile).map(sentence), []);
  });
});
