/**
 * Small graphs, written as a program would be, for the tests of rules:
 *
 *     const subnet = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "us-east-1a" });
 *     const group = resource("aws:autoscaling/group:Group", "web", { vpcZoneIdentifiers: [subnet.id] });
 *     verdicts(rule, graphOf(subnet, group));   // as deployed or planned: ids are known
 *     verdicts(rule, previewOf(subnet, group)); // as at preview: ids and computed values are not
 */
import { strict } from "../../policy/config";
import { graphFromExports, type Graph } from "../../policy/graph";
import { UNKNOWN_TEXT } from "../../policy/graph/serialized";
import { judgeRule } from "../../policy/judge";
import type { Rule } from "../../policy/rule";
import type { Verdict } from "../../policy/verdict";

/** A property whose value is unknown until deployment. */
export const unknown = Symbol("unknown");
/** A property whose value is a secret. */
export const secret = Symbol("secret");

/** Another resource's output, used as a property. */
export class Reference {
  constructor(
    readonly of: Fixture,
    readonly output: string,
  ) {}
}

export interface FixtureOptions {
  /** What the provider answers besides; known at preview too. */
  outputs?: Record<string, unknown>;
  region?: string;
  stack?: string;
  protect?: boolean;
  ignoreChanges?: string[];
  parent?: Fixture;
  /** A component has no id and no provider. */
  component?: boolean;
  id?: string;
  /** What the property depends on besides what its value shows. */
  propertyDependencies?: Record<string, Fixture[]>;
}

let made = 0;

/** A resource of a test; made by `resource` and `component`. */
export class Fixture {
  readonly urn: string;
  /** The physical id, for use as another's property. */
  readonly id: Reference;
  readonly physicalId: string;

  constructor(
    readonly type: string,
    readonly name: string,
    readonly inputs: Record<string, unknown>,
    readonly options: FixtureOptions,
  ) {
    this.urn = `urn:pulumi:${options.stack ?? "primary"}::shop::${type}::${name}`;
    this.id = this.output("id");
    made += 1;
    this.physicalId = options.id ?? `${name}-${made.toString(16).padStart(8, "0")}`;
  }

  /** An output, for use as another's property: its value if known, else one that the provider would make up. */
  output(name: string): Reference {
    return new Reference(this, name);
  }

  /** Outputs that others use and the provider would compute. */
  readonly computed = new Set<string>();

  /** What the provider would answer. */
  answer(output: string): unknown {
    if (output === "id") return this.physicalId;
    const given = this.options.outputs?.[output] ?? this.inputs[output];
    return given ?? `${output}-of-${this.physicalId}`;
  }
}

export function resource(
  type: string,
  name: string,
  inputs: Record<string, unknown> = {},
  options: FixtureOptions = {},
): Fixture {
  return new Fixture(type, name, inputs, options);
}

export function component(type: string, name: string, options: FixtureOptions = {}): Fixture {
  return new Fixture(type, name, {}, { ...options, component: true });
}

function collect(value: unknown, into: Reference[]): void {
  if (value instanceof Reference) into.push(value);
  else if (typeof value === "object" && value !== null) Object.values(value).forEach((inner) => collect(inner, into));
}

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:abc" };

function written(value: unknown, preview: boolean): unknown {
  if (value === unknown) return UNKNOWN_TEXT;
  if (value === secret) return SECRET;
  if (value instanceof Reference) {
    const givenByProgram = value.output in value.of.inputs || value.output in (value.of.options.outputs ?? {});
    return preview && !givenByProgram ? UNKNOWN_TEXT : written(value.of.answer(value.output), preview);
  }
  if (Array.isArray(value)) return value.map((inner) => written(inner, preview));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, written(inner, preview)]));
}

function entry(fixture: Fixture, preview: boolean): Record<string, unknown> {
  const { options, inputs } = fixture;
  const byProperty: Record<string, string[]> = {};
  for (const [key, value] of Object.entries(inputs)) {
    const references: Reference[] = [];
    collect(value, references);
    const ones = [...references.map((one) => one.of), ...(options.propertyDependencies?.[key] ?? [])];
    if (ones.length > 0) byProperty[key] = [...new Set(ones.map((one) => one.urn))];
  }
  const region = options.region && { region: options.region };
  const computed = [...fixture.computed].filter((key) => key !== "id" && !(key in inputs));
  const made = Object.fromEntries(computed.map((key) => [key, preview ? UNKNOWN_TEXT : fixture.answer(key)]));
  return {
    urn: fixture.urn,
    type: fixture.type,
    custom: !options.component,
    ...(!options.component && !preview && { id: fixture.physicalId }),
    inputs: written({ ...region, ...inputs }, preview),
    outputs: written({ ...region, ...inputs, ...made, ...options.outputs }, preview),
    protect: options.protect ?? false,
    ignoreChanges: options.ignoreChanges,
    parent: options.parent?.urn,
    dependencies: [...new Set(Object.values(byProperty).flat())],
    propertyDependencies: byProperty,
  };
}

/** Fixtures as an export has them. */
export function entriesOf(fixtures: readonly Fixture[], preview = false): Record<string, unknown>[] {
  for (const fixture of fixtures) {
    const references: Reference[] = [];
    collect(fixture.inputs, references);
    references.forEach((one) => one.of.computed.add(one.output));
  }
  return fixtures.map((fixture) => entry(fixture, preview));
}

function build(fixtures: readonly Fixture[], preview: boolean): Graph {
  const resources = entriesOf(fixtures, preview);
  return graphFromExports([{ file: "test.json", document: { version: 3, deployment: { resources } } }]);
}

/** The graph of a plan or a deployed stack: every id and every output that is used is known. */
export function graphOf(...fixtures: Fixture[]): Graph {
  return build(fixtures, false);
}

/** The graph of a first preview: ids and computed outputs are unknown, dependencies show the references. */
export function previewOf(...fixtures: Fixture[]): Graph {
  return build(fixtures, true);
}

/** Every verdict of a rule, with the name of the resource that it is about. */
export function judgementsOf(
  rule: Rule,
  graph: Graph,
  settings: Record<string, unknown> = {},
): ({ name: string } & Verdict)[] {
  const parsed = strict(rule.settings).parse(settings);
  return judgeRule(rule, graph, parsed).map(({ resource, verdict }) => ({ name: resource.name, ...verdict }));
}

/** The verdict on each resource by its name: `{ web: "violation" }`; several on one are joined with a space. */
export function verdicts(rule: Rule, graph: Graph, settings: Record<string, unknown> = {}): Record<string, string> {
  const result: Record<string, string> = {};
  for (const { name, verdict } of judgementsOf(rule, graph, settings)) {
    result[name] = result[name] ? `${result[name]} ${verdict}` : verdict;
  }
  return result;
}
