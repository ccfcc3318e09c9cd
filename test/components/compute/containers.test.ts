import assert from "node:assert/strict";
import { containersIn, EVERYTHING_CONTAINERS } from "../../support/containers";
import { databasesHere } from "../../../components/compute/containers/uses";
import type { Settings } from "../../../components/config";
import type { Role } from "../../../components/config/schema/common";
import { STORES } from "../../support/stores";
import { planOf, SIDES, statementsOf, waitsFor, type Pair, type Stack } from "../plans";

const SERVICE = "aws:ecs:Service";
const TARGET = "aws:appautoscaling:Target";
const ALARM = "aws:cloudwatch:MetricAlarm";

const REGIONS = { primary: "us-east-1", secondary: "us-west-2" };
const NO_USES = { tables: [], buckets: [], queues: [], topics: [], streams: [], buses: [] };

const pilot = (): Promise<Pair> => planOf("pilot-light-containers");
const everything = (): Promise<Pair> => planOf(EVERYTHING_CONTAINERS, "serving");
const granted = (): Promise<Pair> => planOf(EVERYTHING_CONTAINERS, "volumes");

/** The container of a stack's task definition. */
function containerOf(stack: Stack): Record<string, any> {
  const all = JSON.parse(stack.one("aws:ecs:TaskDefinition").inputs["containerDefinitions"]);
  assert.equal(all.length, 1);
  return all[0];
}

/** The actions that a policy allows on the resources of some ARN. */
function actionsOn(stack: Stack, policy: string, arn: RegExp): string[] {
  return statementsOf(stack.one("aws:iam:RolePolicy", policy).inputs["policy"])
    .filter(({ Resource }) => [Resource].flat().some((one) => arn.test(one)))
    .flatMap(({ Action }) => Action)
    .sort();
}

function alarms(stack: Stack): Record<string, any> {
  return Object.fromEntries(stack.all(ALARM).map(({ inputs }) => [inputs["name"].replace("storefront-", ""), inputs]));
}

describe("a service of containers", () => {
  it("runs in the private subnets of all zones, and its tasks' addresses are targets of the load balancer", async () => {
    const pair = await pilot();
    for (const side of SIDES) {
      const stack = pair[side];
      const { inputs } = stack.one(SERVICE);
      const privates = stack.all("aws:ec2:Subnet").filter((one) => one.inputs["tags"].SubnetType === "Private");
      assert.deepEqual([...inputs["networkConfiguration"].subnets].sort(), privates.map(({ id }) => id).sort());
      const group = stack.one("aws:lb:TargetGroup");
      assert.equal(group.inputs["targetType"], "ip");
      assert.deepEqual(inputs["loadBalancers"], [
        { targetGroupArn: group.outputs["arn"], containerName: containerOf(stack)["name"], containerPort: 8080 },
      ]);
      assert.equal(inputs["availabilityZoneRebalancing"], "ENABLED");
      assert.ok(waitsFor(stack.one(SERVICE), stack.one("aws:lb:Listener", "storefront-tls")));
    }
  });

  it("is full in the primary, and without a task in a pilot light, which a minimum that `up` raises starts", async () => {
    const { primary, secondary } = await pilot();
    const sizes = (stack: Stack) => {
      const { minCapacity, maxCapacity } = stack.one(TARGET).inputs;
      return [stack.one(SERVICE).inputs["desiredCount"], minCapacity, maxCapacity];
    };
    assert.deepEqual(sizes(primary), [6, 6, 18]);
    assert.deepEqual(sizes(secondary), [0, 0, 18]);
    for (const stack of [primary, secondary]) assert.deepEqual(stack.one(SERVICE).ignoreChanges, ["desiredCount"]);
  });

  it("is not deployed by a failover, which raises the minimum of its scaling alone", async () => {
    const flipped = (active: string) => {
      const workload = { strategy: "pilot-light", objectives: { region: { rto: "8h", rpo: "2h" } } };
      return planOf(
        {
          shared: { workload, active },
          primary: containersIn("us-east-1"),
          secondary: containersIn("us-west-2", { standby: null }),
        },
        "compute",
      );
    };
    const [before, after] = [(await flipped("primary")).secondary, (await flipped("secondary")).secondary];
    const { desiredCount: none, ...waiting } = before.one(SERVICE).inputs;
    const { desiredCount: full, ...serving } = after.one(SERVICE).inputs;
    assert.deepEqual(serving, waiting);
    assert.deepEqual([none, full], [0, 6]);
    assert.deepEqual(
      [before, after].map((stack) => stack.one(TARGET).inputs["minCapacity"]),
      [0, 6],
    );
  });

  it("has its sizes computed from its load, once a zone is lost, and a reduced size in a warm standby", async () => {
    const load = { peak: 900, perInstance: 100 };
    const sized = (region: string) => containersIn(region, { min: null, max: null, standby: null, load });
    const pair = await planOf(
      {
        shared: { workload: { objectives: { region: { rto: "15m" } } } },
        primary: sized("us-east-1"),
        secondary: sized("us-west-2"),
      },
      "compute",
    );
    const [full, reduced] = SIDES.map((side) => pair[side].one(TARGET).inputs);
    assert.deepEqual([full!["minCapacity"], full!["maxCapacity"]], [15, 27]);
    assert.ok(reduced!["minCapacity"] > 0 && reduced!["minCapacity"] < 15, String(reduced!["minCapacity"]));
  });

  it("rolls a bad deployment back by its circuit breaker, and by an alarm on its targets", async () => {
    const { primary } = await pilot();
    const { inputs } = primary.one(SERVICE);
    assert.deepEqual(inputs["deploymentCircuitBreaker"], { enable: true, rollback: true });
    assert.deepEqual(inputs["alarms"], { enable: true, rollback: true, alarmNames: ["storefront-tasks-sick-targets"] });
    assert.equal(alarms(primary)["tasks-sick-targets"].metricName, "UnHealthyHostCount");
    const { eventPattern } = primary.one("aws:cloudwatch:EventRule", "storefront-deployments").inputs;
    const pattern = JSON.parse(eventPattern);
    assert.deepEqual(pattern.resources, [primary.one(SERVICE).outputs["arn"]]);
    assert.deepEqual(pattern.detail, { eventName: ["SERVICE_DEPLOYMENT_FAILED"] });
  });

  it("needs nothing of the other Region to start: image, log, queues and secrets are of its own", async () => {
    const pair = await pilot();
    for (const [side, other] of [
      ["primary", "us-west-2"],
      ["secondary", "us-east-1"],
    ] as const) {
      const container = containerOf(pair[side]);
      assert.ok(!JSON.stringify(container).includes(other), JSON.stringify(container));
      assert.equal(container["image"].split(".")[3], pair[side].region);
    }
  });

  it("does not wait for a log that is slow, and finds its log group there", async () => {
    const { secondary } = await pilot();
    const { options } = containerOf(secondary)["logConfiguration"];
    assert.equal(options.mode, "non-blocking");
    assert.equal(options["awslogs-group"], secondary.one("aws:cloudwatch:LogGroup", "storefront").inputs["name"]);
    assert.ok(waitsFor(secondary.one(SERVICE), secondary.one("aws:cloudwatch:LogGroup", "storefront")));
  });

  it("finds by its environment what it uses, where the stack makes it", async () => {
    const { primary } = await pilot();
    const environment = Object.fromEntries(
      containerOf(primary)["environment"].map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    const url = (name: string) => primary.where("aws:sqs:Queue", "name", name).outputs["url"];
    assert.deepEqual(environment, {
      TABLE_CARTS: primary.one("aws:dynamodb:Table", "storefront-carts").inputs["name"],
      QUEUE_ORDERS: url("storefront-orders"),
      QUEUE_JOBS: url("storefront-jobs.fifo"),
      TOPIC_NEWS: primary.one("aws:sns:Topic", "storefront-news").outputs["arn"],
    });
  });

  it("may use what it says that it uses, and nothing else", async () => {
    const { primary } = await pilot();
    const stores = "storefront-stores-tasks";
    assert.ok(actionsOn(primary, stores, /table\/storefront-carts$/).includes("dynamodb:PutItem"));
    assert.deepEqual(actionsOn(primary, stores, /table\/storefront-audit/), []);
    const messages = "storefront-messaging-tasks";
    assert.ok(actionsOn(primary, messages, /:storefront-orders$/).includes("sqs:SendMessage"));
    assert.ok(!actionsOn(primary, messages, /:storefront-orders$/).includes("sqs:ReceiveMessage"));
    assert.ok(actionsOn(primary, messages, /:storefront-jobs\.fifo$/).includes("sqs:ReceiveMessage"));
    assert.ok(!actionsOn(primary, messages, /:storefront-jobs\.fifo$/).includes("sqs:SendMessage"));
  });

  it("starts with a role that pulls its image, writes its log and reads its secrets alone", async () => {
    const { primary } = await everything();
    const statements = statementsOf(primary.one("aws:iam:RolePolicy", "storefront-execution").inputs["policy"]);
    const on = Object.fromEntries(statements.map(({ Action, Resource }) => [[Action].flat()[0], Resource]));
    assert.deepEqual(on, {
      "ecr:GetAuthorizationToken": "*",
      "ecr:BatchCheckLayerAvailability": "arn:aws:ecr:us-east-1:123456789012:repository/shop/web",
      "logs:CreateLogStream": `${primary.one("aws:cloudwatch:LogGroup", "storefront").outputs["arn"]}:*`,
      "secretsmanager:GetSecretValue": ["arn:aws:secretsmanager:us-east-1:123456789012:secret:storefront-AbCdEf"],
      "ssm:GetParameters": ["ENDPOINT", "READER", "PORT", "NAME", "SECRET"].map(
        (part) => `arn:aws:ssm:us-east-1:123456789012:parameter/holdfast/storefront/DATABASE_ORDERS_${part}`,
      ),
      "kms:Decrypt": ["arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000"],
    });
    const trust = statementsOf(primary.one("aws:iam:Role", "storefront").inputs["assumeRolePolicy"]);
    assert.deepEqual(trust[0]!["Condition"].StringEquals, { "aws:SourceAccount": "123456789012" });
  });

  it("connects to the databases that it uses", async () => {
    const { primary } = await granted();
    const { id } = primary.one("aws:ec2:SecurityGroup", "storefront");
    const rule = primary.where("aws:vpc:SecurityGroupIngressRule", "description", "From the service, SQL").inputs;
    assert.equal(rule["referencedSecurityGroupId"], id);
  });

  it("finds its databases by parameters of its own Region, which are there before a task starts", async () => {
    const uses = { databases: ["orders", "ledger"] };
    const pair = await planOf({
      shared: {
        workload: { strategy: "pilot-light", objectives: { region: { rto: "8h", rpo: "2h" } } },
        monitoring: { canary: false, dashboards: false },
        databases: STORES.databases,
      },
      primary: containersIn("us-east-1", { uses }),
      secondary: containersIn("us-west-2", { uses, standby: null }),
    });
    for (const [side, members] of [
      ["primary", { "database.orders": "storefront-orders-1", "database.ledger": "storefront-ledger-1" }],
      ["secondary", { "database.orders": "storefront-orders-2", "database.ledger": "storefront-ledger-2" }],
    ] as const) {
      const stack = pair[side];
      const { secrets, dockerLabels } = containerOf(stack);
      assert.deepEqual(dockerLabels, members);
      for (const { name, valueFrom } of secrets) {
        const parameter = stack.where("aws:ssm:Parameter", "name", `/holdfast/storefront/${name}`);
        assert.equal(valueFrom, `arn:aws:ssm:${stack.region}:123456789012:parameter${parameter.inputs["name"]}`);
        assert.ok(waitsFor(stack.one(SERVICE), parameter), name);
      }
      // One is an instance, which has no readers.
      assert.equal(secrets.length, 4 + 5);
    }
  });

  it("reads nothing of a database that is restored in a failover, until it is", () => {
    const stack = (active: Role) => {
      const members: Role[] = ["primary", "secondary"];
      const orders = { ...STORES.databases.orders, members, unprotected: 0, retired: 0, deletionProtection: true };
      const workload = { name: "storefront", strategy: "backup-restore", account: "123456789012", regions: REGIONS };
      return { workload, active, role: "secondary", databases: { orders } } as unknown as Settings;
    };
    const here = (active: Role) => databasesHere({ uses: { ...NO_USES, databases: ["orders"] } }, stack(active));
    assert.deepEqual(here("primary"), []);
    assert.deepEqual(here("secondary"), [["orders", "storefront-orders-2"]]);
  });

  it("takes what the settings say: size, disk, command, variables, secrets, time to stop", async () => {
    const { primary } = await everything();
    const { inputs } = primary.one("aws:ecs:TaskDefinition");
    assert.deepEqual([inputs["cpu"], inputs["memory"]], ["2048", "8192"]);
    assert.deepEqual(inputs["runtimePlatform"], { operatingSystemFamily: "LINUX", cpuArchitecture: "X86_64" });
    assert.deepEqual(inputs["ephemeralStorage"], { sizeInGib: 40 });
    const container = containerOf(primary);
    assert.deepEqual(container["command"], ["serve", "--port", "9000"]);
    assert.equal(container["stopTimeout"], 60);
    assert.ok(container["environment"].some(({ name }: { name: string }) => name === "LOG_LEVEL"));
    assert.equal(container["secrets"].at(-1).name, "DSN");
    const service = primary.one(SERVICE).inputs;
    assert.equal(service["healthCheckGracePeriodSeconds"], 120);
    assert.deepEqual([service["deploymentMinimumHealthyPercent"], service["deploymentMaximumPercent"]], [90, 150]);
    assert.equal(service["enableExecuteCommand"], true);
    assert.equal(primary.all("aws:iam:RolePolicy").filter(({ urn }) => urn.endsWith("storefront-exec")).length, 1);
    assert.deepEqual(primary.one("aws:ecs:Cluster").inputs["settings"], [
      { name: "containerInsights", value: "enhanced" },
    ]);
    const [rule] = primary.one("aws:ecr:ReplicationConfiguration").inputs["replicationConfiguration"].rules;
    assert.deepEqual(rule.destinations, [{ region: "us-west-2", registryId: "123456789012" }]);
    assert.deepEqual(rule.repositoryFilters, [{ filter: "shop/web", filterType: "PREFIX_MATCH" }]);
  });

  it("opens no shell, and replicates no image, unless the settings say so", async () => {
    const { primary } = await pilot();
    assert.equal(primary.one(SERVICE).inputs["enableExecuteCommand"], false);
    assert.equal(primary.all("aws:iam:RolePolicy").filter(({ urn }) => urn.endsWith("storefront-exec")).length, 0);
    assert.equal(primary.all("aws:ecr:ReplicationConfiguration").length, 0);
  });

  it("is On-Demand, or On-Demand up to a base and in a share above it", async () => {
    const strategies = async (pair: Promise<Pair>) =>
      (await pair).primary.one(SERVICE).inputs["capacityProviderStrategies"];
    assert.deepEqual(await strategies(everything()), [
      { capacityProvider: "FARGATE", base: 3, weight: 40 },
      { capacityProvider: "FARGATE_SPOT", weight: 60 },
    ]);
    const plain = await planOf({ primary: containersIn("us-east-1"), secondary: containersIn("us-west-2") }, "compute");
    assert.deepEqual(plain.primary.one(SERVICE).inputs["capacityProviderStrategies"], [
      { capacityProvider: "FARGATE", weight: 1 },
    ]);
  });
});
