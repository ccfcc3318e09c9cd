import { BUCKET_NOTIFICATION, EVENT_BUS, EVENT_TARGET, TOPIC_SUBSCRIPTION, type QUEUE } from "../../aws";
import { merged, perResource, type Found, type Resource, type ResourceOf } from "../../graph";
import { senderOf, type Sender } from "../../permissions";
import { sendersOf } from "../senders";
import { sourcesOf } from "./dead-letters";

/** The services that send to a queue in their own name: what it subscribes to, and what they can't deliver elsewhere. */
export const sendersTo = perResource((queue: ResourceOf<typeof QUEUE>, graph): Found<Sender> => {
  const subscribed = ({ type }: Resource) => type === TOPIC_SUBSCRIPTION;
  const { certain, possible } = sourcesOf(queue, graph);
  return sendersOf(
    merged([
      graph.referrers(queue, [TOPIC_SUBSCRIPTION], "endpoint"),
      graph.referrers(queue, [EVENT_TARGET], "arn"),
      graph.referrers(queue, [BUCKET_NOTIFICATION], "queues[*].queueArn"),
      graph.referrers(queue, [EVENT_TARGET, EVENT_BUS], "deadLetterConfig.arn"),
      { certain: certain.filter(subscribed), possible: possible.filter(subscribed) },
    ]),
    (by) => senderOf(by, graph),
  );
});
