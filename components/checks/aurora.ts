import type { Areas } from "../config/schema";
import type { Problem } from "../config/problems";
import { auroraDatabases } from "./aurora/database";
import { checkFeatures } from "./aurora/features";
import { checkInstances } from "./aurora/instances";
import { checkCrossing } from "./aurora/regions";
import { checkVersion } from "./aurora/versions";
import { checkWindows } from "./rds/windows";

/** What an Aurora database in holdfast:databases says that cannot be, or can never meet its objectives. */
export function checkAurora(areas: Pick<Areas, "databases" | "workload">): Problem[] {
  return auroraDatabases(areas).flatMap((checked) => [
    ...checkVersion(checked),
    ...checkInstances(checked),
    ...checkFeatures(checked),
    ...checkCrossing(checked),
    ...checkWindows(checked),
  ]);
}
