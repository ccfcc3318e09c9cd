import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const ROOT = join(__dirname, "../..");

/** What people read: the pages at the root, below docs/ and of the samples. */
const PAGES = [
  join(ROOT, "README.md"),
  ...below("docs"),
  ...below("samples"),
  ...below("examples"),
  ...below("policy", { deep: false }),
].filter((file) => file.endsWith(".md"));

function below(folder: string, { deep }: { deep: boolean } = { deep: true }): string[] {
  return readdirSync(join(ROOT, folder), { recursive: deep, encoding: "utf8" })
    .filter((name) => !name.includes("node_modules"))
    .map((name) => join(ROOT, folder, name));
}

/** A page without its code, in which brackets are no links. */
function prose(file: string): string {
  return readFileSync(file, "utf8")
    .replace(/^ *```[\s\S]*?^ *```/gm, "")
    .replace(/`[^`\n]*`/g, (code) => "c".repeat(code.length));
}

/** The anchors that GitHub gives a page's headings. */
function anchorsOf(file: string): Set<string> {
  const text = readFileSync(file, "utf8").replace(/^ *```[\s\S]*?^ *```/gm, "");
  const anchors = new Set<string>();
  for (const [, heading] of text.matchAll(/^#{1,6} +(.+?) *$/gm)) {
    const plain = heading!.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s/g, "-");
    for (let i = 0, anchor = slug; ; anchor = `${slug}-${++i}`) {
      if (anchors.has(anchor)) continue;
      anchors.add(anchor);
      break;
    }
  }
  return anchors;
}

/** What a page links to, as written: `[…](there)` and `[1]: there`. */
function linksOf(file: string): string[] {
  const text = prose(file);
  const inline = [...text.matchAll(/\]\(<?([^)\s>]+)>?\)/g)];
  const named = [...text.matchAll(/^\[[^\]]+\]: +(\S+)/gm)];
  return [...inline, ...named].map(([, there]) => there!);
}

/** What is wrong with a link from a page, if anything is. */
function broken(file: string, link: string): string | undefined {
  if (/^https:\/\//.test(link)) return undefined;
  if (/^[a-z]+:/.test(link)) return "is not https";
  const [path, anchor] = link.split("#") as [string, string | undefined];
  const target = path === "" ? file : resolve(dirname(file), path);
  if (!existsSync(target)) return "leads to no file";
  if (anchor === undefined) return undefined;
  return anchorsOf(target).has(anchor) ? undefined : "leads to no heading";
}

describe("links in the documentation", () => {
  for (const file of PAGES) {
    const page = relative(ROOT, file);

    it(`lead somewhere: ${page}`, () => {
      const wrong = linksOf(file).flatMap((link) => {
        const what = broken(file, link);
        return what === undefined ? [] : [`${link} ${what}`];
      });
      assert.deepEqual(wrong, []);
    });

    it(`have a source for each number, and a number for each source: ${page}`, () => {
      const text = prose(file);
      const used = new Set([...text.matchAll(/(?<=[[\]])\[(\d+)\](?!:)/g)].map(([, number]) => number));
      const listed = [...text.matchAll(/^\[(\d+)\]:/gm)].map(([, number]) => number!);
      assert.deepEqual([...used].sort(), [...listed].sort());
    });
  }

  it("lead from a README of at most 150 lines", () => {
    assert.ok(readFileSync(join(ROOT, "README.md"), "utf8").trimEnd().split("\n").length <= 150);
  });

  it("are found, so that this test sees something", () => {
    assert.ok(linksOf(join(ROOT, "README.md")).length > 10);
    assert.equal(broken(join(ROOT, "README.md"), "docs/data.md#deleting"), undefined);
    assert.equal(broken(join(ROOT, "README.md"), "docs/data.md#nowhere"), "leads to no heading");
    assert.equal(broken(join(ROOT, "README.md"), "docs/nowhere.md"), "leads to no file");
  });
});
