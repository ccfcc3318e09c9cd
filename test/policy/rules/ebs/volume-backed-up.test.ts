import assert from "node:assert/strict";
import { volumeBackedUp as rule } from "../../../../policy/rules/ebs/volume-backed-up";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const HERE = { region: "us-east-1" };
const volume = (tags?: unknown, options = {}): Fixture =>
  resource("aws:ebs/volume:Volume", "data", tags === undefined ? {} : { tags }, { ...HERE, ...options });
const lifecycle = (targetTags: unknown, more: Record<string, unknown> = {}, options = {}): Fixture =>
  resource(
    "aws:dlm/lifecyclePolicy:LifecyclePolicy",
    "daily",
    {
      policyDetails: { resourceTypes: ["VOLUME"], targetTags, ...(more["details"] as object) },
      state: more["state"] ?? "ENABLED",
    },
    { ...HERE, ...options },
  );
const selection = (inputs: Record<string, unknown>, options = {}): Fixture =>
  resource("aws:backup/selection:Selection", "plan", inputs, { ...HERE, ...options });
const byTag = (key: string, value: unknown) => ({ selectionTags: [{ type: "STRINGEQUALS", key, value }] });

const VOLUMES = { resources: ["arn:aws:ec2:*:*:volume/*"] };

describe("ebs-volume-backed-up", () => {
  const tagged = () => volume({ Name: "data", backup: "daily" });

  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a volume with a tag that an enabled policy takes, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(tagged(), lifecycle({ other: "x", backup: "daily" }))), {
        data: "compliant",
      });
    });

    it(`accepts one that a backup selection takes, by tag or all of them, ${when}`, () => {
      const everything = [{ resources: ["*"] }, { resources: ["arn:aws:ec2:*:*:volume/*"] }];
      for (const inputs of [byTag("backup", "daily"), ...everything])
        assert.deepEqual(verdicts(rule, build(tagged(), selection(inputs))), { data: "compliant" });
    });

    it(`refuses one that the Region's policies leave out, ${when}`, () => {
      const [found] = judgementsOf(rule, build(tagged(), lifecycle({ backup: "weekly" })));
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, /None of its tags is selected by daily/);
      assert.deepEqual(found.actual, { Name: "data", backup: "daily" });
    });

    it(`refuses one without a tag but its name, ${when}`, () => {
      for (const tags of [undefined, {}, { Name: "data" }]) {
        const [found] = judgementsOf(rule, build(volume(tags)));
        assert.equal(found?.verdict, "violation");
        assert.match(found.message, /no tag that a lifecycle policy/);
      }
    });
  }

  it("waits for the other stacks with one whose tag is about backups, where a selection here asks for another tag", () => {
    const asks = (condition: object) => selection({ ...VOLUMES, conditions: [condition] });
    const other = { stringEquals: [{ key: "aws:ResourceTag/plan", value: "gold" }] };
    const kept = { stringNotEquals: [{ key: "aws:ResourceTag/snapshot-policy", value: "hourly" }] };
    const of = (tags: object, condition: object) => verdicts(rule, graphOf(volume(tags), asks(condition)))["data"];
    assert.equal(of({ "snapshot-policy": "hourly" }, other), "undecided");
    assert.equal(of({ "snapshot-policy": "hourly" }, kept), "violation", "its own tag leaves it out");
    assert.equal(of({ team: "web" }, other), "violation", "nothing says that another stack takes it in");
  });

  it("takes the provider's default tags into account", () => {
    const inherited = volume({ Name: "data" }, { outputs: { tagsAll: { Name: "data", backup: "daily" } } });
    assert.deepEqual(verdicts(rule, graphOf(inherited, lifecycle({ backup: "daily" }))), { data: "compliant" });
  });

  it("does not count a policy that is disabled, in another Region, or for something else", () => {
    const others = [
      lifecycle({ backup: "daily" }, { state: "DISABLED" }),
      lifecycle({ backup: "daily" }, { details: { policyType: "IMAGE_MANAGEMENT" } }),
      lifecycle({ backup: "daily" }, { details: { resourceTypes: ["INSTANCE"] } }),
    ];
    for (const other of others) assert.deepEqual(verdicts(rule, graphOf(tagged(), other)), { data: "violation" });
    const elsewhere = lifecycle({ backup: "daily" }, {}, { region: "us-west-2" });
    const [found] = judgementsOf(rule, graphOf(tagged(), elsewhere));
    assert.match(found?.verdict === "undecided" ? found.reason : "", /No known lifecycle policy .* includes it/);
  });

  it("is undecided where nothing in sight takes a volume that has tags: something outside may", () => {
    const [found] = judgementsOf(rule, graphOf(tagged(), selection(byTag("backup", "weekly"))));
    assert.equal(found?.verdict, "undecided");
    assert.match(found.reason, /includes it; it may be in another stack/);
  });

  it("refuses it where both stacks are in sight, and neither has anything that takes it", () => {
    const other = resource("aws:ebs/snapshot:Snapshot", "else", {}, { stack: "secondary" });
    const [found] = judgementsOf(rule, graphOf(tagged(), other));
    assert.equal(found?.verdict, "violation");
    assert.match(found.message, /No lifecycle policy or backup selection of the stacks includes it/);
  });

  it("is undecided where tags, a policy or a selection are not known now", () => {
    const doubts: [Fixture, Fixture][] = [
      [volume(unknown), lifecycle({ backup: "daily" })],
      [volume({ backup: unknown }), lifecycle({ backup: "daily" })],
      [tagged(), lifecycle(unknown)],
      [tagged(), lifecycle({ backup: unknown })],
      [tagged(), lifecycle({ backup: "daily" }, { state: unknown })],
      [tagged(), lifecycle({}, { details: { policyLanguage: "SIMPLIFIED" } })],
      [tagged(), selection(byTag("backup", unknown))],
      [tagged(), selection({ resources: unknown })],
      [tagged(), selection({ resources: ["arn:aws:ec2:us-east-1:123456789012:volume/vol-1"] })],
      [
        volume({ backup: unknown }),
        selection({ ...VOLUMES, conditions: [{ stringLikes: [{ key: "aws:ResourceTag/backup", value: "d*" }] }] }),
      ],
      [tagged(), selection({ ...VOLUMES, conditions: unknown })],
      [tagged(), selection({ ...VOLUMES, notResources: ["arn:aws:ec2:*:*:volume/vol-1"] })],
      [tagged(), lifecycle({ backup: "daily" }, {}, { region: undefined })],
    ];
    for (const [one, other] of doubts) {
      const [found] = judgementsOf(rule, graphOf(one, other));
      assert.equal(found?.verdict, "undecided", JSON.stringify([one.inputs, other.inputs]));
      assert.match(found.reason, /Whether (daily|plan) includes it/);
    }
  });

  it("holds a selection's conditions against the tags: all of them must hold", () => {
    const given = (...tags: [string, string][]) => ({
      conditions: tags.map(([key, value]) => ({
        stringEquals: [{ key: `aws:ResourceTag/${key}`, value }],
        stringLikes: [],
      })),
    });
    for (const [conditions, verdict] of [
      [given(["backup", "daily"]), "compliant"],
      [given(["backup", "daily"], ["Name", "data"]), "compliant"],
      [given(["backup", "daily"], ["Name", "other"]), "violation"],
    ] as const)
      assert.deepEqual(verdicts(rule, graphOf(tagged(), selection({ ...VOLUMES, ...conditions }))), { data: verdict });
  });

  it("reads conditions that exclude, and patterns", () => {
    const judge = (kind: string, value: string, key = "backup", chosen: object = VOLUMES) =>
      verdicts(
        rule,
        graphOf(
          tagged(),
          selection({ ...chosen, conditions: [{ [kind]: [{ key: `aws:ResourceTag/${key}`, value }] }] }),
        ),
      ).data;
    assert.equal(judge("stringLikes", "d*"), "compliant");
    assert.equal(judge("stringLikes", "w*"), "violation");
    assert.equal(judge("stringNotEquals", "never"), "compliant");
    assert.equal(judge("stringNotEquals", "daily"), "violation");
    // What has no such tag is not excluded by its value.
    assert.equal(judge("stringNotEquals", "daily", "stage"), "compliant");
    assert.equal(judge("stringNotLikes", "da*"), "violation");
    assert.equal(judge("stringNotLikes", "we*"), "compliant");
    // Conditions alone choose among everything.
    assert.equal(judge("stringEquals", "daily", "backup", {}), "compliant");
  });

  it("leaves a policy of instances open for a volume that is attached to one", () => {
    const one = tagged();
    const attachment = resource("aws:ec2/volumeAttachment:VolumeAttachment", "at", {
      volumeId: one.id,
      instanceId: "i-1",
    });
    const instances = lifecycle({ role: "web" }, { details: { resourceTypes: ["INSTANCE"] } });
    assert.deepEqual(verdicts(rule, graphOf(one, attachment, instances)), { data: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:ebs/snapshot:Snapshot", "data"))), {});
  });
});
