import type { Problem } from "../../config/problems";
import type { Bus } from "../../config/schema/messaging/buses";
import type { Partly } from "../../config/well-formed";
import { checkPattern } from "./pattern";

/** An archive's own pattern, by which events are left out of it. */
export function checkArchive(path: string, archive: Partly<Bus>["archive"]): Problem[] {
  return archive ? checkPattern(`${path}.pattern`, archive.pattern) : [];
}
