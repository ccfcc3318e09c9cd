import path from "node:path";

const PROGRAM = path.join(__dirname, "..", "index.ts");

/**
 * Loads the Pulumi program afresh: its components are kept from one stack to the next, since they hold no state, but index.ts itself
 * runs anew. Returns the stack's outputs.
 */
export function loadProgram(): Promise<unknown> {
  Reflect.deleteProperty(require.cache, PROGRAM);
  const program = require(PROGRAM) as () => Promise<unknown>;
  // Node lists here each module that this one has loaded: with the outputs of every run all of its resources would stay in memory.
  module.children.length = 0;
  return program();
}
