import * as ts from "typescript";
import { isBelow, lastName, nodesIn, placeOf, rootName, type Source } from "./source";

const LOADER = "components/config/load.ts";
const CONFIG_READERS = new Set(["allConfig", "getConfig", "getConfigEnv"]);

/** What is known of the whole program: which classes are components, and which functions make resources. */
export interface Program {
  components: Set<string>;
  makers: Set<string>;
}

/** Whether the rules on resources hold for a source: those that build. Tests and benchmarks may do as they like. */
export function builds(source: Source): boolean {
  return source.path === "index.ts" || isBelow(source, "components");
}

/** Reads the classes and functions of the sources together, since one uses another's. */
export function programOf(sources: readonly Source[]): Program {
  const program: Program = { components: new Set(["ComponentResource"]), makers: new Set() };
  const nodes = sources.flatMap((source) => [...nodesIn(source.tree)]);
  let before = -1;
  while (before !== program.components.size + program.makers.size) {
    before = program.components.size + program.makers.size;
    for (const node of nodes) {
      if (ts.isClassDeclaration(node) && node.name && isComponent(node, program))
        program.components.add(node.name.text);
      const name = functionName(node);
      if (name !== undefined && [...nodesIn(node)].some((inner) => makesResource(inner, program)))
        program.makers.add(name);
    }
  }
  return program;
}

function functionName(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node)) return node.name?.text;
  return ts.isMethodDeclaration(node) && ts.isIdentifier(node.name) ? node.name.text : undefined;
}

function isComponent(node: ts.ClassDeclaration, { components }: Program): boolean {
  const parents = (node.heritageClauses ?? []).filter((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword);
  return parents.some((clause) => clause.types.some((type) => components.has(lastName(type.expression) ?? "")));
}

/** The names by which a file knows the AWS packages, or parts of them. */
function packagesIn(tree: ts.SourceFile): Set<string> {
  const imports = tree.statements.filter(ts.isImportDeclaration).filter((statement) => {
    return (
      ts.isStringLiteral(statement.moduleSpecifier) && /^@pulumi\/awsx?(\/|$)/.test(statement.moduleSpecifier.text)
    );
  });
  const bindings = imports.map((statement) => statement.importClause?.namedBindings);
  const names = bindings.flatMap((binding) => {
    if (!binding) return [];
    return ts.isNamespaceImport(binding) ? [binding.name.text] : binding.elements.map((element) => element.name.text);
  });
  return new Set(["aws", "awsx", ...names]);
}

/** `new aws.…`, `new awsx.…`, and `new` of a component. */
function isResource(node: ts.Node, { components }: Program): node is ts.NewExpression {
  if (!ts.isNewExpression(node)) return false;
  const root = rootName(node.expression) ?? "";
  return packagesIn(node.getSourceFile()).has(root) || components.has(lastName(node.expression) ?? "");
}

function makesResource(node: ts.Node, program: Program): boolean {
  if (isResource(node, program)) return true;
  return ts.isCallExpression(node) && program.makers.has(lastName(node.expression) ?? "");
}

/** Pulumi's configuration read anywhere but in the loader. */
export function configurationReads(source: Source): string[] {
  if (!builds(source) || source.path === LOADER) return [];
  return [...nodesIn(source.tree)].flatMap((node) => {
    const reads = ts.isNewExpression(node)
      ? lastName(node.expression) === "Config"
      : ts.isPropertyAccessExpression(node) && CONFIG_READERS.has(node.name.text);
    return reads ? [`${placeOf(source, node)}: reads configuration`] : [];
  });
}

/** Look-ups, which would call AWS in a preview: `aws.….getX()`, `aws.….X.get()` and Pulumi's own invokes. */
export function lookUps(source: Source): string[] {
  if (!builds(source)) return [];
  return [...nodesIn(source.tree)].flatMap((node) => {
    if (!ts.isCallExpression(node)) return [];
    const [root, last] = [rootName(node.expression) ?? "", lastName(node.expression) ?? ""];
    const isLookUp =
      (packagesIn(source.tree).has(root) && /^get([A-Z]|$)/.test(last)) ||
      (["pulumi", "runtime"].includes(root) &&
        ["invoke", "invokeAsync", "invokeOutput", "invokeSingle"].includes(last));
    return isLookUp ? [`${placeOf(source, node)}: looks up ${node.expression.getText(source.tree)}`] : [];
  });
}

/** Resources made inside `apply` or `then`, which a preview with unknown values would not show. */
export function madeInApply(source: Source, program: Program): string[] {
  if (!builds(source)) return [];
  return [...nodesIn(source.tree)].flatMap((node) => {
    if (!ts.isCallExpression(node) || !["apply", "then"].includes(lastName(node.expression) ?? "")) return [];
    const inside = node.arguments.flatMap((argument) => [...nodesIn(argument)]);
    return inside
      .filter((inner) => makesResource(inner, program))
      .map((inner) => `${placeOf(source, inner)}: made in apply`);
  });
}

/** Components whose constructor does not hand on its options, or never says that it is done. */
export function unfinishedComponents(source: Source, program: Program): string[] {
  if (!builds(source)) return [];
  return [...nodesIn(source.tree)].flatMap((node) => {
    if (!ts.isClassDeclaration(node) || !isComponent(node, program)) return [];
    const body = node.members.find(ts.isConstructorDeclaration)?.body;
    const calls = body ? [...nodesIn(body)].filter(ts.isCallExpression) : [];
    const superCall = calls.find((call) => call.expression.kind === ts.SyntaxKind.SuperKeyword);
    const finishes = calls.some((call) => call.expression.getText(source.tree) === "this.registerOutputs");
    const place = `${placeOf(source, node)}: ${node.name?.text}`;
    return [
      ...(finishes ? [] : [`${place} never calls registerOutputs`]),
      ...(superCall?.arguments.at(-1)?.getText(source.tree) === "opts"
        ? []
        : [`${place} keeps its options from super`]),
    ];
  });
}

/** Resources without a parent, save in index.ts, whose component is the root. */
export function orphans(source: Source, program: Program): string[] {
  if (!isBelow(source, "components")) return [];
  return [...nodesIn(source.tree)].flatMap((node) => {
    if (!isResource(node, program) || givesParent(node.arguments?.[2])) return [];
    return [`${placeOf(source, node)}: ${node.expression.getText(source.tree)} has no parent`];
  });
}

/** `opts`, `parent` or `this.parent`, whole or spread into an object, or an object with a parent of its own. */
function givesParent(options: ts.Expression | undefined): boolean {
  if (!options) return false;
  if (!ts.isObjectLiteralExpression(options)) return ["opts", "parent"].includes(lastName(options) ?? "");
  return options.properties.some((property) =>
    ts.isSpreadAssignment(property) ? givesParent(property.expression) : property.name?.getText() === "parent",
  );
}
