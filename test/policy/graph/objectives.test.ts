import assert from "node:assert/strict";
import { seconds } from "../../../policy/graph";

describe("durations", () => {
  it("are read in seconds", () => {
    const given = ["0s", "90s", "5m", "4h", "1h30m", "2d"];
    assert.deepEqual(given.map(seconds), [0, 90, 300, 14400, 5400, 172800]);
  });

  it("are undefined where they are none", () => {
    for (const wrong of ["", "5", "m", "5 m", "-5m", "1.5h", 5, undefined]) assert.equal(seconds(wrong), undefined);
  });
});
