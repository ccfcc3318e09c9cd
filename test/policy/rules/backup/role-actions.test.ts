import assert from "node:assert/strict";
import { selectionRole } from "../../../../policy/rules/backup/selection-role";
import { graphOf, resource, verdicts } from "../../fixtures";
import { arnOf, here, role } from "../../permissions/resources";

/** What starts a backup of each type, as AWSBackupServiceRolePolicyForBackup and AWSBackupServiceRolePolicyForS3Backup have it. */
const STARTS: readonly (readonly [action: string, type: string | undefined, arn: string])[] = [
  ["dynamodb:StartAwsBackupJob", "aws:dynamodb/table:Table", arnOf("dynamodb", "table/shop")],
  ["dynamodb:CreateBackup", "aws:dynamodb/table:Table", arnOf("dynamodb", "table/shop")],
  ["rds:CreateDBSnapshot", "aws:rds/instance:Instance", arnOf("rds", "db:shop")],
  ["rds:CreateDBClusterSnapshot", "aws:rds/cluster:Cluster", arnOf("rds", "cluster:shop")],
  ["ec2:CreateSnapshot", "aws:ebs/volume:Volume", arnOf("ec2", "volume/vol-1")],
  ["elasticfilesystem:Backup", "aws:efs/fileSystem:FileSystem", arnOf("elasticfilesystem", "file-system/fs-1")],
  ["s3:GetObjectVersion", "aws:s3/bucket:Bucket", "arn:aws:s3:::shop"],
  ["fsx:CreateBackup", undefined, ""],
  ["redshift:CreateClusterSnapshot", undefined, ""],
  ["ec2:CreateImage", undefined, ""],
  ["timestream:StartAwsBackupJob", undefined, ""],
];

describe("backup-selection-role, of each type that AWS Backup backs up", () => {
  const judged = (Action: string, type: string | undefined, arn: string) => {
    const may = role("backup", "backup.amazonaws.com", [{ Effect: "Allow", Action, Resource: "*" }]);
    const one = resource(type ?? "aws:sns/topic:Topic", "one", {}, { region: "us-east-1", outputs: { arn } });
    const names =
      type === undefined
        ? { selectionTags: [{ type: "STRINGEQUALS", key: "a", value: "b" }] }
        : { resources: [one.output("arn")] };
    const selection = here("aws:backup/selection:Selection", "daily", { iamRoleArn: may.output("arn"), ...names });
    return verdicts(selectionRole, graphOf(may, one, selection))["daily"];
  };

  for (const [action, type, arn] of STARTS)
    it(`${action} starts one of ${type ?? "what has a tag"}, another action none`, () => {
      assert.equal(judged(action, type, arn), "compliant");
      assert.equal(judged(`${action.split(":")[0]}:TagResource`, type, arn), "violation");
    });

  it("takes the action of one type for no other's", () => {
    assert.equal(judged("rds:CreateDBSnapshot", "aws:rds/cluster:Cluster", arnOf("rds", "cluster:shop")), "violation");
    assert.equal(judged("ec2:CreateImage", "aws:ebs/volume:Volume", arnOf("ec2", "volume/vol-1")), "violation");
  });
});
