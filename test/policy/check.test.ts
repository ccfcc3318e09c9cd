import assert from "node:assert/strict";
import { check, loadPackConfig } from "../../policy/check";
import { PackConfigError } from "../../policy/config";

const bucket = { urn: "urn:pulumi:p::shop::aws:s3/bucket:Bucket::page", type: "aws:s3/bucket:Bucket", custom: true };
const documents = [{ file: "p.json", document: { version: 3, deployment: { resources: [bucket] } } }];

describe("holdfast check", () => {
  it("runs the pack's rules on exports, with a configuration file's text", () => {
    assert.equal(check(documents).counts.violation, 1);
    const text = `{ "acknowledge": [{ "rule": "s3-bucket-versioning", "resource": "page", "reason": "logs" }] }`;
    const { counts } = check(documents, loadPackConfig(text, "pack.json"));
    assert.deepEqual([counts.violation, counts.acknowledged], [0, 1]);
  });

  it("takes an empty configuration file for none, as Pulumi does", () => {
    assert.equal(loadPackConfig(" \n", "pack.json").levels["s3-bucket-versioning"], "mandatory");
  });

  it("names the file that is not JSON", () => {
    assert.throws(
      () => loadPackConfig("{", "pack.json"),
      (error) => {
        return error instanceof PackConfigError && /^pack\.json: .*a mistake:\n {2}not JSON: /.test(error.message);
      },
    );
  });
});
