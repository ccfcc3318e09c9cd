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

const GUID = "an id such as 1b6c2a44-8f0d-4c3e-9b5e-2f6a7d8c9e01";
const guid = (what: string) => z.guid(GUID).describe(`The id of the ${what}.`);

/** Patterns from https://docs.aws.amazon.com/chatbot/latest/APIReference/API_SlackChannelConfiguration.html and API_TeamsChannelConfiguration.html. */
const WORKSPACE = "the id of a Slack workspace such as T07EA123LEP";
const CHANNEL = "the id of a Slack channel such as C07EZ1ABC23, not its name";
const TEAMS_CHANNEL = "the id of a channel as its link has it, such as 19%3a0123abcd%40thread.tacv2";

const chat = z
  .strictObject({
    slack: z
      .strictObject({
        workspace: z
          .string(WORKSPACE)
          .regex(/^[0-9A-Z]{1,255}$/, WORKSPACE)
          .describe("The workspace's id, which the console shows once it is authorized."),
        channel: z
          .string(CHANNEL)
          .regex(/^[CG][A-Z0-9]{8,254}$/, CHANNEL)
          .describe("The channel's id, at the end of its link. Of a private channel invite @Amazon Q first."),
      })
      .optional()
      .describe("A channel of Slack."),
    teams: z
      .strictObject({
        tenant: guid("tenant"),
        team: guid("team"),
        channel: z
          .string(TEAMS_CHANNEL)
          .regex(/^19%3[aA][^%\s]+%40thread\.(tacv2|skype)$/, TEAMS_CHANNEL)
          .describe("The channel's id, from its link."),
      })
      .optional()
      .describe("A channel of Microsoft Teams."),
    severity: z
      .enum(["all", "critical"])
      .default("all")
      .describe("Whether the channels get warnings too, or critical alarms alone."),
  })
  .refine(({ slack, teams }) => slack ?? teams, "slack, teams or both")
  .optional()
  .describe(
    "Channels that are notified of both regions' alarms by Amazon Q Developer in chat applications, formerly AWS Chatbot. A person authorizes the workspace or the " +
      "team in the account's console once, before `up`; a channel has one configuration in an account. Beside e-mail or https: what EventBridge notifies of does not arrive in a channel.",
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
    chat,
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
export type ChatSettings = NonNullable<Alerts["chat"]>;

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
