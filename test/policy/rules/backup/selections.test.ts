import assert from "node:assert/strict";
import { databasesInPlan } from "../../../../policy/rules/backup/databases-in-plan";
import { restoreTesting } from "../../../../policy/rules/backup/restore-testing";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { elsewhere, HERE, other, plan, rule, selection, THERE, vault, vaultArn } from "./resources";

const BUILDS = { planned: graphOf, "at preview": previewOf };

describe("backup-databases-in-plan", () => {
  const daily = plan();
  const byTag = (inputs: object = {}) =>
    selection(daily, {
      resources: ["arn:aws:dynamodb:*:*:table/*"],
      conditions: [{ stringEquals: [{ key: "aws:ResourceTag/backup-plan", value: "shop" }] }],
      ...inputs,
    });
  const table = (tags: unknown, options: object = {}, inputs: object = {}): Fixture =>
    resource("aws:dynamodb/table:Table", "orders", { tags, ...inputs }, { region: HERE, ...options });
  const judged = (one: Fixture, of: Fixture, build = graphOf) =>
    verdicts(databasesInPlan, build(daily, of, one))["orders"];
  const TAGGED = { "backup-plan": "shop" };

  for (const [when, build] of Object.entries(BUILDS)) {
    it(`accepts a table with the tag and refuses one without, or with another, ${when}`, () => {
      assert.equal(judged(table(TAGGED), byTag(), build), "compliant");
      for (const tags of [undefined, {}, { "backup-plan": "other" }, { other: "shop" }])
        assert.equal(judged(table(tags), byTag(), build), "violation", JSON.stringify(tags));
    });
  }

  it("names the tag that is missing", () => {
    const [found] = judgementsOf(databasesInPlan, graphOf(daily, byTag(), table({})));
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.property, found.wanted], ["tags", "a tag that a selection uses: backup-plan"]);
    assert.match(found.message, /selections \(by-tag\)/);
  });

  it("counts a tag that the provider gives to everything", () =>
    assert.equal(judged(table({}, { outputs: { tagsAll: TAGGED } }), byTag()), "compliant"));

  it("requires the type too where resources and conditions are given", () => {
    assert.equal(judged(table(TAGGED), byTag({ resources: ["arn:aws:rds:*:*:db:*"] })), "violation");
    assert.equal(judged(table(TAGGED), byTag({ resources: ["*"] })), "compliant");
    assert.equal(judged(table(TAGGED), byTag({ resources: undefined })), "compliant");
  });

  it("takes one tag of several of selectionTags, and all of the conditions", () => {
    const pair = (key: string, value: string) => ({ key, value, type: "STRINGEQUALS" });
    const any = selection(daily, { selectionTags: [pair("a", "1"), pair("b", "2")] });
    assert.equal(judged(table({ b: "2" }), any), "compliant");
    assert.equal(judged(table({ b: "1" }), any), "violation");
    const conditions = [
      {
        stringEquals: [
          { key: "aws:ResourceTag/a", value: "1" },
          { key: "aws:ResourceTag/b", value: "2" },
        ],
      },
    ];
    const all = selection(daily, { conditions });
    assert.equal(judged(table({ b: "2" }), all), "violation");
    assert.equal(judged(table({ a: "1", b: "2" }), all), "compliant");
  });

  it("is undecided where a condition names its tag without the prefix that AWS asks for", () => {
    const pair = { key: "backup-plan", value: "shop" };
    for (const kind of ["stringEquals", "stringNotEquals"])
      assert.equal(judged(table(TAGGED), byTag({ conditions: [{ [kind]: [pair] }] })), "undecided", kind);
  });

  it("reads conditions that exclude, and patterns: every one of them must hold", () => {
    const judge = (kind: string, value: string, tags: object = TAGGED, key = "backup-plan") =>
      judged(table(tags), byTag({ conditions: [{ [kind]: [{ key: `aws:ResourceTag/${key}`, value }] }] }));
    assert.equal(judge("stringLikes", "sh*"), "compliant");
    assert.equal(judge("stringLikes", "x*"), "violation");
    assert.equal(judge("stringNotEquals", "shop"), "violation");
    assert.equal(judge("stringNotEquals", "other"), "compliant");
    assert.equal(judge("stringNotEquals", "shop", {}), "compliant");
    assert.equal(judge("stringNotLikes", "s*"), "violation");
    assert.equal(judge("stringNotLikes", "s*", { "backup-plan": unknown }), "undecided");
    const both = {
      stringEquals: [{ key: "aws:ResourceTag/backup-plan", value: "shop" }],
      stringNotEquals: [{ key: "aws:ResourceTag/stage", value: "test" }],
    };
    assert.equal(judged(table({ ...TAGGED, stage: "test" }), byTag({ conditions: [both] })), "violation");
    assert.equal(judged(table(TAGGED), byTag({ conditions: [both] })), "compliant");
  });

  it("judges the first cluster of a global database, which has the data, and no other", () => {
    const judge = (inputs: object) =>
      verdicts(
        databasesInPlan,
        graphOf(
          daily,
          byTag({ resources: ["*"] }),
          resource(
            "aws:rds/cluster:Cluster",
            "ledger",
            { engine: "aurora-mysql", globalClusterIdentifier: "world", ...inputs },
            { region: HERE },
          ),
        ),
      ).ledger;
    assert.equal(judge({ masterUsername: "admin", manageMasterUserPassword: true }), "violation");
    assert.equal(judge({}), "notApplicable");
  });

  it("judges DocumentDB and Neptune, and no secondary cluster of a global database", () => {
    const judge = (type: string, inputs: Record<string, unknown>) =>
      verdicts(
        databasesInPlan,
        graphOf(daily, byTag({ resources: ["*"] }), resource(type, "graph", inputs, { region: HERE })),
      ).graph;
    for (const type of ["aws:docdb/cluster:Cluster", "aws:neptune/cluster:Cluster"]) {
      assert.equal(judge(type, {}), "violation", type);
      assert.equal(judge(type, { tags: TAGGED }), "compliant", type);
    }
    const member = { globalClusterIdentifier: "world" };
    assert.equal(judge("aws:docdb/cluster:Cluster", member), "notApplicable");
    assert.equal(judge("aws:docdb/cluster:Cluster", { ...member, masterUsername: "root" }), "violation");
    assert.equal(judge("aws:neptune/cluster:Cluster", member), "undecided");
    assert.equal(judge("aws:neptune/cluster:Cluster", { replicationSourceIdentifier: "arn" }), "notApplicable");
  });

  it("takes no table by its tag where its Region is opted out of DynamoDB, but by the ARN of its type", () => {
    const settings = (DynamoDB: unknown, region = HERE) =>
      resource(
        "aws:backup/regionSettings:RegionSettings",
        "here",
        { resourceTypeOptInPreference: { DynamoDB } },
        { region },
      );
    const judge = (by: Fixture, one: Fixture) =>
      judgementsOf(databasesInPlan, graphOf(daily, table(TAGGED), by, one))[0];
    const pair = selection(daily, { selectionTags: [{ type: "STRINGEQUALS", key: "backup-plan", value: "shop" }] });
    const found = judge(pair, settings(false));
    assert.ok(found?.verdict === "violation");
    assert.match(found.message, /leave DynamoDB out/);
    assert.equal(judge(byTag({ resources: ["*"] }), settings(false))?.verdict, "violation");
    assert.equal(judge(byTag(), settings(false))?.verdict, "compliant");
    assert.equal(judge(pair, settings(true))?.verdict, "compliant");
    assert.equal(judge(pair, settings(false, THERE))?.verdict, "compliant");
    assert.equal(judge(pair, settings(unknown))?.verdict, "undecided");
  });

  it("takes a table by its ARN, and leaves out what notResources names", () => {
    const one = table({});
    assert.equal(judged(one, selection(daily, { resources: [one.output("arn")] })), "compliant");
    const tagged = table(TAGGED, { outputs: { arn: "arn:aws:dynamodb:us-east-1:123456789012:table/orders" } });
    assert.equal(judged(tagged, byTag()), "compliant");
    assert.equal(judged(tagged, byTag({ notResources: [tagged.output("arn")] })), "violation");
    assert.equal(judged(table(TAGGED), byTag({ notResources: ["arn:aws:rds:*:*:cluster:*"] })), "compliant");
  });

  it("distinguishes a database from a cluster", () => {
    const byType = selection(daily, { resources: ["arn:aws:rds:*:*:cluster:*"] });
    const one = (type: string, engine: unknown) => resource(type, "orders", { engine }, { region: HERE });
    assert.equal(judged(one("aws:rds/cluster:Cluster", "aurora-mysql"), byType), "compliant");
    assert.equal(judged(one("aws:rds/instance:Instance", "mysql"), byType), "violation");
    assert.equal(judged(one("aws:rds/cluster:Cluster", "mysql"), byTag()), "notApplicable");
    assert.equal(judged(one("aws:rds/cluster:Cluster", "aurora-mysql"), byTag()), "violation");
  });

  it("is not applicable to a copy, nor where no plan backs up anything in the Region", () => {
    const copy = (property: string) =>
      resource("aws:rds/instance:Instance", "orders", { [property]: "main" }, { region: HERE });
    assert.equal(judged(copy("replicateSourceDb"), byTag()), "notApplicable");
    assert.equal(judged(table({}, { region: THERE }), byTag()), "notApplicable");
    assert.deepEqual(verdicts(databasesInPlan, graphOf(table({}))), { orders: "notApplicable" });
  });

  it("refuses a Region without any selection where its setting asks for one", () => {
    const required = { requirePlan: true };
    const [found] = judgementsOf(databasesInPlan, graphOf(table({})), required);
    assert.equal(found?.verdict, "violation");
    assert.match(found.message, /^No backup plan has a selection in its Region/);
    assert.deepEqual(verdicts(databasesInPlan, graphOf(daily, byTag(), table(TAGGED)), required).orders, "compliant");
  });

  it("is undecided on what is unknown", () => {
    assert.equal(judged(table(unknown), byTag()), "undecided");
    assert.equal(judged(table(TAGGED), byTag({ conditions: unknown })), "undecided");
    assert.equal(judged(table({}), selection(daily, { selectionTags: unknown })), "undecided");
    assert.equal(judged(table(TAGGED), byTag({ resources: unknown })), "undecided");
    const named = selection(daily, { resources: ["arn:aws:dynamodb:us-east-1:123456789012:table/orders"] });
    assert.equal(judged(table({}), named), "undecided");
    const byNameOrType = selection(daily, {
      resources: ["arn:aws:rds:*:*:db:*", "arn:aws:dynamodb:us-east-1:123456789012:table/orders"],
    });
    assert.equal(judged(table({}), byNameOrType), "undecided", "the second may be its ARN");
  });

  it("ignores other types", () => assert.deepEqual(verdicts(databasesInPlan, graphOf(byTag(), other)), {}));
});

describe("backup-restore-testing", () => {
  const test = (includeVaults: unknown, options: object = {}): Fixture =>
    resource(
      "aws:backup/restoreTestingPlan:RestoreTestingPlan",
      "trial",
      { name: "trial", recoveryPointSelection: { includeVaults } },
      { region: THERE, stack: "secondary", id: "trial", ...options },
    );
  const tested = (of: unknown): Fixture =>
    resource(
      "aws:backup/restoreTestingSelection:RestoreTestingSelection",
      "tables",
      { restoreTestingPlanName: of },
      { region: THERE, stack: "secondary" },
    );
  const far = vault("far", {}, { region: THERE, stack: "secondary" });
  const daily = plan({ rules: [rule({ copyActions: [{ destinationVaultArn: far.output("arn") }] })] });

  for (const [when, build] of Object.entries(BUILDS)) {
    it(`accepts a test of the copies' vault with a selection, ${when}`, () => {
      const trial = test([far.output("arn")]);
      const graph = build(far, daily, trial, tested(trial.output("name")));
      assert.deepEqual(verdicts(restoreTesting, graph), { daily: "compliant" });
    });

    it(`refuses a plan whose vaults no restore test covers, ${when}`, () => {
      const near = vault("near", {}, { stack: "secondary", region: THERE });
      const trial = test([near.output("arn")]);
      const graph = build(far, near, daily, trial, tested(trial.output("name")));
      assert.deepEqual(verdicts(restoreTesting, graph), { daily: "violation" });
    });
  }

  it("knows the vault of the copies by its ARN once it is made, and is undecided before", () => {
    const near = vault("near");
    const made = vault("far", {}, { region: THERE, stack: "secondary", outputs: {} });
    const copying = (arn: string) =>
      plan({ rules: [rule({ targetVaultName: near.output("name"), copyActions: [{ destinationVaultArn: arn }] })] });
    const judged = (build: typeof graphOf, to: string, one = made) => {
      const trial = test([one.output("arn")]);
      return verdicts(restoreTesting, build(near, one, copying(to), trial, tested(trial.output("name"))))["daily"];
    };
    const answered = vault("far", {}, { ...made.options, outputs: { arn: vaultArn(THERE, "far") } });
    assert.equal(judged(graphOf, vaultArn(THERE, "far"), answered), "compliant");
    assert.equal(judged(previewOf, vaultArn(THERE, "far")), "undecided");
    for (const build of [graphOf, previewOf]) {
      assert.equal(judged(build, vaultArn(THERE, "another"), answered), "violation");
      assert.equal(judged(build, vaultArn(HERE, "far"), answered), "violation");
      const ofAnotherAccount = vaultArn(THERE, "far").replace("123456789012", "210987654321");
      assert.equal(judged(build, ofAnotherAccount, answered), "violation");
    }
    assert.equal(judged(previewOf, vaultArn(THERE, "another")), "violation");
    assert.equal(judged(previewOf, vaultArn(HERE, "far")), "violation");
  });

  it("is undecided at preview on a test by ARN of a vault that the plan refers to", () => {
    const judged = (arn: string) =>
      verdicts(restoreTesting, previewOf(far, daily, test([arn]), tested("trial")))["daily"];
    assert.equal(judged(vaultArn(THERE, "far")), "undecided");
    assert.equal(judged(vaultArn(THERE, "another")), "violation");
  });

  it("accepts a test of every vault, and one by an ARN that the plan copies to", () => {
    const trial = test(["*"]);
    assert.deepEqual(verdicts(restoreTesting, graphOf(far, daily, trial, tested("trial"))), { daily: "compliant" });
    const outside = plan({ rules: [rule({ copyActions: [{ destinationVaultArn: vaultArn(THERE) }] })] });
    const byArn = test([vaultArn(THERE)]);
    assert.deepEqual(verdicts(restoreTesting, graphOf(outside, byArn, tested("trial"))), { daily: "compliant" });
  });

  it("refuses a test without a selection, which restores nothing", () => {
    const [found] = judgementsOf(restoreTesting, graphOf(far, daily, test(["*"])));
    assert.equal(found?.verdict, "violation");
    assert.equal(found.message, "trial includes its vault, but has no selection: it restores nothing.");
  });

  it("is undecided where the other stack is not there, and on what is unknown", () => {
    assert.deepEqual(verdicts(restoreTesting, graphOf(daily)), { daily: "undecided" });
    assert.deepEqual(verdicts(restoreTesting, graphOf(daily, elsewhere)), { daily: "violation" });
    assert.deepEqual(verdicts(restoreTesting, graphOf(far, daily, test(unknown), tested("trial"))), {
      daily: "undecided",
    });
    assert.deepEqual(verdicts(restoreTesting, graphOf(far, daily, test(["*"]), tested(unknown))), {
      daily: "undecided",
    });
  });

  it("ignores other types", () => assert.deepEqual(verdicts(restoreTesting, graphOf(other)), {}));
});
