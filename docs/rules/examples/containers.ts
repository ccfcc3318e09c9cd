import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

/** The containers of a task with an image of a Region's registry. */
const imageOf = (region: string) =>
  JSON.stringify([{ name: "web", image: `123456789012.dkr.ecr.${region}.amazonaws.com/shop/web@sha256:…` }]);

export const containers: Examples = {
  "ecr-replication-includes-images": {
    wrong: () => {
      new aws.ecs.TaskDefinition("web", { family: "web", containerDefinitions: imageOf("us-east-1") });
      new aws.ecs.TaskDefinition("web-west", {
        region: "us-west-2",
        family: "web",
        containerDefinitions: imageOf("us-west-2"),
      });
      new aws.ecr.ReplicationConfiguration("east", {
        replicationConfiguration: {
          rules: [
            {
              destinations: [{ region: "us-west-2", registryId: "123456789012" }],
              repositoryFilters: [{ filter: "base/", filterType: "PREFIX_MATCH" }],
            },
          ],
        },
      });
    },
    right: () => {
      new aws.ecs.TaskDefinition("web", { family: "web", containerDefinitions: imageOf("us-east-1") });
      new aws.ecs.TaskDefinition("web-west", {
        region: "us-west-2",
        family: "web",
        containerDefinitions: imageOf("us-west-2"),
      });
      new aws.ecr.ReplicationConfiguration("east", {
        replicationConfiguration: {
          rules: [
            {
              destinations: [{ region: "us-west-2", registryId: "123456789012" }],
              repositoryFilters: [
                { filter: "base/", filterType: "PREFIX_MATCH" },
                { filter: "shop/", filterType: "PREFIX_MATCH" },
              ],
            },
          ],
        },
      });
    },
  },
  "ecs-image-own-region": {
    wrong: () => {
      new aws.ecs.TaskDefinition("web-west", {
        region: "us-west-2",
        family: "web",
        containerDefinitions: imageOf("us-east-1"),
      });
    },
    right: () => {
      new aws.ecs.TaskDefinition("web-west", {
        region: "us-west-2",
        family: "web",
        containerDefinitions: imageOf("us-west-2"),
      });
    },
  },
  "ecs-minimum-tasks": {
    wrong: ({ service }) => {
      new aws.ecs.Service("web", { ...service, desiredCount: 1 });
    },
    right: ({ service }) => {
      new aws.ecs.Service("web", { ...service, desiredCount: 3 });
    },
  },
  "ecs-on-demand-capacity": {
    wrong: ({ service }) => {
      new aws.ecs.Service("web", {
        ...service,
        launchType: undefined,
        capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
      });
    },
    right: ({ service }) => {
      new aws.ecs.Service("web", {
        ...service,
        launchType: undefined,
        capacityProviderStrategies: [
          { capacityProvider: "FARGATE", base: 2, weight: 1 },
          { capacityProvider: "FARGATE_SPOT", weight: 3 },
        ],
      });
    },
  },
  "ecs-service-multiple-az": {
    wrong: ({ service, subnetA }) => {
      new aws.ecs.Service("web", { ...service, networkConfiguration: { subnets: [subnetA.id] } });
    },
    right: ({ service, subnetA, subnetB }) => {
      new aws.ecs.Service("web", { ...service, networkConfiguration: { subnets: [subnetA.id, subnetB.id] } });
    },
  },
  "eks-cluster-multiple-az": {
    wrong: ({ functionRole, subnetA }) => {
      new aws.eks.Cluster("main", { roleArn: functionRole.arn, vpcConfig: { subnetIds: [subnetA.id] } });
    },
    right: ({ functionRole, subnetA, subnetB, subnetC }) => {
      new aws.eks.Cluster("main", {
        roleArn: functionRole.arn,
        vpcConfig: { subnetIds: [subnetA.id, subnetB.id, subnetC.id] },
      });
    },
  },
  "eks-node-group-multiple-az": {
    wrong: ({ nodes, subnetA }) => {
      new aws.eks.NodeGroup("web", { ...nodes, subnetIds: [subnetA.id] });
    },
    right: ({ nodes, subnetA, subnetB }) => {
      new aws.eks.NodeGroup("web", { ...nodes, subnetIds: [subnetA.id, subnetB.id] });
    },
  },
  "eks-node-group-on-demand": {
    wrong: ({ nodes }) => {
      new aws.eks.NodeGroup("web", { ...nodes, capacityType: "SPOT" });
    },
    right: ({ nodes }) => {
      new aws.eks.NodeGroup("web", { ...nodes, capacityType: "ON_DEMAND" });
      new aws.eks.NodeGroup("batch", { ...nodes, capacityType: "SPOT" });
    },
  },
  "sfn-task-retry": {
    wrong: ({ functionRole, worker }) => {
      new aws.sfn.StateMachine("orders", {
        roleArn: functionRole.arn,
        definition: worker.arn.apply((Resource) =>
          JSON.stringify({ StartAt: "Ship", States: { Ship: { Type: "Task", Resource, End: true } } }),
        ),
      });
    },
    right: ({ functionRole, worker }) => {
      const Retry = [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 5 }];
      new aws.sfn.StateMachine("orders", {
        roleArn: functionRole.arn,
        definition: worker.arn.apply((Resource) =>
          JSON.stringify({ StartAt: "Ship", States: { Ship: { Type: "Task", Resource, Retry, End: true } } }),
        ),
      });
    },
  },
  "synthetics-canary-started": {
    wrong: ({ canary }) => {
      new aws.synthetics.Canary("shop", canary);
    },
    right: ({ canary }) => {
      new aws.synthetics.Canary("shop", { ...canary, startCanary: true });
    },
  },
  "synthetics-runtime-supported": {
    wrong: ({ canary }) => {
      new aws.synthetics.Canary("shop", { ...canary, runtimeVersion: "syn-nodejs-puppeteer-3.9" });
    },
    right: ({ canary }) => {
      new aws.synthetics.Canary("shop", { ...canary, runtimeVersion: "syn-nodejs-puppeteer-13.0" });
    },
  },
  "ecs-deployment-min-healthy": {
    wrong: ({ service }) => {
      new aws.ecs.Service("web", { ...service, deploymentMinimumHealthyPercent: 0, deploymentMaximumPercent: 100 });
    },
    right: ({ service }) => {
      new aws.ecs.Service("web", { ...service, deploymentMinimumHealthyPercent: 100, deploymentMaximumPercent: 200 });
    },
  },
};
