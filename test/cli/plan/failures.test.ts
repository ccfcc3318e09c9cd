import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { planStacks, type StackRun } from "../../../cli/plan";
import { FAILING } from "./failing-programs";
import { find, plan, resourcesOf } from "./programs";

const ROOT = join(__dirname, "../../..");

/** Leftovers of a failed plan would show within a few turns of the event loop. */
async function untilQuiet(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe("a program that fails in a plan", () => {
  for (const [how, program, message] of FAILING)
    it(`fails the plan with its own message: ${how}`, async () => {
      await assert.rejects(plan(program), (error: Error) => {
        assert.match(error.message, message);
        return true;
      });
      await untilQuiet();
    });

  it("fails it in a process with nothing else to do, too", () => {
    const script = `
      const { FAILING } = require("./test/cli/plan/failing-programs");
      const { plan } = require("./test/cli/plan/programs");
      (async () => {
        for (const [how, program] of FAILING)
          await plan(program).then(() => console.log("no failure: " + how), () => console.log(how));
      })();
    `;
    const child = spawnSync(process.execPath, ["--import", "tsx", "--eval", script], { cwd: ROOT, encoding: "utf8" });
    assert.deepEqual(
      child.stdout.trimEnd().split("\n"),
      FAILING.map(([how]) => how),
    );
  });

  it("passes on the error that the program threw", async () => {
    const error = new pulumi.RunError("mine");
    await assert.rejects(
      plan(() => {
        throw error;
      }),
      (thrown) => thrown === error,
    );
  });

  it("names the resource whose region is not set", async () => {
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
  it("waits for resources that an apply registers after the program has returned", async () => {
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

  it("succeeds after a failed one, and concurrently with another", async () => {
    const bad = plan(() => Promise.reject(new Error("bad")));
    const good = plan(() => void new aws.sns.Topic("news"));
    await assert.rejects(bad, /bad/);
    assert.equal(resourcesOf(await good).length, 3);
  });

  it("is not joined by what a failed one left behind", async () => {
    let goOn: (name: string) => void;
    const late = new Promise<string>((resolve) => (goOn = resolve));
    const bad = plan(() => {
      pulumi.output(late).apply((name) => new aws.sns.Topic(name));
      new aws.sns.Topic("waiting", { displayName: late });
      throw new Error("bad");
    });
    await assert.rejects(bad, /bad/);
    const good = await plan(async () => {
      goOn("late");
      await new Promise((resolve) => setTimeout(resolve, 20));
      new aws.sns.Topic("news");
    });
    assert.deepEqual(
      resourcesOf(good)
        .map(({ type }) => type)
        .filter((type) => type.includes("topic")),
      ["aws:sns/topic:Topic"],
    );
  });
});
