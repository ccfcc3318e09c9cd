import { ALARMS, LAMBDA_ALIAS, LAMBDA_FUNCTION } from "../../aws";
import { undecidedIfAny, valueOf } from "../../graph";
import { senderOf } from "../../permissions";
import { defineRule } from "../../rule";
import { ACTION_LISTS } from "../../services/cloudwatch/alarm-actions";
import { judgeDelivery } from "../../services/deliveries";
import { failuresOf, notApplicable, verdictsOf } from "../../verdict";

export const alarmActionAllowed = defineRule({
  id: "cloudwatch-alarm-action-allowed",
  title: "Lambda functions should allow the CloudWatch alarms that invoke them",
  practices: ["REL06-BP03", "REL11-BP06"],
  service: "CloudWatch",
  severity: "high",
  why: "An alarm whose function does not allow it goes to ALARM, and its action fails: no one is notified and nothing is recovered.",
  fix: "Add an aws.lambda.Permission of the invoked function or alias for lambda.alarms.cloudwatch.amazonaws.com, with the alarm's ARN as sourceArn.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html",
  types: ALARMS,
  check(alarm, graph) {
    const sender = senderOf(alarm, graph);
    const types = [LAMBDA_FUNCTION, LAMBDA_ALIAS];
    for (const list of ACTION_LISTS)
      if (graph.given(alarm, list).kind === "unknown")
        undecidedIfAny(graph.references(alarm, `${list}[*]`, types).possible, list, "is invoked by it");
    const checks = ACTION_LISTS.flatMap((list) =>
      (valueOf(graph.list(alarm, list)) ?? []).flatMap((_, i) => {
        const path = `${list}[${i}]`;
        const [to] = graph.references(alarm, path, types).certain;
        return to && sender ? [() => judgeDelivery(sender, to, path, graph)] : [];
      }),
    );
    if (checks.length === 0) return notApplicable("It invokes no function of the program.");
    return failuresOf(verdictsOf(alarm, checks));
  },
});
