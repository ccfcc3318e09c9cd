import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exitCodeOf, errorText } from "../../../cli/errors";
import { answersOf, isWhole } from "../../../cli/init/answers";
import { filesOf } from "../../../cli/init/files";
import { readConfigFiles } from "../../../cli/plan";
import { requireSettings } from "../../../cli/plan/settings";
import { Scratch } from "../commands/run";

interface Mistake {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Each as its place, what is wrong, and how the way out begins. */
  readonly says: readonly (readonly string[])[];
}

const MISTAKES = readFileSync(join(__dirname, "first-mistakes.txt"), "utf8")
  .split(/\n\n(?=# )/)
  .slice(1)
  .map((text): Mistake => {
    const [what, file, from, to, ...says] = text.trimEnd().split("\n");
    const typed = (line = "") => line.slice(2).replaceAll("\\n", "\n").replaceAll("\\t", "\t");
    return {
      what: what!.slice(2),
      file: file!,
      from: typed(from),
      to: typed(to),
      says: says.map((one) => one.slice(2).split(" | ")),
    };
  });

const GIVEN = {
  name: "bookings",
  account: "123456789012",
  domain: "bookings.example.com",
  strategy: "warm-standby",
  primary: "eu-west-1",
  secondary: "eu-central-1",
  stores: "aurora-postgres:orders table:carts bucket:uploads queue:jobs",
  email: "oncall@example.com",
  vpc: "new",
};

/** A text with one part replaced; a pattern is between slashes. */
function edited(text: string, { from, to, what }: Mistake): string {
  const pattern = /^\/(.*)\/$/s.exec(from)?.[1];
  const made = text.replace(pattern === undefined ? from : new RegExp(pattern), () => to);
  assert.notEqual(made, text, `${what}: the files have no ${from}`);
  return made;
}

describe("what people type wrong in their first files", () => {
  let scratch: Scratch;
  before(() => (scratch = new Scratch()));
  after(() => scratch.clear());

  const { answers } = answersOf(GIVEN);
  assert.ok(isWhole(answers));
  const files = filesOf(answers);

  it("is at least 85 mistakes of files that are right", () => {
    for (const [name, text] of Object.entries(files)) scratch.write(name, text);
    assert.equal(requireSettings(readConfigFiles(scratch.folder).stacks).length, 2);
    assert.ok(MISTAKES.length >= 85, String(MISTAKES.length));
  });

  for (const mistake of MISTAKES)
    it(`is refused: ${mistake.what}`, () => {
      for (const [name, text] of Object.entries(files))
        scratch.write(name, name === mistake.file ? edited(text, mistake) : text);
      const refused = (error: unknown) => {
        assert.equal(exitCodeOf(error), 2);
        const said = errorText(error);
        assert.match(said, /^holdfast: \d+ mistakes? in the (settings|configuration files); nothing was built\.\n/);
        for (const [place, wrong, wayOut] of mistake.says) {
          const lines = [place!.replace("Pulumi.", `${scratch.folder}/Pulumi.`), wrong!, wayOut!];
          const [first, ...rest] = place!.startsWith("Pulumi.") ? lines : [place!, wrong!, wayOut!];
          assert.ok(said.includes([`  ${first}`, ...rest].join("\n      ")), `${lines.join("\n")}\nin\n${said}`);
        }
        return true;
      };
      assert.throws(() => requireSettings(readConfigFiles(scratch.folder).stacks), refused);
    });

  it("is as well refused in files with a byte order mark and Windows' line ends, which alone are no mistake", () => {
    const windows = (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    for (const [name, text] of Object.entries(files)) scratch.write(name, windows(text));
    assert.equal(requireSettings(readConfigFiles(scratch.folder).stacks).length, 2);
    scratch.write("Pulumi.primary.yaml", windows(files["Pulumi.primary.yaml"]!.replace("10.10.0.0/16", "10.10.0.0")));
    assert.throws(
      () => requireSettings(readConfigFiles(scratch.folder).stacks),
      /holdfast:network\.cidr.*\n +"10\.10\.0\.0" is not/,
    );
  });
});
