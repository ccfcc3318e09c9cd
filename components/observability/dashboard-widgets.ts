/** Columns of a dashboard (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html). */
export const COLUMNS = 24;

/** The most alarms of one widget (the same page, Properties of an Alarm Status Widget Object). */
const MOST_ALARMS = 100;

/** Where a widget is; x, y, width and height in units of the grid. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One metric, or one expression, of a widget: `["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", "orders-1", { … }]`. */
export type MetricEntry = (string | Record<string, unknown>)[];

/** What a widget shows, as CloudWatch defines it. */
export type Content =
  | { type: "text"; properties: { markdown: string; background?: "transparent" } }
  | {
      type: "alarm";
      properties: { title: string; alarms: string[]; sortBy: "stateUpdatedTimestamp"; states?: string[] };
    }
  | { type: "metric"; properties: MetricProperties };

export interface MetricProperties {
  title: string;
  view: "timeSeries";
  region: string;
  period: number;
  stat: string;
  metrics: MetricEntry[];
  annotations?: { horizontal: { label: string; value: number; color: string }[] };
  yAxis: { left: { min: number; showUnits: false } };
  legend: { position: "bottom" };
}

export type Widget = Place & Content;

export interface DashboardBody {
  start: string;
  periodOverride: "inherit";
  widgets: Widget[];
}

/** Columns that one alarm takes in an alarm widget, so that its name can be read. */
const CHIP_COLUMNS = 4;

/** Rows that an alarm widget needs, its title's with it. */
function alarmRows(alarms: number, width: number): number {
  return 1 + Math.max(1, Math.ceil(alarms / Math.floor(width / CHIP_COLUMNS)));
}

/** Puts widgets one below the other into a part of the grid's columns. */
export class Column {
  readonly widgets: Widget[] = [];

  /** @param y the first free row */
  constructor(
    private readonly x: number,
    private readonly width: number,
    private y = 0,
  ) {}

  /** The first row below all that was put in. */
  get bottom(): number {
    return this.y;
  }

  /** A heading or a paragraph; its height in rows. */
  text(markdown: string, height: number): void {
    this.put({ type: "text", properties: { markdown, background: "transparent" } }, height);
  }

  /** The states of alarms, the latest change first; no widget without alarms. @param height of a widget that shows only some states */
  alarms(title: string, arns: readonly string[], only?: { states: string[]; height: number }): void {
    for (let from = 0; from < arns.length; from += MOST_ALARMS) {
      const alarms = arns.slice(from, from + MOST_ALARMS);
      this.put(
        {
          type: "alarm",
          properties: { title, alarms, sortBy: "stateUpdatedTimestamp", ...(only && { states: only.states }) },
        },
        only?.height ?? alarmRows(alarms.length, this.width),
      );
    }
  }

  /** Graphs side by side, as many in a row as fit. */
  graphs(all: readonly MetricProperties[], { width, height }: { width: number; height: number }): void {
    const perRow = Math.floor(this.width / width);
    for (let from = 0; from < all.length; from += perRow) {
      for (const [i, properties] of all.slice(from, from + perRow).entries()) {
        this.widgets.push({ type: "metric", x: this.x + i * width, y: this.y, width, height, properties });
      }
      this.y += height;
    }
  }

  private put(content: Content, height: number): void {
    this.widgets.push({ ...content, x: this.x, y: this.y, width: this.width, height });
    this.y += height;
  }
}
