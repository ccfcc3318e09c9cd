import * as ts from "typescript";
import { nodesIn, type Source } from "./source";

/** What only one kind of compute has, as source says it: its name, its modules, and the types, tables and metrics of its AWS services. */
interface Marks {
  text: RegExp;
  name: RegExp;
}

export const MARKS: Readonly<Record<string, Marks>> = {
  containers: {
    text: /^containers$|\/containers(\/|$)|^aws:ec[rs]\/|^AWS\/ECS\b|^ECS\//,
    name: /^(ECS_|FARGATE_|CONTAINERS?_|(Written)?Containers$|containers([A-Z]|$))/,
  },
  functions: {
    text: /^\.\/functions\/(kind|checks|http-api)$|compute\/functions\/|\/api-gateway$|^aws:apigatewayv2\/|^AWS\/ApiGateway$/,
    name: /^(HTTP_(API|INTEGRATION)|API_(DOMAIN|MAPPING|REQUESTS)|apiOutputs$|HttpApi$|HttpFunctions$|httpFunctions$|functions(Kind|Types)$|FUNCTIONS_CHECKS)/,
  },
};

/** Whether a source names a kind, in code: comments and sentences do not count. */
export function namesKind(source: Source, { text, name }: Marks): boolean {
  // Most sources have no such word at all, and need not be parsed.
  const words = source.text.match(/[\w$]+|"[^"\n]*"/g) ?? [];
  if (!words.some((word) => name.test(word) || text.test(word.replaceAll('"', "")))) return false;
  return [...nodesIn(source.tree)].some(
    (node) => (ts.isStringLiteralLike(node) && text.test(node.text)) || (ts.isIdentifier(node) && name.test(node.text)),
  );
}
