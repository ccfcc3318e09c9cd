import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Examples } from "./example";

/** What a service may do for the program, and what writes logs and records. */
export const deliveries: Examples = {
  "iam-role-trusts-service": {
    wrong: ({ functionRole }) => {
      new aws.sfn.StateMachine("orders", {
        roleArn: functionRole.arn,
        definition: JSON.stringify({ StartAt: "Done", States: { Done: { Type: "Succeed" } } }),
      });
    },
    right: () => {
      const role = new aws.iam.Role("orders", {
        assumeRolePolicy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { Service: "states.amazonaws.com" }, Action: "sts:AssumeRole" }],
        },
      });
      new aws.sfn.StateMachine("orders", {
        roleArn: role.arn,
        definition: JSON.stringify({ StartAt: "Done", States: { Done: { Type: "Succeed" } } }),
      });
    },
  },
  "sfn-role-allows-tasks": {
    wrong: ({ worker, roleFor }) => {
      const States = { Pay: { Type: "Task", Resource: worker.arn, End: true } };
      new aws.sfn.StateMachine("orders", {
        roleArn: roleFor("states.amazonaws.com", "sqs:SendMessage").arn,
        definition: pulumi.jsonStringify({ StartAt: "Pay", States }),
      });
    },
    right: ({ worker, roleFor }) => {
      const States = { Pay: { Type: "Task", Resource: worker.arn, End: true } };
      new aws.sfn.StateMachine("orders", {
        roleArn: roleFor("states.amazonaws.com", "lambda:InvokeFunction").arn,
        definition: pulumi.jsonStringify({ StartAt: "Pay", States }),
      });
    },
  },
  "firehose-role-allows-delivery": {
    wrong: ({ bucket, roleFor }) => {
      new aws.kinesis.FirehoseDeliveryStream("orders", {
        destination: "extended_s3",
        extendedS3Configuration: {
          bucketArn: bucket.arn,
          roleArn: roleFor("firehose.amazonaws.com", "s3:GetObject").arn,
        },
      });
    },
    right: ({ bucket, roleFor }) => {
      new aws.kinesis.FirehoseDeliveryStream("orders", {
        destination: "extended_s3",
        extendedS3Configuration: {
          bucketArn: bucket.arn,
          roleArn: roleFor("firehose.amazonaws.com", "s3:PutObject").arn,
        },
      });
    },
  },
  "logs-subscription-role": {
    wrong: ({ stream, roleFor }) => {
      const logs = new aws.cloudwatch.LogGroup("web", { retentionInDays: 30 });
      new aws.cloudwatch.LogSubscriptionFilter("web", {
        logGroup: logs.name,
        filterPattern: "",
        destinationArn: stream.arn,
        roleArn: roleFor("logs.amazonaws.com", "kinesis:GetRecords").arn,
      });
    },
    right: ({ stream, roleFor }) => {
      const logs = new aws.cloudwatch.LogGroup("web", { retentionInDays: 30 });
      new aws.cloudwatch.LogSubscriptionFilter("web", {
        logGroup: logs.name,
        filterPattern: "",
        destinationArn: stream.arn,
        roleArn: roleFor("logs.amazonaws.com", "kinesis:PutRecord").arn,
      });
    },
  },
  "vpc-flow-log-delivery-allowed": {
    wrong: ({ vpc, roleFor }) => {
      const logs = new aws.cloudwatch.LogGroup("flows", { retentionInDays: 30 });
      new aws.ec2.FlowLog("main", {
        vpcId: vpc.id,
        trafficType: "ALL",
        logDestination: logs.arn,
        iamRoleArn: roleFor("vpc-flow-logs.amazonaws.com", "logs:DescribeLogGroups").arn,
      });
    },
    right: ({ vpc, roleFor }) => {
      const logs = new aws.cloudwatch.LogGroup("flows", { retentionInDays: 30 });
      new aws.ec2.FlowLog("main", {
        vpcId: vpc.id,
        trafficType: "ALL",
        logDestination: logs.arn,
        iamRoleArn: roleFor("vpc-flow-logs.amazonaws.com", "logs:*").arn,
      });
    },
  },
  "elb-access-log-delivery-allowed": {
    wrong: ({ bucket, subnetA, subnetB }) => {
      const accessLogs = { enabled: true, bucket: bucket.id };
      new aws.lb.LoadBalancer("shop", { subnets: [subnetA.id, subnetB.id], accessLogs });
    },
    right: ({ bucket, subnetA, subnetB }) => {
      const policy = new aws.s3.BucketPolicy("logs", {
        bucket: bucket.id,
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
              Action: "s3:PutObject",
              Resource: pulumi.interpolate`${bucket.arn}/AWSLogs/*`,
            },
          ],
        },
      });
      const accessLogs = { enabled: true, bucket: bucket.id };
      new aws.lb.LoadBalancer("shop", { subnets: [subnetA.id, subnetB.id], accessLogs }, { dependsOn: policy });
    },
  },
  "s3-access-log-delivery-allowed": {
    wrong: ({ bucket, bucketWest }) => {
      new aws.s3.BucketLogging("uploads", { bucket: bucket.id, targetBucket: bucketWest.id, targetPrefix: "uploads/" });
    },
    right: ({ bucket }) => {
      const logs = new aws.s3.Bucket("logs");
      new aws.s3.BucketPolicy("logs", {
        bucket: logs.id,
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "logging.s3.amazonaws.com" },
              Action: "s3:PutObject",
              Resource: pulumi.interpolate`${logs.arn}/uploads/*`,
            },
          ],
        },
      });
      new aws.s3.BucketLogging("uploads", { bucket: bucket.id, targetBucket: logs.id, targetPrefix: "uploads/" });
    },
  },
  "wafv2-logging-destination": {
    wrong: ({ webAcl }) => {
      const logs = new aws.cloudwatch.LogGroup("shop", { name: "shop-requests", retentionInDays: 30 });
      new aws.wafv2.WebAclLoggingConfiguration("shop", { resourceArn: webAcl.arn, logDestinationConfigs: [logs.arn] });
    },
    right: ({ webAcl }) => {
      const logs = new aws.cloudwatch.LogGroup("shop", { name: "aws-waf-logs-shop", retentionInDays: 30 });
      new aws.wafv2.WebAclLoggingConfiguration("shop", { resourceArn: webAcl.arn, logDestinationConfigs: [logs.arn] });
    },
  },
  "apigateway-account-logging-role": {
    wrong: ({ roleFor }) => {
      const role = roleFor("apigateway.amazonaws.com", "logs:DescribeLogGroups");
      new aws.apigateway.Account("logs", { cloudwatchRoleArn: role.arn });
    },
    right: ({ roleFor }) => {
      const role = roleFor("apigateway.amazonaws.com", "logs:*");
      new aws.apigateway.Account("logs", { cloudwatchRoleArn: role.arn });
    },
  },
  "route53-query-log-allowed": {
    wrong: () => {
      const zone = new aws.route53.Zone("shop", { name: "example.com" });
      const logs = new aws.cloudwatch.LogGroup("queries", { name: "/aws/route53/shop", retentionInDays: 30 });
      new aws.route53.QueryLog("shop", { zoneId: zone.zoneId, cloudwatchLogGroupArn: logs.arn });
    },
    right: () => {
      const zone = new aws.route53.Zone("shop", { name: "example.com" });
      const logs = new aws.cloudwatch.LogGroup("queries", { name: "/aws/route53/shop", retentionInDays: 30 });
      const policy = new aws.cloudwatch.LogResourcePolicy("queries", {
        policyName: "queries",
        policyDocument: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "route53.amazonaws.com" },
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: pulumi.interpolate`${logs.arn}:*`,
            },
          ],
        },
      });
      const queries = { zoneId: zone.zoneId, cloudwatchLogGroupArn: logs.arn };
      new aws.route53.QueryLog("shop", queries, { dependsOn: policy });
    },
  },
};
