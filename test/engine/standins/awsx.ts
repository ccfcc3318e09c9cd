/**
 * The provider awsx of the engine tests, a process of its own: builds awsx:ec2:Vpc from the plan's expansion, by the engine. Its port is on the
 * first line, and it ends with the process that started it, whose end of the pipe closes.
 */
import "../../../lib/deferred-sdk";
import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import { main, type ConstructResult, type Provider } from "@pulumi/pulumi/provider";
import { ChildOutput, ChildResource, expandVpc, type Child, type Symbolic } from "../../../cli/plan/awsx-vpc";
import { awsVersionOfAwsx } from "../../../cli/plan/remote-components";
import { oneConnectionEach } from "../support/connections";

const TYPE = "awsx:ec2:Vpc";
const { version } = createRequire(__filename)("@pulumi/awsx/package.json") as { version: string };

/** A child of any type; what it computes and others read is an output of it. */
class Resource extends pulumi.CustomResource {
  declare readonly allocationId: pulumi.Output<string>;

  constructor({ type, name }: Child, inputs: pulumi.Inputs, options: pulumi.CustomResourceOptions) {
    super(type, name, { ...inputs, ...(type === "aws:ec2/eip:Eip" && { allocationId: undefined }) }, options);
  }
}

class Vpc extends pulumi.ComponentResource {
  readonly state: pulumi.Inputs;
  private readonly built = new Map<string, Resource>();

  constructor(name: string, inputs: pulumi.Inputs, options: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, options);
    const { children, outputs, outputDependencies } = expandVpc(name, inputs);
    for (const child of children) this.built.set(child.key, this.build(child));
    const entries = Object.entries(outputs).map(([key, value]) => {
      // awsx makes all its outputs out of one `apply`, so that each depends on more than it holds.
      const others = outputDependencies[key]!.map((child) => this.get(child).urn);
      return [key, pulumi.all([this.resolve(value), ...others]).apply(([resolved]) => resolved)];
    });
    this.state = Object.fromEntries(entries) as pulumi.Inputs;
    this.registerOutputs({});
  }

  private build(child: Child): Resource {
    const inputs = Object.entries(child.inputs).map(([key, value]) => [key, this.resolve(value)]);
    return new Resource(child, Object.fromEntries(inputs), {
      parent: child.parent === undefined ? this : this.get(child.parent),
      dependsOn: child.dependsOn.map((key) => this.get(key)),
      version: awsVersionOfAwsx(),
    });
  }

  private resolve(value: Symbolic): unknown {
    if (value instanceof ChildOutput) return this.get(value.child)[value.property];
    if (value instanceof ChildResource) return this.get(value.child);
    if (Array.isArray(value)) return value.map((item: Symbolic) => this.resolve(item));
    if (typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.resolve(item as Symbolic)]));
  }

  private get(key: string): Resource {
    const found = this.built.get(key);
    if (!found) throw new Error(`${TYPE} refers to its child ${key} before it is made`);
    return found;
  }
}

const provider: Provider = {
  version,
  schema: JSON.stringify({ name: "awsx", version }),
  async construct(name, type, inputs, options): Promise<ConstructResult> {
    if (type !== TYPE) throw new Error(`the stand-in for awsx builds ${TYPE} only, not ${type}`);
    const vpc = new Vpc(name, inputs, options);
    return { urn: vpc.urn, state: vpc.state };
  },
};

process.stdin.on("end", () => process.exit()).resume();
oneConnectionEach();
void main(provider, []);
