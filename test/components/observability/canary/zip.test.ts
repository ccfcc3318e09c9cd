import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { zip } from "../../../../components/observability/canary/zip";

const PYTHON = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    print(json.dumps({i.filename: [archive.read(i).hex(), oct(i.external_attr >> 16)] for i in archive.infolist()}))
`;

/** What another program finds in an archive: by path, the content and the mode. */
function unpacked(archive: Buffer): Record<string, [content: string, mode: string]> {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-"));
  try {
    const file = path.join(folder, "archive.zip");
    writeFileSync(file, archive);
    return JSON.parse(execFileSync("python3", ["-c", PYTHON, file], { encoding: "utf8" }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("a zip archive", () => {
  it("is read by others, with each file at its path and readable by everyone", () => {
    const entries = [
      { path: "nodejs/node_modules/look.js", content: Buffer.from("exports.handler = 1;\n") },
      { path: "empty", content: Buffer.alloc(0) },
      { path: "bytes", content: Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 256)) },
    ];
    const found = unpacked(zip(entries));
    assert.deepEqual(
      Object.keys(found),
      entries.map((entry) => entry.path),
    );
    for (const { path: at, content } of entries) assert.deepEqual(found[at], [content.toString("hex"), "0o100644"]);
  });

  it("is the same whenever it is made", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const make = () => zip([{ path: "a", content: Buffer.from(bytes) }]);
        assert.deepEqual(make(), make());
      }),
    );
  });

  it("has the check sum that RFC 1952 defines", () => {
    // PKWARE's APPNOTE.TXT, 4.3.7: the sum is 14 bytes into a file's own header.
    const sumOf = (content: Buffer) => zip([{ path: "a", content }]).readUInt32LE(14);
    assert.equal(sumOf(Buffer.from("123456789")), 0xcbf43926);
    assert.equal(sumOf(Buffer.alloc(0)), 0);
  });
});
