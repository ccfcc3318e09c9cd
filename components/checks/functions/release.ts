import type { Problem } from "../../config/problems";
import type { Named } from "./named";

/** In static-site the secondary has no functions. */
export function checkRelease({ path, wanted, areas }: Named): Problem[] {
  if (areas.workload.strategy !== "static-site" || wanted.release.secondary === undefined) return [];
  return [
    {
      path: `${path}.release.secondary`,
      message: "has no meaning with strategy static-site, whose secondary has no functions",
      fix: "Leave it out.",
    },
  ];
}
