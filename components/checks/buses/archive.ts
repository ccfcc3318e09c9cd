import type { Problem } from "../../config/problems";
import type { Bus } from "../../config/schema/messaging/buses";
import { checkPattern } from "./pattern";

/** An archive's own pattern, by which events are left out of it. */
export function checkArchive(path: string, archive: Bus["archive"]): Problem[] {
  return archive ? checkPattern(`${path}.pattern`, archive.pattern) : [];
}
