import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx/ec2";
import * as pulumi from "@pulumi/pulumi";
import { planStacks, type StackRun } from "../../../cli/plan";
import { find, plan, resourcesOf } from "./programs";

const ROOT = join(__dirname, "../../..");

/** Whatever a failed plan leaves behind would show within a few turns of the event loop. */
async function untilQuiet(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Of a package that is not installed here. */
class OtherResource extends pulumi.CustomResource {}

describe("a program that fails in a plan", () => {
  const failing: [string, () => unknown, RegExp][] = [
    [
      "by an exception",
      () => {
        throw new pulumi.RunError("the zones are not in the region");
      },
      /^the zones are not in the region$/,
    ],
    ["by a rejected promise", () => Promise.reject(new Error("no luck")), /^no luck$/],
    [
      "in an apply that nothing waits for",
      () => {
        new aws.sns.Topic("news").arn.apply(() => {
          throw new Error("not such an ARN");
        });
      },
      /^not such an ARN$/,
    ],
    [
      "in an apply that is an input",
      () => {
        const topic = new aws.sns.Topic("news");
        const name = topic.arn.apply((): string => {
          throw new Error("no name in it");
        });
        new aws.sqs.Queue("queue", { name });
      },
      /no name in it/,
    ],
    [
      "in an apply that is an output",
      () => ({
        out: new aws.sns.Topic("news").arn.apply(() => {
          throw new Error("no output in it");
        }),
      }),
      /no output in it/,
    ],
    [
      "by the same name twice",
      () => {
        new aws.sns.Topic("news");
        new aws.sns.Topic("news");
      },
      /news \[aws:sns\/topic:Topic\]: Duplicate resource URN '.*::news'; try giving it a unique name/,
    ],
    [
      "by a name that is too long for the provider to make unique",
      () => void new aws.lb.TargetGroup("a-target-group-of-the-storefront", { port: 80 }),
      /plus 7 random chars is longer than maximum length 32/,
    ],
    [
      "by a look-up",
      () => aws.getAvailabilityZones(),
      /looks up aws:index\/getAvailabilityZones:getAvailabilityZones.* must make no look-up \(no aws\.get\*/,
    ],
    ["by a look-up as an output", () => ({ zones: aws.getAvailabilityZonesOutput().names }), /must make no look-up/],
    [
      "by reading a resource",
      () => void aws.ec2.Vpc.get("old", "vpc-0123456789abcdef0"),
      /looks up the resource old \[aws:ec2\/vpc:Vpc\]/,
    ],
    [
      "by a remote component that is not known",
      () => void new pulumi.ComponentResource("awsx:ecs:FargateService", "service", {}, {}, true),
      /cannot build the component awsx:ecs:FargateService/,
    ],
    [
      "by an argument of a remote component that another resource gives",
      () => void new awsx.Vpc("net", { cidrBlock: new aws.sns.Topic("news").arn as unknown as string }),
      /argument "cidrBlock" comes from another resource/,
    ],
    [
      "by a resource of another package",
      () => void new OtherResource("random:index/randomId:RandomId", "id"),
      /of aws and random passwords only, not of type random:index\/randomId:RandomId/,
    ],
    [
      "by an error that it logs",
      () => void pulumi.log.error("as it should be printed by this test"),
      /reported an error/,
    ],
    [
      "by waiting for a registration that failed",
      () => new Promise((resolve) => aws.ec2.Vpc.get("old", "vpc-0123456789abcdef0").arn.apply(resolve)),
      /must make no look-up/,
    ],
  ];

  for (const [how, program, message] of failing)
    it(`fails the plan with its own words: ${how}`, async () => {
      await assert.rejects(plan(program), (error: Error) => {
        assert.match(error.message, message);
        return true;
      });
      await untilQuiet();
    });

  it("hands on the very error that the program threw", async () => {
    const error = new pulumi.RunError("mine");
    await assert.rejects(
      plan(() => {
        throw error;
      }),
      (thrown) => thrown === error,
    );
  });

  it("says which resource needs a region that nobody names", async () => {
    const run = planStacks(() => void new aws.sns.Topic("news"), "shop", [{ name: "primary", config: {} }]);
    await assert.rejects(run, /news \[aws:sns\/topic:Topic\]: no region is known.*aws:region/);
  });

  it("leaves the process as it was", async () => {
    const own = () => undefined;
    process.on("unhandledRejection", own);
    const listeners = process.listeners("unhandledRejection");
    const frames = Error.stackTraceLimit;
    await assert.rejects(plan(() => Promise.reject(new Error("x"))));
    assert.deepEqual(process.listeners("unhandledRejection"), listeners);
    assert.equal(Error.stackTraceLimit, frames);
    process.off("unhandledRejection", own);
  });
});

describe("a program that never ends", () => {
  it("fails the plan when nothing is left to do", () => {
    const script = `
      const { planStacks } = require("./cli/plan");
      planStacks(() => new Promise(() => {}), "shop", [{ name: "primary", config: {} }]).catch((e) => console.log(e.message));
    `;
    const child = spawnSync(process.execPath, ["--import", "tsx", "--eval", script], { cwd: ROOT, encoding: "utf8" });
    assert.equal(child.stderr, "");
    assert.match(child.stdout, /^the program waits for something that never comes/);
    assert.equal(child.status, 0);
  });
});

describe("a run of a program", () => {
  it("waits for what an apply registers after the program has returned", async () => {
    const later = () => new Promise((resolve) => setImmediate(resolve));
    const stack = await plan(() => {
      new aws.sns.Topic("first").arn.apply(async () => {
        await later();
        new aws.sns.Topic("second").arn.apply(async () => {
          await later();
          new aws.sns.Topic("third");
        });
      });
    });
    assert.equal(find(stack, "aws:sns/topic:Topic", "third").custom, true);
  });

  it("sees its own stack and configuration, and leaves nothing to the next", async () => {
    const seen: unknown[] = [];
    const program = () => {
      seen.push([pulumi.getProject(), pulumi.getStack(), pulumi.getOrganization(), pulumi.runtime.allConfig()]);
      return new aws.sns.Topic("news").arn;
    };
    const stacks: StackRun[] = [
      { name: "one", config: { "shop:only": "one", "aws:region": "us-east-1" } },
      { name: "two", config: { "aws:region": "us-west-2" } },
    ];
    const planned = await planStacks(program, "shop", stacks, { organization: "acme" });
    assert.deepEqual(
      seen,
      stacks.map(({ name, config }) => ["shop", name, "acme", config]),
    );
    assert.equal(resourcesOf(planned[1]!).filter((r) => r.urn.includes(":one::")).length, 0);
    assert.deepEqual(pulumi.runtime.allConfig(), {});
    assert.equal(pulumi.runtime.getStackResource(), undefined);
  });

  it("succeeds after one that failed, and beside another", async () => {
    const bad = plan(() => Promise.reject(new Error("bad")));
    const good = plan(() => void new aws.sns.Topic("news"));
    await assert.rejects(bad, /bad/);
    assert.equal(resourcesOf(await good).length, 3);
  });
});
