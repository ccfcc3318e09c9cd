import { z } from "zod";
import { duration } from "../../duration";
import { INSTANCE_SIZE, SIZES, wholeNumber } from "../common";

/** Aurora's families (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.Types.html). */
const CLASS = `a DB instance class of Aurora (db.r…, db.x… or db.t…), such as db.r7g.large, with one of the sizes ${SIZES}`;

/** Aurora capacity units, in steps of a half (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.requirements.html). */
function acu(min: number) {
  const allowed = `a number of ACUs from ${min} to 256, in steps of 0.5`;
  return z.number(allowed).min(min, allowed).max(256, allowed).multipleOf(0.5, allowed);
}

/** What runs an Aurora cluster, in the region that writes and in the standby. */
export const auroraInstances = {
  instances: z
    .strictObject({
      class: z
        .string(CLASS)
        .regex(new RegExp(`^db\\.[rxt][a-z0-9-]*\\.${INSTANCE_SIZE}$`), CLASS)
        .optional()
        .describe("The DB instance class of writer and readers; left out with serverless."),
      readers: wholeNumber(0, 15)
        .default(1)
        .describe("Aurora Replicas beside the writer, in other zones; one of them takes over when the writer fails."),
    })
    .prefault({})
    .describe("The DB instances of a region that runs in full."),
  serverless: z
    .strictObject({
      min: acu(0).describe(
        "The least capacity; 0 lets idle instances pause, and the next connection waits while they resume.",
      ),
      max: acu(1).describe("The most capacity."),
      pauseAfter: duration(300, 86400)
        .optional()
        .describe("With min 0: how long without a connection until an instance pauses."),
    })
    .optional()
    .describe(
      "Aurora Serverless v2 in place of an instance class; capacity of each instance in ACUs (about 2 GiB each).",
    ),
  readerScaling: z
    .strictObject({
      max: wholeNumber(1, 15).describe("The most readers; the fewest are instances.readers."),
      targetCpu: wholeNumber(10, 90)
        .default(60)
        .describe("The readers' average CPU, in percent, that scaling aims at."),
      targetConnections: wholeNumber(1, 16000)
        .optional()
        .describe("The readers' average number of connections that scaling aims at as well."),
    })
    .optional()
    .describe(
      "Aurora Auto Scaling of readers. In a global database AWS scales the writing region's alone, so that the standby region runs " +
        "the most readers while it writes.",
    ),
  standby: z
    .strictObject({ instances: wholeNumber(0, 16).describe("Instances of the cluster in the standby region.") })
    .optional()
    .describe(
      "How many instances the standby region of a global database runs while the other one writes: by default none in pilot-light " +
        "(headless: storage alone) and one in warm-standby; active-active runs in full.",
    ),
};
