import type { Problem } from "../config/problems";
import { show } from "../config/show";
import type { Parsed } from "../config/well-formed";

const KEY = "holdfast:trail";

/** What holdfast:trail says that cannot be. */
export function checkTrail(areas: Parsed): Problem[] {
  if (areas.trail?.enabled !== true) return [];
  return [...checkLock(areas), ...checkDataEvents(areas), ...checkBucket(areas)];
}

/** S3 does not delete what is locked, so that a lifecycle that ends sooner only hides the record and goes on costing. */
function checkLock({ trail }: Parsed): Problem[] {
  const days = trail?.objectLock?.days;
  const kept = trail?.retentionDays;
  if (days === undefined || kept === undefined || days <= kept) return [];
  return [
    {
      path: `${KEY}.objectLock.days`,
      message: `${days} days are longer than the ${kept} of retentionDays: S3 cannot delete what is locked`,
      fix: `Allowed: at most ${kept}; or a longer retentionDays.`,
    },
  ];
}

/** A kind of which the settings have none is a slip: whoever wrote it believes that something is recorded. */
function checkDataEvents(areas: Parsed): Problem[] {
  return (areas.trail?.dataEvents ?? []).flatMap((kind, i) => {
    if (kind === undefined || areas[kind] === undefined || Object.keys(areas[kind]).length > 0) return [];
    return [
      {
        path: `${KEY}.dataEvents[${i}]`,
        message: `${show(kind)} are to be recorded, and holdfast:${kind} names none`,
        fix: `Allowed: take it out; or name some in holdfast:${kind}.`,
      },
    ];
  });
}

/** The trail's own bucket would bear the same name. */
function checkBucket({ buckets }: Parsed): Problem[] {
  if (!buckets || !("trail" in buckets)) return [];
  return [
    {
      path: "holdfast:buckets.trail",
      message: '"trail" is the name of the bucket that holdfast:trail makes',
      fix: "Allowed: another name than trail.",
    },
  ];
}
