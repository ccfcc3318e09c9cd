import assert from "node:assert/strict";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

interface Compiled {
  open(root: string): Sources;
  writePacked(root: string): void;
}

interface Sources {
  load(file: string): any;
  sourceStack(stack: string): string;
}

const { open, writePacked } = createRequire(__filename)("../../cli/compiled.js") as Compiled;

describe("the sources compiled into one file", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "holdfast-compiled-"));
    cpSync(path.join(__dirname, "../../tsconfig.json"), path.join(root, "tsconfig.json"));
    write("index.ts", "export const answer: number = 41 + 1;");
  });

  afterEach(() => rmSync(root, { recursive: true }));

  function write(file: string, text: string): string {
    const whole = path.join(root, file);
    mkdirSync(path.dirname(whole), { recursive: true });
    writeFileSync(whole, text);
    return whole;
  }

  const kept = () =>
    readdirSync(path.join(root, "node_modules/.cache/holdfast-cli")).filter((file) => file.endsWith(".js"));

  it("are those of now, even where a change keeps a file's size and time", () => {
    assert.equal(open(root).load("index.ts").answer, 42);
    const file = path.join(root, "index.ts");
    const { atime, mtime } = statSync(file);
    write("index.ts", "export const answer: number = 41 + 2;");
    utimesSync(file, atime, mtime);
    assert.equal(open(root).load("index.ts").answer, 43);
    assert.equal(kept().length, 1);
  });

  it("are those that were packed where there are no sources", () => {
    const file = write("lib/wrong.ts", "export type T = 1;\n\nexport const fail = () => {\n  throw new Error();\n};");
    writePacked(root);
    write("index.ts", "export const answer = 7;");
    assert.equal(open(root).load("index.ts").answer, 7, "sources come first");
    rmSync(path.join(root, "index.ts"));
    rmSync(file);
    const { load, sourceStack } = open(root);
    assert.equal(load("index.ts").answer, 42);
    const stackOf = (fail: () => void) => {
      try {
        return fail();
      } catch (error) {
        return sourceStack((error as Error).stack!);
      }
    };
    assert.match(String(stackOf(load("lib/wrong.ts").fail)), /lib\/wrong\.ts:4:/);
  });

  it("are compiled once", () => {
    open(root);
    const [script] = kept().map((file) => path.join(root, "node_modules/.cache/holdfast-cli", file));
    writeFileSync(script!, readFileSync(script!, "utf8").replace("41 + 1", "41 + 9"));
    assert.equal(open(root).load("index.ts").answer, 50);
  });

  it("notice a file that is new, and one that is gone", () => {
    open(root);
    write("lib/deep/index.ts", "export const answer = 7;");
    write("index.ts", 'export { answer } from "./lib/deep";');
    assert.equal(open(root).load("index.ts").answer, 7);
    rmSync(path.join(root, "lib"), { recursive: true });
    assert.throws(() => open(root).load("index.ts"), /Cannot find module/);
  });

  it("load as Node loads modules: each once, by its own path, and anew where it was taken out of the cache", () => {
    write("lib/count.ts", "export const count = { runs: 0 };");
    write("lib/data.json", '{ "kind": "data" }');
    write(
      "cli/once.ts",
      'import { count } from "../lib/count"; count.runs += 1; export const here = [__dirname, __filename];',
    );
    write(
      "cli/main.ts",
      `import "./once"; import * as once from "./once"; import { count } from "../lib/count"; import data from "../lib/data.json";
       export const result = { ...once, count, data, path: require("node:path") };
       export const again = () => { Reflect.deleteProperty(require.cache, once.here[1]!); require("./once"); return count.runs; };`,
    );
    const { result, again } = open(root).load("cli/main.ts");
    assert.deepEqual(result.here, [path.join(root, "cli"), path.join(root, "cli/once.ts")]);
    assert.equal(result.count.runs, 1);
    assert.equal(result.data.kind, "data");
    assert.equal(result.path, path);
    assert.equal(again(), 2);
  });

  it("are named in a stack by their own lines", () => {
    write("lib/first.ts", "interface Long {\n  name: string;\n}\nexport const long: Long = { name: 'x' };\n");
    const file = write(
      "lib/second.ts",
      "interface Gone {\n  a: string;\n}\n\nexport function fail(gone: Gone): never {\n  throw new Error(gone.a);\n}\n",
    );
    const { load, sourceStack } = open(root);
    const error = caught(() => load("lib/second.ts").fail({ a: "made for a test" }));
    const [message, frame] = sourceStack(error.stack!).split("\n");
    assert.equal(message, "Error: made for a test");
    assert.equal(frame, `    at Object.fail (${file}:6:9)`);
    assert.equal(sourceStack("Error: of no source\n    at node:fs:1:1"), "Error: of no source\n    at node:fs:1:1");
  });

  it("are an error where one does not compile, or nothing can be kept", () => {
    writeFileSync(path.join(root, "node_modules"), "a file");
    assert.throws(() => open(root));
    rmSync(path.join(root, "node_modules"));
    write("index.ts", "export const answer: = 1;");
    assert.throws(() => open(root));
  });
});

function caught(body: () => void): Error {
  try {
    body();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}
