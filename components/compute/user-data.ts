import { readFileSync } from "node:fs";
import type { Compute } from "../config/schema/compute";
import { sampleService } from "./sample-service";

/** The instances' user data: the user's own file, or the sample service. */
export function userDataOf(compute: Compute, healthPath: string): string {
  return compute.userData === undefined
    ? sampleService(compute.port, healthPath)
    : readFileSync(compute.userData, "utf8");
}
