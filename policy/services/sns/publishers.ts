import {
  BACKUP_VAULT_NOTIFICATIONS,
  BUCKET_NOTIFICATION,
  DB_EVENT_SUBSCRIPTION,
  EVENT_TARGET,
  TRAIL,
  type TOPIC,
} from "../../aws";
import { merged, perResource, type Found, type ResourceOf } from "../../graph";
import { senderOf, type Sender } from "../../permissions";
import { alarmsOf } from "../cloudwatch/alarm-actions";
import { sendersOf } from "../senders";

/** The services that publish to a topic in their own name. */
export const publishersTo = perResource((topic: ResourceOf<typeof TOPIC>, graph): Found<Sender> =>
  sendersOf(
    merged([
      alarmsOf(topic, graph),
      graph.referrers(topic, [EVENT_TARGET], "arn"),
      graph.referrers(topic, [BUCKET_NOTIFICATION], "topics[*].topicArn"),
      graph.referrers(topic, [BACKUP_VAULT_NOTIFICATIONS], "snsTopicArn"),
      graph.referrers(topic, [DB_EVENT_SUBSCRIPTION], "snsTopic"),
      graph.referrers(topic, [TRAIL], "snsTopicName"),
    ]),
    (by) => senderOf(by, graph),
  ),
);
