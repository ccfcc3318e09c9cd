import { z } from "zod";
import { ENCRYPTED } from "../encrypted";
import { distinct } from "./common";

const EMAIL = "an e-mail address such as oncall@example.com";
const URL_TEXT = "an https:// address without spaces";
const PHONE = "a phone number in E.164 such as +14255550123, in quotes";

const emails = () =>
  distinct(z.array(z.email(EMAIL), "a list of e-mail addresses"), "each address once")
    .default([])
    .describe("E-mail addresses; SNS emails each one a confirmation link, once for each topic and region.");

const https = () =>
  distinct(
    z.array(
      z.union([z.literal(ENCRYPTED), z.url({ protocol: /^https$/, error: URL_TEXT })], URL_TEXT),
      "a list of https:// addresses",
    ),
    "each address once",
  )
    .default([])
    .describe(
      "Addresses of a paging service that takes SNS's notifications and confirms the subscription by itself, as PagerDuty and Opsgenie do; `up` fails if it does not. An address that holds a key is set with `pulumi config set --secret --path`.",
    );

/** SNS takes SMS numbers in E.164 (https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html). */
const sms = distinct(
  z.array(z.string(PHONE).regex(/^\+[1-9]\d{6,14}$/, PHONE), "a list of phone numbers"),
  "each number once",
)
  .default([])
  .describe(
    "Phone numbers. The account must be out of SNS's SMS sandbox, or have verified them, and its monthly SMS limit is $1 unless raised; a number in the United States needs an origination number.",
  );

export const alerts = z
  .strictObject({
    emails: emails().describe(
      "Who is notified by each region's alarms, of this region and of the other; SNS emails each address a confirmation link, once for each topic and region.",
    ),
    https: https(),
    critical: z
      .strictObject({ emails: emails(), https: https(), sms })
      .prefault({})
      .describe("Who is notified of critical alarms alone: users or data are affected now. A topic of their own."),
    warning: z
      .strictObject({ emails: emails(), https: https() })
      .prefault({})
      .describe("Who is notified of warnings alone: users or data may soon be affected. A topic of their own."),
    ok: z
      .enum(["all", "critical", "none"])
      .default("all")
      .describe(
        "Which alarms notify when they are OK again too. Paging services close an incident by that; for people it is a second mail.",
      ),
    runbook: z
      .url({ protocol: /^https$/, error: "an https:// address" })
      .optional()
      .describe("Where docs/ of this repository is published: an alarm's description names its page there."),
  })
  .prefault({})
  .describe("Who is notified by the alarms.");

export type Alerts = z.infer<typeof alerts>;

/** How serious an alarm is. critical: users or data are affected now, or the record of who did what is. warning: they may soon be. */
export const SEVERITIES = ["critical", "warning"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Who is notified by a topic. */
export interface Recipients {
  emails: readonly string[];
  https: readonly string[];
  sms: readonly string[];
}

/** Who is notified of alarms of a severity. */
export function recipientsOf(alerts: Alerts, severity: Severity): Recipients {
  const own = alerts[severity];
  return {
    emails: [...alerts.emails, ...own.emails],
    https: [...alerts.https, ...own.https],
    sms: severity === "critical" ? alerts.critical.sms : [],
  };
}
