import type { HostPicture, Picture, RecordPicture, Target } from "../model/picture";
import { isPlain } from "../model/paths";
import { hostBar, plainCard, recordCard, unusedCard } from "./cards";
import type { Column, Placing } from "./columns";
import { shape, type Box, type Shape, type State } from "./scene";
import { bold, line, muted } from "./text";

const GAP = 8;

/** Where an arrow leaves the panel: from a record to its target. */
export interface Exit {
  column: number;
  from: string;
  box: Box;
  target: Target;
  state: State;
}

interface DnsLayout {
  shapes: Shape[];
  exits: Exit[];
  /** The bars of hosts that are targets of records. */
  hosts: Map<string, Box>;
  bottom: number;
}

/** The panel of Route 53: a bar for each host name, below it its records, each in the column of its target's region. */
export function layoutDns(
  picture: Picture,
  columns: readonly Column[],
  placing: Placing,
  frame: Omit<Box, "h">,
): DnsLayout {
  const { dns } = picture;
  const cursors = columns.map(() => frame.y + 44);
  const made: DnsLayout = { shapes: [], exits: [], hosts: new Map(), bottom: frame.y };
  if (dns.zones.length + dns.hosts.length + dns.checks.size === 0) return made;
  const states = statesOf(picture);
  const put = (column: number, laid: { shapes: Shape[]; bottom: number }) => {
    made.shapes.push(...laid.shapes);
    cursors[column] = laid.bottom + GAP;
  };
  for (const host of dns.hosts.filter((one) => one.nested || !isPlain(one))) {
    const own = host.records.map((record) => placing.ofRecord(record));
    const [first, last] = [Math.min(...own), Math.max(...own)];
    const span = columns.slice(first, last + 1);
    const apart = host.nested || made.hosts.size === 0 ? 0 : GAP;
    const y = Math.max(...cursors.slice(first, last + 1)) + apart;
    const box = { x: span[0]!.x, y, w: span.at(-1)!.x + span.at(-1)!.w - span[0]!.x };
    const bar = hostBar(host, box);
    made.shapes.push(bar);
    made.hosts.set(host.host, bar);
    for (let column = first; column <= last; column += 1) cursors[column] = y + bar.h + GAP;
    for (const record of host.records) {
      const column = placing.ofRecord(record);
      const { x, w } = columns[column]!;
      const state = states.get(record.urn) ?? "none";
      put(column, withExit(recordCard(record, state, picture, { x, y: cursors[column]!, w }), record, state, column));
    }
  }
  for (const record of plainRecords(dns.hosts)) {
    const column = placing.ofRecord(record);
    const { x, w } = columns[column]!;
    put(column, withExit(plainCard(record, picture, { x, y: cursors[column]!, w }), record, "none", column));
  }
  const unused = new Set(dns.unusedChecks);
  columns.forEach(({ x, w }, column) => {
    const urns = [...unused].filter((urn) => placing.ofStack(dns.checks.get(urn)!.stack) === column);
    if (urns.length > 0) put(column, unusedCard(urns, picture, { x, y: cursors[column]!, w }));
  });
  made.bottom = Math.max(...cursors) - GAP + 14;
  made.shapes.unshift(...panel(picture, { ...frame, h: made.bottom - frame.y }));
  return made;

  function withExit<T extends { shapes: Shape[] }>(laid: T, record: RecordPicture, state: State, column: number): T {
    made.exits.push({ column, from: record.urn, box: laid.shapes[0]!, target: record.target, state });
    return laid;
  }
}

function plainRecords(hosts: readonly HostPicture[]): RecordPicture[] {
  return hosts.filter((host) => !host.nested && isPlain(host)).flatMap((host) => host.records);
}

/** Whether a record serves while all targets are healthy, or only when others have failed. */
function statesOf(picture: Picture): Map<string, State> {
  const states = new Map<string, State>();
  for (const { rank, records } of picture.names.flatMap((name) => name.choices)) {
    for (const { urn } of records) if (states.get(urn) !== "serves") states.set(urn, rank === 0 ? "serves" : "standby");
  }
  return states;
}

function panel({ dns }: Picture, box: Box): Shape[] {
  const title = line(box.x + 16, box.y + 25, 90, [bold("Route 53")], { size: 15 });
  const others = dns.otherRecords.map(({ what, count }) => `${count} × ${what}`).join(", ");
  const note =
    others === ""
      ? []
      : [line(box.x + box.w - 16, box.y + 25, box.w / 2, [muted(`not drawn: ${others}`)], { size: 11, anchor: "end" })];
  const frame = shape("panel", box, { lines: [title, ...note], label: "Route 53" });
  let x = box.x + 104;
  const zones = dns.zones.map((zone) => {
    const w = 210;
    const text = line(x + 10, box.y + 24, w - 20, [
      muted("hosted zone "),
      { text: zone.label, cut: "middle" as const },
    ]);
    const chip = shape(
      "hosted-zone",
      { x, y: box.y + 9, w, h: 22 },
      {
        lines: [text],
        label: `Hosted zone ${zone.label}`,
        ...(zone.urn !== undefined && { urn: zone.urn }),
      },
    );
    x += w + 8;
    return chip;
  });
  return [frame, ...zones];
}
