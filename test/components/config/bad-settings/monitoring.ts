import { set } from "../edits";
import { row, type BadSettings } from "./row";

const RTO = ["holdfast:workload", "holdfast:dns.healthCheck"];
const SCALING = ["holdfast:compute"];

/** Settings of alarms and canaries that cannot be, or that would go to ALARM without cause. */
export const monitoring: BadSettings[] = [
  row("a look that takes longer than the time to the next", set("monitoring.canary", { every: "1m", timeout: "61s" }), [
    ["holdfast:monitoring.canary.timeout", "61s is longer than from one look to the next", "at most 1m"],
  ]),
  row(
    "a Region failure that is detected too late",
    [set("workload.strategy", "pilot-light"), set("monitoring.canary", { every: "5m", failures: 4 })],
    [
      [
        "holdfast:monitoring.canary.every",
        "after 1250s (5m x 4 + 50s), and with strategy pilot-light recovery takes at least 11m more, which misses its objective of 30m",
        "at most 19m, or a longer holdfast:workload.objectives.region.rto; check more often",
      ],
    ],
    { reads: RTO },
  ),
  row("a look that is not every so many whole minutes", set("monitoring.canary", { every: "90s" }), [
    ["holdfast:monitoring.canary.every", '"90s" is not allowed', "whole minutes"],
  ]),
  row("an old runtime's kind of name", set("monitoring.canary", { runtime: "syn-1.0" }), [
    ["holdfast:monitoring.canary.runtime", '"syn-1.0" is not allowed', "syn-nodejs-puppeteer-15.0"],
  ]),
  row("a canary that looks at nothing", set("monitoring.canary", { looksAt: [] }), [
    ["holdfast:monitoring.canary.looksAt", "is not allowed", "at least one"],
  ]),
  row("a canary that looks at what there is not", set("monitoring.canary", { looksAt: ["peer", "moon"] }), [
    ["holdfast:monitoring.canary.looksAt[1]", '"moon" is not allowed', "peer, own"],
  ]),
  row("a canary that is on or off in words", set("monitoring.canary", "off"), [
    ["holdfast:monitoring.canary", '"off" is not allowed', "false, or a group with every"],
  ]),
  row(
    "an alarm on the CPU that scaling aims at",
    set("monitoring.service", { cpu: { above: 50 } }),
    [
      ["holdfast:monitoring.service.cpu.above", "50 % is not above what scaling aims at", "51 to 100"],
      ["holdfast:monitoring.service.cpu.above", "50 % is not above what scaling begins to answer at", "76 to 100"],
    ],
    { reads: SCALING },
  ),
  row(
    "answers slower than the load balancer waits for",
    set("monitoring.service", { latency: { p99: "1m" } }),
    [
      [
        "holdfast:monitoring.service.latency.p99",
        "1m is never reached: the load balancer gives a request up after 1m",
        "less than 1m",
      ],
    ],
    { reads: ["holdfast:ingress"] },
  ),
  row("an alarm that waits for no whole minute", set("monitoring.service", { errors: { for: "100s" } }), [
    ["holdfast:monitoring.service.errors.for", '"100s" is not allowed', "whole minutes"],
  ]),
  row("a certificate's warning before ACM begins to renew", set("monitoring.service", { certificateDays: 61 }), [
    ["holdfast:monitoring.service.certificateDays", "61 is not allowed", "a whole number from 1 to 45"],
  ]),
  row("an address of the alarms that is none", set("alerts.emails", ["oncall@example", "oncall@example.com"]), [
    ["holdfast:alerts.emails[0]", '"oncall@example" is not allowed', "an e-mail address such as oncall@example.com"],
  ]),
  row("an address of the alarms twice", set("alerts.emails", ["oncall@example.com", "oncall@example.com"]), [
    ["holdfast:alerts.emails", "oncall@example.com", "each address once"],
  ]),
  row("a paging service without https", set("alerts.https", ["http://events.example.com/1"]), [
    ["holdfast:alerts.https[0]", '"http://events.example.com/1" is not allowed', "an https:// address"],
  ]),
  row("a phone number as it is dialled at home", set("alerts.critical.sms", ["(425) 555-0123"]), [
    ["holdfast:alerts.critical.sms[0]", '"(425) 555-0123" is not allowed', "E.164 such as +14255550123"],
  ]),
  row("texts for warnings", set("alerts.warning.sms", ["+14255550123"]), [
    ["holdfast:alerts.warning.sms", "is not a setting", "emails, https"],
  ]),
  row(
    "an address that has all alarms, and critical ones once more",
    [set("alerts.emails", ["oncall@example.com"]), set("alerts.critical.emails", ["oncall@example.com"])],
    [["holdfast:alerts.critical.emails", '"oncall@example.com" is in holdfast:alerts.emails too', "one of the two"]],
  ),
  row(
    "SMS where SNS sends none",
    [
      set("alerts.critical.sms", ["+14255550123"]),
      set("workload.regions", { primary: "us-east-1", secondary: "ap-northeast-2" }),
      set("aws:region", "ap-northeast-2", "secondary"),
      set("network.zones", ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"], "secondary"),
    ],
    [["holdfast:alerts.critical.sms", "SNS sends no SMS from ap-northeast-2", "a paging service"]],
  ),
  row("a channel by its name", set("alerts.chat", { slack: { workspace: "T07EA123LEP", channel: "#incidents" } }), [
    ["holdfast:alerts.chat.slack.channel", '"#incidents" is not allowed', "C07EZ1ABC23, not its name"],
  ]),
  row("a chat without a channel", set("alerts.chat", {}), [
    ["holdfast:alerts.chat", "is not allowed", "slack, teams or both"],
  ]),
  row(
    "a channel that is all that notifies of warnings",
    [
      set("alerts.emails", []),
      set("alerts.critical.emails", ["oncall@example.com"]),
      set("alerts.chat", { slack: { workspace: "T07EA123LEP", channel: "C07EZ1ABC23" } }),
    ],
    [["holdfast:alerts.chat", "no e-mail or https address is notified of warning alarms", "holdfast:alerts.emails"]],
  ),
  row("a runbook without https", set("alerts.runbook", "http://runbook.example.com"), [
    ["holdfast:alerts.runbook", '"http://runbook.example.com" is not allowed', "an https:// address"],
  ]),
  row(
    "the e-mail addresses of backups, which are those of all alarms now",
    set("backup", { emails: ["oncall@example.com"] }),
    [["holdfast:backup.emails", "is not a setting", "It is holdfast:alerts.emails now"]],
  ),
];
