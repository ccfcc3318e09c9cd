import type { Properties } from "../../../cli/plan/wire";

/** A resource that exists in AWS. */
export interface LiveResource {
  urn: string;
  type: string;
  id: string;
  /** What the program wanted. */
  inputs: Properties;
  properties: Properties;
}

/** What exists in AWS by Pulumi's hand: a resource and the one that replaces it have one URN, and ids of their own. */
export class Live {
  private readonly resources: LiveResource[] = [];
  /** By URN, how often it was made. */
  private readonly made = new Map<string, number>();

  timesMade(urn: string): number {
    return this.made.get(urn) ?? 0;
  }

  add(resource: LiveResource): void {
    this.made.set(resource.urn, this.timesMade(resource.urn) + 1);
    this.resources.push(resource);
  }

  update(urn: string, id: string, properties: Properties): void {
    const found = this.resources.find((one) => one.urn === urn && one.id === id);
    if (found) found.properties = properties;
  }

  /** The one of a type and id, in a Region or in any. */
  find(type: string, id: string, region?: unknown): LiveResource | undefined {
    return this.resources.find(
      (one) => one.type === type && one.id === id && (region === undefined || one.properties["region"] === region),
    );
  }

  remove(urn: string, id: string): void {
    const index = this.resources.findIndex((one) => one.urn === urn && one.id === id);
    if (index >= 0) this.resources.splice(index, 1);
  }

  all(): readonly LiveResource[] {
    return this.resources;
  }

  ofType(type: string): readonly LiveResource[] {
    return this.resources.filter((one) => one.type === type);
  }

  has(urn: string): boolean {
    return this.resources.some((one) => one.urn === urn);
  }
}
