import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MARKS, namesKind } from "./kind-files";
import { projectSources, source, type Source } from "./source";

const ROOT = join(__dirname, "../..");

/** The most files outside its own folder that a kind of compute may need. */
const MOST = 12;

/** The rows of the table "A kind of compute" of CONTRIBUTING.md: by kind, the files in its column. */
function listed(): Record<string, string[]> {
  const text = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8");
  const [, section = ""] = text.split("\n## A kind of compute\n");
  const rows = [...section.matchAll(/^\|(.+)\|$/gm)].map(([, row]) => row!.split("|").map((cell) => cell.trim()));
  const [head = []] = rows;
  const filesOf = (column: number) =>
    rows.flatMap((cells) => [...cells[column]!.matchAll(/`([\w./-]+\.\w+)`/g)].map(([, path]) => path!));
  return Object.fromEntries(Object.keys(MARKS).map((kind) => [kind, filesOf(head.indexOf(kind))]));
}

/** Sources that would not be as they are without the kind. The pack reads AWS's types for programs of others too, and has facts of its own. */
function naming(kind: string, sources: readonly Source[]): string[] {
  const ours = sources.filter(({ path }) => /^(index\.ts|(components|cli|lib)\/)/.test(path));
  const used = new Set(ours.flatMap(({ text }) => [...text.matchAll(/\/facts\/([\w/-]+)"/g)].map(([, name]) => name!)));
  const facts = sources.filter(({ path }) => used.has(path.replace(/^facts\/|(\/index)?\.ts$/g, "")));
  return [...ours, ...facts]
    .filter(({ path }) => !path.startsWith(`components/compute/${kind}/`))
    .filter((one) => namesKind(one, MARKS[kind]!))
    .map(({ path }) => path);
}

describe("a kind of compute", () => {
  const sources = projectSources();
  const files = listed();

  for (const kind of Object.keys(MARKS)) {
    it(`${kind} is named in ${MOST} files outside its folder at most, documents included: those that CONTRIBUTING.md lists`, () => {
      const all = files[kind]!;
      const isSource = (path: string) => path.endsWith(".ts");
      assert.deepEqual(all.filter(isSource).sort(), naming(kind, sources).sort());
      assert.ok(all.length <= MOST, `${all.length} files`);
      for (const path of all) assert.ok(existsSync(join(ROOT, path)), path);
    });
  }

  it("is seen by its name, its modules and its types, in code alone", () => {
    const names = (text: string) =>
      Object.keys(MARKS).filter((kind) => namesKind(source("components/x.ts", text), MARKS[kind]!));
    assert.deepEqual(names(`if (compute.type === "containers") f();`), ["containers"]);
    assert.deepEqual(names(`import { containersKind } from "./containers/kind";`), ["containers"]);
    assert.deepEqual(names(`f("aws:ecs/service:Service"); g(AWS.ECS_CLUSTER);`), ["containers"]);
    assert.deepEqual(names(`import { HttpApi } from "./functions/http-api";`), ["functions"]);
    assert.deepEqual(names(`f("aws:apigatewayv2/api:Api");`), ["functions"]);
    assert.deepEqual(names(`/** containers */ f("Fix its containers.", settings.functions, "functions");`), []);
  });
});
