import type * as aws from "@pulumi/aws";

/**
 * Who may use a region's key. IAM decides for everyone in the account: the services that encrypt a store act for whoever makes it, or by grants
 * that he gives (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-root-enable-iam), and so do
 * AWS Backup's role and the service-linked roles. Two services publish to the encrypted topic in their own name and need a word of the policy:
 * with AWS's own key `alias/aws/sns` what they publish is dropped without an error
 * (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services).
 */
export function keyPolicy(account: string): aws.iam.PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "IamOfTheAccountDecides",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      // No condition: EventBridge sends neither aws:SourceArn nor aws:SourceAccount to KMS, and every event would be lost (same page).
      publisher("EventBridgePublishes", "events.amazonaws.com"),
      {
        ...publisher("AlarmsPublish", "cloudwatch.amazonaws.com"),
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      },
    ],
  };
}

function publisher(sid: string, service: string): aws.iam.PolicyStatement {
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: service },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
  };
}
