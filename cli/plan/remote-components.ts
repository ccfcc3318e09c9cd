import { createRequire } from "node:module";
import { ChildOutput, ChildResource, expandVpc, type Child, type Expansion, type Symbolic } from "./awsx-vpc";
import type { Recorded } from "./recorded";
import { plainRegistration, type Registration } from "./registration";
import { RESOURCE_REFERENCE, SIGNATURE, UNKNOWN, type Properties } from "./wire";

/** How a provider would build a remote component, by type. */
const EXPANSIONS: Record<string, (name: string, object: Properties) => Expansion> = { "awsx:ec2:Vpc": expandVpc };

/** What a remote component answers to the program. */
interface Made {
  outputs: Properties;
  /** By output: the URNs on which its consumers depend. */
  dependencies: Record<string, string[]>;
}

/**
 * The children of a remote component, ready to be built.
 *
 * @throws Error for a component that the plan doesn't know, and for arguments that it can't expand
 */
export function expandRemote(registration: Registration): RemoteChildren {
  const { type, name, object } = registration;
  const expand = EXPANSIONS[type];
  if (!expand)
    throw new Error(`the plan cannot build the component ${type}: it knows ${Object.keys(EXPANSIONS).join(", ")}`);
  const depending = Object.entries(registration.propertyDependencies).find(([, urns]) => urns.length > 0);
  if (depending)
    throw new Error(
      `argument "${depending[0]}" comes from another resource: the plan expands ${type} from plain values only`,
    );
  return new RemoteChildren(registration, expand(name, object));
}

class RemoteChildren {
  private readonly built = new Map<string, Recorded>();
  private readonly version = awsVersionOfAwsx();

  constructor(
    private readonly registration: Registration,
    private readonly expansion: Expansion,
  ) {}

  /**
   * Builds the children one after the other.
   *
   * @param component the component's URN
   * @param register registers one child
   */
  build(component: string, register: (child: Registration) => Recorded): Made {
    for (const child of this.expansion.children) this.built.set(child.key, register(this.childOf(child, component)));
    const outputs = Object.entries(this.expansion.outputs).map(([key, value]) => [key, this.resolve(value)]);
    const dependencies = Object.entries(this.expansion.outputDependencies).map(([key, children]) => [
      key,
      children.map((child) => this.get(child).urn),
    ]);
    return { outputs: Object.fromEntries(outputs), dependencies: Object.fromEntries(dependencies) };
  }

  private childOf(child: Child, component: string): Registration {
    const inputs = Object.entries(child.inputs);
    const propertyDependencies = Object.fromEntries(inputs.map(([key, value]) => [key, this.urnsIn(value)]));
    const explicit = child.dependsOn.map((key) => this.get(key).urn);
    return {
      ...plainRegistration(child.type, child.name, child.parent ? this.get(child.parent).urn : component),
      object: Object.fromEntries(inputs.map(([key, value]) => [key, this.resolve(value)])),
      dependencies: [...new Set([...explicit, ...Object.values(propertyDependencies).flat()])],
      propertyDependencies,
      provider: this.registration.providers["aws"],
      version: this.version,
    };
  }

  private resolve(value: Symbolic): unknown {
    if (value instanceof ChildOutput) return this.outputOf(value);
    if (value instanceof ChildResource) return this.reference(this.get(value.child));
    if (Array.isArray(value)) return value.map((item: Symbolic) => this.resolve(item));
    if (typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.resolve(item)]));
  }

  private outputOf({ child, property }: ChildOutput): unknown {
    const resource = this.get(child);
    return (property === "id" ? resource.id : resource.outputs[property]) ?? UNKNOWN;
  }

  private reference(resource: Recorded): Properties {
    const { urn, id } = resource;
    return { [SIGNATURE]: RESOURCE_REFERENCE, urn, id: id ?? "", packageVersion: this.version };
  }

  private urnsIn(value: Symbolic): string[] {
    if (value instanceof ChildOutput || value instanceof ChildResource) return [this.get(value.child).urn];
    if (Array.isArray(value)) return value.flatMap((item: Symbolic) => this.urnsIn(item));
    return typeof value === "object" ? Object.values(value).flatMap((item) => this.urnsIn(item)) : [];
  }

  private get(key: string): Recorded {
    const resource = this.built.get(key);
    if (!resource) throw new Error(`${this.registration.type} refers to its child ${key} before it is made`);
    return resource;
  }
}

/** awsx brings its own aws provider, whose version is the least that its package asks for: `7.43.0`. */
export function awsVersionOfAwsx(): string {
  const { dependencies } = createRequire(__filename)("@pulumi/awsx/package.json") as {
    dependencies: Record<string, string>;
  };
  return dependencies["@pulumi/aws"]!.replace(/^\D+/, "");
}
