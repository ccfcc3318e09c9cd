import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import { runProgram } from "../../../cli/plan/run-program";
import { StackReferences } from "../../../cli/plan/stack-references";
import { switchBucket } from "../../../components/dns/switch-bucket";
import { switchCommands } from "../../../components/dns/switch-commands";
import type { ObjectSwitch } from "../../../components/topology/names";
import { forEveryPair, ROLES } from "./region-pair";

describe("the switches that take a region out of service", () => {
  it("have their state in the other region, in a bucket that the other region's stack makes for them, or in a metric", () => {
    forEveryPair((regions, { primary }) => {
      for (const role of ROLES) {
        const own = regions[role];
        const other = regions[own.peer.role];
        const switches = Object.values(own.switches);
        for (const one of switches) {
          assert.equal(one.kind, primary.dns.switchType);
          assert.equal(one.role, role);
          assert.equal(one.region, other.region);
          if (one.kind === "cloudwatch-metric") continue;
          assert.equal(one.bucket, other.switchBucket);
          assert.equal(one.host, `${one.bucket}.s3.${other.region}.amazonaws.com`);
        }
        assert.deepEqual(other.peerSwitches, switches);
        const isKept = switches.length > 0 && primary.dns.switchType === "s3-object";
        assert.equal(other.switchBucket !== undefined, isKept);
      }
    });
  });

  it("are there for the primary, and in active-active for either, one for each name; or not at all", () => {
    forEveryPair((regions, { primary }) => {
      for (const role of ROLES) {
        const wanted =
          primary.dns.manualSwitch && (role === "primary" || primary.workload.strategy === "active-active");
        const kinds = wanted ? regions[role].entries.map((entry) => entry.kind) : [];
        assert.deepEqual(Object.keys(regions[role].switches), kinds);
        assert.equal(
          new Set(Object.values(regions[role].switches).map((one) => switchCommands(one).takeOut)).size,
          kinds.length,
        );
      }
    });
  });

  it("are engaged by the secondary's stack alone, all of the primary's, as long as it is active and they do not both serve", () => {
    forEveryPair((regions, { secondary: { workload, active } }) => {
      const fails = workload.strategy !== "active-active" && active === "secondary";
      assert.deepEqual(regions.primary.engagedSwitches, []);
      assert.deepEqual(regions.secondary.engagedSwitches, fails ? regions.secondary.peerSwitches : []);
    });
  });

  it("can be read by Route 53's checkers, who have no credentials, and nothing else can", async () => {
    const switchOf = (entry: string): ObjectSwitch => ({
      kind: "s3-object",
      role: "primary",
      region: "us-west-2",
      bucket: "shop-switch",
      readable: "readable",
      key: `${entry}/us-east-1-is-out-of-service`,
      host: "shop-switch.s3.us-west-2.amazonaws.com",
    });
    const made = await inputsOf((opts) =>
      switchBucket(
        "switch",
        { bucket: "shop-switch", switches: [switchOf("live"), switchOf("drill")], engaged: [] },
        opts,
      ),
    );
    const { policy } = made["aws:s3/bucketPolicy:BucketPolicy"] as { policy: string };
    const statements = (JSON.parse(policy) as { Statement: Statement[] }).Statement;
    const arn = "arn:aws:s3:::shop-switch/";
    assert.deepEqual(
      statements.filter((s) => s.Effect === "Allow").map((s) => [s.Principal, s.Action, s.Resource]),
      [
        [
          "*",
          "s3:GetObject",
          [...["live", "drill"].map((entry) => `${arn}${entry}/us-east-1-is-out-of-service`), `${arn}readable`],
        ],
      ],
    );
    const block = made["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"] as Record<string, boolean>;
    assert.equal(block["blockPublicPolicy"], false);
    assert.equal(block["restrictPublicBuckets"], false);
  });

  it("are engaged and released by commands that name the other region alone", () => {
    forEveryPair((regions) => {
      for (const role of ROLES) {
        for (const one of Object.values(regions[role].switches)) {
          const { takeOut, putBack } = switchCommands(one);
          const { region } = regions[role].peer;
          if (one.kind === "s3-object") {
            const where = `--bucket ${one.bucket} --key ${one.key} --region ${region}`;
            assert.deepEqual([takeOut, putBack], [`aws s3api put-object ${where}`, `aws s3api delete-object ${where}`]);
          } else {
            const dimensions = `Name=${one.dimensions["Name"]},Region=${regions[role].region}`;
            const metric = `--namespace ${one.namespace} --metric-name OutOfService --dimensions ${dimensions}`;
            const put = `aws cloudwatch put-metric-data ${metric} --region ${region}`;
            assert.deepEqual([takeOut, putBack], [`${put} --value 1`, `${put} --value 0`]);
          }
        }
      }
    });
  });
});

interface Statement {
  Effect: string;
  Principal: unknown;
  Action: unknown;
  Resource: unknown;
}

/** The inputs of what a program makes, by type; of each type the last. */
async function inputsOf(program: (opts: pulumi.ComponentResourceOptions) => unknown) {
  const stack = { organization: "organization", project: "holdfast", stack: "secondary" };
  const references = new StackReferences(stack.organization, stack.project);
  const config = { "aws:region": "us-west-2" };
  const run = await runProgram(() => void program({}), { stack, config, preview: false, references });
  return Object.fromEntries(run.recorded.map(({ registration, inputs }) => [registration.type, inputs]));
}
