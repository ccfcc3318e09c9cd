import { readFileSync } from "node:fs";
import { isCollection, isMap, isNode, LineCounter, parseDocument, type Document, type Node } from "yaml";
import type { InputProblem } from "./input-error";
import { aliasMistake, yamlMistakes, type YamlMistake } from "./yaml-mistake";

/** A YAML file that could be read, and every mistake found in it. */
export class YamlFile {
  private readonly lines = new LineCounter();
  private readonly document: Document;
  private readonly text: string;

  /** @param problems collects the mistakes */
  constructor(
    readonly path: string,
    private readonly problems: InputProblem[],
  ) {
    // Merge keys (<<) as Pulumi's own reader allows them.
    this.text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
    this.document = parseDocument(this.text, { lineCounter: this.lines, prettyErrors: false, merge: true });
    yamlMistakes(this.text, this.document.errors).forEach((mistake) => this.malformed(mistake));
  }

  /** What the file holds; an empty file holds an empty object. Undefined where it can't be read or is no object. */
  contents(): Record<string, unknown> | undefined {
    if (this.document.errors.length > 0) return undefined;
    const root = this.document.contents;
    if (root === null) return {};
    if (!isMap(root)) {
      this.problem([], "is not a list of `key: value`", "See the files that Holdfast ships.");
      return undefined;
    }
    return this.inPlainData();
  }

  /** Reports a mistake at a key, or at the nearest key above it that the file has. */
  problem(path: readonly string[], message: string, fix: string): void {
    this.problems.push({ file: this.path, ...this.placeOf(path), message, fix });
  }

  private inPlainData(): Record<string, unknown> | undefined {
    try {
      const data = this.document.toJS() as Record<string, unknown>;
      const circle = circleIn(data);
      if (circle === undefined) return data;
      const fix = "Write out what the alias is for.";
      this.problem(circle, `${circle.join(".")} contains itself: its anchor is around its alias`, fix);
      return undefined;
    } catch (error) {
      this.malformed(aliasMistake(this.text, (error as Error).message));
      return undefined;
    }
  }

  private malformed({ offset, message, fix }: YamlMistake): void {
    const { line, col } = this.lines.linePos(offset);
    this.problems.push({ file: this.path, line, column: col, message, fix });
  }

  private placeOf(path: readonly string[]): { line?: number; column?: number } {
    const offset = path.length > 0 ? keyOffset(this.document.contents, path) : undefined;
    if (offset === undefined) return {};
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }
}

/** The path at which a value is inside itself, as an alias of an anchor around it makes it; undefined where none is. */
function circleIn(value: unknown, path: readonly string[] = [], around: readonly unknown[] = []): string[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (around.includes(value)) return [...path];
  for (const [key, inner] of Object.entries(value)) {
    const circle = circleIn(inner, [...path, key], [...around, value]);
    if (circle) return circle;
  }
  return undefined;
}

/** Where in the file the key at the end of a path starts. */
function keyOffset(root: unknown, path: readonly string[]): number | undefined {
  let node: unknown = root;
  let offset: number | undefined;
  for (const part of path) {
    if (!isMap(node)) break;
    const pair = node.items.find((item) => isNode(item.key) && String(item.key) === part);
    if (!pair) break;
    offset = (pair.key as Node).range?.[0];
    node = isCollection(pair.value) ? pair.value : undefined;
  }
  return offset;
}
