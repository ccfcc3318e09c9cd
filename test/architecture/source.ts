import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import * as ts from "typescript";

/** A file of source: its path from the project's folder, its text and its syntax, which is read when it is first asked for. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

const ROOT = join(__dirname, "../..");
const PLACES = ["index.ts", "facts", "lib", "components", "policy", "cli", "test", "bench"];
const NOT_OURS = new Set(["node_modules", "fixtures", "out"]);

/** A source of this text at this path. */
export function source(path: string, text: string): Source {
  let tree: ts.SourceFile | undefined;
  return {
    path,
    text,
    get tree() {
      return (tree ??= ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
    },
  };
}

/** Every source of the project. */
export function projectSources(): Source[] {
  return PLACES.flatMap(filesBelow).map((path) => source(path, readFileSync(join(ROOT, path), "utf8")));
}

function filesBelow(path: string): string[] {
  const found = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return /\.[cm]?[jt]s$/.test(path) ? [path] : [];
  const names = readdirSync(join(ROOT, path)).filter((name) => !NOT_OURS.has(name));
  return names.flatMap((name) => filesBelow(posix.join(path, name)));
}

/** Whether a source is below a folder. */
export function isBelow({ path }: Source, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

/** Every node below one, and the node itself. */
export function* nodesIn(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesIn(child);
}

/** `path:line` of a node. */
export function placeOf({ path, tree }: Source, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}

/** The leftmost name of an expression such as `aws.s3.Bucket`. */
export function rootName(node: ts.Expression): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return rootName(node.expression);
  return ts.isIdentifier(node) ? node.text : undefined;
}

/** The last name of an expression: `apply` of `a.b.apply`. */
export function lastName(node: ts.Expression): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isIdentifier(node) ? node.text : undefined;
}
