import assert from "node:assert/strict";
import fc from "fast-check";
import { checkStreams } from "../../../components/checks/streams";
import { streams } from "../../../components/config/schema/messaging/streams";
import { areasWith } from "./areas";
import { shardsFor } from "../../../components/topology/streams";

const HOUR = 3600;

/** What is said of one stream, by the paths below its name. */
function said(stream: unknown, more: object = {}): string[] {
  return checkStreams({ ...areasWith(more), streams: streams.parse({ clicks: stream }) }).map(({ path }) =>
    path.replace("holdfast:streams.clicks.", ""),
  );
}

const objectives = (software: number, region: number) => ({
  workload: { objectives: { software: { rto: software }, region: { rto: region } } },
});

const reading = (count: number) => ({
  functions: Object.fromEntries(
    [...Array(count).keys()].map((i) => [`f-${i}`, { sources: { clicks: { stream: "clicks" } } }]),
  ),
});

describe("what is just allowed of a stream", () => {
  it("is a lag that is reported a minute before records are deleted", () => {
    assert.deepEqual(said({ retention: "1d", alarms: { lag: "1436m" } }, objectives(0, 0)), []);
    assert.deepEqual(said({ retention: "1d", alarms: { lag: "1437m" } }, objectives(0, 0)), ["alarms.lag"]);
  });

  it("is a lag that leaves the time that a fix may take", () => {
    const { workload } = objectives(4 * HOUR, HOUR);
    assert.deepEqual(said({ retention: "1d", alarms: { lag: "1197m" } }, { workload }), []);
    assert.deepEqual(said({ retention: "1d", alarms: { lag: "1198m" } }, { workload }), ["alarms.lag"]);
  });

  it("is a retention as long as a region may be away", () => {
    assert.deepEqual(said({ retention: "30h" }, objectives(HOUR, 30 * HOUR)), []);
    assert.deepEqual(said({ retention: "29h" }, objectives(HOUR, 30 * HOUR)), ["retention"]);
  });

  const provisioned = (shards: number) => ({ capacity: { mode: "provisioned", shards } });

  it("is as many shards as its load and its readers need", () => {
    const peak = { megabytes: 2, records: 3000 };
    assert.deepEqual(said({ ...provisioned(3), peak }, reading(3)), []);
    assert.deepEqual(said({ ...provisioned(2), peak }, reading(2)), ["capacity.shards"]);
    assert.deepEqual(said({ ...provisioned(3), peak }, reading(4)), ["capacity.shards"]);
  });

  it("is more readers where one has a consumer of its own: it is the only function", () => {
    assert.deepEqual(said({ enhancedFanOut: true }, reading(1)), []);
  });

  it("is an on-demand stream with 4 MB, and with more where both regions are in use or one has none", () => {
    const peak = { megabytes: 4, records: 4000 };
    const of = (strategy: string, megabytes: number) =>
      said({ peak: { ...peak, megabytes } }, { workload: { strategy } });
    assert.deepEqual(of("warm-standby", 4), []);
    assert.deepEqual(of("pilot-light", 4.1), ["capacity.mode"]);
    assert.deepEqual(of("active-active", 40), []);
    assert.deepEqual(of("static-site", 40), []);
  });
});

describe("a check of streams", () => {
  it("asks for shards that take the load, and for none too many", () => {
    const loads = fc.record({
      megabytes: fc.double({ min: 0.01, max: 500, noNaN: true }),
      records: fc.integer({ min: 1, max: 500_000 }),
    });
    fc.assert(
      fc.property(loads, (peak) => {
        const shards = shardsFor(peak);
        assert.ok(shards >= peak.megabytes && shards * 1000 >= peak.records);
        assert.ok(shards - 1 < peak.megabytes || (shards - 1) * 1000 < peak.records);
      }),
    );
  });
});
