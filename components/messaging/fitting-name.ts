import { createHash } from "node:crypto";

/** What Pulumi adds to a logical name to make one that is new: a hyphen and seven hexadecimal digits (https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming). */
const ADDED = 8;

const HASH = 8;

/**
 * A logical name from which Pulumi can make one that AWS takes: a bus, a rule and a target named together may be longer than that.
 * @param longest characters that AWS allows
 * @returns the name as it is where it fits, otherwise its beginning and a hash of the whole
 */
export function fittingName(name: string, longest: number): string {
  const room = longest - ADDED;
  if (name.length <= room) return name;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, HASH);
  return `${name.slice(0, room - HASH - 1)}-${hash}`;
}
