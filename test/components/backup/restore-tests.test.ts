import assert from "node:assert/strict";
import { POSTGRES, withDatabase } from "../database/rds";
import { planOf } from "../plans";
import { stored } from "./stored";

const SELECTION = "aws:backup:RestoreTestingSelection";

describe("restore testing", () => {
  it("restores the newest recovery point of the last days in the standby's vault", async () => {
    const { primary, secondary } = await planOf(stored(), "stores");
    const plan = secondary.one("aws:backup:RestoreTestingPlan");
    // https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingPlanForCreate.html
    assert.match(plan.inputs["name"], /^[A-Za-z0-9_]{1,50}$/);
    assert.deepEqual(plan.inputs["recoveryPointSelection"], {
      algorithm: "LATEST_WITHIN_WINDOW",
      includeVaults: [secondary.one("aws:backup:Vault").outputs["arn"]],
      recoveryPointTypes: ["SNAPSHOT"],
      selectionWindowDays: 7,
    });
    assert.equal(primary.all("aws:backup:RestoreTestingPlan").length, 0);
  });

  it("restores a table under the region's key, and keeps it for some hours", async () => {
    const { secondary } = await planOf(stored(), "stores");
    const selection = secondary.one(SELECTION).inputs;
    assert.match(selection["name"], /^[A-Za-z0-9_]{1,50}$/);
    assert.equal(selection["protectedResourceType"], "DynamoDB");
    assert.deepEqual(selection["protectedResourceArns"], ["*"]);
    assert.equal(selection["validationWindowHours"], 4);
    assert.deepEqual(selection["restoreMetadataOverrides"], {
      encryptionType: "KMS",
      kmsMasterKeyArn: secondary.one("aws:kms:Key", "storefront").outputs["arn"],
    });
    assert.equal(secondary.all("aws:rds:SubnetGroup").filter(({ urn }) => urn.endsWith("-restore")).length, 0);
  });

  it("restores a bucket under the region's key", async () => {
    const { secondary } = await planOf(stored({}, {}, { tables: {}, buckets: { files: { rpo: "15m" } } }), "stores");
    const found = secondary.where(SELECTION, "protectedResourceType", "S3").inputs["restoreMetadataOverrides"];
    assert.deepEqual(found, {
      encryptionType: "SSE-KMS",
      kmsKey: secondary.one("aws:kms:Key", "storefront").outputs["arn"],
    });
  });

  it("restores a database into the standby's private subnets, without ingress", async () => {
    const { secondary } = await withDatabase("warm-standby", "primary", POSTGRES);
    const found = secondary.where(SELECTION, "protectedResourceType", "RDS").inputs["restoreMetadataOverrides"];
    const group = secondary.one("aws:ec2:SecurityGroup", "storefront-restore");
    assert.deepEqual(found, {
      dbSubnetGroupName: secondary.one("aws:rds:SubnetGroup", "storefront-restore").outputs["name"],
      vpcSecurityGroupIds: JSON.stringify([group.id]),
    });
    const rules = secondary
      .all("aws:vpc:SecurityGroupIngressRule")
      .filter((r) => r.inputs["securityGroupId"] === group.id);
    assert.deepEqual([group.inputs["ingress"], rules], [undefined, []]);
  });

  it("restores a database into the default VPC if the region has no network", async () => {
    const { secondary } = await withDatabase("static-site", "primary", POSTGRES);
    const selection = secondary.where(SELECTION, "protectedResourceType", "RDS");
    assert.deepEqual(selection.inputs["restoreMetadataOverrides"], {});
  });

  it("has the settings' values", async () => {
    const restoreTests = { cron: "cron(0 3 ? * SUN *)", startWithin: "2h", newestOfDays: 30, keepFor: "24h" };
    const { secondary } = await planOf(stored({ restoreTests }), "stores");
    const plan = secondary.one("aws:backup:RestoreTestingPlan").inputs;
    assert.deepEqual([plan["scheduleExpression"], plan["startWindowHours"]], ["cron(0 3 ? * SUN *)", 2]);
    assert.equal(plan["recoveryPointSelection"].selectionWindowDays, 30);
    assert.equal(secondary.one(SELECTION).inputs["validationWindowHours"], 24);
  });

  it("can be disabled", async () => {
    const { secondary } = await planOf(stored({ restoreTests: { enabled: false } }), "stores");
    assert.equal(secondary.all("aws:backup:RestoreTestingPlan").length, 0);
  });
});
