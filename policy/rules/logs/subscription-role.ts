import { FIREHOSE_STREAM, LAMBDA_ALIAS, LAMBDA_FUNCTION, LOG_DESTINATION, LOG_SUBSCRIPTION, STREAM } from "../../aws";
import { all, decided, valueOf, type Graph, type Resource } from "../../graph";
import { accountOf, arnOf, mayAssume, roleAt, roleMay, roleRequest, senderOf, type Sender } from "../../permissions";
import { defineRule } from "../../rule";
import { judgeDelivery } from "../../services/deliveries";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const ROLE = "roleArn";
const SERVICE = "logs.amazonaws.com";

/** What CloudWatch Logs does with the role, by the service in the ARN of the destination. */
const ACTIONS: Readonly<Record<string, string>> = { kinesis: "kinesis:PutRecord", firehose: "firehose:PutRecord" };

/** A permission may name the service of one Region (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#LambdaFunctionExample). */
function judgeFunction(sender: Sender, to: Resource, property: string, graph: Graph): readonly Verdict[] {
  const regional = { ...sender, service: `logs.${to.region ?? ""}.amazonaws.com` };
  const [found, other] = [sender, regional].map((one) => judgeDelivery(one, to, property, graph));
  const isAllowed = other?.every(({ verdict }) => verdict === "compliant") === true && other.length > 0;
  return (isAllowed ? other : found) ?? [];
}

export const subscriptionRole = defineRule({
  id: "logs-subscription-role",
  title: "CloudWatch Logs subscription filters and destinations should be allowed to deliver",
  practices: ["REL06-BP01"],
  service: "CloudWatch Logs",
  severity: "medium",
  why: "CloudWatch Logs refuses a subscription to what it may not use when it is created, and drops the events once the permission is lost.",
  fix: "Add an aws.lambda.Permission for logs.amazonaws.com of a function; for a stream set roleArn to a role that logs.amazonaws.com can assume, with kinesis:PutRecord or firehose:PutRecord on the destination.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html",
  types: [LOG_SUBSCRIPTION, LOG_DESTINATION],
  check(filter, graph) {
    const TO = filter.type === LOG_SUBSCRIPTION ? "destinationArn" : "targetArn";
    const [to] = graph.references(filter, TO, [STREAM, FIREHOSE_STREAM, LAMBDA_FUNCTION, LAMBDA_ALIAS]).certain;
    const sender = senderOf(filter, graph);
    if (sender && (to?.type === LAMBDA_FUNCTION || to?.type === LAMBDA_ALIAS))
      return judgeFunction(sender, to, TO, graph);
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
