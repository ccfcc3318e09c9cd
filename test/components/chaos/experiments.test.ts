import assert from "node:assert/strict";
import { FIXED_FLEET, VARIANTS, type Changes } from "../../support/variants";
import { planOf, shippedStores, SIDES, statementsOf, type Planned, type Stack } from "../plans";

const FAULTS = {
  instances: { duration: "10m", percent: 50 },
  zonePower: {},
  zoneNetwork: {},
  peerNetwork: {},
  capacity: {},
  databaseFailover: {},
  replication: {},
};
const SHARED = () => ({ ...shippedStores(), experiments: { zone: { primary: "us-east-1b" }, faults: FAULTS } });
const NAMES = [
  "capacity",
  "database-failover",
  "instances",
  "peer-network",
  "replication",
  "zone-network",
  "zone-power",
];
const STATIC = VARIANTS.find(({ name }) => name === "static-site")!;
const ZONES = { primary: "us-east-1b", secondary: "us-west-2a" };

const all = (stack: Stack) => stack.all("aws:fis:ExperimentTemplate");

function template(stack: Stack, fault: string): Planned {
  return all(stack).find(({ inputs }) => inputs["tags"].Name === `storefront-${fault}`)!;
}

/** What a template's role may do. */
function may(stack: Stack, fault: string): Record<string, any>[] {
  const found = stack
    .all("aws:iam:Role")
    .find(({ outputs }) => outputs["arn"] === template(stack, fault).inputs["roleArn"])!;
  return statementsOf(stack.where("aws:iam:RolePolicy", "role", found.id).inputs["policy"]);
}

describe("experiments", () => {
  it("are not there unless asked for", async () => {
    const { primary, secondary } = await planOf("warm-standby-fixed-fleet", "experiments");
    for (const stack of [primary, secondary]) assert.deepEqual(all(stack), []);
  });

  for (const side of SIDES) {
    describe(`of the ${side}`, () => {
      it("are one template a fault, each stopped by alarms about users, of its own region", async () => {
        const stack = (await planOf({ shared: SHARED() }))[side];
        assert.deepEqual(
          all(stack)
            .map(({ inputs }) => inputs["tags"].Name)
            .sort(),
          NAMES.map((n) => `storefront-${n}`),
        );
        for (const { inputs, id } of all(stack)) {
          assert.match(id!, /^EXT/);
          const stops = inputs["stopConditions"] as { source: string; value: string }[];
          assert.ok(stops.length >= 1 && stops.length <= 5, `${stops.length} stop conditions`);
          for (const { source, value } of stops) {
            assert.equal(source, "aws:cloudwatch:alarm");
            const alarm = stack.all("aws:cloudwatch:MetricAlarm").find(({ outputs }) => outputs["arn"] === value)!;
            assert.equal(alarm.outputs["region"], stack.region);
            assert.match(alarm.inputs["name"], /target|balancer|endpoint/);
          }
        }
      });

      it("write a log that ends, and come in from this account and region alone", async () => {
        const stack = (await planOf({ shared: SHARED() }))[side];
        const group = stack.where("aws:cloudwatch:LogGroup", "name", "/aws/vendedlogs/fis/storefront");
        assert.equal(group.inputs["retentionInDays"], 90);
        const policy = statementsOf(stack.one("aws:cloudwatch:LogResourcePolicy").inputs["policyDocument"])[0]!;
        assert.deepEqual(
          [policy["Principal"], policy["Resource"]],
          [{ Service: "delivery.logs.amazonaws.com" }, `${group.outputs["arn"]}:*`],
        );
        for (const { inputs } of all(stack)) {
          assert.deepEqual(inputs["logConfiguration"], {
            logSchemaVersion: 2,
            cloudwatchLogsConfiguration: { logGroupArn: `${group.outputs["arn"]}:*` },
          });
          const role = stack.all("aws:iam:Role").find(({ outputs }) => outputs["arn"] === inputs["roleArn"])!;
          const [trust] = statementsOf(role.inputs["assumeRolePolicy"]);
          assert.deepEqual(trust!["Condition"], {
            StringEquals: { "aws:SourceAccount": "123456789012" },
            ArnLike: { "aws:SourceArn": `arn:aws:fis:${stack.region}:123456789012:experiment/*` },
          });
        }
      });

      it("stop the instances of one zone by the group's tag, and may stop no others", async () => {
        const stack = (await planOf({ shared: SHARED() }))[side];
        const group = stack.one("aws:autoscaling:Group").outputs["name"];
        const { targets, actions, experimentOptions } = template(stack, "instances").inputs;
        assert.deepEqual(targets, [
          {
            name: "instances",
            resourceType: "aws:ec2:instance",
            selectionMode: "PERCENT(50)",
            resourceTags: [{ key: "aws:autoscaling:groupName", value: group }],
            filters: [
              { path: "Placement.AvailabilityZone", values: [ZONES[side]] },
              { path: "State.Name", values: ["running"] },
            ],
          },
        ]);
        assert.deepEqual(actions[0].parameters, [
          { key: "startInstancesAfterDuration", value: "PT10M" },
          { key: "completeIfInstancesTerminated", value: "true" },
        ]);
        assert.equal(experimentOptions.emptyTargetResolutionMode, "fail");
        const stop = may(stack, "instances").find(({ Action }) => Action.includes("ec2:StopInstances"))!;
        assert.deepEqual(stop["Condition"], {
          StringEquals: { "ec2:ResourceTag/aws:autoscaling:groupName": group },
        });
      });

      it("cut off the subnets of one zone, and may touch no others", async () => {
        const stack = (await planOf({ shared: SHARED() }))[side];
        const zone = ZONES[side];
        const arns = stack
          .all("aws:ec2:Subnet")
          .filter(({ inputs }) => inputs["availabilityZone"] === zone)
          .map(({ id }) => `arn:aws:ec2:${stack.region}:123456789012:subnet/${id}`);
        const [target] = template(stack, "zone-network").inputs["targets"];
        assert.equal(arns.length, 2);
        assert.deepEqual([...target.resourceArns].sort(), arns.sort());
        const replace = may(stack, "zone-network").find(({ Action }) => Action === "ec2:ReplaceNetworkAclAssociation")!;
        assert.deepEqual(replace["Resource"].filter((arn: string) => arn.includes(":subnet/")).sort(), arns);
      });

      it("part the regions by the private subnets' routes", async () => {
        const stack = (await planOf({ shared: SHARED() }))[side];
        const { targets, actions } = template(stack, "peer-network").inputs;
        assert.equal(targets[0].resourceArns.length, 3);
        const peer = side === "primary" ? "us-west-2" : "us-east-1";
        assert.deepEqual(actions[0].parameters[0], { key: "region", value: peer });
      });

      it("take a zone's power: subnets, instances, launches and the databases whose writer is there", async () => {
        const stack = (await planOf({ shared: SHARED() }))[side];
        const { targets, actions, experimentOptions } = template(stack, "zone-power").inputs;
        assert.deepEqual(
          actions.map((one: any) => one.actionId),
          [
            "aws:network:disrupt-connectivity",
            "aws:ec2:stop-instances",
            "aws:ec2:asg-insufficient-instance-capacity-error",
            "aws:rds:failover-db-cluster",
          ],
        );
        assert.deepEqual(targets.at(-1).parameters, { writerAvailabilityZoneIdentifiers: ZONES[side] });
        assert.equal(experimentOptions.emptyTargetResolutionMode, "skip");
      });

      it("fail databases over by the names of this region's clusters, and pause replication by a tag of the stores of an action", async () => {
        const stack = (await planOf({ shared: SHARED() }))[side];
        const member = side === "primary" ? "storefront-orders-1" : "storefront-orders-2";
        assert.deepEqual(template(stack, "database-failover").inputs["targets"], [
          {
            name: "orders",
            resourceType: "aws:rds:cluster",
            resourceTags: [{ key: "Name", value: member }],
            selectionMode: "ALL",
          },
        ]);
        const tags = template(stack, "replication").inputs["targets"].map((one: any) => one.resourceTags[0]);
        assert.deepEqual(tags, [
          { key: "replication-experiment", value: "storefront-buckets-1" },
          { key: "replication-experiment", value: "storefront-tables-1" },
        ]);
        const named = [
          ...stack.all("aws:s3:Bucket"),
          ...stack.all("aws:rds:Cluster"),
          ...stack.all("aws:dynamodb:Table"),
          ...stack.all("aws:dynamodb:TableReplica"),
        ];
        assert.ok(named.some(({ inputs }) => inputs["tags"]?.Name === member));
        const tagged = (value: string) =>
          named.flatMap(({ inputs }) =>
            inputs["tags"]?.["replication-experiment"] === value ? [inputs["tags"].Name] : [],
          );
        assert.deepEqual(tagged("storefront-buckets-1"), [`storefront-123456789012-${stack.region}-uploads`]);
        assert.deepEqual(tagged("storefront-tables-1"), ["storefront-carts", "storefront-receipts"]);
      });

      it("name a target for each action, and may never do everything", async () => {
        const stack = (await planOf({ shared: SHARED() }))[side];
        for (const fault of NAMES) {
          const { targets, actions } = template(stack, fault).inputs;
          const used = actions.map((one: any) => one.target.value);
          assert.deepEqual([...used].sort(), targets.map((one: any) => one.name).sort(), fault);
          for (const { Action } of may(stack, fault))
            for (const action of [Action].flat()) assert.match(action, /^[a-z0-9-]+:[A-Za-z]+$/, fault);
        }
      });

      it("are the same before and after a failover", async () => {
        const at = async (shared: Changes) => {
          const stack = (await planOf({ shared }))[side];
          return stack.resources
            .filter(({ urn }) => urn.includes("holdfast:chaos:"))
            .map(({ urn, inputs }) => ({ urn, inputs }));
        };
        assert.deepEqual(await at({ ...SHARED(), active: "secondary" }), await at(SHARED()));
      });
    });
  }

  it("are of the primary alone where the standby is a page", async () => {
    const faults = { instances: {}, zoneNetwork: {} };
    const page = { ...STATIC, shared: { ...STATIC.shared, experiments: { faults } } };
    const { primary, secondary } = await planOf(page, "experiments");
    assert.equal(all(primary).length, 2);
    assert.deepEqual(all(secondary), []);
  });

  it("stop the instances of a fixed fleet's zone by their ARNs, five in a target", async () => {
    const fleet = {
      shared: { experiments: { zone: { primary: "us-east-1b" }, faults: { instances: {} } } },
      primary: { compute: { ...FIXED_FLEET.compute, instancesPerZone: 6 } },
      secondary: FIXED_FLEET,
    };
    const { primary } = await planOf(fleet, "experiments");
    const { targets, actions } = template(primary, "instances").inputs;
    assert.deepEqual(
      targets.map((one: any) => one.resourceArns.length),
      [5, 1],
    );
    const zones = targets
      .flatMap((one: any) => one.resourceArns)
      .map(
        (arn: string) =>
          primary.all("aws:ec2:Instance").find(({ outputs }) => outputs["arn"] === arn)!.inputs["tags"].Name,
      );
    assert.deepEqual(
      [...zones].sort(),
      [1, 2, 3, 4, 5, 6].map((i) => `storefront-us-east-1b-${i}`),
    );
    assert.equal(actions.length, 2);
    const stop = may(primary, "instances").find(({ Action }) => Action.includes("ec2:StopInstances"))!;
    assert.deepEqual(stop["Condition"], { StringLike: { "ec2:ResourceTag/Name": "storefront-us-east-1b-*" } });
  });
});
