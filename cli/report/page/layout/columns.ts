import type { HostPicture, Picture, RecordPicture, RegionPicture } from "../model/picture";

/** A column of the drawing: one region's, or on a narrow page all regions'. */
export interface Column {
  x: number;
  w: number;
  /** The side on which arrows run down. */
  side: "left" | "right";
  /** Indices of the regions drawn in it. */
  regions: number[];
}

/** The columns of what is drawn. */
export interface Placing {
  ofUrn(urn: string): number | undefined;
  ofStack(stack: string): number;
  ofRecord(record: RecordPicture): number;
}

/** The column of a target, stack or record, which is its region's; `columnOf` gives a region's. */
export function placingOf(picture: Picture, columnOf: (region: number) => number): Placing {
  const byUrn = new Map<string, number>();
  const byStack = new Map<string, number>();
  picture.regions.forEach((region, index) => {
    for (const urn of targetsIn(region)) byUrn.set(urn, columnOf(index));
    for (const stack of region.stacks) if (!byStack.has(stack)) byStack.set(stack, columnOf(index));
  });
  const hosts = new Map(picture.dns.hosts.map((host) => [host.host, host]));
  const ofStack = (stack: string) => byStack.get(stack) ?? 0;
  const ofRecord = (record: RecordPicture, passed: readonly string[] = []): number => {
    const { target } = record;
    if (target.kind === "resource") return byUrn.get(target.urn) ?? ofStack(record.stack);
    const next: HostPicture | undefined = target.kind === "host" ? hosts.get(target.host) : undefined;
    // Guards against alias cycles.
    if (!next || passed.includes(next.host)) return ofStack(record.stack);
    return Math.min(...next.records.map((one) => ofRecord(one, [...passed, next.host])));
  };
  return { ofUrn: (urn) => byUrn.get(urn), ofStack, ofRecord: (record) => ofRecord(record) };
}

/** The possible targets of records in a region. */
function targetsIn(region: RegionPicture): string[] {
  return [
    ...region.vpcs.flatMap((vpc) => vpc.layers.flatMap((layer) => layer.balancers.map((one) => one.urn))),
    ...[...region.distributions, ...region.fronts].map((one) => one.urn),
    ...region.buckets.map((one) => one.urn),
  ];
}
