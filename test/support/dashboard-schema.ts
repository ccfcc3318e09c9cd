import { z } from "zod";

/**
 * A dashboard's body as AWS describes it, as far as ours use it; strict, so that a typo is found
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html).
 */
const place = {
  x: z.int().min(0).max(23),
  y: z.int().min(0),
  width: z.int().min(1).max(24),
  height: z.int().min(1).max(1000),
};

const text = z.strictObject({
  ...place,
  type: z.literal("text"),
  properties: z.strictObject({ markdown: z.string().min(1), background: z.enum(["transparent", "solid"]).optional() }),
});

const alarm = z.strictObject({
  ...place,
  type: z.literal("alarm"),
  properties: z.strictObject({
    title: z.string(),
    alarms: z
      .array(z.string().regex(/^arn:aws:cloudwatch:[a-z0-9-]+:\d{12}:alarm:.+$/))
      .min(1)
      .max(100),
    sortBy: z.enum(["default", "stateUpdatedTimestamp", "timestamp"]).optional(),
    states: z.array(z.enum(["ALARM", "INSUFFICIENT_DATA", "OK"])).optional(),
  }),
});

const options = z.strictObject({
  label: z.string().optional(),
  stat: z.string().optional(),
  id: z
    .string()
    .regex(/^[a-z]\w*$/)
    .optional(),
  visible: z.boolean().optional(),
});

const expression = z.strictObject({
  expression: z.string().min(1).max(1024),
  label: z.string().optional(),
  id: z.string().regex(/^[a-z]\w*$/),
});

/** [namespace, metric, dimension, value, …, options] or [expression]. */
const metric = z.array(z.unknown()).refine((entry) => {
  if (entry.length === 1) return expression.safeParse(entry[0]).success;
  const last = entry.at(-1);
  const names = typeof last === "object" ? entry.slice(0, -1) : entry;
  const fits = typeof last !== "object" || options.safeParse(last).success;
  return fits && names.length >= 2 && names.length % 2 === 0 && names.every((one) => typeof one === "string");
}, "a metric's namespace, name, dimensions in pairs and options; or an expression");

const line = z.strictObject({ label: z.string(), value: z.number(), color: z.string().regex(/^#[0-9a-f]{6}$/) });

const graph = z.strictObject({
  ...place,
  type: z.literal("metric"),
  properties: z.strictObject({
    title: z.string().min(1),
    view: z.literal("timeSeries"),
    region: z.string().regex(/^[a-z]{2}-[a-z]+-\d$/),
    period: z.int().multipleOf(60),
    stat: z.string(),
    metrics: z.array(metric).min(1).max(500),
    annotations: z.strictObject({ horizontal: z.array(line).min(1) }).optional(),
    yAxis: z.strictObject({ left: z.strictObject({ min: z.number(), showUnits: z.boolean() }) }),
    legend: z.strictObject({ position: z.enum(["right", "bottom", "hidden"]) }),
  }),
});

export const dashboardSchema = z.strictObject({
  start: z.string().regex(/^-P/),
  periodOverride: z.enum(["auto", "inherit"]),
  widgets: z.array(z.discriminatedUnion("type", [text, alarm, graph])).max(500),
});
