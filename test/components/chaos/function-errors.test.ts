import assert from "node:assert/strict";
import { readSettings } from "../../../components/checks";
import { functionErrors } from "../../../components/functions/faults";
import { topologyOf } from "../../../components/topology";
import { configOf, planOf, SIDES, statementsOf } from "../plans";

const LAYER = {
  primary: "arn:aws:lambda:us-east-1:211125607513:layer:aws-fis-extension-arm64:374",
  secondary: "arn:aws:lambda:us-west-2:975050054544:layer:aws-fis-extension-arm64:370",
};
const SHARED = {
  functions: { worker: { code: "sample-worker" }, mail: { code: "sample-worker" } },
  experiments: { faults: { functionErrors: { functions: ["worker"], layer: LAYER, percent: 50 } } },
};

describe("function errors", () => {
  for (const side of SIDES) {
    it(`reach the functions that are named by AWS's extension and a bucket, in the ${side}`, async () => {
      const stack = (await planOf({ shared: SHARED }))[side];
      const bucket = `storefront-123456789012-${stack.region}-faults`;
      const worker = stack.where("aws:lambda:Function", "name", "storefront-worker");
      assert.deepEqual(worker.inputs["layers"], [LAYER[side]]);
      const { variables } = worker.inputs["environment"];
      assert.equal(variables["AWS_FIS_CONFIGURATION_LOCATION"], `arn:aws:s3:::${bucket}/functions/`);
      assert.equal(variables["AWS_LAMBDA_EXEC_WRAPPER"], "/opt/aws-fis/bootstrap");
      assert.equal(stack.where("aws:lambda:Function", "name", "storefront-mail").inputs["layers"], undefined);
      assert.equal(stack.where("aws:s3:Bucket", "bucket", bucket).protect ?? false, false);

      const { targets, actions, roleArn } = stack.one("aws:fis:ExperimentTemplate").inputs;
      assert.deepEqual(targets[0].resourceArns, [
        `arn:aws:lambda:${stack.region}:123456789012:function:storefront-worker`,
      ]);
      assert.deepEqual(actions[0].parameters, [
        { key: "duration", value: "PT10M" },
        { key: "invocationPercentage", value: "50" },
        { key: "preventExecution", value: "true" },
      ]);
      assert.equal(actions[0].actionId, "aws:lambda:invocation-error");
      const role = stack.all("aws:iam:Role").find(({ outputs }) => outputs["arn"] === roleArn)!;
      const may = statementsOf(stack.where("aws:iam:RolePolicy", "role", role.id).inputs["policy"]);
      assert.ok(may.some(({ Resource }) => Resource === `arn:aws:s3:::${bucket}/functions/*`));
      const reads = stack
        .all("aws:iam:RolePolicy")
        .filter(({ inputs }) => inputs["policy"].includes(`${bucket}/functions/*`));
      assert.equal(reads.length, 2);
    });
  }

  for (const [what, inject, actionId, own, says] of [
    [
      "a delay, in milliseconds",
      { delay: 3 },
      "aws:lambda:invocation-add-delay",
      { startupDelayMilliseconds: "3000" },
      "40 % of the calls of worker begin 3s later for 10 minutes.",
    ],
    [
      "an HTTP status, which an API answers with",
      { statusCode: 503 },
      "aws:lambda:invocation-http-integration-response",
      { contentTypeHeader: "application/json", preventExecution: "true", statusCode: "503" },
      "40 % of the calls of worker answer with 503 for 10 minutes, before their code runs.",
    ],
  ] as const)
    it(`may be ${what}`, () => {
      const { stacks } = configOf({ name: "", shared: SHARED });
      const { settings } = readSettings(stacks[0]!.config);
      const { functionErrors: fault } = settings!.experiments.faults;
      const faults = { functionErrors: { ...fault!, percent: 40, inject } };
      const experiments = { ...settings!.experiments, faults };
      const made = functionErrors({ settings: { ...settings!, experiments }, topology: topologyOf(settings!) });
      assert.equal(made!.says, says);
      const [action] = made!.actions;
      assert.equal(action!.actionId, actionId);
      const wanted = { duration: "PT10M", invocationPercentage: "40", ...own };
      assert.deepEqual(
        action!.parameters,
        Object.entries(wanted).map(([key, value]) => ({ key, value })),
      );
    });
});
