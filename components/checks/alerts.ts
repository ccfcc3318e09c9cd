import { NO_SMS_REGIONS } from "../../facts/sns";
import type { Areas } from "../config/schema";
import { recipientsOf, SEVERITIES } from "../config/schema/alerts";
import type { Problem } from "../config/problems";
import { ENCRYPTED } from "../config/encrypted";
import { show } from "../config/show";

const KEY = "holdfast:alerts";

/** Recipients that a topic would have twice, of which SNS makes one subscription, and phone numbers where SNS sends no SMS. */
export function checkAlerts({ alerts, workload }: Pick<Areas, "alerts" | "workload">): Problem[] {
  const twice = SEVERITIES.flatMap((severity) => {
    const { emails, https } = recipientsOf(alerts, severity);
    return [...repeated(severity, "emails", emails), ...repeated(severity, "https", https)];
  });
  const problems = [...twice, ...chatAlone(alerts)];
  const regions = Object.values(workload.regions).filter((region) => NO_SMS_REGIONS.data.includes(region));
  if (alerts.critical.sms.length === 0 || regions.length === 0) return problems;
  return [
    ...problems,
    {
      path: `${KEY}.critical.sms`,
      message: `SNS sends no SMS from ${regions.join(" and ")}, so that its alarms would reach no phone`,
      fix: `Leave it out; an https address of a paging service in ${KEY}.critical.https can call and text.`,
    },
  ];
}

/**
 * A channel gets alarms; texts that EventBridge sends to a topic, which are not in the service's own format, it does not
 * (https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html).
 */
function chatAlone(alerts: Areas["alerts"]): Problem[] {
  if (!alerts.chat) return [];
  const without = SEVERITIES.filter((severity) => {
    const { emails, https } = recipientsOf(alerts, severity);
    return emails.length + https.length === 0;
  });
  if (without.length === 0) return [];
  return [
    {
      path: `${KEY}.chat`,
      message: `no e-mail or https address is notified of ${without.join(" or ")} alarms, and a channel gets nothing of what EventBridge notifies of`,
      fix: `Allowed: an address in ${KEY}.emails or ${KEY}.https besides.`,
    },
  ];
}

function repeated(severity: string, kind: "emails" | "https", all: readonly string[]): Problem[] {
  const again = all.filter((one, i) => one !== ENCRYPTED && all.indexOf(one) < i);
  return again.map((one) => ({
    path: `${KEY}.${severity}.${kind}`,
    message: `${kind === "emails" ? show(one) : "an address of this list"} is in ${KEY}.${kind} too, which is notified of all alarms`,
    fix: "Take it out of one of the two.",
  }));
}
