import assert from "node:assert/strict";
import { DEFAULT_SETTINGS, type Moment, type Simulation } from "../../policy/simulation";
import { BY_STRATEGY, LATCHED, returnIn, seenIn } from "../support/incident/document";
import { FAULTS, LASTS, type Fault } from "../support/incident/faults";
import type { Walk } from "../support/incident/walk";
import { simulationOf } from "../support/simulations";

const MINUTE = 60;
const USERS = "serve shop.example.com";

/** What the alarm that asks for a takeover says of the standby. */
const SAYINGS: readonly [RegExp, string][] = [
  [/serves the static page|users get the static page/, "part"],
  [/users get no answer/, "none"],
  [/has healthy targets and answers/, "service"],
];

/** What users get: the service, though perhaps short of capacity, nothing, or a part such as a page; undefined where it is not known. */
type Got = "service" | "none" | "part" | undefined;
/** Less of the load than this is a part that is not known. */
const SOME = 0.005;

function walked({ users }: Walk, minute: number): Got {
  const { answers, served } = users.filter((one) => one.minute <= minute).at(-1)!;
  if (served) return answers === "the static page" ? "part" : "service";
  return answers.includes(" and ") ? "part" : "none";
}

function simulated(timeline: readonly Moment[], seconds: number): Got {
  const { share, atMost = share } = timeline.filter(({ at }) => at <= seconds).at(-1)!;
  if (share > SOME) return "service";
  if (atMost === 0) return "none";
  return share > 0 && atMost < 1 ? "part" : undefined;
}

const FIRST_OF_FLEET = "storefront-us-east-1a-1";

/** The name of the primary's group in the simulation, or of a fleet's first instance. */
function computeOf({ faults }: Simulation): string {
  const names = ["storefront", "storefront@us-east-1", FIRST_OF_FLEET];
  return names.find((name) => faults.some(({ id }) => id === `host ${name}`))!;
}

describe("an incident and the simulation", () => {
  for (const [strategy, variant] of Object.entries(BY_STRATEGY)) {
    describe(strategy, () => {
      for (const fault of Object.values<Fault>(FAULTS)) {
        it(`${fault.title}: users get the same in each minute, until an operator acts`, async () => {
          const [seen, simulation] = await Promise.all([seenIn(variant, fault), simulationOf(variant)]);
          const compute = computeOf(simulation);
          const id = fault.simulated?.(compute);
          const answer = simulation.survival.find((one) => one.fault === id && one.function === USERS);
          // No resource shows a gray failure, and the release of a fleet's instance is that one's alone.
          if (fault === FAULTS.gray || (fault === FAULTS.wholeRelease && compute === FIRST_OF_FLEET)) return;
          assert.ok(answer, `${id} is no fault`);
          const manual = new Set(simulation.steps.filter(({ by }) => by === "person").map((step) => step.id));
          const byHand = answer.steps.some((step) => manual.has(step)) ? DEFAULT_SETTINGS.reaction : Infinity;
          for (let minute = 1; minute <= LASTS && minute * MINUTE <= byHand; minute++) {
            const expected = simulated(answer.timeline, minute * MINUTE - 1);
            if (expected !== undefined) assert.equal(walked(seen, minute), expected, `minute ${minute}`);
          }
        });
      }

      it("says in the alarm that asks for a takeover what the simulation says that users get", async () => {
        const [seen, { survival }] = await Promise.all([seenIn(variant, FAULTS.region), simulationOf(variant)]);
        const asked = seen.changes.find(({ alarm, to }) => alarm === "take-over" && to === "ALARM")!;
        const answer = survival.find((one) => one.fault === "region us-east-1 outage" && one.function === USERS)!;
        const said = SAYINGS.filter(([saying]) => saying.test(asked.description)).map(([, got]) => got);
        assert.deepEqual(said, [simulated(answer.timeline, asked.minute * MINUTE)], asked.description);
      });

      it("leads users back to the Region in the time that the simulation says, once it answers again", async () => {
        const [{ users }, { survival }] = await Promise.all([seenIn(variant, FAULTS.region), simulationOf(variant)]);
        const answer = survival.find((one) => one.fault === "region us-east-1 outage" && one.function === USERS)!;
        const { is, seconds } = answer.afterwards!;
        const [before, last] = [users[0]!, users.at(-1)!];
        assert.deepEqual([is, last.answers], ["back", before.answers]);
        assert.ok(last.minute > LASTS && last.minute <= LASTS + 1 + seconds! / MINUTE, `minute ${last.minute}`);
      });

      it("notifies people where the simulation says so, before an operator is taken to begin", async () => {
        const [seen, { survival }] = await Promise.all([seenIn(variant, FAULTS.region), simulationOf(variant)]);
        for (const region of ["us-east-1", "us-west-2"]) {
          const word = survival.find(
            (one) => one.fault === "region us-east-1 outage" && one.function === `warn ${region}`,
          )?.word;
          const first = seen.changes.find(
            (one) => one.region === region && one.minute <= LASTS && one.does.includes("notifies"),
          );
          assert.equal(word === "continues", first !== undefined, `${region}: ${word}`);
          if (first) assert.ok(first.minute * MINUTE < DEFAULT_SETTINGS.reaction, `minute ${first.minute}`);
        }
      });
    });
  }
});

describe("the latch of a plan and the simulation", () => {
  it("keeps users at the standby, from an outage on that outlasts the alarm and its wait", async () => {
    const { is, seconds, heldFrom, heldBy } = (await returnIn(LATCHED))!;
    assert.deepEqual([is, heldBy], ["held", "engage live/us-east-1-is-out-of-service"]);
    // The alarm's two runs, 2 minutes apart, and the wait of 15 minutes; the alarm is OK one run after the Region is back.
    const [run, delay, wait] = [120, 60, 900];
    assert.equal(heldFrom, 2 * run + delay + wait - (run + delay) + 1);
    assert.ok(seconds! < heldFrom);
  });
});
