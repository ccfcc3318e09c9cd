import assert from "node:assert/strict";
import { profile } from "../../../cli/commands/profile";
import { loadPackConfig } from "../../../policy/check";
import { PROFILES } from "../../../policy/profiles";

describe("holdfast profile", () => {
  for (const name of PROFILES)
    it(`prints ${name} as a configuration that means the same`, () => {
      const { text, exitCode } = profile(name);
      assert.equal(exitCode, 0);
      const named = loadPackConfig(JSON.stringify({ profile: name }), "named.json");
      assert.deepEqual(loadPackConfig(text, "printed.json").levels, named.levels);
    });

  it("names the nearest for a mistyped one", () => {
    assert.throws(() => profile("strickt"), /profile strickt: is no profile \(did you mean strict\?\)/);
  });
});
