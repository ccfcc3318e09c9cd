import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as aws from "../../../policy/aws";
import { rules } from "../../../policy/rules";

const provider = join(__dirname, "../../../node_modules/@pulumi/aws");
const tokens = Object.values(aws).filter((value) => typeof value === "string");

/** Modules of the provider that have been renamed; stacks keep the old name until their next update. */
const RENAMED: Readonly<Record<string, string>> = { elasticloadbalancing: "elb", elasticloadbalancingv2: "lb" };

function sourceOf(token: string): string {
  const [module = "", file] = token.split(":")[1]!.split("/");
  const path = join(provider, RENAMED[module] ?? module, `${file}.js`);
  assert.ok(existsSync(path), `${token}: no ${path}`);
  return readFileSync(path, "utf8");
}

describe("policy/aws", () => {
  it("has no token that the provider has not", () => {
    for (const token of tokens) assert.ok(sourceOf(token).includes(token), token);
  });

  it("has every token once", () => {
    assert.deepEqual(tokens, [...new Set(tokens)]);
  });

  it("has every type that a rule judges", () => {
    const known = new Set<string>(tokens);
    const unknown = rules.flatMap((rule) => rule.types).filter((type) => type.startsWith("aws:") && !known.has(type));
    assert.deepEqual(unknown, []);
  });
});
