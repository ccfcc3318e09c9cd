import type { STATE_MACHINE } from "../../aws";
import { UndecidedError, type Document, type Graph, type ResourceOf } from "../../graph";

/** A state of Amazon States Language, with its name. */
export interface State {
  readonly name: string;
  readonly fields: Document;
}

function isDocument(value: unknown): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The states of a machine or a part of it, those of Parallel branches and Map processors included. */
function statesIn(part: Document): State[] {
  const states = isDocument(part.States) ? part.States : {};
  return Object.entries(states).flatMap(([name, fields]) => {
    if (!isDocument(fields)) return [];
    const branches: unknown[] = Array.isArray(fields.Branches) ? fields.Branches : [];
    const inner = [...branches, fields.ItemProcessor, fields.Iterator].filter(isDocument);
    return [{ name, fields }, ...inner.flatMap(statesIn)];
  });
}

/** A state machine's definition. Throws UndecidedError where it is not known or no JSON object. */
export function definitionOf(machine: ResourceOf<typeof STATE_MACHINE>, graph: Graph): Document {
  const document = graph.document(machine, "definition");
  if (document.kind === "known") return document.value;
  const reason = document.kind === "unknown" ? document.reason : "is not given or no JSON object";
  throw new UndecidedError("definition", reason, machine);
}

/** The Task states of a definition, at any depth. */
export function tasksOf(definition: Document): readonly State[] {
  return statesIn(definition).filter(({ fields }) => fields.Type === "Task");
}
