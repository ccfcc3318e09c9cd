import assert from "node:assert/strict";
import fc from "fast-check";
import { duration } from "../../../components/config/duration";
import { formatDuration, parseDuration } from "../../../lib/duration";

describe("durations", () => {
  it("are read as they are written, and written in the largest unit that divides them", () => {
    for (const [text, seconds] of Object.entries({ "0s": 0, "90s": 90, "5m": 300, "4h": 14400, "7d": 604800 })) {
      assert.equal(parseDuration(text), seconds);
      assert.equal(formatDuration(seconds), text);
    }
    assert.equal(formatDuration(3600), "1h");
    assert.equal(formatDuration(86401), "86401s");
  });

  it("are read of several units, fractions and milliseconds where a form allows these", () => {
    const GO = /^([\d.]+(h|ms|m|s))+$/;
    assert.deepEqual(
      ["1h30m", "1.5h", "250ms", "1m0.5s"].map((text) => parseDuration(text, GO)),
      [5400, 5400, 0.25, 60.5],
    );
  });

  it("come back from their text", () => {
    fc.assert(fc.property(fc.nat(), (seconds) => assert.equal(parseDuration(formatDuration(seconds)), seconds)));
  });

  it("are whole numbers of one unit, and nothing else", () => {
    for (const text of [
      "",
      "5",
      "m",
      "5 m",
      "5M",
      "-5m",
      "+5m",
      "1.5h",
      "1h30m",
      "5min",
      "5m\n",
      "٥m",
      "1e3s",
      "0x5s",
    ]) {
      assert.equal(parseDuration(text), undefined, JSON.stringify(text));
    }
  });

  it("are allowed up to their bounds, which belong to them", () => {
    const setting = duration(60, 3600);
    assert.equal(setting.parse("1m"), 60);
    assert.equal(setting.parse("60m"), 3600);
    for (const text of ["59s", "3601s", "0s", `${"9".repeat(400)}d`]) {
      assert.equal(
        setting.safeParse(text).error?.issues[0]?.message,
        "a duration from 1m to 1h, written like 90s, 5m, 4h or 7d",
      );
    }
  });
});
