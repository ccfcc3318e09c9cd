import { INSTANCE_SIZES } from "../../../facts/rds";

const SIZES = INSTANCE_SIZES.data;

/** What Aurora Serverless v2 calls its instances' class. */
export const SERVERLESS = "db.serverless";

/**
 * The rank of an instance class's size, such as 2xlarge of `db.r7g.2xlarge`; undefined for what names none. Serverless
 * v2 has no size. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.html
 */
export function sizeRank(instanceClass: string): number | undefined {
  const size = /^db\.[^.]+\.([^.]+)/.exec(instanceClass)?.[1];
  if (size === undefined) return undefined;
  const [, times] = /^(\d+)xlarge$/.exec(size) ?? [];
  if (times !== undefined) return SIZES.length - 1 + Math.log2(Number(times));
  const rank = SIZES.indexOf(size);
  return rank < 0 ? undefined : rank;
}
