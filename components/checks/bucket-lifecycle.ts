import type { Problem } from "../config/problems";
import { STORAGE_CLASSES, type DataBucket, type StorageClass } from "../config/schema/buckets";
import { show } from "../config/show";

type Bucket = DataBucket;

/** A move that could be read whole, and its place in the list. */
interface Move {
  storageClass: StorageClass;
  afterDays: number;
  path: string;
}

/**
 * Days that an object must be in S3 Standard before it moves to Standard-IA, and in Standard-IA before one rule moves it on to an archive
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html, Constraints).
 */
const STANDARD_IA_DAYS = 30;
const ARCHIVES: StorageClass[] = ["GLACIER", "DEEP_ARCHIVE"];

const DAYS_A_YEAR = 365;

/** What S3 refuses of a lifecycle, and what Object Lock would not let it do. @param path the bucket's */
export function checkBucketLifecycle(path: string, bucket: Bucket): Problem[] {
  const moves = movesOf(`${path}.lifecycle.transitions`, bucket);
  return [
    ...moves.flatMap((move, i) => tooEarly(move, moves[i - 1])),
    ...tooShortALife(path, bucket, moves),
    ...lockLength(`${path}.objectLock`, bucket.objectLock),
    ...lockedWhenExpired(path, bucket),
  ];
}

function movesOf(path: string, { lifecycle }: Bucket): Move[] {
  return lifecycle.transitions.flatMap((move, i) => {
    const { storageClass, afterDays } = move;
    return [{ storageClass, afterDays, path: `${path}[${i}]` }];
  });
}

function tooEarly(move: Move, before: Move | undefined): Problem[] {
  const { storageClass, afterDays, path } = move;
  if (before && STORAGE_CLASSES.indexOf(storageClass) <= STORAGE_CLASSES.indexOf(before.storageClass)) {
    return [
      {
        path: `${path}.storageClass`,
        message: `${show(storageClass)} after ${before.storageClass} is no move that S3 makes`,
        fix: `Allowed: each class once and in this order: ${STORAGE_CLASSES.join(", ")}.`,
      },
    ];
  }
  const gap = before?.storageClass === "STANDARD_IA" && ARCHIVES.includes(storageClass) ? STANDARD_IA_DAYS : 1;
  const least = Math.max(storageClass === "STANDARD_IA" ? STANDARD_IA_DAYS : 1, before ? before.afterDays + gap : 1);
  if (afterDays >= least) return [];
  const why =
    storageClass === "STANDARD_IA" && least === STANDARD_IA_DAYS
      ? `S3 moves nothing to STANDARD_IA before ${STANDARD_IA_DAYS} days`
      : `${before!.storageClass} comes after ${before!.afterDays} days, and ${storageClass} at least ${gap} day${gap === 1 ? "" : "s"} later`;
  return [
    { path: `${path}.afterDays`, message: `${afterDays} is too early: ${why}`, fix: `Allowed: ${least} or more.` },
  ];
}

/** S3 refuses a rule that deletes an object before, or as, it moves it. */
function tooShortALife(path: string, { lifecycle }: Bucket, moves: Move[]): Problem[] {
  const expires = lifecycle.expireAfterDays;
  const last = moves.reduce((most, move) => Math.max(most, move.afterDays), 0);
  if (expires === undefined || expires > last) return [];
  return [
    {
      path: `${path}.lifecycle.expireAfterDays`,
      message: `${expires} is not after the last of the transitions, which comes after ${last} days`,
      fix: `Allowed: ${last + 1} or more, or no such transition.`,
    },
  ];
}

function lockLength(path: string, lock: Bucket["objectLock"]): Problem[] {
  if (!lock) return [];
  const given = ["days", "years"].filter((unit) => unit in lock);
  if (given.length === 1) return [];
  const message = given.length === 0 ? "has neither days nor years" : "has days and years";
  return [{ path, message, fix: "Allowed: one of the two; S3 takes a default retention in one unit." }];
}

/** S3 would only hide an object that its lock still retains: invisible, and still charged. */
function lockedWhenExpired(path: string, { lifecycle, objectLock }: Bucket): Problem[] {
  const expires = lifecycle.expireAfterDays;
  const locked = objectLock?.days ?? (objectLock?.years === undefined ? undefined : objectLock.years * DAYS_A_YEAR);
  if (expires === undefined || locked === undefined || expires >= locked) return [];
  return [
    {
      path: `${path}.lifecycle.expireAfterDays`,
      message: `${expires} is before the object lock's ${locked} days are over: S3 hides the object, and keeps it`,
      fix: `Allowed: ${locked} or more, or a shorter objectLock.`,
    },
  ];
}
