import { z } from "zod";
import { distinct } from "./common";

const EMAIL = "an e-mail address such as oncall@example.com";

export const alerts = z
  .strictObject({
    emails: distinct(z.array(z.email(EMAIL), "a list of e-mail addresses"), "each address once")
      .default([])
      .describe(
        "Who is notified by each region's alarms, of this region and of the other; SNS emails each address a confirmation link.",
      ),
    runbook: z
      .url({ protocol: /^https$/, error: "an https:// address" })
      .optional()
      .describe("Where docs/ of this repository is published: an alarm's description names its page there."),
  })
  .prefault({})
  .describe("Who is notified by the alarms.");

export type Alerts = z.infer<typeof alerts>;
