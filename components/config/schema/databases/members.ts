import { z } from "zod";
import { role, wholeNumber } from "../common";

/** What a database says of its instances in both regions, the earlier ones and the present ones. */
export const members = {
  members: z
    .array(role, "a list of primary and secondary")
    .min(2, "at least primary and secondary")
    .max(20, "at most 20 members: retire the oldest")
    .default(["primary", "secondary"])
    .describe(
      "Where each instance (or cluster) of this database lives, in order; each begins as a copy of the one before. To fail back, add the region: " +
        "[primary, secondary, primary]. The last one writes where holdfast:active is its region; else the one before it, of which it is the copy.",
    ),
  unprotected: wholeNumber(0, 18)
    .default(0)
    .describe("How many of the oldest members lose their deletion protection: the first of two steps to give them up."),
  retired: wholeNumber(0, 18)
    .default(0)
    .describe(
      "How many of the oldest members are given up, each with a final snapshot: the second step. Set unprotected and `up` first.",
    ),
};
