import type { Rule } from "../rule";
import { groupSpansZones } from "./autoscaling/group-spans-zones";
import { bucketVersioning } from "./s3/bucket-versioning";

/** Every rule of the pack, by service and name. */
export const rules: readonly Rule[] = [groupSpansZones, bucketVersioning];
