import type * as aws from "@pulumi/aws";

/** IAM policies of the account apply (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-root-enable-iam). */
function iamDecides(account: string): aws.iam.PolicyStatement {
  return {
    Sid: "IamOfTheAccountDecides",
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: "kms:*",
    Resource: "*",
  };
}

/**
 * The policy of the key of a region's stores: the services that encrypt a store act on behalf of the principal that creates it, or with grants of that
 * principal, as AWS Backup's role and the service-linked roles do.
 */
export function keyPolicy(account: string): aws.iam.PolicyDocument {
  return { Version: "2012-10-17", Statement: [iamDecides(account)] };
}

/**
 * The policy of the key of a region's messages: three services send to an encrypted topic or queue as service principals, which the policy must allow;
 * with AWS managed keys what they send is dropped without an error
 * (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services).
 * @param snsOfPeer the service principal as which the other Region's topics send to the queues here
 */
export function publishersPolicy(account: string, snsOfPeer: string): aws.iam.PolicyDocument {
  const ofAccount = { StringEquals: { "aws:SourceAccount": account } };
  return {
    Version: "2012-10-17",
    Statement: [
      iamDecides(account),
      // No condition: EventBridge sends neither aws:SourceArn nor aws:SourceAccount to KMS, and every event would be lost (same page).
      // It also describes the key of a bus and re-encrypts an archive
      // (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-key-policy.html, encryption-archives.html).
      publisher("EventBridgePublishes", "events.amazonaws.com", ["kms:DescribeKey", "kms:ReEncrypt*"]),
      { ...publisher("AlarmsPublish", "cloudwatch.amazonaws.com"), Condition: ofAccount },
      // SNS delivers a topic's messages to encrypted queues (https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html).
      publisher("TopicsFillQueues", "sns.amazonaws.com"),
      ...(snsOfPeer === "sns.amazonaws.com" ? [] : [publisher("TopicsOfThePeerFillQueues", snsOfPeer)]),
    ],
  };
}

function publisher(sid: string, service: string, more: string[] = []): aws.iam.PolicyStatement {
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: service },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*", ...more],
    Resource: "*",
  };
}
