import { POLICY_LIMITS } from "../../facts/permissions";
import type { Statement } from "./statements";

/** A policy document of IAM. */
export interface Document {
  Version: "2012-10-17";
  Statement: Statement[];
}

const { characters: MOST } = POLICY_LIMITS.data;

/** The characters that IAM counts: all but whitespace. */
export function sizeOf(document: Document): number {
  return JSON.stringify(document).replace(/\s/g, "").length;
}

const documentOf = (statements: Statement[]): Document => ({ Version: "2012-10-17", Statement: statements });

/** As few managed policies as hold the statements in their order, each within IAM's size; a statement that is too long by itself is split. */
export function managedPolicies(statements: readonly Statement[]): Document[] {
  const documents: Document[] = [];
  for (const statement of statements.flatMap(fitting)) {
    const room = documents.find((one) => sizeOf(documentOf([...one.Statement, statement])) <= MOST);
    if (room) room.Statement.push(statement);
    else documents.push(documentOf([statement]));
  }
  return documents;
}

function fitting(statement: Statement): Statement[] {
  const { Action } = statement;
  if (Action.length === 1 || sizeOf(documentOf([statement])) <= MOST) return [statement];
  const half = Math.ceil(Action.length / 2);
  return [Action.slice(0, half), Action.slice(half)].flatMap((part) => fitting({ ...statement, Action: part }));
}
