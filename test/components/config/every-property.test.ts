import assert from "node:assert/strict";
import * as ts from "typescript";
import type { z } from "zod";
import { areas } from "../../../components/config/schema";
import { nodesIn, projectSources } from "../../architecture/source";

/** Properties that no source reads by their own name, and what reads them. */
const READ_WITH_OTHERS: Record<string, string> = {
  crossRegion: "of a Multi-AZ DB cluster: its only value says that AWS copies none to another Region",
};

/** A property that nothing outside the schema reads reaches no resource and no check: it would be a setting without effect. */
describe("every property of the settings", () => {
  const read = new Set(
    projectSources()
      .filter(({ path }) => path.startsWith("components/") && !path.startsWith("components/config/schema"))
      .flatMap(({ tree }) => [...nodesIn(tree)].flatMap(namesRead)),
  );

  for (const [area, schema] of Object.entries(areas))
    it(`of ${area} is read outside the schema`, () => {
      const unread = pathsOf(schema, area).filter(
        (path) => !read.has(nameOf(path)) && !(nameOf(path) in READ_WITH_OTHERS),
      );
      assert.deepEqual(unread, []);
    });

  it("is no exception that is read by its name after all", () =>
    assert.deepEqual(
      Object.keys(READ_WITH_OTHERS).filter((name) => read.has(name)),
      [],
    ));
});

/** The property's name: the last of its path that is no name of the user's own. */
function nameOf(path: string): string {
  return path
    .split(".")
    .filter((part) => part !== "*")
    .at(-1)!
    .replace(/[[(].*$/, "");
}

/** The property that a piece of source reads: `x.name`, `x["name"]`, `{ name } = x`, `{ name: other } = x`. */
function namesRead(node: ts.Node): string[] {
  if (ts.isPropertyAccessExpression(node)) return [node.name.text];
  if (ts.isElementAccessExpression(node))
    return ts.isStringLiteral(node.argumentExpression) ? [node.argumentExpression.text] : [];
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent) || node.dotDotDotToken) return [];
  const name = node.propertyName ?? node.name;
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? [name.text] : [];
}

interface Def {
  type: string;
  shape?: Record<string, z.ZodType>;
  valueType?: z.ZodType;
  element?: z.ZodType;
  options?: z.ZodType[];
  innerType?: z.ZodType;
  in?: z.ZodType;
  values?: unknown[];
}

const defOf = (schema: z.ZodType) => schema.def as unknown as Def;

/** Without defaults, optional and transformations. */
function bare(schema: z.ZodType): z.ZodType {
  const { innerType, in: input } = defOf(schema);
  return innerType || input ? bare((innerType ?? input)!) : schema;
}

/** Each path of a schema that holds a value and no group: `*` stands for a name, `[]` for an item, a union's member has its literals behind it. */
function pathsOf(schema: z.ZodType, path: string): string[] {
  const inner = bare(schema);
  const { type, shape, valueType, element } = defOf(inner);
  if (type === "object") return Object.entries(shape!).flatMap(([key, one]) => pathsOf(one, `${path}.${key}`));
  if (type === "record") return pathsOf(valueType!, `${path}.*`);
  if (type === "array" && isGroup(element!)) return pathsOf(element!, `${path}[]`);
  if (type === "union" && isGroup(inner)) {
    const members = membersOf(inner);
    return members.filter(isGroup).flatMap((member) => pathsOf(member, path + literalsIn(member)));
  }
  return [path];
}

function isGroup(schema: z.ZodType): boolean {
  const inner = bare(schema);
  const { type, element } = defOf(inner);
  if (type === "union") return membersOf(inner).some(isGroup);
  return type === "object" || type === "record" || (type === "array" && isGroup(element!));
}

function membersOf(schema: z.ZodType): z.ZodType[] {
  return defOf(schema).options!.flatMap((option) => {
    const inner = bare(option);
    return defOf(inner).type === "union" ? membersOf(inner) : [inner];
  });
}

/** The literals that tell a union's member from the others: `(aurora)`. */
function literalsIn(member: z.ZodType): string {
  const all = Object.values(defOf(member).shape ?? {}).map((one) => defOf(bare(one)));
  return all.flatMap(({ type, values }) => (type === "literal" ? [`(${String(values![0])})`] : [])).join("");
}
