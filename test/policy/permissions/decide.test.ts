import assert from "node:assert/strict";
import fc from "fast-check";
import { allows, decide } from "../../../policy/permissions/decide";
import { roleContext, serviceContext, type Request } from "../../../policy/permissions/request";
import type { PolicyStatement } from "../../../policy/permissions/statements";
import { UNSEEN } from "../../../policy/permissions/text";

const ACCOUNT = "123456789012";
const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT}:oncall`;
const ALARM = `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:down`;
const SERVICE = "cloudwatch.amazonaws.com";

const publishing = (
  source: Record<string, string> = { "aws:sourcearn": ALARM, "aws:sourceaccount": ACCOUNT },
): Request => ({
  principal: { is: "service", name: SERVICE },
  action: "sns:Publish",
  resource: TOPIC,
  context: serviceContext(SERVICE, Object.entries(source)),
});

const ALLOW: PolicyStatement = {
  Effect: "Allow",
  Principal: { Service: SERVICE },
  Action: "sns:Publish",
  Resource: TOPIC,
};
const said = (statements: readonly PolicyStatement[], request = publishing()) =>
  allows([decide(statements, request)]).is;
const allowing = (more: object) => said([{ ...ALLOW, ...more }]);
const denying = (more: object) =>
  said([ALLOW, { Effect: "Deny", Principal: "*", Action: "sns:*", Resource: "*", ...more }]);

describe("decide", () => {
  it("allows what a statement names, and nothing else", () => {
    const rows: [object, string][] = [
      [{}, "yes"],
      [{ Principal: "*" }, "yes"],
      [{ Principal: { AWS: "*" } }, "yes"],
      [{ Principal: { Service: ["sns.amazonaws.com", SERVICE] } }, "yes"],
      [{ Principal: { Service: "events.amazonaws.com" } }, "no"],
      [{ Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } }, "no"],
      [{ Principal: undefined }, "no"],
      [{ Action: ["sns:Subscribe", "SNS:publish"] }, "yes"],
      [{ Action: "sns:P*" }, "yes"],
      [{ Action: "*" }, "yes"],
      [{ Action: "sns:Subscribe" }, "no"],
      [{ Action: undefined, NotAction: "sns:Subscribe" }, "yes"],
      [{ Action: undefined, NotAction: "sns:*" }, "no"],
      [{ Resource: "arn:aws:sns:*:*:on????" }, "yes"],
      [{ Resource: `${TOPIC}-2` }, "no"],
      [{ Resource: undefined }, "yes"],
      [{ Resource: undefined, NotResource: `${TOPIC}-2` }, "yes"],
      [{ Resource: undefined, NotResource: "arn:aws:sns:*" }, "no"],
      [{ Effect: "allow" }, "no"],
    ];
    for (const [more, expected] of rows) assert.equal(allowing(more), expected, JSON.stringify(more));
  });

  it("denies whatever allows", () => {
    const rows: [object, string][] = [
      [{}, "no"],
      [{ Principal: { Service: SERVICE } }, "no"],
      [{ Principal: { Service: "events.amazonaws.com" } }, "yes"],
      [{ Principal: { AWS: ACCOUNT } }, "yes"],
      [{ Principal: undefined, NotPrincipal: { Service: SERVICE } }, "yes"],
      [{ Principal: undefined, NotPrincipal: { Service: "events.amazonaws.com" } }, "no"],
      [{ Action: "sns:Subscribe" }, "yes"],
      [{ Action: undefined, NotAction: "sns:Publish" }, "yes"],
      [{ Resource: `${TOPIC}-2` }, "yes"],
      [{ Condition: { Bool: { "aws:SecureTransport": "false" } } }, "yes"],
      [{ Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } } }, "no"],
      [
        {
          Condition: {
            StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-1" },
            BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
          },
        },
        "yes",
      ],
    ];
    for (const [more, expected] of rows) assert.equal(denying(more), expected, JSON.stringify(more));
  });

  it("names a role by its ARN, by a session, or leaves it to the policies of its account", () => {
    const role = `arn:aws:iam::${ACCOUNT}:role/worker`;
    const request: Request = {
      principal: { is: "role", arn: role, account: ACCOUNT },
      action: "sqs:SendMessage",
      resource: "arn:aws:sqs:us-east-1:123456789012:jobs",
      context: roleContext(role, ACCOUNT),
    };
    const of = (AWS: string, Effect = "Allow") =>
      decide([{ Effect, Principal: { AWS }, Action: "sqs:*", Resource: "*" }], request);
    assert.equal(of(role).allowed.is, "yes");
    assert.equal(of(`arn:aws:sts::${ACCOUNT}:assumed-role/worker/session`).allowed.is, "yes");
    assert.equal(of(`${role}-2`).allowed.is, "no");
    for (const account of [ACCOUNT, `arn:aws:iam::${ACCOUNT}:root`]) {
      assert.deepEqual([of(account).allowed.is, of(account).delegated.is], ["no", "yes"]);
      assert.equal(of(account, "Deny").denied.is, "yes");
    }
    assert.equal(of("210987654321").delegated.is, "no");
    const unmade = {
      ...request,
      principal: { is: "role", arn: `arn:aws:iam::${UNSEEN}:role/worker`, account: UNSEEN },
    } as const;
    assert.equal(decide([{ Effect: "Allow", Principal: { AWS: role }, Action: "*" }], unmade).allowed.is, "unknown");
  });
});

const anyPrincipal = fc.constantFrom<unknown>(
  "*",
  { AWS: "*" },
  { Service: SERVICE },
  { Service: "events.amazonaws.com" },
  { AWS: ACCOUNT },
);
const anyCondition = fc.constantFrom<unknown>(
  undefined,
  { ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:*:${ACCOUNT}:alarm:*` } },
  { ArnEquals: { "aws:SourceArn": `${ALARM}-2` } },
  { StringEquals: { "aws:SourceAccount": "210987654321" } },
  { StringNotEquals: { "aws:SourceVpc": "vpc-1" } },
  { StringEquals: { "aws:RequestedRegion": "us-east-1" } },
  { Null: { "aws:SourceArn": "false" } },
);
const anyStatement: fc.Arbitrary<PolicyStatement> = fc.record({
  Effect: fc.constantFrom("Allow", "Deny"),
  Principal: anyPrincipal,
  Action: fc.constantFrom("sns:Publish", "sns:*", "sns:Subscribe", "*"),
  Resource: fc.constantFrom("*", TOPIC, "arn:aws:sns:us-east-1:*:on*", `${TOPIC}-2`),
  Condition: anyCondition,
});
const anyPolicy = fc.array(anyStatement, { maxLength: 5 });
const anyRequest = fc.constantFrom(
  publishing(),
  publishing({}),
  publishing({ "aws:sourcearn": `arn:aws:cloudwatch:us-east-1:${UNSEEN}:alarm:down`, "aws:sourceaccount": UNSEEN }),
);
const RANK = { no: 0, unknown: 1, yes: 2 };

describe("the laws of policies", () => {
  it("a further denial never allows more", () => {
    fc.assert(
      fc.property(anyPolicy, anyStatement, anyRequest, (policy, more, request) => {
        const after = said([...policy, { ...more, Effect: "Deny" }], request);
        assert.ok(RANK[after] <= RANK[said(policy, request)]);
      }),
    );
  });

  it("a further or wider allowance never allows less", () => {
    fc.assert(
      fc.property(anyPolicy, anyStatement, anyRequest, (policy, more, request) => {
        const before = said([...policy, { ...more, Effect: "Allow" }], request);
        assert.ok(RANK[before] >= RANK[said(policy, request)]);
        const wide = { ...more, Effect: "Allow", Principal: "*", Action: "*", Resource: "*", Condition: undefined };
        assert.ok(RANK[said([...policy, wide], request)] >= RANK[before]);
      }),
    );
  });

  it("the order of statements does not matter", () => {
    fc.assert(
      fc.property(anyPolicy, anyRequest, (policy, request) => {
        assert.equal(said([...policy].reverse(), request), said(policy, request));
      }),
    );
  });

  it("what is known of a request decides as what is not known may turn out", () => {
    const hidden = publishing({
      "aws:sourcearn": `arn:aws:cloudwatch:us-east-1:${UNSEEN}:alarm:down`,
      "aws:sourceaccount": UNSEEN,
    });
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const before = said(policy, hidden);
        assert.ok(before === "unknown" || before === said(policy));
      }),
    );
  });
});
