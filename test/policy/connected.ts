import type { Planned } from "../components/plans";

/** What more resources than this have to do with (a topic of alarms, a key, a vault) connects only such of them as are one of their type there. */
const SHARED_BY = 12;

/** So many references are at most between what a rule judges and what it reads: a subnet, the association, its route table, the route, the NAT gateway. */
const FAR = 4;

/** Properties whose text others use as a reference. */
const NAMES = /^(arn|id|.*[nN]ame|bucket|url|identifier)$/;

/**
 * Which resources references connect: what a resource refers to, what refers to it, and so on, FAR references away. Read from the recorded dependencies and
 * from texts that are another one's name, and so apart from how the pack's own graph reads references.
 */
export class Connections {
  private readonly direct = new Map<string, Set<string>>();
  private readonly types: ReadonlyMap<string, string>;

  constructor(resources: readonly Planned[]) {
    this.types = new Map(resources.map(({ urn, type }) => [urn, type]));
    const owners = ownersOf(resources);
    const arns = [...owners.keys()].filter((text) => text.startsWith("arn:"));
    for (const { urn, inputs, dependencies = [], propertyDependencies = {} } of resources) {
      const texts = textsIn(inputs);
      const patterns = texts.filter((text) => /^arn:\S*\*/.test(text)).map(matcher);
      const matched = patterns.length > 0 ? arns.filter((arn) => patterns.some((pattern) => pattern.test(arn))) : [];
      const named = [...texts, ...matched].flatMap((text) => owners.get(text) ?? []);
      for (const other of [...named, ...dependencies, ...Object.values(propertyDependencies).flat()])
        this.connect(urn, other);
    }
  }

  /** What is connected with a resource, and itself. */
  of(urn: string): ReadonlySet<string> {
    const found = new Set([urn]);
    let edge = [urn];
    for (let i = 0; i < FAR; i++) {
      edge = edge.flatMap((one) => this.through(one, urn)).filter((one) => !found.has(one));
      edge.forEach((one) => found.add(one));
    }
    return found;
  }

  /** Where a way from a resource leads on from another, or from itself. */
  private through(one: string, from: string): string[] {
    const next = [...this.next(one)];
    if (one === from || this.isPart(from, one) || next.length <= SHARED_BY) return next;
    const types = next.map((other) => this.typeOf(other));
    return next.filter((_, i) => types.indexOf(types[i]!) === types.lastIndexOf(types[i]!));
  }

  /** Whether a resource sets what AWS has as a part of the other, as a queue's policy is: who refers to the queue has to do with its policy. */
  private isPart(urn: string, of: string): boolean {
    const [whole = "", part = ""] = [of, urn].map((one) => this.typeOf(one).split(":").slice(0, 2).join(":"));
    return part !== whole && part.startsWith(whole);
  }

  private typeOf(urn: string): string {
    return this.types.get(urn) ?? "";
  }

  private next(urn: string): ReadonlySet<string> {
    return this.direct.get(urn) ?? new Set();
  }

  private connect(one: string, other: string): void {
    if (one === other) return;
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      this.direct.set(from, (this.direct.get(from) ?? new Set()).add(to));
  }
}

/** The resources by the texts that identify them. */
function ownersOf(resources: readonly Planned[]): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const { urn, id, inputs, outputs, custom } of resources) {
    if (!custom) continue;
    const names = Object.entries({ ...inputs, ...outputs }).flatMap(([key, value]) => (NAMES.test(key) ? [value] : []));
    for (const text of new Set([id, ...names]))
      if (typeof text === "string" && text !== "") owners.set(text, [...(owners.get(text) ?? []), urn]);
  }
  return owners;
}

function matcher(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .split("*")
      .map((text) => text.replace(/[.$]/g, "\\$&"))
      .join(".*")}$`,
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
