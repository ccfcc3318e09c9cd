import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { AnalyzeStackRequest, AnalyzerResource, AnalyzerResourceOptions } from "@pulumi/pulumi/proto/analyzer_pb";
import type { StackValidationArgs, StackValidationPolicy } from "@pulumi/policy";
import "../../policy/deserialized-once";

const sdk = createRequire(__filename)("@pulumi/policy/server") as {
  makeAnalyzeStackRpcFun(
    pack: string,
    version: string,
    level: string,
    policies: StackValidationPolicy[],
  ): (call: { request: AnalyzeStackRequest }, callback: (error: unknown) => void) => Promise<void>;
};
const { deserializeProperties } = createRequire(__filename)("@pulumi/policy/deserialize") as {
  deserializeProperties(message: Struct, proxySecrets: boolean): Record<string, unknown>;
};

const KEY = { description: "data", multiRegion: true };

describe("a resource that many policies judge", () => {
  it("is made of the engine's message once, and has its own properties", async () => {
    const request = new AnalyzeStackRequest().setResourcesList(
      [KEY, { ...KEY, description: "messages" }].map((properties, i) =>
        new AnalyzerResource()
          .setUrn(`urn:${i}`)
          .setOptions(new AnalyzerResourceOptions())
          .setProperties(Struct.fromJavaScript(properties)),
      ),
    );
    let read = 0;
    for (const resource of request.getResourcesList()) {
      const message = resource.getProperties()!;
      const toJavaScript = message.toJavaScript.bind(message);
      message.toJavaScript = () => (read++, toJavaScript());
    }
    const seen: unknown[] = [];
    const validateStack = ({ resources }: StackValidationArgs) => {
      seen.push(resources.map(({ props }) => [props["description"], props["multiRegion"]]));
    };
    const policies = ["one", "other", "third"].map((name) => ({ name, description: name, validateStack }));
    const analyze = sdk.makeAnalyzeStackRpcFun("pack", "1.0.0", "advisory", policies);
    await new Promise<void>((resolve, reject) => {
      void analyze({ request }, (error) => (error ? reject(error as Error) : resolve()));
    });
    assert.deepEqual(
      seen,
      Array(3).fill([
        ["data", true],
        ["messages", true],
      ]),
    );
    assert.equal(read, 2);
  });

  it("is made anew for a remediation, which writes into it", () => {
    const message = Struct.fromJavaScript(KEY);
    const first = deserializeProperties(message, true);
    first["description"] = "changed";
    for (const proxySecrets of [true, false])
      assert.equal(deserializeProperties(message, proxySecrets)["description"], "data");
  });
});
