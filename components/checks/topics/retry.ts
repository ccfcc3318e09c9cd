import { formatDuration } from "../../../lib/duration";
import type { Problem } from "../../config/problems";
import type { Subscription } from "../../config/schema/messaging/topics";

/** "The total policy retry time for an HTTP/S endpoint cannot be greater than 3,600 seconds" (https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html). */
const LONGEST_SECONDS = 3600;

/** Retries that SNS refuses. */
export function checkRetry(path: string, subscription: Subscription): Problem[] {
  const { retries, minDelay, maxDelay } = ("retry" in subscription ? subscription.retry : undefined) ?? {};
  if (minDelay === undefined || maxDelay === undefined) return [];
  if (minDelay > maxDelay) {
    const message = `${formatDuration(minDelay)} is longer than maxDelay (${formatDuration(maxDelay)})`;
    return [{ path: `${path}.retry.minDelay`, message, fix: `Allowed: at most ${formatDuration(maxDelay)}.` }];
  }
  if (retries === undefined) return [];
  // Delays that grow in a straight line; those of the other functions are shorter (same page, figure).
  const mean = (minDelay + maxDelay) / 2;
  if (retries * mean <= LONGEST_SECONDS) return [];
  const sum = `${retries} retries x (${formatDuration(minDelay)} + ${formatDuration(maxDelay)}) / 2 = ${formatDuration(Math.ceil(retries * mean))}`;
  return [
    {
      path: `${path}.retry.retries`,
      message: `${sum}, more than the hour that SNS tries an address`,
      fix: `Allowed: at most ${Math.floor(LONGEST_SECONDS / mean)} with these delays, or shorter delays.`,
    },
  ];
}
