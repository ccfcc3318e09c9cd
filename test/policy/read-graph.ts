import { Graph, type Resource } from "../../policy/graph";

/** What was read: a property's path, of a resource. */
export interface PropertyRead {
  readonly resource: Resource;
  readonly path: string;
}

/** Notes which properties are read. */
export class ReadGraph extends Graph {
  private readonly noted = new Map<string, PropertyRead>();

  get reads(): readonly PropertyRead[] {
    return [...this.noted.values()];
  }

  override value(resource: any, path: any): any {
    this.note(resource, path);
    return super.value(resource, path);
  }

  override input(resource: any, path: any): any {
    this.note(resource, path);
    return super.input(resource, path);
  }

  override values(resource: any, path: any): any {
    this.note(resource, path);
    return super.values(resource, path);
  }

  override references(resource: any, path: any, types: any): any {
    this.note(resource, path);
    return super.references(resource, path, types);
  }

  override referrers(target: any, types: any, path: any, among?: any): any {
    for (const one of this.ofType(...(types as string[]))) this.note(one, path);
    return super.referrers(target, types, path, among);
  }

  private note(resource: Resource, path: string): void {
    this.noted.set(`${resource.urn} ${path}`, { resource, path });
  }
}
