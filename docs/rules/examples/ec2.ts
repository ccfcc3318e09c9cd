import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const ec2: Examples = {
  "ec2-instance-redundant": {
    wrong: ({ imageId, subnetA }) => {
      const web = new aws.ec2.Instance("web", { ami: imageId, instanceType: "m7g.large", subnetId: subnetA.id });
      new aws.ec2.Eip("web", { instance: web.id });
    },
    right: ({ imageId, subnetA, subnetB, targetGroup }) => {
      for (const subnet of [subnetA, subnetB]) {
        const instance = { ami: imageId, instanceType: "m7g.large", subnetId: subnet.id };
        const web = new aws.ec2.Instance(subnet === subnetA ? "web-a" : "web-b", instance);
        new aws.lb.TargetGroupAttachment(subnet === subnetA ? "web-a" : "web-b", {
          targetGroupArn: targetGroup.arn,
          targetId: web.id,
        });
      }
    },
  },
  "ec2-instances-multiple-az": {
    wrong: ({ imageId, subnetA, targetGroup }) => {
      for (const name of ["web-1", "web-2"]) {
        const web = new aws.ec2.Instance(name, { ami: imageId, instanceType: "m7g.large", subnetId: subnetA.id });
        new aws.lb.TargetGroupAttachment(name, { targetGroupArn: targetGroup.arn, targetId: web.id });
      }
    },
    right: ({ imageId, subnetA, subnetB, targetGroup }) => {
      const subnets = { "web-1": subnetA, "web-2": subnetB };
      for (const [name, { id }] of Object.entries(subnets)) {
        const web = new aws.ec2.Instance(name, { ami: imageId, instanceType: "m7g.large", subnetId: id });
        new aws.lb.TargetGroupAttachment(name, { targetGroupArn: targetGroup.arn, targetId: web.id });
      }
    },
  },
  "ec2-automatic-recovery": {
    wrong: ({ imageId, subnetA }) => {
      new aws.ec2.Instance("worker", {
        ami: imageId,
        instanceType: "m7g.large",
        subnetId: subnetA.id,
        maintenanceOptions: { autoRecovery: "disabled" },
      });
    },
    right: ({ imageId, subnetA }) => {
      new aws.ec2.Instance("worker", { ami: imageId, instanceType: "m7g.large", subnetId: subnetA.id });
    },
  },
  "ebs-volume-backed-up": {
    wrong: () => {
      new aws.ebs.Volume("data", { availabilityZone: "us-east-1a", size: 100 });
    },
    right: ({ snapshotRole }) => {
      new aws.ebs.Volume("data", { availabilityZone: "us-east-1a", size: 100, tags: { snapshots: "hourly" } });
      new aws.dlm.LifecyclePolicy("hourly", {
        description: "Snapshots every hour, kept for two days",
        executionRoleArn: snapshotRole.arn,
        policyDetails: {
          resourceTypes: ["VOLUME"],
          targetTags: { snapshots: "hourly" },
          schedules: [{ name: "hourly", createRule: { interval: 1 }, retainRule: { count: 48 } }],
        },
      });
    },
  },
  "ebs-volume-deletion-protection": {
    wrong: () => {
      new aws.ebs.Volume("data", { availabilityZone: "us-east-1a", size: 100 });
    },
    right: () => {
      new aws.ebs.Volume("data", { availabilityZone: "us-east-1a", size: 100, finalSnapshot: true }, { protect: true });
    },
  },
  "dlm-copies-encrypted": {
    wrong: ({ snapshotRole }) => {
      new aws.dlm.LifecyclePolicy("hourly", {
        description: "Snapshots every hour, copied to us-west-2",
        executionRoleArn: snapshotRole.arn,
        policyDetails: {
          resourceTypes: ["VOLUME"],
          targetTags: { snapshots: "hourly" },
          schedules: [
            {
              name: "hourly",
              createRule: { interval: 1 },
              retainRule: { count: 48 },
              crossRegionCopyRules: [
                { target: "us-west-2", encrypted: false, retainRule: { interval: 2, intervalUnit: "DAYS" } },
              ],
            },
          ],
        },
      });
    },
    right: ({ snapshotRole, keyWest }) => {
      new aws.dlm.LifecyclePolicy("hourly", {
        description: "Snapshots every hour, copied to us-west-2",
        executionRoleArn: snapshotRole.arn,
        policyDetails: {
          resourceTypes: ["VOLUME"],
          targetTags: { snapshots: "hourly" },
          schedules: [
            {
              name: "hourly",
              createRule: { interval: 1 },
              retainRule: { count: 48 },
              crossRegionCopyRules: [
                {
                  target: "us-west-2",
                  encrypted: true,
                  cmkArn: keyWest.arn,
                  retainRule: { interval: 2, intervalUnit: "DAYS" },
                },
              ],
            },
          ],
        },
      });
    },
  },
  "dlm-cross-region-copy": {
    wrong: ({ snapshotRole }) => {
      new aws.dlm.LifecyclePolicy("hourly", {
        description: "Snapshots every hour",
        executionRoleArn: snapshotRole.arn,
        policyDetails: {
          resourceTypes: ["VOLUME"],
          targetTags: { snapshots: "hourly" },
          schedules: [{ name: "hourly", createRule: { interval: 1 }, retainRule: { count: 48 } }],
        },
      });
    },
    right: ({ snapshotRole, keyWest }) => {
      new aws.dlm.LifecyclePolicy("hourly", {
        description: "Snapshots every hour, copied to us-west-2",
        executionRoleArn: snapshotRole.arn,
        policyDetails: {
          resourceTypes: ["VOLUME"],
          targetTags: { snapshots: "hourly" },
          schedules: [
            {
              name: "hourly",
              createRule: { interval: 1 },
              retainRule: { count: 48 },
              crossRegionCopyRules: [
                {
                  target: "us-west-2",
                  encrypted: true,
                  cmkArn: keyWest.arn,
                  retainRule: { interval: 2, intervalUnit: "DAYS" },
                },
              ],
            },
          ],
        },
      });
    },
  },
  "dlm-policy-enabled": {
    wrong: ({ snapshotRole }) => {
      new aws.dlm.LifecyclePolicy("hourly", {
        description: "Snapshots every hour",
        executionRoleArn: snapshotRole.arn,
        state: "DISABLED",
        policyDetails: {
          resourceTypes: ["VOLUME"],
          targetTags: { snapshots: "hourly" },
          schedules: [{ name: "hourly", createRule: { interval: 1 }, retainRule: { count: 48 } }],
        },
      });
    },
    right: ({ snapshotRole }) => {
      new aws.dlm.LifecyclePolicy("hourly", {
        description: "Snapshots every hour",
        executionRoleArn: snapshotRole.arn,
        state: "ENABLED",
        policyDetails: {
          resourceTypes: ["VOLUME"],
          targetTags: { snapshots: "hourly" },
          schedules: [{ name: "hourly", createRule: { interval: 1 }, retainRule: { count: 48 } }],
        },
      });
    },
  },
  "dlm-retention-exceeds-interval": {
    wrong: ({ snapshotRole }) => {
      new aws.dlm.LifecyclePolicy("daily", {
        description: "Snapshots every day",
        executionRoleArn: snapshotRole.arn,
        policyDetails: {
          resourceTypes: ["VOLUME"],
          targetTags: { snapshots: "daily" },
          schedules: [
            { name: "daily", createRule: { interval: 24 }, retainRule: { interval: 1, intervalUnit: "DAYS" } },
          ],
        },
      });
    },
    right: ({ snapshotRole }) => {
      new aws.dlm.LifecyclePolicy("daily", {
        description: "Snapshots every day",
        executionRoleArn: snapshotRole.arn,
        policyDetails: {
          resourceTypes: ["VOLUME"],
          targetTags: { snapshots: "daily" },
          schedules: [
            { name: "daily", createRule: { interval: 24 }, retainRule: { interval: 14, intervalUnit: "DAYS" } },
          ],
        },
      });
    },
  },
};
