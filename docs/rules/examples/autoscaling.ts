import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const autoscaling: Examples = {
  "autoscaling-multiple-az": {
    wrong: ({ launchTemplate, subnetA }) => {
      new aws.autoscaling.Group("web", {
        launchTemplate: { id: launchTemplate.id, version: "$Latest" },
        vpcZoneIdentifiers: [subnetA.id],
        minSize: 2,
        maxSize: 6,
      });
    },
    right: ({ launchTemplate, subnetA, subnetB, subnetC }) => {
      new aws.autoscaling.Group("web", {
        launchTemplate: { id: launchTemplate.id, version: "$Latest" },
        vpcZoneIdentifiers: [subnetA.id, subnetB.id, subnetC.id],
        minSize: 3,
        maxSize: 6,
      });
    },
  },
  "autoscaling-az-loss-capacity": {
    wrong: ({ group }) => {
      const web = new aws.autoscaling.Group("web", { ...group, minSize: 2, maxSize: 6 });
      new aws.autoscaling.Policy("cpu", {
        autoscalingGroupName: web.name,
        policyType: "TargetTrackingScaling",
        targetTrackingConfiguration: {
          predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
          targetValue: 70,
        },
      });
    },
    right: ({ group }) => {
      const web = new aws.autoscaling.Group("web", { ...group, minSize: 3, maxSize: 6 });
      new aws.autoscaling.Policy("cpu", {
        autoscalingGroupName: web.name,
        policyType: "TargetTrackingScaling",
        targetTrackingConfiguration: {
          predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
          targetValue: 50,
        },
      });
    },
  },
  "autoscaling-elb-health-check": {
    wrong: ({ group, targetGroup }) => {
      new aws.autoscaling.Group("web", { ...group, targetGroupArns: [targetGroup.arn] });
    },
    right: ({ group, targetGroup }) => {
      new aws.autoscaling.Group("web", {
        ...group,
        targetGroupArns: [targetGroup.arn],
        healthCheckType: "ELB",
        healthCheckGracePeriod: 120,
      });
    },
  },
  "autoscaling-health-check-grace-period": {
    wrong: ({ group, targetGroup }) => {
      new aws.autoscaling.Group("web", {
        ...group,
        targetGroupArns: [targetGroup.arn],
        healthCheckType: "ELB",
        healthCheckGracePeriod: 0,
      });
    },
    right: ({ group, targetGroup }) => {
      new aws.autoscaling.Group("web", {
        ...group,
        targetGroupArns: [targetGroup.arn],
        healthCheckType: "ELB",
        healthCheckGracePeriod: 120,
      });
    },
  },
  "autoscaling-launch-template": {
    wrong: ({ imageId, subnetA, subnetB }) => {
      const web = new aws.ec2.LaunchConfiguration("web", { imageId, instanceType: "m5.large" });
      new aws.autoscaling.Group("web", {
        launchConfiguration: web.name,
        vpcZoneIdentifiers: [subnetA.id, subnetB.id],
        minSize: 2,
        maxSize: 6,
      });
    },
    right: ({ imageId, subnetA, subnetB }) => {
      const web = new aws.ec2.LaunchTemplate("web", { imageId, instanceType: "m7i.large" });
      new aws.autoscaling.Group("web", {
        launchTemplate: { id: web.id, version: web.latestVersion.apply((version) => `${version}`) },
        vpcZoneIdentifiers: [subnetA.id, subnetB.id],
        minSize: 2,
        maxSize: 6,
      });
    },
  },
  "autoscaling-on-demand-base": {
    wrong: ({ launchTemplate, subnetA, subnetB, targetGroup }) => {
      new aws.autoscaling.Group("web", {
        targetGroupArns: [targetGroup.arn],
        mixedInstancesPolicy: {
          launchTemplate: {
            launchTemplateSpecification: { launchTemplateId: launchTemplate.id },
            overrides: [{ instanceType: "m7g.large" }, { instanceType: "m6g.large" }],
          },
          instancesDistribution: { onDemandBaseCapacity: 0, onDemandPercentageAboveBaseCapacity: 0 },
        },
        vpcZoneIdentifiers: [subnetA.id, subnetB.id],
        minSize: 2,
        maxSize: 6,
      });
    },
    right: ({ launchTemplate, subnetA, subnetB, targetGroup }) => {
      new aws.autoscaling.Group("web", {
        targetGroupArns: [targetGroup.arn],
        mixedInstancesPolicy: {
          launchTemplate: {
            launchTemplateSpecification: { launchTemplateId: launchTemplate.id },
            overrides: [{ instanceType: "m7g.large" }, { instanceType: "m6g.large" }],
          },
          instancesDistribution: { onDemandBaseCapacity: 2, onDemandPercentageAboveBaseCapacity: 0 },
        },
        vpcZoneIdentifiers: [subnetA.id, subnetB.id],
        minSize: 2,
        maxSize: 6,
      });
    },
  },
  "autoscaling-processes-active": {
    wrong: ({ group }) => {
      new aws.autoscaling.Group("web", { ...group, suspendedProcesses: ["Launch", "ReplaceUnhealthy"] });
    },
    right: ({ group }) => {
      new aws.autoscaling.Group("web", group);
    },
  },
  "autoscaling-replacement-min-healthy": {
    wrong: ({ group, targetGroup }) => {
      new aws.autoscaling.Group("web", {
        ...group,
        targetGroupArns: [targetGroup.arn],
        instanceMaintenancePolicy: { minHealthyPercentage: 0, maxHealthyPercentage: 100 },
      });
    },
    right: ({ group, targetGroup }) => {
      new aws.autoscaling.Group("web", {
        ...group,
        targetGroupArns: [targetGroup.arn],
        instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 110 },
      });
    },
  },
  "autoscaling-scaling-policy": {
    wrong: ({ group }) => {
      new aws.autoscaling.Group("web", { ...group, minSize: 3, maxSize: 9 });
    },
    right: ({ group }) => {
      const web = new aws.autoscaling.Group("web", { ...group, minSize: 3, maxSize: 9 });
      new aws.autoscaling.Policy("cpu", {
        autoscalingGroupName: web.name,
        policyType: "TargetTrackingScaling",
        targetTrackingConfiguration: {
          predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
          targetValue: 50,
        },
      });
    },
  },
  "autoscaling-schedule-az-loss-capacity": {
    wrong: ({ group }) => {
      const web = new aws.autoscaling.Group("web", { ...group, minSize: 3, maxSize: 9 });
      new aws.autoscaling.Schedule("night", {
        autoscalingGroupName: web.name,
        scheduledActionName: "night",
        recurrence: "0 22 * * *",
        minSize: 1,
        maxSize: 9,
        desiredCapacity: 1,
      });
    },
    right: ({ group }) => {
      const web = new aws.autoscaling.Group("web", { ...group, minSize: 3, maxSize: 9 });
      new aws.autoscaling.Schedule("night", {
        autoscalingGroupName: web.name,
        scheduledActionName: "night",
        recurrence: "0 22 * * *",
        minSize: 3,
        maxSize: 9,
        desiredCapacity: 3,
      });
    },
  },
  "autoscaling-subnet-addresses": {
    wrong: ({ launchTemplate, vpc }) => {
      const subnets = ["us-east-1a", "us-east-1b"].map(
        (availabilityZone, index) =>
          new aws.ec2.Subnet(availabilityZone, {
            vpcId: vpc.id,
            cidrBlock: `10.0.9.${index * 16}/28`,
            availabilityZone,
          }),
      );
      new aws.autoscaling.Group("web", {
        launchTemplate: { id: launchTemplate.id },
        vpcZoneIdentifiers: subnets.map((subnet) => subnet.id),
        minSize: 2,
        maxSize: 20,
      });
    },
    right: ({ launchTemplate, vpc }) => {
      const subnets = ["us-east-1a", "us-east-1b"].map(
        (availabilityZone, index) =>
          new aws.ec2.Subnet(availabilityZone, {
            vpcId: vpc.id,
            cidrBlock: `10.0.${8 + index}.0/24`,
            availabilityZone,
          }),
      );
      new aws.autoscaling.Group("web", {
        launchTemplate: { id: launchTemplate.id },
        vpcZoneIdentifiers: subnets.map((subnet) => subnet.id),
        minSize: 2,
        maxSize: 20,
      });
    },
  },
  "autoscaling-refresh-prerequisites": {
    wrong: ({ launchTemplate, group }) => {
      new aws.autoscaling.Group("web", {
        ...group,
        launchTemplate: { id: launchTemplate.id, version: "$Latest" },
        instanceRefresh: { strategy: "Rolling", preferences: { autoRollback: true } },
      });
    },
    right: ({ launchTemplate, group }) => {
      new aws.autoscaling.Group("web", {
        ...group,
        launchTemplate: {
          id: launchTemplate.id,
          version: launchTemplate.latestVersion.apply((version) => `${version}`),
        },
        instanceRefresh: { strategy: "Rolling", preferences: { autoRollback: true } },
      });
    },
  },
  "autoscaling-warm-pool-on-demand": {
    wrong: ({ imageId, group }) => {
      const spot = new aws.ec2.LaunchTemplate("spot", {
        imageId,
        instanceType: "m7g.large",
        instanceMarketOptions: { marketType: "spot" },
      });
      new aws.autoscaling.Group("web", {
        ...group,
        launchTemplate: { id: spot.id },
        warmPool: { poolState: "Stopped", minSize: 3 },
      });
    },
    right: ({ group }) => {
      new aws.autoscaling.Group("web", { ...group, warmPool: { poolState: "Stopped", minSize: 3 } });
    },
  },
};
