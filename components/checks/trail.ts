import type { Areas } from "../config/schema";
import type { Problem } from "../config/problems";
import { show } from "../config/show";

const KEY = "holdfast:trail";

/** S3 does not delete what is locked, so that a lifecycle that ends sooner only hides the record and goes on costing. */
export function checkTrailLock({ trail }: Pick<Areas, "trail">): Problem[] {
  if (!trail.enabled) return [];
  const days = trail.objectLock?.days;
  const kept = trail.retentionDays;
  if (days === undefined || days <= kept) return [];
  return [
    {
      path: `${KEY}.objectLock.days`,
      message: `${days} days are longer than the ${kept} of retentionDays: S3 cannot delete what is locked`,
      fix: `Allowed: at most ${kept}; or a longer retentionDays.`,
    },
  ];
}

/** A kind without a resource in the settings is a mistake: nothing would be recorded. */
export function checkDataEvents(areas: Pick<Areas, "trail" | "buckets" | "tables" | "functions">): Problem[] {
  if (!areas.trail.enabled) return [];
  return areas.trail.dataEvents.flatMap((kind, i) => {
    if (Object.keys(areas[kind]).length > 0) return [];
    return [
      {
        path: `${KEY}.dataEvents[${i}]`,
        message: `${show(kind)} are to be recorded, and holdfast:${kind} names none`,
        fix: `Allowed: take it out; or name some in holdfast:${kind}.`,
      },
    ];
  });
}

/** The trail's own bucket would have the same name. */
export function checkTrailBucket({ trail, buckets }: Pick<Areas, "trail" | "buckets">): Problem[] {
  if (!trail.enabled || !Object.hasOwn(buckets, "trail")) return [];
  return [
    {
      path: "holdfast:buckets.trail",
      message: '"trail" is the name of the bucket that holdfast:trail makes',
      fix: "Allowed: another name than trail.",
    },
  ];
}
