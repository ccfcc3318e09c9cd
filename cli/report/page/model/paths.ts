import type { Choice, HostPicture, Picture, RecordPicture } from "./picture";

/** The targets of each name that users type, in failover order. */
export function namesOf(hosts: readonly HostPicture[]): Picture["names"] {
  const byName = new Map(hosts.map((host) => [host.host, host]));
  return hosts
    .filter((host) => !host.nested && !isPlain(host))
    .map((host) => ({ host: host.host, choices: inOrder(choicesOf(host, byName, [])) }));
}

/** Whether a name has one target, regardless of health. */
export function isPlain(host: HostPicture): boolean {
  return host.records.every(({ routing }) => routing.kind === "simple");
}

function inOrder(choices: readonly Choice[]): Choice[] {
  return [...choices].sort((a, b) => a.rank - b.rank);
}

function choicesOf(host: HostPicture, byName: ReadonlyMap<string, HostPicture>, passed: RecordPicture[]): Choice[] {
  const first = host.records.filter((record) => !isReserve(record));
  const reserve = host.records.filter(isReserve);
  const choices = first.flatMap((record) => along(record, byName, passed));
  const last = Math.max(-1, ...choices.map((choice) => choice.rank));
  const then = reserve.flatMap((record) => along(record, byName, passed));
  return [...choices, ...then.map((choice) => ({ ...choice, rank: choice.rank + last + 1 }))];
}

/**
 * A SECONDARY record, or one with the weight 0: Route 53 answers with it only when all records of more weight are unhealthy
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-weighted.html).
 */
function isReserve({ routing }: RecordPicture): boolean {
  if (routing.kind === "weighted") return routing.weight === 0;
  return routing.kind === "failover" && routing.side === "SECONDARY";
}

function along(record: RecordPicture, byName: ReadonlyMap<string, HostPicture>, passed: RecordPicture[]): Choice[] {
  const records = [...passed, record];
  const { target } = record;
  const next = target.kind === "host" ? byName.get(target.host) : undefined;
  // Guards against alias cycles.
  if (!next || passed.some((one) => one.host === next.host)) return [{ rank: 0, records, target }];
  return choicesOf(next, byName, records);
}
