import { LAMBDA_ALIAS, LAMBDA_FUNCTION, QUEUE } from "../aws";
import { isOfType, type Graph, type Resource } from "../graph";
import { mayInvoke, maySend, principalOf, type Sender } from "../permissions";
import type { Verdict } from "../verdict";
import { calledBy } from "./lambda/calls";
import { judgeSenders } from "./senders";

/** What a service can deliver to by the policy of the destination alone, besides topics. */
export const BY_POLICY = [QUEUE, LAMBDA_FUNCTION, LAMBDA_ALIAS];

/**
 * Judges whether a service may deliver to the queue or function that a property names.
 * @param property the path of its ARN
 */
export function judgeDelivery(sender: Sender, to: Resource, property: string, graph: Graph): readonly Verdict[] {
  const only = { certain: [sender], possible: [] };
  const principal = principalOf(sender, isOfType(to, QUEUE) ? "sqs" : "lambda", to.region);
  const wanted = (what: string) => () => `${what} to ${principal} for it`;
  const message = () =>
    `${principal} sends to ${to.name} for it, which the policy of ${to.name} does not allow: nothing is delivered.`;
  if (isOfType(to, QUEUE)) {
    const wording = {
      property,
      actual: to.name,
      wanted: wanted("a queue whose policy allows sqs:SendMessage"),
      message,
    };
    return judgeSenders(only, (one) => maySend(one, to, graph), wording, "");
  }
  const { lambda, qualifier } = calledBy(sender.by, property, graph);
  if (!lambda) return [];
  const wording = {
    property,
    actual: to.name,
    wanted: wanted("an aws.lambda.Permission of the invoked alias or version that allows lambda:InvokeFunction"),
    message,
  };
  return judgeSenders(only, (one) => mayInvoke(one, lambda, qualifier, graph), wording, "");
}
