import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parsePackConfig } from "../../policy/config";
import { configSchema } from "../../policy/config-schema";
import { profileConfig, PROFILES } from "../../policy/profiles";
import { rules } from "../../policy/rules";

const EXAMPLES = join(__dirname, "../../policy/examples");

describe("the schema of the pack's configuration", () => {
  const schema = z.fromJSONSchema(configSchema() as Parameters<typeof z.fromJSONSchema>[0]);
  const accepts = (config: unknown) => schema.safeParse(config).success;
  const isRead = (config: unknown): boolean => {
    try {
      return Boolean(parsePackConfig(config, rules));
    } catch {
      return false;
    }
  };

  for (const file of readdirSync(EXAMPLES)) {
    it(`accepts examples/${file}, and so does the pack`, () => {
      const config: object = JSON.parse(readFileSync(join(EXAMPLES, file), "utf8"));
      assert.ok(accepts(config));
      assert.ok(isRead(config));
      // Pulumi itself takes a level or an object of each policy, and no list.
      for (const value of Object.values(config)) assert.ok(typeof value === "string" || !Array.isArray(value));
    });
  }

  it("accepts each profile as the levels of all rules", () => {
    for (const profile of PROFILES) assert.ok(accepts(profileConfig(profile, rules)), profile);
  });

  const exemption = { rule: "s3-bucket-versioning", resource: "x", reason: "Known." };
  const config = (value: unknown, key = "autoscaling-multiple-az") => ({ [key]: value });
  const CASES: [string, unknown, boolean][] = [
    ["a profile", config("strict", "profile"), true],
    ["exemptions as a list", config([exemption], "acknowledge"), true],
    ["a setting", config({ minimumZones: 3 }), true],
    ["a profile that there is not", config("lenient", "profile"), false],
    ["a level that there is not", config("refuse"), false],
    ["a rule that there is not", config("advisory", "autoscaling-multiple-azs"), false],
    ["a setting that there is not", config({ zones: 3 }), false],
    ["a setting out of bounds", config({ minimumZones: 9 }), false],
    ["a setting of another type", config({ minimumZones: "3" }), false],
    ["an exemption without a reason", config([{ ...exemption, reason: undefined }], "acknowledge"), false],
    ["an accepted type that is no text", config({ accept: [1] }, "unjudged"), false],
  ];
  for (const [name, given, isRight] of CASES)
    it(`${isRight ? "accepts" : "refuses"} ${name}, as the pack does`, () => {
      assert.deepEqual([accepts(given), isRead(given)], [isRight, isRight]);
    });
});
