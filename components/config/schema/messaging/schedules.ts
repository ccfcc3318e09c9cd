import { z } from "zod";

const SCHEDULE = "a schedule such as rate(1 day), rate(5 minutes) or cron(0 3 * * ? *)";

/** A value of 1 requires the singular, any other the plural (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rate-expressions.html). */
const RATE = /^rate\((1 (minute|hour|day)|([2-9]|[1-9]\d+) (minutes|hours|days))\)$/;
const CRON = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/;

/** Of the day of the month and that of the week one must be "?" (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html). */
function isSchedule(expression: string): boolean {
  const [, , , dayOfMonth, , dayOfWeek] = CRON.exec(expression) ?? [];
  return RATE.test(expression) || (dayOfMonth === "?") !== (dayOfWeek === "?");
}

/** A rule's schedule expression, in UTC; at most 256 characters. */
export const schedule = z
  .string(SCHEDULE)
  .max(256, "at most 256 characters")
  .refine(isSchedule, `${SCHEDULE}; of a cron's days, one is a question mark`)
  .describe(
    "When, in UTC: a rate or a cron expression; on the default bus alone. It runs in the region that is active.",
  );
