import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { PrivateBucket } from "./private-bucket";

export interface AccessLogArgs {
  bucket: string;
  account: string;
  region: string;
  /** The type of the load balancer: each has its own log delivery service. */
  type: "application" | "network";
  retentionDays: number;
}

/** The prefix of the load balancer's logs. */
export const LOG_PREFIX = "ingress";

/**
 * The bucket for a load balancer's access logs, in the load balancer's region as Elastic Load Balancing requires, and its policy, which must exist
 * before the load balancer.
 */
export function accessLogBucket(name: string, args: AccessLogArgs, opts: pulumi.ComponentResourceOptions) {
  const statements = args.type === "application" ? applicationStatements : networkStatements;
  const logs = new PrivateBucket(
    name,
    { bucket: args.bucket, expireAfterDays: args.retentionDays, keepOldVersionsDays: 7 },
    opts,
  );
  return { bucket: logs.bucket, policy: logs.attachPolicy((arn) => statements(arn, args)) };
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html: the log delivery service, the same in every region. */
function applicationStatements(arn: string, { account, region }: AccessLogArgs): aws.iam.PolicyStatement[] {
  return [
    {
      Sid: "LoadBalancerWrites",
      Effect: "Allow",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${arn}/${LOG_PREFIX}/AWSLogs/${account}/*`,
      Condition: { ArnLike: { "aws:SourceArn": `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/*` } },
    },
  ];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html: the general log delivery, which reads the ACL first. */
function networkStatements(arn: string, { account, region }: AccessLogArgs): aws.iam.PolicyStatement[] {
  const Principal = { Service: "delivery.logs.amazonaws.com" };
  const source = {
    StringEquals: { "aws:SourceAccount": [account] },
    ArnLike: { "aws:SourceArn": [`arn:aws:logs:${region}:${account}:*`] },
  };
  return [
    { Sid: "DeliveryLooks", Effect: "Allow", Principal, Action: "s3:GetBucketAcl", Resource: arn, Condition: source },
    {
      Sid: "DeliveryWrites",
      Effect: "Allow",
      Principal,
      Action: "s3:PutObject",
      Resource: `${arn}/${LOG_PREFIX}/AWSLogs/${account}/*`,
      Condition: { ...source, StringEquals: { ...source.StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}
