import { z } from "zod";
import type { Fault } from "../../policy/simulation";

const alarm = z.strictObject({
  urn: z.string(),
  seconds: z.number().describe("From the fault until it has notified them."),
  recipients: z.array(z.string()).describe("Without their addresses."),
});

export const notice = z
  .strictObject({
    is: z.enum(["yes", "no", "undecided"]),
    alarms: z.array(alarm).describe("The first in time first."),
    seconds: z.number().nullable(),
    because: z.string(),
  })
  .describe("Whether a person is notified of it, and by which alarms: only those that surely go to ALARM.");

export function noticeDocument({ is, alarms, seconds, because }: NonNullable<Fault["notice"]>): z.infer<typeof notice> {
  const each = alarms.map((one) => ({ ...one, recipients: [...one.recipients] }));
  return { is, alarms: each, seconds: seconds ?? null, because };
}
