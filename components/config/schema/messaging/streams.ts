import { z } from "zod";
import { duration } from "../../duration";
import { stores } from "../stores";

const DAY = 86400;

const stream = z.strictObject({
  retention: duration(DAY, 365 * DAY)
    .prefault("1d")
    .describe("How long a record is kept, in whole hours."),
});

export const streams = stores(stream).describe("Kinesis data streams by name.");
export type Stream = z.infer<typeof stream>;
