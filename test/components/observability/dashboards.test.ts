import assert from "node:assert/strict";
import fc from "fast-check";
import { kindsOf, thresholds, titleOf, type ShownAlarm } from "../../../components/observability/dashboard-graphs";
import { regionDashboard, type DashboardPlace } from "../../../components/observability/dashboard-body";
import type { DashboardBody, Widget } from "../../../components/observability/dashboard-widgets";
import { dashboardSchema } from "../../support/dashboard-schema";
import { STORES } from "../../support/stores";
import { planOf, shippedStores, SIDES, type Stack } from "../plans";

function bodyOf(stack: Stack, name: string): DashboardBody {
  return JSON.parse(stack.where("aws:cloudwatch:Dashboard", "dashboardName", name).inputs["dashboardBody"] as string);
}

function overlaps(a: Widget, b: Widget): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function assertLaidOut({ widgets }: DashboardBody): void {
  for (const [i, one] of widgets.entries()) {
    assert.ok(one.x + one.width <= 24, `${JSON.stringify(one)} leaves the grid`);
    for (const other of widgets.slice(i + 1)) assert.ok(!overlaps(one, other), JSON.stringify([one, other]));
  }
}

const PLACE: DashboardPlace = {
  workload: "shop",
  regions: { primary: "us-east-1", secondary: "us-west-2" },
  role: "primary",
  runbook: "https://ops.example.com",
};

function alarm(changes: Partial<ShownAlarm> = {}): ShownAlarm {
  return {
    key: "orders-cpu",
    arn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:shop-orders-cpu",
    group: "stores",
    severity: "warning",
    runbook: "stores.md#a-database-is-overloaded",
    namespace: "AWS/RDS",
    metricName: "CPUUtilization",
    dimensions: { DBInstanceIdentifier: "shop-orders-1" },
    statistic: "Maximum",
    threshold: 90,
    comparison: "GreaterThanThreshold",
    period: 60,
    ...changes,
  };
}

describe("dashboards", () => {
  const shared = { ...shippedStores() };

  it("are as AWS describes a body, and no widgets overlap", async () => {
    for (const changes of [shared, { ...STORES }]) {
      const pair = await planOf({ shared: changes });
      for (const side of SIDES) {
        const dashboards = pair[side].all("aws:cloudwatch:Dashboard");
        assert.equal(dashboards.length, 2);
        for (const { inputs } of dashboards) {
          const body = JSON.parse(inputs["dashboardBody"] as string) as DashboardBody;
          dashboardSchema.parse(body);
          assertLaidOut(body);
        }
      }
    }
  });

  it("have names that differ from the other stack's: CloudWatch has them once for the account", async () => {
    const pair = await planOf({ shared });
    const names = SIDES.flatMap((side) =>
      pair[side].all("aws:cloudwatch:Dashboard").map(({ inputs }) => inputs["dashboardName"] as string),
    );
    assert.deepEqual(names.sort(), [
      "storefront-both-regions-by-us-east-1",
      "storefront-both-regions-by-us-west-2",
      "storefront-us-east-1",
      "storefront-us-west-2",
    ]);
  });

  it("show every alarm of their region, by its ARN and its metric", async () => {
    const { secondary } = await planOf({ shared });
    const body = bodyOf(secondary, "storefront-us-west-2");
    const shown = body.widgets.flatMap((w) => (w.type === "alarm" ? w.properties.alarms : []));
    const metrics = JSON.stringify(body.widgets.filter((w) => w.type === "metric"));
    const alarms = secondary.all("aws:cloudwatch:MetricAlarm");
    assert.ok(alarms.length > 20);
    for (const { inputs } of alarms) {
      assert.ok(shown.includes(`arn:aws:cloudwatch:us-west-2:123456789012:alarm:${inputs["name"]}`), inputs["name"]);
      if (inputs["metricName"]) assert.ok(metrics.includes(`"${inputs["metricName"]}"`), inputs["metricName"]);
    }
  });

  it("show both regions side by side: primary left, secondary right, each by what is found in it", async () => {
    const { secondary } = await planOf({ shared });
    const { widgets } = bodyOf(secondary, "storefront-both-regions-by-us-west-2");
    const graphs = widgets.filter((w) => w.type === "metric");
    const [left, right] = [graphs.filter(({ x }) => x < 12), graphs.filter(({ x }) => x >= 12)];
    assert.ok(left.length > 10);
    assert.ok(left.every(({ properties }) => properties.region === "us-east-1"));
    assert.ok(right.every(({ properties }) => properties.region === "us-west-2"));
    const shape = (list: typeof graphs) => list.map(({ y, properties }) => [y, properties.title, properties.metrics]);
    assert.deepEqual(shape(left), shape(right));
    // The thresholds are this stack's own: the other region's size may be another.
    assert.ok(left.every(({ properties }) => properties.annotations === undefined));
    assert.ok(right.some(({ properties }) => properties.annotations !== undefined));
  });

  it("do not change when the other region takes over", async () => {
    const before = await planOf({ shared });
    const after = await planOf({ shared: { ...shared, active: "secondary" } });
    const expressions = (stack: Stack) =>
      stack.all("aws:cloudwatch:Dashboard").map(({ inputs }) => inputs["dashboardName"] as string);
    for (const side of SIDES) assert.deepEqual(expressions(after[side]), expressions(before[side]));
  });

  it("are not made where the settings want none", async () => {
    const { primary } = await planOf({ shared: { monitoring: { dashboards: false } } });
    assert.deepEqual(primary.all("aws:cloudwatch:Dashboard"), []);
  });

  it("put one metric of several things into one graph, and each threshold on it once", () => {
    const two = alarm({ key: "users-cpu", dimensions: { DBInstanceIdentifier: "shop-users-1" }, severity: "critical" });
    const silent = alarm({ key: "orders-silent", comparison: "LessThanThreshold", threshold: 0 });
    const [kind, ...others] = kindsOf([silent, alarm(), two]);
    assert.deepEqual(others, []);
    assert.deepEqual(thresholds(kind!), [{ label: "critical above", value: 90, color: "#d62728" }]);
    const graphs = regionDashboard([silent, alarm(), two], PLACE).widgets.flatMap((w) =>
      w.type === "metric" ? [w.properties] : [],
    );
    assert.equal(graphs.length, 1);
    const labels = graphs[0]!.metrics.map((entry) => (entry.at(-1) as { label: string }).label);
    assert.deepEqual(labels, ["orders-cpu", "users-cpu"]);
  });

  it("give each calculation ids of its own", () => {
    const math = { expression: "100 * m / (m + r)", label: "Errors", others: { r: "Requests" } };
    const two = [alarm({ math }), alarm({ math, key: "b", dimensions: { DBInstanceIdentifier: "b" } })];
    const [graph] = regionDashboard(two, PLACE).widgets.flatMap((w) => (w.type === "metric" ? [w.properties] : []));
    const options = graph!.metrics.map((entry) => entry.at(-1) as Record<string, unknown>);
    assert.deepEqual(
      options.map(({ id }) => id),
      ["m0", "r0", "e0", "m1", "r1", "e1"],
    );
    assert.equal(options[5]!["expression"], "100 * m1 / (m1 + r1)");
  });

  it("call metrics by words", () => {
    const title = (namespace: string, metricName: string) => titleOf({ namespace, metricName });
    assert.equal(title("AWS/RDS", "ReplicaLag"), "Database: replica lag (s)");
    assert.equal(title("AWS/Backup", "NumberOfCopyJobsFailed"), "Backup: copy jobs failed");
    assert.equal(title("AWS/DynamoDB", "ConsumedWriteCapacityUnits"), "Table: consumed write capacity units");
    assert.equal(title("Mine", "ACUUtilization"), "Mine: ACU utilization");
  });

  it("link to the runbook where it is published", () => {
    const { widgets } = regionDashboard([alarm()], PLACE);
    const texts = widgets.flatMap((w) => (w.type === "text" ? [w.properties.markdown] : []));
    assert.ok(texts.some((text) => text.includes("[stores](https://ops.example.com/runbook/stores.md)")));
  });

  it("are laid out within AWS's bounds whatever the alarms are", () => {
    const any = fc.record({
      key: fc.stringMatching(/^[a-z]{1,12}$/),
      group: fc.constantFrom<ShownAlarm["group"]>("service", "stores", "messages", "regions", "audit"),
      severity: fc.constantFrom<ShownAlarm["severity"]>("critical", "warning"),
      metricName: fc.constantFrom("A", "B", "C"),
      thing: fc.stringMatching(/^[a-z]{1,4}$/),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 250 }), (all) => {
        const alarms = all.map(({ thing, ...one }) => alarm({ ...one, dimensions: { DBInstanceIdentifier: thing } }));
        const body = regionDashboard(alarms, PLACE);
        dashboardSchema.parse(JSON.parse(JSON.stringify(body)));
        assertLaidOut(body);
      }),
      { numRuns: 30 },
    );
  });
});
