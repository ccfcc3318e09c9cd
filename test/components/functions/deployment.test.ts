import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { SERVICE } from "../../support/functions";
import { planOf, SIDES, type Stack } from "../plans";
import { lambda, planFunctions, SMALL } from "./functions";

const GROUP = "aws:codedeploy:DeploymentGroup";
const CONFIG = "aws:codedeploy:DeploymentConfig";

const MAIL = "arn:aws:iam::aws:policy/AmazonSESFullAccess";

/** Functions of which each says another thing of its deployment, or none. */
const planned = () =>
  planFunctions({
    worker: { ...SMALL, deployment: {} },
    slow: { ...SMALL, deployment: { percent: 20, interval: "1h", errors: 7 } },
    even: { ...SMALL, deployment: { type: "linear" } },
    small: {
      ...SMALL,
      permissions: { managedPolicies: [MAIL], statements: [{ actions: ["ses:SendEmail"], resources: ["*"] }] },
    },
  });

describe("a deployment of a function by CodeDeploy", () => {
  it("is of those functions that the settings name, in both Regions", async () => {
    const pair = await planned();
    for (const side of SIDES) {
      const stack = pair[side];
      assert.equal(stack.all(GROUP).length, 3);
      const application = stack.one("aws:codedeploy:Application", "storefront-worker").inputs;
      assert.deepEqual([application["name"], application["computePlatform"]], ["storefront-worker", "Lambda"]);
      const group = stack.one(GROUP, "storefront-worker").inputs;
      assert.deepEqual([group["appName"], group["deploymentGroupName"]], ["storefront-worker", "live"]);
      assert.deepEqual(group["deploymentStyle"], {
        deploymentType: "BLUE_GREEN",
        deploymentOption: "WITH_TRAFFIC_CONTROL",
      });
      assert.deepEqual(group["autoRollbackConfiguration"], {
        enabled: true,
        events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"],
      });
    }
  });

  it("moves the alias, and no update does", async () => {
    const pair = await planned();
    for (const side of SIDES) {
      const ignored = (name: string) => pair[side].one("aws:lambda:Alias", `storefront-${name}`).ignoreChanges ?? [];
      assert.deepEqual(ignored("worker"), ["functionVersion", "routingConfig"]);
      assert.deepEqual(ignored("small"), []);
    }
  });

  it("shifts a share and then the rest, or a share at a time, in minutes; another shift has another name", async () => {
    const { primary } = await planned();
    const canary = primary.one(CONFIG, "storefront-slow").inputs;
    assert.deepEqual(canary["trafficRoutingConfig"], {
      type: "TimeBasedCanary",
      timeBasedCanary: { percentage: 20, interval: 60 },
    });
    const linear = primary.one(CONFIG, "storefront-even").inputs;
    assert.deepEqual(linear["trafficRoutingConfig"], {
      type: "TimeBasedLinear",
      timeBasedLinear: { percentage: 10, interval: 10 },
    });
    const names = primary.all(CONFIG).map(({ inputs }) => inputs["deploymentConfigName"]);
    assert.equal(new Set(names).size, 3);
  });

  it("goes back by an alarm on the newest version's share of errors through the alias", async () => {
    const { primary } = await planned();
    const alarm = primary.one("aws:cloudwatch:MetricAlarm", "storefront-slow-function-release");
    assert.deepEqual(primary.one(GROUP, "storefront-slow").inputs["alarmConfiguration"], {
      enabled: true,
      alarms: [alarm.inputs["name"]],
    });
    assert.deepEqual([alarm.inputs["threshold"], alarm.inputs["evaluationPeriods"]], [7, 1]);
    const metrics = alarm.inputs["metricQueries"].flatMap((query: any) => (query.metric ? [query.metric] : []));
    assert.deepEqual(metrics.map((one: any) => one.metricName).sort(), ["Errors", "Invocations"]);
    for (const { dimensions, period, stat } of metrics) {
      const newest = lambda(primary, "slow").outputs["version"];
      assert.deepEqual(dimensions, {
        FunctionName: "storefront-slow",
        Resource: "storefront-slow:live",
        ExecutedVersion: newest,
      });
      assert.deepEqual([period, stat], [60, "Sum"]);
    }
  });

  it("goes back, too, by the alarm on an API's 5xx codes where the function answers one", async () => {
    const { functions } = SERVICE.shared as { functions: Record<string, object> };
    const deployed = Object.entries(functions).map(([name, one]) => [name, { ...one, deployment: {} }]);
    const { primary } = await planOf(
      { ...SERVICE, shared: { ...SERVICE.shared, functions: Object.fromEntries(deployed) } },
      "messaging",
    );
    const alarmsOf = (name: string) => primary.one(GROUP, `storefront-${name}`).inputs["alarmConfiguration"].alarms;
    assert.deepEqual(alarmsOf("api"), ["storefront-api-function-release", "storefront-api-errors"]);
    assert.deepEqual(alarmsOf("worker"), ["storefront-worker-function-release"]);
  });

  it("may move the alias of this function alone", async () => {
    const { primary } = await planned();
    const role = primary.one("aws:iam:Role", "storefront-worker-deployment").inputs["assumeRolePolicy"];
    assert.match(JSON.stringify(role), /codedeploy\.amazonaws\.com/);
    const { policy } = primary.one("aws:iam:RolePolicy", "storefront-worker-deployment").inputs;
    const { arn } = lambda(primary, "worker").outputs;
    assert.deepEqual(statementsOf(policy), [
      {
        Effect: "Allow",
        Action: ["lambda:GetAlias", "lambda:UpdateAlias", "lambda:GetProvisionedConcurrencyConfig"],
        Resource: [arn, `${arn}:*`],
      },
      { Effect: "Allow", Action: "cloudwatch:DescribeAlarms", Resource: "*" },
    ]);
  });

  it("begins by a command of the stack's outputs, with the versions of the moment", async () => {
    const { primary } = await planned();
    const revision = revisionOf(deployOf(primary), "12");
    assert.equal(revision.revisionType, "AppSpecContent");
    const { content } = revision.appSpecContent;
    assert.match(content, /"version":0\.0,/);
    assert.deepEqual(JSON.parse(content).Resources, [
      {
        live: {
          Type: "AWS::Lambda::Function",
          Properties: {
            Name: "storefront-worker",
            Alias: "live",
            CurrentVersion: "12",
            TargetVersion: lambda(primary, "worker").outputs["version"],
          },
        },
      },
    ]);
  });
});

describe("a function's permissions", () => {
  it("are attached to its role, beside the policy of what it uses", async () => {
    const { primary } = await planned();
    const role = primary.one("aws:iam:Role", "storefront-small-function").outputs["name"];
    const attached = primary
      .all("aws:iam:RolePolicyAttachment")
      .filter(({ inputs }) => inputs["role"] === role)
      .map(({ inputs }) => inputs["policyArn"]);
    const own = primary.one("aws:iam:Policy", "storefront-small-function-own");
    assert.deepEqual(attached.sort(), [MAIL, own.outputs["arn"]].sort());
    assert.deepEqual(statementsOf(own.inputs["policy"]), [
      { Effect: "Allow", Action: ["ses:SendEmail"], Resource: "*" },
    ]);
  });
});

function statementsOf(policy: unknown): object[] {
  return (JSON.parse(String(policy)) as { Statement: object[] }).Statement;
}

function deployOf(stack: Stack): string {
  const { functions } = stack.outputs["messaging"] as { functions: Record<string, { deploy?: string }> };
  assert.equal(functions["small"]!.deploy, undefined);
  return functions["worker"]!.deploy!;
}

/** What a shell makes of the command's last argument, where the alias has a version. */
function revisionOf(command: string, version: string): any {
  const shell = spawnSync("sh", [
    "-c",
    `aws() { echo ${version}; }; set -- ${command}; for last; do :; done; echo "$last"`,
  ]);
  return JSON.parse(shell.stdout.toString());
}
