import { z } from "zod";
import { everyStore } from "../stores";
import { lineage } from "./lineage";

/** An Aurora DB cluster; an Aurora Global Database where the strategy keeps live data in the standby region. */
export const aurora = z.strictObject({
  type: z.literal("aurora"),
  engine: z.enum(["postgres", "mysql"]),
  ...lineage,
  ...everyStore,
});
