import type { Problem } from "../../config/problems";
import type { Named } from "./named";

/** The failures queue of a function has a name of its own. */
export function checkNames({ path, name, areas: { queues } }: Named): Problem[] {
  const failures = `${name}-failures`;
  if (!Object.hasOwn(queues, failures)) return [];
  return [
    {
      path,
      message: `its failures queue would be called as holdfast:queues.${failures} is`,
      fix: "Allowed: another name for one of the two.",
    },
  ];
}
