import * as aws from "../../../../../policy/aws";
import type { Graph } from "../../../../../policy/graph";
import type { CopyPicture } from "../picture";
import { dataBucketsIn } from "./buckets";
import { databasesIn } from "./databases";
import type { Found } from "./found";
import { messagesIn } from "./messages";
import { tablesIn } from "./tables";
import { vaultsIn } from "./vaults";
import { volumesIn } from "./volumes";

export { NO_REGION } from "./found";

/** Types drawn as stores, besides buckets. */
export const STORES: readonly string[] = [
  aws.DB_INSTANCE,
  aws.DB_CLUSTER,
  aws.BACKUPS_REPLICATION,
  aws.DYNAMODB_TABLE,
  aws.TABLE_REPLICA,
  aws.EBS_VOLUME,
  aws.BACKUP_VAULT,
  aws.QUEUE,
  aws.STREAM,
  aws.TOPIC,
  aws.EVENT_BUS,
  aws.LAMBDA_FUNCTION,
];

/**
 * All stores of data or messages, and the copies between them.
 * @param used the URNs of buckets with another use than data
 */
export function storesOf(graph: Graph, used: ReadonlySet<string>): Found {
  const found = [
    databasesIn(graph),
    tablesIn(graph),
    dataBucketsIn(graph, used),
    volumesIn(graph),
    vaultsIn(graph),
    messagesIn(graph),
  ];
  const ids = new Set(found.flatMap(({ stores }) => stores.map(({ id }) => id)));
  const copies = found
    .flatMap((one) => one.copies)
    .filter(({ from, to }) => ids.has(from) && ids.has(to) && from !== to);
  return { stores: found.flatMap(({ stores }) => stores), copies: joined(copies) };
}

/** One for each pair: several rules between two stores are one copy, and two opposite ones are one both ways. */
function joined(copies: readonly CopyPicture[]): CopyPicture[] {
  const made: CopyPicture[] = [];
  for (const copy of copies) {
    const same = made.find((one) => one.kind === copy.kind && one.from === copy.from && one.to === copy.to);
    const back = made.findIndex((one) => one.kind === copy.kind && one.from === copy.to && one.to === copy.from);
    if (same) continue;
    if (back >= 0) made[back] = { ...made[back]!, both: true };
    else made.push(copy);
  }
  return made;
}
