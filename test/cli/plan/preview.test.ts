import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { planStacks } from "../../../cli/plan";
import { find, plan, PRIMARY, resourcesOf, SECONDARY, smallService } from "./programs";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("a plan as a preview", () => {
  it("gives no resource an id, and the same URNs, parents and dependencies as the plan", async () => {
    const shape = (r: ReturnType<typeof resourcesOf>[number]) => [
      r.urn,
      r.parent,
      r.dependencies,
      r.propertyDependencies,
    ];
    const [preview, full] = [await plan(smallService, { preview: true }), await plan(smallService)];
    assert.deepEqual(
      resourcesOf(preview).filter((r) => r.id !== undefined),
      [],
    );
    // In which order they come depends on how long the program waits for their inputs, as on the real engine.
    const byUrn = (a: unknown[], b: unknown[]) => String(a[0]).localeCompare(String(b[0]));
    assert.deepEqual(resourcesOf(preview).map(shape).sort(byUrn), resourcesOf(full).map(shape).sort(byUrn));
  });

  it("marks inputs from ids and computed outputs as unknown, and keeps those from inputs", async () => {
    const stack = await plan(
      () => {
        const topic = new aws.sns.Topic("news", { displayName: "News" });
        new aws.sqs.Queue("queue", {
          name: topic.displayName.apply((name) => name!.toLowerCase()),
          policy: pulumi.jsonStringify({ Resource: topic.arn }),
          tags: { topic: topic.id, kind: "queue" },
        });
      },
      { preview: true },
    );
    const queue = find(stack, "aws:sqs/queue:Queue");
    assert.equal(queue.inputs!["name"], "news");
    assert.equal(queue.inputs!["policy"], UNKNOWN);
    assert.deepEqual(queue.inputs!["tags"], { topic: UNKNOWN, kind: "queue" });
    assert.deepEqual(queue.propertyDependencies!["policy"], [find(stack, "aws:sns/topic:Topic").urn]);
    assert.equal(queue.provider, `${find(stack, "pulumi:providers:aws").urn}::${UNKNOWN}`);
  });

  it("knows the provider's auto-names, which it chooses before the deployment", async () => {
    const name = { full: "", preview: "" };
    const program = (which: keyof typeof name) => () =>
      new aws.iam.Role("worker", { assumeRolePolicy: "{}" }).name.apply((value) => (name[which] = value));
    await plan(program("preview"), { preview: true });
    await plan(program("full"));
    assert.match(name.preview, /^worker-[0-9a-f]{7}$/);
    assert.equal(name.preview, name.full);
  });

  it("runs no apply on unknown values, and runs the program as a dry run", async () => {
    const seen: string[] = [];
    await plan(
      () => {
        seen.push(`dry run: ${pulumi.runtime.isDryRun()}`);
        new aws.sns.Topic("news").arn.apply((arn) => seen.push(arn));
      },
      { preview: true },
    );
    assert.deepEqual(seen, ["dry run: true"]);
  });

  it("leaves each unknown element of a list unknown", async () => {
    const stack = await plan(smallService, { preview: true });
    assert.deepEqual(find(stack, "aws:lb/loadBalancer:LoadBalancer").inputs!["subnets"], [UNKNOWN, UNKNOWN, UNKNOWN]);
    assert.equal(find(stack, "aws:ec2/subnet:Subnet", "net-public-1").inputs!["vpcId"], UNKNOWN);
    assert.equal(find(stack, "aws:ec2/subnet:Subnet", "net-public-1").inputs!["cidrBlock"], "10.0.0.0/24");
  });

  it("gives the second stack the first one's outputs, which is up at this preview", async () => {
    const program = () => {
      if (pulumi.getStack() === "primary") return { arn: new aws.sns.Topic("news").arn };
      return { peer: new pulumi.StackReference("primary").requireOutput("arn") };
    };
    const [primary, secondary] = await planStacks(program, "shop", [PRIMARY, SECONDARY], { preview: true });
    assert.equal(primary!.outputs["arn"], UNKNOWN);
    assert.match(String(secondary!.outputs["peer"]), /^arn:aws:sns:us-east-1:/);
  });
});
