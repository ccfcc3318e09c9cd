import { z } from "zod";
import { TRANSITION_CLASSES } from "../../../facts/s3";
import { wholeNumber } from "./common";
import { everyStore, stores } from "./stores";

/** S3 counts a lifecycle's days in whole numbers; more than a hundred years, Object Lock's longest, is surely a slip. */
const LONGEST_DAYS = 36500;

export const STORAGE_CLASSES = TRANSITION_CLASSES.data;
export type StorageClass = (typeof STORAGE_CLASSES)[number];

const transition = z.strictObject({
  storageClass: z.enum(STORAGE_CLASSES).describe("The class that objects move to."),
  afterDays: wholeNumber(1, LONGEST_DAYS).describe("Days after an object's creation."),
});

const lifecycle = z
  .strictObject({
    oldVersionsDays: wholeNumber(1, LONGEST_DAYS)
      .default(30)
      .describe(
        "Days for which an overwritten or deleted object can still be brought back; one that Object Lock holds stays until its lock ends.",
      ),
    incompleteUploadsDays: wholeNumber(1, LONGEST_DAYS)
      .default(7)
      .describe("Days after which the parts of an upload that was never completed are deleted."),
    expireAfterDays: wholeNumber(1, LONGEST_DAYS)
      .optional()
      .describe("Days after which objects are deleted, in both regions; by default never."),
    transitions: z
      .array(transition, "a list of moves, each with storageClass and afterDays")
      .default([])
      .describe("Moves to cheaper storage classes, from the readiest class to the coldest."),
  })
  .prefault({})
  .describe("What S3 does to ageing objects; the same in both regions, since S3 replicates no action of a lifecycle.");

const replication = z
  .strictObject({
    timeControl: z
      .boolean()
      .default(true)
      .describe(
        "S3 Replication Time Control: 99.99 % of new objects reach the other region within 15 minutes. Costs for each GB; without it nothing is promised.",
      ),
    metrics: z
      .boolean()
      .default(true)
      .describe("CloudWatch metrics of what waits and what failed; Time Control requires them."),
    deleteMarkers: z
      .boolean()
      .default(true)
      .describe(
        "Whether a deleted object disappears in the other region too, so that it is not back after a failover. Its versions stay in both for " +
          "oldVersionsDays, and the deletion of a version is never replicated. false for archives, where nothing should ever disappear.",
      ),
  })
  .prefault({})
  .describe("To and from the standby region, in every strategy but static-site.");

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html: the longest retention is 100 years. */
const objectLock = z
  .strictObject({
    mode: z
      .enum(["governance", "compliance"])
      .describe(
        "governance: people with the permission can still delete. compliance: no one can, not even the root user.",
      ),
    days: wholeNumber(1, LONGEST_DAYS).optional().describe("For how long each new version is locked; this or years."),
    years: wholeNumber(1, 100).optional().describe("For how long each new version is locked; this or days."),
  })
  .describe(
    "No version can be deleted before its time. Can never be turned off; taken out, new objects are locked no more. To add it to buckets that " +
      "exist, `up` the secondary first: S3 replicates from a locked bucket to a locked one only.",
  );

const bucket = z.strictObject({
  ...everyStore,
  lifecycle,
  replication,
  objectLock: objectLock.optional(),
});

export const buckets = stores(bucket).describe(
  "S3 buckets for the service's own data by name; the same in both stacks, so they belong in Pulumi.yaml.",
);

export type DataBucket = z.infer<typeof bucket>;
