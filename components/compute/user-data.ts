import { readFileSync } from "node:fs";
import type { Compute } from "../config/schema/compute";
import { sampleService } from "./sample-service";

/** The instances' user data: the user's own file, byte for byte since cloud-init takes it compressed too, or the sample service. */
export function userDataOf(compute: Compute, healthPath: string): Buffer {
  return compute.userData === undefined
    ? Buffer.from(sampleService(compute.port, healthPath))
    : readFileSync(compute.userData);
}
