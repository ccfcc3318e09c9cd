import { set, type Edit } from "../edits";
import { row, type BadSettings } from "./row";

const READS = ["holdfast:queues", "holdfast:topics", "holdfast:functions", "holdfast:buses", "holdfast:workload.name"];

type Says = [path: string, shows: string, allowed: string][];

/** The shipped files with one queue, and with nothing else that carries messages. */
function queue(name: string, settings: object, says: Says, edits: Edit[] = []): BadSettings {
  const at = says.map(([path, ...rest]): [string, string, string] => [`holdfast:queues.orders.${path}`, ...rest]);
  const alone = [set("queues", { orders: settings }), set("topics", {}), set("buses", {}), set("functions", {})];
  return row(name, [...alone, ...edits], at, { reads: READS });
}

const worker = (more: object = {}, source: object = {}): Edit =>
  set("functions", {
    worker: {
      code: "sample-worker",
      ...more,
      sources: { orders: { queue: "orders", ...source } },
    },
  });

const malformed: BadSettings[] = [
  queue("a message that is never hidden", { visibilityTimeout: "0s" }, [
    ["visibilityTimeout", '"0s" is not allowed', "a duration from 1s to 12h"],
  ]),
  queue("a message that is kept too long", { retention: "15d" }, [
    ["retention", '"15d" is not allowed', "a duration from 1m to 14d"],
  ]),
  queue("a DLQ whose messages expire before a person can look", { deadLetterRetention: "1h", fifo: true }, [
    ["deadLetterRetention", '"1h" is not allowed', "a duration from 1d to 14d"],
  ]),
  queue("a longer delay and wait than SQS knows", { delay: "16m", receiveWait: "21s" }, [
    ["delay", '"16m" is not allowed', "a duration from 0s to 15m"],
    ["receiveWait", '"21s" is not allowed', "a duration from 0s to 20s"],
  ]),
];

const lifetimes: BadSettings[] = [
  queue(
    "a message that expires before it goes to the dead-letter queue",
    { retention: "10m", visibilityTimeout: "3m", delay: "1m" },
    [["retention", "1m of delay + 5 receives x 3m of visibility timeout = 16m", "more than 16m (at most 14d"]],
  ),
  queue(
    "a message that expires in the moment when it would be a dead letter",
    { retention: "1h", visibilityTimeout: "12m" },
    [["retention", "1h loses messages", "more than 1h"]],
  ),
  queue(
    "a message that expires before its slow function has tried it",
    { retention: "1h" },
    [["retention", "5 receives x 90m of visibility timeout (which worker needs) = 450m", "more than 450m"]],
    [worker({ timeout: "15m" })],
  ),
  queue("an alarm that comes too late", { oldest: "3d", retention: "3d" }, [
    ["oldest", "5 receives x 30s of visibility timeout = 150s more for its tries", "at most 71h, or a longer"],
  ]),
  queue(
    "an alarm that comes when one try is left too few",
    { oldest: "55m", retention: "1h", visibilityTimeout: "1m" },
    [["oldest", "55m is too late", "at most 3299s"]],
  ),
  queue("a DLQ whose messages are as old as messages get", { retention: "4d", deadLetterRetention: "4d" }, [
    ["deadLetterRetention", "it may have waited 4d (retention) already", "more than 4d (at most 14d"],
  ]),
  queue("messages that expire before they reach the DLQ", { retention: "14d" }, [
    ["deadLetterRetention", "14d loses messages in the dead-letter queue", "Allowed: a retention of less than 14d"],
  ]),
];

const consumers: BadSettings[] = [
  queue(
    "a message that shows up while its function runs",
    { visibilityTimeout: "20s" },
    [["visibilityTimeout", "6 x its timeout of 30s = 3m: AWS refuses one below the function's timeout", "3m or more"]],
    [worker()],
  ),
  queue(
    "a message that shows up while its batch fills",
    { visibilityTimeout: "40s" },
    [["visibilityTimeout", "30s + its batch window of 20s = 200s: a message shows up again while", "200s or more"]],
    [worker({}, { window: "20s" })],
  ),
  queue(
    "a message that shows up before a throttled call is tried again",
    { visibilityTimeout: "2m" },
    [
      [
        "visibilityTimeout",
        "2m is too short for worker, which needs 6 x its timeout of 30s = 3m: a batch",
        "leave it out",
      ],
    ],
    [worker()],
  ),
  queue(
    "receives that others' calls use up",
    { maxReceives: 3 },
    [["maxReceives", "topic news may use up its reservedConcurrency of 4", "5 or more"]],
    [
      worker({ reservedConcurrency: 4 }, { maximumConcurrency: 2 }),
      set("topics", { news: { subscriptions: { worker: { function: "worker" } } } }),
    ],
  ),
];

const kinds: BadSettings[] = [
  queue("a standard queue with what FIFO queues know", { contentBasedDeduplication: true, highThroughput: true }, [
    ["contentBasedDeduplication", "true has no meaning for a standard queue", "fifo: true"],
    ["highThroughput", "true has no meaning for a standard queue", "Leave it out"],
  ]),
];

const NAMES = [set("topics", {}), set("buses", {}), set("functions", {})];

const names: BadSettings[] = [
  row(
    "a queue that is called as another's DLQ",
    [...NAMES, set("queues", { orders: {}, "orders-dead-letters": {} })],
    [["holdfast:queues.orders-dead-letters", "as the dead-letter queue of orders is", "another name"]],
    { reads: READS },
  ),
  row(
    "a queue that is called as the record of the alarms",
    [...NAMES, set("queues", { "alerts-record": {} })],
    [["holdfast:queues.alerts-record", "as the record of the alarms is", "another name"]],
    { reads: READS },
  ),
  row(
    "queues that are called as what the alarms' notifications have",
    [...NAMES, set("queues", { alerts: {}, "alerts-undelivered": {} })],
    [
      ["holdfast:queues.alerts", 'its dead-letter queue would be called "alerts-dead-letters"', "another name"],
      ["holdfast:queues.alerts-undelivered", "dead-letter queue of the alarms' notifications is", "another name"],
    ],
    { reads: READS },
  ),
  row(
    "a queue that is called as what a topic could not deliver",
    [
      ...NAMES,
      set("queues", { "news-orders-undelivered": {}, orders: {} }),
      set("topics", { news: { subscriptions: { orders: { queue: "orders" } } } }),
    ],
    [["holdfast:topics.news.subscriptions.orders", "as the queue news-orders-undelivered is", "another name"]],
    { reads: READS },
  ),
  row(
    "a subscription with a dead-letter queue of a longer name than SQS takes",
    [
      ...NAMES,
      set("queues", { orders: { fifo: true } }),
      set("workload.name", "w".repeat(16)),
      set("topics", { ["t".repeat(24)]: { fifo: true, subscriptions: { ["s".repeat(24)]: { queue: "orders" } } } }),
    ],
    [
      [
        `holdfast:topics.${"t".repeat(24)}.subscriptions.${"s".repeat(24)}`,
        "which has 83 characters, too many for SQS",
        "at most 80, SQS's limit: shorten the names or holdfast:workload.name by 3 in all",
      ],
    ],
    { reads: READS },
  ),
];

/** Queues that cannot be, or that lose messages. */
export const queues: BadSettings[] = [...malformed, ...lifetimes, ...consumers, ...kinds, ...names];
