import { FIREHOSE_STREAM, LOG_SUBSCRIPTION, STREAM } from "../../aws";
import { all, decided, valueOf } from "../../graph";
import { accountOf, arnOf, mayAssume, roleAt, roleMay, roleRequest } from "../../permissions";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const ROLE = "roleArn";
const TO = "destinationArn";
const SERVICE = "logs.amazonaws.com";

/** What CloudWatch Logs does with the role, by the service in the ARN of the destination. */
const ACTIONS: Readonly<Record<string, string>> = { kinesis: "kinesis:PutRecord", firehose: "firehose:PutRecord" };

export const subscriptionRole = defineRule({
  id: "logs-subscription-role",
  title: "CloudWatch Logs subscription filters should be allowed to write to their stream",
  practices: ["REL06-BP01"],
  service: "CloudWatch Logs",
  severity: "medium",
  why: "CloudWatch Logs refuses a subscription whose role it can't use when it is created, and drops the events once the role has lost the permission.",
  fix: "Set roleArn to a role that logs.amazonaws.com can assume, with kinesis:PutRecord or firehose:PutRecord on the destination.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html",
  types: [LOG_SUBSCRIPTION],
  check(filter, graph) {
    const [to] = graph.references(filter, TO, [STREAM, FIREHOSE_STREAM]).certain;
    const arn = to ? arnOf(to, graph) : valueOf(graph.string(filter, TO));
    if (arn === undefined)
      return undecided({ property: TO, reason: "Its destination is known only after deployment." });
    const service = to ? (to.type === STREAM ? "kinesis" : "firehose") : arn.split(":")[2];
    const action = ACTIONS[service ?? ""];
    if (action === undefined) return notApplicable("Its destination needs no role.");
    const named = roleAt(filter, ROLE, graph);
    if (named.is === "unknown") return undecided({ property: ROLE, reason: named.why });
    const wanted = `a role that ${SERVICE} can assume, with ${action} on the destination`;
    if (named.is === "none") {
      const message = "It has no role: CloudWatch Logs refuses to write to a stream without.";
      return violation({ property: ROLE, actual: undefined, wanted, message });
    }
    const { role } = named;
    const may = roleMay(role, roleRequest(role, action, arn, graph), undefined, to && accountOf(to, graph), graph);
    if (decided(all([mayAssume(SERVICE, role, { region: filter.region }, graph), may]), ROLE)) return compliant();
    return violation({
      property: ROLE,
      actual: role.name,
      wanted,
      message: `CloudWatch Logs may not write to its destination with the role ${role.name}: the events are lost.`,
    });
  },
});
