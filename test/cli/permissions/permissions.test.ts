import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { managedPolicies, sizeOf } from "../../../cli/permissions/policies";
import { neededFor, type Statement } from "../../../cli/permissions/statements";
import { DEPLOYER_ACTIONS, DEPLOYER_RESOURCES, ON_ANY_RESOURCE, POLICY_LIMITS } from "../../../facts/permissions";
import { fits } from "../../../policy/glob";
import type { DeployedResource } from "../../../cli/plan";
import { configOf, stacksOf } from "../../components/plans";
import { VARIANTS } from "../../support/variants";

const ACCOUNT = "123456789012";
/** Types whose actions are on what they are a part of. */
const PARTS = ["aws:autoscaling/policy:Policy", "aws:autoscaling/schedule:Schedule"];
/** Each has what the others have not: functions and Aurora; a website; a fleet, volumes and RDS. */
const TRIED = ["shipped", "static-site-s3-website", "warm-standby-fixed-fleet"];
const REGIONS = ["us-east-1", "us-west-2"];

let all: Promise<{ name: string; resources: DeployedResource[] }[]> | undefined;
const planned = () => (all ??= everyPlan());
const everyPlan = () =>
  Promise.all(
    VARIANTS.filter(({ name }) => TRIED.includes(name)).map(async (variant) => ({
      name: variant.name,
      resources: (await stacksOf(configOf(variant))).flatMap(({ deployment }) => deployment.deployment.resources),
    })),
  );

const needed = (resources: Parameters<typeof neededFor>[0]["resources"]) =>
  neededFor({ resources, account: ACCOUNT, name: "storefront", regions: REGIONS });

const allows = (statements: readonly Statement[], action: string, arn: string) =>
  statements.some(({ Action, Resource }) => Action.includes(action) && Resource.some((pattern) => fits(pattern, arn)));

describe("the permissions of a deployer", () => {
  it("are known for every type that a component makes", () => {
    const components = path.join(__dirname, "../../../components");
    const sources = readdirSync(components, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(path.join(components, file), "utf8"));
    const made = sources.flatMap((source) => [...source.matchAll(/new aws\.([a-z0-9]+)\.([A-Za-z0-9]+)\(/g)]);
    const types = new Set(
      made.map(([, module, type]) => `aws:${module}/${type![0]!.toLowerCase()}${type!.slice(1)}:${type}`),
    );
    assert.ok(types.size > 70);
    assert.deepEqual([...types].filter((type) => !Object.hasOwn(DEPLOYER_ACTIONS.data, type)).sort(), []);
  });

  it("are known for every type that is planned", async () => {
    for (const { name, resources } of await planned()) assert.deepEqual(needed(resources).unknown, [], name);
  });

  it("fit into managed policies that one role may have", async () => {
    for (const { name, resources } of await planned()) {
      const policies = managedPolicies(needed(resources).statements);
      assert.ok(policies.length <= POLICY_LIMITS.data.policiesOfRole, `${name}: ${policies.length}`);
      for (const policy of policies) assert.ok(sizeOf(policy) <= POLICY_LIMITS.data.characters, name);
    }
  });

  it("take in each planned resource by its ARN", async () => {
    for (const { name, resources } of await planned()) {
      const { statements } = needed(resources);
      for (const { type, outputs = {}, custom } of resources) {
        const arn = outputs["arn"];
        if (PARTS.includes(type)) continue;
        if (!custom || typeof arn !== "string" || !arn.startsWith("arn:") || arn.includes(":aws:policy/")) continue;
        const [service, names] = Object.entries(DEPLOYER_ACTIONS.data[type] ?? {}).find(
          ([one]) => one === arn.split(":")[2],
        ) ?? ["", ""];
        const any = ON_ANY_RESOURCE.data[service]?.split(" ") ?? [];
        const [action] = names
          .split(" ")
          .filter((one) => !any.includes(one) && /^(Create|Put|Run|Delete|Change)/.test(one));
        if (action === undefined) continue;
        assert.ok(allows(statements, `${service}:${action}`, arn), `${name}: ${type} ${service}:${action} on ${arn}`);
      }
    }
  });

  it("allow nothing of other workloads where resources have names, and no action with a wildcard", async () => {
    const [shipped] = await planned();
    const { statements } = needed(shipped!.resources);
    for (const { Action } of statements) for (const action of Action) assert.doesNotMatch(action, /[*?]/);
    assert.ok(
      allows(statements, "dynamodb:DeleteTable", `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/storefront-carts`),
    );
    for (const [action, arn] of [
      ["dynamodb:DeleteTable", `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/bank-accounts`],
      ["iam:PutRolePolicy", `arn:aws:iam::${ACCOUNT}:role/administrator`],
      ["iam:PassRole", `arn:aws:iam::${ACCOUNT}:role/administrator`],
      ["s3:DeleteBucket", "arn:aws:s3:::bank-statements"],
      ["rds:DeleteDBCluster", `arn:aws:rds:us-east-1:${ACCOUNT}:cluster:bank`],
    ] as const)
      assert.ok(!allows(statements, action, arn), `${action} on ${arn}`);
  });

  it("pass roles to those services alone that the roles trust, and ask for the plan's Regions", async () => {
    const [shipped] = await planned();
    const { statements } = needed(shipped!.resources);
    const pass = statements.find(({ Action }) => Action.includes("iam:PassRole"))!;
    const services = pass.Condition!["StringEquals"]!["iam:PassedToService"]!;
    assert.ok(services.includes("lambda.amazonaws.com") && services.includes("ec2.amazonaws.com"));
    assert.ok(!services.includes("glue.amazonaws.com"));
    const table = statements.find(({ Action }) => Action.includes("dynamodb:CreateTable"))!;
    assert.deepEqual(table.Condition, { StringEquals: { "aws:RequestedRegion": REGIONS } });
  });

  it("are those of the planned types alone, and unknown where a type is", () => {
    const queue = { type: "aws:sqs/queue:Queue", custom: true, urn: "urn:q" };
    const robot = { type: "aws:robomaker/fleet:Fleet", custom: true, urn: "urn:r" };
    const { statements, unknown } = needed([queue, robot] as never);
    assert.deepEqual(unknown, ["aws:robomaker/fleet:Fleet"]);
    assert.deepEqual([...new Set(statements.flatMap(({ Action }) => Action.map((one) => one.split(":")[0])))], ["sqs"]);
  });

  it("split a statement that is too long, and lose nothing", () => {
    const Action = Array.from({ length: 600 }, (_, i) => `ec2:DescribeSomethingLong${i}`);
    const policies = managedPolicies([{ Effect: "Allow", Action, Resource: ["*"] }]);
    assert.ok(policies.length > 2);
    for (const policy of policies) assert.ok(sizeOf(policy) <= 6144);
    assert.deepEqual(
      policies.flatMap((one) => one.Statement.flatMap((statement) => statement.Action)),
      Action,
    );
  });

  it("have resources for every service of theirs", () => {
    const services = new Set(Object.values(DEPLOYER_ACTIONS.data).flatMap((one) => Object.keys(one)));
    services.delete("backup-storage");
    assert.deepEqual(
      [...services].filter((one) => DEPLOYER_RESOURCES.data[one] === undefined),
      [],
    );
  });
});
