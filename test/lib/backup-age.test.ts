import assert from "node:assert/strict";
import { backupAges } from "../../lib/backup-age";

describe("the age of the newest backup", () => {
  it("is the interval and the completion window, which has a late start in it; a copy may take as long again", () => {
    assert.deepEqual(backupAges(3600, 7200), {
      own: { seconds: 10800, arithmetic: "3600 s + 7200 s = 10800 s" },
      copied: { seconds: 18000, arithmetic: "3600 s + 2 x 7200 s = 18000 s" },
    });
  });
});
