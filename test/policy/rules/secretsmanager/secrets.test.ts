import assert from "node:assert/strict";
import { databaseSecretReplicated } from "../../../../policy/rules/secretsmanager/database-secret-replicated";
import { secretRecoveryWindow } from "../../../../policy/rules/secretsmanager/secret-recovery-window";
import { UNKNOWN } from "../../../../policy/graph";
import {
  graphOf,
  judgementsOf,
  previewOf,
  resource,
  secret as hidden,
  unknown,
  verdicts,
  type Fixture,
} from "../../fixtures";
import { HERE, other, THERE } from "../backup/resources";

const secret = (inputs: object = {}): Fixture =>
  resource("aws:secretsmanager/secret:Secret", "master", { ...inputs }, { region: HERE });
const password = resource("random:index/randomPassword:RandomPassword", "generated");
const version = (of: Fixture): Fixture =>
  resource(
    "aws:secretsmanager/secretVersion:SecretVersion",
    "master",
    { secretId: of.id, secretString: hidden },
    { propertyDependencies: { secretString: [password] } },
  );
const database = (type = "aws:rds/instance:Instance", property = "password"): Fixture =>
  resource(type, "orders", { [property]: hidden }, { region: HERE, propertyDependencies: { [property]: [password] } });

/** The verdict on the secret of a database's password. */
function judged(inputs: object, build = graphOf, one = database()): string | undefined {
  const of = secret(inputs);
  const found = judgementsOf(databaseSecretReplicated, build(password, of, version(of), one));
  return found.find(({ name }) => name === "master")?.verdict;
}

describe("secretsmanager-database-secret-replicated", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a replica in another Region and refuses none, or one nearby, ${when}`, () => {
      assert.equal(judged({ replicas: [{ region: THERE }] }, build), "compliant");
      for (const replicas of [undefined, [], [{ region: HERE }]])
        assert.equal(judged({ replicas }, build), "violation");
    });

    it(`knows the password of a cluster too, ${when}`, () =>
      assert.equal(judged({}, build, database("aws:rds/cluster:Cluster", "masterPassword")), "violation"));
  }

  it("refuses a replica in the secret's own Region, of whatever it holds", () => {
    const replicas = [{ region: THERE }, { region: HERE }];
    const [found] = judgementsOf(databaseSecretReplicated, graphOf(secret({ replicas })));
    assert.ok(found?.verdict === "violation");
    assert.equal(found.property, "replicas[1].region");
  });

  it("knows a password that is taken out of the secret", () => {
    const of = secret();
    const stored = version(of);
    const orders = resource(
      "aws:rds/instance:Instance",
      "orders",
      { password: hidden },
      { propertyDependencies: { password: [stored] } },
    );
    assert.deepEqual(verdicts(databaseSecretReplicated, graphOf(password, of, stored, orders)), {
      master: "violation",
    });
  });

  it("names the database", () => {
    const of = secret();
    const [found] = judgementsOf(databaseSecretReplicated, graphOf(password, of, version(of), database()));
    assert.equal(found?.verdict, "violation");
    assert.match(found.message, /^The password of orders is in us-east-1 only/);
  });

  it("is not applicable to a secret that no database uses", () => {
    assert.equal(judged({}, graphOf, other), "notApplicable");
    const managed = resource("aws:rds/instance:Instance", "orders", { manageMasterUserPassword: true });
    assert.equal(judged({}, graphOf, managed), "notApplicable");
  });

  it("is undecided on what is unknown, and ignores other types", () => {
    assert.equal(judged({ replicas: unknown }), "undecided");
    assert.equal(judged({ replicas: [{ region: unknown }] }), "undecided");
    assert.deepEqual(verdicts(databaseSecretReplicated, graphOf(other)), {});
  });

  it("refuses a replica with a key of another Region, whatever uses the secret", () => {
    const key = (region: string) => `arn:aws:kms:${region}:123456789012:key/1`;
    const judge = (kmsKeyId: unknown) =>
      verdicts(databaseSecretReplicated, graphOf(secret({ replicas: [{ region: "eu-west-1", kmsKeyId }] }))).master;
    assert.equal(judge(key("eu-central-1")), "violation");
    for (const fine of [key("eu-west-1"), "alias/own", unknown, undefined]) assert.equal(judge(fine), "notApplicable");
  });
});

describe("secretsmanager-secret-recovery-window", () => {
  const of = (recoveryWindowInDays: unknown) =>
    verdicts(secretRecoveryWindow, graphOf(secret({ recoveryWindowInDays })))["master"];

  it("accepts AWS's default and any window, and refuses none", () => {
    assert.equal(of(undefined), "compliant");
    assert.equal(of(7), "compliant");
    const [found] = judgementsOf(secretRecoveryWindow, previewOf(secret({ recoveryWindowInDays: 0 })));
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.property, found.actual, found.wanted], ["recoveryWindowInDays", 0, 30]);
  });

  it("fixes a window of 0 alone", () => {
    const fix = (props: Record<string, any>) => secretRecoveryWindow.remediate!(props, {});
    assert.deepEqual(fix({ recoveryWindowInDays: 0 }), { recoveryWindowInDays: 30 });
    for (const recoveryWindowInDays of [undefined, 7, UNKNOWN]) assert.equal(fix({ recoveryWindowInDays }), undefined);
  });

  it("is undecided on what is unknown, and ignores other types", () => {
    assert.equal(of(unknown), "undecided");
    assert.deepEqual(verdicts(secretRecoveryWindow, graphOf(other)), {});
  });
});
