import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as ts from "typescript";
import type { ExampleText, ExampleTexts } from "../../policy/docs";
import { judgedExamples } from "../support/rule-examples";

const FOLDER = path.join(__dirname, "../../docs/rules/examples");

type Programs = Pick<ExampleText, "wrong" | "right">;

/** The statements of a function, moved to the left margin. */
function bodyOf(method: ts.ArrowFunction, source: ts.SourceFile): string {
  if (!ts.isBlock(method.body)) throw new Error(`${source.fileName}: ${method.getText(source)} has no body`);
  const lines = method.body.getText(source).split("\n").slice(1, -1);
  const indent = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join("\n");
}

function textOf(example: ts.ObjectLiteralExpression, source: ts.SourceFile): Programs {
  const body = (name: string) => {
    const member = example.properties.find((one) => one.name?.getText(source) === name);
    if (!member || !ts.isPropertyAssignment(member) || !ts.isArrowFunction(member.initializer))
      throw new Error(`${source.fileName}: an example has no function ${name}`);
    return bodyOf(member.initializer, source);
  };
  return { wrong: body("wrong"), right: body("right") };
}

/** The examples of a file: the members of its exported objects whose names are rules' ids. */
function examplesIn(file: string): [string, Programs][] {
  const text = readFileSync(file, "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: [string, Programs][] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAssignment(node) &&
      ts.isStringLiteral(node.name) &&
      ts.isObjectLiteralExpression(node.initializer) &&
      node.initializer.properties.some((one) => one.name?.getText(source) === "wrong")
    )
      found.push([node.name.text, textOf(node.initializer, source)]);
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The text of every example in docs/rules/examples, by rule, and what the rule says of the program that it refuses. */
export async function exampleTexts(): Promise<ExampleTexts> {
  const refused = (await judgedExamples()).filter(({ side }) => side === "wrong");
  const says = new Map(refused.map(({ rule, judgements }) => [rule.id, judgements]));
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".ts"));
  const programs = files.flatMap((file) => examplesIn(path.join(FOLDER, file)));
  return Object.fromEntries(programs.map(([id, text]) => [id, { ...text, says: says.get(id) ?? [] }]));
}
