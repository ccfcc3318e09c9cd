import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const backup: Examples = {
  "backup-cold-storage-90-days": {
    wrong: ({ dailyRule }) => {
      new aws.backup.Plan("daily", { rules: [{ ...dailyRule, lifecycle: { coldStorageAfter: 30, deleteAfter: 60 } }] });
    },
    right: ({ dailyRule }) => {
      new aws.backup.Plan("daily", {
        rules: [{ ...dailyRule, lifecycle: { coldStorageAfter: 30, deleteAfter: 120 } }],
      });
    },
  },
  "backup-retention": {
    wrong: ({ dailyRule }) => {
      new aws.backup.Plan("daily", { rules: [{ ...dailyRule, lifecycle: { deleteAfter: 1 } }] });
    },
    right: ({ dailyRule }) => {
      new aws.backup.Plan("daily", { rules: [{ ...dailyRule, lifecycle: { deleteAfter: 35 } }] });
    },
  },
  "backup-copy-retention": {
    wrong: ({ dailyRule, vaultWest }) => {
      const copyActions = [{ destinationVaultArn: vaultWest.arn, lifecycle: { deleteAfter: 1 } }];
      new aws.backup.Plan("daily", { rules: [{ ...dailyRule, copyActions }] });
    },
    right: ({ dailyRule, vaultWest }) => {
      const copyActions = [{ destinationVaultArn: vaultWest.arn, lifecycle: { deleteAfter: 35 } }];
      new aws.backup.Plan("daily", { rules: [{ ...dailyRule, copyActions }] });
    },
  },
  "backup-cross-region-copy": {
    wrong: ({ dailyRule }) => {
      new aws.backup.Plan("daily", { rules: [dailyRule] });
    },
    right: ({ dailyRule, vaultWest }) => {
      const copyActions = [{ destinationVaultArn: vaultWest.arn, lifecycle: { deleteAfter: 35 } }];
      new aws.backup.Plan("daily", { rules: [{ ...dailyRule, copyActions }] });
    },
  },
  "backup-plan-frequency": {
    wrong: ({ dailyRule }) => {
      new aws.backup.Plan("weekly", { rules: [{ ...dailyRule, schedule: "cron(0 5 ? * SUN *)" }] });
    },
    right: ({ dailyRule }) => {
      new aws.backup.Plan("daily", { rules: [{ ...dailyRule, schedule: "cron(0 5 * * ? *)" }] });
    },
  },
  "backup-plan-has-selection": {
    wrong: ({ dailyRule }) => {
      new aws.backup.Plan("daily", { rules: [dailyRule] });
    },
    right: ({ dailyRule, backupRole }) => {
      const plan = new aws.backup.Plan("daily", { rules: [dailyRule] });
      new aws.backup.Selection("daily", {
        planId: plan.id,
        iamRoleArn: backupRole.arn,
        selectionTags: [{ type: "STRINGEQUALS", key: "backup-plan", value: "daily" }],
      });
    },
  },
  "backup-selection-role": {
    wrong: ({ dailyRule, functionRole }) => {
      const plan = new aws.backup.Plan("daily", { rules: [dailyRule] });
      new aws.backup.Selection("daily", {
        planId: plan.id,
        iamRoleArn: functionRole.arn,
        selectionTags: [{ type: "STRINGEQUALS", key: "backup-plan", value: "daily" }],
      });
    },
    right: ({ dailyRule }) => {
      const role = new aws.iam.Role("backup", {
        assumeRolePolicy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { Service: "backup.amazonaws.com" }, Action: "sts:AssumeRole" }],
        },
        managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"],
      });
      const plan = new aws.backup.Plan("daily", { rules: [dailyRule] });
      new aws.backup.Selection("daily", {
        planId: plan.id,
        iamRoleArn: role.arn,
        selectionTags: [{ type: "STRINGEQUALS", key: "backup-plan", value: "daily" }],
      });
    },
  },
  "backup-vault-lock-retention": {
    wrong: ({ vault, dailyRule }) => {
      new aws.backup.VaultLockConfiguration("backups", { backupVaultName: vault.name, minRetentionDays: 30 });
      new aws.backup.Plan("daily", { rules: [{ ...dailyRule, lifecycle: { deleteAfter: 14 } }] });
    },
    right: ({ vault, dailyRule }) => {
      new aws.backup.VaultLockConfiguration("backups", { backupVaultName: vault.name, minRetentionDays: 14 });
      new aws.backup.Plan("daily", { rules: [{ ...dailyRule, lifecycle: { deleteAfter: 35 } }] });
    },
  },
  "backup-databases-in-plan": {
    wrong: ({ postgres, dailyRule, backupRole }) => {
      const plan = new aws.backup.Plan("daily", { rules: [dailyRule] });
      new aws.backup.Selection("daily", {
        planId: plan.id,
        iamRoleArn: backupRole.arn,
        selectionTags: [{ type: "STRINGEQUALS", key: "backup-plan", value: "daily" }],
      });
      new aws.rds.Instance("orders", postgres);
    },
    right: ({ postgres, dailyRule, backupRole }) => {
      const plan = new aws.backup.Plan("daily", { rules: [dailyRule] });
      new aws.backup.Selection("daily", {
        planId: plan.id,
        iamRoleArn: backupRole.arn,
        selectionTags: [{ type: "STRINGEQUALS", key: "backup-plan", value: "daily" }],
      });
      new aws.rds.Instance("orders", { ...postgres, tags: { "backup-plan": "daily" } });
    },
  },
  "backup-failed-jobs-notify": {
    wrong: ({ dailyRule }) => {
      new aws.backup.Plan("daily", { rules: [dailyRule] });
    },
    right: ({ dailyRule, topic }) => {
      new aws.backup.Plan("daily", { rules: [dailyRule] });
      const rule = new aws.cloudwatch.EventRule("backup-failures", {
        eventPattern: JSON.stringify({
          source: ["aws.backup"],
          "detail-type": ["Backup Job State Change", "Copy Job State Change"],
          detail: { state: ["FAILED", "EXPIRED"] },
        }),
      });
      new aws.cloudwatch.EventTarget("backup-failures", { rule: rule.name, arn: topic.arn });
      new aws.sns.TopicPolicy("oncall", {
        arn: topic.arn,
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "events.amazonaws.com" },
              Action: "sns:Publish",
              Resource: topic.arn,
            },
          ],
        },
      });
    },
  },
  "cloudtrail-logging-enabled": {
    wrong: ({ trail }) => {
      new aws.cloudtrail.Trail("audit", { ...trail, enableLogging: false });
    },
    right: ({ trail }) => {
      new aws.cloudtrail.Trail("audit", trail);
    },
  },
  "cloudtrail-multi-region": {
    wrong: ({ trail }) => {
      new aws.cloudtrail.Trail("audit", { ...trail, isMultiRegionTrail: false });
    },
    right: ({ trail }) => {
      new aws.cloudtrail.Trail("audit", { ...trail, isMultiRegionTrail: true });
    },
  },
  "cloudtrail-log-file-validation": {
    wrong: ({ trail }) => {
      new aws.cloudtrail.Trail("audit", { ...trail, enableLogFileValidation: false });
    },
    right: ({ trail }) => {
      new aws.cloudtrail.Trail("audit", { ...trail, enableLogFileValidation: true });
    },
  },
  "backup-restore-testing": {
    wrong: ({ dailyRule }) => {
      new aws.backup.Plan("daily", { rules: [dailyRule] });
    },
    right: ({ dailyRule, vault, backupRole }) => {
      new aws.backup.Plan("daily", { rules: [dailyRule] });
      const monthly = new aws.backup.RestoreTestingPlan("monthly", {
        name: "monthly",
        scheduleExpression: "cron(0 7 1 * ? *)",
        recoveryPointSelection: {
          algorithm: "LATEST_WITHIN_WINDOW",
          includeVaults: [vault.arn],
          recoveryPointTypes: ["SNAPSHOT"],
          selectionWindowDays: 7,
        },
      });
      new aws.backup.RestoreTestingSelection("databases", {
        name: "databases",
        restoreTestingPlanName: monthly.name,
        protectedResourceType: "RDS",
        protectedResourceArns: ["*"],
        iamRoleArn: backupRole.arn,
      });
    },
  },
  "backup-continuous-retention": {
    wrong: ({ dailyRule }) => {
      const continuous = { ...dailyRule, enableContinuousBackup: true, lifecycle: { deleteAfter: 90 } };
      new aws.backup.Plan("daily", { rules: [continuous] });
    },
    right: ({ dailyRule }) => {
      const continuous = { ...dailyRule, enableContinuousBackup: true, lifecycle: { deleteAfter: 35 } };
      const monthly = {
        ...dailyRule,
        ruleName: "monthly",
        schedule: "cron(0 5 1 * ? *)",
        lifecycle: { deleteAfter: 365 },
      };
      new aws.backup.Plan("daily", { rules: [continuous, monthly] });
    },
  },
};
