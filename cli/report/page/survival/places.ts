import type { Model } from "../model";
import type { HostPicture, TargetGroupPicture } from "../model/picture";

/** Where the drawing shows what a simulation names. */
export class Places {
  private readonly hosts: ReadonlyMap<string, HostPicture>;
  private readonly zones = new Map<string, string[]>();
  /** By load balancer. */
  private readonly groups: ReadonlyMap<string, readonly TargetGroupPicture[]>;

  constructor(
    private readonly model: Model,
    private readonly numbers: ReadonlyMap<string, number>,
  ) {
    const { dns, regions } = model.picture;
    this.hosts = new Map(dns.hosts.map((host) => [host.host, host]));
    const layers = regions.flatMap(({ vpcs }) => vpcs.flatMap((vpc) => vpc.layers));
    this.groups = new Map(layers.flatMap(({ balancers }) => balancers.map((one) => [one.urn, one.targetGroups])));
    for (const { name, vpcs } of regions)
      this.zones.set(
        name,
        vpcs.flatMap((vpc) => vpc.zones.filter((zone) => zone !== undefined)),
      );
  }

  /** The numbers of some resources in the page. */
  numbersOf(urns: readonly string[]): number[] {
    return urns.flatMap((urn) => this.numbers.get(urn) ?? []).sort((a, b) => a - b);
  }

  /** The Regions and Availability Zones that a fault takes whole. */
  placesOf(atoms: readonly string[]): string[] {
    const found = atoms.flatMap((atom) => {
      const region = /^region:(.*)$/s.exec(atom)?.[1];
      if (region !== undefined) return [region, ...(this.zones.get(region) ?? [])];
      return /^zone:[^/]*\/(.*)$/s.exec(atom)?.[1] ?? [];
    });
    return [...new Set(found)];
  }

  /** With what serves a name, the records that answer with it, and the target groups on the way. */
  withWay(fn: string, path: readonly string[]): readonly string[] {
    const host = this.hosts.get(/^serve (\S+)/.exec(fn)?.[1] ?? "");
    const carriers = new Set(path);
    const records = host ? this.recordsTo(host, carriers, new Set()) : [];
    const groups = path.flatMap((urn) => this.groups.get(urn) ?? []);
    const between = groups.filter(({ members }) => members.some((urn) => carriers.has(urn))).map(({ urn }) => urn);
    return records.length + between.length === 0 ? path : [...new Set([...path, ...records, ...between])];
  }

  private recordsTo(host: HostPicture, carriers: ReadonlySet<string>, passed: Set<HostPicture>): string[] {
    // Guards against alias cycles.
    if (passed.has(host)) return [];
    passed.add(host);
    return host.records.flatMap(({ urn, target }) => {
      if (target.kind === "resource") return carriers.has(target.urn) ? [urn] : [];
      const next = target.kind === "host" ? this.hosts.get(target.host) : undefined;
      const further = next ? this.recordsTo(next, carriers, passed) : [];
      return further.length === 0 ? [] : [urn, ...further];
    });
  }

  /** Of some resources those that are not drawn themselves, each with the numbers of what it is drawn with. */
  drawnWith(lists: readonly (readonly number[])[]): Record<number, number[]> {
    const used = new Set(lists.flat());
    const found = [...this.model.attached].flatMap(([urn, owners]): [number, number[]][] => {
      const number = this.numbers.get(urn);
      return number !== undefined && used.has(number) ? [[number, this.numbersOf(owners)]] : [];
    });
    return Object.fromEntries(found);
  }
}
