import { LEFT_OUT, type Schema } from "./type-schema";

/** internal/service/sqs, sns, kinesis */
export const messaging: Schema = {
  // sqs/queue.go
  "aws:sqs/queue:Queue": {
    defaults: {
      contentBasedDeduplication: false,
      delaySeconds: 0,
      fifoQueue: false,
      maxMessageSize: 262144,
      messageRetentionSeconds: 345600,
      receiveWaitTimeSeconds: 0,
      visibilityTimeoutSeconds: 30,
    },
    filledIn: () => ({
      deduplicationScope: LEFT_OUT,
      fifoThroughputLimit: LEFT_OUT,
      kmsDataKeyReusePeriodSeconds: 300,
      policy: LEFT_OUT,
      redriveAllowPolicy: LEFT_OUT,
      redrivePolicy: LEFT_OUT,
      sqsManagedSseEnabled: LEFT_OUT,
    }),
  },
  // sns/topic.go
  "aws:sns/topic:Topic": {
    defaults: { contentBasedDeduplication: false, fifoTopic: false },
    filledIn: () => ({
      fifoThroughputScope: LEFT_OUT,
      policy: LEFT_OUT,
      signatureVersion: LEFT_OUT,
      tracingConfig: LEFT_OUT,
    }),
  },
  // sns/topic_subscription.go
  "aws:sns/topicSubscription:TopicSubscription": {
    defaults: { confirmationTimeoutInMinutes: 1, endpointAutoConfirms: false, rawMessageDelivery: false },
    filledIn: () => ({ filterPolicyScope: LEFT_OUT }),
  },
  // kinesis/stream.go
  "aws:kinesis/stream:Stream": {
    defaults: { encryptionType: "NONE", enforceConsumerDeletion: false, retentionPeriod: 24 },
    filledIn: () => ({ maxRecordSizeInKib: 1024, streamModeDetails: { streamMode: "PROVISIONED" } }),
  },
};
