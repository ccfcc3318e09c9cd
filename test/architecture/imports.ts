import { posix } from "node:path";
import * as ts from "typescript";
import { nodesIn, placeOf, type Source } from "./source";

/**
 * The parts of the repository, and which of them each may import. cli runs index.ts, and loads it by `require` each time anew. The settings
 * of a kind of compute, what they mean and their checks are pure, and in the kind's own folder.
 */
const MAY_IMPORT: Record<string, string[]> = {
  "index.ts": ["components", "components/checks", "components/topology", "components/config"],
  components: [
    "components",
    "components/compute kinds",
    "components/compute schemas",
    "components/topology",
    "components/config",
    "facts",
    "lib",
  ],
  "components/checks": [
    "components/checks",
    "components/checks/check",
    "components/compute kinds",
    "components/topology",
    "components/config",
    "facts",
    "lib",
  ],
  "components/checks/check": ["components/config"],
  "components/compute kinds": [
    "components/compute kinds",
    "components/compute schemas",
    "components/checks/check",
    "components/topology",
    "components/config",
    "facts",
    "lib",
  ],
  "components/topology": ["components/topology", "components/config", "facts", "lib"],
  "components/config": ["components/config", "components/compute schemas", "facts", "lib"],
  "components/compute schemas": ["components/config", "facts", "lib"],
  policy: ["policy", "facts", "lib"],
  cli: ["cli", "policy", "components/checks", "components/config", "facts", "lib"],
  facts: ["facts"],
  lib: ["lib"],
};

const COMPUTE_KINDS =
  /^components\/compute\/(([^/]+\/)?(kinds?|checks|sizes|growth)|check-parts|load|previous|warnings|[^/]+\/(checks\/[^/]+|routing|uses))\/$/;

const COMPUTE_SCHEMAS = /^components\/compute\/[^/]+\/schema\/$/;

/** What belongs to one kind of compute, and files that may name it: the kinds' own, the schema, and the report's words. */
const KIND_TEXT = /^(auto-scaling|fixed)$/;
const KIND_NAME = /^(Written)?(AutoScaling|FixedFleet)$/;
const MAY_NAME_KINDS = /^(components\/compute|components\/config\/schema|cli\/report|policy|test|bench|facts)\//;

/** The longest part that a path is in; undefined for what has no rule, such as tests. */
function partOf(path: string): string | undefined {
  const place = path === "index.ts" ? path : path.replace(/\.ts$/, "/");
  if (COMPUTE_KINDS.test(place)) return "components/compute kinds";
  if (COMPUTE_SCHEMAS.test(place)) return "components/compute schemas";
  const parts = Object.keys(MAY_IMPORT).filter((part) => place === part || place.startsWith(`${part}/`));
  return parts.sort((a, b) => b.length - a.length)[0];
}

/** An import of another file of the project. */
interface Import {
  node: ts.Node;
  /** From the project's folder, without an ending. */
  target: string;
  isRequire: boolean;
}

/** What a source imports of the project: by import, export from, require, `import()` and `typeof import()`. */
function importsOf(source: Source): Import[] {
  return [...nodesIn(source.tree)].flatMap((node) => {
    const specifier = specifierOf(node);
    if (!specifier?.text.startsWith(".")) return [];
    const target = posix.join(posix.dirname(source.path), specifier.text).replace(/\.[cm]?[jt]s$/, "");
    return [{ node, target, isRequire: ts.isCallExpression(node) }];
  });
}

function specifierOf(node: ts.Node): ts.StringLiteral | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literal(node.moduleSpecifier);
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : undefined;
  if (ts.isExternalModuleReference(node)) return literal(node.expression);
  if (!ts.isCallExpression(node)) return undefined;
  const loads = node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === "require";
  return loads ? literal(node.arguments[0]) : undefined;
}

function literal(node: ts.Node | undefined): ts.StringLiteral | undefined {
  return node && ts.isStringLiteral(node) ? node : undefined;
}

/** Imports against the one way. */
export function wrongImports(source: Source): string[] {
  const from = partOf(source.path);
  if (from === undefined) return [];
  return importsOf(source).flatMap(({ node, target, isRequire }) => {
    const to = target === "index" ? "index.ts" : (partOf(`${target}/`) ?? "elsewhere");
    // package.json, for the version, belongs to no part.
    if (target === "package.json" || MAY_IMPORT[from]!.includes(to)) return [];
    if (from === "cli" && to === "index.ts" && isRequire) return [];
    return [`${placeOf(source, node)}: ${from} imports ${target}, of ${to}`];
  });
}

/** Files that ask which kind of compute there is, outside its own folder. */
export function namedKinds(source: Source): string[] {
  if (MAY_NAME_KINDS.test(source.path)) return [];
  return [...nodesIn(source.tree)].flatMap((node) => {
    const names =
      (ts.isStringLiteralLike(node) &&
        (KIND_TEXT.test(node.text) || /compute\/(auto-scaling|fixed-fleet)\//.test(node.text))) ||
      (ts.isIdentifier(node) && KIND_NAME.test(node.text));
    return names ? [`${placeOf(source, node)}: names a kind of compute, ${node.getText(source.tree)}`] : [];
  });
}

/** Sources of more lines than a person can look over. */
export function tooLong({ path, text }: Source): string[] {
  const lines = text.trimEnd().split("\n").length;
  return lines > 300 ? [`${path}: ${lines} lines`] : [];
}

/**
 * Import circles, types included: each the files that import each other, directly or through others. A `require` at run time counts too.
 * @returns one line a circle, its files in order
 */
export function importCircles(sources: readonly Source[]): string[] {
  const imports = importGraph(sources);
  const reached = new Map([...imports.keys()].map((path) => [path, reachedFrom(path, imports)]));
  const circles = [...imports.keys()].flatMap((path) => {
    const circle = [...reached.get(path)!].filter((other) => reached.get(other)!.has(path)).sort();
    return circle[0] === path ? [circle.join(" <-> ")] : [];
  });
  return circles.sort();
}

/** By path, the project's files that each imports. */
function importGraph(sources: readonly Source[]): Map<string, string[]> {
  const paths = new Set(sources.map(({ path }) => path));
  const find = (target: string) =>
    [`${target}.ts`, `${target}.js`, `${target}/index.ts`].find((path) => paths.has(path));
  return new Map(sources.map((source) => [source.path, importsOf(source).flatMap(({ target }) => find(target) ?? [])]));
}

/** Every file that one imports, directly or through others; itself only where it is in a circle. */
function reachedFrom(path: string, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const open = [...(imports.get(path) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(imports.get(next) ?? []));
  }
  return reached;
}
