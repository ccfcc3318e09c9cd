import assert from "node:assert/strict";
import { ABSENT, conditionsHold, type Context } from "../../../policy/permissions/conditions";
import { fitsArn, fitsPattern, UNSEEN } from "../../../policy/permissions/text";

const ARN = "arn:aws:events:us-east-1:123456789012:rule/shop/placed";
const context: Context = new Map<string, string | typeof ABSENT>([
  ["aws:sourcearn", ARN],
  ["aws:sourceaccount", "123456789012"],
  ["aws:securetransport", "true"],
  ["kms:viaservice", ABSENT],
]);
const of = (operator: string, key: string, wanted: unknown) =>
  conditionsHold({ [operator]: { [key]: wanted } }, context).is;

describe("conditionsHold", () => {
  it("compares as each operator does", () => {
    const rows: [operator: string, key: string, wanted: unknown, string][] = [
      ["StringEquals", "aws:SourceAccount", "123456789012", "yes"],
      ["StringEquals", "AWS:sourceaccount", ["1", "123456789012"], "yes"],
      ["StringEquals", "aws:SourceAccount", "12345678901*", "no"],
      ["StringLike", "aws:SourceAccount", "12345678901?", "yes"],
      ["StringNotEquals", "aws:SourceAccount", ["1", "123456789012"], "no"],
      ["StringNotEquals", "aws:SourceAccount", "1", "yes"],
      ["StringEqualsIgnoreCase", "aws:SourceArn", ARN.toUpperCase(), "yes"],
      ["StringEquals", "aws:SourceArn", ARN.toUpperCase(), "no"],
      ["ArnLike", "aws:SourceArn", "arn:aws:events:*:*:rule/shop/*", "yes"],
      ["ArnEquals", "aws:SourceArn", "arn:aws:events:us-east-?:123456789012:rule/shop/placed", "yes"],
      ["ArnLike", "aws:SourceArn", "arn:aws:events:*:rule/shop/placed", "unknown"],
      ["ArnLike", "aws:SourceArn", "arn:aws:sns:*:*:*", "no"],
      ["ArnNotLike", "aws:SourceArn", "arn:aws:events:*:*:rule/shop/*", "no"],
      ["Bool", "aws:SecureTransport", "false", "no"],
      ["Bool", "aws:SecureTransport", true, "yes"],
      ["Null", "kms:ViaService", "true", "yes"],
      ["Null", "aws:SourceArn", "true", "no"],
      ["Null", "aws:SourceArn", false, "yes"],
      ["NumericLessThan", "aws:SourceAccount", "5", "unknown"],
      ["StringEquals", "aws:PrincipalTag/team", "a", "unknown"],
      ["StringEquals", "SourceAccount", "123456789012", "no"],
      ["StringNotEquals", "SourceAccount", "123456789012", "yes"],
      ["StringLike", "aws:SourceArn", "arn:aws:events:*:${aws:PrincipalAccount}:*", "unknown"],
    ];
    for (const [operator, key, wanted, expected] of rows)
      assert.equal(of(operator, key, wanted), expected, `${operator} ${JSON.stringify(wanted)}`);
  });

  it("does not match a key that the request lacks, except negated, IfExists and ForAllValues", () => {
    const rows: [string, string][] = [
      ["StringEquals", "no"],
      ["StringLike", "no"],
      ["StringNotEquals", "yes"],
      ["StringEqualsIfExists", "yes"],
      ["StringNotLikeIfExists", "yes"],
      ["ForAnyValue:StringEquals", "no"],
      ["ForAnyValue:StringNotEquals", "no"],
      ["ForAllValues:StringEquals", "yes"],
    ];
    for (const [operator, expected] of rows)
      assert.equal(of(operator, "kms:ViaService", "sns.us-east-1.amazonaws.com"), expected, operator);
  });

  it("requires all operators and keys", () => {
    const holds = (condition: unknown) => conditionsHold(condition, context).is;
    const account = { "aws:SourceAccount": "123456789012" };
    assert.equal(holds({ StringEquals: account, ArnLike: { "aws:SourceArn": "arn:aws:events:*:*:*" } }), "yes");
    assert.equal(holds({ StringEquals: account, ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } }), "no");
    assert.equal(holds({ StringEquals: { ...account, "aws:PrincipalTag/team": "a" } }), "unknown");
    assert.equal(holds(undefined), "yes");
    assert.equal(holds("none"), "unknown");
  });
});

describe("patterns and texts that are known in part", () => {
  it("fits where any value would, and not where none would", () => {
    const rule = `arn:aws:events:us-east-1:${UNSEEN}:rule/nightly`;
    const rows: [string, string][] = [
      ["*", "yes"],
      ["arn:aws:events:us-east-1:*:rule/nightly", "yes"],
      ["arn:aws:events:us-east-1:123456789012:rule/nightly", "unknown"],
      ["arn:aws:events:us-east-1:????????????:rule/nightly", "unknown"],
      ["arn:aws:events:eu-west-1:*:rule/nightly", "no"],
      ["arn:aws:events:us-east-1:123456789012:rule/default/nightly", "no"],
      ["arn:aws:events:*:rule/nightl?", "unknown"],
    ];
    for (const [pattern, expected] of rows) {
      assert.equal(fitsPattern(pattern, rule).is, expected, pattern);
      if (pattern.split(":").length > 5) assert.equal(fitsArn(pattern, rule).is, expected, pattern);
    }
    assert.equal(
      fitsArn("arn:aws:events:us-east-1:123456789012:rule/a:b", "arn:aws:events:us-east-1:123456789012:rule/a:b").is,
      "yes",
    );
    assert.equal(fitsArn("arn:aws:events:*:123456789012:rule/*", ARN).is, "yes");
    assert.equal(fitsArn("arn:*:placed", ARN).is, "no");
  });
});
