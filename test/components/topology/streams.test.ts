import assert from "node:assert/strict";
import { recordAgeOf, shardsFor } from "../../../components/topology/streams";

const HOUR = 3600;

describe("the age at which a function gives a stream's record up", () => {
  it("is three quarters of the retention, of which the last is left to repair the rest", () => {
    assert.equal(recordAgeOf(24 * HOUR), 18 * HOUR);
  });

  it("is at most Lambda's seven days", () => {
    assert.equal(recordAgeOf(10 * 24 * HOUR), 7 * 24 * HOUR);
    assert.equal(recordAgeOf(9 * 24 * HOUR), 6.75 * 24 * HOUR);
  });
});

describe("the shards for a peak", () => {
  it("are those that its bytes and its records need, whichever are more", () => {
    assert.equal(shardsFor({ megabytes: 2.5, records: 1000 }), 3);
    assert.equal(shardsFor({ megabytes: 1, records: 3001 }), 4);
  });
});
