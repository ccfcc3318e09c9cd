import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const instances: Examples = {
  "autoscaling-capacity-rebalance": {
    wrong: ({ group, launchTemplate }) => {
      new aws.autoscaling.Group("web", {
        ...group,
        launchTemplate: undefined,
        mixedInstancesPolicy: {
          instancesDistribution: { onDemandBaseCapacity: 3, onDemandPercentageAboveBaseCapacity: 0 },
          launchTemplate: { launchTemplateSpecification: { launchTemplateId: launchTemplate.id } },
        },
      });
    },
    right: ({ group, launchTemplate }) => {
      new aws.autoscaling.Group("web", {
        ...group,
        launchTemplate: undefined,
        capacityRebalance: true,
        mixedInstancesPolicy: {
          instancesDistribution: { onDemandBaseCapacity: 3, onDemandPercentageAboveBaseCapacity: 0 },
          launchTemplate: { launchTemplateSpecification: { launchTemplateId: launchTemplate.id } },
        },
      });
    },
  },
  "autoscaling-desired-capacity-ignored": {
    wrong: ({ group, cpuPolicy }) => {
      const web = new aws.autoscaling.Group("web", { ...group, desiredCapacity: 3 });
      new aws.autoscaling.Policy("cpu", { ...cpuPolicy, autoscalingGroupName: web.name });
    },
    right: ({ group, cpuPolicy }) => {
      const web = new aws.autoscaling.Group(
        "web",
        { ...group, desiredCapacity: 3 },
        { ignoreChanges: ["desiredCapacity"] },
      );
      new aws.autoscaling.Policy("cpu", { ...cpuPolicy, autoscalingGroupName: web.name });
    },
  },
  "autoscaling-instance-types": {
    wrong: ({ group }) => {
      new aws.autoscaling.Group("web", group);
    },
    right: ({ group, launchTemplate }) => {
      new aws.autoscaling.Group("web", {
        ...group,
        launchTemplate: undefined,
        mixedInstancesPolicy: {
          launchTemplate: {
            launchTemplateSpecification: { launchTemplateId: launchTemplate.id },
            overrides: [{ instanceType: "m7g.large" }, { instanceType: "m6g.large" }],
          },
        },
      });
    },
  },
  "autoscaling-launch-error-notification": {
    wrong: ({ group }) => {
      new aws.autoscaling.Group("web", group);
    },
    right: ({ group, topic }) => {
      const web = new aws.autoscaling.Group("web", group);
      new aws.autoscaling.Notification("web", {
        groupNames: [web.name],
        notifications: ["autoscaling:EC2_INSTANCE_LAUNCH_ERROR"],
        topicArn: topic.arn,
      });
    },
  },
  "autoscaling-predictive-scaling-mode": {
    wrong: ({ group, forecast }) => {
      const web = new aws.autoscaling.Group("web", group);
      new aws.autoscaling.Policy("forecast", {
        autoscalingGroupName: web.name,
        policyType: "PredictiveScaling",
        predictiveScalingConfiguration: { ...forecast, mode: "ForecastOnly" },
      });
    },
    right: ({ group, forecast }) => {
      const web = new aws.autoscaling.Group("web", group);
      new aws.autoscaling.Policy("forecast", {
        autoscalingGroupName: web.name,
        policyType: "PredictiveScaling",
        predictiveScalingConfiguration: { ...forecast, mode: "ForecastAndScale" },
      });
    },
  },
  "autoscaling-refresh-alarms": {
    wrong: ({ group }) => {
      new aws.autoscaling.Group("web", {
        ...group,
        instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 90 } },
      });
    },
    right: ({ group, errorsAlarm }) => {
      const alarmSpecification = { alarms: [errorsAlarm.name] };
      new aws.autoscaling.Group("web", {
        ...group,
        instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 90, alarmSpecification } },
      });
    },
  },
  "codedeploy-rollback": {
    wrong: ({ deployment }) => {
      new aws.codedeploy.DeploymentGroup("web", deployment);
    },
    right: ({ deployment }) => {
      const autoRollbackConfiguration = { enabled: true, events: ["DEPLOYMENT_FAILURE"] };
      new aws.codedeploy.DeploymentGroup("web", { ...deployment, autoRollbackConfiguration });
    },
  },
  "ebs-volume-encrypted": {
    wrong: () => {
      new aws.ebs.Volume("data", { availabilityZone: "us-east-1a", size: 100 });
    },
    right: () => {
      new aws.ebs.Volume("data", { availabilityZone: "us-east-1a", size: 100, encrypted: true });
    },
  },
  "ec2-detailed-monitoring": {
    wrong: ({ instance }) => {
      new aws.ec2.Instance("worker", instance);
    },
    right: ({ instance }) => {
      new aws.ec2.Instance("worker", { ...instance, monitoring: true });
    },
  },
  "ec2-instance-backed-up": {
    wrong: ({ instance }) => {
      new aws.ec2.Instance("worker", instance);
    },
    right: ({ instance, daily, backupRole }) => {
      new aws.ec2.Instance("worker", { ...instance, tags: { "backup-plan": "daily" } });
      const selectionTags = [{ type: "STRINGEQUALS", key: "backup-plan", value: "daily" }];
      new aws.backup.Selection("daily", { planId: daily.id, iamRoleArn: backupRole.arn, selectionTags });
    },
  },
  "ec2-termination-protection": {
    wrong: ({ instance }) => {
      new aws.ec2.Instance("worker", instance);
    },
    right: ({ instance }) => {
      new aws.ec2.Instance("worker", { ...instance, disableApiTermination: true });
    },
  },
  "elb-access-logs": {
    wrong: ({ subnetA, subnetB }) => {
      new aws.lb.LoadBalancer("shop", { subnets: [subnetA.id, subnetB.id] });
    },
    right: ({ subnetA, subnetB, bucket }) => {
      const accessLogs = { bucket: bucket.id, enabled: true };
      new aws.lb.LoadBalancer("shop", { subnets: [subnetA.id, subnetB.id], accessLogs });
    },
  },
  "elb-classic-connection-draining": {
    wrong: ({ subnetA, subnetB, classicListeners }) => {
      new aws.elb.LoadBalancer("shop", { subnets: [subnetA.id, subnetB.id], listeners: classicListeners });
    },
    right: ({ subnetA, subnetB, classicListeners }) => {
      new aws.elb.LoadBalancer("shop", {
        subnets: [subnetA.id, subnetB.id],
        listeners: classicListeners,
        connectionDraining: true,
        connectionDrainingTimeout: 60,
      });
    },
  },
  "elb-load-balancer-cross-zone": {
    wrong: ({ subnetA, subnetB }) => {
      new aws.lb.LoadBalancer("mqtt", { loadBalancerType: "network", subnets: [subnetA.id, subnetB.id] });
    },
    right: ({ subnetA, subnetB }) => {
      new aws.lb.LoadBalancer("mqtt", {
        loadBalancerType: "network",
        subnets: [subnetA.id, subnetB.id],
        enableCrossZoneLoadBalancing: true,
      });
    },
  },
  "elb-target-group-deregistration-delay": {
    wrong: ({ vpc }) => {
      new aws.lb.TargetGroup("web", { vpcId: vpc.id, port: 80, protocol: "HTTP" });
    },
    right: ({ vpc }) => {
      new aws.lb.TargetGroup("web", { vpcId: vpc.id, port: 80, protocol: "HTTP", deregistrationDelay: 30 });
    },
  },
  "elb-target-group-stickiness": {
    wrong: ({ vpc }) => {
      const stickiness = { type: "lb_cookie", enabled: true };
      new aws.lb.TargetGroup("web", { vpcId: vpc.id, port: 80, protocol: "HTTP", stickiness });
    },
    right: ({ vpc }) => {
      new aws.lb.TargetGroup("web", { vpcId: vpc.id, port: 80, protocol: "HTTP" });
    },
  },
  "elb-zonal-shift": {
    wrong: ({ subnetA, subnetB }) => {
      new aws.lb.LoadBalancer("shop", { subnets: [subnetA.id, subnetB.id] });
    },
    right: ({ subnetA, subnetB }) => {
      new aws.lb.LoadBalancer("shop", { subnets: [subnetA.id, subnetB.id], enableZonalShift: true });
    },
  },
};
