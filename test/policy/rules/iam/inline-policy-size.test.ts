import { inlinePolicySize } from "../../../../policy/rules/iam/inline-policy-size";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const role = (inputs: object = {}): Fixture => resource("aws:iam/role:Role", "worker", { ...inputs });
const policy = (of: Fixture, text: unknown, name = "stores"): Fixture =>
  resource("aws:iam/rolePolicy:RolePolicy", name, { role: of.id, policy: text });
/** A policy of so many characters, with white space besides, which IAM does not count. */
const text = (length: number): string => JSON.stringify({ Statement: "a".repeat(length - 16) }).replace(":", ": \n");

const [fits, over, sum, seen] = [role(), role(), role(), role()];

judges(inlinePolicySize, {
  "one that fits to the character": [[fits, policy(fits, text(10_240))], "compliant"],
  "one of a character more": [[over, policy(over, text(10_241))], "violation", /have 10241 characters/],
  "two that together exceed it": [
    [sum, policy(sum, text(9530)), policy(sum, text(2345), "messaging")],
    "violation",
    /have 9530 \+ 2345 = 11875 characters, and IAM allows 10240/,
  ],
  "its own": [[role({ inlinePolicies: [{ name: "a", policy: text(10_300) }] })], "violation", /have 10300 characters/],
  none: [[role()], "notApplicable"],
  "one that is not known yet": [[seen, policy(seen, unknown)], "undecided"],
});
