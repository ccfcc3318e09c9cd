import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { exportedAssets } from "../../../cli/plan/assets";
import { ARCHIVE, SIGNATURE } from "../../../cli/plan/wire";

/** What the engine writes for the folder below; with another name, content or order it is another. */
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

  it("are held as the engine holds them: the path, and the hash of all that is in the folder", () => {
    assert.deepEqual(exported("worker"), {
      [SIGNATURE]: ARCHIVE,
      path: path.join(folder, "worker"),
      hash: HASH,
    });
  });

  it("have another hash where a file's content or name is another", () => {
    writeFileSync(path.join(folder, "worker/lib/one.mjs"), "1");
    const changed = exported("worker")["hash"];
    writeFileSync(path.join(folder, "worker/lib/one.mjs"), "");
    writeFileSync(path.join(folder, "worker/lib/three.mjs"), "");
    assert.equal(new Set([HASH, changed, exported("worker")["hash"]]).size, 3);
  });

  it("have neither Pulumi's own folder in it nor links to folders", () => {
    mkdirSync(path.join(folder, "worker/.pulumi"));
    writeFileSync(path.join(folder, "worker/.pulumi/state.json"), "{}");
    symlinkSync(folder, path.join(folder, "worker/link"));
    assert.equal(exported("worker")["hash"], HASH);
  });

  it("that are files are hashed as they are", () => {
    writeFileSync(path.join(folder, "worker.zip"), "hello");
    assert.equal(exported("worker.zip")["hash"], "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
  });

  it("have no hash where names are written in a way of Go's own", () => {
    writeFileSync(path.join(folder, "worker", `${"n".repeat(101)}.mjs`), "");
    assert.equal(exported("worker")["hash"], undefined);
  });

  it("that are not there are refused", () => {
    assert.throws(() => exported("nowhere"), /failed to open archive path '.*nowhere'/);
  });

  function exported(name: string): Record<string, unknown> {
    // As Node's SDK sends it.
    const sent = { [SIGNATURE]: ARCHIVE, __pulumiArchive: true, path: path.join(folder, name) };
    return exportedAssets(sent) as Record<string, unknown>;
  }
});
