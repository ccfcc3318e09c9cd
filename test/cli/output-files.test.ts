import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assertWritableFile, assertWritableFolder, writeTogether } from "../../cli/output-files";
import { Scratch } from "./commands/run";

describe("the files that a command writes", () => {
  let scratch: Scratch;
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => scratch.clear());
  const text = (...path: string[]) => readFileSync(scratch.at(...path), "utf8");
  const names = (...path: string[]) => readdirSync(scratch.at(...path)).sort();

  it("are written with their folders, and replace earlier ones", () => {
    scratch.write("a.json", "earlier");
    writeTogether([
      { path: scratch.at("a.json"), content: "new" },
      { path: scratch.at("deep/er/b.json"), content: "b" },
    ]);
    assert.deepEqual([text("a.json"), text("deep/er/b.json")], ["new", "b"]);
    assert.deepEqual([names(), names("deep/er")], [["a.json", "deep"], ["b.json"]]);
  });

  it("are all written or none", () => {
    scratch.write("a.json", "earlier");
    mkdirSync(scratch.at("b.json"));
    const files = ["new/c.json", "a.json", "b.json"].map((name) => ({ path: scratch.at(name), content: "new" }));
    assert.throws(
      () => writeTogether(files),
      /^UsageError: .*\/b\.json: is a folder where a file must go; name another/,
    );
    assert.equal(text("a.json"), "earlier");
    assert.deepEqual(names(), ["a.json", "b.json"]);
    assert.deepEqual(names("b.json"), []);
  });

  it("report a full disk, and leave no partial file", function () {
    if (!existsSync("/dev/full")) return this.skip(); // Linux has it.
    scratch.write("a.json", "earlier");
    const files = [
      { path: scratch.at("a.json"), content: "new" },
      { path: "/dev/full", content: "more than nothing" },
    ];
    assert.throws(
      () => writeTogether(files),
      /dev\/full: cannot be written \(ENOSPC\); name another place, or make room\.$/,
    );
    assert.equal(text("a.json"), "earlier");
    assert.deepEqual(names(), ["a.json"]);
  });

  it("follow a link, and keep it", () => {
    scratch.write("kept/page.html", "earlier");
    symlinkSync(scratch.at("kept/page.html"), scratch.at("page.html"));
    writeTogether([{ path: scratch.at("page.html"), content: "new" }]);
    assert.equal(text("kept/page.html"), "new");
    writeFileSync(scratch.at("kept/page.html"), "newer");
    assert.equal(text("page.html"), "newer");
  });

  it("may be a device", () => {
    assertWritableFile("--html", "/dev/null");
    writeTogether([{ path: "/dev/null", content: "gone" }]);
    assert.equal(readFileSync("/dev/null", "utf8"), "");
  });

  it("are checked for being writable in advance, without a trace", () => {
    assertWritableFolder("--out", scratch.at("deep/er"));
    assertWritableFolder("--out", scratch.folder);
    assertWritableFile("--html", scratch.at("deep/plan.html"));
    assert.deepEqual(names(), []);
  });

  it("are refused where a folder is a file, or a file a folder", () => {
    const file = scratch.write("file", "");
    assert.throws(() => assertWritableFolder("--out", file), /^UsageError: --out .*file: is a file; name a folder/);
    assert.throws(() => assertWritableFolder("--out", join(file, "x")), /file is a file and can hold nothing/);
    assert.throws(() => assertWritableFile("--html", scratch.folder), /is a folder; name a file in it/);
  });
});
