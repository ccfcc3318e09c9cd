import assert from "node:assert/strict";
import { experimentLogging } from "../../../../policy/rules/fis/experiment-logging";
import { roleLeastPrivilege } from "../../../../policy/rules/fis/role-least-privilege";
import { stopCondition } from "../../../../policy/rules/fis/stop-condition";
import { targetsExist } from "../../../../policy/rules/fis/targets-exist";
import { targetsScoped } from "../../../../policy/rules/fis/targets-scoped";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const EAST = { region: "us-east-1" };
const GRAPHS = { planned: graphOf, "at preview": previewOf };
const RULES = [experimentLogging, roleLeastPrivilege, stopCondition, targetsExist, targetsScoped];

const template = (inputs: Record<string, unknown> = {}) =>
  resource("aws:fis/experimentTemplate:ExperimentTemplate", "x", inputs, EAST);

describe("rules of FIS", () => {
  it("ignore other types", () => {
    for (const rule of RULES) assert.deepEqual(verdicts(rule, graphOf(resource("aws:s3/bucket:Bucket", "b"))), {});
  });
});

for (const [when, build] of Object.entries(GRAPHS)) {
  describe(`fis-stop-condition, ${when}`, () => {
    const judged = (stopConditions?: unknown) =>
      verdicts(stopCondition, build(template({ ...(stopConditions !== undefined && { stopConditions }) })))["x"];

    it("accepts an alarm, also one that is made with it", () => {
      const alarm = resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", {}, EAST);
      const stopConditions = [{ source: "aws:cloudwatch:alarm", value: alarm.output("arn") }];
      assert.deepEqual(verdicts(stopCondition, build(alarm, template({ stopConditions }))), { x: "compliant" });
    });

    it("refuses none", () => {
      for (const conditions of [undefined, [], [{ source: "none" }]]) assert.equal(judged(conditions), "violation");
    });

    it("is undecided on what is not known", () => {
      for (const conditions of [unknown, [unknown], [{ source: unknown }]])
        assert.equal(judged(conditions), "undecided");
    });
  });

  describe(`fis-experiment-logging, ${when}`, () => {
    const judged = (logConfiguration?: unknown) =>
      verdicts(experimentLogging, build(template({ ...(logConfiguration !== undefined && { logConfiguration }) })))[
        "x"
      ];

    it("accepts a group or a bucket", () => {
      assert.equal(
        judged({ logSchemaVersion: 2, cloudwatchLogsConfiguration: { logGroupArn: "arn:…:*" } }),
        "compliant",
      );
      assert.equal(judged({ logSchemaVersion: 2, cloudwatchLogsConfiguration: { logGroupArn: unknown } }), "compliant");
      assert.equal(judged({ logSchemaVersion: 2, s3Configuration: { bucketName: "logs" } }), "compliant");
    });

    it("refuses none, and knows when it cannot know", () => {
      assert.equal(judged(), "violation");
      assert.equal(judged({ logSchemaVersion: 2 }), "violation");
      assert.equal(judged(unknown), "undecided");
    });
  });

  describe(`fis-targets-scoped, ${when}`, () => {
    const judged = (targets?: unknown) =>
      verdicts(targetsScoped, build(template({ ...(targets !== undefined && { targets }) })))["x"];
    const all = { name: "all", resourceType: "aws:ec2:instance", selectionMode: "ALL" };

    it("accepts tags or ARNs", () => {
      assert.equal(judged([{ ...all, resourceTags: [{ key: "Name", value: "shop" }] }]), "compliant");
      assert.equal(judged([{ ...all, resourceArns: [unknown] }]), "compliant");
      assert.equal(judged([{ ...all, resourceArns: unknown }]), "compliant", "a list limits it, whatever is in it");
    });

    it("refuses a target with only a type, whatever else is limited", () => {
      for (const bad of [all, { ...all, resourceTags: [] }, { ...all, selectionMode: "COUNT(1)" }]) {
        assert.equal(judged([bad]), "violation");
        assert.equal(judged([{ ...all, resourceArns: ["arn:a"] }, bad]), "violation");
      }
    });

    it("is not applicable to none, and knows when it cannot know", () => {
      assert.equal(judged(), "notApplicable");
      assert.equal(judged(unknown), "undecided");
    });
  });

  describe(`fis-role-least-privilege, ${when}`, () => {
    const role = () => resource("aws:iam/role:Role", "role", { name: "fis" }, EAST);
    const inline = (of: Fixture, policy: unknown) =>
      resource("aws:iam/rolePolicy:RolePolicy", "may", {
        role: of.id,
        policy: typeof policy === "symbol" ? policy : JSON.stringify({ Statement: policy }),
      });
    const judged = (beside: (of: Fixture) => Fixture[]) => {
      const of = role();
      return verdicts(roleLeastPrivilege, build(of, ...beside(of), template({ roleArn: of.output("arn") })))["x"];
    };
    const may = (Action: unknown, more = {}) => [{ Effect: "Allow", Action, Resource: "*", ...more }];

    it("accepts what is named", () => {
      assert.equal(
        judged((of) => [inline(of, may(["ec2:StopInstances", "ec2:Describe*"]))]),
        "compliant",
      );
      assert.equal(
        judged(() => []),
        "compliant",
      );
    });

    it("refuses everything of a service or of all", () => {
      for (const action of ["*", "ec2:*", ["s3:GetObject", "rds:*"]])
        assert.equal(
          judged((of) => [inline(of, may(action))]),
          "violation",
        );
      assert.equal(
        judged((of) => [inline(of, may(undefined, { NotAction: "iam:*" }))]),
        "violation",
      );
      const attached = (of: Fixture, name: string) =>
        resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", {
          role: of.id,
          policyArn: `arn:aws:iam::aws:policy/${name}`,
        });
      assert.equal(
        judged((of) => [attached(of, "AdministratorAccess")]),
        "violation",
      );
      assert.equal(
        judged((of) => [attached(of, "service-role/AWSFaultInjectionSimulatorEC2Access")]),
        "compliant",
      );
    });

    it("is undecided on a policy or a role that cannot be read", () => {
      assert.equal(
        judged((of) => [inline(of, unknown)]),
        "undecided",
      );
      assert.deepEqual(verdicts(roleLeastPrivilege, build(template({ roleArn: "arn:aws:iam::1:role/other" }))), {
        x: "undecided",
      });
      assert.deepEqual(verdicts(roleLeastPrivilege, build(template({ roleArn: unknown }))), { x: "undecided" });
      assert.deepEqual(verdicts(roleLeastPrivilege, build(template())), { x: "undecided" });
    });
  });

  describe(`fis-targets-exist, ${when}`, () => {
    const target = (resourceTags: unknown, more = {}) => ({
      name: "orders",
      resourceType: "aws:rds:cluster",
      selectionMode: "ALL",
      resourceTags,
      ...more,
    });
    const action = (value = "orders") => ({
      name: "go",
      actionId: "aws:rds:failover-db-cluster",
      target: { key: "Clusters", value },
    });
    const cluster = (tags: unknown, region = "us-east-1") =>
      resource("aws:rds/cluster:Cluster", "orders", { tags }, { region });
    const judged = (targets: unknown, ...beside: Fixture[]) =>
      judgementsOf(targetsExist, build(...beside, template({ targets, actions: [action()] })))[0]?.verdict;
    const NAME = [{ key: "Name", value: "shop-orders" }];

    it("accepts tags that a resource of the Region has, and ARNs", () => {
      assert.equal(judged([target(NAME)], cluster({ Name: "shop-orders" })), "compliant");
      assert.equal(judged([target(undefined, { resourceArns: ["arn:a"] })]), "compliant");
    });

    it("refuses tags that no resource has", () => {
      assert.equal(judged([target(NAME)], cluster({ Name: "shop-order" })), "violation");
      assert.equal(
        judged([target([...NAME, { key: "a", value: "b" }])], cluster({ Name: "shop-orders" })),
        "violation",
      );
    });

    it("takes the tags of a service for those of its tasks, where it hands them on", () => {
      const tasks = [target(NAME, { resourceType: "aws:ecs:task" })];
      const service = (inputs: Record<string, unknown>) =>
        resource("aws:ecs/service:Service", "web", { tags: { Name: "shop-orders" }, ...inputs }, EAST);
      assert.equal(judged(tasks, service({ propagateTags: "SERVICE" })), "compliant");
      assert.equal(judged(tasks, service({ propagateTags: "SERVICE", tags: { Name: "shop" } })), "violation");
      for (const other of [{}, { propagateTags: "NONE" }, { propagateTags: "TASK_DEFINITION" }])
        assert.equal(judged(tasks, service(other)), "undecided", JSON.stringify(other));
    });

    it("refuses an action without its target", () => {
      const targets = [target(NAME, { name: "others" })];
      assert.equal(judged(targets, cluster({ Name: "shop-orders" })), "violation");
    });

    it("is undecided on what may be elsewhere or is not known", () => {
      assert.equal(judged([target(NAME)]), "undecided");
      assert.equal(judged([target(NAME)], cluster({ Name: "shop-orders" }, "us-west-2")), "undecided");
      assert.equal(judged([target(NAME)], cluster(unknown)), "undecided");
      assert.equal(judged([target(unknown)], cluster({ Name: "shop-orders" })), "undecided");
      assert.equal(judged([target([{ key: "aws:autoscaling:groupName", value: "g" }])], cluster({})), "undecided");
      assert.equal(judged([target(NAME, { resourceType: "aws:eks:pod" })], cluster({})), "undecided");
      assert.equal(judged(unknown), "undecided");
    });

    it("finds the group of the targeted instances", () => {
      const group = resource("aws:autoscaling/group:Group", "group", { name: "shop-1a2b3c4" }, EAST);
      const tags = [{ key: "aws:autoscaling:groupName", value: "shop-1a2b3c4" }];
      assert.equal(judged([target(tags, { resourceType: "aws:ec2:instance" })], group), "compliant");
    });

    it("is not applicable to none", () => {
      assert.deepEqual(verdicts(targetsExist, build(template({ actions: [] }))), { x: "notApplicable" });
    });
  });
}
