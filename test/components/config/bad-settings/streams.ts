import { set, type Edit } from "../edits";
import { row, type BadSettings } from "./row";

const READS = ["holdfast:streams", "holdfast:functions", "holdfast:workload", "holdfast:tables"];

type Says = [path: string, shows: string, allowed: string][];

/** The shipped files with one stream. */
function stream(name: string, settings: unknown, says: Says, edits: Edit[] = []): BadSettings {
  const at = says.map(([path, ...rest]): [string, string, string] => [`holdfast:streams.clicks.${path}`, ...rest]);
  return row(name, [set("streams", { clicks: settings }), ...edits], at, { reads: READS });
}

const reader = { code: "sample-worker", sources: { clicks: { stream: "clicks" } } };
const readers = (...names: string[]) => [set("functions", Object.fromEntries(names.map((name) => [name, reader])))];
const provisioned = (shards: number) => ({ mode: "provisioned", shards });

const malformed: BadSettings[] = [
  stream("a stream that keeps records for less than a day", { retention: "12h" }, [
    ["retention", '"12h" is not allowed', "a duration from 1d to 365d"],
  ]),
  stream("a stream that keeps records for part of an hour", { retention: "1501m" }, [
    ["retention", '"1501m" is not allowed', "whole hours, from 1d to 365d"],
  ]),
  stream("a provisioned stream without shards", { capacity: { mode: "provisioned" } }, [
    ["capacity.shards", "is missing", "a whole number from 1 to 10000"],
  ]),
  stream("an on-demand stream with shards", { capacity: { mode: "on-demand", shards: 2 } }, [
    ["capacity.shards", "is not a setting", ""],
  ]),
  stream("a metric that shards have not", { shardLevelMetrics: ["ALL"] }, [
    ["shardLevelMetrics[0]", '"ALL" is not allowed', "IteratorAgeMilliseconds"],
  ]),
  stream("a silence of part of a minute", { alarms: { silence: "90s" } }, [
    ["alarms.silence", '"90s" is not allowed', "whole minutes"],
  ]),
  stream("a peak of nothing", { peak: { megabytes: 0, records: 100 } }, [
    ["peak.megabytes", "0 is not allowed", "a number above 0"],
  ]),
];

const times: BadSettings[] = [
  stream("a lag alarm that comes when records are gone", { retention: "1d", alarms: { lag: "1d" } }, [
    [
      "alarms.lag",
      "1d + 3m until ALARM is no less than the retention of 1d: the alarm for a stopped consumer comes when its records are being deleted",
      "23h or less, or a longer holdfast:streams.clicks.retention",
    ],
  ]),
  stream("a lag alarm that leaves too little time to act", { retention: "1d", alarms: { lag: "21h" } }, [
    [
      "alarms.lag",
      "21h + 3m until ALARM + 4h to fix a software fault is more than the retention of 1d: records are deleted before they are read",
      "19h or less, or a holdfast:streams.clicks.retention of 26h or more",
    ],
  ]),
  stream(
    "records that are deleted before the Region is back",
    { retention: "1d" },
    [
      [
        "retention",
        "1d is less than the 30h RTO of a Region failure",
        "30h or more, or a shorter holdfast:workload.objectives.region.rto",
      ],
    ],
    [set("workload.objectives.region", { rto: "30h", rpo: "1m" })],
  ),
];

const capacities: BadSettings[] = [
  stream("fewer shards than megabytes", { capacity: provisioned(2), peak: { megabytes: 2.5, records: 100 } }, [
    ["capacity.shards", "2 is too few for 2.5 MB and 100 records a second", "3 or more"],
  ]),
  stream(
    "fewer shards than thousands of records",
    { capacity: provisioned(2), peak: { megabytes: 1, records: 4200 } },
    [["capacity.shards", "2 is too few for 1 MB and 4200 records a second", "5 or more"]],
  ),
  stream(
    "more readers than shards can serve",
    { capacity: provisioned(2), peak: { megabytes: 2, records: 100 } },
    [
      [
        "capacity.shards",
        "2 give 4 MB a second to all readers together, and bill, count, ship want 6 MB (3 x 2 MB)",
        "3 or more, or fewer readers",
      ],
    ],
    readers("bill", "count", "ship"),
  ),
  stream("an idle standby that cannot take the peak", { peak: { megabytes: 6, records: 100 } }, [
    [
      "capacity.mode",
      "on-demand cannot take 6 MB and 100 records a second at a failover: the standby's stream was idle, and accepts 4 MB and 4000 records a second",
      "mode provisioned with 6 shards or more",
    ],
  ]),
  stream(
    "one consumer for two functions",
    { enhancedFanOut: true },
    [["enhancedFanOut", "bill, ship would share one consumer", "one function with this stream among its sources"]],
    readers("bill", "ship"),
  ),
  stream("a consumer without a function", { enhancedFanOut: true }, [
    ["enhancedFanOut", "no function reads the stream", "false; or one function"],
  ]),
];

/** Streams that lose records. */
export const streams: BadSettings[] = [...malformed, ...times, ...capacities];
