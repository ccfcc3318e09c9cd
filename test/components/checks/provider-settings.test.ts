import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { checkProviderSettings, PROVIDER_SETTINGS } from "../../../components/checks/provider-settings";

describe("the settings of the AWS provider", () => {
  it("are those that the installed provider declares", () => {
    const declared = readFileSync(require.resolve("@pulumi/aws/config/vars.d.ts"), "utf8");
    const names = [...declared.matchAll(/^export declare const (\w+):/gm)].map(([, name]) => name!);
    assert.deepEqual([...PROVIDER_SETTINGS].sort(), names.sort());
  });

  it("are refused where they are misspelt; what is like none may be of a later provider", () => {
    const found = (key: string) => checkProviderSettings({}, { "aws:region": "us-east-1", [key]: "x" });
    assert.deepEqual(found("aws:regoin"), [
      { path: "aws:regoin", message: "is not a setting of the AWS provider", fix: "Did you mean aws:region?" },
    ]);
    for (const key of ["aws:profile", "aws:quantumLeap", "shop:regoin"]) assert.deepEqual(found(key), []);
  });
});
