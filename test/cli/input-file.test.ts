import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { readInput } from "../../cli/input-file";

describe("a file that is read", () => {
  let folder = "";
  const write = (content: string | Buffer): string => {
    const file = path.join(folder, "export.json");
    writeFileSync(file, content);
    return file;
  };
  before(() => void (folder = mkdtempSync(path.join(tmpdir(), "holdfast-input-"))));
  after(() => rmSync(folder, { recursive: true }));

  it("is UTF-8, with a byte order mark or without, and longer than one read", () => {
    const text = `{"name":"${"Zürich ✓ ".repeat(200_000)}"}`;
    assert.equal(readInput(write(text)), text);
    assert.equal(readInput(write(`\ufeff${text}`)), text);
    assert.equal(readInput(write("")), "");
  });

  const CASES: [string, string | Buffer, RegExp][] = [
    ["compressed", gzipSync("{}"), /: is compressed\. Unpack it first: gunzip\.$/],
    ["UTF-16", Buffer.from("\ufeff{}", "utf16le"), /: is in UTF-16\. Write it in UTF-8\.$/],
    ["longer than the limit", "x".repeat(3 * 2 ** 20), /: has more than 2 MiB\. /],
  ];
  for (const [name, content, message] of CASES)
    it(`is refused where it is ${name}`, () => {
      assert.throws(() => readInput(write(content), "", 2 * 2 ** 20), message);
    });

  it("may be a pipe that is written to, and ends where nothing writes to it", () => {
    const pipe = path.join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    assert.throws(() => readInput(pipe, "", undefined, 50), /: is a pipe that nothing writes to\. Name a file/);
    const writer = spawn("sh", ["-c", `sleep 0.1; printf '{"a":' > "${pipe}"`]);
    assert.equal(readInput(pipe), '{"a":');
    writer.kill();
  });

  it("is no device", () => {
    assert.throws(() => readInput("/dev/zero"), /^UsageError: \/dev\/zero: is a device\. Name a file\.$/);
  });
});
