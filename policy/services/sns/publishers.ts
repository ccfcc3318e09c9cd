import {
  BACKUP_VAULT_NOTIFICATIONS,
  BUCKET_NOTIFICATION,
  BUDGET,
  COST_ANOMALY_SUBSCRIPTION,
  DB_EVENT_SUBSCRIPTION,
  DOCDB_EVENT_SUBSCRIPTION,
  ELASTICACHE_CLUSTER,
  EVENT_TARGET,
  NEPTUNE_EVENT_SUBSCRIPTION,
  NOTIFICATION_RULE,
  REDSHIFT_EVENT_SUBSCRIPTION,
  REPLICATION_GROUP,
  SES_DESTINATION,
  SES_IDENTITY_TOPIC,
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
      graph.referrers(topic, [DOCDB_EVENT_SUBSCRIPTION, NEPTUNE_EVENT_SUBSCRIPTION], "snsTopicArn"),
      graph.referrers(topic, [REDSHIFT_EVENT_SUBSCRIPTION], "snsTopicArn"),
      graph.referrers(topic, [REPLICATION_GROUP, ELASTICACHE_CLUSTER], "notificationTopicArn"),
      graph.referrers(topic, [BUDGET], "notifications[*].subscriberSnsTopicArns[*]"),
      graph.referrers(topic, [COST_ANOMALY_SUBSCRIPTION], "subscribers[*].address"),
      graph.referrers(topic, [NOTIFICATION_RULE], "targets[*].address"),
      graph.referrers(topic, [SES_DESTINATION], "eventDestination.snsDestination.topicArn"),
      graph.referrers(topic, [SES_IDENTITY_TOPIC], "topicArn"),
    ]),
    (by) => senderOf(by, graph),
  ),
);
