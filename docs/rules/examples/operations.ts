import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

const assumedByFis: aws.iam.PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "fis.amazonaws.com" }, Action: "sts:AssumeRole" }],
};

export const operations: Examples = {
  "pulumi-force-destroy": {
    wrong: () => {
      new aws.s3.Bucket("uploads", { forceDestroy: true, tags: { "backup-plan": "daily" } });
    },
    right: () => {
      new aws.s3.Bucket("uploads", { tags: { "backup-plan": "daily" } });
    },
  },
  "pulumi-protect-matches-aws": {
    wrong: ({ postgres }) => {
      new aws.rds.Instance("orders", { ...postgres, deletionProtection: true });
    },
    right: ({ postgres }) => {
      new aws.rds.Instance("orders", { ...postgres, deletionProtection: true }, { protect: true });
    },
  },
  "secretsmanager-secret-recovery-window": {
    wrong: () => {
      new aws.secretsmanager.Secret("orders", { recoveryWindowInDays: 0 });
    },
    right: () => {
      new aws.secretsmanager.Secret("orders", { recoveryWindowInDays: 30 });
    },
  },
  "iam-role-inline-policy-size": {
    wrong: ({ functionRole }) => {
      const tables = Array.from({ length: 200 }, (_, i) => `arn:aws:dynamodb:us-east-1:123456789012:table/shop-${i}`);
      new aws.iam.RolePolicy("worker", {
        role: functionRole.id,
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "dynamodb:GetItem", Resource: tables }],
        }),
      });
    },
    right: ({ functionRole }) => {
      new aws.iam.RolePolicy("worker", {
        role: functionRole.id,
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: "dynamodb:GetItem",
              Resource: "arn:aws:dynamodb:us-east-1:123456789012:table/shop-*",
            },
          ],
        }),
      });
    },
  },
  "fis-stop-condition": {
    wrong: ({ experiment }) => {
      new aws.fis.ExperimentTemplate("instances", { ...experiment, stopConditions: [{ source: "none" }] });
    },
    right: ({ experiment, alarm, topic }) => {
      const errors = new aws.cloudwatch.MetricAlarm("errors", { ...alarm, alarmActions: [topic.arn] });
      new aws.fis.ExperimentTemplate("instances", {
        ...experiment,
        stopConditions: [{ source: "aws:cloudwatch:alarm", value: errors.arn }],
      });
    },
  },
  "fis-targets-scoped": {
    wrong: ({ experiment }) => {
      new aws.fis.ExperimentTemplate("instances", {
        ...experiment,
        targets: [{ name: "instances", resourceType: "aws:ec2:instance", selectionMode: "ALL" }],
      });
    },
    right: ({ experiment }) => {
      new aws.fis.ExperimentTemplate("instances", {
        ...experiment,
        targets: [
          {
            name: "instances",
            resourceType: "aws:ec2:instance",
            selectionMode: "PERCENT(30)",
            resourceTags: [{ key: "service", value: "web" }],
          },
        ],
      });
    },
  },
  "fis-targets-exist": {
    wrong: ({ experiment, imageId, subnetA }) => {
      new aws.ec2.Instance("web", {
        ami: imageId,
        instanceType: "m7g.large",
        subnetId: subnetA.id,
        tags: { service: "web" },
      });
      new aws.fis.ExperimentTemplate("instances", {
        ...experiment,
        targets: [
          {
            name: "instances",
            resourceType: "aws:ec2:instance",
            selectionMode: "ALL",
            resourceTags: [{ key: "service", value: "shop" }],
          },
        ],
      });
    },
    right: ({ experiment, imageId, subnetA }) => {
      new aws.ec2.Instance("web", {
        ami: imageId,
        instanceType: "m7g.large",
        subnetId: subnetA.id,
        tags: { service: "web" },
      });
      new aws.fis.ExperimentTemplate("instances", {
        ...experiment,
        targets: [
          {
            name: "instances",
            resourceType: "aws:ec2:instance",
            selectionMode: "ALL",
            resourceTags: [{ key: "service", value: "web" }],
          },
        ],
      });
    },
  },
  "fis-role-least-privilege": {
    wrong: ({ experiment }) => {
      const role = new aws.iam.Role("experiments", { assumeRolePolicy: assumedByFis });
      const statements = [{ Effect: "Allow" as const, Action: "*", Resource: "*" }];
      new aws.iam.RolePolicy("experiments", {
        role: role.id,
        policy: { Version: "2012-10-17", Statement: statements },
      });
      new aws.fis.ExperimentTemplate("instances", { ...experiment, roleArn: role.arn });
    },
    right: ({ experiment }) => {
      const role = new aws.iam.Role("experiments", { assumeRolePolicy: assumedByFis });
      const statements = [
        {
          Effect: "Allow" as const,
          Action: ["ec2:StopInstances", "ec2:StartInstances"],
          Resource: "arn:aws:ec2:*:*:instance/*",
          Condition: { StringEquals: { "aws:ResourceTag/service": "web" } },
        },
        { Effect: "Allow" as const, Action: "ec2:DescribeInstances", Resource: "*" },
      ];
      new aws.iam.RolePolicy("experiments", {
        role: role.id,
        policy: { Version: "2012-10-17", Statement: statements },
      });
      new aws.fis.ExperimentTemplate("instances", { ...experiment, roleArn: role.arn });
    },
  },
  "batch-compute-multiple-az": {
    wrong: ({ subnetA }) => {
      const computeResources = { type: "FARGATE", maxVcpus: 16, subnets: [subnetA.id], securityGroupIds: ["sg-1"] };
      new aws.batch.ComputeEnvironment("reports", { type: "MANAGED", computeResources });
    },
    right: ({ subnetA, subnetB }) => {
      const subnets = [subnetA.id, subnetB.id];
      const computeResources = { type: "FARGATE", maxVcpus: 16, subnets, securityGroupIds: ["sg-1"] };
      new aws.batch.ComputeEnvironment("reports", { type: "MANAGED", computeResources });
    },
  },
  "batch-job-retry": {
    wrong: () => {
      const containerProperties = JSON.stringify({ image: "reports:1", command: ["run"] });
      new aws.batch.JobDefinition("reports", { type: "container", containerProperties });
    },
    right: () => {
      new aws.batch.JobDefinition("reports", {
        type: "container",
        containerProperties: JSON.stringify({ image: "reports:1", command: ["run"] }),
        retryStrategy: { attempts: 3 },
        timeout: { attemptDurationSeconds: 3600 },
      });
    },
  },
  "glue-job-retry": {
    wrong: ({ functionRole }) => {
      const command = { scriptLocation: "s3://shop-scripts/orders.py" };
      new aws.glue.Job("orders", { roleArn: functionRole.arn, command });
    },
    right: ({ functionRole }) => {
      const command = { scriptLocation: "s3://shop-scripts/orders.py" };
      new aws.glue.Job("orders", { roleArn: functionRole.arn, command, maxRetries: 1, timeout: 60 });
    },
  },
};
