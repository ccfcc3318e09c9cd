import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { set } from "../config/edits";
import { problemsAfter } from "../config/read";

describe("files that the settings name", () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), "holdfast-"))));
  after(() => rmSync(folder, { recursive: true }));

  it("of user data have at most EC2's 16 KB", () => {
    const file = join(folder, "user-data.sh");
    writeFileSync(file, "x".repeat(16384));
    assert.deepEqual(problemsAfter([set("compute.userData", file)]), []);
    writeFileSync(file, "x".repeat(16385));
    const [problem, ...more] = problemsAfter([set("compute.userData", file)]);
    assert.deepEqual(more, []);
    assert.match(`${problem!.message} ${problem!.fix}`, /has 16385 bytes Allowed: at most 16384 bytes/);
  });

  it("of the page may be larger", () => {
    const file = join(folder, "page.html");
    writeFileSync(file, "x".repeat(100_000));
    assert.deepEqual(problemsAfter([set("standby.site.page", file)]), []);
  });

  it("are files: no folder, and no path that the system refuses", () => {
    for (const path of [folder, "a\0b", "x".repeat(5000), join(__filename, "below")]) {
      const problems = problemsAfter([set("standby.site.page", path)]);
      assert.deepEqual(
        problems.map((p) => p.path),
        ["holdfast:standby.site.page"],
      );
      assert.match(problems[0]!.message, /is not a file that can be read$/);
    }
  });
});
