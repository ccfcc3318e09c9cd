import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { exportedAssets } from "../../../cli/plan/assets";
import { ARCHIVE, SIGNATURE } from "../../../cli/plan/wire";

/** The engine's hash of the folder below; it changes with a name, content or the order. */
const HASH = "46c498e488b4da7c4b4cd968ba82282044239fbd2503a53de3b3e0a4c4bccb4c";

describe("archives in a plan", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "holdfast-archive-"));
    mkdirSync(path.join(folder, "worker/lib"), { recursive: true });
    writeFileSync(path.join(folder, "worker/index.mjs"), "export const handler = () => 1;\n");
    writeFileSync(path.join(folder, "worker/lib/one.mjs"), "");
    writeFileSync(path.join(folder, "worker/lib/Two.mjs"), "2".repeat(512));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("are recorded as by the engine: the path, and the hash of the folder's content", () => {
    assert.deepEqual(exported("worker"), {
      [SIGNATURE]: ARCHIVE,
      path: path.join(folder, "worker"),
      hash: HASH,
    });
  });

  it("have another hash for another file content or name", () => {
    writeFileSync(path.join(folder, "worker/lib/one.mjs"), "1");
    const changed = exported("worker")["hash"];
    writeFileSync(path.join(folder, "worker/lib/one.mjs"), "");
    writeFileSync(path.join(folder, "worker/lib/three.mjs"), "");
    assert.equal(new Set([HASH, changed, exported("worker")["hash"]]).size, 3);
  });

  it("leave out Pulumi's own folder and links to folders", () => {
    mkdirSync(path.join(folder, "worker/.pulumi"));
    writeFileSync(path.join(folder, "worker/.pulumi/state.json"), "{}");
    symlinkSync(folder, path.join(folder, "worker/link"));
    assert.equal(exported("worker")["hash"], HASH);
  });

  it("of one file have the file's hash", () => {
    writeFileSync(path.join(folder, "worker.zip"), "hello");
    assert.equal(exported("worker.zip")["hash"], "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
  });

  it("have no hash where Go encodes names differently", () => {
    writeFileSync(path.join(folder, "worker", `${"n".repeat(101)}.mjs`), "");
    assert.equal(exported("worker")["hash"], undefined);
  });

  it("that do not exist are refused", () => {
    assert.throws(() => exported("nowhere"), /failed to open archive path '.*nowhere'/);
  });

  function exported(name: string): Record<string, unknown> {
    // As Node's SDK sends it.
    const sent = { [SIGNATURE]: ARCHIVE, __pulumiArchive: true, path: path.join(folder, name) };
    return exportedAssets(sent) as Record<string, unknown>;
  }
});
