import assert from "node:assert/strict";
import { selectionRole as rule } from "../../../../policy/rules/backup/selection-role";
import { graphOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { arnOf, here, policy, role } from "../../permissions/resources";

const BACKUP = "backup.amazonaws.com";
const BACKUPS = "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup";
const carts = here("aws:dynamodb/table:Table", "carts", { name: "carts", arn: arnOf("dynamodb", "table/carts") });
const SNAPSHOT = { Effect: "Allow", Action: "rds:CreateDBSnapshot", Resource: "*" };
const TABLES = { Effect: "Allow", Action: "dynamodb:StartAwsBackupJob", Resource: arnOf("dynamodb", "table/*") };
const COPY = { Effect: "Allow", Action: "backup:CopyIntoBackupVault", Resource: "*" };

const managed = (one: Fixture, policyArn = BACKUPS) =>
  resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "attached", { role: one.output("name"), policyArn });
const selection = (may: Fixture | undefined, inputs: object = {}, plan?: Fixture) =>
  here("aws:backup/selection:Selection", "s", {
    ...(may && { iamRoleArn: may.output("arn") }),
    resources: [carts.output("arn")],
    ...(plan && { planId: plan.id }),
    ...inputs,
  });
const of = (may: Fixture, ...more: Fixture[]) => verdicts(rule, graphOf(carts, may, selection(may), ...more))["s"];

describe("backup-selection-role", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf }))
    it(`requires a role that AWS Backup can assume and that may back up, ${when}`, () => {
      const judged = (may: Fixture, ...more: Fixture[]) =>
        verdicts(rule, build(carts, may, selection(may), ...more))["s"];
      const bare = role("r", BACKUP, []);
      assert.equal(judged(bare, managed(bare)), "compliant");
      assert.equal(judged(bare), "violation");
      assert.equal(judged(role("r", BACKUP, [TABLES])), "compliant");
      assert.equal(judged(role("r", BACKUP, [SNAPSHOT])), "violation", "the selection has a table");
      const other = role("r", "rds.amazonaws.com", []);
      assert.equal(judged(other, managed(other)), "violation");
    });

  it("takes what selects by tag or pattern for able to back up anything", () => {
    const may = role("r", BACKUP, [SNAPSHOT]);
    const byTag = selection(may, { resources: undefined, selectionTags: [{ key: "backup", value: "daily" }] });
    assert.equal(verdicts(rule, graphOf(may, byTag))["s"], "compliant");
  });

  it("requires that it may copy to the vaults of the plan, by their policies too", () => {
    const vault = here("aws:backup/vault:Vault", "far", {
      name: "far",
      arn: arnOf("backup", "backup-vault:far", "us-west-2"),
    });
    const plan = here("aws:backup/plan:Plan", "daily", {
      rules: [{ ruleName: "d", copyActions: [{ destinationVaultArn: vault.output("arn") }] }],
    });
    const judged = (statements: object[], ...more: Fixture[]) => {
      const may = role("r", BACKUP, statements);
      return verdicts(rule, graphOf(carts, vault, plan, may, selection(may, {}, plan), ...more))["s"];
    };
    assert.equal(judged([TABLES, COPY]), "compliant");
    assert.equal(judged([TABLES]), "violation");
    const locked = resource("aws:backup/vaultPolicy:VaultPolicy", "p", {
      backupVaultName: vault.output("name"),
      policy: policy({ Effect: "Deny", Principal: "*", Action: "backup:CopyIntoBackupVault", Resource: "*" }),
    });
    assert.equal(judged([TABLES, COPY], locked), "violation");
  });

  it("accepts AWS's default role, refuses none, and is undecided on another", () => {
    const named = (iamRoleArn: unknown) => verdicts(rule, graphOf(carts, selection(undefined, { iamRoleArn })))["s"];
    assert.equal(named("arn:aws:iam::123456789012:role/service-role/AWSBackupDefaultServiceRole"), "compliant");
    assert.equal(named("arn:aws:iam::123456789012:role/theirs"), "undecided");
    assert.equal(named(unknown), "undecided");
    assert.equal(named(undefined), "violation");
    const bare = role("r", BACKUP, []);
    assert.equal(of(bare, managed(bare, "arn:aws:iam::aws:policy/Unknown")), "undecided");
    assert.deepEqual(verdicts(rule, graphOf(carts)), {});
  });
});
