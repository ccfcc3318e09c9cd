import { LOG_GROUP, LOG_RESOURCE_POLICY } from "../../aws";
import { all, type Answer, type Graph, type Resource } from "../../graph";
import { allows, arnOf, policyDecision, requestOf, UNSEEN, type Sender } from "../../permissions";

/** What a service does to write to a log group. */
const ACTIONS = ["logs:CreateLogStream", "logs:PutLogEvents"];
export const WRITE_ACTIONS = ACTIONS.join(" and ");

/**
 * Whether the resource policies of CloudWatch Logs that the program has allow a service to write to a log group. They are of its Region, or
 * of the very group, and count together
 * (https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html).
 */
export function mayWriteTo(group: Resource, sender: Sender, graph: Graph): Answer {
  const policies = graph.ofType(LOG_RESOURCE_POLICY).filter((one) => {
    const { certain, external } = graph.references(one, "resourceArn", [LOG_GROUP]);
    return (
      one.region === group.region &&
      (certain.length + external.length === 0 || certain.some((named) => named === group))
    );
  });
  const arn = `${arnOf(group, graph).replace(/:\*$/, "")}:log-stream:${UNSEEN}`;
  return all(
    ACTIONS.map((action) => {
      const request = requestOf(sender, "logs", action, { arn, region: group.region });
      return allows(policies.map((one) => policyDecision(one, "policyDocument", request, graph)));
    }),
  );
}
