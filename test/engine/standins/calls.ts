import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";

/** Names the file to which the stand-in for AWS writes its calls, one JSON object a line. */
export const CALL_LOG = "HOLDFAST_STANDIN_CALLS";

/** Names the region whose calls the stand-in for AWS refuses, as if it were unavailable. */
export const UNAVAILABLE_REGION = "HOLDFAST_STANDIN_UNAVAILABLE_REGION";

/** What AWS is asked to do to a resource; a check and a diff ask the provider alone. */
export type Action = "create" | "read" | "update" | "delete";

/** How a region is called: for a resource of its own, or in passing for one of another region. */
export type CallAction = Action | "reach";

/** A call to AWS that the stand-in answered or refused. */
export interface Call {
  action: CallAction;
  urn: string;
  /** The region that is called; "global" for the services without one. */
  region: string;
  refused: boolean;
}

export function logCall(call: Call): void {
  const file = process.env[CALL_LOG];
  if (file) appendFileSync(file, `${JSON.stringify(call)}\n`);
}

/** The calls since the file was last taken, which empties it. */
export function takeCalls(file: string): Call[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  rmSync(file);
  return lines.map((line) => JSON.parse(line) as Call);
}
