import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { joined, policyDocument } from "../../../components/iam/policy-document";

const may = (Action: string | string[], Resource: string | string[], Condition?: object) =>
  ({ Effect: "Allow", Action, Resource, ...(Condition && { Condition }) }) as Parameters<typeof joined>[0][number];

describe("the text of a policy", () => {
  it("joins statements that differ only in their resources, each resource once", () => {
    assert.deepEqual(joined([may("s3:Get", "a"), may("s3:Get", ["b", "a"]), may("s3:Put", "a")]), [
      may("s3:Get", ["a", "b"]),
      may("s3:Put", "a"),
    ]);
  });

  it("does not join statements with different conditions", () => {
    const condition = { StringEquals: { "kms:ViaService": "sqs.us-east-1.amazonaws.com" } };
    const both = [may("kms:Decrypt", "k", condition), may("kms:Decrypt", "k")];
    assert.deepEqual(joined(both), both);
  });

  it("waits for the values of outputs", async () => {
    const text = policyDocument([{ Effect: "Allow", Action: "s3:Get", Resource: pulumi.output("arn") }]);
    const found = await new Promise<string>((resolve) => text.apply(resolve));
    assert.deepEqual(JSON.parse(found), { Version: "2012-10-17", Statement: [may("s3:Get", "arn")] });
  });
});
