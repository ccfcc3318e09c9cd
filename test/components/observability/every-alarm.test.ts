import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { VARIANTS } from "../../support/variants";
import { planOf, SIDES, type Planned, type Stack } from "../plans";

const RUNBOOK = path.join(__dirname, "../../../docs/runbook");

/** What CloudWatch takes (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html). */
const LONGEST_DESCRIPTION = 1024;
const LONGEST_NAME = 255;
const MOST_ACTIONS = 5;
const DAY = 24 * 3600;

/** Alarms of every kind. */
function alarmsOf(stack: Stack): Planned[] {
  return [...stack.all("aws:cloudwatch:MetricAlarm"), ...stack.all("aws:cloudwatch:CompositeAlarm")];
}

/** The anchors of a page, as GitHub makes them of its headings: lower case, no punctuation, a hyphen for each space. */
function anchorsOf(page: string): string[] {
  const file = path.join(RUNBOOK, page);
  if (!existsSync(file)) return [];
  const headings = readFileSync(file, "utf8").matchAll(/^#{1,6} (.+)$/gm);
  return [...headings].map(([, text]) =>
    text!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/ /g, "-"),
  );
}

/** Each alarm of each plan, with where it is. */
async function everyAlarm(): Promise<{ alarm: Planned; stack: Stack; where: string }[]> {
  const all = [];
  for (const { name } of VARIANTS) {
    const pair = await planOf(name);
    for (const side of SIDES)
      for (const alarm of alarmsOf(pair[side]))
        all.push({ alarm, stack: pair[side], where: `${alarm.urn.split("::").at(-1)} in the ${side} of ${name}` });
  }
  return all;
}

/** Whether an alarm acts itself: not the one of a switch, which is in the other region and has a health check that follows it. */
function acts({ alarm, stack }: { alarm: Planned; stack: Stack }): boolean {
  const followers = stack.all("aws:route53:HealthCheck").map(({ inputs }) => inputs["cloudwatchAlarmName"]);
  return alarm.inputs["region"] === undefined || !followers.includes(alarm.inputs["name"]);
}

describe("every alarm of every plan", () => {
  let all: Awaited<ReturnType<typeof everyAlarm>>;

  before(async () => {
    all = await everyAlarm();
    assert.ok(all.length > 300, `${all.length} alarms`);
  });

  it("acts, in its own region, on what is in the plan: a topic, a scaling policy, or EC2's own recovery", () => {
    for (const { alarm, stack, where } of all.filter(acts)) {
      const actions: string[] = alarm.inputs["alarmActions"] ?? [];
      assert.ok(actions.length > 0 && actions.length <= MOST_ACTIONS, where);
      assert.notEqual(alarm.inputs["actionsEnabled"], false, where);
      const known = new Set(stack.resources.map(({ outputs }) => outputs["arn"]));
      for (const action of [...actions, ...(alarm.inputs["okActions"] ?? [])]) {
        const region = alarm.outputs["region"] ?? stack.region;
        const ownRegion = action.split(":")[3];
        assert.equal(ownRegion, region, where);
        assert.ok(known.has(action) || action === `arn:aws:automate:${region}:ec2:recover`, `${where}: ${action}`);
      }
    }
  });

  it("notifies one of the region's alerts topics", () => {
    for (const { alarm, stack, where } of all.filter(acts)) {
      const names = stack
        .all("aws:sns:Topic")
        .filter(({ outputs }) => alarm.inputs["alarmActions"].includes(outputs["arn"]))
        .map(({ inputs }) => inputs["name"]);
      assert.match(names.join(), /^storefront-alerts(-warning)?$/, where);
    }
  });

  it("of backups, a trail and canaries that have stopped is quiet until they have begun", () => {
    const STOPPED = /::storefront-[a-z0-9-]*(canary-silent|trail-silent|backup-[a-z0-9]+-missing|no-new-backup)$/;
    const silent = all.filter(({ alarm }) => STOPPED.test(alarm.urn));
    assert.equal(
      new Set(silent.map(({ alarm }) => STOPPED.exec(alarm.urn)![1]!.replace(/-[a-z0-9]+-missing/, ""))).size,
      4,
    );
    for (const { alarm, where } of silent) {
      assert.equal(alarm.inputs["treatMissingData"], "missing", where);
      assert.deepEqual(alarm.inputs["insufficientDataActions"], alarm.inputs["alarmActions"], where);
    }
  });

  it("says what is so, what to do, and a section of the runbook that exists", () => {
    const missing = new Set<string>();
    for (const { alarm, where } of all) {
      const text: string = alarm.inputs["alarmDescription"] ?? "";
      const found = /^(.+[.)]) Runbook: docs\/runbook\/([a-z]+\.md)#([a-z0-9_-]+)$/.exec(text);
      assert.ok(found, `${where}: ${text}`);
      assert.ok(text.length <= LONGEST_DESCRIPTION, where);
      const sentences = found[1]!.split(/[.:;] /);
      assert.ok(sentences.length >= 2, `${where} says only: ${found[1]}`);
      if (!anchorsOf(found[2]!).includes(found[3]!)) missing.add(`${found[2]}#${found[3]}`);
    }
    assert.deepEqual([...missing].sort(), [], "no such section in docs/runbook");
  });

  it("has a unique name in its region, with the workload's, that is not too long", () => {
    for (const { name } of VARIANTS) {
      const taken = new Set<string>();
      for (const { alarm, where } of all.filter((one) => one.where.endsWith(` of ${name}`))) {
        const own: string = alarm.inputs["name"] ?? alarm.inputs["alarmName"];
        assert.match(own, /^storefront-[a-z0-9-]+$/, where);
        assert.ok(own.length <= LONGEST_NAME, where);
        const place = `${where.includes("in the primary") ? 1 : 2} ${own}`;
        assert.ok(!taken.has(place), `${where}: ${own} is there twice`);
        taken.add(place);
      }
    }
  });

  it("says what missing data mean, and looks back no further than CloudWatch does", () => {
    for (const { alarm, where } of all) {
      const { treatMissingData, period, evaluationPeriods, alarmRule } = alarm.inputs;
      if (alarmRule !== undefined) continue;
      assert.match(treatMissingData, /^(breaching|notBreaching|ignore|missing)$/, where);
      // A Metrics Insights query has the period itself.
      const [query] = alarm.inputs["metricQueries"] ?? [];
      const seconds = period ?? query.period ?? query.metric.period;
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
      assert.ok(seconds * evaluationPeriods <= (seconds >= 3600 ? 7 * DAY : DAY), where);
    }
  });

  it("is of its own region's resources: no metric of Route 53 outside of us-east-1", () => {
    for (const { alarm, stack, where } of all)
      if (alarm.inputs["namespace"] === "AWS/Route53") assert.equal(stack.region, "us-east-1", where);
  });
});
