import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { holds, stateOf } from "../support/incident/alarms";
import { BY_STRATEGY, incidentDocument, seenIn } from "../support/incident/document";
import { FAULTS, LASTS, type Fault } from "../support/incident/faults";
import { evaluate } from "../support/incident/metric-math";
import { VARIANTS } from "../support/variants";
import { MINUTES, walk, type Change, type Walk } from "../support/incident/walk";

const DOCUMENT = path.join(__dirname, "../../docs/incident.md");

import { planOf } from "./plans";

const HERE = "us-west-2";

/** The changes of an alarm, as `minute STATE`. */
function statesOf({ changes }: Walk, region: string, alarm: string): string[] {
  return changes.filter((one) => one.region === region && one.alarm === alarm).map((one) => `${one.minute} ${one.to}`);
}

function entered({ changes }: Walk, region: string, alarm: string): Change {
  const found = changes.find((one) => one.region === region && one.alarm === alarm && one.to === "ALARM");
  assert.ok(found, `${alarm} was never in ALARM in ${region}`);
  return found;
}

describe("an incident, minute by minute", () => {
  for (const [strategy, variant] of Object.entries(BY_STRATEGY)) {
    describe(strategy, () => {
      it("begins with no alarm in ALARM, and users in the regions that serve", async () => {
        const seen = await seenIn(variant, FAULTS.gray);
        assert.deepEqual(seen.before, []);
        assert.equal(seen.users[0]!.answers, strategy === "active-active" ? "us-east-1 and us-west-2" : "us-east-1");
        assert.equal(seen.users[0]!.served, true);
      });

      it("asks for a takeover within five minutes of an impaired Region, until the Region answers, and notifies people of it", async () => {
        const seen = await seenIn(variant, FAULTS.region);
        const [first, last, ...more] = statesOf(seen, HERE, "take-over");
        assert.match(first!, /^[1-5] ALARM$/);
        assert.equal(last, `${LASTS + 1} OK`);
        assert.deepEqual(more, []);
        const { does, description } = entered(seen, HERE, "take-over");
        assert.ok(does.includes("notifies"));
        assert.match(
          description,
          /^us-east-1 does not answer\. us-west-2 (serves the static page|runs no instances|has healthy targets)/,
        );
      });

      it("asks for a takeover in no other fault of one Region", async () => {
        for (const fault of [FAULTS.zone, FAULTS.gray, FAULTS.database, FAULTS.release]) {
          const seen = await seenIn(variant, fault);
          for (const region of ["us-east-1", HERE])
            for (const alarm of ["take-over", "both-regions-impaired"])
              assert.deepEqual(statesOf(seen, region, alarm), [], `${fault.title}: ${alarm} in ${region}`);
        }
      });

      it("notifies of a lost zone and a faulty release, and moves no users", async () => {
        for (const [fault, alarm] of [
          [FAULTS.zone, "us-east-1a-no-healthy-target"],
          [FAULTS.release, "sick-targets"],
        ] as const) {
          const seen = await seenIn(variant, fault);
          assert.ok(entered(seen, "us-east-1", alarm).does.includes("notifies"), alarm);
          assert.equal(seen.users.length, 1);
        }
      });

      it("is a matter of the standby alone where the standby cannot see out", async () => {
        const seen = await seenIn(variant, { title: "", says: "", secondary: () => ({ blind: true }) });
        const isNotified = statesOf(seen, HERE, "both-regions-impaired").length > 0;
        // Without instances and without a page, nothing shows that the region cannot see out.
        assert.equal(isNotified, strategy !== "backup-restore");
        assert.equal(statesOf(seen, HERE, "take-over").length > 0, !isNotified);
        assert.equal(seen.users.length, 1);
      });

      it("always has one alarm that asks for a decision while the other Region does not answer", async () => {
        const blind: Fault = {
          title: "",
          says: "",
          secondary: (minute) => ({ blind: minute > 10 }),
          primary: () => ({ dark: true }),
        };
        for (const fault of [FAULTS.region, blind]) {
          const { inAlarm } = await seenIn(variant, fault);
          for (const now of inAlarm) {
            const asking = ["take-over", "both-regions-impaired"].filter((alarm) => now.has(`${HERE} ${alarm}`));
            assert.equal(asking.length, now.has(`${HERE} peer-unreachable`) ? 1 : 0, [...now].join());
          }
        }
      });
    });
  }

  it("keeps asking while the standby answers writes with errors, as it does without the writer", async () => {
    const seen = await seenIn("shipped", FAULTS.region);
    const errors = entered(seen, HERE, "region-unhealthy");
    assert.match(
      errors.description,
      /If us-east-1 answers, .+; if it does not, failed writes here are a reason to take over\./,
    );
    for (let minute = errors.minute; minute <= LASTS; minute++)
      assert.ok(seen.inAlarm[minute]!.has(`${HERE} take-over`), `minute ${minute}`);
  });

  it("says in the primary that the standby is lost, and moves no users", async () => {
    const seen = await seenIn("shipped", { title: "", says: "", secondary: () => ({ dark: true }) });
    const { description } = entered(seen, "us-east-1", "standby-lost");
    assert.match(description, /^us-west-2, the standby, does not answer: there is nothing to fail over to/);
    assert.equal(seen.users.length, 1);
  });

  it("notifies of a change of the workload's trails and of no other", async () => {
    for (const [trailChanged, alarms] of [
      ["organization-trail", []],
      ["storefront-us-west-2-trail", ["trail-changed"]],
    ] as const) {
      const seen = await seenIn("shipped", { title: "", says: "", primary: () => ({ trailChanged }) });
      const changed = seen.changes.filter(({ to }) => to === "ALARM").map(({ region, alarm }) => `${region} ${alarm}`);
      assert.deepEqual(
        changed,
        alarms.map((alarm) => `us-east-1 ${alarm}`),
      );
      assert.equal(seen.users.length, 1);
    }
  });

  it("moves users by the switch alone where the failover is manual, away and back", async () => {
    const pair = await planOf({ shared: { dns: { failover: "manual" } } });
    const engaged = (one: string, minute: number) =>
      one.includes("us-east-1-is-out-of-service") && minute >= 8 && minute < 25;
    const unhealthy: Fault = { title: "", says: "", primary: () => ({ sick: 99 }) };
    for (const fault of [FAULTS.region, unhealthy]) {
      const { users, changes } = walk(pair, fault, engaged);
      const moves = users.filter(({ answers }, i) => answers !== users[i - 1]?.answers);
      assert.deepEqual(
        moves.map(({ minute, answers }) => [minute, answers]),
        [
          [0, "us-east-1"],
          [9, "us-west-2"],
          [26, "us-east-1"],
        ],
      );
      const asked = changes.find(({ alarm }) => alarm === "take-over")!;
      assert.match(asked.description, /Users stay there until you take it out of service: aws s3api put-object/);
    }
  });

  it("keeps a primary that was taken out from users, whatever the standby does, until it is put back", async () => {
    const OUT = 12;
    const engaged = (one: string, minute: number) =>
      /us-east-1.+out-of-service/.test(one) && minute < LASTS + 5 && minute >= OUT;
    const fault: Fault = {
      title: "",
      says: "",
      primary: (minute) => ({ dark: minute < 15 }),
      secondary: () => ({ sick: 99 }),
    };
    for (const { name } of VARIANTS.filter(
      (variant) => variant.name !== "active-active-weighted-network-load-balancer",
    )) {
      const { users } = walk(await planOf(name), fault, engaged);
      const at = (minute: number) => users.filter((one) => one.minute <= minute).at(-1)!;
      for (let minute = OUT + 1; minute < LASTS + 5; minute++)
        assert.doesNotMatch(at(minute).answers, /us-east-1/, `${name}: minute ${minute}`);
      assert.match(at(MINUTES).answers, /us-east-1/, name);
    }
  });

  it("is docs/incident.md", async () => {
    assert.equal(readFileSync(DOCUMENT, "utf8"), await incidentDocument(), "stale: run npm run generate");
  });
});

describe("what the walk reads", () => {
  it("metric math", () => {
    const of = (values: Record<string, number>) => (id: string) => values[id];
    const share = "IF(m >= 10, 100 * m / (m + FILL(r, 0)), 0)";
    assert.equal(evaluate(share, of({ m: 20, r: 60 })), 25);
    assert.equal(evaluate(share, of({ m: 20 })), 100);
    assert.equal(evaluate(share, of({ m: 9, r: 9 })), 0);
    assert.equal(evaluate(share, of({ r: 9 })), undefined);
    assert.equal(evaluate("10 - 2 - 3 * 2", of({})), 2);
    assert.throws(() => evaluate("m +", of({ m: 1 })));
    assert.throws(() => evaluate("RATE(m)", of({ m: 1 })));
  });

  it("rules of composite alarms", () => {
    const is =
      (...names: string[]) =>
      (name: string) =>
        names.includes(name);
    const rule = 'ALARM("a") AND NOT (ALARM("b") OR ALARM("c"))';
    assert.ok(holds(rule, is("a")));
    for (const names of [["a", "b"], ["a", "c"], ["b"], []]) assert.ok(!holds(rule, is(...names)), names.join());
    assert.ok(holds('ALARM("a") OR ALARM("b") AND ALARM("c")', is("a")));
    assert.throws(() => holds('ALARM("a") AND', is()));
  });

  it("missing data, and datapoints of several periods", () => {
    const alarm = {
      namespace: "N",
      metricName: "M",
      statistic: "Maximum",
      period: 60,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 5,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
    };
    const state = (treatMissingData: string, ...values: (number | undefined)[]) =>
      stateOf({ ...alarm, treatMissingData }, (_metric, _statistic, minute) => values[minute - 1], 3, "ALARM");
    assert.equal(state("notBreaching", 9, 1, 9), "ALARM");
    assert.equal(state("notBreaching", 9, undefined, undefined), "OK");
    assert.equal(state("breaching", 1, undefined, undefined), "ALARM");
    assert.equal(state("ignore", undefined, undefined, undefined), "ALARM");
    assert.equal(state("missing", undefined, undefined, undefined), "INSUFFICIENT_DATA");
  });
});
