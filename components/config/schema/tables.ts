import { z } from "zod";
import { region, text, wholeNumber } from "./common";
import { everyStore, stores } from "./stores";

/** Names of DynamoDB's parts and their lengths: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
const INDEX_NAME = "an index's name: 3 to 255 letters, digits, underscores, hyphens and periods, such as by-customer";
const ATTRIBUTE_NAME = "an attribute's name of 1 to 255 characters";

const attributeName = text(ATTRIBUTE_NAME).max(255, ATTRIBUTE_NAME);

/** An attribute that is part of a key; keys are scalar (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html#HowItWorks.CoreComponents.PrimaryKey). */
const keyAttribute = z.strictObject({
  name: attributeName.describe("The attribute's name."),
  type: z.enum(["S", "N", "B"]).describe("S: string, N: number, B: binary."),
});

const INCLUDED = "a list of at least one attribute";

const projection = z
  .union(
    [
      z.enum(["ALL", "KEYS_ONLY"]),
      z.strictObject({
        include: z.array(attributeName, INCLUDED).min(1, INCLUDED).describe("The attributes besides the keys."),
      }),
    ],
    "ALL, KEYS_ONLY, or a group with a list of attributes to include",
  )
  .default("ALL")
  .describe("What of an item the index holds besides its keys.");

/**
 * AWS's first quota is 40,000 units a table and can be raised
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html); this bound only guards against typos.
 */
const units = wholeNumber(1, 10_000_000);

const capacity = z.strictObject({
  min: units.describe("Units that are always there; the table begins with them."),
  max: units.describe("The most units that Application Auto Scaling provisions."),
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html: from 20 to 90 percent.
  target: wholeNumber(20, 90).default(70).describe("Share of the units that should be in use, in percent."),
});

const capacities = {
  read: capacity.describe("Read capacity units, between which Application Auto Scaling moves."),
  write: capacity.describe("Write capacity units; replicas follow, as global tables require."),
};

const billing = z
  .discriminatedUnion("mode", [
    z.strictObject({
      mode: z.literal("on-demand").describe("Capacity by use, or provisioned and scaled."),
      maxReadUnits: units
        .optional()
        .describe("At most so many reads a second, so that a runaway caller costs no more."),
      maxWriteUnits: units.optional().describe("At most so many writes a second."),
    }),
    z.strictObject({
      mode: z.literal("provisioned").describe("Capacity by use, or provisioned and scaled."),
      ...capacities,
    }),
  ])
  .prefault({ mode: "on-demand" })
  .describe(
    "on-demand: AWS scales by itself. provisioned: units that Application Auto Scaling moves between two bounds.",
  );

const indexName = z.string(INDEX_NAME).regex(/^[A-Za-z0-9_.-]{3,255}$/, INDEX_NAME);

const globalIndex = z.strictObject({
  partitionKey: keyAttribute.describe("The index's partition key."),
  sortKey: keyAttribute.optional().describe("The index's sort key."),
  projection,
  capacity: z
    .strictObject(capacities)
    .optional()
    .describe("Its own units, where the table's billing is provisioned; by default the table's."),
});

const localIndex = z.strictObject({ sortKey: keyAttribute.describe("The index's sort key."), projection });

const table = z.strictObject({
  ...everyStore,
  partitionKey: keyAttribute.describe("The attribute that items are spread by; a table that exists cannot change it."),
  sortKey: keyAttribute
    .optional()
    .describe("The attribute by which the items of one partition are sorted; a table that exists cannot change it."),
  globalSecondaryIndexes: z
    .record(indexName, globalIndex)
    .default({})
    .describe("Indexes with a partition key of their own, by name."),
  localSecondaryIndexes: z
    .record(indexName, localIndex)
    .default({})
    .describe("Indexes within one partition; a table that exists can neither get nor lose one."),
  billing,
  warmThroughput: z
    .strictObject({
      // An on-demand table's own (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html).
      read: wholeNumber(12_000, 10_000_000).describe("Reads a second that it takes at once."),
      write: wholeNumber(4000, 10_000_000).describe("Writes a second that it takes at once."),
    })
    .optional()
    .describe(
      "What the table takes from its first second, in every region with a replica: a replica that was never read begins with 12,000 reads and 4,000 writes. It costs once, cannot be lowered, and applies as the table is made; for one that exists, run the output stores.tables.<name>.warm. Indexes are not warmed.",
    ),
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoverySpecification.html: from 1 to 35 days.
  recoveryPeriodDays: wholeNumber(1, 35)
    .default(35)
    .describe(
      "How far back point-in-time recovery, which is always on, can go; that of a replica goes back 35 days whatever is said here.",
    ),
  timeToLive: attributeName
    .optional()
    .describe("The attribute with the time (Unix epoch, in seconds) after which DynamoDB deletes an item."),
  stream: z
    .enum(["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"])
    .optional()
    .describe(
      "A stream of the changes; an eventually consistent replica needs NEW_AND_OLD_IMAGES, which it then has by itself.",
    ),
  tableClass: z
    .enum(["STANDARD", "STANDARD_INFREQUENT_ACCESS"])
    .default("STANDARD")
    .describe("The table class; STANDARD_INFREQUENT_ACCESS costs less to store and more to read and write."),
  contributorInsights: z
    .boolean()
    .default(false)
    .describe("Whether CloudWatch Contributor Insights names the keys that are used most; it costs by the request."),
  consistency: z
    .enum(["eventual", "strong"])
    .default("eventual")
    .describe(
      "Of strategies with replicas. eventual: replicas follow, usually within a second, and the last writer wins. strong: a write is in a second region before it succeeds (multi-Region strong consistency), which needs a third region and cannot be changed later.",
    ),
  witness: region
    .optional()
    .describe("The third region of a strongly consistent table, which votes, holds no table and costs nothing."),
  thirdReplica: region.optional().describe("The third region of a strongly consistent table, with a whole replica."),
});

export const tables = stores(table).describe(
  "DynamoDB tables by name; the same in both stacks, so they belong in Pulumi.yaml.",
);

export type Table = z.infer<typeof table>;
export type Capacity = z.infer<typeof capacity>;
export type GlobalIndex = z.infer<typeof globalIndex>;
export type Projection = z.infer<typeof projection>;
